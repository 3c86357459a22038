"""Draws lines as in a play: the speaker in bold with the role, beside it the cue and what is said."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.codebook import QUOTE, ROLE, default_codebook
from annotator.domain.corpus.speech import Line
from annotator.domain.language import _
from annotator.settings import preferences
from annotator.ui import theme
from annotator.ui.article.drawing.style import reading_font
from annotator.ui.pages.speech.line_rows import Scene, role_words
from annotator.ui.row_painting import draw_ground

_Index = QModelIndex | QPersistentModelIndex
_SCENE_HEIGHT, _ROOM, _EDGE, _GAP = 46, 18, 20, 18
_SPEAKER_WIDTH, _NARROW, _WIDEST = 210, 620, 760
_LONGEST = 1200
"""Characters of a quote that are shown; the rest stands in the article."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_HIGHEST = 100_000


@dataclass(frozen=True, slots=True)
class _Block:
    """Words with their font and colour, as wide as their column."""

    words: str
    font: QFont
    colour: QColor

    def height(self, width: int) -> int:
        box = QFontMetrics(self.font).boundingRect(QRect(0, 0, width, _HIGHEST), _WRAP, self.words)
        return box.height() if self.words else 0

    def draw(self, painter: QPainter, box: QRect) -> int:
        """Draw at the top of a box; gives the place below."""
        height = self.height(box.width())
        painter.setFont(self.font)
        painter.setPen(self.colour)
        painter.drawText(QRect(box.left(), box.top(), box.width(), height), _WRAP, self.words)
        return box.top() + height


class LinePainter(QStyledItemDelegate):
    """Draws headings and lines as high as their words take."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as speaker or quote, whichever is higher."""
        row, width = index.data(Qt.ItemDataRole.UserRole), self._view.viewport().width()
        if isinstance(row, Scene):
            return QSize(100, _SCENE_HEIGHT)
        left, right = _columns(QRect(0, 0, width, 0))
        font = QFont(self._view.font())
        heights = (
            sum(block.height(column.width()) for block in blocks)
            for blocks, column in ((_speaker(row, font), left), (_said(row, font), right))
        )
        return QSize(100, max(heights) + _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row, box = index.data(Qt.ItemDataRole.UserRole), QRect(option.rect)  # type: ignore[attr-defined]
        font, state = QFont(self._view.font()), option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, box.adjusted(8, 1, -8, -1), state)
        if isinstance(row, Scene):
            _draw_scene(painter, font, box, row)
        else:
            inner = box.adjusted(0, _ROOM // 2, 0, 0)
            for blocks, column in zip((_speaker(row, font), _said(row, font)), _columns(inner), strict=True):
                for block in blocks:
                    column.setTop(block.draw(painter, column))
        painter.restore()


def _columns(box: QRect) -> tuple[QRect, QRect]:
    """Where the speaker stands and where what is said, in a row."""
    width = _SPEAKER_WIDTH if box.width() > _NARROW else box.width() // 3
    inner = box.adjusted(_EDGE, 0, -_EDGE, 0)
    left = QRect(inner.left(), inner.top(), width - _GAP, inner.height())
    return left, QRect(inner.left() + width, inner.top(), min(_WIDEST, inner.width() - width), inner.height())


def _draw_scene(painter: QPainter, font: QFont, box: QRect, scene: Scene) -> None:
    colours = theme.current()
    inner = box.adjusted(_EDGE, 16, -_EDGE, -4)
    painter.setPen(QColor(colours.edge))
    painter.drawLine(inner.left(), box.top() + 6, inner.right(), box.top() + 6)
    small, bold = QFont(font), QFont(font)
    bold.setBold(True)
    small.setPixelSize(12)
    metrics = QFontMetrics(small)
    parts = [words for words in (scene.published, scene.source) if words]
    aside = "  ·  ".join(parts)
    room = metrics.horizontalAdvance(aside) + 16 if aside else 0
    title = scene.title or _("without a title")
    painter.setFont(bold)
    painter.setPen(QColor(colours.ink))
    words = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, max(60, inner.width() - room))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
    painter.setFont(small)
    painter.setPen(QColor(colours.faint))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), aside)


def _speaker(line: Line, font: QFont) -> list[_Block]:
    colours = theme.current()
    bold, small = QFont(font), QFont(font)
    bold.setBold(True)
    small.setPixelSize(12)
    blocks: list[_Block] = []
    for one in line.speakers:
        blocks.append(_Block(one.name, bold, QColor(colours.ink)))
        if one.role is not None:
            blocks.append(_Block(role_words(one.role), small, colours.letters(_colour(ROLE))))
    return blocks or [_Block(_("nobody named"), font, QColor(colours.faint))]


def _said(line: Line, font: QFont) -> list[_Block]:
    colours = theme.current()
    small = QFont(font)
    small.setPixelSize(12)
    words = line.text if len(line.text) <= _LONGEST else line.text[:_LONGEST] + "…"
    quote = reading_font("Hant", font.pixelSize() + 2 if font.pixelSize() > 0 else 16, preferences.text("font"))
    return [
        _Block("; ".join(line.cues), small, QColor(colours.faint)),
        _Block(words, quote, colours.letters(_colour(QUOTE))),
    ]


@lru_cache
def _colour(kind: str) -> str:
    return default_codebook().root(kind).colour
