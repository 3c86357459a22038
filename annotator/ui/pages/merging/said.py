"""What one copy says, drawn as it is read: a mark in its text as the article shows it, words with what differs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.codebook import Codebook, Line
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Excerpt
from annotator.text.offsets import Utf16Index
from annotator.ui import theme
from annotator.ui.article.drawing.style import reading_font
from annotator.ui.article.drawing.underlines import look_of, underline
from annotator.ui.article.layouts import LaidOut

KEPT = 20
"""Characters that are shown of what is the same, on each side of what differs."""
_SIZE, _PITCH, _ABOVE, _BELOW = 16, 28, 2, 2.0
_UNKNOWN = "#777777"
"""The colour of a tag that comes with the copy."""


class Look(Enum):
    """How a stretch is drawn."""

    PLAIN = "plain"
    FAINT = "faint"
    DIFFERS = "differs"
    LEFT = "left"
    """What stood before and was replaced."""
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    words: str
    look: Look = Look.PLAIN


def in_its_text(excerpt: Excerpt, *, marked: bool = True) -> list[Run]:
    """A mark between what stands before and after it."""
    words = Run(excerpt.words, Look.MARK if marked else Look.PLAIN)
    return [Run("…" + excerpt.before, Look.FAINT), words, Run(excerpt.after + "…", Look.FAINT)]


def with_differences(words: str, spans: Sequence[Span], look: Look) -> list[Run]:
    """Words whose ``spans`` look otherwise; long stretches between these are cut in their middle."""
    found: list[Run] = []
    at = 0
    for span in spans:
        found += [Run(_cut(words[at : span.start], first=at == 0, last=False)), Run(span.of(words), look)]
        at = span.end
    found.append(Run(_cut(words[at:], first=at == 0, last=True)))
    return [run for run in found if run.words]


def _cut(words: str, *, first: bool, last: bool) -> str:
    if len(words) <= 2 * KEPT + 1 or (first and last):
        return words
    head, tail = ("" if first else words[:KEPT]), ("" if last else words[-KEPT:])
    return f"{head}…{tail}"


class Said(QWidget):
    """Runs of words in as many lines as they need; a mark has the tint and the line of its tag."""

    def __init__(self, runs: Iterable[Run], book: Codebook, excerpt: Excerpt | None = None) -> None:
        super().__init__()
        self._runs = [Run(run.words.replace("\n", "\u2028"), run.look) for run in runs]
        self._text = "".join(run.words for run in self._runs)
        self._colour, self._line = _UNKNOWN, look_of("", Line.AS_KIND)
        if excerpt is not None and excerpt.tag is not None and book.knows(excerpt.tag):
            tag = book.tag(excerpt.tag)
            self._colour, self._line = tag.colour, look_of(tag.kind, book.line(tag))
        self._layout = QTextLayout(self._text, reading_font("Hant", _SIZE))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._lines: list[QTextLine] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._text.replace("\u2028", "\n"))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need."""
        return self._lay_out(width) * _PITCH + _ABOVE

    def sizeHint(self) -> QSize:
        """One line, or as many as its width needs."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grounds, letters and lines."""
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end, run in self._places():
            for line in self._lines:
                first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
                if first < last:
                    self._draw(painter, line, first, last, run.look)
        painter.end()

    def _lay_out(self, width: int) -> int:
        self._layout.beginLayout()
        self._lines = []
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(_SIZE, width))
            line.setPosition(QPointF(0, _ABOVE + len(self._lines) * _PITCH))
            self._lines.append(line)
        self._layout.endLayout()
        return len(self._lines)

    def _places(self) -> Iterator[tuple[int, int, Run]]:
        index, at = Utf16Index(self._text), 0
        for run in self._runs:
            yield index.to_utf16(at), index.to_utf16(at + len(run.words)), run
            at += len(run.words)

    def _draw(self, painter: QPainter, line: QTextLine, first: int, last: int, look: Look) -> None:
        colours = theme.current()
        left, right = (LaidOut.x_of(line, at) for at in (first, last))
        box = QRectF(left, line.y(), right - left, line.height())
        inks = {Look.FAINT: colours.faint, Look.LEFT: colours.faint}
        if look is Look.MARK:
            painter.fillRect(box, colours.tint(self._colour))
            underline(painter, QPointF(left, box.bottom() + _BELOW), right, self._line, colours.line(self._colour))
        elif look is Look.DIFFERS:
            painter.fillRect(box, colours.tint(colours.accent, strong=True))
        painter.setPen(QColor(inks.get(look, colours.ink)))
        painter.save()
        painter.setClipRect(box.adjusted(0, -_ABOVE, 0, _ABOVE))
        line.draw(painter, QPointF(0, 0))
        painter.restore()
        if look is Look.LEFT:
            middle = box.center().y()
            painter.setPen(QColor(colours.removed))
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
