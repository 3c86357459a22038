"""Which word a double click means: a name that the project knows, a word of the list, a run of letters."""

import re
from collections.abc import Callable, Collection, Sequence

from annotator.domain.spans import Span
from annotator.text.words import Segmenter

_WIDE = "\u3400-\u9fff\U00020000-\U000323af"
_RUN = re.compile(f"[^\\W_{_WIDE}]+(?:['’-][^\\W_{_WIDE}]+)*")
_HAN = re.compile(f"[{_WIDE}]")


LONGEST_NAME = 24
"""Characters of a name that is looked for around a place."""


class Words:
    """Finds words; ``known`` tells which of some words are names of the project, however many it has."""

    def __init__(self, known: Callable[[Sequence[str]], Collection[str]], segmenter: Segmenter | None = None) -> None:
        self._known, self._segmenter = known, segmenter

    def at(self, text: str, offset: int) -> Span:
        """The word over a character; the character itself where nothing is known."""
        if offset >= len(text):
            return Span(max(0, len(text) - 1), len(text))
        named = self._named(text, offset)
        if named is not None:
            return named
        if _HAN.match(text[offset]):
            found = self._segmenter.word_at(text, offset) if self._segmenter is not None else None
            return found or Span(offset, offset + 1)
        for run in _RUN.finditer(text, max(0, offset - 60), min(len(text), offset + 60)):
            if run.start() <= offset < run.end():
                return Span(run.start(), run.end())
        return Span(offset, offset + 1)

    def _named(self, text: str, offset: int) -> Span | None:
        """The name over a character that begins first, the longest of several."""
        line = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset) % (len(text) + 1)
        spans = [
            Span(start, stop)
            for start in range(max(line, offset - LONGEST_NAME + 1), offset + 1)
            for stop in range(min(end, start + LONGEST_NAME), max(offset, start + 1), -1)
        ]
        names = set(self._known([span.of(text) for span in spans])) if spans else ()
        return next((span for span in spans if span.of(text) in names), None)
