"""The versions of an article's text, as the log and the marks know them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, func, select

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.marks import Mark
from annotator.domain.moments import Moment
from annotator.store.pointers import Meanings
from annotator.store.shelves.articles import no_article
from annotator.store.shelves.marks import mark_of
from annotator.store.tables import ArticleRow, BodyRow, ChangeRow, MarkRow, OperationRow, table_of
from annotator.store.writing.fields import decode

ARTICLE, BODY, MARK = table_of(ArticleRow), table_of(BodyRow), table_of(MarkRow)
CHANGE, OPERATION = table_of(ChangeRow), table_of(OperationRow)


class Versions:
    """Reads texts that were shown once."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def shown(self, article: ArticleId) -> UUID:
        """The version that is shown. Raises ``NotFound``."""
        body = self._connection.execute(select(ARTICLE.c.body).where(ARTICLE.c.id == article)).scalar()
        if body is None:
            raise no_article(article)
        return body

    def made(self, article: ArticleId) -> dict[UUID, tuple[Moment, AnnotatorId] | None]:
        """Each version that the log knows, the first one first, with when and by whom it was first put there."""
        columns = (CHANGE.c.before, CHANGE.c.after, OPERATION.c.done, OPERATION.c.annotator)
        query = select(*columns).join(OPERATION, OPERATION.c.id == CHANGE.c.operation)
        query = query.where(CHANGE.c.target == article, CHANGE.c.field == "body")
        found: dict[UUID, tuple[Moment, AnnotatorId] | None] = {}
        for before, after, done, by in self._connection.execute(query.order_by(OPERATION.c.hlc, OPERATION.c.site)):
            found.setdefault(decode("article", "body", before)["body"], None)
            who = AnnotatorId(self._meanings.annotators.root(by))
            found.setdefault(decode("article", "body", after)["body"], (Moment(done), who))
        return found

    def marked(self, article: ArticleId) -> dict[UUID, int]:
        """How many marks stand on each version that has any."""
        query = select(MARK.c.body, func.count()).where(MARK.c.article == article, ~MARK.c.gone).group_by(MARK.c.body)
        return {row[0]: row[1] for row in self._connection.execute(query).all()}

    def marks(self, article: ArticleId) -> list[tuple[UUID, Mark]]:
        """All marks of an article, each with the version that it was put on."""
        query = (
            select(MARK).where(MARK.c.article == article, ~MARK.c.gone).order_by(MARK.c.start, MARK.c.end, MARK.c.id)
        )
        return [(row["body"], mark_of(row, self._meanings)) for row in self._connection.execute(query).mappings()]

    def texts(self, bodies: Iterable[UUID]) -> dict[UUID, str]:
        """The texts of versions; one that was compacted away is left out."""
        rows = self._connection.execute(select(BODY.c.id, BODY.c.text).where(BODY.c.id.in_(list(bodies)))).all()
        return {row[0]: row[1] for row in rows}

    def lengths(self, bodies: Iterable[UUID]) -> dict[UUID, int]:
        """How long the texts of versions are; one that was compacted away is left out."""
        rows = self._connection.execute(select(BODY.c.id, BODY.c.length).where(BODY.c.id.in_(list(bodies)))).all()
        return {row[0]: row[1] for row in rows}
