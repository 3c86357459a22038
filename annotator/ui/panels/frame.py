"""What the window holds: its pages above the status line; one of them is the article between its panels."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.panels.side_by_side import SideBySide


class Frame(QWidget):
    """Lays the panels out; ``pages`` take further pages, ``reading`` is the one with the article."""

    def __init__(
        self, find: QWidget, view: QWidget, sides: tuple[QWidget, QWidget], above: Sequence[QWidget], status: QWidget
    ) -> None:
        super().__init__()
        middle, self.reading, self.pages = QWidget(), QWidget(), QStackedWidget()
        stack = _tight(QVBoxLayout(middle))
        stack.addWidget(find)
        stack.addWidget(view, 1)
        column = _tight(QVBoxLayout(self.reading))
        for bar in above:
            column.addWidget(bar)
        column.addWidget(SideBySide(sides[0], middle, sides[1]), 1)
        self.pages.addWidget(self.reading)
        whole = _tight(QVBoxLayout(self))
        whole.addWidget(self.pages, 1)
        whole.addWidget(status)


def _tight(layout: QVBoxLayout) -> QVBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
