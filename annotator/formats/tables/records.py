"""JSON with an object an article: one a line, in a list, or somewhere within one object that holds all of them.

What stands in objects within an article is a column of its own (``meta.title``); other values that are no text become
one.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.domain.transfer.mappings import Target
from annotator.formats.foreign.lines import first_object
from annotator.formats.foreign.loose import listed, mapping
from annotator.formats.streams.lines import value_of
from annotator.formats.streams.values import reason_of
from annotator.formats.tables.mapping import meant
from annotator.formats.tables.table import MOST_COLUMNS, Refuse, Row, Table, named, refuse_too_large, worded
from annotator.text.decoding import decode

_OURS = "article-annotator"
_DEEPEST = 3


def fits(head: bytes) -> bool:
    """Whether a file begins with an object, alone on its line or in a list, that is none of our own exports.

    One object over several lines, or alone in the file, is looked at for articles in it.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = first_object(head)
    if not found or found.get("format") == _OURS:
        return False
    if start.startswith(b"["):
        return True
    inside = _within(found, 0)
    is_a_line = not start.startswith(b"{\n") and (not inside or b"\n{" in start)
    return _speaks_of_texts(inside[0] if inside else found) or is_a_line


def _speaks_of_texts(found: Mapping[str, Any]) -> bool:
    return any(meant(name) is Target.TEXT for name in _flat(found))


def _within(found: Mapping[str, Any], depth: int) -> list[Mapping[str, Any]]:
    """The objects of the longest list of objects within one that is no article itself; none where there is none."""
    if depth > _DEEPEST or any(meant(name) is Target.TEXT and isinstance(value, str) for name, value in found.items()):
        return []
    lists = [[inside for one in listed(value) if (inside := mapping(one))] for value in found.values()]
    lists += [_within(mapping(value), depth + 1) for value in found.values()]
    return max(lists, key=len) if lists else []


def _flat(found: Mapping[str, Any], before: str = "", depth: int = 0) -> dict[str, Any]:
    """The values of an object, those of objects in it under names that are joined by a dot."""
    values: dict[str, Any] = {}
    for name, value in found.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            values |= _flat(mapping(cast("object", value)), f"{before}{name}.", depth + 1)
        else:
            values[before + name] = value
    return values


def read(raw: bytes, encoding: str | None = None) -> Table:
    """The table in the bytes of a file. Raises ``ImportRefused``."""
    refuse_too_large(len(raw))
    found = decode(raw, encoding)
    text = found.text.lstrip()
    whole = _list(text) if text.startswith("[") else _of_one(text)
    lines = found.text

    def objects(refuse: Refuse) -> Iterator[tuple[int, Mapping[str, Any]]]:
        for number, value in enumerate(whole, 1) if whole is not None else _lines(lines, refuse):
            if isinstance(value, dict):
                yield number, _flat(cast("Mapping[str, Any]", value))
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
        return cast("list[Any]", value_of(text, 1))
    except (ValueError, RecursionError) as error:
        raise ImportRefused(
            _("This is not JSON: {reason}.").format(reason=reason_of(error)), _("Nothing was imported; mend the file.")
        ) from error


def _of_one(text: str) -> list[Any] | None:
    """The articles of a file that is one object: those in it, or itself; ``None`` for one with an object a line."""
    try:
        found = mapping(value_of(text, 1))
    except (ValueError, RecursionError):
        return None
    return list(_within(found, 0)) or [found] if found else None


def _lines(text: str, refuse: Refuse) -> Iterator[tuple[int, object]]:
    at = number = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line, at, number = text[at:end], end, number + 1
        if not line.strip():
            continue
        try:
            yield number, value_of(line, number)
        except (ValueError, RecursionError) as error:
            refuse(LeftOut(_("This is not JSON: {reason}.").format(reason=reason_of(error)), number))
