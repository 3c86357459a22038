"""Strips of small buttons of which one is chosen: the colours and the lines that a tag may have."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from annotator.domain.codebook import Line
from annotator.domain.language import _, marked
from annotator.ui import theme
from annotator.ui.article.drawing.underlines import look_of, underline
from annotator.ui.pages.flow import Flow
from annotator.ui.pieces import dot

_SWATCH, _LINE_WIDTH, _LINE_HEIGHT = 18, 30, 14
_LINES = {
    Line.AS_KIND: marked("as its kind"), Line.SOLID: marked("solid"), Line.DASHED: marked("dashed"),
    Line.DOTTED: marked("dotted"), Line.WAVE: marked("wave"),
}  # fmt: skip


class Strip(QWidget):
    """Buttons side by side, on further lines where there is no room; a click tells what it stands for."""

    def __init__(self, values: Sequence[tuple[object, str]], clicked: Callable[[object], object]) -> None:
        super().__init__()
        self.buttons: dict[object, QToolButton] = {}
        self._layout = Flow(self)
        for value, name in values:
            made = QToolButton()
            made.setToolTip(name)
            made.setAccessibleName(name)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _checked=False, value=value: clicked(value))
            self.buttons[value] = made
            self._layout.addWidget(made)

    def add(self, widget: QWidget) -> None:
        """Put something behind the buttons."""
        self._layout.addWidget(widget)

    def choose(self, value: object) -> None:
        """Show what is chosen; nothing where it is none of these."""
        for one, made in self.buttons.items():
            made.setProperty("chosen", one == value)
            made.style().unpolish(made)
            made.style().polish(made)


def colour_strip(colours: Sequence[str], clicked: Callable[[object], object]) -> Strip:
    """Colours to choose from."""
    strip = Strip([(one, one) for one in colours], clicked)
    for one in colours:
        strip.buttons[one].setIcon(dot(one, _SWATCH))
        strip.buttons[one].setIconSize(QSize(_SWATCH, _SWATCH))
    return strip


def line_strip(clicked: Callable[[object], object]) -> Strip:
    """Lines to choose from."""
    strip = Strip([(line, _(name)) for line, name in _LINES.items()], clicked)
    for made in strip.buttons.values():
        made.setIconSize(QSize(_LINE_WIDTH, _LINE_HEIGHT))
    return strip


def draw_lines(strip: Strip, kind: str, kind_line: Line, colour: str) -> None:
    """Show the lines in a tag's colour; the first is that of its kind."""
    for line, made in strip.buttons.items():
        if isinstance(line, Line):
            made.setIcon(_line_icon(kind, line or kind_line, colour))


def _line_icon(kind: str, line: Line, colour: str) -> QIcon:
    image = QPixmap(QSize(_LINE_WIDTH, _LINE_HEIGHT) * 2)
    image.setDevicePixelRatio(2)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink: QColor = theme.current().line(colour)
    underline(painter, QPointF(1, _LINE_HEIGHT / 2), _LINE_WIDTH - 1, look_of(kind, line), ink)
    painter.end()
    return QIcon(image)
