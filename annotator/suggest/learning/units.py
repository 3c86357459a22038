"""A text as the learner sees it: sentences of units, each a Chinese character, a word of another script, or a sign."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from annotator.domain.spans import Span
from annotator.suggest.words import cues, english_titles, title_ends
from annotator.text.folding import fold
from annotator.text.segments import paragraphs, sentences
from annotator.text.words import Segmenter

Cutter: TypeAlias = Callable[[str], Iterable[tuple[Span, str]]]
"""The words of a text with a tag each, such as ``PER`` or ``v``, empty where none is known; always the same."""

LONGEST = 200
"""Units of a sentence; longer ones are cut, so that no list without a stop takes all memory."""

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_UNIT = re.compile(rf"(?:(?![{_HAN}])[^\W\d_])(?:(?![{_HAN}])[^\W\d_]|[\u0300-\u036f'’-])*|\d+(?:[.,]\d+)*|\S")
_SIGNS = {",": 1, ".": 2, "。": 2, "、": 3, ":": 4, ";": 5, "!": 6, "?": 6, "(": 7, ")": 8, "·": 9, "《": 10, "》": 11}
_QUOTES = frozenset('“”"「」『』«»„')
_PRONOUNS = frozenset("他她我你您")
_MOST_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: where it stands, its folded words, its look, and the word that it belongs to.

    ``look`` is a small number: its script or sign, and the word lists that it stands in. ``word`` is folded,
    ``within`` is how far into the word the unit begins. ``hint`` tells what other sources propose there.
    """

    span: Span
    text: str
    look: int
    word: str = ""
    tag: str = ""
    within: int = 0
    hint: str = ""


def sentences_of(text: str, cutter: Cutter) -> Iterator[tuple[Unit, ...]]:
    """The sentences of a text that hold anything, in order, as units; the longest ones are cut."""
    folded = fold(text)
    words = {at: (span, tag) for span, tag in cutter(text) for at in range(span.start, span.end)}
    for paragraph in paragraphs(text):
        for sentence in sentences(text, paragraph):
            places = [Span(*found.span()) for found in _UNIT.finditer(folded, sentence.start, sentence.end)]
            for at in range(0, len(places), LONGEST):
                yield tuple(_unit(text, folded, span, words) for span in places[at : at + LONGEST])


def hinted(sentence: Sequence[Unit], hints: Mapping[int, str]) -> tuple[Unit, ...]:
    """The sentence with what others propose: ``hints`` are by the offset of a character."""
    return tuple(replace(unit, hint=hints[unit.span.start]) if unit.span.start in hints else unit for unit in sentence)


def hints_of(proposals: Iterable[tuple[str, Span]]) -> dict[int, str]:
    """What kinds are proposed at each character, and whether the proposal begins there."""
    found: dict[int, str] = defaultdict(str)
    for kind, span in sorted(set(proposals)):
        for at in range(span.start, span.end):
            found[at] += f"{kind} {'begins' if at == span.start else 'goes on'};"
    return found


def word_list() -> Cutter:
    """Cuts words by jieba's list, without tags: what is left where LAC is not installed."""
    segmenter = Segmenter()
    return lambda text: ((span, "") for span in segmenter.cut(text))


def _unit(text: str, folded: str, span: Span, words: dict[int, tuple[Span, str]]) -> Unit:
    own = span.of(folded)
    word, tag = words.get(span.start, (span, ""))
    return Unit(span, own, _look(text[span.start], own), word.of(folded), tag, span.start - word.start)


def _look(first: str, own: str) -> int:
    if own in _SIGNS:
        return _SIGNS[own]
    if own in _QUOTES:
        return 12
    if own[0].isdigit():
        return 13 + min(len(own), _MOST_DIGITS)
    if not own[0].isalpha():
        return 20
    script = 1 if own[0] >= "\u3400" else 2 if first.isupper() else 3
    return 32 + script + 4 * _lists().get(own, 0)


@cache
def _lists() -> dict[str, int]:
    """Units that tell something by themselves, with one bit for each list that they stand in."""
    ends = {word[-1] if word[-1] >= "\u3400" else word for word in (*title_ends(), *english_titles())}
    speech = {part for cue in cues() for part in (cue if cue[0] >= "\u3400" else [cue])}
    found: dict[str, int] = {}
    for bit, words in enumerate((ends, speech, _PRONOUNS)):
        for word in words:
            found[word] = found.get(word, 0) | 1 << bit
    return found
