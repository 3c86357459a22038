"""A codebook as JSON: what stands under ``codebook`` in our exports, which are read as well."""

import json
from typing import Any, cast
from uuid import UUID

from annotator.domain.codebook import Codebook
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.formats import shaping
from annotator.formats.codebooks.flat import FORMAT, VERSION, Heard, book, in_order, refused, said_in, text_of


def read(data: bytes) -> Heard:
    """The codebook of a file, or that of an export. Raises ``ImportRefused``."""
    try:
        value = json.loads(text_of(data))
    except json.JSONDecodeError as error:
        told = _("The JSON breaks off or goes wrong in line {line}, column {column}: {reason}.")
        raise refused(told.format(line=error.lineno, column=error.colno, reason=error.msg)) from error
    except RecursionError as error:
        raise refused(_("The JSON is nested too deeply.")) from error
    if not isinstance(value, dict):
        raise refused(_("There is no codebook in the file."))
    whole = cast("dict[str, Any]", value)
    found = book(whole)
    tags: list[dict[str, Any]] = whole.get("codebook", whole)["tags"]
    return Heard(found, {TagId(UUID(tag["id"])): said_in(tag) for tag in tags})


def write(codebook: Codebook) -> bytes:
    """The file: keys in a fixed order, two spaces, UTF-8."""
    value = {"format": FORMAT, "version": VERSION, **shaping.codebook(in_order(codebook))}
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
