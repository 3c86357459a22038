"""What is said on a page by the grammar of its language, and what is said at one place of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.spans import Span
from annotator.suggest.proposing import Page
from annotator.suggest.quotes import japanese
from annotator.suggest.quotes.chinese import reading as chinese
from annotator.suggest.quotes.pairs import Pairs
from annotator.suggest.quotes.statements import Statement, Voice
from annotator.suggest.quotes.stops import Layout, without_endless
from annotator.suggest.quotes.western import reading as western
from annotator.suggest.quotes.western.lists import guessed, words_of

_HAN = re.compile("[\u4e00-\u9fff]")
_BEFORE, _BEHIND = 240, 80
"""Code points around a quote in which its speaker and its cue stand."""
_LONGEST = 800
"""Longer quotes are not looked at in one gesture."""


def statements(page: Page, people: Sequence[Span], known: frozenset[str] = frozenset()) -> list[Statement]:
    """What is said on a page; ``people`` are known mentions in order, ``known`` folded names."""
    folded = without_endless(page.folded)
    pairs = Pairs(folded)
    if page.language.startswith("ja") or (not page.language and japanese.is_japanese(page.text)):
        return japanese.statements(without_endless(page.text), pairs)
    if has_han(folded):
        return chinese.statements(Layout(folded), pairs, page.text, people, known)
    layout = Layout(without_endless(page.text))
    return western.statements(layout, pairs, words_of(page.language) or guessed(page.text), people)


def has_han(text: str) -> bool:
    """Whether Chinese characters stand in a text, so that it is read by the grammar of Chinese."""
    return _HAN.search(text) is not None


def said_at(text: str, quote: Span, people: Sequence[Span] = ()) -> Statement | None:
    """What the grammar finds where a quote is marked: its speaker and cue, outside of it; ``None`` for nothing.

    Only what stands around the quote is read, so that a gesture may ask.
    """
    if len(quote) > _LONGEST:
        return None
    start = text.rfind("\n", 0, max(0, quote.start - _BEFORE)) + 1
    start = max(start, quote.start - 2 * _BEFORE, 0)
    end = min(len(text), quote.end + _BEHIND)
    inside = [Span(one.start - start, one.end - start) for one in people if start <= one.start and one.end <= end]
    for said in statements(Page(text[start:end]), inside):
        moved = _moved(said, start)
        if moved.content.overlaps(quote) and not any(span.overlaps(quote) for span in _sources(moved)):
            return moved
    return None


def _sources(said: Statement) -> list[Span]:
    return [*(voice.span for voice in said.voices), *([said.cue] if said.cue else [])]


def _moved(said: Statement, by: int) -> Statement:
    def there(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(
        said,
        content=there(said.content),
        cue=there(said.cue) if said.cue else None,
        voices=tuple(Voice(there(voice.span), voice.kind, voice.person) for voice in said.voices),
        first=there(said.first) if said.first else None,
        start=said.start + by,
    )
