"""The shelf of what stands under the tags: how many marks, the latest, by whom."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from annotator.domain.coding.shown import Shown
from annotator.domain.ids import LinkTypeId, TagId
from annotator.store.pointers import Meanings
from annotator.store.shelves.marks import mark_of
from annotator.store.statements import SHOWN_MARKS
from annotator.store.tables import ArticleRow, ArticleThemeRow, BodyRow, LinkRow, MarkRow, TagRow, TallyRow, table_of

ARTICLE, BODY, LINK, MARK, TAG, TALLY, THEME = (
    table_of(row) for row in (ArticleRow, BodyRow, LinkRow, MarkRow, TagRow, TallyRow, ArticleThemeRow)
)
_AROUND = 40
"""Characters on each side of a mark that are shown with it, at most."""
_LEAD = case((MARK.c.start > _AROUND, _AROUND), else_=MARK.c.start)
_BEFORE = func.substr(BODY.c.text, MARK.c.start - _LEAD + 1, _LEAD).label("words_before")
_AFTER = func.substr(BODY.c.text, MARK.c.end + 1, _AROUND).label("words_after")


class Coded:
    """Reads what stands under the tags."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def counts(self) -> dict[TagId, int]:
        """How many marks carry each tag itself, and on how many articles it stands as a theme; none is left out.

        Only what stands on texts that are shown.
        """
        found = self.marks()
        for tag, count in self.themes().items():
            found[tag] = found.get(tag, 0) + count
        return found

    def themes(self) -> dict[TagId, int]:
        """On how many articles that are there each tag stands as a theme; tags that stand on none are left out."""
        there = select(THEME.c.tag, func.count()).join(ARTICLE, ARTICLE.c.id == THEME.c.article)
        themes = there.where(~THEME.c.gone, ~ARTICLE.c.gone).group_by(THEME.c.tag)
        return {TagId(tag): int(count) for tag, count in self._connection.execute(themes)}

    def marks(self) -> dict[TagId, int]:
        """How many marks on texts that are shown carry each tag itself; tags without any are left out."""
        query = select(TALLY.c.subject, SHOWN_MARKS).join(TAG, TAG.c.id == TALLY.c.subject).where(SHOWN_MARKS > 0)
        return {TagId(tag): int(count) for tag, count in self._connection.execute(query)}

    def makers(self, tags: Collection[TagId]) -> int:
        """How many annotators made what ``counts`` counts under some tags."""
        marks = standing(MARK.c.annotator).where(MARK.c.tag.in_(tags)).distinct()
        themes = select(THEME.c.annotator).join(ARTICLE, ARTICLE.c.id == THEME.c.article)
        themes = themes.where(THEME.c.tag.in_(tags), ~THEME.c.gone, ~ARTICLE.c.gone).distinct()
        keys = [key for query in (marks, themes) for key in self._connection.execute(query).scalars()]
        return len({self._meanings.annotators.root(key) for key in keys})

    def latest(self, tags: Collection[TagId], limit: int) -> list[Shown]:
        """The marks under some tags that were made last, the newest first, on the texts that articles show."""
        newest = standing(MARK.c.id).where(MARK.c.tag.in_(tags)).order_by(MARK.c.id.desc()).limit(limit)
        keys = list(self._connection.execute(newest).scalars())
        query = select(MARK, _BEFORE, _AFTER, ARTICLE.c.title.label("article_title"))
        query = query.join(BODY, BODY.c.id == MARK.c.body).join(ARTICLE, ARTICLE.c.id == MARK.c.article)
        rows = self._connection.execute(query.where(MARK.c.id.in_(keys)).order_by(MARK.c.id.desc())).mappings()
        return [
            Shown(mark_of(row, self._meanings), row["words_before"], row["words_after"], row["article_title"])
            for row in rows
        ]

    def links(self) -> dict[LinkTypeId, int]:
        """How many links lead from marks on texts that are shown, by type; types without any are left out."""
        query = standing(LINK.c.type, func.count()).join(LINK, LINK.c.from_mark == MARK.c.id).where(~LINK.c.gone)
        rows: Sequence[Any] = self._connection.execute(query.group_by(LINK.c.type)).all()
        return {LinkTypeId(row[0]): int(row[1]) for row in rows}


def standing(*columns: Any) -> Any:  # noqa: ANN401  (a select of any columns has no short type)
    """Columns of the marks on texts that are shown."""
    shown = and_(ARTICLE.c.id == MARK.c.article, ARTICLE.c.body == MARK.c.body, ~ARTICLE.c.gone)
    return select(*columns).join(ARTICLE, shown).where(~MARK.c.gone)
