"""How high chunks truly are: worked out when they are seen, the rest between two events; the reader's place stays."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

from annotator.ui.article.chunks import Chunks
from annotator.ui.article.layouts import Layouts

TOP = 26
"""Pixels above and below the text."""
_SLICE = 12
"""Chunks that are measured between two events."""


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
        self._idle.start()

    def measure(self, index: int) -> None:
        """Give a chunk its true height; what lies below moves, what lies above the window keeps its place."""
        bar = self._view.verticalScrollBar()
        above = self._chunks.tops[index + 1] <= bar.value() - TOP
        change = self._chunks.set_height(index, self._layouts.true_height(index))
        if change:
            self.set_range()
            if above:
                bar.setValue(round(bar.value() + change))

    def set_range(self) -> None:
        """Let the scroll bar reach as far as the text does."""
        height = self._view.viewport().height()
        bar = self._view.verticalScrollBar()
        bar.setRange(0, max(0, round(self._chunks.tops[-1] + 2 * TOP - height)))
        bar.setPageStep(height)
        bar.setSingleStep(round(self._pitch()))

    def _measure_some(self) -> None:
        for index in range(self._measured, min(self._measured + _SLICE, len(self._chunks))):
            self.measure(index)
        self._measured += _SLICE
        if self._measured >= len(self._chunks):
            self._idle.stop()
