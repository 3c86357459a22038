"""What marks of a whole project teach: which words carry which tag, and how passages under a theme read."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from annotator.domain.ids import TagId
from annotator.store.statements import newest_clock
from annotator.store.tables import ArticleRow, MarkRow, OperationRow, table_of

MARK, ARTICLE, OPERATION = (table_of(row) for row in (MarkRow, ArticleRow, OperationRow))


class KnownWords:
    """Reads what is known from marks, whoever made them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def clock(self) -> int:
        """A number that grows with whatever is done."""
        return self._connection.execute(newest_clock(OPERATION)).scalar() or 0

    def words(self, longest: int) -> list[tuple[str, TagId, int]]:
        """Words of at most so many code points that are marked, with their tags: how often each."""
        query = (
            select(MARK.c.text, MARK.c.tag, func.count())
            .join(ARTICLE, ARTICLE.c.id == MARK.c.article)
            .where(~MARK.c.gone, ~ARTICLE.c.gone, MARK.c.end - MARK.c.start <= longest)
            .group_by(MARK.c.text, MARK.c.tag)
        )
        return [(row[0], TagId(row[1]), row[2]) for row in self._connection.execute(query).all()]

    def passages(self, tags: Sequence[TagId], most: int) -> list[tuple[TagId, str]]:
        """The texts marked with these tags, of each tag the latest."""
        found: list[tuple[TagId, str]] = []
        for tag in tags:
            query = select(MARK.c.text).where(MARK.c.tag == tag, ~MARK.c.gone).order_by(MARK.c.created.desc())
            found += [(tag, row[0]) for row in self._connection.execute(query.limit(most)).all()]
        return found
