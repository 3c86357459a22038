"""The shelf of marks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Connection, RowMapping, Select, bindparam, exists, select, text, union_all

from annotator.domain.errors import NotFound, SpanRefused
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, PersonId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import Moment, now
from annotator.domain.spans import Span
from annotator.store import straight
from annotator.store.pointers import Meanings
from annotator.store.statements import standing
from annotator.store.tables import IS_LONG, LONG, ArticleRow, MarkRow, table_of
from annotator.store.writing.ink import Ink, parts

MARK, ARTICLE = table_of(MarkRow), table_of(ArticleRow)
_SHOWN = select(ARTICLE.c.body).where(ARTICLE.c.id == bindparam("article")).scalar_subquery()
_HERE = (
    select(MARK)
    .where(MARK.c.article == bindparam("article"), MARK.c.body == _SHOWN, ~MARK.c.gone)
    .order_by(MARK.c.start, MARK.c.end, MARK.c.id)
)
_ELSEWHERE = (
    select(MARK)
    .where(MARK.c.article == bindparam("article"), MARK.c.body != _SHOWN, ~MARK.c.gone)
    .order_by(MARK.c.start, MARK.c.end, MARK.c.id)
)
_ENDING = _HERE.order_by(None).where(MARK.c.end > bindparam("from"))
_TOUCHING = union_all(
    _ENDING.where(MARK.c.start < bindparam("to"), MARK.c.start >= bindparam("near")),
    _ENDING.where(MARK.c.start < bindparam("near"), text(IS_LONG)),
)
_TWIN = MARK.alias("twin")
_TWINS = select(MARK.c.id, MARK.c.annotator, _TWIN.c.id.label("twin"), _TWIN.c.annotator.label("by")).where(
    MARK.c.tag == bindparam("tag"), ~MARK.c.gone, _TWIN.c.tag == bindparam("other"), ~_TWIN.c.gone,
    *(MARK.c[name] == _TWIN.c[name] for name in ("article", "start", "end", "text")),
)  # fmt: skip
_OF_PERSON = (
    select(MARK)
    .where(MARK.c.person.in_(bindparam("people", expanding=True)), ~MARK.c.gone)
    .order_by(MARK.c.article, MARK.c.start, MARK.c.end)
)
_CALLED = _HERE.where(MARK.c.text == bindparam("words"), MARK.c.person.is_not(None))
_FAR = 2**31 - 1
"""No offset of a text is greater, and no column of a server holds more."""


def mark_of(row: RowMapping | Mapping[str, Any], meanings: Meanings) -> Mark:
    """A mark from its row, with whom its person and annotator mean."""
    person = row["person"]
    return Mark(
        row["id"], row["article"], row["tag"], Span(row["start"], row["end"]), row["text"],
        AnnotatorId(meanings.annotators.root(row["annotator"])), Moment(row["created"]), Moment(row["changed"]),
        Origin(row["origin"]), None if person is None else PersonId(meanings.people.root(person)), row["note"],
        row["features"],
    )  # fmt: skip


def row_of(mark: Mark, body: UUID) -> dict[str, Any]:
    """The columns of a mark whose span counts in ``body``."""
    return {
        "body": body,
        "id": mark.id, "article": mark.article, "tag": mark.tag, "start": mark.span.start, "end": mark.span.end,
        "text": mark.text, "annotator": mark.annotator, "origin": mark.origin.value, "person": mark.person,
        "note": mark.note, "features": dict(mark.features), "created": mark.created, "changed": mark.changed,
    }  # fmt: skip


class Marks:
    """Reads marks; those that are gone are never given."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def of_article(self, article: ArticleId) -> list[Mark]:
        """All marks on the text that an article shows, sorted by span, then by key."""
        return self._asked(_HERE, {"article": article})

    def elsewhere(self, article: ArticleId) -> list[Mark]:
        """The marks of an article that stand on another version of its text, sorted like ``of_article``."""
        return self._asked(_ELSEWHERE, {"article": article})

    def get(self, marks: Iterable[MarkId]) -> list[Mark]:
        """The marks with those keys, sorted like ``of_article``; missing ones are left out."""
        found: list[Mark] = []
        for part in parts(list(marks), straight.PART):
            found += self._asked(standing(MARK), {"keys": part})
        return sorted(found, key=_order)

    def one(self, mark: MarkId) -> Mark:
        """The mark with that key. Raises ``NotFound``."""
        if not (found := self.get([mark])):
            raise NotFound(
                _("There is no mark with the key {key}.").format(key=mark),
                _("It may have been removed; undo brings it back."),
            )
        return found[0]

    def touching(self, article: ArticleId, span: Span) -> list[Mark]:
        """The marks of an article that share a character with ``span``, sorted like ``of_article``."""
        return self._touching(article, span)()

    def _touching(self, article: ArticleId, span: Span) -> Callable[[], list[Mark]]:
        start, end = (max(-_FAR, min(offset, _FAR)) for offset in (span.start, span.end))
        where = {"article": article, "from": start, "to": end, "near": max(-_FAR, start - LONG)}
        found = straight.ahead(self._connection, _TOUCHING, where)
        return lambda: sorted((mark_of(row, self._meanings) for row in found()), key=_order)

    def mentions_called(self, article: ArticleId, words: str) -> list[Mark]:
        """The mentions of an article with exactly these words that are joined to a person, by span."""
        where = {"article": article, "words": words}
        return self._asked(_CALLED, where)

    def of_person(self, person: PersonId) -> list[Mark]:
        """All mentions of a person, by article and span."""
        return self._asked(_OF_PERSON, {"people": list(self._meanings.people.meaning(person))})

    def articles_of(self, annotator: AnnotatorId) -> list[ArticleId]:
        """The articles on which somebody made a mark, in their order."""
        query = select(ARTICLE.c.id).where(~ARTICLE.c.gone, exists().where(
            MARK.c.article == ARTICLE.c.id, ~MARK.c.gone,
            MARK.c.annotator.in_(self._meanings.annotators.meaning(annotator)),
        ))  # fmt: skip
        rows = self._connection.execute(query.order_by(ARTICLE.c.ordinal, ARTICLE.c.id)).scalars()
        return [ArticleId(key) for key in rows]

    def with_tag(self, tag: TagId) -> list[Mark]:
        """All marks under a tag itself, by article and span."""
        query = select(MARK).where(MARK.c.tag == tag, ~MARK.c.gone)
        return self._asked(query.order_by(MARK.c.article, MARK.c.start, MARK.c.end), {})

    def twins(self, tag: TagId, other: TagId) -> dict[MarkId, MarkId]:
        """The marks under a tag that their annotator made with another tag on the same span as well, and those."""
        rows = straight.rows(self._connection, _TWINS, {"tag": tag, "other": other})
        root = self._meanings.annotators.root
        return {row["id"]: row["twin"] for row in rows if root(row["annotator"]) == root(row["by"])}

    def _asked(self, query: Select[Any] | CompoundSelect[Any], values: Mapping[str, Any]) -> list[Mark]:
        return [mark_of(row, self._meanings) for row in straight.rows(self._connection, query, values)]


class MarksPen(Marks):
    """Writes marks; what does not agree with the reading text is refused."""

    def __init__(
        self, connection: Connection, meanings: Meanings, ink: Ink, shown: Callable[[ArticleId], tuple[UUID, str]]
    ) -> None:
        super().__init__(connection, meanings)
        self._ink, self._shown = ink, shown
        self._coming: tuple[ArticleId, Span, Callable[[], list[Mark]]] | None = None

    def expect(self, article: ArticleId, span: Span) -> None:
        """Ask what touches ``span``, right or not, along with the next question.

        The first ``touching`` of a span inside takes the answer; until then no mark may be written.
        """
        self._coming = article, span, self._touching(article, span)

    def touching(self, article: ArticleId, span: Span) -> list[Mark]:
        """The marks of an article that share a character with ``span``, sorted like ``of_article``."""
        coming, self._coming = self._coming, None
        if coming is not None and coming[0] == article and coming[1].contains(span):
            return [mark for mark in coming[2]() if mark.span.overlaps(span)]
        return super().touching(article, span)

    def add(self, mark: Mark) -> Mark:
        """Put a new mark. Raises ``SpanRefused`` where its text is not what stands at its span."""
        return self.add_all([mark])[0]

    def used(self, marks: Iterable[MarkId]) -> set[UUID]:
        """Which of these keys are those of marks that are here or were removed."""
        return self._ink.used(MarkRow, marks)

    def add_all(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Put new marks of one article. Raises ``SpanRefused`` as ``add`` does."""
        if marks:
            body, text = self._shown(marks[0].article)
            for mark in marks:
                agree(mark.span, mark.text, text)
            self._ink.insert(MarkRow, [row_of(mark, body) for mark in marks])
        return marks

    def change(self, before: Mark, **fields: Any) -> Mark:  # noqa: ANN401
        """Set ``tag``, ``person``, ``note``, ``features``, or ``span`` with ``text``; gives the changed mark.

        ``before`` is the mark as it was read in this transaction. A span counts in the text that the article shows.
        """
        values: dict[str, tuple[Any, ...]] = {
            name: (value,) for name, value in fields.items() if name not in {"span", "text"}
        }
        if "span" in fields:
            span, words = fields["span"], fields["text"]
            body, text = self._shown(before.article)
            agree(span, words, text)
            values["span"] = (body, span.start, span.end, words)
        when = Moment(max(now(), before.changed + 1))
        if self._ink.change(MarkRow, before.id, values, stamp={"changed": (when,)}):
            return replace(before, changed=when, **fields)
        return before

    def change_all(self, wanted: Mapping[MarkId, Mapping[str, Any]]) -> None:
        """Set ``tag``, ``person`` or ``features`` of many marks with few statements."""
        when = now()
        self._ink.change_all(
            MarkRow,
            {
                mark: {name: (value,) for name, value in {**one, "changed": when}.items()}
                for mark, one in wanted.items()
            },
        )

    def go_along(self, article: ArticleId, places: Mapping[MarkId, Span]) -> None:
        """Let marks stand at these spans of the text that the article shows, which is another one than before."""
        body, text = self._shown(article)
        self._ink.change_all(
            MarkRow,
            {mark: {"span": (body, span.start, span.end, span.of(text))} for mark, span in places.items()},
        )

    def remove(self, marks: Iterable[MarkId]) -> None:
        """Take marks away."""
        self._ink.end(MarkRow, marks)


def _order(mark: Mark) -> tuple[Span, bytes]:
    return mark.span, mark.id.bytes


def agree(span: Span, words: str, text: str) -> None:
    """Raises ``SpanRefused`` unless ``words`` stand at ``span`` of ``text``."""
    if span.start < 0 or span.end > len(text) or span.end <= span.start or span.of(text) != words:
        raise SpanRefused(
            _("The mark {start}–{end} should hold “{words}”, but the text there says “{text}”.").format(
                start=span.start, end=span.end, words=words, text=span.of(text)
            ),
            _("Nothing was written; offsets count characters (code points) from 0, the end not included."),
        )
