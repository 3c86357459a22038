"""Making a file smaller and mending what is derived: nothing that anybody made is lost by either."""

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex
from sqlmodel import SQLModel

from annotator.store import search, tally
from annotator.store.care import check

_NOBODY_NEEDS = (
    "id NOT IN (SELECT body FROM article) AND id NOT IN (SELECT body FROM mark) "
    "AND id NOT IN (SELECT body FROM repair) AND NOT EXISTS (SELECT 1 FROM change WHERE field IN ('body', 'span') "
    "AND (instr(before, {key}) OR instr(after, {key})))"
)
_KEY = (
    "lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) || '-' "
    "|| substr(hex(id), 17, 4) || '-' || substr(hex(id), 21))"
)
"""A key as the log writes it."""


def mend_derived(connection: Connection) -> list[str]:
    """Make anew the counts and indexes that are wrong or gone; gives their names."""
    mended: list[str] = []
    if tally.wrong(connection):
        tally.rebuild(connection)
        mended.append("tally")
    for name in check.missing_indexes(connection):
        for table in SQLModel.metadata.sorted_tables:
            for index in (one for one in table.indexes if one.name == name):
                connection.execute(CreateIndex(index))
                mended.append(name)
    if search.exists(connection):
        search.drop(connection)
        mended.append("search")
    return mended


def drop_unneeded(connection: Connection) -> int:
    """Take out texts that no article shows, no mark stands in and the history does not speak of; gives how many."""
    return connection.exec_driver_sql("DELETE FROM body WHERE " + _NOBODY_NEEDS.format(key=_KEY)).rowcount
