"""Dialogue after dashes, as French, Spanish and Russian books print it; and English ones now and then.

— Bonjour, dit-il.        —No sé —dijo ella—. Ven.        — Привет, — сказал он. — Как дела?
"""

import re
from collections.abc import Iterator

from annotator.domain.spans import Span
from annotator.suggest.quotes.pairs import Pair
from annotator.suggest.quotes.western.grammar import Grammar

_OPENING = re.compile(r"(?:^|:)[ \t\u00a0]*([—–―])[ \t\u00a0]*(?=\S)", re.MULTILINE)
_BREAK = re.compile(r"[,.!?…][ \t]*[—–―]?[ \t]*|[ \t][—–―][ \t]*")
_RESUMED = re.compile(r"[ \t]*(?:[—–―][.,]?|[.,!;][ \t]*[—–―]|,)[ \t]*")
_LONGEST = 1500
_ATTRIBUTION = 160


def dashed(text: str, rules: Grammar) -> tuple[Pair, ...]:
    """What is said in lines that open with a dash, without the words that name the speaker."""
    found: list[Pair] = []
    for opening in _OPENING.finditer(text):
        line_end = text.find("\n", opening.end(), opening.end() + _LONGEST)
        end = line_end if line_end >= 0 else min(len(text), opening.end() + _LONGEST)
        if found and opening.start(1) < found[-1].outer.end:
            continue
        found += _pieces(text, opening.start(1), Span(opening.end(), end), rules)
    return tuple(found)


def _pieces(text: str, outer: int, line: Span, rules: Grammar) -> Iterator[Pair]:
    start = line.start
    while start < line.end:
        cut, behind = _attributed(text, Span(start, line.end), rules)
        inner = Span(start, cut)
        if inner.of(text).strip():
            yield Pair(Span(outer, cut), inner)
        resumed = _RESUMED.match(text, behind, line.end) if behind < line.end else None
        if resumed is None:
            return
        outer, start = resumed.start(), resumed.end()


def _attributed(text: str, rest: Span, rules: Grammar) -> tuple[int, int]:
    """Where words that name the speaker interrupt a turn, and where they end; its end where none do."""
    for pause in _BREAK.finditer(text, rest.start, rest.end):
        match = rules.behind.match(text, pause.end(), min(rest.end, pause.end() + _ATTRIBUTION))
        if match is not None:
            cut = pause.start() + (1 if text[pause.start()] in ",.!?…" else 0)
            return cut, match.end()
    return rest.end, rest.end
