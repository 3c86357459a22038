"""Finding words in one text, as they stand or in whatever script, width and case they are written."""

from annotator.domain.spans import Span
from annotator.text.folding import fold
from annotator.text.segments import occurrences


class Finder:
    """Finds words in one text; its folded shape is worked out once, when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None

    def find(self, words: str, *, alike: bool) -> list[Span]:
        """Every place of ``words`` from the left, none overlapping another; ``alike`` is blind to script and case."""
        if not alike:
            return occurrences(self._text, words)
        if self._folded is None:
            self._folded = fold(self._text)
        return occurrences(self._folded, fold(words))
