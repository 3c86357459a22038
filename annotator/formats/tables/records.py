"""JSON with an object an article: one a line, in a list, or somewhere within one object that holds all of them.

What stands in objects within an article is a column of its own (``meta.title``); other values that are no text become
one. A file is read three times, its values one by one: for its encoding, for its columns, and for its rows.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.domain.transfer.mappings import Target
from annotator.formats.foreign.lines import first_object
from annotator.formats.foreign.loose import listed, mapping
from annotator.formats.streams.decoded import TextFile, text_file
from annotator.formats.streams.lines import are_objects, lines_of, value_of
from annotator.formats.streams.values import WHOLE, NotJson, reason_of, walk_in
from annotator.formats.tables.mapping import meant
from annotator.formats.tables.table import MOST_COLUMNS, Refuse, Row, Table, named, worded

_OURS = "article-annotator"
_DEEPEST = 3
Values = Callable[[Refuse], Iterator[tuple[int, object]]]
"""What gives the values of a file with their numbers, as often as it is called."""


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


def read(path: Path, encoding: str | None = None) -> Table:
    """The table in a file. Raises ``ImportRefused`` and ``OSError``."""
    file = text_file(path, encoding)
    values = _values(file)

    def objects(refuse: Refuse) -> Iterator[tuple[int, Mapping[str, Any]]]:
        for number, value in values(refuse):
            if isinstance(value, dict):
                yield number, _flat(cast("Mapping[str, Any]", value))
            else:
                refuse(LeftOut(_("An object is expected here."), number))

    keys: dict[str, None] = {}
    for _number, one in objects(lambda _left: None):
        if len(keys) <= MOST_COLUMNS and not keys.keys() >= one.keys():
            keys |= dict.fromkeys(one)
    if not keys:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with an object for each article."))
    columns = named([worded(key) for key in keys])

    def rows(refuse: Refuse) -> Iterator[Row]:
        for number, one in objects(refuse):
            cells = tuple(worded(one.get(key)) for key in keys)
            if any(cells):
                yield Row(number, cells)

    return Table(columns, rows, file.encoding.name, file.encoding.others, file.encoding.doubts)


def _values(file: TextFile) -> Values:
    """The articles of a file: those of its list, those within its one object, or an object a line."""
    if _begins_with_list(file):
        return lambda _refuse: _at(file, WHOLE, f"{WHOLE}[]")
    where = None if are_objects(file.texts()) else _place(file)
    if where is None:
        return lambda refuse: _lines(file, refuse)
    return lambda _refuse: _at(file, where.removesuffix("[]"), where)


def _begins_with_list(file: TextFile) -> bool:
    for text in file.texts():
        if text.strip():
            return text.lstrip().startswith("[")
    return False


def _place(file: TextFile) -> str | None:
    """Where the articles stand in a file that is one object, or ``$`` where it is one; ``None`` where it is more."""
    counts = Counter[str]()
    articles: set[str] = set()
    whole = 0
    try:
        for _line, where, value in walk_in(file.texts(), _may_hold_articles):
            found = mapping(value)
            whole += where == WHOLE
            if where.endswith("[]"):
                counts[where] += bool(found)
            elif any(meant(name) is Target.TEXT and isinstance(one, str) for name, one in found.items()):
                articles.add(where)
    except NotJson:
        return None
    if whole > 1:
        return None
    inside = [one for one in counts if counts[one] and not any(_is_within(one, article) for article in articles)]
    return max(inside, key=lambda one: (counts[one], -one.count(".")), default=WHOLE)


def _may_hold_articles(where: str) -> bool:
    """Whether a place is an object in which articles are looked for, or a list in such a one."""
    return not where.endswith("]") and where.count(".") <= _DEEPEST + 1


def _is_within(where: str, article: str) -> bool:
    return where.startswith(f"{article}.")


def _at(file: TextFile, outer: str, where: str) -> Iterator[tuple[int, object]]:
    """The values at a place, numbered, with those that stand behind the list that begins a file."""
    around = {outer[:at] for at in range(len(outer) + 1)} - {where}
    number = 0
    for _line, place, value in walk_in(file.texts(), around.__contains__):
        if place == where or where == f"{WHOLE}[]":
            number += 1
            yield number, value


def _lines(file: TextFile, refuse: Refuse) -> Iterator[tuple[int, object]]:
    for number, line in lines_of(file.texts()):
        try:
            yield number, value_of(line, number)
        except (ValueError, RecursionError) as error:
            refuse(LeftOut(_("This is not JSON: {reason}.").format(reason=reason_of(error)), number))
