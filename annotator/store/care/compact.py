"""Making a file smaller and mending what is derived; only ``cut_changes`` takes anything that people made."""

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex
from sqlmodel import SQLModel

from annotator.store import search
from annotator.store.care import check
from annotator.store.writing import tally

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

_CUT = """
WITH known AS (
  SELECT c.rowid AS row, c.subject, c.target, c.field, c.operation, c.over, o.hlc,
    row_number() OVER (PARTITION BY c.target, c.field ORDER BY o.hlc DESC, o.site DESC, c.number DESC) AS age,
    lag(c.operation) OVER (PARTITION BY c.target, c.field ORDER BY o.hlc, o.site, c.number) AS previous
  FROM change c JOIN operation o ON o.id = c.operation
), parted AS (
  SELECT DISTINCT target, field FROM known
  WHERE previous IS NOT NULL AND previous <> operation AND over IS NOT previous
)
DELETE FROM change WHERE rowid IN (
  SELECT row FROM known WHERE hlc < ? AND age > 1 AND subject <> 'status' AND (target, field) NOT IN parted
  AND (target, field, operation) NOT IN (
    SELECT target, field, over FROM known WHERE over IS NOT NULL AND (age = 1 OR hlc >= ?)
  )
)"""
"""Fields that copies changed beside each other keep all their changes: conflicts are derived from them.

So do statuses: whether one stands follows from every change of it. The latest change of a field is what stands;
the one it was laid over tells a change from another copy, which is laid over the same, that they are beside
each other.
"""


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
    """Take out texts that no article shows, no mark stands in and the history does not speak of; gives how many.

    Suggestions that were found on articles that are gone, or on texts that are not shown any more, go as well.
    """
    for table, also, found in (("pending", "AND article.body = pending.body", "AND NOT offered"), ("sought", "", "")):
        shown = f"SELECT 1 FROM article WHERE article.id = {table}.article AND NOT article.gone {also}"
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE NOT EXISTS ({shown}) {found}")
    return connection.exec_driver_sql("DELETE FROM body WHERE " + _NOBODY_NEEDS.format(key=_KEY)).rowcount


def cut_changes(connection: Connection, before: int) -> int:
    """Take out changes from before a clock that nothing is derived from any more; gives how many.

    All operations stay, so that merging knows what is here; what one changed is told no more and cannot be
    taken back. Changes that were cut here may be there in other copies: they are older than what stands.
    """
    return connection.exec_driver_sql(_CUT, (before, before)).rowcount
