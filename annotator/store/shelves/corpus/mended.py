"""The repairs of all articles, as their shown texts have them."""

from sqlalchemy import Connection, func, or_, select

from annotator.domain.articles import RepairKind
from annotator.domain.corpus.mended import Mended, MendedSought
from annotator.domain.ids import ArticleId
from annotator.store.shelves.article_rows import repair_of
from annotator.store.tables import ArticleRow, RepairRow, table_of

ARTICLE, REPAIR = table_of(ArticleRow), table_of(RepairRow)
_SHOWN = (ARTICLE.c.id == REPAIR.c.article) & (ARTICLE.c.body == REPAIR.c.body) & ~ARTICLE.c.gone


class MendedTexts:
    """Reads repairs across articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def found(self, sought: MendedSought, limit: int) -> list[Mended]:
        """Up to ``limit`` repairs, in the order of articles and of places."""
        query = select(REPAIR, ARTICLE.c.title).join(ARTICLE, _SHOWN)
        if sought.kind is not None:
            query = query.where(REPAIR.c.kind == sought.kind.value)
        if sought.article is not None:
            query = query.where(ARTICLE.c.id == sought.article)
        if sought.words:
            fields = (REPAIR.c.source_text, REPAIR.c.text, REPAIR.c.reason, ARTICLE.c.title)
            query = query.where(or_(*(field.icontains(sought.words, autoescape=True) for field in fields)))
        query = query.order_by(ARTICLE.c.ordinal, ARTICLE.c.id, REPAIR.c.ordinal).limit(limit)
        rows = self._connection.execute(query).mappings()
        return [Mended(ArticleId(row["article"]), row["title"], repair_of(row)) for row in rows]

    def counts(self) -> dict[RepairKind, int]:
        """How many there are of each kind that there is."""
        query = select(REPAIR.c.kind, func.count()).join(ARTICLE, _SHOWN).group_by(REPAIR.c.kind)
        found = {RepairKind(kind): count for kind, count in self._connection.execute(query)}
        return {kind: found[kind] for kind in RepairKind if kind in found}
