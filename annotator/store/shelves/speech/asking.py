"""Conditions that every question about quotes is made of: what a quote is, what joins it, whether it is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, and_, case, exists, or_, select, union
from sqlalchemy.sql.selectable import NamedFromClause

from annotator.domain.codebook import CONTINUES, CUE_OF, HOLDS, QUOTE, SAYS, Codebook
from annotator.domain.corpus.speech import About
from annotator.domain.ids import TagId
from annotator.store.pointers import Meanings
from annotator.store.tables import ArticleRow, ArticleThemeRow, LinkRow, MarkRow, table_of

MARK, ARTICLE, LINK, THEME = (table_of(row) for row in (MarkRow, ArticleRow, LinkRow, ArticleThemeRow))
Query: TypeAlias = Any
"""A select of many columns, for which SQLAlchemy has no short type."""
Found: TypeAlias = Any
"""A row of such a select."""
UNDATED = case((ARTICLE.c.published == "", 1), else_=0)
"""Articles without a date stand behind all others."""
ARTICLE_ORDER = (UNDATED, ARTICLE.c.published, ARTICLE.c.ordinal, ARTICLE.c.id)


@dataclass(frozen=True, slots=True)
class Words:
    """The keys of the codebook that the questions need."""

    quotes: Sequence[TagId]
    says: Sequence[UUID]
    cues: Sequence[UUID]
    holds: Sequence[UUID]
    continues: Sequence[UUID]

    @classmethod
    def of(cls, book: Codebook) -> "Words":
        """Those of a codebook."""
        quotes = [tag.id for tag in book.tags if tag.kind == QUOTE]
        types = {name: [one.id for one in book.link_types if one.name == name]
                 for name in (SAYS, CUE_OF, HOLDS, CONTINUES)}  # fmt: skip
        return cls(quotes, types[SAYS], types[CUE_OF], types[HOLDS], types[CONTINUES])


@dataclass(frozen=True, slots=True)
class Meant:
    """What an ``About`` means in keys: all keys of the person, the theme with all that are below it."""

    people: Sequence[UUID] = ()
    themes: Sequence[TagId] = ()

    @classmethod
    def by(cls, about: About, meanings: Meanings, book: Codebook) -> "Meant":
        """Look the keys up."""
        people = () if about.person is None else meanings.people.meaning(meanings.people.root(about.person))
        return cls(people, () if about.theme is None else book.with_those_below(about.theme))


def stands(mark: FromClause, article: FromClause = ARTICLE) -> ColumnElement[bool]:
    """The mark is there, on the text that its article shows."""
    return and_(~mark.c.gone, mark.c.article == article.c.id, mark.c.body == article.c.body)


def said_by(quote: FromClause, words: Words, people: Sequence[UUID]) -> ColumnElement[bool]:
    """A mention of one of these people says the quote."""
    speaker, says = MARK.alias("speaker"), LINK.alias("says")
    return (
        exists()
        .where(says.c.to_mark == quote.c.id, says.c.type.in_(words.says), ~says.c.gone)
        .where(speaker.c.id == says.c.from_mark, ~speaker.c.gone, speaker.c.body == quote.c.body)
        .where(speaker.c.person.in_(people))
    )


def on_theme(quote: FromClause, themes: Sequence[TagId]) -> ColumnElement[bool]:
    """The quote overlaps a mark with one of these tags, or its article carries one."""
    mark, carried = MARK.alias("on_theme"), THEME.alias("carried")
    marked = exists().where(mark.c.article == quote.c.article, mark.c.tag.in_(themes), touches(mark, quote))
    return or_(marked, exists().where(carried.c.article == quote.c.article, carried.c.tag.in_(themes), ~carried.c.gone))


def touches(mark: FromClause, quote: FromClause) -> ColumnElement[bool]:
    """Both are there on one text and share a character."""
    return and_(
        ~mark.c.gone, mark.c.body == quote.c.body, mark.c.start < quote.c.end, mark.c.end > quote.c.start,
        mark.c.id != quote.c.id,
    )  # fmt: skip


def articles_meant(about: About, words: Words, meant: Meant) -> list[ColumnElement[bool]]:
    """Conditions on an article that may hold a quote that is meant; found by the rarer of its marks."""
    conditions: list[ColumnElement[bool]] = []
    if about.article is not None:
        conditions.append(ARTICLE.c.id == about.article)
    if about.person is not None:
        conditions.append(ARTICLE.c.id.in_(_articles_of_speakers(words, meant.people)))
    if about.theme is not None:
        conditions.append(ARTICLE.c.id.in_(_articles_on(meant.themes)))
    if not conditions:
        mark = MARK.alias("any_quote")
        conditions.append(exists().where(mark.c.tag.in_(words.quotes), mark.c.article == ARTICLE.c.id))
    return conditions


def quotes_meant(quote: NamedFromClause, about: About, words: Words, meant: Meant) -> list[ColumnElement[bool]]:
    """Conditions on a mark: a quote that is meant."""
    conditions: list[ColumnElement[bool]] = [quote.c.tag.in_(words.quotes)]
    if about.person is not None:
        conditions.append(said_by(quote, words, meant.people))
    if about.theme is not None:
        conditions.append(on_theme(quote, meant.themes))
    return conditions


def _articles_of_speakers(words: Words, people: Sequence[UUID]) -> Query:
    speaker, says = MARK.alias("its_speaker"), LINK.alias("its_says")
    joined = select(speaker.c.article).join(says, says.c.from_mark == speaker.c.id)
    return joined.where(speaker.c.person.in_(people), ~speaker.c.gone, says.c.type.in_(words.says), ~says.c.gone)


def _articles_on(themes: Sequence[TagId]) -> Query:
    mark, carried = MARK.alias("its_theme"), THEME.alias("its_carried")
    return union(
        select(mark.c.article).where(mark.c.tag.in_(themes), ~mark.c.gone),
        select(carried.c.article).where(carried.c.tag.in_(themes), ~carried.c.gone),
    )
