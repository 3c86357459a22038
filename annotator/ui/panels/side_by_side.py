"""The panels beside the article: in a narrow window they give way to it, until somebody moves them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

LEFT, RIGHT = (180, 260), (270, 320)
"""The least and the usual width of a panel, in pixels."""
_LEFT_SHARE, _RIGHT_SHARE = 0.18, 0.26
_LEAST_MIDDLE = 320


class SideBySide(QSplitter):
    """Articles on the left, the text in the middle, people on the right."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._moved = False
        self.setHandleWidth(1)
        for widget, least in ((left, LEFT[0]), (middle, _LEAST_MIDDLE), (right, RIGHT[0])):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._take_note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width, as long as nobody has."""
        super().resizeEvent(event)
        if not self._moved:
            width = self.width()
            left, right = _between(LEFT, width * _LEFT_SHARE), _between(RIGHT, width * _RIGHT_SHARE)
            self.setSizes([left, width - left - right, right])

    def _take_note(self, _place: int, _index: int) -> None:
        self._moved = True


def _between(bounds: tuple[int, int], width: float) -> int:
    return min(max(bounds[0], round(width)), bounds[1])
