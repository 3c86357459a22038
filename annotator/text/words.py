"""Where Chinese words begin and end, by jieba's word list; read when it is first needed."""

import re
import threading
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType

from annotator.domain.spans import Span
from annotator.text.folding import fold

_CLAUSE = re.compile(r"[^\s，。！？；：、“”‘’「」『』（）()《》〈〉…—,.!?;:\"]+")
_PIECE = re.compile(
    r"(?P<han>[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+)"
    r"|(?:(?![\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af])\w[\u0300-\u036f\u200d\ufe0f]*)+|\S[\u0300-\u036f\u200d\ufe0f]*"
)
"""A row of Chinese characters, a word of another script with its accents, or a sign."""
_REACH = 120
"""Code points on both sides of a place that are cut; a clause is rarely longer."""


class Segmenter:
    """Finds the word over a character. The word list is Simplified, so that texts are cut in their folded shape."""

    def __init__(self) -> None:
        self._cutter: ModuleType | None = None

    def begin(self) -> threading.Thread:
        """Read the word list on a thread of its own; until then no word is known."""
        thread = threading.Thread(target=self.load, name="word list", daemon=True)
        thread.start()
        return thread

    def load(self) -> None:
        """Read the word list now, which takes a tenth of a second."""
        cutter = import_module("rjieba")
        cutter.cut("中文")
        self._cutter = cutter

    def cut(self, text: str) -> Iterator[Span]:
        """All words of a text and the signs between them, blanks left out: Chinese by the list, others as written.

        Reads the list where that was not done yet.
        """
        if self._cutter is None:
            self.load()
        for piece in _PIECE.finditer(text):
            words = self._words(piece.group()) if piece.lastgroup == "han" else [piece.group()]
            start = piece.start()
            for word in words:
                yield Span(start, start + len(word))
                start += len(word)

    def _words(self, clause: str) -> Sequence[str]:
        cutter = self._cutter
        return cutter.cut(fold(clause)) if cutter is not None else clause

    def word_at(self, text: str, offset: int) -> Span | None:
        """The word over a character; ``None`` before the list is read, and where only signs stand."""
        if self._cutter is None:
            return None
        first, last = max(0, offset - _REACH), min(len(text), offset + _REACH)
        clauses = _CLAUSE.finditer(text, first, last)
        clause = next((one for one in clauses if one.start() <= offset < one.end()), None)
        if clause is None:
            return None
        start = clause.start()
        for word in self._cutter.cut(fold(clause.group())):
            if offset < start + len(word):
                return Span(start, start + len(word))
            start += len(word)
        return None
