"""Who speaks by name in a text of blanks and capitals, as people of their own: said Anna Keller, Felix answered."""

import re
from collections.abc import Iterator, Sequence

from annotator.domain.spans import Span
from annotator.suggest.naming.english import is_title
from annotator.suggest.proposing import Page
from annotator.suggest.quotes.finding import has_han, statements
from annotator.suggest.quotes.statements import Kind
from annotator.suggest.words import english_titles

_SHORTEST = 3
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*[ -]$")
_CAPITAL_BEHIND = re.compile(r"(?:[ -][A-ZÀ-ÖØ-Þ][a-zß-ÿ]|[\w])")


def speakers(page: Page, people: Sequence[Span]) -> Iterator[Span]:
    """The names of those who speak, and the places where they are called by them or by a part of them.

    ``people`` are mentions that are known; nothing for a text with Chinese characters.
    """
    if has_han(page.folded):
        return
    named = [
        _bare(page.text, voice.span)
        for said in statements(page, people)
        for voice in said.voices
        if voice.kind is Kind.NAME
    ]
    found = {span for span in named if span is not None}
    yield from sorted(found)
    taken = bytearray(len(page.text))
    for span in (*found, *people):
        taken[span.start : span.end] = b"1" * len(span)
    for short in sorted({part for span in (*found, *people) for part in _parts(span.of(page.text))}):
        for match in re.finditer(rf"\b{re.escape(short)}", page.text):
            span = Span(*match.span())
            if not any(taken[span.start : span.end]) and _stands_alone(page.text, span):
                yield span


def _bare(text: str, span: Span) -> Span | None:
    """A name without titles and forms of address before it."""
    start = span.start
    words = span.of(text).split(" ")
    while len(words) > 1 and (words[0].casefold().strip(".") in english_titles() or is_title(words[0].strip("."))):
        start += len(words[0]) + 1
        words = words[1:]
    return Span(start, span.end) if span.end - start > 1 else None


def _parts(name: str) -> Iterator[str]:
    words = re.split(r"\s+", name)
    yield name
    for word in (words[0], words[-1]):
        if len(word) >= _SHORTEST and word[0].isupper():
            yield word


def _stands_alone(text: str, span: Span) -> bool:
    """Whether no other capitalised word stands beside a name that would make a longer one of it."""
    if _CAPITAL_BEHIND.match(text, span.end):
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, span.start - 30), span.start)
    return (
        before is None
        or before.group().strip(" -").casefold() in english_titles()
        or is_title(before.group().strip(" -"))
    )
