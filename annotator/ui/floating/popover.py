"""Small forms beside the chosen mark: its note, and what its tag asks. Enter keeps, Esc drops; nothing is lost."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.codebook import Feature, FeatureKind, FeatureValue
from annotator.domain.language import _
from annotator.ui.floating.over import Over
from annotator.ui.pieces import label

WIDTH = 320
_NOTE_HEIGHT = 90
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Popover(Over):
    """A form over the article; leaving it by mouse or Tab keeps what was typed."""

    width_over = WIDTH
    stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = QWidget()
        self._keep: Callable[[], object] = lambda: None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 8)
        self._title = label("", "faint", wrap=True)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._form)
        self._layout.addWidget(label(_("Enter keeps · Esc drops"), "faint"))
        self.hide()

    def note(self, place: QPoint, title: str, words: str, keep: Callable[[str], object]) -> None:
        """Ask for a note; Shift+Enter begins another line."""
        entry = QPlainTextEdit(words)
        entry.setFixedHeight(_NOTE_HEIGHT)
        entry.setTabChangesFocus(True)
        entry.setAccessibleName(title)
        entry.selectAll()
        self._show(place, title, entry, [entry], lambda: keep(entry.toPlainText().strip()))

    def features(
        self,
        place: QPoint,
        title: str,
        asked: Sequence[Feature],
        answers: Mapping[str, FeatureValue],
        keep: Callable[[dict[str, FeatureValue]], object],
    ) -> None:
        """Ask what a tag asks; numbers choose, Up and Down walk through choices, Tab goes to the next question."""
        form = QWidget()
        layout = QFormLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        entries = {feature.name: _entry(feature, answers.get(feature.name)) for feature in asked}
        for feature in asked:
            name = f"{feature.name} *" if feature.required else feature.name
            entries[feature.name].setAccessibleName(feature.name)
            layout.addRow(name, entries[feature.name])

        def kept() -> None:
            given = ((one.name, _answer(one, entries[one.name])) for one in asked)
            keep({name: value for name, value in given if value is not None})

        self._show(place, title, form, list(entries.values()), kept)

    def leave(self, *, keep: bool) -> None:
        """Disappear; ``keep`` does what the form was for."""
        if not self.isVisible():
            return
        self.hide()
        if keep:
            self._keep()
        self.gone.emit()

    def forsake(self) -> None:
        """What was typed is kept."""
        self.leave(keep=True)

    def take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Keep, drop, or choose by number."""
        number = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self.leave(keep=False)
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.leave(keep=True)
        elif isinstance(watched, QComboBox) and 1 <= number < watched.count():
            watched.setCurrentIndex(number)
        else:
            return False
        return True

    def _show(
        self, place: QPoint, title: str, form: QWidget, entries: Sequence[QWidget], keep: Callable[[], object]
    ) -> None:
        self.leave(keep=True)
        self._layout.replaceWidget(self._form, form)
        self._form.hide()
        self._form.deleteLater()
        self._form, self._keep = form, keep
        self._title.setText(title)
        for entry in entries:
            entry.installEventFilter(self)
        height = self._layout.totalHeightForWidth(WIDTH)
        self.show_at(place, height)
        entries[0].setFocus()


def _entry(feature: Feature, answer: FeatureValue | None) -> QWidget:
    """A field for one question, with the answer that is there; the first of several choices is none."""
    if feature.kind in (FeatureKind.CHOICE, FeatureKind.YES_NO):
        box = QComboBox()
        yes_no = ((_("yes"), True), (_("no"), False))
        choices = yes_no if feature.kind is FeatureKind.YES_NO else tuple((words, words) for words in feature.choices)
        box.addItem("–", None)
        for number, (words, value) in enumerate(choices, 1):
            box.addItem(f"{number}  {words}", value)
            if value == answer:
                box.setCurrentIndex(number)
        return box
    return QLineEdit("" if answer is None else str(answer))


def _answer(feature: Feature, entry: QWidget) -> FeatureValue | None:
    """What was answered; what is no number stays words, which the verb refuses with a sentence."""
    if isinstance(entry, QComboBox):
        return entry.currentData()
    words = entry.text().strip() if isinstance(entry, QLineEdit) else ""
    if not words:
        return None
    if feature.kind is FeatureKind.NUMBER:
        try:
            return int(words) if words.lstrip("+-").isdecimal() else float(words)
        except ValueError:
            return words
    return words
