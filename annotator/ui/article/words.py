"""Which word a double click means: a name that the project knows, a word of the list, a run of letters."""

import re
from collections.abc import Iterable

from annotator.domain.spans import Span
from annotator.text.words import Segmenter

_WIDE = "\u3400-\u9fff\U00020000-\U000323af"
_RUN = re.compile(f"[^\\W_{_WIDE}]+(?:['’-][^\\W_{_WIDE}]+)*")
_HAN = re.compile(f"[{_WIDE}]")


class Words:
    """Finds words; ``names`` are those that the project knows."""

    def __init__(self, names: Iterable[str] = (), segmenter: Segmenter | None = None) -> None:
        self._segmenter = segmenter
        self._names: dict[str, list[str]] = {}
        self._longest = 0
        self.learn(names)

    def learn(self, names: Iterable[str]) -> None:
        """Know further names; of several that begin alike the longest goes first."""
        for name in names:
            alike = self._names.setdefault(name[:1], [])
            if len(name) > 1 and name not in alike:
                alike.append(name)
                alike.sort(key=len, reverse=True)
                self._longest = max(self._longest, len(name))

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
        for start in range(max(0, offset - self._longest + 1), offset + 1):
            for name in self._names.get(text[start], ()):
                if start + len(name) > offset and text.startswith(name, start):
                    return Span(start, start + len(name))
        return None
