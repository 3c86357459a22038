"""What is about to be done, line by line: Space leaves a line out, Enter does the rest, Esc does nothing."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.language import _
from annotator.ui.floating.over import Over
from annotator.ui.floating.picker import Choice
from annotator.ui.pieces import button, label, row

WIDTH, _LINE, _MOST_LINES = 320, 26, 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Preview(Over):
    """A list with a box before each line, over the article."""

    width_over = WIDTH
    stays = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._do: Callable[[list[Any]], object] = lambda _values: None
        self.title, self.list = label("", wrap=True), QListWidget()
        self.list.setObjectName("picks")
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.do_button = button("", self.accept, primary=True)
        self.drop_button = button(_("Cancel") + "  Esc", self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.title)
        layout.addWidget(self.list, 1)
        layout.addWidget(label(_("Space leaves a line out"), "faint"))
        layout.addLayout(row(self.do_button, self.drop_button))
        self.hide()

    def ask(self, place: QPoint, title: str, lines: Sequence[Choice], do: Callable[[list[Any]], object]) -> None:
        """Show lines at a place of the parent; ``do`` gets the values of those that are left in."""
        self._do = do
        self.title.setText(title)
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.words)
            item.setData(Qt.ItemDataRole.UserRole, line.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._count()
        parent = self.window()
        height = 150 + _LINE * min(_MOST_LINES, len(lines))
        x = min(max(8, place.x()), parent.width() - WIDTH - 8)
        self.setGeometry(x, max(8, min(place.y(), parent.height() - height - 40)), WIDTH, height)
        self.show()
        self.raise_()
        self.list.setFocus()

    def left_in(self) -> list[Any]:
        """The values of the lines that are not left out."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked]

    def accept(self) -> None:
        """Do it."""
        values, do = self.left_in(), self._do
        self.leave()
        if values:
            do(values)

    def leave(self) -> None:
        """Do nothing."""
        if self.isVisible():
            self.hide()
            self.gone.emit()

    def forsake(self) -> None:
        """Nothing is done."""
        self.leave()

    def take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Do it, or nothing; the list has the other keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self.accept()
        else:
            return False
        return True

    def _count(self) -> None:
        count = len(self.left_in())
        self.do_button.setText(_("Accept {count}").format(count=count) + "  ⏎")
        self.do_button.setEnabled(count > 0)
