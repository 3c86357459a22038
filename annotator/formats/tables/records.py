"""JSON Lines with an object an article, and JSON with a list of such objects; values that are no text become one."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.formats.foreign.lines import first_object
from annotator.formats.tables.table import MOST_COLUMNS, Refuse, Row, Table, named, refuse_too_large, worded
from annotator.text.decoding import decode

_OURS = "article-annotator"


def fits(head: bytes) -> bool:
    """Whether a file begins with an object, alone on its line or in a list, that is none of our own exports."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = first_object(head)
    is_open = start.startswith(b"[") or not start.startswith(b"{\n")
    return bool(found) and is_open and found.get("format") != _OURS


def read(raw: bytes, encoding: str | None = None) -> Table:
    """The table in the bytes of a file. Raises ``ImportRefused``."""
    refuse_too_large(len(raw))
    found = decode(raw, encoding)
    text = found.text.lstrip()
    whole = _list(text) if text.startswith("[") else None
    lines = found.text

    def objects(refuse: Refuse) -> Iterator[tuple[int, Mapping[str, Any]]]:
        for number, value in enumerate(whole, 1) if whole is not None else _lines(lines, refuse):
            if isinstance(value, dict):
                yield number, cast("Mapping[str, Any]", value)
            else:
                refuse(LeftOut(_("An object is expected here."), number))

    keys: dict[str, None] = {}
    for _number, one in objects(lambda _left: None):
        if len(keys) <= MOST_COLUMNS:
            keys |= dict.fromkeys(one)
    if not keys:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with an object for each article."))
    columns = named([worded(key) for key in keys])

    def rows(refuse: Refuse) -> Iterator[Row]:
        for number, one in objects(refuse):
            cells = tuple(worded(one.get(key)) for key in keys)
            if any(cells):
                yield Row(number, cells)

    return Table(columns, rows, found.encoding, found.others, found.doubts)


def _list(text: str) -> list[Any]:
    try:
        return cast("list[Any]", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise ImportRefused(
            _("This is not JSON: {reason}.").format(reason=error), _("Nothing was imported; mend the file.")
        ) from error


def _lines(text: str, refuse: Refuse) -> Iterator[tuple[int, object]]:
    at = number = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line, at, number = text[at:end], end, number + 1
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as error:
            refuse(LeftOut(_("This is not JSON: {reason}.").format(reason=error), number))
