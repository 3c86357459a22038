"""Text layouts of chunks, made when they are seen and kept for a while."""

from collections import OrderedDict
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from annotator.domain.spans import Span
from annotator.ui.article.chunks import Chunk, Chunks, ChunkText
from annotator.ui.article.style import CHIP, ViewStyle

KEPT = 300
META_HEIGHT = 30
TITLE_PITCH = 1.5
EMPTY = 0.3
"""The height of an empty line, in line pitches."""


class LaidOut:
    """One chunk in lines of one pitch; y counts from the top of the chunk, x from the left of the column."""

    def __init__(self, text: str, chunk: Chunk, style: ViewStyle, width: float, *, title: bool) -> None:
        self.text = ChunkText(text, chunk)
        self.style, self.title = style, title
        font = style.title_font if title else style.font
        self.pitch = font.pixelSize() * TITLE_PITCH if title else style.pitch
        self.layout = QTextLayout(self.text.words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if not self.text.right_to_left:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        self.layout.beginLayout()
        self.lines: list[QTextLine] = []
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self._text_top(len(self.lines), line)))
            self.lines.append(line)
        self.layout.endLayout()
        extra = style.gap if chunk.ends_paragraph else 0
        self.height = (len(self.lines) if self.text.words else EMPTY) * self.pitch + extra

    def _text_top(self, number: int, line: QTextLine) -> float:
        """Where a line stands: every base line at the same height in its pitch, whatever fonts it mixes."""
        if self.title:
            return number * self.pitch
        return number * self.pitch + CHIP + self.style.ascent - line.ascent()

    def line_at(self, y: float) -> int:
        """The number of the line at a height, the nearest where none is."""
        return min(max(0, int(y // self.pitch)), max(0, len(self.lines) - 1))

    def line_of(self, unit: int) -> int:
        """The number of the line that holds a unit."""
        found = self.layout.lineForTextPosition(min(unit, self.text.unit(self.text.span.end)))
        return found.lineNumber() if found.isValid() else 0

    def pieces(self, span: Span) -> list[tuple[int, float, float]]:
        """Where the letters of a span stand: line, left and right x; several in mixed directions."""
        first, last = self.text.unit(span.start), self.text.unit(span.end)
        found: list[tuple[int, float, float]] = []
        if first >= last:
            return found
        for number in range(self.line_of(first), self.line_of(last - 1) + 1):
            line = self.lines[number]
            start = max(first, line.textStart())
            end = min(last, line.textStart() + line.textLength())
            if start < end:
                found += [(number, left, right) for left, right in self._extent(line, start, end)]
        return found

    def _extent(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        if not self.text.right_to_left:
            left, right = self.x_of(line, start), self.x_of(line, end)
            return [(min(left, right), max(left, right))]
        boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
        return _joined([(box.left(), box.right()) for box in boxes if box.width() > 0])

    @staticmethod
    def x_of(line: QTextLine, unit: int) -> float:
        """The x of the gap before a unit."""
        x = line.cursorToX(unit)
        return float(cast("float", x[0] if isinstance(x, tuple) else x))

    def caret(self, offset: int) -> QRectF:
        """Where the caret stands before a code point."""
        unit = self.text.unit(offset)
        number = self.line_of(unit)
        if not self.lines:
            return QRectF(0, 0, 1, self.pitch)
        top = number * self.pitch + (0 if self.title else CHIP)
        return QRectF(self.x_of(self.lines[number], unit), top, 1.5, self.style.text_height)

    def offset_at(self, x: float, y: float, *, on_character: bool) -> int:
        """The code point under a place, or the gap nearest to it."""
        if not self.lines:
            return self.text.span.start
        line = self.lines[self.line_at(y)]
        kind = QTextLine.CursorPosition
        unit = line.xToCursor(x, kind.CursorOnCharacter if on_character else kind.CursorBetweenCharacters)
        return self.text.offset(int(unit[0] if isinstance(unit, tuple) else unit))

    def step(self, offset: int, direction: int) -> int:
        """The next gap between grapheme clusters; the chunk's edge where there is none."""
        unit = self.text.unit(offset)
        mode = QTextLayout.CursorMode.SkipCharacters
        moved = (
            self.layout.nextCursorPosition(unit, mode)
            if direction > 0
            else self.layout.previousCursorPosition(unit, mode)
        )
        return self.text.offset(moved)


def _joined(extents: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in sorted(extents):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


class Layouts:
    """The laid-out chunks of one text at one width; the least used ones are let go."""

    def __init__(self, text: str, chunks: Chunks, *, has_title: bool) -> None:
        self._text, self._chunks, self._has_title = text, chunks, has_title
        self._kept: OrderedDict[int, LaidOut] = OrderedDict()
        self._style: ViewStyle | None = None
        self._width = 0.0

    def fit(self, style: ViewStyle, width: float) -> None:
        """Begin again with another style or width; heights are estimated until chunks are seen."""
        self._style, self._width = style, width
        self._kept.clear()
        self._chunks.set_heights([self._estimate(at, style) for at in range(len(self._chunks))])

    def __getitem__(self, index: int) -> LaidOut:
        """The chunk, laid out."""
        if index in self._kept:
            self._kept.move_to_end(index)
            return self._kept[index]
        if self._style is None:
            raise IndexError(index)
        chunk = self._chunks.all[index]
        laid = LaidOut(self._text, chunk, self._style, self._width, title=self._is_title(index))
        self._kept[index] = laid
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return laid

    def true_height(self, index: int) -> float:
        """The height of a chunk with the line of metadata below a title."""
        return self[index].height + (META_HEIGHT if self._is_title(index) else 0)

    def _is_title(self, index: int) -> bool:
        return self._has_title and index == 0

    def _estimate(self, index: int, style: ViewStyle) -> float:
        length = len(self._chunks.all[index].span)
        lines = -(-length * style.size // max(1, int(self._width))) if length else EMPTY
        if self._is_title(index):
            return lines * style.title_font.pixelSize() * TITLE_PITCH + style.gap + META_HEIGHT
        return lines * style.pitch + (style.gap if self._chunks.all[index].ends_paragraph else 0)
