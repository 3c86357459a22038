"""The suggestions of the article as cards, one for each name: a click walks to it, buttons decide on all of it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.codebook import Tag
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.domain.reasons import reason_in_words
from annotator.domain.suggestions import Suggestion
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.kept_rows import Row
from annotator.ui.naming import tag_name
from annotator.ui.panels.cards import clickable, in_short, quoted_line, rest, told_row
from annotator.ui.pieces import button, card, label, row
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting
from annotator.ui.suggesting.naming import facts, from_where

MOST = 30
"""Cards that are shown; the rest is told by its number."""


class SuggestedCards(QObject):
    """Makes the rows; what is done with them is said by signals."""

    wanted = Signal(object)
    """The suggestion to walk to."""
    accepted = Signal(object)
    rejected = Signal(object)
    """The suggestions of a card."""

    def __init__(self, hub: Hub, situation: Situation, suggesting: Suggesting, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._suggesting = hub, situation, suggesting

    def rows(self) -> Iterator[Row]:
        """A heading, and a card for all places of the same words under the same tag."""
        if self._suggesting.waits:
            yield told_row(_("SUGGESTIONS"), "section")
            yield told_row(_("They wait until you have read to the end. H shows them now."), "faint")
            return
        found, book = self._suggesting.found, self._hub.project.codebook
        groups: dict[tuple[TagId, str], list[Suggestion]] = {}
        for one in found:
            groups.setdefault((one.tag, one.text), []).append(one)
        if found:
            read_only = self._hub.project.read_only
            keys = _("for reading only") if read_only else _("A accept  ·  X reject")
            yield ("suggestions", len(found), read_only), lambda: _head(len(found), keys)
        for (tag, _words), alike in islice(groups.items(), MOST):
            yield self._card(book.tag(tag), alike)
        yield from rest(len(groups) - MOST)

    def _card(self, tag: Tag, alike: Sequence[Suggestion]) -> Row:
        first, ink = alike[0], theme.current().letters(tag.colour).name()
        reading = self._situation.reading
        beside = [value for _name, value in facts(first, reading.text)] if reading is not None else []
        decides = not self._hub.project.read_only
        told = "  ·  ".join((tag_name(tag), from_where(first), *beside))
        places = tuple(one.id for one in alike)

        def make() -> QWidget:
            frame, layout = card()
            line, count = quoted_line(in_short(first.text), ink, quoted=False), label(f"×{len(alike)}", "faint")
            head = row(line, count, *(self._deciding(alike) if decides else ()))
            head.setStretch(0, 1)  # the count stands at the edge, under the one above
            head.setSpacing(4)
            layout.addLayout(head)
            layout.addWidget(label(told, "faint", wrap=True))
            frame.setToolTip(reason_in_words(first.reason))
            return clickable(frame, lambda: self.wanted.emit(self._next(alike)))

        return ("suggestion", places, told, ink, decides), make

    def _deciding(self, alike: Sequence[Suggestion]) -> Iterator[QWidget]:
        """Buttons that decide on all of the same words."""
        for sign, told, decided in (
            ("✓", _("Accept all of these words"), self.accepted), ("×", _("Reject all of these words"), self.rejected),
        ):  # fmt: skip
            press = button(sign, lambda done=decided: done.emit(list(alike)), name="flat")
            press.setToolTip(told)
            press.setAccessibleName(f"{told}: {alike[0].text}")
            yield press

    def _next(self, alike: Sequence[Suggestion]) -> Suggestion:
        """Clicks on a card walk through its places."""
        chosen = self._situation.suggestion
        return alike[(alike.index(chosen) + 1) % len(alike)] if chosen is not None and chosen in alike else alike[0]


def _head(count: int, keys: str) -> QWidget:
    head = QWidget()
    title = label(_("SUGGESTIONS  ·  {count}").format(count=count), "section")
    whole = "  ·  ".join(one.replace(" ", "\u00a0") for one in keys.split("  ·  "))  # a key stays beside what it does
    told = label(whole, "faint", wrap=True)
    told.setAlignment(Qt.AlignmentFlag.AlignRight)
    line = row(title, told)
    line.setStretchFactor(told, 1)
    head.setLayout(line)
    return head
