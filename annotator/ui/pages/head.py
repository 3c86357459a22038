"""What the pages of the project have in common: the bar at their head, and how their parts stand."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.domain.language import _
from annotator.ui.pieces import Elided, button, embolden, label

_MARGINS = (12, 6, 12, 6)


class PageHead(QFrame):
    """Stands above a page; Escape anywhere in ``page`` goes back, too."""

    def __init__(self, page: QWidget, title: str, leave: Callable[[], object], *buttons: QPushButton) -> None:
        super().__init__(page)
        self.setObjectName("bar")
        self.facts = Elided("", "faint")
        name = label(title)
        embolden(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(*_MARGINS)
        self.back = button("‹ " + _("Article") + "  Esc", leave)
        line.addWidget(self.back)
        line.addWidget(name)
        line.addWidget(self.facts, 1)
        for one in buttons:
            line.addWidget(one)
        back = QShortcut(QKeySequence("Escape"), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(leave)


def bar_of(*parts: tuple[QWidget, int]) -> QFrame:
    """The bar at the head of a page of its own kind: widgets, each with its share of the width that is left."""
    bar = QFrame()
    bar.setObjectName("bar")
    line = QHBoxLayout(bar)
    line.setContentsMargins(*_MARGINS)
    for widget, stretch in parts:
        line.addWidget(widget, stretch)
    return bar


def side_by_side(sizes: Sequence[int], *parts: tuple[QWidget, int], wide: int = 1) -> QSplitter:
    """Parts of a page with borders that can be moved, each with its least width; ``wide`` is the one that grows."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    for widget, least in parts:
        widget.setMinimumWidth(least)
        split.addWidget(widget)
    split.setStretchFactor(wide, 1)
    split.setSizes(list(sizes))
    return split


def stacked(page: QWidget, *parts: tuple[QWidget, int]) -> None:
    """Fill a page, or a part of one, with widgets below each other, each with its share of the height that is left."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget, stretch in parts:
        layout.addWidget(widget, stretch)
