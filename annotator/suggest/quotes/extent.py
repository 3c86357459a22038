"""One sentence more or one less: what a key does to the end of a quote."""

import re

from annotator.domain.spans import Span
from annotator.suggest.quotes.stops import next_stop

_MARKS = re.compile("[“”„«»「」『』]")
_OPENING = "“„«「『"


def longer(text: str, span: Span) -> Span:
    """The span with one sentence more at its end, over the end of a paragraph too.

    Unchanged at the text's end, and where the quotation marks close that were opened before it.
    """
    more = _with_one_more(text, span)
    closing = _closing(text, more)
    return more if closing is None else Span(span.start, max(closing, span.end))


def _closing(text: str, span: Span) -> int | None:
    """Where a mark closes within the span that opened before it."""
    depth = 0
    for mark in _MARKS.finditer(text, span.start, span.end):
        depth += 1 if mark.group() in _OPENING else -1
        if depth < 0:
            return mark.start()
    return None


def _with_one_more(text: str, span: Span) -> Span:
    start = span.end
    while start < len(text) and text[start].isspace():
        start += 1
    if start == len(text):
        return span
    end = next_stop(text, start)
    return Span(span.start, max(end, start))


def shorter(text: str, span: Span) -> Span:
    """The span without its last sentence; unchanged where it holds but one."""
    ends = [span.start]
    while ends[-1] < span.end:
        longest = longer(text, Span(span.start, ends[-1])).end
        if longest <= ends[-1]:
            break
        ends.append(longest)
    kept = [end for end in ends[1:] if end < span.end and text[end : span.end].strip()]
    return Span(span.start, kept[-1]) if kept else span
