"""Pairs of quotation marks: “ ” „ “ « » » « 「 」 『 』 ‘ ’ and the straight ones, the outermost only.

Text that goes over several paragraphs opens each of them anew and closes once; each paragraph is then a pair of its
own. Single marks count only in a text that has no double ones, since most of them are apostrophes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.spans import Span

_PARTNERS = {"“": "”", "「": "」", "『": "』", "«": "»", "»": "«", "„": "“", '"': '"', "‘": "’", "'": "'"}
_LONGEST = 6000
"""Code points between two marks that may still belong together."""
_DOUBLE = re.compile('[“”„«»「」『』"]')
_CURLED = re.compile(r"‘|’(?![^\W\d_])")
_STRAIGHT = re.compile(r"(?:(?<=\s)|^)'(?=[^\W_])|(?<=[,.!?;—…-])'(?=[\s.,;—-]|$)", re.MULTILINE)
_LETTER_BEHIND = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening and a closing mark: ``outer`` with them, ``inner`` without them and without white space."""

    outer: Span
    inner: Span


@dataclass(frozen=True)
class Pairs:
    """The outermost pairs of a text, in order."""

    text: str
    given: tuple[Pair, ...] = ()
    """What stands for pairs where a text marks speech otherwise."""

    @cached_property
    def all(self) -> tuple[Pair, ...]:
        """All of them; none that holds nothing."""
        if self.given:
            return self.given
        return tuple(pair for found in _matched(self.text) if (pair := self._pair(*found)) is not None)

    @cached_property
    def _starts(self) -> list[int]:
        return [pair.outer.start for pair in self.all]

    def opening(self, offset: int) -> Pair | None:
        """The pair whose opening mark stands at ``offset``."""
        at = bisect_left(self._starts, offset)
        return self.all[at] if at < len(self.all) and self._starts[at] == offset else None

    def around(self, offset: int) -> Pair | None:
        """The pair that ``offset`` lies inside of, not at its edges."""
        at = bisect_left(self._starts, offset) - 1
        return self.all[at] if at >= 0 and offset < self.all[at].outer.end else None

    def ending(self, offset: int) -> Pair | None:
        """The pair whose closing mark ends at ``offset``."""
        found = self.around(offset - 1) if offset else None
        return found if found is not None and found.outer.end == offset else None

    def _pair(self, start: int, last: int, end: int) -> Pair | None:
        first = start + 1
        while first < last and self.text[first].isspace():
            first += 1
        while last > first and self.text[last - 1].isspace():
            last -= 1
        return Pair(Span(start, end), Span(first, last)) if first < last and end - start <= _LONGEST else None


def _matched(text: str) -> Iterator[tuple[int, int, int]]:
    """Of each outermost pair where it starts, where its content ends, and where it ends."""
    stack: list[tuple[str, int]] = []
    openings = _openings(text)
    for found in _marks(text):
        mark, at = found.group(), found.start()
        if stack and _closes(text, mark, at, stack[-1]):
            _, start = stack.pop()
            if not stack:
                yield start, at, at + 1
            continue
        if not _opens(text, mark, at, openings):
            continue
        if any(mark == open_mark for open_mark, _ in stack):
            start = stack[0][1]
            if stack[0][0] == mark and _begins_line(text, at) and at - start <= _LONGEST:
                end = _end_of_paragraph(text, start)
                yield start, end, end
            stack.clear()
        stack.append((mark, at))


def _marks(text: str) -> Iterator[re.Match[str]]:
    if _DOUBLE.search(text):
        return _DOUBLE.finditer(text)
    return (_CURLED if "‘" in text else _STRAIGHT).finditer(text)


def _openings(text: str) -> str:
    """The marks that open; guillemets may point inwards, as in German books: »so«."""
    first = re.search("[«»]", text)
    return "„“「『‘" + (first.group() if first else "")


def _closes(text: str, mark: str, at: int, opened: tuple[str, int]) -> bool:
    open_mark, start = opened
    if (open_mark in "„“" and mark in '”"') or (open_mark == '"' and mark == "”"):
        return True
    if mark != _PARTNERS[open_mark]:
        return False
    if mark == "'":
        return text[at - 1] in ",.!?;—…-"
    return not (mark == '"' and "\n" in text[max(start, at - 400) : at] and _begins_line(text, at))


def _opens(text: str, mark: str, at: int, openings: str) -> bool:
    if mark == '"':
        return not _ends_line(text, at)
    if mark == "'":
        return bool(_LETTER_BEHIND.match(text, at + 1))
    return mark in openings


def _begins_line(text: str, at: int) -> bool:
    line = text[max(0, at - 20) : at].rpartition("\n")[2]
    return not line.strip() and not _ends_line(text, at)


def _ends_line(text: str, at: int) -> bool:
    return not text[at + 1 : at + 4].split("\n", 1)[0].strip()


def _end_of_paragraph(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
