"""The bar at the head of a page: the way back, what the page is, some facts, and its buttons."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

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
        line.addWidget(button("‹ " + _("Article") + "  Esc", leave))
        line.addWidget(name)
        line.addWidget(self.facts, 1)
        for one in buttons:
            line.addWidget(one)
        back = QShortcut(QKeySequence("Escape"), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(leave)
