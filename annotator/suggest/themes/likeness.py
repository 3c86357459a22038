"""How much a passage reads like others: weighted pairs of Chinese characters, and words of other scripts.

The weights are those of G. Salton and C. Buckley, *Term-weighting approaches in automatic text retrieval*, 1988: a
pair counts the more the fewer passages hold it. A subject is the sum of its passages, each of length one, as in
J. Rocchio, *Relevance feedback in information retrieval*, 1971; likeness is the cosine between both.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import pairwise
from typing import TypeAlias

from annotator.domain.spans import Span
from annotator.text.folding import fold
from annotator.text.segments import paragraphs, sentences

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_PIECE = re.compile(rf"(?P<han>[{_HAN}]+)|(?:(?![{_HAN}])[^\W\d_])+")
_EMPTY = frozenset(fold("的了在是和與及對為等也都就而並有不以將被把從到這那其之他她我你們個一"))
"""Characters that say nothing of a subject."""
_EMPTY_WORDS = (
    "the and for that with this from are was were has have had not but they their will would which who its his her "
    "been more than about into can could also said all one out"
)
_SHORTEST_WORD = 3
Gram: TypeAlias = tuple[int, int, str]
"""Start, end, and the words that stand there."""
_TOLD = 3
"""Shared words that a reason names."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage of a text, how much it reads like others, from 0 to 1, and the words that they share.

    ``shared`` are folded, the most telling first.
    """

    span: Span
    likeness: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as it is compared: its span, where its grams stand with their words, and the words alone."""

    span: Span
    grams: Sequence[Gram]
    words: frozenset[str]


def read(folded: str, span: Span) -> Read:
    """What a passage of a folded text is compared by."""
    grams = _grams(folded, span.start, span.end)
    return Read(span, grams, frozenset([words for _start, _end, words in grams]))


def passages(text: str) -> list[Span]:
    """The sentences of a text without the white space around them.

    A sentence is the smallest stretch that can be read alone, and one key makes it longer; paragraphs of news hold
    several subjects, and pasted articles have often lost theirs.
    """
    whole = (sentence for paragraph in paragraphs(text) for sentence in sentences(text, paragraph))
    return [trimmed for sentence in whole if len(trimmed := _trimmed(text, sentence))]


def similar(marked: Iterable[str], text: str) -> list[Alike]:
    """The sentences of ``text`` that share anything with marked passages, the most alike first."""
    subject = Subject([grams_of(fold(one)) for one in marked], {})
    folded = fold(text)
    compared = [read(folded, span) for span in passages(text)]
    ranked = [Alike(one.span, subject.likeness(one.words), subject.shared(one.grams)) for one in compared]
    return sorted((one for one in ranked if one.likeness > 0), key=lambda one: (-one.likeness, one.span))


def grams_of(folded: str) -> frozenset[str]:
    """What a folded passage is compared by."""
    return read(folded, Span(0, len(folded))).words


def rarity(all_passages: Sequence[Collection[str]]) -> Mapping[str, float]:
    """The weight of each gram: 1 + ln((1 + passages) / (1 + passages that hold it))."""
    held = Counter(gram for passage in all_passages for gram in passage)
    return {gram: 1 + math.log((1 + len(all_passages)) / (1 + count)) for gram, count in held.items()}


class Subject:
    """The passages that were marked with one tag, as the sum of their grams; grams without a weight count as one.

    What is shared is told from ``_tells``: the share of a gram in the sum, times its weight.
    """

    def __init__(self, marked: Sequence[Collection[str]], weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._sum: dict[str, float] = defaultdict(float)
        for passage in marked:
            length = self._length(passage)
            for gram in passage:
                self._sum[gram] += self._weight(gram) / length
        self._square = sum(value * value for value in self._sum.values())
        self._tells = {gram: value * self._weight(gram) for gram, value in self._sum.items()}

    def likeness(self, passage: Collection[str]) -> float:
        """The cosine between a passage and all marked ones."""
        return self._cosine(self._along(passage), self._square)

    def likeness_of_own(self, passage: Collection[str]) -> float:
        """The same for one of the marked passages, as if it had not been marked."""
        along = self._along(passage)
        return self._cosine(along - 1, self._square - 2 * along + 1)

    def count_shared(self, passage: Collection[str]) -> int:
        """How many grams of a passage occur in marked ones."""
        return sum(gram in self._tells for gram in passage)

    def shared(self, grams: Sequence[Gram]) -> tuple[str, ...]:
        """The words of a passage that weigh most in the marked ones; pairs that overlap are told as one."""
        tells = self._tells
        weighed = [(-tells[words], start, end, words) for start, end, words in grams if words in tells]
        joined: list[tuple[float, int, str]] = []
        for told, start, end, words in sorted(nsmallest(3 * _TOLD, weighed), key=lambda each: each[1:]):
            if joined and start < joined[-1][1] and words[0] >= "\u3400":
                before, last, begun = joined.pop()
                joined.append((before + told, end, begun + words[last - start :]))
            else:
                joined.append((told, end, words))
        best = sorted(joined, key=lambda each: each[0])
        return tuple(dict.fromkeys(words for _told, _end, words in best))[:_TOLD]

    def _along(self, passage: Collection[str]) -> float:
        dot = sum(self._tells[gram] for gram in passage if gram in self._tells)
        return dot / self._length(passage)

    @staticmethod
    def _cosine(along: float, square: float) -> float:
        return max(0.0, along / math.sqrt(square)) if square > 0 else 0.0

    def _weight(self, gram: str) -> float:
        return self._weights.get(gram, 1.0)

    def _length(self, passage: Collection[str]) -> float:
        return math.sqrt(sum(self._weight(gram) ** 2 for gram in passage)) or 1.0


def _grams(folded: str, start: int, end: int) -> list[Gram]:
    """Where pairs of Chinese characters and words of other scripts stand that may tell of a subject, in order."""
    found: list[Gram] = []
    for piece in _PIECE.finditer(folded, start, end):
        words = piece.group()
        if piece.lastgroup == "han":
            pairs = enumerate(pairwise(words), piece.start())
            found += [(at, at + 2, one + two) for at, (one, two) in pairs if one not in _EMPTY and two not in _EMPTY]
        elif len(words) >= _SHORTEST_WORD and words not in _empty_words():
            found.append((*piece.span(), words))
    return found


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(_EMPTY_WORDS.split())


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
