"""Writing on many articles at once, with few statements: metadata, statuses, assignments, removal."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from annotator.domain.articles import State
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.store.pointers import Meanings
from annotator.store.shelves.article_rows import status_key
from annotator.store.shelves.articles import ARTICLE, STATUS
from annotator.store.tables import ArticleRow, ArticleThemeRow, Born, LinkRow, MarkRow, StatusRow, table_of
from annotator.store.writing.ink import Ink, parts


class SeveralPen:
    """Writes the same on several articles."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink) -> None:
        self._connection, self._meanings, self._ink = connection, meanings, ink

    def edit(self, articles: Sequence[ArticleId], fields: Mapping[str, Any]) -> None:
        """Set columns of articles to these values."""
        wanted = {name: (value,) for name, value in fields.items()}
        self._ink.change_all(ArticleRow, dict.fromkeys(articles, wanted))

    def set_state(self, articles: Sequence[ArticleId], annotator: AnnotatorId, state: State) -> None:
        """Set how far one annotator is with articles; notes stay."""
        keys = self.assign(articles, annotator)
        self._ink.change_all(StatusRow, {key: {"state": (state.value,)} for key in keys})

    def assign(self, articles: Sequence[ArticleId], annotator: AnnotatorId) -> list[UUID]:
        """Let an annotator have a status on articles, a new one where there is none; gives the keys of all."""
        there = self._standing(articles, annotator)
        missing = {status_key(article, annotator): article for article in articles if article not in there}
        known: set[UUID] = set()
        for part in parts(list(missing), 500):
            known |= set(self._connection.execute(select(STATUS.c.id).where(STATUS.c.id.in_(part))).scalars())
        born = {"annotator": annotator, "state": State.NEW.value, "note": ""}
        self._ink.insert(
            StatusRow, [{"id": key, "article": one, **born} for key, one in missing.items() if key not in known]
        )
        if known:
            self._ink.end(StatusRow, known, "back")
            self._ink.change_all(StatusRow, {key: {"state": (State.NEW.value,), "note": ("",)} for key in known})
        return [*there.values(), *missing]

    def unassign(self, articles: Sequence[ArticleId], annotator: AnnotatorId) -> None:
        """Take the assignments of an annotator back who has not begun."""
        keys = self._meanings.annotators.meaning(annotator)
        for part in parts(articles, 500):
            new = select(STATUS.c.id).where(STATUS.c.article.in_(part), STATUS.c.annotator.in_(keys))
            query = new.where(STATUS.c.state == State.NEW.value, ~STATUS.c.gone)
            self._ink.end(StatusRow, list(self._connection.execute(query).scalars()))

    def remove(self, articles: Sequence[ArticleId]) -> None:
        """Take articles away with the links, marks and themes on them."""
        for part in parts(sorted(articles), 500):  # in one order, before anything of them is read
            held = select(ARTICLE.c.id).where(ARTICLE.c.id.in_(part)).order_by(ARTICLE.c.id)
            self._connection.execute(held.with_for_update(key_share=True))
        for row in (LinkRow, MarkRow, ArticleThemeRow):
            self._ink.end(row, self._on(row, articles))
        self._ink.end(ArticleRow, articles)

    def _on(self, row: type[Born], articles: Sequence[ArticleId]) -> list[UUID]:
        table = table_of(row)
        return [
            key
            for part in parts(articles, 500)
            for key in self._connection.execute(
                select(table.c.id).where(table.c.article.in_(part), ~table.c.gone)
            ).scalars()
        ]

    def _standing(self, articles: Sequence[ArticleId], annotator: AnnotatorId) -> dict[ArticleId, UUID]:
        """The status that the annotator has on each article, under whichever key it was given."""
        keys = self._meanings.annotators.meaning(annotator)
        found: dict[ArticleId, UUID] = {}
        for part in parts(articles, 500):
            query = select(STATUS.c.article, STATUS.c.id).where(STATUS.c.article.in_(part))
            rows = self._connection.execute(query.where(STATUS.c.annotator.in_(keys), ~STATUS.c.gone))
            found |= {ArticleId(article): key for article, key in rows}
        return found
