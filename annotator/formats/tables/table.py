"""What every kind of table is read as: names of columns, and rows of text as a stream."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut

MOST_ROWS = 500_000
"""So many articles wait in a plan in some 100 MB of memory, wherever their texts lie."""
LARGEST_BYTES = 4 * 1024**3
"""No packed table unpacks into more text."""
MOST_COLUMNS = 1000
_NAME = 60
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
Refuse = Callable[[LeftOut], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file as people count there (lines of text, rows of a sheet), and a text a column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``rows`` may be called again for another pass, and tells what does not fit to what it is given."""

    columns: tuple[str, ...]
    rows: Callable[[Refuse], Iterator[Row]]
    encoding: str = "utf-8"
    others: tuple[str, ...] = ()
    """Further encodings that could be meant."""
    doubts: tuple[str, ...] = ()


def named(found: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, each different: empty ones and those that come again get a number. Raises ``ImportRefused``."""
    if len(found) > MOST_COLUMNS:
        raise ImportRefused(
            _("The table has {count} columns; {limit} are possible.").format(count=len(found), limit=MOST_COLUMNS),
            _("Save the columns that are needed as a table of their own."),
        )
    names: dict[str, None] = {}
    for number, one in enumerate(found, 1):
        name = " ".join(one.split())[:_NAME] or _("column {number}").format(number=number)
        while name in names:
            name = f"{name} ({number})"
        names[name] = None
    return tuple(names)


def fitted(columns: tuple[str, ...], number: int, cells: Sequence[str], refuse: Refuse) -> Row | None:
    """A row with as many cells as there are columns; one with fewer or more is told, one with more does not come in."""
    count = len(columns)
    if not any(cells):
        return None
    if len(cells) > count and any(cells[count:]):
        refuse(
            LeftOut(
                _("The row has {cells} cells for {columns} columns; it was left out.").format(
                    cells=len(cells), columns=count
                ),
                number,
            )
        )
        return None
    if len(cells) < count:
        refuse(
            LeftOut(
                _("The row has {cells} cells for {columns} columns; the last ones count as empty.").format(
                    cells=len(cells), columns=count
                ),
                number,
            )
        )
    return Row(number, (*cells[:count], *([""] * (count - len(cells)))))


def worded(value: object) -> str:
    """A value of a cell as text: line ends are LF, times without hours are dates, lists of texts are joined."""
    if isinstance(value, str):
        words = value if value.isascii() else value.translate(_SURROGATES) if _is_broken(value) else value
        return words.replace("\r\n", "\n").replace("\r", "\n") if "\r" in words else words
    if value is None or value != value:  # the second: no number (NaN)
        return ""
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time.min else value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return _of_many(value)


def _of_many(value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in cast("list[Any]", value)):
        return "; ".join(worded(one) for one in cast("list[str]", value))
    if isinstance(value, list | dict):
        return worded(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def _is_broken(words: str) -> bool:
    """Whether half a character stands in it, which JSON can say and no text may hold."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return True
    return False


def refuse_too_large(size_bytes: int) -> None:
    """Raises ``ImportRefused`` for a packed table that would become larger than anybody waits for."""
    if size_bytes > LARGEST_BYTES:
        raise ImportRefused(
            _("{size} MB are too long for one table; {limit} MB are possible.").format(
                size=size_bytes >> 20, limit=LARGEST_BYTES >> 20
            ),
            _("Cut it into several files."),
        )
