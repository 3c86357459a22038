"""How high chunks truly are: worked out when they are seen, the rest between two events; the reader's place stays."""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

from annotator.ui.article.chunks import Chunks
from annotator.ui.article.layouts import Layouts

TOP = 26
"""Pixels above and below the text."""
SLICE_SECONDS = 0.005
"""How long chunks are measured between two events."""
MOST = 100_000
"""Chunks; of a longer text only those that are seen are measured, the others stay estimated."""


class Heights(QObject):
    """Corrects the heights of the chunks of one view and keeps its scroll bar in step."""

    def __init__(self, view: QAbstractScrollArea, pitch: Callable[[], float]) -> None:
        super().__init__(view)
        self._view, self._pitch = view, pitch
        self._measured = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_some)

    def begin(self, chunks: Chunks, layouts: Layouts) -> None:
        """Begin with chunks whose heights are estimates."""
        self._chunks, self._layouts, self._measured = chunks, layouts, 0
        self.set_range()
        if len(chunks) <= MOST:
            self._idle.start()
        else:
            self._idle.stop()

    def measure(self, index: int) -> None:
        """Give a chunk its true height; what lies below moves, what lies above the window keeps its place."""
        if self._layouts.true_height(index) != self._chunks.heights[index]:
            self._correct([index])

    def _correct(self, indices: Iterable[int]) -> None:
        bar = self._view.verticalScrollBar()
        first_seen = self._chunks.under(bar.value() - TOP)
        changes = {index: self._chunks.set_height(index, self._layouts.true_height(index)) for index in indices}
        above = sum(change for index, change in changes.items() if index < first_seen)
        if any(changes.values()):
            self.set_range()
        if above:
            bar.setValue(round(bar.value() + above))

    def set_range(self) -> None:
        """Let the scroll bar reach as far as the text does."""
        height = self._view.viewport().height()
        bar = self._view.verticalScrollBar()
        bar.setRange(0, max(0, round(self._chunks.tops[-1] + 2 * TOP - height)))
        bar.setPageStep(height)
        bar.setSingleStep(round(self._pitch()))

    def _measure_some(self) -> None:
        end = time.monotonic() + SLICE_SECONDS
        start = self._measured
        while self._measured < len(self._chunks) and time.monotonic() < end:
            self._layouts.true_height(self._measured)
            self._measured += 1
        self._correct(range(start, self._measured))
        if self._measured >= len(self._chunks):
            self._idle.stop()
