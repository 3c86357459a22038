"""Which articles share people and themes with one."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, select

from annotator.domain.ids import ArticleId, PersonId, TagId
from annotator.store.pointers import Meanings
from annotator.store.tables import ArticleRow, ArticleThemeRow, MarkRow, table_of
from annotator.store.writing.ink import parts

ARTICLE, MARK, THEME = table_of(ArticleRow), table_of(MarkRow), table_of(ArticleThemeRow)


class Likeness:
    """Reads what articles have in common; what is gone does not count."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def people(self, article: ArticleId) -> list[tuple[ArticleId, PersonId]]:
        """The other articles that mention people of this one, and whom; each pair once."""
        root = self._meanings.people.root
        here = select(MARK.c.person).where(MARK.c.article == article, ~MARK.c.gone, MARK.c.person.is_not(None))
        roots = {root(key) for key in self._connection.execute(here.distinct()).scalars() if key is not None}
        keys = [key for one in roots for key in self._meanings.people.meaning(one)]
        found: set[tuple[ArticleId, PersonId]] = set()
        for part in parts(keys, 500):
            there = select(MARK.c.article, MARK.c.person).where(MARK.c.person.in_(part), ~MARK.c.gone).distinct()
            there = there.join(ARTICLE, ARTICLE.c.id == MARK.c.article).where(~ARTICLE.c.gone, ARTICLE.c.id != article)
            found |= {(ArticleId(row[0]), PersonId(root(row[1]))) for row in self._connection.execute(there).all()}
        return sorted(found)

    def themes(
        self, article: ArticleId, named: Mapping[TagId, str], roots: Collection[TagId]
    ) -> list[tuple[ArticleId, str]]:
        """The other articles that have themes of this one, and which: a tag by its name, else the marked words.

        ``roots`` are the tags that say no more than that something is a theme.
        """
        tags = {
            tag
            for table in (MARK, THEME)
            for tag in self._connection.execute(
                select(table.c.tag).where(table.c.article == article, table.c.tag.in_(list(named)), ~table.c.gone)
            ).scalars()
        }
        marked = select(MARK.c.text).where(MARK.c.article == article, MARK.c.tag.in_(list(roots)), ~MARK.c.gone)
        words = list(self._connection.execute(marked.distinct()).scalars())
        found: set[tuple[ArticleId, str]] = set()
        for table in (MARK, THEME):
            there = select(table.c.article, table.c.tag).where(table.c.tag.in_(tags), ~table.c.gone)
            found |= {(other, named[TagId(tag)]) for other, tag in self._elsewhere(there, table.c.article, article)}
        there = select(MARK.c.article, MARK.c.text)
        there = there.where(MARK.c.tag.in_(list(roots)), MARK.c.text.in_(words), ~MARK.c.gone)
        return sorted(found | {(other, text) for other, text in self._elsewhere(there, MARK.c.article, article)})

    def _elsewhere(
        self, there: Select[Any, Any], of: ColumnElement[UUID], article: ArticleId
    ) -> list[tuple[ArticleId, Any]]:
        query = there.join(ARTICLE, ARTICLE.c.id == of).where(~ARTICLE.c.gone, of != article).distinct()
        return [(ArticleId(row[0]), row[1]) for row in self._connection.execute(query).all()]
