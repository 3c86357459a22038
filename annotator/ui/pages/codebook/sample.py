"""A mark as it will look: some words of a text in a theme, with tint and underline."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.codebook import Codebook, Line, Tag
from annotator.text.offsets import Utf16Index
from annotator.ui.article.drawing.style import reading_font
from annotator.ui.article.drawing.underlines import look_of, underline
from annotator.ui.article.layouts import LaidOut
from annotator.ui.theme import Theme

_MARGIN, _PITCH, _SIZE, _LINES, _BELOW = 12, 34, 16, 2, 2.0


class MarkSample(QWidget):
    """Two lines of text with one mark, light or dark whatever the window is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._before, self._words, self._after = "", "", ""
        self._colour, self._look = "#777777", look_of("", Line.AS_KIND)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_mark(self, book: Codebook, tag: Tag, before: str, words: str, after: str) -> None:
        """Show words as a mark of a tag, between others."""
        self._before, self._words, self._after = before, words, after
        self._colour, self._look = tag.colour, look_of(tag.kind, book.line(tag))
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(200, _PITCH * _LINES + 2 * _MARGIN - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, tint, letters and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.edge))
        painter.setBrush(QColor(self._theme.paper))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        text = " ".join((self._before + self._words + self._after).split("\n"))
        layout = QTextLayout(text, reading_font("Hant", _SIZE))
        index = Utf16Index(text)
        start, end = (index.to_utf16(at) for at in (len(self._before), len(self._before) + len(self._words)))
        for line in self._lines(layout):
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = LaidOut.x_of(line, first), LaidOut.x_of(line, last)
                box = QRectF(left, line.y(), right - left, line.height())
                painter.fillRect(box, self._theme.tint(self._colour))
                below = QPointF(left, box.bottom() + _BELOW)
                underline(painter, below, right, self._look, self._theme.line(self._colour))
            painter.setPen(QColor(self._theme.ink))
            line.draw(painter, QPointF(0, 0))

    def _lines(self, layout: QTextLayout) -> list[QTextLine]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while len(lines) < _LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(self.width() - 2 * _MARGIN)
            line.setPosition(QPointF(_MARGIN, _MARGIN - 4 + len(lines) * _PITCH))
            lines.append(line)
        layout.endLayout()
        return lines
