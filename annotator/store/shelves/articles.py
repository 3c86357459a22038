"""The shelf of articles: metadata, texts, sources, repairs, statuses."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal,
    select,
    tuple_,
)

from annotator.domain.articles import (
    Article,
    ArticleSummary,
    Progress,
    Repair,
    Source,
    State,
    Status,
    digest,
)
from annotator.domain.errors import DamagedProject, NotFound
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.language import _
from annotator.domain.moments import Moment
from annotator.store import straight
from annotator.store.keys import Key
from annotator.store.pointers import Meanings
from annotator.store.shelves import article_list
from annotator.store.shelves.article_list import ORDER, summaries_of
from annotator.store.shelves.article_rows import (
    metadata_of,
    repair_of,
    status_key,
    status_of,
)
from annotator.store.shelves.register.matching import holding_any
from annotator.store.tables import ArticleRow, BodyRow, RepairRow, SourceRow, StatusRow, table_of
from annotator.store.texts import Texts
from annotator.store.writing.ink import parts

ARTICLE, BODY, SOURCE = table_of(ArticleRow), table_of(BodyRow), table_of(SourceRow)
REPAIR, STATUS = table_of(RepairRow), table_of(StatusRow)
BODY_OF = select(ARTICLE.c.body).where(ARTICLE.c.id == bindparam("article"), ~ARTICLE.c.gone)
_STATUSES = select(STATUS).where(STATUS.c.article == bindparam("article"), ~STATUS.c.gone).order_by(STATUS.c.annotator)
_COUNT = select(
    select(func.count()).select_from(ARTICLE).scalar_subquery()
    - select(func.count()).select_from(ARTICLE).where(ARTICLE.c.gone).scalar_subquery()
)
"""All less the few that are gone: SQLite counts a whole table ten times as fast as the rows of a condition."""
_HAS_STATUS = select(STATUS.c.id).where(STATUS.c.id == bindparam("key"), ~STATUS.c.gone)
_STATES = tuple(State)
FINISHED = (State.DONE.value, State.ADJUDICATED.value)


class Articles:
    """Reads articles; those that are gone are never given."""

    def __init__(self, connection: Connection, meanings: Meanings, texts: Texts) -> None:
        self._connection, self._meanings, self._texts = connection, meanings, texts

    def get(self, article: ArticleId) -> Article:
        """One article without its text. Raises ``NotFound``."""
        row = self._connection.execute(_articles().where(ARTICLE.c.id == article)).mappings().first()
        if row is None:
            raise no_article(article)
        return _article(row)

    def titled(self, title: str) -> list[Article]:
        """The articles of exactly that title, in order."""
        return self._some(ARTICLE.c.title == title)

    def with_keys(self, first: UUID, last: UUID) -> list[Article]:
        """The articles whose keys lie between two, both included, in order."""
        return self._some(ARTICLE.c.id.between(first, last))

    def _some(self, which: ColumnElement[bool]) -> list[Article]:
        rows = self._connection.execute(_articles().where(which).order_by(*ORDER)).mappings()
        return [_article(row) for row in rows]

    def text(self, article: ArticleId) -> str:
        """The reading text. Raises ``NotFound``, and ``DamagedProject`` where it is not what its hash says."""
        return self.shown(article)[1]

    def shown(self, article: ArticleId) -> tuple[UUID, str]:
        """The body that an article shows, and its text. Raises as ``text`` does."""
        found = self._body_of(article)()
        if not found:
            raise no_article(article)
        body = found[0]["body"]
        return body, self._texts.get(body) or self._texts.keep(body, self._verified(article, body))

    def _body_of(self, article: ArticleId) -> Callable[[], straight.Rows]:
        return straight.ahead(self._connection, BODY_OF, {"article": article})

    def _verified(self, article: ArticleId, body: UUID) -> str:
        query = select(BODY.c.text, BODY.c.sha256).where(BODY.c.id == body)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise no_article(article)
        if digest(row["text"]) != row["sha256"]:
            raise DamagedProject(
                _("The text of the article {key} is damaged.").format(key=article),
                _("Restore a backup of the project; “annotator check” lists everything that is damaged."),
            )
        return row["text"]

    def texts(self, articles: Sequence[ArticleId]) -> list[tuple[ArticleId, str, str]]:
        """Key, title and reading text of several articles, in the order of the list; missing ones are left out."""
        query = select(ARTICLE.c.id, ARTICLE.c.title, BODY.c.text).join(BODY, BODY.c.id == ARTICLE.c.body)
        rows = self._connection.execute(query.where(ARTICLE.c.id.in_(articles)).order_by(*ORDER))
        return [(ArticleId(row[0]), row[1], row[2]) for row in rows]

    def repairs(self, article: ArticleId) -> list[Repair]:
        """The repairs that lead from the source to the reading text, in order."""
        shown = (ARTICLE.c.id == REPAIR.c.article) & (ARTICLE.c.body == REPAIR.c.body)
        query = select(REPAIR).join(ARTICLE, shown).where(ARTICLE.c.id == article)
        rows = self._connection.execute(query.order_by(REPAIR.c.ordinal)).mappings()
        return [repair_of(row) for row in rows]

    def source(self, article: ArticleId) -> Source | None:
        """What the article came from, where it is kept."""
        row = self._connection.execute(select(SOURCE).where(SOURCE.c.article == article)).mappings().first()
        return None if row is None else Source(row["name"], row["raw"], row["encoding"])

    def statuses(self, article: ArticleId) -> list[Status]:
        """How far each annotator is."""
        rows = self._connection.execute(_STATUSES, {"article": article}).mappings()
        return one_each(status_of(row, self._meanings) for row in rows)

    def has_status(self, article: ArticleId, annotator: AnnotatorId) -> bool:
        """Whether that annotator, under this very key, has a status on an article; quicker than to read all."""
        return self.has_status_ahead(article, annotator)()

    def has_status_ahead(self, article: ArticleId, annotator: AnnotatorId) -> Callable[[], bool]:
        """The same, asked along with what is asked next; call it for the answer."""
        found = straight.ahead(self._connection, _HAS_STATUS, {"key": status_key(article, annotator)})
        return lambda: bool(found())

    def page(
        self, by: AnnotatorId, after: ArticleSummary | None = None, limit: int = 100, containing: str = ""
    ) -> list[ArticleSummary]:
        """Up to ``limit`` rows of the list behind the row ``after``; ``containing`` filters title, source, date."""
        keys = self._meanings.annotators.meaning(by)
        values: dict[str, Any] = {"by": keys, "limit": limit}
        if after is None:
            query = article_list.first_page(min(2, len(keys)))
        else:
            query = article_list.later_page(min(2, len(keys)))
            values |= {"ordinal": after.ordinal, "key": after.id}
        if containing:
            columns = (ARTICLE.c.title, ARTICLE.c.source, ARTICLE.c.published, ARTICLE.c.byline)
            query = query.where(holding_any(columns, containing, self._connection.dialect.name))
            return summaries_of(self._connection.execute(query, values))
        return summaries_of(straight.cells(self._connection, query, values))

    def summary(self, by: AnnotatorId, article: ArticleId) -> ArticleSummary:
        """One row of the list. Raises ``NotFound``."""
        keys = self._meanings.annotators.meaning(by)
        row = self._connection.execute(article_list.one(min(2, len(keys))), {"by": keys, "article": article}).first()
        if row is None:
            raise no_article(article)
        return summaries_of([row])[0]

    def progress(self, by: AnnotatorId) -> Progress:
        """How many articles there are, and how many that annotator has finished."""
        finished = select(func.count()).select_from(STATUS).where(self._finished(by))
        done = self._connection.execute(finished).scalar_one()
        # Articles that were removed are few: taking off theirs spares looking at the others.
        removed = list(self._connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.gone)).scalars())
        for part in parts(removed, 500):
            done -= self._connection.execute(finished.where(STATUS.c.article.in_(part))).scalar_one()
        return Progress(self.count(), done)

    def _finished(self, by: AnnotatorId) -> ColumnElement[bool]:
        return and_(self._mine(by), STATUS.c.state.in_(FINISHED), ~STATUS.c.gone)

    def _mine(self, by: AnnotatorId) -> ColumnElement[bool]:
        return STATUS.c.annotator.in_(self._meanings.annotators.meaning(by))

    def count(self) -> int:
        """How many articles there are."""
        return self._connection.execute(_COUNT).scalar_one()

    def ids(self) -> list[ArticleId]:
        """All keys, in order."""
        query = select(ARTICLE.c.id).where(~ARTICLE.c.gone).order_by(*ORDER)
        return [ArticleId(key) for key in self._connection.execute(query).scalars()]

    def dates(self) -> dict[ArticleId, str]:
        """When each article was published, as far as that is known; empty where it is not."""
        query = select(ARTICLE.c.id, ARTICLE.c.published).where(~ARTICLE.c.gone)
        return {ArticleId(row[0]): row[1] for row in self._connection.execute(query)}

    def with_state(self, states: Iterable[State]) -> set[ArticleId]:
        """The articles to which anybody gave one of these states; without a state an article is new."""
        wanted = [state.value for state in states]
        query = select(STATUS.c.article).where(STATUS.c.state.in_(wanted), ~STATUS.c.gone)
        found = {ArticleId(key) for key in self._connection.execute(query).scalars()}
        if State.NEW.value in wanted:
            touched = select(STATUS.c.article).where(STATUS.c.state != State.NEW.value, ~STATUS.c.gone)
            begun = set(self._connection.execute(touched).scalars())
            found |= {key for key in self.ids() if key not in begun}
        return found

    def next_open(self, by: AnnotatorId, after: ArticleId) -> ArticleId | None:
        """The next article behind ``after`` that the annotator has not finished; from the start again at the end."""
        at = self._connection.execute(select(*ORDER).where(ARTICLE.c.id == after)).first()
        if at is None:
            return None
        here, place = tuple_(*ORDER), tuple_(literal(at.ordinal), literal(at.id, Key()))
        done = exists().where(STATUS.c.article == ARTICLE.c.id, self._finished(by))
        ordered = select(ARTICLE.c.id).where(~ARTICLE.c.gone, ~done).order_by(*ORDER).limit(1)
        for side in (here > place, here < place):
            if (found := self._connection.execute(ordered.where(side)).scalar()) is not None:
                return ArticleId(found)
        return None

    def with_hashes(self, hashes: Iterable[str]) -> dict[str, ArticleId]:
        """The articles whose reading text has one of these hashes."""
        found: dict[str, ArticleId] = {}
        for part in parts(list(hashes), 500):
            query = select(BODY.c.sha256, ARTICLE.c.id).join(ARTICLE, ARTICLE.c.body == BODY.c.id)
            rows = self._connection.execute(query.where(BODY.c.sha256.in_(part), ~ARTICLE.c.gone))
            found |= {row[0]: ArticleId(row[1]) for row in rows}
        return found

    def called(self, titles: Iterable[str] = (), urls: Iterable[str] = ()) -> dict[str, list[ArticleId]]:
        """The articles of these titles or addresses, by them."""
        found: dict[str, list[ArticleId]] = {}
        for column, names in ((ARTICLE.c.title, list(titles)), (ARTICLE.c.url, list(urls))):
            for part in parts(names, 500):
                query = select(column, ARTICLE.c.id).where(column.in_(part), ~ARTICLE.c.gone)
                for name, key in self._connection.execute(query):
                    found.setdefault(name, []).append(ArticleId(key))
        return found

    def known(self, articles: Iterable[ArticleId]) -> set[ArticleId]:
        """Which of these keys are articles of this project."""
        found: set[ArticleId] = set()
        for part in parts(list(articles), 500):
            query = select(ARTICLE.c.id).where(ARTICLE.c.id.in_(part), ~ARTICLE.c.gone)
            found |= {ArticleId(key) for key in self._connection.execute(query).scalars()}
        return found


def one_each(statuses: Iterable[Status]) -> list[Status]:
    """One status for each annotator: of one who worked under two keys, the one that is further."""
    furthest: dict[AnnotatorId, Status] = {}
    for status in statuses:
        known = furthest.get(status.annotator)
        if known is None or _STATES.index(status.state) > _STATES.index(known.state):
            furthest[status.annotator] = status
    return list(furthest.values())


def no_article(article: ArticleId) -> NotFound:
    """The refusal for a key that no article has."""
    return NotFound(
        _("There is no article with the key {key}.").format(key=article),
        _("“annotator articles” lists those there are."),
    )


def _articles() -> Select[Any]:
    return select(ARTICLE, BODY.c.length, BODY.c.sha256).join(BODY, BODY.c.id == ARTICLE.c.body).where(~ARTICLE.c.gone)


def _article(row: RowMapping) -> Article:
    key, created = ArticleId(row["id"]), Moment(row["created"])
    return Article(key, metadata_of(dict(row)), row["sha256"], row["length"], row["ordinal"], created, row["starred"])
