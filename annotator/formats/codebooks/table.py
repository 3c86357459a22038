"""A codebook as CSV: one row a tag, with BOM and CRLF, for spreadsheets; types of link do not fit in."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from annotator.domain.codebook import Codebook, FeatureKind, Tag, default_codebook
from annotator.domain.ids import new_id
from annotator.domain.language import _
from annotator.formats.annot_csv import BOM, defused
from annotator.formats.codebooks.features import feature_in_words
from annotator.formats.codebooks.flat import (
    EVERYTHING,
    Heard,
    Raw,
    heard,
    in_order,
    refused,
    said_in,
    text_of,
    usual_link_types,
)

CARRIES = EVERYTHING - {"link_types"}
COLUMNS = (
    "path", "kind", "colour", "key", "sign", "line", "description", "guideline", "overlap", "features", "retired", "id",
)  # fmt: skip
_FEATURE = re.compile(r"(?P<name>(?:[^\\(*]|\\.)*)(?P<required>\*?) \((?P<kind>\w+)\)(?:: (?P<choices>.*))?", re.DOTALL)
_MEANT = {"n": "\n", "r": "\r"}


def read(data: bytes) -> Heard:
    """The tags of a table with our usual types of link; only ``path`` must be there. Raises ``ImportRefused``."""
    text = text_of(data)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise refused(_("The table cannot be read: {reason}.").format(reason=error)) from error
    if not rows or "path" not in rows[0]:
        raise refused(_("The table has no column “path”, which names each tag from its kind down, such as theme/work."))
    return heard(_tags(rows), usual_link_types())


def write(codebook: Codebook) -> bytes:
    """The table; a tag stands below the one above it."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for tag in in_order(codebook).tags:
        writer.writerow([defused(cell) for cell in _row(codebook, tag)])
    return (BOM + buffer.getvalue()).encode()


def _row(codebook: Codebook, tag: Tag) -> tuple[str, ...]:
    return (
        codebook.path(tag.id), tag.kind, tag.colour, tag.key, tag.sign, tag.line.value, tag.description, tag.guideline,
        tag.overlap.value, "\n".join(map(feature_in_words, tag.features)), "yes" if tag.retired else "", str(tag.id),
    )  # fmt: skip


def _tags(rows: list[dict[str, str | None]]) -> Iterator[Raw]:
    usual = {tag.name: str(tag.id) for tag in default_codebook().tags}
    keys: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        cells = {name: cell.removeprefix("'") for name, cell in row.items() if name in COLUMNS and cell is not None}
        path = cells.get("path", "").strip()
        if path in keys:
            raise refused(_("Line {line}: the tag “{tag}” stands there twice.").format(line=number, tag=path))
        parent, _slash, name = path.rpartition("/")
        if parent and parent not in keys:
            told = _("Line {line}: the tag “{tag}” stands before the one above it, or that one is missing.")
            raise refused(told.format(line=number, tag=path))
        keys[path] = _key(cells.get("id", "")) or ("" if parent else usual.get(name, "")) or str(new_id())
        plain = {
            one: cell for one, cell in cells.items() if cell and one not in {"path", "features", "retired", "kind"}
        }
        plain |= {"parent": keys[parent]} if parent else {}
        yield {
            **plain, "id": keys[path], "name": name, "kind": cells.get("kind") or path.split("/")[0],
            **({"sign": cells["sign"]} if "sign" in cells else {}),
            "features": list(_features(cells.get("features", ""), number)),
            "retired": cells.get("retired", "").strip().lower() in {"yes", "true", "1"},
        }, said_in(cells)  # fmt: skip


def _key(words: str) -> str:
    try:
        return str(UUID(words.strip())) if words.strip() else ""
    except ValueError:
        return ""


def _features(cell: str, line: int) -> Iterator[dict[str, Any]]:
    for words in filter(None, (part.strip(" \r") for part in cell.split("\n"))):
        found = _FEATURE.fullmatch(words)
        if found is None or found["kind"] not in set(FeatureKind):
            told = _("Line {line}: “{words}” is no feature; one looks like this: Manner* (choice): says | asks")
            raise refused(told.format(line=line, words=words[:40]))
        choices = found["choices"].split(" | ") if found["choices"] else []
        yield {
            "name": _meant(found["name"]), "kind": found["kind"], "choices": [_meant(one) for one in choices],
            "required": bool(found["required"]),
        }  # fmt: skip


def _meant(words: str) -> str:
    return re.sub(r"\\(.)", lambda found: _MEANT.get(found[1], found[1]), words, flags=re.DOTALL)
