"""Keeping the tallies while an operation is written: whatever comes, changes or goes is counted as it happens."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Connection

from annotator.store.tables import ArticleRow, Born, MarkRow
from annotator.store.writing import tally

Values: TypeAlias = Mapping[str, Any]


class Counting:
    """Hears of the rows of one operation; those that no tally needs are passed over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._shown: dict[UUID, UUID | None] = {}
        """The bodies that articles show by now, as far as this operation had to know."""

    def hear(self, article: UUID, body: UUID) -> None:
        """Learn which body an article shows, from whoever has read it."""
        self._shown[article] = body

    def begin(self, row: type[Born], keys: Sequence[UUID]) -> None:
        """Be told before rows are read that are about to change, so that marks are read as their texts stay."""
        if row is MarkRow:
            self._shown |= tally.shown_under(self._connection, keys)

    def born(self, row: type[Born], rows: Sequence[Values]) -> None:
        """Count new rows."""
        if row is MarkRow:
            self._count(rows, ())
        elif row is ArticleRow:
            self._shown |= {values["id"]: values["body"] for values in rows}

    def turned(self, row: type[Born], before: Sequence[Values], after: Sequence[Values]) -> None:
        """Count rows that were changed, taken away or brought back, each given as it was and as it is."""
        if row is MarkRow:
            self._count([one for one in after if not one["gone"]], [one for one in before if not one["gone"]])
        elif row is ArticleRow:
            was, now = tally.shown_in(before), tally.shown_in(after)
            tally.show(self._connection, was, now)
            self._shown |= now

    def _count(self, marks: Sequence[Values], gone: Sequence[Values]) -> None:
        articles = {mark["article"] for mark in (*marks, *gone)}
        if unknown := articles - self._shown.keys():
            self._shown |= tally.shown_by(self._connection, unknown)
        tally.add(self._connection, self._shown, marks, gone)
