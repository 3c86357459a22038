"""What a row has to be like before it can be a value: types, lengths of keys, our own words, JSON of the right kind.

SQLite keeps whatever is written into a column; a file that broke or was prepared may hold a text where a number
belongs. Nothing of this is asked while reading: it would cost every gesture. It is asked when reading went wrong,
when a file is checked and when its rows are saved.
"""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import JSON, Boolean, Column, Connection, Integer, LargeBinary, Table
from sqlmodel import SQLModel

from annotator.domain.articles import RepairKind, State
from annotator.domain.codebook import Overlap
from annotator.domain.marks import Origin
from annotator.domain.operations import Deed
from annotator.store.keys import Key

_KEY_BYTES = 16
_GREATEST_MOMENT = 253_402_300_799_999
"""The last millisecond of the year 9999."""
_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("status", "state"): tuple(State),
    ("mark", "origin"): tuple(Origin),
    ("tag", "overlap"): tuple(Overlap),
    ("repair", "kind"): tuple(RepairKind),
    ("operation", "deed"): tuple(Deed),
    ("operation", "standing"): ("done", "undone", "dropped"),
    ("life", "event"): ("born", "gone", "back"),
}
_OBJECTS = frozenset({("mark", "features"), ("person", "identifiers")})
_LOGGED = frozenset({"before", "after"})
_MOMENTS = frozenset({"created", "changed", "done"})


def unfit(connection: Connection) -> Iterator[tuple[str, int]]:
    """The tables that have rows which cannot be values, and how many."""
    for table in SQLModel.metadata.sorted_tables:
        query = f"SELECT count(*) FROM {table.name} WHERE NOT ({fits(table)})"
        count = connection.exec_driver_sql(query).scalar_one()
        if count:
            yield table.name, count


@cache
def fits(table: Table) -> str:
    """The condition that a row of a table can be a value."""
    return " AND ".join(f"coalesce({_fits(table.name, column)}, 0)" for column in table.columns)


def _fits(table: str, column: Column[object]) -> str:
    name, kind = f'"{column.name}"', column.type
    if isinstance(kind, Key):
        is_so = f"typeof({name}) = 'blob' AND length({name}) = {_KEY_BYTES}"
    elif isinstance(kind, JSON):
        wanted = "object" if (table, column.name) in _OBJECTS else "array"
        is_so = _json(name, wanted)
    elif isinstance(kind, Boolean):
        is_so = f"typeof({name}) = 'integer' AND {name} IN (0, 1)"
    elif isinstance(kind, LargeBinary):
        whole = f" AND length({name}) % {_KEY_BYTES} = 0" if column.name == "targets" else ""
        is_so = f"typeof({name}) = 'blob'{whole}"
    elif isinstance(kind, Integer):
        within = f" AND {name} BETWEEN 0 AND {_GREATEST_MOMENT}" if column.name in _MOMENTS else ""
        is_so = f"typeof({name}) = 'integer'{within}"
    else:
        is_so = f"typeof({name}) = 'text'{_of_our_words(table, column.name)}"
        if table == "change" and column.name in _LOGGED:
            is_so = _json(name, "array")
    return f"({name} IS NULL OR ({is_so}))" if column.nullable else f"({is_so})"


def _json(name: str, wanted: str) -> str:
    return f"typeof({name}) = 'text' AND CASE WHEN json_valid({name}) THEN json_type({name}) = '{wanted}' ELSE 0 END"


def _of_our_words(table: str, column: str) -> str:
    if (table, column) not in _WORDS:
        return ""
    words = ", ".join(f"'{word}'" for word in _WORDS[table, column])
    return f' AND "{column}" IN ({words})'
