"""The register in pages: by mentions or by name, filtered by name, variant or role.

Persons who were made one with others are few: their mentions are added up here, and they are laid between the
rows of the page; for everybody else the database sorts, counts and filters.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, or_, select, tuple_

from annotator.domain.codebook import HOLDS
from annotator.domain.corpus.register import Entry, Extent, Order
from annotator.domain.ids import PersonId
from annotator.domain.people import Person
from annotator.store.keys import Key
from annotator.store.pointers import Meanings
from annotator.store.shelves.people import PERSON, TALLY, People, person_of
from annotator.store.shelves.register.matching import holding, listing
from annotator.store.statements import SHOWN_MARKS, HasVariants
from annotator.store.tables import ArticleRow, LinkRow, LinkTypeRow, MarkRow, table_of
from annotator.store.writing.ink import parts
from annotator.text.folding import fold

ARTICLE, MARK, LINK, LINK_TYPE = (table_of(row) for row in (ArticleRow, MarkRow, LinkRow, LinkTypeRow))
ROLE = MARK.alias("role")


def of_type(name: str) -> ColumnElement[bool]:
    """Whether a link is of the type of that name and stands."""
    return and_(LINK.c.type.in_(select(LINK_TYPE.c.id).where(LINK_TYPE.c.name == name)), ~LINK.c.gone)


_HELD: Sequence[Any] = (MARK.c.person, ROLE.c.text, func.count())
"""A role as it is written, of whom, and how often."""


class Register:
    """Reads rows of the register; those who are gone or merged into others are never given."""

    def __init__(self, connection: Connection, meanings: Meanings, people: People) -> None:
        self._connection, self._meanings, self._people = connection, meanings, people

    def page(self, order: Order, after: Entry | None, limit: int, words: str = "") -> tuple[list[Entry], int]:
        """Up to ``limit`` rows behind ``after`` whose name, variants or roles hold these words, and how many do."""
        query = self._alone(order, words)
        if after is None and words.strip():
            query = query.add_columns(func.count().over().label("total"))
        elif after is not None:
            query = query.where(_behind(order, after, query.selected_columns["mentions"]))
        query = query.order_by(*_sorting(order, query.selected_columns["mentions"])).limit(limit)
        rows = self._connection.execute(query).mappings().all()
        gathered = self._gathered(words)
        found = [Entry(person_of(row), row["mentions"]) for row in rows]
        found += [one for one in gathered if after is None or _rank(order, one) > _rank(order, after)]
        alone = rows[0].get("total", 0) if rows else 0
        if after is None and not words.strip():
            alone = self._connection.execute(
                select(func.count()).select_from(self._alone(Order.NAME, "").subquery())
            ).scalar_one()
        total = alone + len(gathered)
        return sorted(found, key=lambda one: _rank(order, one))[:limit], total

    def extent(self) -> Extent:
        """How many people, mentions and articles there are."""
        mentions = select(func.coalesce(func.sum(SHOWN_MARKS), 0)).join_from(
            TALLY, PERSON, PERSON.c.id == TALLY.c.subject
        )
        somebody = and_(MARK.c.article == ARTICLE.c.id, MARK.c.body == ARTICLE.c.body, MARK.c.person.is_not(None))
        articles = (
            select(func.count()).select_from(ARTICLE).where(~ARTICLE.c.gone, exists().where(somebody, ~MARK.c.gone))
        )
        people, root = self._people.count(), self._meanings.people.root
        holding = set(self._connection.execute(_held(MARK.c.person).distinct()).scalars()) - {None}
        return Extent(
            people,
            int(self._connection.execute(mentions).scalar_one()),
            self._connection.execute(articles).scalar_one(),
            people - len({root(key) for key in holding}),
        )

    def roles(self, people: Iterable[PersonId]) -> dict[PersonId, str]:
        """The role that each of these persons holds most often, as it is written; who has none is left out."""
        meaning = self._meanings.people.meaning
        keys = [key for person in people for key in meaning(person)]
        rows: list[Any] = []
        for part in parts(keys, 500):
            query = holders(mentions_of(*_HELD).where(MARK.c.person.in_(part)))
            rows += self._connection.execute(query.group_by(*_HELD[:2])).all()
        return self._most_often(rows)

    def all_roles(self) -> dict[PersonId, str]:
        """The same of everybody."""
        return self._most_often(self._connection.execute(_held(*_HELD).group_by(*_HELD[:2])).all())

    def _most_often(self, rows: Sequence[Any]) -> dict[PersonId, str]:
        counts: dict[PersonId, Counter[str]] = {}
        for person, words, count in (row for row in rows if row[0] is not None):
            counts.setdefault(PersonId(self._meanings.people.root(person)), Counter())[words] += count
        return {person: max(sorted(found), key=lambda words: found[words]) for person, found in counts.items()}

    def named(self, words: str, limit: int) -> list[Person]:
        """The most mentioned persons whose name or variants hold these words; roles are not looked through."""
        folded = fold(words)
        return self._most_mentioned(
            _named(words, self._connection.dialect.name),
            lambda one: any(folded in fold(name) for name in (one.name, *one.variants)),
            limit,
        )

    def surnamed(self, surname: str, limit: int) -> list[Person]:
        """The most mentioned persons whose name begins with these characters, in any shape."""
        folded = fold(surname)
        start = func.substr(PERSON.c.name, 1, len(surname))
        return self._most_mentioned(
            holding(start, surname, self._connection.dialect.name),
            lambda one: fold(one.name).startswith(folded),
            limit,
        )

    def _most_mentioned(self, which: ColumnElement[bool], is_one: Callable[[Person], bool], limit: int) -> list[Person]:
        query = self._counted(Order.MENTIONS).where(which)
        query = query.order_by(*_sorting(Order.MENTIONS, query.selected_columns["mentions"])).limit(limit)
        found = [Entry(person_of(row), row["mentions"]) for row in self._connection.execute(query).mappings()]
        found += [one for one in self._gathered("") if is_one(one.person)]
        return [one.person for one in sorted(found, key=lambda one: _rank(Order.MENTIONS, one))[:limit]]

    def _alone(self, order: Order, words: str) -> Select[Any]:
        query = self._counted(order)
        if not (words := words.strip()):
            return query
        named = _named(words, self._connection.dialect.name)
        return query.where(or_(named, PERSON.c.id.in_(self._holding(words))))

    def _counted(self, order: Order) -> Select[Any]:
        """Everybody who is not one with others, with the number of mentions in the last column."""
        members = [key for keys in self._meanings.people.members.values() for key in keys]
        if order is Order.MENTIONS:
            used, mentions = func.coalesce(TALLY.c.marks, 0), func.coalesce(SHOWN_MARKS, 0)
            query = select(PERSON, mentions.label("mentions")).outerjoin(TALLY, TALLY.c.subject == PERSON.c.id)
        else:
            # A subquery: on a server the tally is a view, of which only the persons of a page shall be summed.
            mine = TALLY.c.subject == PERSON.c.id
            used, mentions = (
                func.coalesce(select(count).where(mine).scalar_subquery(), 0) for count in (TALLY.c.marks, SHOWN_MARKS)
            )
            query = select(PERSON, mentions.label("mentions"))
        return query.where(or_(~PERSON.c.gone, used > 0), PERSON.c.merged.is_(None), PERSON.c.id.not_in(members))

    def _holding(self, words: str) -> Select[Any]:
        """The persons who hold a role with these words."""
        query = mentions_of(MARK.c.person).where(MARK.c.person.is_not(None))
        return holders(query).where(holding(ROLE.c.text, words, self._connection.dialect.name))

    def _gathered(self, words: str) -> list[Entry]:
        """Those with whom others were made one, and the number of mentions of all of them."""
        members = self._meanings.people.members
        if not members:
            return []
        keys = [key for group in members.values() for key in group]
        mentions: Counter[UUID] = Counter()
        holding_it: set[UUID] = set()
        for part in parts(keys, 500):
            for row in self._connection.execute(select(TALLY.c.subject, SHOWN_MARKS).where(TALLY.c.subject.in_(part))):
                mentions[self._meanings.people.root(row[0])] += row[1]
            if words.strip():
                rows = self._connection.execute(self._holding(words.strip()).where(MARK.c.person.in_(part)))
                holding_it |= {self._meanings.people.root(key) for key in rows.scalars()}
        people = self._people.get_many([PersonId(root) for root in members])
        folded = fold(words.strip())
        return [
            Entry(one, mentions[one.id])
            for one in people
            if one.id in holding_it or any(folded in fold(name) for name in (one.name, *one.variants))
        ]


def mentions_of(*columns: Any) -> Any:  # noqa: ANN401  (a select of that many columns)
    """Columns of the marks on texts that are shown."""
    stands = and_(ARTICLE.c.id == MARK.c.article, ARTICLE.c.body == MARK.c.body, ~ARTICLE.c.gone)
    return select(*columns).join_from(MARK, ARTICLE, stands).where(~MARK.c.gone)


def holders(query: Any) -> Any:  # noqa: ANN401  (a select of any columns)
    """The query of mentions, joined to the roles that they hold (``ROLE``)."""
    joined = query.join_from(MARK, LINK, and_(LINK.c.from_mark == MARK.c.id, of_type(HOLDS)))
    return joined.join_from(LINK, ROLE, and_(ROLE.c.id == LINK.c.to_mark, ROLE.c.body == MARK.c.body, ~ROLE.c.gone))


def _held(*columns: Any) -> Any:  # noqa: ANN401  (a select of that many columns)
    """Columns of marks that hold roles (``ROLE``), from the links, of which there are fewer than mentions.

    That the mark has a person is not asked here: the database would begin with all that have one.
    """
    held = select(LINK.c.from_mark, LINK.c.to_mark).where(of_type(HOLDS)).cte().prefix_with("MATERIALIZED")
    query = select(*columns).select_from(held).join(MARK, and_(MARK.c.id == held.c.from_mark, ~MARK.c.gone))
    query = query.join(ROLE, and_(ROLE.c.id == held.c.to_mark, ROLE.c.body == MARK.c.body, ~ROLE.c.gone))
    return query.join(ARTICLE, and_(ARTICLE.c.id == MARK.c.article, ARTICLE.c.body == MARK.c.body, ~ARTICLE.c.gone))


def _named(words: str, dialect: str) -> ColumnElement[bool]:
    """Whether the name or the variants of a person hold these words."""
    varied = and_(HasVariants(), listing(PERSON.c.variants, words, dialect))
    return or_(holding(PERSON.c.name, words, dialect), varied)


def _rank(order: Order, entry: Entry) -> tuple[int, str, bytes]:
    mentions = -entry.mentions if order is Order.MENTIONS else 0
    return mentions, entry.person.name, entry.person.id.bytes


def _sorting(order: Order, mentions: ColumnElement[Any]) -> Sequence[ColumnElement[Any]]:
    by_name = (PERSON.c.name, PERSON.c.id)
    return (mentions.desc(), *by_name) if order is Order.MENTIONS else by_name


def _behind(order: Order, after: Entry, mentions: ColumnElement[Any]) -> ColumnElement[bool]:
    here = tuple_(PERSON.c.name, PERSON.c.id)
    later = here > tuple_(literal(after.person.name), literal(after.person.id, Key()))
    if order is Order.NAME:
        return later
    return or_(mentions < after.mentions, and_(mentions == after.mentions, later))
