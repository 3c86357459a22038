"""Text layouts of chunks, made when they are seen and kept for a while."""

from collections import OrderedDict
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article.chunks import Chunks, ChunkText
from annotator.ui.article.drawing.lines import Drawn
from annotator.ui.article.drawing.style import CHIP, TITLE_LANES, ViewStyle

KEPT = 300
KEPT_CHARACTERS = 150_000
META_HEIGHT = 30
EMPTY = 0.3
"""The height of an empty line, in line pitches."""


class LaidOut:
    """One chunk in lines of one pitch; y counts from the top of the chunk, x from the left of the column."""

    def __init__(self, text: ChunkText, style: ViewStyle, width: float, *, title: bool, goes_on: bool) -> None:
        self.text, self.style, self.title, self.goes_on = text, style, title, goes_on
        self.drawn: dict[int, Drawn] = {}
        """What stands on lines that were drawn; emptied where a mark on them changes."""
        self.numbers: dict[MarkId, str] = {}
        """The number that each mark which begins here was last drawn with; kept when what is drawn is let go."""
        font = style.title_font if title else style.font
        self.pitch, self.lanes = (style.title_pitch, TITLE_LANES) if title else (style.pitch, style.lanes)
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
            line.setPosition(QPointF(0, self._letters_top(len(self.lines), line)))
            self.lines.append(line)
        self.layout.endLayout()
        extra = 0 if goes_on else style.gap
        # Whole pixels: what lies above may get another height without a shift of what is seen.
        self.height = round((len(self.lines) if self.text.words else EMPTY) * self.pitch) + extra

    def _letters_top(self, number: int, line: QTextLine) -> float:
        """Where a line stands: every base line at the same height in its pitch, whatever fonts it mixes."""
        if self.title:
            return number * self.pitch
        return number * self.pitch + CHIP + self.style.ascent - line.ascent()

    def text_top(self, number: int) -> float:
        """Where the letters of a line begin."""
        return number * self.pitch + (0 if self.title else CHIP)

    @property
    def text_height(self) -> float:
        """The height of the letters of a line."""
        return self.style.title_height if self.title else self.style.text_height

    def box(self, number: int, left: float, right: float) -> QRectF:
        """The letters of a line between two places."""
        return QRectF(left, self.text_top(number), right - left, self.text_height)

    def line_at(self, y: float) -> int:
        """The number of the line at a height, the nearest where none is."""
        return min(max(0, int(y // self.pitch)), max(0, len(self.lines) - 1))

    def line_of(self, unit: int) -> int:
        """The number of the line that holds a unit."""
        found = self.layout.lineForTextPosition(min(unit, self.text.unit(self.text.span.end)))
        return found.lineNumber() if found.isValid() else 0

    def forget_drawn(self, span: Span | None) -> None:
        """Let go of what stands on the lines of a span, or on all; a line has no part in what stands on another."""
        if span is None:
            self.drawn.clear()
            return
        ends = (self.text.unit(offset) for offset in (span.start, max(span.start, span.end - 1)))
        first, last = (self.line_of(unit) for unit in ends)
        for number in range(first, last + 1):
            self.drawn.pop(number, None)

    def line_span(self, first: int, last: int) -> Span:
        """The code points on some lines, ``last`` included."""
        if not self.lines:
            return self.text.span
        end = self.lines[last].textStart() + self.lines[last].textLength()
        return Span(self.text.offset(self.lines[first].textStart()), self.text.offset(end))

    def pieces(self, span: Span, first_line: int = 0, last_line: int = 1 << 30) -> list[tuple[int, float, float]]:
        """Where the letters of a span stand: line, left and right x; several in mixed directions.

        ``first_line`` and ``last_line`` (included) leave out what stands on other lines. A span that
        cuts a grapheme cluster is shown as wide as the cluster.
        """
        first, last = self.text.unit(span.start), self.text.unit(span.end)
        found: list[tuple[int, float, float]] = []
        if first >= last:
            return found
        first, last = self._whole(first, last)
        for number in range(max(first_line, self.line_of(first)), min(last_line, self.line_of(last - 1)) + 1):
            line = self.lines[number]
            start = max(first, line.textStart())
            end = min(last, line.textStart() + line.textLength())
            if start < end:
                found += [(number, left, right) for left, right in self._extent(line, start, end)]
        return found

    def _whole(self, first: int, last: int) -> tuple[int, int]:
        mode = QTextLayout.CursorMode.SkipCharacters
        if first and not self.layout.isValidCursorPosition(first):
            first = self.layout.previousCursorPosition(first, mode)
        if not self.layout.isValidCursorPosition(last):
            last = self.layout.nextCursorPosition(last, mode)
        return first, last

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
        return QRectF(self.x_of(self.lines[number], unit), self.text_top(number), 1.5, self.text_height)

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
        self._characters = 0
        self._style: ViewStyle | None = None
        self._width = 0.0

    def fit(self, style: ViewStyle, width: float) -> list[float]:
        """Begin again with another style or width; gives estimated heights, which hold until chunks are seen."""
        self._style, self._width = style, width
        self._kept.clear()
        self._characters = 0
        return self._estimates(style)

    def __getitem__(self, index: int) -> LaidOut:
        """The chunk, laid out and kept for a while."""
        if index in self._kept:
            self._kept.move_to_end(index)
            return self._kept[index]
        laid = self._kept[index] = self._lay_out(index)
        self._characters += self._chunks.length(index)
        while len(self._kept) > KEPT or (self._characters > KEPT_CHARACTERS and len(self._kept) > 1):
            gone, _laid = self._kept.popitem(last=False)
            self._characters -= self._chunks.length(gone)
        return laid

    def forget_drawn(self, span: Span | None = None) -> None:
        """Let go of what stands on the lines that a span touches, or on all."""
        touched = None if span is None else self._chunks.touched(span)
        for index in self._kept if touched is None or len(touched) > len(self._kept) else touched:
            if (laid := self._kept.get(index)) is not None:
                laid.forget_drawn(span)

    def forget_drawn_beside(self, seen: range) -> None:
        """Let go of what stands on the lines of all other chunks."""
        for index, laid in self._kept.items():
            if index not in seen:
                laid.drawn.clear()

    def true_height(self, index: int, *, keep: bool = True) -> float:
        """The height of a chunk with the line of metadata below a title; ``keep`` its layout, or let it go at once."""
        laid = self[index] if keep else self._kept.get(index) or self._lay_out(index)
        return laid.height + (META_HEIGHT if self.is_title(index) else 0)

    def is_title(self, index: int) -> bool:
        """Whether a chunk is the heading."""
        return self._has_title and index == 0

    def _lay_out(self, index: int) -> LaidOut:
        if self._style is None:
            raise IndexError(index)
        text = ChunkText(self._text, self._chunks.span(index))
        goes_on = index in self._chunks.going_on
        return LaidOut(text, self._style, self._width, title=self.is_title(index), goes_on=goes_on)

    def _estimates(self, style: ViewStyle) -> list[float]:
        """By length alone, which a table answers: a text may have a million lines."""
        lengths = self._chunks.lengths()
        table = [round(EMPTY * style.pitch) + style.gap]
        table += [round(self._lines(n, style.size) * style.pitch) + style.gap for n in range(1, max(lengths) + 1)]
        heights = [table[length] for length in lengths]
        for index in self._chunks.going_on:
            heights[index] -= style.gap
        if self._has_title:
            lines = self._lines(lengths[0], style.title_font.pixelSize())
            heights[0] = round(lines * style.title_pitch) + style.gap + META_HEIGHT
        return heights

    def _lines(self, length: int, size: float) -> int:
        return max(1, -(-length * round(size) // max(1, int(self._width))))
