"""Counting marks of the whole project, by tallies and indexes where these know it: no row is read that need not be."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Executable, Select, and_, func, select

from annotator.store.shelves.coding.coded import standing
from annotator.store.statements import SHOWN_MARKS
from annotator.store.tables import ArticleRow, ArticleThemeRow, MarkRow, TagRow, TallyRow, table_of
from annotator.store.writing.ink import parts

ARTICLE, MARK, THEME, TAG, TALLY = (
    table_of(row) for row in (ArticleRow, MarkRow, ArticleThemeRow, TagRow, TallyRow)
)  # fmt: skip
_A, _M, _T = ARTICLE.c, MARK.c, THEME.c
_AT_ONCE, _MOST_DOUBTED = 500, 2000
"""Tags or people asked for in one statement; of more it is quicker to look at all."""
Rows = Sequence[tuple[Any, ...]]


class Whole:
    """Counts what is shown, as ``Numbers`` does where nothing is filtered; ``whom`` makes annotators one."""

    def __init__(self, connection: Connection, whom: Callable[[ColumnElement[Any]], ColumnElement[Any]]) -> None:
        self._connection, self._whom = connection, whom

    def marks(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Columns of the marks; their texts are looked at only where some are not shown."""
        query = select(*columns).select_from(MARK).where(~_M.gone)
        hidden = select(TALLY.c.subject).join(TAG, TAG.c.id == TALLY.c.subject).where(TALLY.c.hidden > 0).limit(1)
        if self._connection.execute(hidden).first() is None:
            return query
        # Another article may show the text on which such a mark stands: it counts on its own article alone.
        shown = and_(_A.id == _M.article, _A.body == _M.body, ~_A.gone)
        return query.join(ARTICLE, shown)

    def counts(self, subject: ColumnElement[Any]) -> dict[UUID, tuple[int, int]]:
        """Marks and articles of each tag, or of each person.

        An index tells both by itself, but knows also of marks that are gone or that nobody sees; where it holds as
        many marks as the tally says are shown, it holds none of those.
        """
        each = select(subject.label("subject"), func.count().label("marks")).where(subject.is_not(None))
        pairs = each.group_by(subject, _M.article).subquery()
        found = select(pairs.c.subject, func.sum(pairs.c.marks).label("marks"), func.count().label("articles"))
        there = found.group_by(pairs.c.subject).subquery()
        shown = func.coalesce(SHOWN_MARKS, 0)
        rows = self._all(select(*there.c, shown).outerjoin(TALLY, TALLY.c.subject == there.c.subject))
        known = {row[0]: (int(row[1]), int(row[2])) for row in rows if row[1] == row[3]}
        doubted = [row[0] for row in rows if row[1] != row[3] and row[3]]
        counted = standing(subject, func.count(), func.count(_M.article.distinct())).group_by(subject)
        if len(doubted) > _MOST_DOUBTED:
            return {row[0]: (row[1], row[2]) for row in self._all(counted.where(subject.is_not(None)))}
        for part in parts(doubted, _AT_ONCE):
            known |= {row[0]: (row[1], row[2]) for row in self._all(counted.where(subject.in_(part)))}
        return known

    def by_tag(self) -> tuple[Rows, Rows]:
        """Tag and number of marks; and tag, articles, annotators and whole articles of marks and themes together."""
        counts = self.counts(_M.tag)
        makers = {(row[0], row[1]) for row in self._all(self.marks(_M.tag, self._whom(_M.annotator)).distinct())}
        whole: Counter[UUID] = Counter()
        alone: defaultdict[UUID, set[UUID]] = defaultdict(set)
        marked = standing(_M.id).where(_M.article == _T.article, _M.tag == _T.tag).correlate(THEME).exists()
        themes = select(_T.tag, _T.article, self._whom(_T.annotator), marked)
        themes = themes.where(~_T.gone, _T.article.in_(select(_A.id).where(~_A.gone)))
        for tag, article, annotator, is_marked in self._all(themes):
            makers.add((tag, annotator))
            whole[tag] += 1
            if not is_marked:
                alone[tag].add(article)
        people = Counter(tag for tag, _annotator in makers)
        marks = [(tag, count) for tag, (count, _articles) in counts.items()]
        articles = {tag: counts.get(tag, (0, 0))[1] + len(alone[tag]) for tag in people}
        return marks, [(tag, articles[tag], people[tag], whole[tag]) for tag in people]

    def _all(self, query: Executable) -> Rows:
        return [tuple(row) for row in self._connection.execute(query).all()]
