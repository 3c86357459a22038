"""How a mark comes to stand in an article: found if it is there, allowed by the codebook, joined to the register."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.domain.articles import State, Status
from annotator.domain.codebook import PERSON, Codebook, Tag
from annotator.domain.errors import NotFound, SpanRefused
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, PersonId, TagId, new_id
from annotator.domain.language import _
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import now
from annotator.domain.placing import place
from annotator.domain.spans import Span
from annotator.project.desk import Desk
from annotator.project.rules import joining
from annotator.store import Pen, Reader


def marks_of(reader: Reader, marks: Sequence[MarkId]) -> list[Mark]:
    """The marks with those keys, in that order. Raises ``NotFound``."""
    found = {mark.id: mark for mark in reader.marks.get(marks)}
    for mark in marks:
        if mark not in found:
            raise NotFound(_("The project has no mark with the key {key}.").format(key=mark))
    return [found[mark] for mark in marks]


def mark_of(reader: Reader, mark: MarkId) -> Mark:
    """The mark with that key. Raises ``NotFound``."""
    return marks_of(reader, [mark])[0]


def put(
    pen: Pen,
    desk: Desk,
    article: ArticleId,
    text: str,
    span: Span,
    tag: Tag,
    origin: Origin = Origin.HAND,
    person: PersonId | None = None,
) -> Mark:
    """One's own mark on a trimmed span of ``text``: the one that is there, or a new one. Raises ``SpanRefused``.

    A new mention means ``person`` where that is known, else whom its words name.
    """
    me = desk.annotator.id
    begun = pen.articles.has_status_ahead(article, me)
    touching = pen.marks.touching(article, span)
    there = twin(touching, span, tag.id, me)
    if there is not None:
        return there
    words, when = span.of(text), now()
    mark = Mark(MarkId(new_id()), article, tag.id, span, words, me, when, when, origin)
    allow_among(touching, desk.codebook, mark, text)
    if tag.kind == PERSON:
        mark = replace(mark, person=person or joining.join(pen, words, mentions_beside(pen, mark, words)))
    pen.marks.add(mark)
    if not begun():
        begin(pen, article, me)
    return mark


def put_all(
    pen: Pen, desk: Desk, article: ArticleId, spans: Iterable[Span], tag: Tag, origin: Origin = Origin.HAND
) -> list[Mark]:
    """New marks on trimmed spans, but for those that are marked so already or where the codebook forbids it.

    Raises ``SpanRefused`` where it forbids all of them.
    """
    text, me = pen.articles.text(article), desk.annotator.id
    marks: list[Mark] = []
    refused: SpanRefused | None = None
    for span in spans:
        if twin(pen.marks.touching(article, span), span, tag.id, me) is not None:
            continue
        try:
            marks.append(put(pen, desk, article, text, span, tag, origin))
        except SpanRefused as refusal:
            refused = refused or refusal
    if refused is not None and not marks:
        raise refused
    return marks


def twin(touching: Sequence[Mark], span: Span, tag: TagId, annotator: AnnotatorId) -> Mark | None:
    """The mark of that annotator which stands there with that tag already."""
    return next((m for m in touching if m.span == span and m.tag == tag and m.annotator == annotator), None)


def allow(reader: Reader, codebook: Codebook, mark: Mark, text: str) -> None:
    """Raises ``SpanRefused`` where ``mark``, stored or not, may not stand as it is among its annotator's marks."""
    allow_among(reader.marks.touching(mark.article, mark.span), codebook, mark, text)


def allow_among(touching: Sequence[Mark], codebook: Codebook, mark: Mark, text: str) -> None:
    """The same beside the marks that touch it."""
    tag = codebook.tag(mark.tag)
    neighbours = [
        other
        for other in touching
        if other.id != mark.id and other.annotator == mark.annotator and codebook.tag(other.tag).kind == tag.kind
    ]
    if any(other.span == mark.span and other.tag == tag.id for other in neighbours):
        raise SpanRefused(
            _("“{words}” is marked as {tag} already.").format(words=mark.span.of(text), tag=tag.name),
            _("Remove one of the two marks."),
        )
    place(mark.span, text, tag.overlap, neighbours)


def mentions_beside(reader: Reader, mark: Mark, words: str) -> list[Mark]:
    """The other mentions with these words on the article of a mark that are joined to somebody."""
    return [other for other in reader.marks.mentions_called(mark.article, words) if other.id != mark.id]


def begin(pen: Pen, article: ArticleId, annotator: AnnotatorId) -> None:
    """Set an article that is new to this annotator to *in progress*, within the same step."""
    if pen.articles.has_status(article, annotator):
        return
    if not any(status.annotator == annotator for status in pen.articles.statuses(article)):
        pen.articles.set_status(article, Status(annotator, State.IN_PROGRESS))
