"""Articles as cards: title, what is known, note, how far one is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.corpus.listing import ListedArticle
from annotator.domain.language import _, ngettext
from annotator.ui import theme
from annotator.ui.naming import state_name
from annotator.ui.pages.articles.rows import STATE_COLOURS

CARD = QSize(268, 138)
_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap.value) | int(
    Qt.TextFlag.TextWrapAnywhere.value
)  # fmt: skip


class CardPainter(QStyledItemDelegate):
    """Draws one card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Every card is as large."""
        return CARD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw frame and words."""
        row: ListedArticle = index.data(Qt.ItemDataRole.UserRole)
        colours, state = theme.current(), option.state  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(5, 5, -5, -5)  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if chosen else colours.edge))
        painter.setBrush(QColor(colours.chosen if chosen else colours.hover if hovered else colours.card))
        painter.drawRoundedRect(box, 6, 6)
        self._write(painter, QFont(option.font), box.adjusted(11, 9, -11, -9), row)  # type: ignore[attr-defined]
        painter.restore()

    def _write(self, painter: QPainter, font: QFont, box: QRect, row: ListedArticle) -> None:
        colours = theme.current()
        font.setBold(True)
        title = QRect(box.left(), box.top(), box.width() - (20 if row.starred else 0), 44)
        _lines(painter, font, colours.ink, title, row.metadata.title or _("without a title"))
        font.setBold(False)
        if row.starred:
            star = QRect(box.right() - 16, box.top(), 17, 20)
            _line(painter, font, colours.warning, star, "★")
        font.setPixelSize(12)
        known = "  ·  ".join(one for one in (row.metadata.source, row.metadata.published) if one)
        _line(painter, font, colours.faint, QRect(box.left(), box.top() + 47, box.width(), 18), known)
        note = " ".join(row.metadata.note.split())
        _line(painter, font, colours.warning, QRect(box.left(), box.top() + 66, box.width(), 18), note)
        marks = ngettext("{count} mark", "{count} marks", row.marks).format(count=row.marks)
        foot = QRect(box.left(), box.bottom() - 22, box.width(), 16)
        _line(painter, font, colours.faint, foot, f"{marks}  ·  {state_name(row.state)}")
        bar = QRect(box.left(), box.bottom() - 3, box.width(), 3)
        painter.fillRect(bar, QColor(colours.edge))
        bar.setWidth(round(bar.width() * list(STATE_COLOURS).index(row.state) / (len(STATE_COLOURS) - 1)))
        painter.fillRect(bar, colours.line(STATE_COLOURS[row.state]))


def _line(painter: QPainter, font: QFont, colour: str, box: QRect, words: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _lines(painter: QPainter, font: QFont, colour: str, box: QRect, words: str) -> None:
    """Two lines of a title; what is longer ends in …."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(box.width() * 1.85))
    painter.drawText(box, _WRAPPED, shown)
