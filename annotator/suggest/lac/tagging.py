"""The words of a Chinese text with their tags, as LAC sees them."""

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.suggest.lac import files
from annotator.suggest.lac.decoding import likeliest
from annotator.suggest.lac.windows import batches, windows

if TYPE_CHECKING:
    from pathlib import Path

PERSON, PLACE, ORGANISATION, TIME = "PER", "LOC", "ORG", "TIME"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_FILL = 0
"""The vocabulary's blank. The model does not look at lengths, so what fills a batch up must say little."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its tag: PER, LOC, ORG, TIME, or a part of speech (n, v, p …), as LAC's documentation lists them."""

    span: Span
    tag: str


def missing() -> str:
    """What must be done before words can be tagged, as a sentence; empty where nothing is missing."""
    return "" if is_loaded() else _loading.broken or files.missing()


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order; none where something is missing. White space between lines is no word.

    The last texts are kept, since several sources look at the same page. Safe to call from any thread.
    """
    return _words(text) if text.strip() and not missing() else ()


def words_where_chinese(text: str) -> tuple[Word, ...]:
    """The same, but none of a text without Chinese characters, of which the model knows nothing."""
    return words(text) if _HAN.search(text) else ()


def is_loaded() -> bool:
    """Whether the model is in memory, so that the next text costs no loading."""
    return _loading.tagger is not None


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[Word, ...]:
    tagger = _loading.get()
    return tuple(tagger.words(text)) if tagger is not None else ()


class _Tagger:
    """The model in memory: a quarter of a second to load, a hundred megabytes."""

    def __init__(self, found: "Path") -> None:
        import numpy as np

        runtime: Any = import_module("onnxruntime")
        options = runtime.SessionOptions()
        # One thread: a second one gains nothing on texts this short and takes the window's core.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        encoder = str(found / files.ENCODER)
        self._session = runtime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
        self._characters = files.Characters(found)
        self._transitions = np.load(found / files.TRANSITIONS)
        self._tags = files.tags(found, len(self._transitions))

    def words(self, text: str) -> Iterator[Word]:
        """The words of a text in order."""
        tagged = {span: tags for batch in batches(windows(text)) for span, tags in self._tagged(text, batch)}
        for span in sorted(tagged):
            yield from self._joined(span, tagged[span])

    def _tagged(self, text: str, batch: Sequence[Span]) -> Iterator[tuple[Span, list[int]]]:
        import numpy as np

        lengths = np.array([len(span) for span in batch], dtype=np.int64)
        numbers = np.full((len(batch), int(lengths.max())), _FILL, dtype=np.int64)
        for row, span in zip(numbers, batch, strict=True):
            row[: len(span)] = [self._characters[ord(sign)] for sign in span.of(text)]
        (scores,) = self._session.run(None, {"token_ids": numbers, "length": lengths})
        for span, row in zip(batch, likeliest(scores, self._transitions, lengths), strict=True):
            yield span, row[: len(span)].tolist()

    def _joined(self, span: Span, tags: Sequence[int]) -> Iterator[Word]:
        """Words from tags: one begins wherever a tag is not the inside of one, and is called by its first tag."""
        names = [self._tags[tag] for tag in tags]
        starts = [at for at, name in enumerate(names) if at == 0 or not name.endswith("-I")]
        for start, end in zip(starts, [*starts[1:], len(names)], strict=True):
            yield Word(Span(span.start + start, span.start + end), names[start].rpartition("-")[0] or names[start])


class _Loading:
    """Loads the model once, whoever asks first; a runtime that does not start is told and not tried again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.tagger: _Tagger | None = None
        self.broken = ""

    def get(self) -> _Tagger | None:
        with self._lock:
            found = files.folder()
            if self.tagger is None and not self.broken and found is not None:
                try:
                    self.tagger = _Tagger(found)
                except ImportError as reason:
                    # On Windows the runtime is installed and yet does not start without Microsoft's C++ libraries.
                    self.broken = _("LAC cannot be started here: {reason}").format(reason=reason)
            return self.tagger


_loading = _Loading()
