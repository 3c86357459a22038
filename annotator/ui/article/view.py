"""The article view: a scrolled column of text with marks; it selects and shows, and changes nothing itself."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article import reading_aloud
from annotator.ui.article.caret import moved
from annotator.ui.article.drawing.painter import Shown
from annotator.ui.article.drawing.sheet import paint
from annotator.ui.article.drawing.strip import WIDTH as STRIP_WIDTH
from annotator.ui.article.drawing.strip import Strip
from annotator.ui.article.drawing.style import ViewStyle
from annotator.ui.article.marks import Marks
from annotator.ui.article.mouse import Mouse
from annotator.ui.article.page import Page, PageMark
from annotator.ui.article.places import TOP, Places

FLASH_MILLISECONDS = 700
MOST_APART = 40
"""Marks whose lines are painted each for itself; of more the whole window is."""


class ArticleView(QAbstractScrollArea):
    """Shows one page. Offsets are code points of the shown text."""

    selection_changed = Signal()
    mark_clicked = Signal(object, object)
    """The keys of the marks under a click, innermost first (none beside all marks), and the keyboard's modifiers."""
    span_finished = Signal(object)
    """A span that was selected with the mouse and let go."""
    edge_dragged = Signal(object, object)
    """A mark, and the span to which the mouse brought its edges."""
    chip_dropped = Signal(object, object)
    """A mark whose chip was dragged, and the marks under the place where it was let go, innermost first."""
    more_clicked = Signal(object, QPoint)
    """The marks that found no lane on a line, and where on the screen their "+n" stands."""
    menu_wanted = Signal(QPoint, object)
    """Where on the screen a context menu is wanted, and the mark there."""
    hovered = Signal(object)
    """The mark that the pointer came to, or ``None``."""
    wheel_turned = Signal(int, object)
    """The wheel with Ctrl: up (+1) or down (-1), and the keyboard's modifiers."""

    def __init__(self, style: ViewStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reading_aloud.begin()
        self.setObjectName("article")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, STRIP_WIDTH, 0)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self.word_at: Callable[[str, int], Span] = lambda _text, offset: Span(offset, offset + 1)
        self.number_of: Callable[[MarkId], str] = lambda _mark: ""
        """The number that a quote shares with its speaker; empty for most marks."""
        self.snaps: Callable[[], bool] = lambda: False
        """Whether drags take whole words."""
        self.calm: Callable[[], bool] = lambda: False
        """Whether nothing may move or flash by itself."""
        self.text_cursor: Qt.CursorShape | QCursor = Qt.CursorShape.IBeamCursor
        """The pointer over text; an armed tag has its own."""
        self.shown = Shown()
        self.page = Page("")
        self.places = Places(self, style)
        self.marks = Marks(self.places.chunks)
        self.arrows: list[tuple[Span, Span, str]] = []
        self._mouse = Mouse(self)
        self.strip = Strip(self)
        self.places.all_measured.connect(self.strip.refresh)
        self._flash_over = QTimer(self, interval=FLASH_MILLISECONDS, singleShot=True)
        self._flash_over.timeout.connect(lambda: self.flash(None))

    def show_page(self, page: Page, marks: Iterable[PageMark] = (), *, keep_place: bool = False) -> None:
        """Show another page; ``keep_place`` leaves scroll bar and selection as they are."""
        scrolled = self.verticalScrollBar().value()
        self.page = page
        self.places.show_text(page.text, has_title=page.has_title)
        self.marks = Marks(self.places.chunks, marks)
        self.shown = Shown(self.shown.selection, self.shown.caret) if keep_place else Shown()
        self.arrows = []
        self.verticalScrollBar().setValue(scrolled if keep_place else 0)
        self.viewport().update()
        self.strip.refresh()

    @property
    def look(self) -> ViewStyle:
        """Fonts, sizes and colours that are drawn with."""
        return self.places.style

    def set_style(self, style: ViewStyle) -> None:
        """Draw with other fonts, sizes or colours; the place stays."""
        top = self.places.top_offset()
        self.places.style = style
        self._fit(top)

    def set_meta(self, words: str) -> None:
        """Say something else in the line below the title."""
        self.page = Page(self.page.text, self.page.has_title, words)
        self.viewport().update()

    def set_marks(self, marks: Iterable[PageMark]) -> None:
        """Show these marks in place of all others."""
        self.marks = Marks(self.places.chunks, marks)
        self.redraw()

    def put_marks(self, marks: Iterable[PageMark], removed: Iterable[MarkId] = ()) -> None:
        """Show some marks anew, take others away; only their lines are painted again."""
        for span in self.marks.put(marks, removed):
            self.redraw(span)

    def redraw(self, span: Span | None = None) -> None:
        """Draw up again what stands on the lines of a span, or on all lines, and paint them."""
        self.places.layouts.forget_drawn(span)
        self._update(span)
        self.strip.refresh()

    def choose(
        self, mark: MarkId | None, related: Iterable[MarkId] = (), arrows: Sequence[tuple[Span, Span, str]] = ()
    ) -> None:
        """Show a mark as the chosen one, others as related to it, and arrows with a word between spans."""
        found = self.marks.get(mark) if mark is not None else None
        edges = found.span if found is not None else None
        wanted = (mark, frozenset(related), list(arrows), edges)
        before = (self.shown.chosen, self.shown.related, self.arrows, self.shown.edges)
        if wanted != before:
            self.shown.chosen, self.shown.related, self.arrows, self.shown.edges = wanted
            touched = {before[0], wanted[0], *(before[1] ^ wanted[1])} - {None}
            if before[2] or wanted[2] or len(touched) > MOST_APART:
                self.viewport().update()
            else:
                self._update_marks(touched, before[3], wanted[3])

    def show_arrows(self, arrows: Sequence[tuple[Span, Span, str]]) -> None:
        """Draw other arrows."""
        if list(arrows) != self.arrows:
            self.arrows = list(arrows)
            self.viewport().update()

    def show_hits(self, hits: Sequence[Span], hit: Span | None = None) -> None:
        """Frame what was found, and fill the one that one is at."""
        others = hits is not self.shown.hits
        self.shown.hits, self.shown.hit = hits, hit
        self.viewport().update()
        if others:
            self.strip.place_hits()

    @property
    def selection(self) -> Span | None:
        """The selected span; ``None`` where nothing is."""
        return self.shown.selection

    def select(self, span: Span | None, caret: int | None = None) -> None:
        """Select a span; the caret goes to its end, or to one of its ends."""
        wanted = span if span is not None and len(span) else None
        place = caret if caret is not None else (span.end if span is not None else self.shown.caret)
        before, at = self.shown.selection, self.shown.caret
        if (wanted, place) == (before, at):
            return
        self.shown.selection, self.shown.caret = wanted, place
        ends = [at, place, *(end for one in (before, wanted) if one is not None for end in (one.start, one.end))]
        if before is not None and wanted is not None and before.start == wanted.start:
            ends.remove(before.start)
            ends.remove(wanted.start)
        self._update(Span(min(ends), max(ends) + 1))
        self.selection_changed.emit()

    def scroll_to(self, offset: int) -> None:
        """Bring the line of an offset to the top."""
        self.places.scroll_to(self.places.rect(offset).top() - 4)

    def reveal(self, span: Span, *, flash: bool = False) -> None:
        """Scroll a span into sight; ``flash`` shows it for a moment."""
        box = self.places.rect(span.start)
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if box.top() < top + TOP or box.bottom() > top + height - 2 * self.look.pitch:
            self.places.scroll_to(box.top() - height / 3)
        if flash:
            self.flash(span)

    def flash(self, span: Span | None) -> None:
        """Show a span for a moment; ``None`` ends it. Where nothing may move it is selected instead."""
        if span is not None and self.calm():
            self.select(span)
            return
        before, self.shown.flash = self.shown.flash, span
        if span is not None:
            self._flash_over.start()
        self._update_marks((), before, span)

    # What Qt tells.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that are in sight."""
        paint(self, event.region())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew at the other width; the place stays."""
        if event.size().width() != event.oldSize().width():
            self._fit(self.places.top_offset() if event.oldSize().width() > 0 else 0)
        self.places.set_range()
        self.strip.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; Shift extends the selection."""
        target = moved(self, event)
        if target is None:
            super().keyPressEvent(event)
            return
        self._mouse.selecting.extend(target, keep=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self.reveal(Span(target, target))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection, the drag of an edge, or that of a chip."""
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; a third and fourth click select sentence and paragraph."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what a press began, or tell what the pointer comes to."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what a press began."""
        self._mouse.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another size."""
        turn = event.angleDelta().y() or event.angleDelta().x()  # with Alt some systems turn the wheel sideways
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turn:
            self.wheel_turned.emit(1 if turn > 0 else -1, event.modifiers())
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the mark under the pointer."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.shown.edges.start if self.shown.edges else self.shown.caret
            self.reveal(Span(at, at))
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.places.on_screen(at).bottomLeft()), None)
            return
        at = self.marks.at(self.places.offset_at(QPointF(event.pos()), on_character=True))
        self.menu_wanted.emit(event.globalPos(), at[0].id if at else None)

    def leaveEvent(self, event: object) -> None:
        """The pointer is at no mark any more."""
        self._mouse.hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Everything moves, unless only the part above the window became longer or shorter."""
        if not self.places.holds:
            self.viewport().update()
        self.strip.update()

    def _fit(self, top: int) -> None:
        self.places.fit()
        if top:
            self.scroll_to(top)
        self.viewport().update()
        self.strip.refresh()

    def _update_marks(self, marks: Iterable[MarkId | None], *spans: Span | None) -> None:
        """Paint the lines of some marks and spans again."""
        found = (self.marks.get(mark) for mark in marks if mark is not None)
        for span in (*(mark.span for mark in found if mark is not None), *spans):
            if span is not None:
                self._update(span)

    def _update(self, span: Span | None) -> None:
        self.viewport().update(*(() if span is None else (self.places.lines_rect(span),)))
