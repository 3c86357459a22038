"""Writing articles: their rows, the versions of their texts, how far each annotator is."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from annotator.domain.articles import Article, Metadata, Repair, Source, State, Status, digest
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.moments import now
from annotator.store import search, straight
from annotator.store.pointers import Meanings
from annotator.store.shelves.article_rows import article_key, article_row, body_row, repair_rows, status_key
from annotator.store.shelves.articles import ARTICLE, BODY, BODY_OF, REPAIR, SOURCE, STATUS, Articles
from annotator.store.statements import keys_among, one_row
from annotator.store.tables import ArticleRow, StatusRow
from annotator.store.texts import Texts
from annotator.store.writing.ink import Ink, parts

_BODY_HELD = BODY_OF.with_for_update(read=True)
"""On a server; SQLite has one writer."""
BLANK = {"ordinal": 0, "created": 0, "starred": False, **asdict(Metadata())}
"""What an article says when it is born; the rest its import says of it."""


class ArticlesPen(Articles):
    """Writes articles."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink, texts: Texts) -> None:
        super().__init__(connection, meanings, texts)
        self._ink = ink
        self._shown: dict[ArticleId, tuple[UUID, str]] = {}
        self._coming: dict[ArticleId, Callable[[], straight.Rows]] = {}
        self._begun: dict[tuple[ArticleId, AnnotatorId], Callable[[], bool]] = {}

    def expect(self, article: ArticleId, by: AnnotatorId) -> None:
        """Ask along with the next question which text an article shows, and whether somebody began with it.

        The first ``shown`` and the first ``has_status_ahead`` take the answers; until then neither may be written.
        """
        self._coming[article] = self._body_of(article)
        self._begun[article, by] = super().has_status_ahead(article, by)

    def has_status_ahead(self, article: ArticleId, annotator: AnnotatorId) -> Callable[[], bool]:
        """The same; what was expected is not asked again."""
        coming = self._begun.pop((article, annotator), None)
        return coming or super().has_status_ahead(article, annotator)

    def shown(self, article: ArticleId) -> tuple[UUID, str]:
        """The same, read once as long as this operation gives the article no other body; nobody else does till then."""
        if article not in self._shown or (article, "body") in self._ink.registers:
            self._shown[article] = super().shown(article)
            self._ink.counting.hear(article, self._shown[article][0])
        return self._shown[article]

    def _body_of(self, article: ArticleId) -> Callable[[], straight.Rows]:
        coming = self._coming.pop(article, None)
        return coming or straight.ahead(self._connection, _BODY_HELD, {"article": article})

    def hold(self, article: ArticleId) -> None:
        """Keep an article from others until the end: whoever changes it with its marks does so before reading it.

        On a server two who have read it would each wait for the other; so the second one reads what the first left.
        """
        straight.rows(self._connection, one_row(ARTICLE, held=True), {"key": article})

    def star(self, article: ArticleId, *, starred: bool) -> None:
        """Put a star on an article, or take it off."""
        self._ink.change(ArticleRow, article, {"starred": (starred,)})

    def add(
        self,
        key: ArticleId,
        metadata: Metadata,
        text: str,
        source: Source | None = None,
        repairs: Sequence[Repair] = (),
    ) -> Article:
        """Put a new article at the end of the list."""
        body = body_row(text)
        row = article_row(key, body["id"], metadata, self.next_ordinal(), now())
        self._ink.bear(ArticleRow, row, BLANK)
        self._write_body(key, body, repairs)
        if source is not None:
            raw = {"raw": source.raw, "sha256": hashlib.sha256(source.raw).hexdigest()}
            self._connection.execute(
                insert(SOURCE), {"article": key, "name": source.name, "encoding": source.encoding, **raw}
            )
        return self.get(key)

    def key_for(self, text: str) -> ArticleId:
        """The key for a new article with that text: in each copy the same, so that they join when they merge."""
        keys = (article_key(digest(text), number) for number in count())
        taken = keys_among(ARTICLE)
        return ArticleId(next(key for key in keys if not self._connection.execute(taken, {"keys": [key]}).all()))

    def edit(self, article: ArticleId, metadata: Metadata) -> Article:
        """Set all metadata to these."""
        self.get(article)
        self._ink.change(ArticleRow, article, {name: (value,) for name, value in asdict(metadata).items()})
        return self.get(article)

    def retext(self, article: ArticleId, text: str, repairs: Sequence[Repair]) -> Article:
        """Give the article another version of its text; the old one stays and undo points back to it."""
        body = body_row(text)
        self._write_body(article, body, repairs)
        self._ink.change(ArticleRow, article, {"body": (body["id"],)})
        return self.get(article)

    def set_status(self, article: ArticleId, status: Status) -> None:
        """Set how far one annotator is."""
        key = status_key(article, status.annotator)
        if self._connection.execute(one_row(STATUS), {"key": key}).first() is None:
            born = {"article": article, "annotator": status.annotator, "state": State.NEW.value, "note": ""}
            self._ink.insert(StatusRow, [{"id": key, **born}])
        self._ink.end(StatusRow, [key], "back")
        self._ink.change(StatusRow, key, {"state": (status.state.value,), "note": (status.note,)})

    def remove(self, article: ArticleId) -> None:
        """Take an article away; its marks stay with it and come back with it."""
        self.get(article)
        self._ink.end(ArticleRow, [article])

    def next_ordinal(self) -> int:
        """The place behind the last article."""
        return (self._connection.execute(select(func.max(ARTICLE.c.ordinal))).scalar() or 0) + 1

    def _write_body(self, article: ArticleId, body: dict[str, Any], repairs: Sequence[Repair]) -> None:
        put_bodies(self._connection, [body])
        known = select(REPAIR.c.ordinal).where(REPAIR.c.article == article, REPAIR.c.body == body["id"])
        rows = repair_rows(article, body["id"], repairs)
        if rows and self._connection.execute(known.limit(1)).first() is None:
            self._connection.execute(insert(REPAIR), rows)


def put_bodies(connection: Connection, bodies: Sequence[dict[str, Any]]) -> None:
    """Insert the bodies that are not there yet: the same text is there once."""
    rows = {body["id"]: body for body in bodies}
    for part in parts(list(rows), 500):
        for known in connection.execute(keys_among(BODY), {"keys": part}).scalars():
            del rows[known]
    if rows:
        connection.execute(insert(BODY), list(rows.values()))
        search.take_in(connection, list(rows))
