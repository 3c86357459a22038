"""The card of the chosen mark: what it is, and what can be said about it, each with its key."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.domain.codebook import CUE_OF, HOLDS, PERSON, QUOTE, ROLE, SAYS
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.pieces import Elided, button, empty, key_cap, label, row
from annotator.ui.situation import Situation

PAUSE_MILLISECONDS = 30
"""The card follows at once, but after the mark is painted."""


class ChosenCard(QFrame):
    """Shown while a mark is chosen."""

    def __init__(self, hub: Hub, situation: Situation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("chosen", True)
        self._hub, self._situation = hub, situation
        self.gestures: dict[str, Callable[[], object]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 8)
        self._layout.setSpacing(6)
        self._soon = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self._soon.timeout.connect(self._fill)
        situation.chosen_changed.connect(self._soon.start)
        situation.marks_changed.connect(lambda _marks: self._soon.start())
        self.hide()

    def _fill(self) -> None:
        empty(self._layout)
        mark = self._situation.chosen_mark
        self.setVisible(mark is not None)
        if mark is None:
            return
        tag = self._hub.project.codebook.tag(mark.tag)
        kind = label(tag_name(tag))
        kind.setStyleSheet(f"color: {theme.current().letters(tag.colour).name()}; font-weight: bold;")
        self._layout.addLayout(row(kind, 1, label(f"{mark.span.start}–{mark.span.end}", "faint")))
        self._layout.addWidget(Elided(mark.text.replace("\n", " ")))
        for name, value, keys in self._rows(mark, tag.kind):
            self._add_row(name, value, keys)
        if mark.note:
            self._layout.addWidget(label(mark.note, "faint", wrap=True))

    def _rows(self, mark: Mark, kind: str) -> Iterable[tuple[str, str, str]]:
        if kind == PERSON:
            person = self._situation.reading.person(mark.person) if self._situation.reading else None
            yield _("Person"), person.name if person else _("nobody yet"), "J"
        if kind == QUOTE:
            yield _("Speaker"), self._ends(mark.id, SAYS, incoming=True) or _("nobody yet"), "S"
            yield _("Cue"), self._ends(mark.id, CUE_OF, incoming=False) or "–", "C"
        if kind == ROLE:
            yield _("Holder"), self._ends(mark.id, HOLDS, incoming=True) or _("nobody yet"), "S"
        yield _("Note"), _("written") if mark.note else "–", "N"
        yield _("Edges"), "[ ]  { }", ""
        yield _("Remove"), "", _("Del")

    def _ends(self, mark: MarkId, type_name: str, *, incoming: bool) -> str:
        page = self._situation.page
        if page is None:
            return ""
        link_type = self._hub.project.codebook.link_type(type_name).id
        links = page.reading.links_to(mark, link_type) if incoming else page.reading.links_from(mark, link_type)
        return "、".join(page.name_of(link.from_mark if incoming else link.to_mark) for link in links)

    def _add_row(self, name: str, value: str, keys: str) -> None:
        told = label(name, "faint")
        told.setMinimumWidth(64)
        shown = Elided(value)
        parts: list[QWidget | int] = [told, shown]
        gesture = self.gestures.get(keys)
        if gesture is not None:
            press = button(keys, gesture, name="key")
            press.setAccessibleName(name)
            parts.append(press)
        elif keys:
            parts.append(key_cap(keys))
        layout = row(*parts)
        layout.setStretchFactor(shown, 1)
        self._layout.addLayout(layout)
