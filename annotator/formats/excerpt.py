"""Part of an article with its marks, to be pasted elsewhere: Markdown with bracketed spans, or HTML.

Markdown follows Pandoc's ``bracketed_spans``: ``[曹建明]{.person}``. In HTML each mark is a ``<mark>`` with the
tag as title. A mark that crosses the end of another is closed there and opened again behind it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from annotator.domain.codebook import Codebook
from annotator.domain.marks import Mark
from annotator.domain.spans import Span

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>#])")
_Piece = tuple[Span, Mark]
_Wrap = Callable[[Mark, str], str]


def to_markdown(text: str, span: Span, marks: Iterable[Mark], codebook: Codebook) -> str:
    """The words at ``span`` with the marks in it."""

    def wrap(mark: Mark, inside: str) -> str:
        tag = codebook.tag(mark.tag)
        name = "" if tag.parent is None else f' tag="{tag.name}"'
        return f"[{inside}]{{.{tag.kind}{name}}}"

    return _written(text, span, marks, wrap, plain_markdown)


def plain_markdown(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SPECIAL.sub(r"\\\1", words).replace("\n", "\n\n")


def to_html(text: str, span: Span, marks: Iterable[Mark], codebook: Codebook) -> str:
    """The words at ``span`` with the marks in it, as a fragment of HTML."""

    def wrap(mark: Mark, inside: str) -> str:
        tag = codebook.tag(mark.tag)
        style = f"background:{tag.colour}30;border-bottom:2px solid {tag.colour}"
        return f'<mark class="{escape(tag.kind)}" title="{escape(tag.name)}" style="{style}">{inside}</mark>'

    return f"<p>{_written(text, span, marks, wrap, lambda words: escape(words).replace(chr(10), '<br>'))}</p>"


def _written(text: str, span: Span, marks: Iterable[Mark], wrap: _Wrap, plain: Callable[[str], str]) -> str:
    pieces = [
        (Span(max(mark.span.start, span.start), min(mark.span.end, span.end)), mark)
        for mark in marks
        if mark.span.overlaps(span)
    ]
    return _within(text, span, sorted(pieces, key=_outer_first), wrap, plain)


def _within(text: str, span: Span, pieces: Sequence[_Piece], wrap: _Wrap, plain: Callable[[str], str]) -> str:
    written: list[str] = []
    at, waiting = span.start, list(pieces)
    while waiting:
        here, mark = waiting.pop(0)
        inside: list[_Piece] = []
        later: list[_Piece] = []
        for one, other in waiting:
            if one.start < here.end:
                inside.append((Span(one.start, min(one.end, here.end)), other))
            if one.end > here.end:
                later.append((Span(max(one.start, here.end), one.end), other))
        written += (plain(text[at : here.start]), wrap(mark, _within(text, here, inside, wrap, plain)))
        at, waiting = here.end, sorted(later, key=_outer_first)
    written.append(plain(text[at : span.end]))
    return "".join(written)


def _outer_first(piece: _Piece) -> tuple[int, int, bytes]:
    span, mark = piece
    return span.start, -span.end, mark.id.bytes
