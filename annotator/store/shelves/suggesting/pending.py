"""The shelf of suggestions that nobody has decided on, page by page, without what was taken or rejected since."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, text, tuple_

from annotator.domain.codebook import THEME
from annotator.domain.corpus.pending import Line, Name, Order, Wanted
from annotator.domain.ids import AnnotatorId, ArticleId, TagId
from annotator.domain.spans import CONTEXT, Span
from annotator.domain.suggestions import Suggestion, Tie, Verdict
from annotator.store.pointers import Meanings
from annotator.store.tables import (
    IS_LONG,
    LONG,
    WHOLE_SCORE,
    ArticleRow,
    BodyRow,
    MarkRow,
    PendingRow,
    SoughtRow,
    SuggestionRow,
    TagRow,
    table_of,
)
from annotator.store.writing.ink import parts

PENDING, SOUGHT, ARTICLE, BODY, MARK, TAG, SUGGESTION = (
    table_of(row) for row in (PendingRow, SoughtRow, ArticleRow, BodyRow, MarkRow, TagRow, SuggestionRow)
)
IS_SHOWN = and_(ARTICLE.c.id == PENDING.c.article, ARTICLE.c.body == PENDING.c.body)
"""That a suggestion lies on the text that its article shows."""
_OF_A_TIE = 5
_MARKED = TAG.alias("marked")
_KEYS: Mapping[Order, tuple[ColumnElement[Any], ...]] = {
    Order.CERTAIN: (PENDING.c.score, PENDING.c.text, PENDING.c.id),
    Order.UNCERTAIN: (PENDING.c.score, PENDING.c.text, PENDING.c.id),
    Order.NAME: (PENDING.c.text, PENDING.c.id),
}


class Pending:
    """Reads pending suggestions, as one annotator may still decide on them."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def page(
        self, by: AnnotatorId, wanted: Wanted, order: Order, after: Suggestion | None, limit: int
    ) -> list[Suggestion]:
        """The suggestions that follow ``after`` in an order."""
        return [_suggestion_of(row) for row in self._asked(self._page(by, wanted, order, after, limit))]

    def lines(self, by: AnnotatorId, wanted: Wanted, order: Order, after: Suggestion | None, limit: int) -> list[Line]:
        """The same with the title of the article, and with what stands around them."""
        start = func.greatest if self._connection.dialect.name == "postgresql" else func.max
        first = start(PENDING.c.start - CONTEXT, 0)
        around = (
            ARTICLE.c.title.label("title"),
            func.substr(BODY.c.text, first + 1, PENDING.c.start - first).label("before"),
            func.substr(BODY.c.text, PENDING.c.end + 1, CONTEXT).label("after"),
        )
        query = self._page(by, wanted, order, after, limit).add_columns(*around)
        rows = self._asked(query.join(BODY, BODY.c.id == PENDING.c.body))
        return [Line(_suggestion_of(row), row["title"], row["before"], row["after"]) for row in rows]

    def names(self, by: AnnotatorId, wanted: Wanted, limit: int) -> list[Name]:
        """What is proposed in different words, what is proposed most often first."""
        counted = func.count().label("places")
        columns = (
            PENDING.c.tag,
            PENDING.c.text,
            counted,
            func.count(PENDING.c.article.distinct()).label("articles"),
            func.max(PENDING.c.score).label("best"),
        )
        query = self._open(select(*columns), by, wanted).group_by(PENDING.c.tag, PENDING.c.text)
        rows = self._asked(query.order_by(counted.desc(), PENDING.c.text, PENDING.c.tag).limit(limit))
        return [
            Name(TagId(row["tag"]), row["text"], row["places"], row["articles"], row["best"] / WHOLE_SCORE)
            for row in rows
        ]

    def count(self, by: AnnotatorId, wanted: Wanted) -> int:
        """How many there are."""
        return self._connection.execute(self._open(select(func.count()), by, wanted)).scalar_one()

    def standing(self, by: AnnotatorId) -> dict[tuple[str, TagId], int]:
        """How many there are of each source and tag."""
        columns = (PENDING.c.source, PENDING.c.tag, func.count().label("places"))
        query = self._open(select(*columns), by, Wanted()).group_by(PENDING.c.source, PENDING.c.tag)
        rows = self._asked(query)
        return {(row["source"], TagId(row["tag"])): row["places"] for row in rows}

    def offering(self) -> list[str]:
        """The sources that offered what came from elsewhere, whether or not any of it is still open."""
        query = select(PENDING.c.source).where(PENDING.c.offered).distinct().order_by(PENDING.c.source)
        return list(self._connection.execute(query).scalars())

    def offered_on(self, article: ArticleId, body: UUID) -> list[Suggestion]:
        """All that was offered on one text of an article, whatever marks or decisions stand there."""
        here = (PENDING.c.article == article, PENDING.c.body == body, PENDING.c.offered)
        return [_suggestion_of(row) for row in self._asked(select(PENDING).where(*here))]

    def offered_elsewhere(self, article: ArticleId) -> list[UUID]:
        """The texts of an article that are not shown and on which something was offered."""
        elsewhere = and_(ARTICLE.c.id == PENDING.c.article, ARTICLE.c.body != PENDING.c.body)
        query = select(PENDING.c.body).join(ARTICLE, elsewhere).where(PENDING.c.article == article, PENDING.c.offered)
        return list(self._connection.execute(query.distinct()).scalars())

    def strayed(self) -> list[tuple[ArticleId, UUID]]:
        """Articles, and former texts of them on which a source offered something that offered nothing on the shown."""
        here = PENDING.alias("here")
        same = (here.c.article == PENDING.c.article, here.c.source == PENDING.c.source, here.c.offered)
        followed = exists().where(*same, here.c.body == ARTICLE.c.body).correlate(PENDING, ARTICLE)
        elsewhere = and_(ARTICLE.c.id == PENDING.c.article, ARTICLE.c.body != PENDING.c.body, ~ARTICLE.c.gone)
        query = select(PENDING.c.article, PENDING.c.body).join(ARTICLE, elsewhere).where(PENDING.c.offered, ~followed)
        return [(ArticleId(row[0]), row[1]) for row in self._connection.execute(query.distinct()).all()]

    def sought(self) -> int:
        """How many articles were gone through."""
        return self._connection.execute(select(func.count()).select_from(SOUGHT)).scalar_one()

    def stamps(self) -> dict[ArticleId, str]:
        """What each article was last gone through with."""
        query = select(SOUGHT.c.article, SOUGHT.c.stamp)
        return {ArticleId(row[0]): row[1] for row in self._connection.execute(query).all()}

    def _page(self, by: AnnotatorId, wanted: Wanted, order: Order, after: Suggestion | None, limit: int) -> Select[Any]:
        query, keys = self._open(select(PENDING), by, wanted), _KEYS[order]
        down = order is Order.CERTAIN
        if after is not None:
            values = {"score": round(after.score * WHOLE_SCORE), "text": after.text, "id": self._row_of(after)}
            here, there = tuple_(*keys), tuple_(*(values[str(key.key)] for key in keys), types=[k.type for k in keys])
            query = query.where(here < there if down else here > there)
        return query.order_by(*(key.desc() if down else key for key in keys)).limit(limit)

    def _row_of(self, one: Suggestion) -> UUID:
        """The key of its row; where that is gone meanwhile, any other is as good."""
        here = (PENDING.c.article == one.article, PENDING.c.tag == one.tag)
        place = (PENDING.c.start == one.span.start, PENDING.c.end == one.span.end)
        query = select(PENDING.c.id).join(ARTICLE, IS_SHOWN).where(*here, *place)
        return self._connection.execute(query).scalar() or one.id

    def _open(self, query: Any, by: AnnotatorId, wanted: Wanted) -> Any:  # noqa: ANN401  (what is selected)
        """Those on texts that are shown, which nothing takes and ``by`` did not reject."""
        mine = self._meanings.annotators.meaning(by)
        return (
            query.select_from(PENDING)
            .join(ARTICLE, and_(IS_SHOWN, ~ARTICLE.c.gone))
            .join(TAG, TAG.c.id == PENDING.c.tag)
            .where(*_asked_for(wanted), ~_rejected(mine), *(~taken for taken in _taken(mine)))
        )

    def _asked(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        return self._connection.execute(query).mappings().all()  # type: ignore[return-value]  # rows are mappings


def _asked_for(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    among = ((PENDING.c.tag, wanted.tags), (PENDING.c.source, wanted.sources), (PENDING.c.article, wanted.articles))
    found += [column.in_(values) for column, values in among if values]
    if wanted.words:
        found.append(PENDING.c.text == wanted.words)
    if wanted.offered:
        found.append(PENDING.c.offered)
    if wanted.least:
        found.append(PENDING.c.score >= round(wanted.least * WHOLE_SCORE))
    return found


def _rejected(mine: Sequence[UUID]) -> ColumnElement[bool]:
    same = [SUGGESTION.c[name] == PENDING.c[name] for name in ("article", "tag", "start", "end")]
    by_me = (SUGGESTION.c.annotator.in_(mine), SUGGESTION.c.state == Verdict.REJECTED.value, ~SUGGESTION.c.gone)
    return exists().where(*same, *by_me).correlate(PENDING)


def _taken(mine: Sequence[UUID]) -> Iterable[ColumnElement[bool]]:
    """Whether a mark of one's own of that kind stands there, for themes of that tag; long ones may begin far before."""
    here = (
        MARK.c.article == PENDING.c.article, MARK.c.body == PENDING.c.body, ~MARK.c.gone, MARK.c.annotator.in_(mine),
        MARK.c.start < PENDING.c.end, MARK.c.end > PENDING.c.start, _MARKED.c.id == MARK.c.tag,
        _MARKED.c.kind == TAG.c.kind, or_(TAG.c.kind != THEME, MARK.c.tag == PENDING.c.tag),
    )  # fmt: skip
    yield exists().where(*here, MARK.c.start >= PENDING.c.start - LONG).correlate(PENDING, TAG)
    yield exists().where(*here, text(_LONG_MARK)).correlate(PENDING, TAG)


_LONG_MARK = IS_LONG.replace('"end"', 'mark."end"').replace("start", "mark.start")


def _suggestion_of(row: Mapping[str, Any]) -> Suggestion:
    core = None if row["core_start"] is None or row["core_end"] is None else Span(row["core_start"], row["core_end"])
    return Suggestion(
        ArticleId(row["article"]), TagId(row["tag"]), Span(row["start"], row["end"]), row["text"], row["source"],
        row["reason"], row["score"] / WHOLE_SCORE, row["person"], core, tuple(_ties(row["ties"])),
    )  # fmt: skip


def _ties(told: Sequence[str]) -> Iterable[Tie]:
    for kind_of_link, kind, start, end, person in parts(told, _OF_A_TIE):
        yield Tie(kind_of_link, kind, Span(int(start), int(end)), person)
