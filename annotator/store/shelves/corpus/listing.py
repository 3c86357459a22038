"""The list of all articles, filtered, sorted and grouped; a page is found by its first columns, then read."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    union,
)

from annotator.domain.articles import State, Status
from annotator.domain.corpus.dating import DAY, EARLIEST, LATEST, first_day, last_day
from annotator.domain.corpus.listing import ArticleFilter, Column, Grouping, ListedArticle, Order, rank
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.moments import Moment
from annotator.store.keys import Key
from annotator.store.pointers import Meanings
from annotator.store.shelves.article_list import ORDER
from annotator.store.shelves.article_rows import metadata_of, status_of
from annotator.store.shelves.articles import FINISHED, one_each
from annotator.store.shelves.register.matching import holding
from annotator.store.statements import SHOWN_MARKS
from annotator.store.tables import ArticleRow, ArticleThemeRow, BodyRow, MarkRow, StatusRow, TallyRow, table_of
from annotator.store.writing.ink import parts

ARTICLE, BODY, STATUS, TALLY = (table_of(row) for row in (ArticleRow, BodyRow, StatusRow, TallyRow))
MARK, THEME = table_of(MarkRow), table_of(ArticleThemeRow)
_A = ARTICLE.c
_WORDS = _A.title + " " + _A.source + " " + _A.byline + " " + _A.place + " " + _A.published + " " + _A.note
MONTH = 7
"""Characters of a date that name its month."""
_STATES = tuple(State)
_COUNTED = frozenset({Column.STATUS, Column.ASSIGNED})
"""Columns whose values are looked up for each article."""
_RANKS = case({state.value: rank(state) for state in State}, value=STATUS.c.state, else_=0)


class Listing:
    """Reads the list; articles that are gone are never in it."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def page(
        self, by: AnnotatorId, wanted: ArticleFilter, order: Order, after: ListedArticle | None, limit: int
    ) -> list[ListedArticle]:
        """Up to ``limit`` rows behind the row ``after``."""
        value = self._value(order.column, by)
        key, place = _A.id, ORDER
        query = _joined(order.column, select(key)).where(*self.conditions(by, wanted))
        if after is not None and order.column in _COUNTED:  # asked once of each article, not in each comparison
            each = query.add_columns(_A.ordinal, value.label("value")).cte().prefix_with("MATERIALIZED").c
            key, value, place = each.id, each.value, (each.ordinal, each.id)
            query = select(key)
        if after is not None:
            last, here = literal(after.value(order.column)), tuple_(literal(after.ordinal), literal(after.id, Key()))
            beyond = value < last if order.descending else value > last
            query = query.where(or_(beyond, and_(value == last, tuple_(*place) > here)))
        sorted_by = value.desc() if order.descending else value
        keys = self._connection.execute(query.order_by(sorted_by, *place).limit(limit)).scalars()
        return self.rows(by, [ArticleId(key) for key in keys])

    def rows(self, by: AnnotatorId, articles: Sequence[ArticleId]) -> list[ListedArticle]:
        """The rows of these articles, in this order; missing ones are left out."""
        marks = select(SHOWN_MARKS).where(TALLY.c.subject == _A.id).scalar_subquery().label("marks")
        found: dict[ArticleId, ListedArticle] = {}
        for part in parts(articles, 500):
            query = select(ARTICLE, BODY.c.length, marks).join(BODY, BODY.c.id == _A.body)
            statuses = self._statuses(part)
            for row in self._connection.execute(query.where(_A.id.in_(part), ~_A.gone)).mappings():
                key = ArticleId(row["id"])
                own = statuses.get(key, ())
                state = next((one.state for one in own if one.annotator == by), State.NEW)
                known = metadata_of(dict(row))
                found[key] = ListedArticle(
                    key, row["ordinal"], known, row["starred"], row["length"], row["marks"] or 0, state,
                    Moment(row["created"]), own,
                )  # fmt: skip
        return [found[key] for key in articles if key in found]

    def count(self, by: AnnotatorId, wanted: ArticleFilter) -> int:
        """How many articles are wanted."""
        query = select(func.count()).select_from(ARTICLE).where(*self.conditions(by, wanted))
        return self._connection.execute(query).scalar_one()

    def keys(self, by: AnnotatorId, wanted: ArticleFilter) -> list[ArticleId]:
        """The articles that are wanted, as they stand in the project."""
        query = select(_A.id).where(*self.conditions(by, wanted)).order_by(*ORDER)
        return [ArticleId(key) for key in self._connection.execute(query).scalars()]

    def groups(self, by: AnnotatorId, wanted: ArticleFilter, grouping: Grouping) -> list[tuple[str, int]]:
        """The key of each group and how many of the articles are in it, the largest first."""
        conditions = self.conditions(by, wanted)
        match grouping:
            case Grouping.SOURCE:
                query = _counted(_A.source)
            case Grouping.DATE:
                query = _counted(func.substr(_A.published, 1, MONTH))
            case Grouping.STATUS:
                query = _counted(self._rank(by))
            case Grouping.TAG:
                query = _by_tag()
            case Grouping.ASSIGNEE:
                query = self._by_assignee()
        found: list[tuple[Any, int]] = [
            (row[0], row[1]) for row in self._connection.execute(query.where(*conditions)).all()
        ]
        if grouping is Grouping.STATUS:
            found = [(_STATES[int(at)].value, count) for at, count in found]
        if grouping is Grouping.ASSIGNEE:
            nobody = self._connection.execute(_counted(literal("")).where(*conditions, ~_assigned())).all()
            found += [(row[0], row[1]) for row in nobody]
        return sorted(((str(key), count) for key, count in found if count), key=lambda one: (-one[1], one[0]))

    def states(self) -> dict[State, int]:
        """How many statuses there are of each state: of one who worked under two keys the furthest on each article."""
        return furthest(self._connection, self._who(), ~STATUS.c.gone, ~_A.gone)

    def oldest(self, by: AnnotatorId, after: ArticleId | None) -> ArticleId | None:
        """The article with the earliest date, of those other than ``after`` that the annotator has not finished."""
        query = select(_A.id).where(~_A.gone, _A.published != "", _A.id.not_in(self._with_state(by, FINISHED)))
        found = self._connection.execute(query.where(_A.id != after).order_by(_A.published, *ORDER).limit(1)).scalar()
        return None if found is None else ArticleId(found)

    def unassigned(self, after: ArticleId | None) -> ArticleId | None:
        """The first article other than ``after`` that nobody has taken."""
        query = select(_A.id).where(~_A.gone, ~_assigned(), _A.id != after).order_by(*ORDER).limit(1)
        found = self._connection.execute(query).scalar()
        return None if found is None else ArticleId(found)

    def conditions(self, by: AnnotatorId, wanted: ArticleFilter) -> list[ColumnElement[bool]]:
        """What holds of the articles that are wanted."""
        conditions: list[ColumnElement[bool]] = [~_A.gone]
        dialect = self._connection.dialect.name
        conditions += [holding(_WORDS, word, dialect) for word in wanted.words.split()]
        if wanted.sources:
            conditions.append(_A.source.in_(wanted.sources))
        if wanted.months:
            conditions.append(func.substr(_A.published, 1, MONTH).in_(wanted.months))
        conditions += in_time(wanted.since, wanted.until)
        if wanted.starred:
            conditions.append(_A.starred)
        if wanted.unassigned:
            conditions.append(~_assigned())
        if wanted.tags:
            marked = exists().where(
                MARK.c.article == _A.id, MARK.c.body == _A.body, MARK.c.tag.in_(wanted.tags), ~MARK.c.gone
            )
            themed = exists().where(THEME.c.article == _A.id, THEME.c.tag.in_(wanted.tags), ~THEME.c.gone)
            conditions.append(or_(marked, themed))
        if wanted.annotators:
            conditions.append(self._worked_on(wanted.annotators))
        if wanted.states:
            conditions.append(self._in_state(wanted.annotators or (by,), wanted.states))
        return conditions

    def _keys_of(self, annotators: Iterable[AnnotatorId]) -> list[UUID]:
        return [key for one in annotators for key in self._meanings.annotators.meaning(one)]

    def _worked_on(self, annotators: Iterable[AnnotatorId]) -> ColumnElement[bool]:
        keys = self._keys_of(annotators)
        return or_(*(
            exists().where(table.c.article == _A.id, table.c.annotator.in_(keys), ~table.c.gone)
            for table in (STATUS, MARK)
        ))  # fmt: skip

    def _in_state(self, annotators: Iterable[AnnotatorId], states: frozenset[State]) -> ColumnElement[bool]:
        """One of these annotators says so; without a status an article is new."""
        each: list[ColumnElement[bool]] = []
        for one in annotators:
            if len(self._meanings.annotators.meaning(one)) > 1:  # of several statuses the furthest is meant
                each.append(self._rank(one).in_([rank(state) for state in states]))
            elif State.NEW in states:
                each.append(
                    _A.id.not_in(self._with_state(one, [state.value for state in State if state not in states]))
                )
            else:
                each.append(_A.id.in_(self._with_state(one, [state.value for state in states])))
        return or_(*each)

    def _with_state(self, annotator: AnnotatorId, states: Sequence[str]) -> Select[Any]:
        keys = self._meanings.annotators.meaning(annotator)
        return select(STATUS.c.article).where(STATUS.c.annotator.in_(keys), STATUS.c.state.in_(states), ~STATUS.c.gone)

    def _rank(self, by: AnnotatorId) -> ColumnElement[int]:
        """How far the annotator is with an article, as a number."""
        own = (STATUS.c.article == _A.id, STATUS.c.annotator.in_(self._meanings.annotators.meaning(by)), ~STATUS.c.gone)
        return func.coalesce(select(func.max(_RANKS)).where(*own).scalar_subquery(), 0)

    def _value(self, column: Column, by: AnnotatorId) -> ColumnElement[Any]:
        match column:
            case Column.LENGTH:
                return BODY.c.length
            case Column.MARKS:
                return func.coalesce(SHOWN_MARKS, 0)
            case Column.STARRED:
                return case((_A.starred, 1), else_=0)
            case Column.STATUS:
                return self._rank(by)
            case Column.ASSIGNED:
                who = self._who().distinct()
                return select(func.count(who)).where(STATUS.c.article == _A.id, ~STATUS.c.gone).scalar_subquery()
            case _:
                return _A[column.value]

    def _who(self) -> ColumnElement[Any]:
        """Whose a status is; one who worked under two keys is one."""
        roots = self._meanings.annotators.roots
        if not roots:
            return STATUS.c.annotator
        named = ((STATUS.c.annotator == key, literal(root, Key())) for key, root in roots.items())
        return case(*named, else_=STATUS.c.annotator)

    def _by_assignee(self) -> Select[Any, int]:
        annotator = self._who()
        query = select(annotator, func.count(_A.id.distinct())).join(STATUS, STATUS.c.article == _A.id)
        return query.where(~STATUS.c.gone).group_by(annotator)

    def _statuses(self, articles: Sequence[ArticleId]) -> dict[ArticleId, tuple[Status, ...]]:
        query = select(STATUS).where(STATUS.c.article.in_(articles), ~STATUS.c.gone).order_by(STATUS.c.annotator)
        found: dict[ArticleId, list[Status]] = {}
        for row in self._connection.execute(query).mappings():
            found.setdefault(ArticleId(row["article"]), []).append(status_of(row, self._meanings))
        return {article: tuple(one_each(statuses)) for article, statuses in found.items()}


def in_time(since: str, until: str) -> list[ColumnElement[bool]]:
    """What holds of articles that are ``dating.is_within`` two dates."""
    conditions: list[ColumnElement[bool]] = [_A.published != ""] if since or until else []
    if since:
        conditions.append(_day(EARLIEST) >= first_day(since))
    if until:
        conditions.append(_day(LATEST) <= last_day(until))
    return conditions


def furthest(
    connection: Connection, annotator: ColumnElement[Any], *conditions: ColumnElement[bool]
) -> dict[State, int]:
    """How many statuses there are of each state: of each annotator the furthest on each article."""
    ranks = select(func.max(_RANKS).label("rank")).join(ARTICLE, _A.id == STATUS.c.article)
    each = ranks.where(*conditions).group_by(STATUS.c.article, annotator).subquery()
    counted = select(each.c.rank, func.count()).group_by(each.c.rank)
    return {_STATES[rank]: count for rank, count in connection.execute(counted).all()}


def _day(unwritten: str) -> ColumnElement[str]:
    """The date of an article as a whole day, with what is not written taken from another one."""
    published = _A.published
    return func.substr(published + func.substr(literal(unwritten), func.length(published) + 1), 1, DAY)


def _assigned() -> ColumnElement[bool]:
    return exists().where(STATUS.c.article == _A.id, ~STATUS.c.gone)


def _counted(key: ColumnElement[Any]) -> Select[Any, int]:
    return select(key, func.count()).select_from(ARTICLE).group_by(key)


def _by_tag() -> Select[Any, int]:
    used = select(MARK.c.article, MARK.c.tag).group_by(MARK.c.tag, MARK.c.article).subquery()
    mark = MARK.alias()
    shown = and_(mark.c.tag == used.c.tag, mark.c.article == used.c.article, mark.c.body == _A.body, ~mark.c.gone)
    marked = select(used.c.article, used.c.tag).join(ARTICLE, _A.id == used.c.article).where(exists().where(shown))
    themes = select(THEME.c.article, THEME.c.tag).where(~THEME.c.gone)
    both = union(marked, themes).subquery()
    return select(both.c.tag, func.count()).join(ARTICLE, _A.id == both.c.article).group_by(both.c.tag)


def _joined(column: Column, query: Select[Any]) -> Select[Any]:
    """With the table that a column stands in."""
    if column is Column.LENGTH:
        return query.join(BODY, BODY.c.id == _A.body)
    return query.outerjoin(TALLY, TALLY.c.subject == _A.id) if column is Column.MARKS else query
