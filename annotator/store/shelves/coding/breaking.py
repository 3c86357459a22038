"""The shelf of marks that break a rule of the codebook: how they overlap, what they leave open, how they are joined."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, not_, or_, select

from annotator.domain.codebook import Codebook, LinkType, Overlap, Tag
from annotator.domain.coding.breaches import Breach, Rule, unanswered
from annotator.domain.ids import AnnotatorId
from annotator.domain.spans import Span
from annotator.store.pointers import Meanings
from annotator.store.shelves.coding.coded import standing
from annotator.store.tables import LONG, ArticleRow, LinkRow, MarkRow, table_of

ARTICLE, LINK, MARK = (table_of(row) for row in (ArticleRow, LinkRow, MarkRow))
_OTHER = MARK.alias("other")
_COLUMNS = (
    MARK.c.id, MARK.c.article, MARK.c.tag, MARK.c.start, MARK.c.end, MARK.c.text, MARK.c.annotator, ARTICLE.c.title,
)  # fmt: skip
_ORDER = (MARK.c.article, MARK.c.start, MARK.c.end, MARK.c.id)
_PAGE = 2000
"""Rows that are fetched at once: whoever wants the first marks only does not wait for all."""


class Breaking:
    """Reads marks on shown texts that break a rule; whatever asks takes as many as it wants."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def all(self, book: Codebook, tags: Sequence[Tag]) -> Iterator[Breach]:
        """Those of some tags of a codebook, by rule."""
        yield from self.overlapping(book, tags)
        yield from self.unanswered(tags)
        yield from self.joined(book, tags)

    def overlapping(self, book: Codebook, tags: Sequence[Tag]) -> Iterator[Breach]:
        """Those that overlap another mark by the same annotator, of the same kind, as the rule of their tag forbids."""
        strict = {(tag.kind, tag.overlap) for tag in tags if tag.overlap is not Overlap.ANY}
        for kind, overlap in sorted(strict):
            own = [tag.id for tag in tags if (tag.kind, tag.overlap) == (kind, overlap)]
            there = _other([tag.id for tag in book.tags if tag.kind == kind], overlap)
            yield from self._found(Rule(overlap.value), MARK.c.tag.in_(own), there)

    def unanswered(self, tags: Sequence[Tag]) -> Iterator[Breach]:
        """Those whose tag asks what they must answer and do not."""
        asking = {tag.id: tag for tag in tags if any(one.required for one in tag.features)}
        if not asking:
            return
        query = standing(*_COLUMNS, MARK.c.features).where(MARK.c.tag.in_(list(asking))).order_by(*_ORDER)
        for row in self._rows(query):
            for name in unanswered(asking[row.tag], row.features):
                yield self._breach(Rule.FEATURE, row, name)

    def joined(self, book: Codebook, tags: Sequence[Tag]) -> Iterator[Breach]:
        """Those from which a link leads whose type may not join what it joins."""
        own = {tag.id for tag in tags}
        for link_type in book.link_types:
            if link_type.from_kinds or link_type.to_kinds:
                either = or_(MARK.c.tag.in_(own), _OTHER.c.tag.in_(own)) if len(own) < len(book.tags) else True
                query = standing(*_COLUMNS).join(LINK, and_(LINK.c.from_mark == MARK.c.id, ~LINK.c.gone))
                query = query.join(_OTHER, and_(_OTHER.c.id == LINK.c.to_mark, ~_OTHER.c.gone))
                query = query.where(LINK.c.type == link_type.id, not_(_allowed(book, link_type)), either)
                for row in self._rows(query.order_by(*_ORDER)):
                    yield self._breach(Rule.LINK, row, link_type.name)

    def _found(self, rule: Rule, *conditions: Any) -> Iterator[Breach]:  # noqa: ANN401  (conditions of any sort)
        for row in self._rows(standing(*_COLUMNS).where(*conditions).order_by(*_ORDER)):
            yield self._breach(rule, row)

    def _rows(self, query: Any) -> Iterator[Any]:  # noqa: ANN401  (rows have no short type)
        found = self._connection.execution_options(yield_per=_PAGE).execute(query)
        try:
            yield from found
        finally:
            found.close()

    def _breach(self, rule: Rule, row: Any, name: str = "") -> Breach:  # noqa: ANN401
        by = AnnotatorId(self._meanings.annotators.root(row.annotator))
        span = Span(row.start, row.end)
        return Breach(rule, row.id, row.article, row.title, row.tag, span, row.text, by, name)


def _other(beside: Collection[UUID], overlap: Overlap) -> ColumnElement[bool]:
    """Another mark is there that the rule forbids; one that is not long begins near, so that few are looked at."""
    same = and_(
        _OTHER.c.article == MARK.c.article, _OTHER.c.body == MARK.c.body, _OTHER.c.annotator == MARK.c.annotator,
        _OTHER.c.id != MARK.c.id, ~_OTHER.c.gone, _OTHER.c.tag.in_(beside), _touches(overlap),
    )  # fmt: skip
    near = select(_OTHER.c.id).where(same, _OTHER.c.start >= MARK.c.start - LONG).correlate(MARK).exists()
    long = and_(_OTHER.c.start < MARK.c.start - LONG, _OTHER.c.end - _OTHER.c.start > LONG)
    return or_(near, select(_OTHER.c.id).where(same, long).correlate(MARK).exists())


def _touches(overlap: Overlap) -> ColumnElement[bool]:
    shared = and_(_OTHER.c.start < MARK.c.end, _OTHER.c.end > MARK.c.start)
    if overlap is Overlap.NONE:
        return shared
    inside = and_(_OTHER.c.start >= MARK.c.start, _OTHER.c.end <= MARK.c.end)
    around = and_(_OTHER.c.start <= MARK.c.start, _OTHER.c.end >= MARK.c.end)
    return and_(shared, not_(or_(inside, around)))


def _allowed(book: Codebook, link_type: LinkType) -> ColumnElement[bool]:
    """Both ends are of kinds that a type of link may join; where it names none any is."""
    ends = ((MARK, link_type.from_kinds), (_OTHER, link_type.to_kinds))
    return and_(*(end.c.tag.in_([tag.id for tag in book.tags if tag.kind in kinds]) for end, kinds in ends if kinds))
