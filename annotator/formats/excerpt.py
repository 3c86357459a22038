"""Part of an article with its marks, to be pasted elsewhere: Markdown with bracketed spans, or HTML.

Markdown follows Pandoc's ``bracketed_spans``: ``[曹建明]{.person}``. In HTML each mark is a ``<mark>`` with the
tag as title. A mark that crosses the end of another is closed there and opened again behind it.
"""

import re
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from html import escape

from annotator.domain.codebook import Codebook
from annotator.domain.marks import Mark
from annotator.domain.spans import Span

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>#])")
_Piece = tuple[int, int, bytes, Mark]
_Wrap = Callable[[Mark, str], str]


def to_markdown(text: str, span: Span, marks: Iterable[Mark], codebook: Codebook) -> str:
    """The words at ``span`` with the marks in it."""

    def wrap(mark: Mark, inside: str) -> str:
        tag = codebook.tag(mark.tag)
        name = "" if tag.parent is None else f' tag="{tag.name}"'
        return f"[{inside}]{{.{tag.kind}{name}}}"

    return wrapped(text, span, marks, wrap, plain_markdown)


def plain_markdown(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SPECIAL.sub(r"\\\1", words).replace("\n", "\n\n")


def to_html(text: str, span: Span, marks: Iterable[Mark], codebook: Codebook) -> str:
    """The words at ``span`` with the marks in it, as a fragment of HTML."""

    def wrap(mark: Mark, inside: str) -> str:
        tag = codebook.tag(mark.tag)
        style = f"background:{tag.colour}30;border-bottom:2px solid {tag.colour}"
        return f'<mark class="{escape(tag.kind)}" title="{escape(tag.name)}" style="{style}">{inside}</mark>'

    return f"<p>{wrapped(text, span, marks, wrap, lambda words: escape(words).replace(chr(10), '<br>'))}</p>"


def wrapped(text: str, span: Span, marks: Iterable[Mark], wrap: _Wrap, plain: Callable[[str], str]) -> str:
    """The words at ``span``, each mark in it put through ``wrap`` and what is between through ``plain``.

    Marks nest; one that crosses the end of another is closed there and opened again behind it.
    """
    waiting = [
        _piece(max(mark.span.start, span.start), min(mark.span.end, span.end), mark)
        for mark in marks
        if mark.span.overlaps(span)
    ]
    heapify(waiting)
    written: list[str] = []
    open_marks: list[tuple[int, Mark, list[str]]] = []
    at = span.start
    while True:
        parts = open_marks[-1][2] if open_marks else written
        end = open_marks[-1][0] if open_marks else span.end
        if waiting and waiting[0][0] < end:
            start, reach, _key, mark = heappop(waiting)
            if -reach > end:
                heappush(waiting, _piece(end, -reach, mark))
            parts.append(plain(text[at:start]))
            at = start
            open_marks.append((min(-reach, end), mark, []))
            continue
        parts.append(plain(text[at:end]))
        at = end
        if not open_marks:
            return "".join(written)
        _end, mark, inside = open_marks.pop()
        (open_marks[-1][2] if open_marks else written).append(wrap(mark, "".join(inside)))


def _piece(start: int, end: int, mark: Mark) -> _Piece:
    """A mark as it is sorted: by its start, of those the longest first."""
    return start, -end, mark.id.bytes, mark
