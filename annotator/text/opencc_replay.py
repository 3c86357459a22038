"""Replaying what OpenCC does, piece by piece, from its own dictionaries: it converts but tells no offsets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from annotator.domain.spans import Span
from annotator.text.tables import dictionary

Group: TypeAlias = Sequence[tuple[str, ...]]
"""Dictionaries that are asked in turn; those of one tuple together, for the longest match."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file of OpenCC says: how a text is cut first, and what is then done to each piece."""

    cut: Group
    stages: tuple[Group, ...]


class _Matcher:
    """The longest entry of a group of dictionaries that begins at a place."""

    def __init__(self, group: Group) -> None:
        self._parts: list[tuple[Mapping[str, str], Mapping[str, Sequence[int]]]] = []
        for names in group:
            entries: dict[str, str] = {}
            for name in reversed(names):
                entries |= dictionary(name)
            lengths: dict[str, set[int]] = {}
            for key in entries:
                lengths.setdefault(key[0], set()).add(len(key))
            self._parts.append((entries, {first: sorted(found, reverse=True) for first, found in lengths.items()}))

    def at(self, text: str, start: int) -> tuple[int, str] | None:
        """The end of the match and what stands in its place."""
        first = text[start]
        for entries, lengths in self._parts:
            for length in lengths.get(first, ()):
                if (words := entries.get(text[start : start + length])) is not None and start + length <= len(text):
                    return start + length, words
        return None


@cache
def _matcher(group: Group) -> _Matcher:
    return _Matcher(group)


Pieces: TypeAlias = list[tuple[Span, str]]


def replay(text: str, configuration: Configuration) -> Pieces:
    """Every piece of ``text`` with what the stages make of it, in order, without gaps."""
    plain = text.translate(_compatibility())
    pieces: Pieces = []
    for start, end in _cut(plain, configuration.cut):
        done = _stage(plain[start:end], configuration.stages[0])
        for group in configuration.stages[1:]:
            done = _chained(done, _stage("".join(words for _span, words in done), group))
        pieces += [(Span(span.start + start, span.end + start), words) for span, words in done]
    return _fine(pieces)


def _cut(text: str, group: Group) -> Iterator[tuple[int, int]]:
    """The stretches that OpenCC converts each for itself: a phrase, or what lies between two."""
    if not group:
        yield 0, len(text)
        return
    matcher, start, at = _matcher(group), 0, 0
    while at < len(text):
        found = matcher.at(text, at)
        if found is None:
            at += 1
            continue
        if start < at:
            yield start, at
        yield at, found[0]
        start = at = found[0]
    if start < len(text):
        yield start, len(text)


def _stage(text: str, group: Group) -> Pieces:
    """One stage over one stretch: longest match from the left, what has no entry stays."""
    matcher, pieces, at = _matcher(group), Pieces(), 0
    while at < len(text):
        end, words = matcher.at(text, at) or (at + 1, text[at])
        pieces.append((Span(at, end), words))
        at = end
    return pieces


def _chained(first: Pieces, second: Pieces) -> Pieces:
    """Two stages as one: pieces of the second lie over the output of the first; where they overlap, they are joined."""
    joined: Pieces = []
    ends, at = [0], 0
    for _span, words in first:
        at += len(words)
        ends.append(at)
    left, right = 0, 0
    while left < len(first) or right < len(second):
        begin_left, begin_right = left, right
        left, right = left + 1, right + (right < len(second))
        while left < len(first) or right < len(second):
            reached_left, reached_right = ends[left], second[right - 1][0].end if right else 0
            if reached_left == reached_right:
                break
            if reached_left < reached_right:
                left += 1
            else:
                right += 1
        source = Span(first[begin_left][0].start, first[left - 1][0].end)
        joined.append((source, "".join(words for _span, words in second[begin_right:right])))
    return joined


def _fine(pieces: Pieces) -> Pieces:
    """Long pieces in which only single characters changed, cut down to characters: there the map is one to one."""
    fine: Pieces = []
    for span, words in pieces:
        if len(words) == len(span):
            fine += [(Span(span.start + at, span.start + at + 1), word) for at, word in enumerate(words)]
        else:
            fine.append((span, words))
    return fine


@cache
def _compatibility() -> Mapping[int, str]:
    return {ord(key): value for key, value in dictionary("CJK_Compatibility_Ideographs").items()}
