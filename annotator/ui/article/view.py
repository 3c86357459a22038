"""The article view: a scrolled column of text with marks; it selects and shows, and changes nothing itself."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article.arrows import draw_arrow
from annotator.ui.article.caret import moved
from annotator.ui.article.chunks import Chunks
from annotator.ui.article.heights import TOP, Heights
from annotator.ui.article.layouts import META_HEIGHT, LaidOut, Layouts
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.painter import Shown, draw_chunk, text_top
from annotator.ui.article.selecting import Selecting
from annotator.ui.article.style import ViewStyle

MARGIN = 40
FLASH_MILLISECONDS = 700


class ArticleView(QAbstractScrollArea):
    """Shows one page. Offsets are code points of the shown text."""

    selection_changed = Signal()
    mark_clicked = Signal(object, object)
    """The key of the mark under a click, or ``None``, and the keyboard's modifiers."""
    span_finished = Signal(object)
    """A span that was selected with the mouse and let go."""
    menu_wanted = Signal(QPoint, object)
    """Where on the screen a context menu is wanted, and the mark there."""
    resized_text = Signal(int)
    """Ctrl and the wheel ask for a larger (+1) or smaller (-1) text."""

    def __init__(self, style: ViewStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setAccessibleName("article")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self.word_at: Callable[[str, int], Span] = lambda _text, offset: Span(offset, offset + 1)
        self.shown = Shown()
        self._style = style
        self._arrows: list[tuple[Span, Span]] = []
        self._selecting = Selecting(self)
        self._heights = Heights(self, lambda: self._style.pitch)
        self._flash_over = QTimer(self, interval=FLASH_MILLISECONDS, singleShot=True)
        self._flash_over.timeout.connect(self._end_flash)
        self.show_page(Page(""))

    def show_page(self, page: Page, marks: Iterable[PageMark] = (), *, keep_place: bool = False) -> None:
        """Show another page; ``keep_place`` leaves scroll bar and selection as they are."""
        scrolled = self.verticalScrollBar().value()
        self.page = page
        self.chunks = Chunks(page.text)
        self._layouts = Layouts(page.text, self.chunks, has_title=page.has_title)
        self._marks = Marks(self.chunks, marks)
        if not keep_place:
            self.shown = Shown()
        self._arrows = []
        self._fit()
        self.verticalScrollBar().setValue(scrolled if keep_place else 0)
        self.setAccessibleDescription(page.text[:200])

    def set_style(self, style: ViewStyle) -> None:
        """Draw with other fonts, sizes or colours; the place stays."""
        top = self._top_offset()
        self._style = style
        self._fit()
        self._scroll_to(self.rect_of(top).top() - 4)

    def set_marks(self, marks: Iterable[PageMark]) -> None:
        """Show these marks in place of all others."""
        self._marks = Marks(self.chunks, marks)
        self.viewport().update()

    def put_marks(self, marks: Iterable[PageMark], removed: Iterable[MarkId] = ()) -> None:
        """Show some marks anew, take others away; only their lines are painted again."""
        for index in self._marks.put(marks, removed):
            self._update_chunk(index)

    def marks_at(self, offset: int) -> list[PageMark]:
        """The marks over a character, the innermost first."""
        return self._marks.at(offset)

    def choose(
        self, mark: MarkId | None, related: Iterable[MarkId] = (), arrows: Sequence[tuple[Span, Span]] = ()
    ) -> None:
        """Show a mark as the chosen one, others as related to it, and arrows between spans."""
        self.shown.chosen, self.shown.related, self._arrows = mark, frozenset(related), list(arrows)
        self.viewport().update()

    @property
    def selection(self) -> Span | None:
        """The selected span; ``None`` where nothing is."""
        return self.shown.selection

    def select(self, span: Span | None, caret: int | None = None) -> None:
        """Select a span; the caret goes to its end, or to one of its ends."""
        wanted = span if span is not None and len(span) else None
        place = caret if caret is not None else (span.end if span is not None else self.shown.caret)
        if (wanted, place) == (self.shown.selection, self.shown.caret):
            return
        self.shown.selection, self.shown.caret = wanted, place
        self.viewport().update()
        self.selection_changed.emit()

    def reveal(self, span: Span, *, flash: bool = False) -> None:
        """Scroll a span into sight; ``flash`` shows it for a moment."""
        box = self.rect_of(span.start)
        top = self.verticalScrollBar().value()
        if box.top() < top + TOP or box.bottom() > top + self.viewport().height() - 2 * self._style.pitch:
            self._scroll_to(box.top() - self.viewport().height() / 3)
        if flash:
            self.shown.flash = span
            self._flash_over.start()
            self.viewport().update()

    def rect_of(self, offset: int) -> QRectF:
        """Where the caret before a character stands, from the top of the text and the left of the viewport."""
        index = self.chunks.at(offset)
        self._heights.measure(index)
        laid = self._layouts[index]
        return laid.caret(offset).translated(self._left(), TOP + self.chunks.tops[index])

    def on_screen(self, offset: int) -> QRect:
        """Where a character stands in the viewport."""
        return self.rect_of(offset).translated(0, -self.verticalScrollBar().value()).toRect()

    def offset_at(self, place: QPointF, *, on_character: bool = False) -> int:
        """The code point under a place of the viewport, or the gap nearest to it."""
        y = place.y() + self.verticalScrollBar().value() - TOP
        index = self.chunks.under(y)
        return self._layouts[index].offset_at(
            place.x() - self._left(), y - self.chunks.tops[index], on_character=on_character
        )

    def laid(self, offset: int) -> LaidOut:
        """The lines of the chunk that holds a code point."""
        return self.laid_out(self.chunks.at(offset))

    def laid_out(self, index: int) -> LaidOut:
        """The lines of a chunk."""
        return self._layouts[index]

    # What Qt tells.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chunks that are in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._style.theme.paper))
        scrolled = self.verticalScrollBar().value()
        index = self.chunks.under(event.rect().top() + scrolled - TOP)
        bottom = event.rect().bottom() + scrolled - TOP
        while index < len(self.chunks) and self.chunks.tops[index] <= bottom:
            self._heights.measure(index)
            laid = self._layouts[index]
            painter.save()
            painter.translate(self._left(), TOP + self.chunks.tops[index] - scrolled)
            draw_chunk(painter, laid, self._marks.in_chunk(index), self.shown, self._style, caret=self.hasFocus())
            if index == 0 and self.page.has_title:
                self._draw_meta(painter, laid)
            painter.restore()
            index += 1
        for source, target in self._arrows:
            draw_arrow(painter, self, source, target, self._style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew at the other width; the place stays."""
        if event.size().width() != event.oldSize().width():
            top = self._top_offset() if event.oldSize().width() > 0 else 0
            self._fit()
            if top:
                self._scroll_to(self.rect_of(top).top() - 4)
        self._heights.set_range()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; Shift extends the selection."""
        target = moved(self, event)
        if target is None:
            super().keyPressEvent(event)
            return
        self._selecting.extend(target, keep=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self.reveal(Span(target, target))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._selecting.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; a third and fourth click select sentence and paragraph."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._selecting.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection."""
        self._selecting.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection, or choose the mark under a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._selecting.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resized_text.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the mark under the pointer."""
        at = self.marks_at(self.offset_at(QPointF(event.pos()), on_character=True))
        self.menu_wanted.emit(event.globalPos(), at[0].id if at else None)

    def viewportEvent(self, event: object) -> bool:
        """Show what a mark is when the pointer rests on it."""
        if isinstance(event, QHelpEvent):
            at = self.marks_at(self.offset_at(QPointF(event.pos()), on_character=True))
            QToolTip.showText(event.globalPos(), "\n".join(mark.about for mark in at if mark.about), self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Everything moves."""
        self.viewport().update()

    # Heights and places.

    def _left(self) -> float:
        return max(MARGIN, (self.viewport().width() - self._width()) / 2)

    def _width(self) -> float:
        return max(80.0, min(self._style.column, self.viewport().width() - 2 * MARGIN))

    def _fit(self) -> None:
        self._layouts.fit(self._style, self._width())
        self._heights.begin(self.chunks, self._layouts)
        self.viewport().update()

    def _scroll_to(self, y: float) -> None:
        self._heights.set_range()
        self.verticalScrollBar().setValue(round(y))

    def _top_offset(self) -> int:
        return self.offset_at(QPointF(self._left(), TOP + 1.0)) if self.verticalScrollBar().value() else 0

    def _update_chunk(self, index: int) -> None:
        top = TOP + self.chunks.tops[index] - self.verticalScrollBar().value()
        self.viewport().update(QRect(0, round(top) - 2, self.viewport().width(), round(self.chunks.heights[index]) + 6))

    def _end_flash(self) -> None:
        self.shown.flash = None
        self.viewport().update()

    def _draw_meta(self, painter: QPainter, laid: LaidOut) -> None:
        font = QFont(self.font())
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.faint))
        box = QRectF(0, text_top(laid, len(laid.lines)), self._width(), META_HEIGHT)
        words = painter.fontMetrics().elidedText(self.page.meta, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)
