"""The right column: how a tag looks, the marks made last with it, and what was done to it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.coding.guidelines import Sample
from annotator.domain.coding.shown import Shown
from annotator.domain.ids import AnnotatorId, MarkId
from annotator.domain.language import _
from annotator.domain.log.history import Entry, step_field
from annotator.domain.log.operations import Place
from annotator.domain.wording import shortened
from annotator.ui import theme
from annotator.ui.pages.codebook.sample import MarkSample
from annotator.ui.pieces import Elided, button, card_layout, empty, label, row

_WORDS_AT_MOST = 60
_AROUND = 12
_INVENTED = ("記者問起此事，", "他說這裡的圖書館很大", "。大家都來了。")
"""What stands in the pictures while nothing is marked."""


class Side(QWidget):
    """Shows what is known about one tag; clicks on a mark go there."""

    place_wanted = Signal(object)
    sample_wanted = Signal(object, object)
    """A mark, and what it is an example of."""

    def __init__(self) -> None:
        super().__init__()
        self._light, self._dark = MarkSample(theme.LIGHT), MarkSample(theme.DARK)
        self._heads = {name: label("", "section") for name in ("marks", "changes")}
        self._marks, self._changes = QVBoxLayout(), QVBoxLayout()
        self._marks.setSpacing(8)
        self._cards: list[_MarkCard] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 14)
        layout.setSpacing(8)
        layout.addWidget(label(_("HOW IT LOOKS"), "section"))
        layout.addWidget(self._light)
        layout.addWidget(self._dark)
        for name, part in (("marks", self._marks), ("changes", self._changes)):
            layout.addSpacing(6)
            layout.addWidget(self._heads[name])
            layout.addLayout(part)
        layout.addStretch(1)

    def show_tag(
        self, book: Codebook, tag: Tag, count: int, shown: Sequence[Shown], names: Mapping[AnnotatorId, str]
    ) -> None:
        """Show a tag with its latest marks."""
        first = shown[0] if shown else None
        words = (first.before[-_AROUND:], first.mark.text, first.after) if first else _INVENTED
        for sample in (self._light, self._dark):
            sample.show_mark(book, tag, *words)
        self._heads["marks"].setText(_("LATEST MARKS") + f"  ·  {count:,}")
        at = next((card.at for card in self._cards if card.at is not None), None)
        empty(self._marks)
        self._cards = [_MarkCard(one, names.get(one.mark.annotator, "?"), book, self._ask) for one in shown]
        for card in self._cards:
            self._marks.addWidget(card)
        self._return_to(at)
        if not shown:
            self._marks.addWidget(label(_("Nothing is marked with it yet."), "faint", wrap=True))
        elif count > len(shown):
            self._marks.addWidget(label(_("{count} more…").format(count=f"{count - len(shown):,}"), "faint"))

    def show_changes(self, entries: Sequence[Entry]) -> None:
        """Show what was done to the tag, newest first."""
        self._heads["changes"].setText(_("CHANGES"))
        empty(self._changes)
        for entry in entries:
            line = Elided(_told(entry), "faint")
            line.setToolTip("\n".join([entry.operation.title, *(f"{one.before} → {one.after}" for one in entry.steps)]))
            self._changes.addWidget(line)

    def _return_to(self, at: tuple[MarkId, int] | None) -> None:
        """Give the keyboard back to the part of a card that had it; where its mark is shown no more, to the first."""
        if at is not None and self._cards:
            card = next((one for one in self._cards if one.mark == at[0]), self._cards[0])
            card.show()
            card.parts[at[1]].setFocus()

    def _ask(self, shown: Shown, sample: Sample | None) -> None:
        if sample is None:
            self.place_wanted.emit(Place(shown.mark.article, shown.mark.span))
        else:
            self.sample_wanted.emit(shown.mark.id, sample)


class _MarkCard(QFrame):
    """One mark; a click goes there, two small buttons make it an example."""

    def __init__(self, shown: Shown, by: str, book: Codebook, ask: Callable[[Shown, Sample | None], None]) -> None:
        super().__init__()
        layout = card_layout(self)
        self.mark = shown.mark.id
        self._go = lambda: ask(shown, None)
        words = shortened(shown.mark.text, _WORDS_AT_MOST)
        colour = theme.current().letters(book.tag(shown.mark.tag).colour).name()
        quote = label(words, wrap=True)
        quote.setStyleSheet(f"color: {colour}; border-left: 2px solid {colour}; padding-left: 8px;")
        layout.addWidget(quote)
        buttons = []
        for sample, told in (
            (Sample.MARK, _("Take it as an example of what to mark")),
            (Sample.NOT, _("Take it as an example of what not to mark")),
        ):
            one = button(sample.value, lambda sample=sample: ask(shown, sample), name="flat")
            one.setToolTip(told)
            one.setAccessibleName(told)
            buttons.append(one)
        self.parts: tuple[QWidget, ...] = (self, *buttons)
        line = row(Elided(f"{shown.title}  ·  {by}", "faint"), *buttons)
        line.setStretch(0, 1)
        layout.addLayout(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)

    @property
    def at(self) -> tuple[MarkId, int] | None:
        """Which part of it has the keyboard."""
        return next(((self.mark, number) for number, part in enumerate(self.parts) if part.hasFocus()), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the mark."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
            return
        super().keyPressEvent(event)


def _told(entry: Entry) -> str:
    """An entry in a few words: the fields that changed, else what was done."""
    fields = [step_field(step.field) for step in entry.steps if step.field]
    words = ", ".join(dict.fromkeys(fields)) or entry.operation.title
    told = f"{words}  ·  {entry.by}"
    return told + "  (" + _("undone") + ")" if entry.operation.undone else told
