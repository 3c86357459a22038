"""The list of lines in the window, and lines on the clipboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from annotator.domain.corpus.speech import Line
from annotator.domain.language import _
from annotator.formats import spoken
from annotator.ui.pages.speech.line_rows import LineRows, Scene
from annotator.ui.pages.speech.painter import LinePainter


class LineList(QListView):
    """The lines; a click goes to the place, Shift and Ctrl choose several."""

    def __init__(self, rows: LineRows, go: Callable[[], object]) -> None:
        super().__init__()
        self._rows, self._go = rows, go
        self.setModel(rows)
        self.setItemDelegate(LinePainter(self))
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("What is said"))

    def chosen(self) -> list[Line]:
        """The chosen lines; of a heading all lines below it that were fetched."""
        chosen = [index.data(Qt.ItemDataRole.UserRole) for index in self.selectedIndexes()]
        scenes = {one.article for one in chosen if isinstance(one, Scene)}
        marks = {one.pieces[0].mark for one in chosen if isinstance(one, Line)}
        return [line for line in self._rows.lines if line.article in scenes or line.pieces[0].mark in marks]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click goes there."""
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        at = self.indexAt(event.position().toPoint())
        if plain and at.isValid() and at == self.currentIndex() and len(self.selectedIndexes()) == 1:
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, however many are chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Quotes take other heights in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def to_clipboard(lines: Sequence[Line]) -> None:
    """Lines as a play, Markdown and HTML; nothing where there are none."""
    if lines:
        data = QMimeData()
        data.setText(spoken.to_markdown(lines))
        data.setHtml(spoken.to_html(lines))
        QGuiApplication.clipboard().setMimeData(data)
