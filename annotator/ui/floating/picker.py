"""A short list to pick from without leaving the keyboard: numbers, Enter or S for the preselected one, Esc."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.text.folding import fold
from annotator.ui.floating.over import Over
from annotator.ui.floating.typing import FilterEntry
from annotator.ui.pieces import label
from annotator.ui.theme import line_height

WIDTH = 300
MOST_SHOWN = 200
"""Choices that are listed; typing finds the others."""
_ROWS, _FOUND = 9, 3
"""Choices that are in sight at once, and those for which there is room where one types."""
_AROUND = 4
"""Pixels above and below the words of a choice."""
_TYPED = object()
"""Stands for the words that are typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick; ``value`` is handed on."""

    words: str
    value: Any


class Picker(Over):
    """Appears over the article; picking, or leaving it, makes it disappear."""

    width_over = WIDTH
    stays = (Qt.FocusReason.MouseFocusReason,)
    """The mouse may be about to click on what is picked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._take: Callable[[Any], object] = lambda _value: None
        self._make: Callable[[str], object] | None = None
        self._new = self._asks = ""
        self._sift: Callable[[str], Sequence[Choice]] | None = None
        self._find: Callable[[str], Sequence[Choice]] | None = None
        self._title = label("", "faint", wrap=True)
        self._entry = FilterEntry()
        self._entry.refused.connect(lambda refusal: self._title.setText(str(refusal)))
        self._list = QListWidget()
        self._list.setObjectName("picks")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _item: self._accept())
        self._entry.textEdited.connect(self._filter)
        for widget in (self._list, self._entry):
            widget.installEventFilter(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self._title, self._entry, self._list):
            self._layout.addWidget(widget)
        self.hide()

    def ask(
        self,
        place: QPoint,
        title: str,
        choices: Sequence[Choice],
        take: Callable[[Any], object],
        make: Callable[[str], object] | None = None,
        hint: str = "",
        new: str = "",
        sift: Callable[[str], Sequence[Choice]] | None = None,
        find: Callable[[str], Sequence[Choice]] | None = None,
    ) -> None:
        """Show choices at a place of the parent, the first preselected; ``make`` takes words that are none of them.

        ``new`` with ``{words}`` in it names a last choice: what is typed, even where it is part of another choice.
        ``sift`` gives the choices that fit what is typed, in its own order; ``find`` further ones behind those that
        are given.
        """
        self._take, self._make, self._choices, self._new = take, make, list(choices), new
        self._sift, self._find = sift, find
        self._asks = title
        self._title.setText(title)
        self._entry.setVisible(make is not None)
        self._entry.setPlaceholderText(hint)
        self._entry.clear()
        self._fill(self._choices)
        self.show_at(place, self._height())
        (self._entry if make is not None else self._list).setFocus()

    def leave(self) -> None:
        """Disappear without picking."""
        if self.isVisible():
            self.hide()
            self.gone.emit()

    def pick(self, value: object) -> bool:
        """Pick a value as if it were clicked here; tells whether it was among the choices."""
        if not self.isVisible() or all(choice.value != value for choice in self._choices):
            return False
        self.leave()
        self._take(value)
        return True

    def forsake(self) -> None:
        """Nothing is picked."""
        self.leave()

    def take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Pick by number, Enter or S; walk; leave."""
        key, typing = event.key(), watched is self._entry
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key == Qt.Key.Key_S and not typing):
            self._accept()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(min(max(0, self._list.currentRow() + step), self._list.count() - 1))
        elif not typing and Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < self._list.count():
            self._list.setCurrentRow(key - Qt.Key.Key_1)
            self._accept()
        else:
            return False
        return True

    def _row(self) -> int:
        return line_height(self._list.fontMetrics()) + 2 * _AROUND

    def _height(self) -> int:
        """Pixels of the title, the entry where there is one, and the first choices, or room for what typing finds."""
        layout, fewest = self._layout, 1 if self._make is None else _FOUND
        rows = min(_ROWS, max(fewest, self._list.count()))
        margins, between = layout.contentsMargins(), layout.spacing()
        inside = WIDTH - margins.left() - margins.right() - 2 * self.frameWidth()
        parts = [self._title.heightForWidth(inside)]
        parts += [] if self._entry.isHidden() else [self._entry.sizeHint().height()]
        parts += [rows * self._row() + 2 * self._list.frameWidth()]
        return sum(parts) + between * (len(parts) - 1) + margins.top() + margins.bottom() + 2 * self.frameWidth()

    def _accept(self) -> None:
        item, words, make = self._list.currentItem(), self._entry.text().strip(), self._make
        value = item.data(Qt.ItemDataRole.UserRole) if item is not None else _TYPED
        self.leave()
        if value is not _TYPED:
            self._take(value)
        elif make is not None and words:
            make(words)

    def _fill(self, choices: Sequence[Choice]) -> None:
        self._list.clear()
        for number, choice in enumerate(choices[: MOST_SHOWN + 1], 1):
            prefix = f"{number}  " if number < 10 and self._make is None else ""
            item = QListWidgetItem(prefix + choice.words)
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            item.setSizeHint(QSize(0, self._row()))  # no wider than the list: longer words end in …
            item.setToolTip(choice.words)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _filter(self, words: str) -> None:
        self._title.setText(self._asks)
        typed = words.strip()
        if self._sift is not None:
            self._fill(self._sift(typed)[:MOST_SHOWN])
            return
        folded = fold(typed)
        found = [choice for choice in self._choices if folded in fold(choice.words)][:MOST_SHOWN]
        if self._find is not None and typed:
            shown = {choice.value for choice in found}
            found += [choice for choice in self._find(typed) if choice.value not in shown]
        if self._new and typed and all(choice.words != typed for choice in found):
            found.append(Choice(self._new.format(words=typed), _TYPED))
        self._fill(found)
