"""What the learner looks at around each unit of a sentence, as numbers: one row a unit, one column a question.

Two units to either side, alone and in rows of two and three; the looks of units; where words begin and end; the tags of
words, where a tagger gives them; what other sources propose. A number stands for an answer to a question (a hash of 64
bits), so that no table of all answers is needed before training. Change ``VERSION`` with anything here: models of other
versions are refused.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.learning.units import Unit

VERSION = 1

Hashes: TypeAlias = NDArray[np.uint64]

_PAD = 2
_FACTOR, _FOLD = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)
"""The golden ratio times 2^64, as in D. Knuth, *The Art of Computer Programming*, volume 3, section 6.4."""

_VIEWS: dict[str, Callable[[Unit], int]] = {
    "unit": lambda unit: ord(unit.text) if len(unit.text) == 1 else _number(unit.text),
    "look": lambda unit: unit.look + 1,
    "edge": lambda unit: 1 + min(unit.within, 3) + 4 * min(len(unit.word), 6) + (32 if _closes(unit) else 0),
    "word": lambda unit: _number(unit.word),
    "tag": lambda unit: _number(unit.tag),
    "hint": lambda unit: _number(unit.hint),
    "opening": lambda unit: _number(unit.text[:3]) if len(unit.text) > 1 else 1,
    "ending": lambda unit: _number(unit.text[-3:]) if len(unit.text) > 1 else 1,
}
_QUESTIONS = (
    "unit-2", "unit-1", "unit+0", "unit+1", "unit+2",
    "unit-2 unit-1", "unit-1 unit+0", "unit+0 unit+1", "unit+1 unit+2", "unit-1 unit+1",
    "unit-2 unit-1 unit+0", "unit-1 unit+0 unit+1", "unit+0 unit+1 unit+2",
    "look-1", "look+0", "look+1", "look-1 look+0 look+1",
    "edge+0", "edge-1 edge+0", "edge+0 edge+1", "word+0", "edge+0 unit+0",
    "opening+0", "ending+0", "ending-1",
)  # fmt: skip
_QUESTIONS_OF_OTHERS = (
    "tag+0", "tag+0 edge+0", "tag-1 tag+0", "tag+0 tag+1", "tag-1 tag+0 tag+1", "tag+0 unit+0", "tag+0 unit-1",
    "hint+0", "hint-1 hint+0", "hint+0 hint+1", "hint-1 hint+0 hint+1", "hint+0 tag+0", "hint+0 unit+0",
    "hint+0 word+0", "hint-1 unit+0", "hint+1 unit+0", "hint+0 hint+1 unit+1",
)  # fmt: skip


def features(sentences: Sequence[Sequence[Unit]]) -> list[Hashes]:
    """One array a sentence, shaped (units, questions)."""
    padded: list[Unit | None] = [None] * _PAD
    for sentence in sentences:
        padded += [*sentence, *[None] * _PAD]
    views = {
        name: np.fromiter((view(unit) if unit else 0 for unit in padded), np.uint64, len(padded))
        for name, view in _VIEWS.items()
    }
    rows = np.stack([_answers(views, at, question) for at, question in enumerate((*_QUESTIONS, *_QUESTIONS_OF_OTHERS))])
    starts = np.cumsum([_PAD, *(len(sentence) + _PAD for sentence in sentences)])
    return [rows[:, start : start + len(one)].T for start, one in zip(starts[:-1], sentences, strict=True)]


def _answers(views: dict[str, Hashes], number: int, question: str) -> Hashes:
    answers = np.full(len(views["unit"]), number + 1, np.uint64) * _FACTOR
    for part in question.split():
        values = np.roll(views[part[:-2]], -int(part[-2:]))
        answers = (answers ^ values) * _FACTOR
        answers ^= answers >> _FOLD
    return answers


def _number(words: str) -> int:
    """The same in every run and on every machine, which Python's own hash is not."""
    return crc32(words.encode("utf-8", "surrogatepass")) + 0x110000


def _closes(unit: Unit) -> bool:
    return unit.within + len(unit.text) >= len(unit.word)
