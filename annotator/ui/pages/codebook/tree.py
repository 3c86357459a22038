"""The tree of tags at the left of the page: found by words, chosen by arrows, moved by dragging or Alt and arrows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from annotator.domain.codebook import Tag
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.ui import theme
from annotator.ui.article.drawing.underlines import look_of, underline
from annotator.ui.naming import tag_name
from annotator.ui.pages.codebook.rows import TagRows
from annotator.ui.pieces import DOT, dot
from annotator.ui.row_painting import draw_ground

_HEIGHT, _COUNT_WIDTH, _CAP_WIDTH, _LINE_WIDTH = 30, 52, 20, 32
_EDGE, _FIRST = 10, 44
"""Pixels between the numbers and the right edge, and before the names of kinds."""
_Index = QModelIndex | QPersistentModelIndex
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class TagTree(QTreeView):
    """Shows ``TagRows``; what is wished for a tag is told by signals."""

    chosen = Signal(object)
    """The key of the tag that one is at, or ``None``."""
    step_wanted = Signal(object, int)
    """A tag shall change places with the one so many behind it (-1: before it)."""
    depth_wanted = Signal(object, int)
    """A tag shall stand one deeper (1: below the one before it) or one higher (-1)."""

    def __init__(self, rows: TagRows, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.keys: dict[int, Callable[[], object]] = {}
        self.setModel(rows)
        self.setItemDelegate(TagPainter(self))
        self.setHeaderHidden(True)
        self.setIndentation(20)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Tags"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def tag(self) -> TagId | None:
        """The tag that one is at."""
        found = self.rows.tag(self.currentIndex())
        return found.id if found else None

    def choose(self, tag: TagId | None) -> None:
        """Be at a tag."""
        index = self.rows.index_of(tag)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def closed(self) -> list[TagId]:
        """The branches that somebody has closed."""
        shown = (self.rows.index_of(tag.id) for tag in self.rows.book.tags)
        closed = [one for one in shown if one.isValid() and self.rows.rowCount(one) and not self.isExpanded(one)]
        return [tag.id for one in closed if (tag := self.rows.tag(one))]

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell at which tag one is."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        found = self.rows.tag(current)
        self.chosen.emit(found.id if found else None)

    def event(self, event: QEvent) -> bool:
        """Keys without Ctrl belong to the tree, whatever shortcuts they are elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and arrows move the tag; some keys do what the page says; letters find a tag by its beginning."""
        tag, alt = self.tag, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if tag is not None and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(tag, 1 if key == Qt.Key.Key_Down else -1)
        elif tag is not None and alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.depth_wanted.emit(tag, 1 if key == Qt.Key.Key_Right else -1)
        elif key in self.keys and not alt:
            self.keys[key]()
        else:
            super().keyPressEvent(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return event.key() in _ARROWS
        return not modifiers and event.key() != Qt.Key.Key_Escape and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35


class TreeHead(QWidget):
    """Says above the tree what stands in it: names, keys, numbers of marks."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(" ".join((_("Tag"), _("Key"), _("Marks"))))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write each above its column."""
        painter, middle = QPainter(self), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.current().faint))
        right, left = self.width() - _EDGE, _FIRST
        painter.drawText(QRect(left, 0, right - left, self.height()), middle, _("Tag"))
        painter.drawText(QRect(left, 0, right - left, self.height()), middle | Qt.AlignmentFlag.AlignRight, _("Marks"))
        keys = QRect(right - _COUNT_WIDTH - _CAP_WIDTH - 20, 0, _CAP_WIDTH + 40, self.height())
        painter.drawText(keys, middle | Qt.AlignmentFlag.AlignHCenter, _("Key"))


class TagPainter(QStyledItemDelegate):
    """Draws a tag: its colour, its name, its line, its key and how many marks it has."""

    def __init__(self, tree: TagTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are as high."""
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        tag: Tag = index.data(Qt.ItemDataRole.UserRole)
        box = QRect(option.rect)  # type: ignore[attr-defined]
        font, state = QFont(option.font), option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, box.adjusted(0, 1, -2, -1), state)
        self._draw(painter, tag, box.adjusted(4, 0, -_EDGE, 0), font)
        painter.restore()

    def _draw(self, painter: QPainter, tag: Tag, box: QRect, font: QFont) -> None:
        colours, book = theme.current(), self._tree.rows.book
        offered = book.offers(tag.id)
        size = DOT if tag.parent is None else DOT - 2
        icon = dot(colours.line(tag.colour).name(), size)
        icon.paint(painter, QRect(box.left(), box.center().y() - size // 2, size, size))
        count = self._tree.rows.count(tag.id)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font)
        painter.setPen(QColor(colours.faint))
        right = box.right()
        painter.drawText(QRect(right - _COUNT_WIDTH, box.top(), _COUNT_WIDTH, box.height()),
                         middle | int(Qt.AlignmentFlag.AlignRight), f"{count:,}" if count else "·")  # fmt: skip
        right -= _COUNT_WIDTH
        self._key(painter, tag, QRect(right - _CAP_WIDTH, box.center().y() - 9, _CAP_WIDTH, 19), font)
        with_line = tag.parent is None or bool(tag.line)
        right -= _CAP_WIDTH + 10 if with_line or tag.key else 0
        if with_line:
            start = QPointF(right - _LINE_WIDTH, box.center().y())
            underline(painter, start, right, look_of(tag.kind, book.line(tag)), colours.line(tag.colour))
            right -= _LINE_WIDTH + 8
        font.setBold(tag.parent is None)
        font.setItalic(not offered)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if offered else colours.faint))
        name = tag_name(tag) + ("" if not tag.retired else "  ·  " + _("retired"))
        room = QRect(box.left() + DOT + 10, box.top(), right - box.left() - DOT - 10, box.height())
        painter.drawText(
            room, middle, QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, max(0, room.width()))
        )

    @staticmethod
    def _key(painter: QPainter, tag: Tag, box: QRect, font: QFont) -> None:
        if not tag.key or tag.retired:
            return
        colours, small = theme.current(), QFont(font)
        small.setPixelSize(11)
        painter.setPen(QColor(colours.edge))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(colours.ink))
        painter.setFont(small)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tag.key)
