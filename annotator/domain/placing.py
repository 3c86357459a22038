"""Where a mark may stand: the rules that a new or moved span passes through."""

from collections.abc import Iterable

from annotator.domain.codebook import Overlap
from annotator.domain.errors import SpanRefused
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.spans import Span


def place(span: Span, text: str, overlap: Overlap, neighbours: Iterable[Mark]) -> Span:
    """The span that is stored for a wished one: inside the text, trimmed of white space, allowed.

    ``neighbours`` are the marks of the same kind and annotator that touch it. Raises ``SpanRefused``
    where it is empty, lies outside the text, or the overlap rule forbids it.
    """
    trimmed = trim(within(span, text), text)
    for mark in neighbours:
        _allow(trimmed, overlap, mark)
    return trimmed


def within(span: Span, text: str) -> Span:
    """``span`` unchanged if it lies in ``text`` and holds something. Raises ``SpanRefused``."""
    if span.start < 0 or span.end > len(text):
        raise SpanRefused(
            _("The span {start}–{end} lies outside the text, which has {length} characters.").format(
                start=span.start, end=span.end, length=len(text)
            ),
            _("Choose a start of 0 or more and an end of at most {length}.").format(length=len(text)),
        )
    if span.end <= span.start:
        raise SpanRefused(
            _("The span {start}–{end} holds no character.").format(start=span.start, end=span.end),
            _("Select at least one character; the end is not part of the span."),
        )
    return span


def trim(span: Span, text: str) -> Span:
    """``span`` without white space at its edges. Raises ``SpanRefused`` if nothing else is in it."""
    words = span.of(text)
    if not words.strip():
        raise SpanRefused(
            _("The span {start}–{end} holds only white space.").format(start=span.start, end=span.end),
            _("Select some words."),
        )
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + len(words.rstrip()))


def _allow(span: Span, overlap: Overlap, mark: Mark) -> None:
    if overlap is Overlap.NONE and span.overlaps(mark.span):
        rule = _("The codebook forbids marks of this kind to overlap, and “{words}” is marked already.")
    elif overlap is Overlap.NEST and span.crosses(mark.span):
        rule = _("The codebook allows marks of this kind to nest but not to cross, and this one would cross “{words}”.")
    else:
        return
    raise SpanRefused(rule.format(words=mark.text), _("Choose another span, or change the tag's overlap rule."))
