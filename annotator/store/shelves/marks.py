"""The shelf of marks."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select

from annotator.domain.errors import NotFound, SpanRefused
from annotator.domain.ids import ArticleId, MarkId, PersonId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import Moment, now
from annotator.domain.spans import Span
from annotator.store.ink import Ink, parts
from annotator.store.statements import standing
from annotator.store.tables import MarkRow, table_of

MARK = table_of(MarkRow)
_HERE = select(MARK).where(MARK.c.article == bindparam("article"), ~MARK.c.gone).order_by(MARK.c.start, MARK.c.end)
_TOUCHING = _HERE.where(MARK.c.start < bindparam("to"), MARK.c.end > bindparam("from"))
_CALLED = _HERE.where(MARK.c.text == bindparam("words"), MARK.c.person.is_not(None))


def mark_of(row: RowMapping) -> Mark:
    """A mark from its row."""
    return Mark(
        row["id"], row["article"], row["tag"], Span(row["start"], row["end"]), row["text"], row["annotator"],
        Moment(row["created"]), Moment(row["changed"]), Origin(row["origin"]), row["person"], row["note"],
        row["features"],
    )  # fmt: skip


def row_of(mark: Mark) -> dict[str, Any]:
    """The columns of a mark."""
    return {
        "id": mark.id, "article": mark.article, "tag": mark.tag, "start": mark.span.start, "end": mark.span.end,
        "text": mark.text, "annotator": mark.annotator, "origin": mark.origin.value, "person": mark.person,
        "note": mark.note, "features": dict(mark.features), "created": mark.created, "changed": mark.changed,
    }  # fmt: skip


class Marks:
    """Reads marks; those that are gone are never given."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article: ArticleId) -> list[Mark]:
        """All marks of an article, sorted by span, then by key."""
        query = (
            select(MARK).where(MARK.c.article == article, ~MARK.c.gone).order_by(MARK.c.start, MARK.c.end, MARK.c.id)
        )
        return [mark_of(row) for row in self._connection.execute(query).mappings()]

    def get(self, marks: Iterable[MarkId]) -> list[Mark]:
        """The marks with those keys, sorted like ``of_article``; missing ones are left out."""
        found: list[Mark] = []
        for part in parts(list(marks), 500):
            found += [mark_of(row) for row in self._connection.execute(standing(MARK), {"keys": part}).mappings()]
        return sorted(found, key=lambda mark: (mark.span, mark.id.bytes))

    def one(self, mark: MarkId) -> Mark:
        """The mark with that key. Raises ``NotFound``."""
        if not (found := self.get([mark])):
            raise NotFound(
                _("There is no mark with the key {key}.").format(key=mark),
                _("It may have been removed; undo brings it back."),
            )
        return found[0]

    def touching(self, article: ArticleId, span: Span) -> list[Mark]:
        """The marks of an article that share a character with ``span``."""
        where = {"article": article, "from": span.start, "to": span.end}
        return [mark_of(row) for row in self._connection.execute(_TOUCHING, where).mappings()]

    def mentions_called(self, article: ArticleId, words: str) -> list[Mark]:
        """The mentions of an article with exactly these words that are joined to a person, by span."""
        where = {"article": article, "words": words}
        return [mark_of(row) for row in self._connection.execute(_CALLED, where).mappings()]

    def of_person(self, person: PersonId) -> list[Mark]:
        """All mentions of a person, by article and span."""
        query = select(MARK).where(MARK.c.person == person, ~MARK.c.gone)
        ordered = query.order_by(MARK.c.article, MARK.c.start, MARK.c.end)
        return [mark_of(row) for row in self._connection.execute(ordered).mappings()]

    def with_tag(self, tag: TagId) -> list[Mark]:
        """All marks under a tag itself, by article and span."""
        query = select(MARK).where(MARK.c.tag == tag, ~MARK.c.gone)
        ordered = query.order_by(MARK.c.article, MARK.c.start, MARK.c.end)
        return [mark_of(row) for row in self._connection.execute(ordered).mappings()]


class MarksPen(Marks):
    """Writes marks; what does not agree with the reading text is refused."""

    def __init__(self, connection: Connection, ink: Ink, text: Callable[[ArticleId], str]) -> None:
        super().__init__(connection)
        self._ink, self._text = ink, text

    def add(self, mark: Mark) -> Mark:
        """Put a new mark. Raises ``SpanRefused`` where its text is not what stands at its span."""
        return self.add_all([mark])[0]

    def add_all(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Put new marks of one article. Raises ``SpanRefused`` as ``add`` does."""
        if marks:
            text = self._text(marks[0].article)
            for mark in marks:
                agree(mark.span, mark.text, text)
            self._ink.insert(MarkRow, [row_of(mark) for mark in marks])
        return marks

    def change(self, mark: MarkId, **fields: Any) -> Mark:  # noqa: ANN401
        """Set ``tag``, ``person``, ``note``, ``features``, or ``span`` with ``text``; gives the changed mark."""
        before = self.one(mark)
        if "span" in fields:
            span, text = fields.pop("span"), fields.pop("text")
            agree(span, text, self._text(before.article))
            fields["span"] = (span.start, span.end, text)
        values = {name: value if name == "span" else (value,) for name, value in fields.items()}
        if any(self._differs(before, name, value) for name, value in values.items()):
            self._ink.change(MarkRow, mark, {**values, "changed": (max(now(), before.changed + 1),)})
        return self.one(mark)

    def remove(self, marks: Iterable[MarkId]) -> None:
        """Take marks away."""
        self._ink.end(MarkRow, marks)

    def _differs(self, before: Mark, name: str, value: tuple[Any, ...]) -> bool:
        row = row_of(before)
        old = (row["start"], row["end"], row["text"]) if name == "span" else (row[name],)
        return old != value


def agree(span: Span, words: str, text: str) -> None:
    """Raises ``SpanRefused`` unless ``words`` stand at ``span`` of ``text``."""
    if span.start < 0 or span.end > len(text) or span.end <= span.start or span.of(text) != words:
        raise SpanRefused(
            _("The mark {start}–{end} should hold “{words}”, but the text there says “{text}”.").format(
                start=span.start, end=span.end, words=words, text=span.of(text)
            ),
            _("Nothing was written; offsets count characters (code points) from 0, the end not included."),
        )
