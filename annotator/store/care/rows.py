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
from annotator.domain.codebook import FeatureKind, Overlap
from annotator.domain.log.operations import Deed
from annotator.domain.marks import Origin
from annotator.domain.suggestions import Verdict
from annotator.store.keys import Key

_KEY_BYTES = 16
_GREATEST_MOMENT = 253_402_300_799_999
"""The last millisecond of the year 9999."""
_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("status", "state"): tuple(State),
    ("mark", "origin"): tuple(Origin),
    ("suggestion", "state"): tuple(Verdict),
    ("tag", "overlap"): tuple(Overlap),
    ("repair", "kind"): tuple(RepairKind),
    ("operation", "deed"): tuple(Deed),
    ("operation", "standing"): ("done", "undone", "dropped", "away"),
    ("life", "event"): ("born", "gone", "back", "merged", "kept"),
}
_KINDS = ", ".join(f"'{kind}'" for kind in FeatureKind)
_STRANGE_FEATURE = (
    "type <> 'object' OR coalesce(json_type(value, '$.name') <> 'text', 1) "
    f"OR coalesce(json_extract(value, '$.kind') NOT IN ({_KINDS}), 1) "
    "OR coalesce(json_type(value, '$.choices') <> 'array', 1) OR json_type(value, '$.required') IS NULL"
)
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


def is_unsound(connection: Connection) -> bool:
    """Whether reading may well have failed because of what lies in the file, and not for a mistake of ours."""
    alone = connection.exec_driver_sql("SELECT count(*) FROM project").scalar_one() == 1
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first() or next(lost_texts(connection), None)
    whole = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() == "ok"
    return not (alone and whole) or dangling is not None or any(unfit(connection)) or bool(circles(connection))


def lost_texts(connection: Connection) -> Iterator[bytes]:
    """The articles whose text is not there."""
    query = "SELECT id FROM article WHERE body NOT IN (SELECT id FROM body)"
    return (row[0] for row in connection.exec_driver_sql(query))


def circles(connection: Connection) -> list[bytes]:
    """The tags that stand, over others or at once, below themselves or below a tag that is not there."""
    above = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, parent FROM tag")}
    lost: list[bytes] = []
    for tag in above:
        seen, parent = {tag}, above[tag]
        while parent is not None and parent not in seen and parent in above:
            seen.add(parent)
            parent = above[parent]
        if parent is not None:
            lost.append(tag)
    return lost


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
        strange = "" if wanted == "object" else _STRANGE_FEATURE if table == "tag" else "type <> 'text'"
        is_so = _json(name, wanted, strange)
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


def _json(name: str, wanted: str, strange: str = "") -> str:
    """JSON of the wanted kind, of which no element is ``strange``."""
    inside = f" AND NOT EXISTS (SELECT 1 FROM json_each({name}) WHERE {strange})" if strange else ""
    is_so = f"json_type({name}) = '{wanted}'{inside}"
    return f"typeof({name}) = 'text' AND CASE WHEN json_valid({name}) THEN {is_so} ELSE 0 END"


def _of_our_words(table: str, column: str) -> str:
    if (table, column) not in _WORDS:
        return ""
    words = ", ".join(f"'{word}'" for word in _WORDS[table, column])
    return f' AND "{column}" IN ({words})'
