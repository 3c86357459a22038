"""A damaged file made readable for SQLite: every leaf that is left hangs on a new tree of its table.

Leaves that no tree leads to any more, because a page above them is destroyed, are told apart by the shape of
their rows: our tables differ in number, types and keys of 16 bytes. The rows themselves stay where they lie;
only pages above them are written, and rows that cannot be read are taken off the list of their page.
"""

import sqlite3
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from annotator.store.care import layouts
from annotator.store.care.damaged import headers
from annotator.store.care.damaged.losses import Loss, loss_of
from annotator.store.care.damaged.pages import HEADER_BYTES, INNER, LEAF, Leaf, Pages, Raw
from annotator.store.engine import FORMAT, MAX_VALUE_BYTES
from annotator.store.keys import Key

_NULL, _NUMBERS, _FIRST_BYTES, _KEY = 0, frozenset((1, 2, 3, 4, 5, 6, 8, 9)), 12, 12 + 2 * 16
_COLUMNS_OF_LIST = 5
_AT_ONCE = 16 * 1024 * 1024
_CHILDREN = 50
"""Pages below a new inner one: so few that they fit into the smallest page of SQLite."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The format of a file, its tables of ours by name, the statements of its indexes, what was lost of each table.

    ``strangers`` are the tables and views that are none of ours, which are left out.
    """

    format: int
    tables: Mapping[str, str]
    indexes: tuple[str, ...]
    lost: Mapping[str, Loss]
    strangers: tuple[str, ...]


class _Listed(NamedTuple):
    root: int
    sql: str


class _Column(NamedTuple):
    kind: str
    nullable: bool

    def takes(self, serial: int) -> bool:
        """Whether a value of a serial type may stand here."""
        if serial == _NULL:
            return self.nullable
        if self.kind == "key":
            return serial == _KEY
        if self.kind == "bytes":
            return serial >= _FIRST_BYTES and serial % 2 == 0
        return serial in _NUMBERS if self.kind == "number" else serial > _FIRST_BYTES and serial % 2 == 1


def rebuild(damaged: Path, home: Path) -> Rebuilt | None:
    """Write ``home``, which has what can be read of ``damaged``; ``None`` where nothing of a project is found.

    Where pages have moved, the file as it should be stays beside ``home``. Raises ``OSError``.
    """
    if damaged.stat().st_size < HEADER_BYTES:
        return None
    with headers.in_order(damaged, home.with_name(f"{home.name}-turned"), MAX_VALUE_BYTES) as raw:
        return _rebuilt(raw, headers.header(raw, MAX_VALUE_BYTES), home)


def _rebuilt(raw: Raw, head: bytes, home: Path) -> Rebuilt | None:
    pages = Pages(raw, head, MAX_VALUE_BYTES) if head else None
    if pages is None or not pages.count:
        return None
    listed, indexes, whole = _list(pages, headers.ENCODINGS.get(head[59], "utf-8"))
    tables = dict(_of_ours(listed))
    number = _format(struct.unpack_from(">I", head, 60)[0], tables, whole=whole)
    if not whole and number == FORMAT:
        tables |= {name: _Listed(0, sql) for name, sql in _of_today().items() if name not in listed}
    leaves, lost = _gather(pages, listed, tables)
    if not listed and not any(leaves.values()):
        return None
    _write(raw, head, pages, home, {name: (one.sql, leaves[name]) for name, one in tables.items()})
    strangers = (
        name for name, one in listed.items() if name not in SQLModel.metadata.tables
        and not layouts.is_ours("table", name, one.sql, today=False)
    )  # fmt: skip
    return Rebuilt(number, {name: one.sql for name, one in tables.items()}, indexes, lost, tuple(sorted(strangers)))


def _format(told: int, tables: Mapping[str, _Listed], *, whole: bool) -> int:
    """The format that the tables are of: the one which the file tells, unless they disagree with it."""
    is_todays = all(layouts.is_ours("table", name, one.sql, today=True) for name, one in tables.items())
    able = [number for number in range(1, FORMAT + 1) if tables.keys() <= layouts.tables_of(number)]
    if whole:
        able = [number for number in able if set(tables) == layouts.tables_of(number)]
    if whole and is_todays:
        return FORMAT
    earlier = [number for number in able if number < FORMAT] if whole else []
    return told if told in able else max(earlier, default=FORMAT)


def shape(name: str, sql: str) -> list[_Column]:
    """What the rows of a table look like. Raises ``sqlite3.Error`` where the statement is none."""
    known = SQLModel.metadata.tables[name].columns
    keys = {column.name for column in known if isinstance(column.type, Key)} | {"id", "article"}
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.execute(sql)
        described = empty.execute(f"PRAGMA table_info({name})").fetchall()
    kinds = {"BLOB": "bytes", "INTEGER": "number", "BIGINT": "number", "BOOLEAN": "number"}
    return [
        _Column("key" if row[1] in keys and row[2] == "BLOB" else kinds.get(row[2], "text"), not row[3])
        for row in described
    ]


def fits(columns: list[_Column], types: tuple[int, ...]) -> bool:
    """Whether a row has the shape of a table; columns that were added later may be missing in it."""
    absent = columns[len(types) :]
    return (
        len(types) <= len(columns) and all(one.nullable for one in absent) and all(map(_Column.takes, columns, types))
    )


def _list(pages: Pages, encoding: str) -> tuple[dict[str, _Listed], tuple[str, ...], bool]:
    """The tables that the file lists, the statements of its indexes, and whether the whole list can be read.

    Where it cannot, parts of it that nothing leads to are looked for; what the list itself says is believed first.
    """
    tables: dict[str, _Listed] = {}
    indexes: dict[str, str] = {}
    found = pages.tree(1)
    leaves = list(map(pages.take_rest, found.leaves))
    whole = not found.lost and not any(leaf.broken or any(cell.pages_more for cell in leaf.cells) for leaf in leaves)
    if not whole:
        loose = [leaf for leaf in pages.orphans() if _is_of_list(pages, leaf, encoding)]
        for leaf in loose:
            pages.take(leaf)
        leaves += loose
    for leaf in leaves:
        for row in (one for one in pages.values(leaf, encoding) if len(one) == _COLUMNS_OF_LIST):
            kind, name, _table, root, sql = row
            if kind == "index" and sql:
                indexes.setdefault(str(name), str(sql))
            elif kind in {"table", "view"}:
                at = root if kind == "table" and isinstance(root, int) else 0
                tables.setdefault(str(name), _Listed(at, str(sql)))
    return tables, tuple(indexes.values()), whole


def _is_of_list(pages: Pages, leaf: Leaf, encoding: str) -> bool:
    """Whether the rows of a leaf tell of tables and indexes."""
    if any(len(cell.types) != _COLUMNS_OF_LIST or cell.pages_more for cell in leaf.cells):
        return False
    return all(row[0] in headers.LISTED for row in pages.values(leaf, encoding))


def _of_ours(listed: Mapping[str, _Listed]) -> Iterator[tuple[str, _Listed]]:
    for name, one in listed.items():
        if name in SQLModel.metadata.tables and layouts.is_plain_table(name, one.sql):
            try:
                shape(name, one.sql)
            except sqlite3.Error:  # the statement itself is damaged
                yield name, _Listed(one.root, _of_today()[name])
            else:
                yield name, one


def _of_today() -> dict[str, str]:
    tables = SQLModel.metadata.sorted_tables
    return {table.name: str(CreateTable(table).compile(dialect=sqlite.dialect())).strip() for table in tables}


def _gather(
    pages: Pages, listed: Mapping[str, _Listed], tables: Mapping[str, _Listed]
) -> tuple[dict[str, list[Leaf]], dict[str, Loss]]:
    """The leaves of each table, first those that its tree leads to, and what of it cannot be read."""
    every = {**listed, **tables}
    shapes = {name: shape(name, one.sql) for name, one in tables.items()}
    trees = {
        name: pages.tree(one.root, partial(_is_at_home, name, shapes))
        for name, one in every.items()
        if one.root or name in tables
    }
    leaves = {name: [pages.take_rest(leaf) for leaf in tree.leaves] for name, tree in trees.items()}
    pages.take_unused()
    found: dict[str, list[Leaf]] = {name: [] for name in tables}
    for leaf in pages.orphans():
        if (name := _table_of(leaf, shapes)) is not None:
            pages.take(leaf)
            found[name].append(leaf)
    found = {name: [pages.take_rest(leaf) for leaf in orphans] for name, orphans in found.items()}
    lost = {name: loss_of(trees[name], leaves[name], found[name]) for name in tables}
    return {name: leaves[name] + found[name] for name in tables}, lost


def _is_at_home(name: str, shapes: Mapping[str, list[_Column]], leaf: Leaf) -> bool:
    """Whether a leaf to which the tree of a table leads is not one of another table, as where pages have moved."""
    kinds = {cell.types for cell in leaf.cells}
    if name in shapes and all(fits(shapes[name], types) for types in kinds):
        return True
    return not kinds or _table_of(leaf, shapes) in {None, name}


def _table_of(leaf: Leaf, shapes: Mapping[str, list[_Column]]) -> str | None:
    """The table whose shape all rows of a leaf have; of two, the one that has no column which they lack."""
    kinds = {cell.types for cell in leaf.cells}
    able = [name for name, columns in shapes.items() if all(fits(columns, types) for types in kinds)]
    longest = max(map(len, kinds))
    return min(able, key=lambda name: len(shapes[name]) - longest, default=None)


def _write(raw: Raw, head: bytes, pages: Pages, home: Path, tables: Mapping[str, tuple[str, list[Leaf]]]) -> None:
    """The new file: the old pages, the new ones above them, and a new list of the tables by SQLite itself."""
    # Below another page SQLite takes one without rows for damage.
    full = {name: [leaf.page for leaf in leaves if leaf.cells] for name, (_sql, leaves) in tables.items()}
    with home.open("wb") as made:
        for at in range(0, pages.count * pages.size, _AT_ONCE):
            made.write(raw[at : min(at + _AT_ONCE, pages.count * pages.size)])
        roots = {name: _root(below, made, pages.size) for name, below in full.items()}
        count = made.tell() // pages.size
        for leaf in (one for _sql, leaves in tables.values() for one in leaves if one.broken):
            made.seek((leaf.page - 1) * pages.size + 3)
            made.write(struct.pack(">H", len(leaf.cells)))
            made.seek((leaf.page - 1) * pages.size + 8)
            made.write(struct.pack(f">{len(leaf.cells)}H", *(cell.at for cell in leaf.cells)))
        made.seek(0)
        made.write(_beginning(head, count, pages.size))
    with closing(sqlite3.connect(home, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode=OFF")
        file.execute("PRAGMA writable_schema=ON")
        file.executemany(
            "INSERT INTO sqlite_master VALUES ('table', ?, ?, ?, ?)",
            [(name, name, roots[name], sql) for name, (sql, _leaves) in tables.items()],
        )


def _root(below: list[int], made: BinaryIO, size: int) -> int:
    """A tree over pages, appended to the file; gives its root. Its keys say nothing: it is read from end to end."""
    if not below:
        return _append(made, size, _no_rows(size))
    while len(below) > 1:
        groups = [below[at : at + _CHILDREN] for at in range(0, len(below), _CHILDREN)]
        below = [group[0] if len(group) == 1 else _append(made, size, _inner(group, size)) for group in groups]
    return below[0]


def _inner(group: list[int], size: int) -> bytes:
    *cells, last = group
    places = [size - 5 * (at + 1) for at in range(len(cells))]
    head = struct.pack(">BHHHBI", INNER, 0, len(cells), places[-1], 0, last)
    page = bytearray(head + struct.pack(f">{len(places)}H", *places)).ljust(size, b"\0")
    for at, child in zip(places, cells, strict=True):
        page[at : at + 5] = struct.pack(">IB", child, 0)
    return bytes(page)


def _append(made: BinaryIO, size: int, page: bytes) -> int:
    made.write(page.ljust(size, b"\0"))
    return made.tell() // size


def _no_rows(size: int) -> bytes:
    """How a leaf begins that has no rows."""
    return bytes((LEAF, 0, 0, 0, 0)) + struct.pack(">H", size % 65_536) + b"\0"


def _beginning(head: bytes, count: int, size: int) -> bytes:
    """A first page that lists nothing, of a file without a journal beside it and without pages for later."""
    made = bytearray(head)
    made[18:20] = b"\1\1"
    made[28:32] = struct.pack(">I", count)
    made[32:40] = bytes(8)
    made[44:48] = struct.pack(">I", 4)
    made[52:56] = made[64:68] = bytes(4)
    made[92:96] = made[24:28]
    return bytes(made) + _no_rows(size)
