"""What may lie in a project file: our tables and indexes, definition by definition, and the derived search index.

A table is compared by the set of its definitions, so that one which a migration altered is the same as one that
was made anew. Whatever cannot be understood here is not ours.
"""

import re
from collections.abc import Mapping
from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from annotator.store.words import fts

Definitions = frozenset[str]
_TABLE = re.compile(r"CREATE TABLE (\w+) ?\((.*)\)")
_QUOTED = re.compile(r'"(\w+)"')
_STRANGE = re.compile(r"--|/\*|['\"`\[\];]")
"""Comments and quoted words, of which our tables have none once simple names are bare."""
_STATISTICS = frozenset(
    {"CREATE TABLE sqlite_stat1(tbl,idx,stat)", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"}
)
FORMER_DEFINITIONS: Mapping[str, Definitions] = {
    "body": frozenset({"article BLOB NOT NULL", "FOREIGN KEY(article) REFERENCES article (id)"}),
    "repair": frozenset({"PRIMARY KEY (body, ordinal)", "FOREIGN KEY(body) REFERENCES body (id)"}),
}
"""Definitions that tables had in earlier formats, besides those of today."""
FORMER_INDEXES = frozenset({"CREATE INDEX ix_body_article ON body (article)"})
"""Indexes of earlier formats."""


NEW_TABLES = {
    2: frozenset({"conflict", "settled"}),
    3: frozenset({"difference", "saved_search"}),
    4: frozenset({"pending", "sought"}),
}
"""Tables that files of an earlier format do not have, by the format that brought them."""


def tables_of(version: int) -> set[str]:
    """The names of the tables that a file of that format has."""
    later = (names for number, names in NEW_TABLES.items() if number > version)
    return set(tables()).difference(*later)


@cache
def tables() -> Mapping[str, Definitions]:
    """The definitions of every table of today's format."""
    made = (str(CreateTable(table).compile(dialect=sqlite.dialect())) for table in SQLModel.metadata.sorted_tables)
    return {name: parts for sql in made for name, parts in [_table(sql)]}


@cache
def indexes() -> Mapping[str, str]:
    """The statement of every index of today's format."""
    return {
        str(index.name): _bare(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
        for table in SQLModel.metadata.sorted_tables
        for index in table.indexes
    }


def is_ours(kind: str, name: str, sql: str | None, *, today: bool) -> bool:
    """Whether an object of a file is one of ours, of today's format or of an earlier one."""
    if sql is None:
        return kind == "index" and name.startswith("sqlite_autoindex_")
    if sql in _STATISTICS or fts.is_ours(kind, name, sql):
        return kind == "table"
    if kind == "index":
        return _bare(sql) in {*indexes().values(), *FORMER_INDEXES}
    found, parts = _table(sql)
    if kind != "table" or found != name or name not in tables():
        return False
    known = tables()[name]
    return parts == known if today else parts <= known | FORMER_DEFINITIONS.get(name, frozenset())


def is_readable(kind: str, name: str, sql: str | None) -> bool:
    """Whether an object of a newer format may be read: plain tables that have all that ours have, and indexes."""
    if sql is None or kind == "index" or sql in _STATISTICS or fts.is_ours(kind, name, sql):
        return kind in {"index", "table"}
    found, parts = _table(sql)
    plain = not any(re.search(r"\b(GENERATED|AS|CHECK)\b", part, re.IGNORECASE) for part in parts)
    return kind == "table" and found == name and plain and tables().get(name, frozenset()) <= parts


def is_plain_table(name: str, sql: str | None) -> bool:
    """Whether reading from it can do no more than read: no view, no module's table, no computed columns."""
    found, parts = _table(sql or "")
    return found == name and not any(re.search(r"\b(GENERATED|AS)\b", part, re.IGNORECASE) for part in parts)


def _bare(sql: str) -> str:
    return _QUOTED.sub(r"\1", " ".join(sql.split()))


def _table(sql: str) -> tuple[str, Definitions]:
    """The name and definitions of a table; an empty name for what is not understood."""
    bare = _bare(sql)
    found = _TABLE.fullmatch(bare)
    if found is None or _STRANGE.search(bare):
        return "", frozenset()
    name, inside = found.groups()
    parts, depth, begin = list[str](), 0, 0
    for at, sign in enumerate(inside):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return "", frozenset()
        if sign == "," and depth == 0:
            parts.append(inside[begin:at].strip())
            begin = at + 1
    return name, frozenset([*parts, inside[begin:].strip()])
