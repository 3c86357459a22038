"""Rows of a database of another program: values taken as what they should be."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from annotator.formats.foreign.loose import whole

Row: TypeAlias = Mapping[str, object]
Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""The rows of tables by their names."""
_FARTHEST = 2**40
"""No text is so long."""
_MAGIC = b"SQLite format 3\0"
_KIND, _INNER_PAGE = 100, b"\x05"


def may_hold(head: bytes, table: bytes) -> bool:
    """Whether a file begins as a database of SQLite that may hold a table.

    The first page lists the tables, or leads to pages that do and may lie anywhere; its hundredth byte tells which
    (SQLite's file format, sections 1.6 and 2.6).
    """
    return head.startswith(_MAGIC) and (head[_KIND : _KIND + 1] == _INNER_PAGE or table in head)


def text(row: Row, name: str) -> str:
    """A text as it stands in a column; anything else is an empty one."""
    found = row.get(name)
    return found if isinstance(found, str) else ""


def offset(row: Row, name: str) -> int:
    """What counts characters or bytes; -1 for what cannot."""
    found = whole(row.get(name))
    return found if found is not None and 0 <= found < _FARTHEST else -1


def by_key(rows: Iterable[Row], name: str) -> dict[int, Row]:
    """The rows of which a column holds a whole number, by it."""
    return {key: row for row in rows if (key := whole(row.get(name))) is not None}


def paths(rows: Mapping[int, Row], above: str, called: Mapping[int, str]) -> dict[int, str]:
    """The path of each row that stands below another one, from ``called``; a circle ends where it began."""
    found: dict[int, str] = {}
    for key in rows:
        names: list[str] = []
        seen: set[int] = set()
        at: int | None = key
        while at is not None and at in rows and at not in seen:
            seen.add(at)
            names.append(called[at])
            at = whole(rows[at].get(above))
        found[key] = "/".join(reversed(names))
    return found


def level(name: str) -> str:
    """A name as one level of a path."""
    return " ".join(name.split()).replace("/", "∕") or "?"
