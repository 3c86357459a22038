"""Files of one JSON object a line, as other tools write them; a line that does not fit is told and passed over."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.foreign.building import Building

LONGEST_LINE_BYTES = 64 * 1024 * 1024
"""No article is longer; a file without line ends is not read into memory."""


def objects(path: Path, building: Building) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects with the numbers of their lines, from 1; what is none is a problem of ``building``.

    Raises ``ImportRefused`` for a file that is not UTF-8, or has a line that is too long for memory.
    """
    for number, line in _lines(path):
        try:
            found = json.loads(line, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            building.leave_out(number, _("This is not JSON: {reason}.").format(reason=error))
            continue
        if isinstance(found, dict):
            yield number, found
        else:
            building.leave_out(number, _("An object is expected here."))


def first_object(head: bytes) -> dict[str, Any]:
    """The object of the first line of a file, as far as its first bytes hold it; else an empty one."""
    lines = head.removeprefix(codecs.BOM_UTF8).lstrip().split(b"\n", 1)
    try:
        found = json.loads(lines[0])
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold something."""
    number = 0
    with path.open("rb") as file:
        while raw := file.readline(LONGEST_LINE_BYTES):
            number += 1
            if len(raw) == LONGEST_LINE_BYTES and not raw.endswith(b"\n"):
                raise ImportRefused(
                    _("Line {line} is longer than {limit} MB.").format(line=number, limit=LONGEST_LINE_BYTES >> 20),
                    _("Nothing was imported; cut the text into several articles."),
                )
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise ImportRefused(
                    _("Line {line} is not UTF-8: {reason}.").format(line=number, reason=error.reason),
                    _("Nothing was imported; save the file as UTF-8."),
                ) from error
            if line.strip():
                yield number, line


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
