"""Small widgets that several panels are made of."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.theme import line_height

DOT = 11
"""Pixels of the square in a tag's colour."""


def label(words: str, name: str = "", *, wrap: bool = False) -> QLabel:
    """A label; ``name`` chooses its look (``faint``, ``section``, ``warning``, ``key``)."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


def key_cap(keys: str) -> QLabel:
    """A key as it looks on a keyboard."""
    cap = label(keys, "key")
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return cap


def button(words: str, clicked: Callable[[], object], *, name: str = "", primary: bool = False) -> QPushButton:
    """A button that calls a function."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setProperty("primary", primary)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda: clicked())
    return made


def dot(colour: str, size: int = DOT, beside: int = 0) -> QIcon:
    """A rounded square of a tag's colour, with so many pixels left free on both sides of it."""
    image = QPixmap(QSize(size + 2 * beside, size) * 2)
    image.setDevicePixelRatio(2)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(beside, 0, size, size, 3, 3)
    painter.end()
    return QIcon(image)


def row(*parts: QWidget | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(*margins)
    layout.setSpacing(8)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        else:
            layout.addWidget(part)
    return layout


def card(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A framed card and the layout inside it."""
    frame = QFrame(parent)
    return frame, card_layout(frame)


def card_layout(frame: QFrame) -> QVBoxLayout:
    """Frame a widget as a card; gives the layout inside it."""
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.setSpacing(4)
    return layout


def lay_columns(table: QTableView, widths: Mapping[int, int], stretched: Collection[int]) -> None:
    """Give columns their widths; those that are ``stretched`` share the room that is left."""
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header, mode = table.horizontalHeader(), QHeaderView.ResizeMode
    header.setMinimumSectionSize(24)
    for column, width in widths.items():
        header.setSectionResizeMode(column, mode.Stretch if column in stretched else mode.Interactive)
        table.setColumnWidth(column, width)


def dress(table: QTableView, row_height: int) -> None:
    """Let a table be a list of rows: whole rows are chosen, nothing is edited in it, Tab leaves it."""
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.horizontalHeader().setHighlightSections(False)


def embolden(widget: QWidget) -> None:
    """Let the letters of a widget be bold."""
    font = widget.font()
    font.setBold(True)
    widget.setFont(font)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (inside := item.layout()) is not None:
            empty(inside)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class Elided(QLabel):
    """A line that ends in … where it is too narrow; the whole of it is the tooltip."""

    def __init__(self, words: str, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as a line with Han letters, whatever the words: other words then move nothing above or below."""
        return super().sizeHint().expandedTo(QSize(0, line_height(self.fontMetrics())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        self._fit()

    def _fit(self) -> None:
        super().setText(
            QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, max(20, self.width()))
        )
