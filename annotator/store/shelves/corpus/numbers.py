"""Counting in the database: articles, marks on the texts that are shown, themes of whole articles."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)

from annotator.domain.articles import State
from annotator.domain.corpus.numbers import EVERYTHING, LENGTHS, Counted
from annotator.domain.ids import ArticleId, PersonId, TagId
from annotator.domain.log.operations import Deed
from annotator.domain.spans import Span
from annotator.store.keys import Key
from annotator.store.pointers import Meanings
from annotator.store.shelves.article_list import ORDER
from annotator.store.shelves.articles import FINISHED
from annotator.store.shelves.corpus.listing import MONTH, furthest, in_time
from annotator.store.shelves.corpus.whole import Whole
from annotator.store.statements import SHOWN_MARKS
from annotator.store.tables import (
    ArticleRow,
    ArticleThemeRow,
    BodyRow,
    ChangeRow,
    LinkRow,
    MarkRow,
    OperationRow,
    StatusRow,
    TallyRow,
    table_of,
)
from annotator.store.writing.ink import parts

ARTICLE, BODY, MARK, THEME = (table_of(row) for row in (ArticleRow, BodyRow, MarkRow, ArticleThemeRow))
STATUS, CHANGE, OPERATION = (table_of(row) for row in (StatusRow, ChangeRow, OperationRow))
LINK, TALLY = table_of(LinkRow), table_of(TallyRow)
QUARTER_MILLISECONDS = 15 * 60 * 1000
"""Every time zone differs from UTC by whole quarters of an hour: counted by these, days can be told anywhere."""
_A, _M, _T, _O = ARTICLE.c, MARK.c, THEME.c, OPERATION.c
_CLOCK = 1 << 16
"""A clock counts milliseconds in its upper bits."""
Rows = Sequence[tuple[Any, ...]]


class Numbers:
    """Counts; what is gone, or stands on another version of a text, does not count."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings
        self._whole = Whole(connection, self._whom)

    def by_tag(self, wanted: Counted) -> tuple[Rows, Rows]:
        """Tag and number of marks; and tag, articles, annotators and whole articles of marks and themes together."""
        if wanted == EVERYTHING:
            return self._whole.by_tag()
        marks = self._marks(wanted, _M.tag, func.count()).group_by(_M.tag)
        both = self._standing(wanted)
        columns = (both.c.article.distinct(), both.c.annotator.distinct())
        on = select(both.c.tag, *(func.count(one) for one in columns), func.sum(both.c.whole)).group_by(both.c.tag)
        return self._all(marks), self._all(on)

    def by_person(self, wanted: Counted) -> list[tuple[PersonId, int, int]]:
        """Person, mentions and articles; one who was merged counts as whom they mean."""
        columns = (func.count(), func.count(_M.article.distinct()))
        if wanted == EVERYTHING:
            found = self._whole.counts(_M.person)
        else:
            query = self._marks(wanted, _M.person, *columns).where(_M.person.is_not(None)).group_by(_M.person)
            found = {row[0]: (int(row[1]), int(row[2])) for row in self._all(query)}
        people = self._meanings.people
        for root, members in people.members.items():
            if len(members) > 1 and (there := [one for one in members if one in found]):
                query = self._marks(wanted, *columns).where(_M.person.in_(there))
                for one in there:
                    del found[one]
                (mentions, articles), *_none = self._all(query)
                found[root] = mentions, articles
        return [(PersonId(people.root(person)), *counted) for person, counted in found.items()]

    def by_source(self, wanted: Counted) -> tuple[Rows, Rows]:
        """Source, articles and characters; and source and marks."""
        return self._by(_A.source, wanted)

    def by_month(self, wanted: Counted) -> tuple[Rows, Rows]:
        """Month, articles and characters; and month and marks."""
        return self._by(func.substr(_A.published, 1, MONTH), wanted)

    def together(self, wanted: Counted) -> Rows:
        """Two tags, the smaller key first, and in how many articles both stand."""
        there = self._standing(wanted)
        once = select(there.c.article, there.c.tag).distinct()
        one, other = once.subquery(), once.subquery()
        query = select(one.c.tag, other.c.tag, func.count()).join(other, one.c.article == other.c.article)
        return self._all(query.where(one.c.tag < other.c.tag).group_by(one.c.tag, other.c.tag))

    def marked(self, wanted: Counted) -> list[ArticleId]:
        """The articles that have any of the marks."""
        return [ArticleId(row[0]) for row in self._all(self._marks(wanted, _M.article).distinct())]

    def texts(self, articles: Sequence[ArticleId], wanted: Counted) -> list[tuple[str, list[tuple[TagId, Span]]]]:
        """The text of each of these articles, and tag and span of its marks."""
        marks: dict[ArticleId, list[tuple[TagId, Span]]] = {article: [] for article in articles}
        for part in parts(articles, 500):
            query = self._marks(wanted, _M.article, _M.tag, _M.start, _M.end).where(_M.article.in_(part))
            for row in self._all(query):
                marks[row[0]].append((TagId(row[1]), Span(row[2], row[3])))
        texts: list[tuple[str, list[tuple[TagId, Span]]]] = []
        for part in parts(articles, 500):
            query = select(_A.id, BODY.c.text).join(BODY, BODY.c.id == _A.body).where(_A.id.in_(part))
            texts += [(row[1], marks[row[0]]) for row in self._all(query)]
        return texts

    def by_annotator(self, wanted: Counted) -> tuple[Rows, Rows]:
        """Annotator, marks and articles; and annotator and finished articles."""
        who = self._whom(_M.annotator)
        marks = self._alone(wanted, who, func.count(), func.count(_M.article.distinct())).group_by(who)
        finished = self._whom(STATUS.c.annotator)
        done = select(finished, func.count(STATUS.c.article.distinct())).join(ARTICLE, _A.id == STATUS.c.article)
        return self._all(marks), self._all(done.where(*self._finished(wanted)).group_by(finished))

    def makers(self, wanted: Counted) -> int:
        """How many annotators made the marks and the themes."""
        both = self._standing(wanted)
        return self._all(select(func.count(both.c.annotator.distinct())))[0][0]

    def by_link(self, wanted: Counted) -> Rows:
        """Type of link, and how many links of it lead from the marks."""
        leading = self._marks(wanted, LINK.c.type, func.count()).join(LINK, LINK.c.from_mark == _M.id)
        return self._all(leading.where(~LINK.c.gone).group_by(LINK.c.type))

    def states(self, wanted: Counted) -> dict[State, int]:
        """How many statuses of each state there are, of those that annotators who count gave to the articles."""
        return furthest(self._connection, self._whom(STATUS.c.annotator), *self._statuses(wanted))

    def by_article(self, wanted: Counted) -> Rows:
        """Title, source, date, annotator and marks; as articles stand in the project."""
        who = self._whom(_M.annotator)
        each = self._alone(wanted, _M.article, who.label("annotator"), func.count().label("marks"))
        made = each.group_by(_M.article, who).subquery()
        query = select(_A.title, _A.source, _A.published, made.c.annotator, made.c.marks)
        return self._all(query.join(made, made.c.article == _A.id).order_by(*ORDER, made.c.annotator))

    def lengths(self, wanted: Counted) -> Rows:
        """Tag, number of marks, shortest, longest, and the sum of their characters."""
        length = _M.end - _M.start
        figures = (func.count(), func.min(length), func.max(length), func.sum(length))
        return self._all(self._alone(wanted, _M.tag, *figures).group_by(_M.tag))

    def by_origin(self, wanted: Counted) -> Rows:
        """Tag, how its marks came to be, and how many of them there are."""
        return self._all(self._alone(wanted, _M.tag, _M.origin, func.count()).group_by(_M.tag, _M.origin))

    def steps(self) -> Rows:
        """Whose, key and time of everything that was done, in its order."""
        return self._all(select(self._whom(_O.annotator), _O.id, _O.done).order_by(_O.hlc, _O.site))

    def steps_of(self, deed: Deed, wanted: Counted) -> list[UUID]:
        """The keys of the steps of one kind that stand, on articles or by annotators that count."""
        query = (
            select(_O.id).outerjoin(ARTICLE, _A.id == _O.article).where(_O.deed == deed.value, _O.standing == "done")
        )
        if wanted.annotators:
            query = query.where(_O.annotator.in_(self._keys(wanted)))
        return [row[0] for row in self._all(query.where(*self._articles(wanted)))]

    def made_by_step(self, deeds: Sequence[Deed], wanted: Counted) -> Rows:
        """Step, what was done by it, tag, and how many marks of the tag it made that stand."""
        born = and_(_O.hlc == _M.hlc, _O.site == _M.site)
        query = self._marks(wanted, _O.id, _O.deed, _M.tag, func.count()).join(OPERATION, born)
        return self._all(query.where(_O.deed.in_([one.value for one in deeds])).group_by(_O.id, _O.deed, _M.tag))

    def spread(self, wanted: Counted) -> Rows:
        """The number of a class of lengths, and how many marks are in it."""
        length = _M.end - _M.start
        kinds = case(*((length >= LENGTHS[at], at) for at in range(len(LENGTHS) - 1, 0, -1)), else_=0)
        return self._all(self._alone(wanted, kinds, func.count()).group_by(kinds))

    def marks_by_quarter(self, wanted: Counted) -> Rows:
        """The quarter of an hour since 1970 in which marks were made, and how many."""
        quarter = _M.created // QUARTER_MILLISECONDS
        return self._all(self._alone(wanted, quarter, func.count()).group_by(quarter))

    def done_by_quarter(self, wanted: Counted) -> Rows:
        """The quarter of an hour since 1970 in which an article was finished by somebody, and how many were."""
        latest = (
            select(func.max(OPERATION.c.done))
            .join(CHANGE, CHANGE.c.operation == OPERATION.c.id)
            .where(CHANGE.c.target == STATUS.c.id, CHANGE.c.field == "state")
            .correlate(STATUS)
            .scalar_subquery()
        )
        when = select(func.coalesce(latest, STATUS.c.hlc // _CLOCK).label("at"))
        found = when.join_from(STATUS, ARTICLE, _A.id == STATUS.c.article).where(*self._finished(wanted)).subquery()
        quarter = found.c.at // QUARTER_MILLISECONDS
        return self._all(select(quarter, func.count()).group_by(quarter))

    def _all(self, query: Executable) -> Rows:
        return [tuple(row) for row in self._connection.execute(query).all()]

    def _by(self, key: ColumnElement[Any], wanted: Counted) -> tuple[Rows, Rows]:
        articles = select(key, func.count(), func.sum(BODY.c.length)).join(BODY, BODY.c.id == _A.body)
        if wanted.annotators or wanted.tags:
            marks = self._marks(wanted, key, func.count()).group_by(key)
        else:
            marks = select(key, func.sum(SHOWN_MARKS)).join_from(ARTICLE, TALLY, TALLY.c.subject == _A.id)
            marks = marks.where(*self._articles(wanted)).group_by(key)
        counted = [(row[0], int(row[1])) for row in self._all(marks)]
        return self._all(articles.where(*self._articles(wanted)).group_by(key)), counted

    def _alone(self, wanted: Counted, *columns: ColumnElement[Any]) -> Select[Any]:
        """Columns of the marks that count, where nothing of their articles is asked for."""
        return self._whole.marks(*columns) if wanted == EVERYTHING else self._marks(wanted, *columns)

    def _marks(self, wanted: Counted, *columns: ColumnElement[Any]) -> Select[Any]:
        """Columns of the marks that count, and of their articles."""
        shown = and_(_A.id == _M.article, _A.body == _M.body)
        query = select(*columns).join_from(MARK, ARTICLE, shown).where(~_M.gone, *self._articles(wanted))
        return query.where(*self._by_whom(_M.annotator, _M.tag, wanted))

    def _standing(self, wanted: Counted) -> Subquery:
        """Article, tag and annotator of each mark and each theme that counts; ``whole`` is 1 for a theme."""
        marks = self._alone(
            wanted, _M.article, _M.tag, self._whom(_M.annotator).label("annotator"), literal(0).label("whole")
        )
        columns = (_T.article, _T.tag, self._whom(_T.annotator).label("annotator"), literal(1).label("whole"))
        themes = select(*columns).join_from(THEME, ARTICLE, _A.id == _T.article)
        themes = themes.where(~_T.gone, *self._articles(wanted), *self._by_whom(_T.annotator, _T.tag, wanted))
        return union_all(marks, themes).subquery()

    def _by_whom(
        self, annotator: ColumnElement[Any], tag: ColumnElement[Any], wanted: Counted
    ) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = []
        if wanted.annotators:
            conditions.append(annotator.in_(self._keys(wanted)))
        if wanted.tags:
            conditions.append(tag.in_(wanted.tags))
        return conditions

    def _articles(self, wanted: Counted) -> list[ColumnElement[bool]]:
        """What holds of the articles that count."""
        conditions: list[ColumnElement[bool]] = [~_A.gone, *in_time(wanted.since, wanted.until)]
        if wanted.sources:
            conditions.append(_A.source.in_(wanted.sources))
        if wanted.states:
            conditions.append(self._in_state(wanted))
        return conditions

    def _in_state(self, wanted: Counted) -> ColumnElement[bool]:
        """Somebody says so; an article is new where nobody says that it is anything else."""
        said = select(STATUS.c.article).where(~STATUS.c.gone)
        if wanted.annotators:
            said = said.where(STATUS.c.annotator.in_(self._keys(wanted)))
        other = [state.value for state in wanted.states if state is not State.NEW]
        either = [_A.id.in_(said.where(STATUS.c.state.in_(other)))] if other else []
        if State.NEW in wanted.states:
            either.append(_A.id.not_in(said.where(STATUS.c.state != State.NEW.value)))
        return or_(*either)

    def _finished(self, wanted: Counted) -> list[ColumnElement[bool]]:
        return [STATUS.c.state.in_(FINISHED), *self._statuses(wanted)]

    def _statuses(self, wanted: Counted) -> list[ColumnElement[bool]]:
        conditions = [~STATUS.c.gone, *self._articles(wanted)]
        if wanted.annotators:
            conditions.append(STATUS.c.annotator.in_(self._keys(wanted)))
        return conditions

    def _keys(self, wanted: Counted) -> list[UUID]:
        return [key for one in wanted.annotators for key in self._meanings.annotators.meaning(one)]

    def _whom(self, annotator: ColumnElement[Any]) -> ColumnElement[Any]:
        """The annotator whom a key means: one who worked under two is one."""
        roots = self._meanings.annotators.roots
        if not roots:
            return annotator
        return case(*((annotator == key, literal(root, Key())) for key, root in roots.items()), else_=annotator)
