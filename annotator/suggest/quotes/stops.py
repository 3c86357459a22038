"""Where the sentences of a text end, in any script; texts as they are or folded."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.spans import Span

_ENDLESS = 10_000
CLOSING = "」』”’\"'»›》）)]"
_NOT_BEHIND = "".join(
    rf"(?<!\b{word})"
    for word in (
        "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "sgt", "lt", "capt", "col", "maj", "gov", "rev",
        "hon", "cpl", "insp", "[a-z]",
    )
)  # fmt: skip
_STOP = re.compile(
    rf"(?:[。｡！？!?]+|…+(?=[\s{re.escape(CLOSING)}]|$)|(?=\.){_NOT_BEHIND}\.+(?=[\s{re.escape(CLOSING)}]|$))"
    rf"[{re.escape(CLOSING)}]*|\n",
    re.IGNORECASE,
)
"""A full stop counts where white space follows, and not behind Mr or an initial."""


def next_stop(text: str, offset: int) -> int:
    """Where the sentence that goes on at ``offset`` ends, its closing marks included, a line end not."""
    found = _STOP.search(text, offset)
    if found is None:
        return len(text)
    return found.start() if text[found.start()] == "\n" else found.end()


def without_endless(text: str) -> str:
    """The text, as long as before, without what goes on for ten thousand code points and never ends.

    Nobody speaks so; tables, code and the like would cost time and give nothing.
    """
    kept: list[str] = []
    start = 0
    for end in (*(found.end() for found in _STOP.finditer(text)), len(text)):
        kept.append(text[start:end] if end - start <= _ENDLESS else "\0" * (end - start))
        start = end
    return "".join(kept)


@dataclass(frozen=True)
class Layout:
    """The sentences and paragraphs of a text, found once: asking for one costs nothing however long they are."""

    text: str

    @cached_property
    def stops(self) -> list[int]:
        """Where a sentence ends and another may begin, in order; a line end counts behind itself."""
        return [found.end() for found in _STOP.finditer(self.text)]

    @cached_property
    def _lines(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def sentence(self, offset: int) -> Span:
        """The sentence that ``offset`` stands in, white space at its beginning and a line end left out."""
        at = bisect_right(self.stops, offset)
        start = self.stops[at - 1] if at else 0
        end = self.stops[at] if at < len(self.stops) else len(self.text)
        while start < offset and self.text[start].isspace():
            start += 1
        while end > offset and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def paragraph(self, offset: int) -> Span:
        """The line that ``offset`` stands in, without white space around it."""
        at = bisect_left(self._lines, offset)
        start = self._lines[at - 1] + 1 if at else 0
        end = self._lines[at] if at < len(self._lines) else len(self.text)
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)
