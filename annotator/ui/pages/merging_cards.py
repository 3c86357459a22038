"""The card of one conflict: what it is about, and what each side says."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel

from annotator.domain.language import _
from annotator.domain.log.history import step_field
from annotator.domain.transfer.merging import Choice, Conflict, Excerpt, Side
from annotator.ui.pages.merging_words import KINDS, value_words
from annotator.ui.pages.restoring import moment
from annotator.ui.pieces import Elided, card_layout, embolden, key_cap, label, row


class ConflictCard(QFrame):
    """One conflict with its number; ``choose`` is called with the side that a click takes."""

    def __init__(self, number: int, one: Conflict, chosen: Choice | None, choose: Callable[[Choice], None]) -> None:
        super().__init__()
        inside = card_layout(self)
        title = label(_(KINDS[one.kind]))
        embolden(title)
        told = "  ·  ".join(part for part in (one.what, step_field(one.field)) if part)
        head = row(label(str(number + 1), "key"), title, Elided(told, "faint"))
        head.setStretch(2, 1)
        inside.addLayout(head)
        if one.before:
            inside.addWidget(Elided(_("before: {words}").format(words=value_words(one, one.before)), "faint"))
        names = {Choice.HERE: ("1", _("Stands"), one.here), Choice.THERE: ("2", _("Other"), one.there)}
        here, there = (
            _Side(key, name, replace(side, words=value_words(one, side.words)), partial(choose, which), chosen is which)
            for which, (key, name, side) in names.items()
        )
        sides = row()
        sides.addWidget(here, 1)
        sides.addWidget(there, 1)
        inside.addLayout(sides)


class _Side(QFrame):
    """What one side says; a click chooses it."""

    def __init__(self, key: str, name: str, side: Side, call: Callable[[], None], is_chosen: bool) -> None:
        super().__init__()
        self._call = call
        column = card_layout(self)
        title = label(("● " if is_chosen else "○ ") + name)
        embolden(title)
        column.addLayout(row(title, 1, key_cap(key)))
        if side.excerpt is not None:
            column.addWidget(_marked(side.excerpt))
        if side.excerpt is None or side.words != side.excerpt.words:
            column.addWidget(label(side.words, wrap=True))
        who = [side.who] if side.who else []
        if side.when is not None:
            who.append(moment(side.when))
        column.addStretch(1)  # the shorter side stands at the top like the longer one
        column.addWidget(Elided("  ·  ".join(who), "faint"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose this side."""
        self._call()


def _marked(excerpt: Excerpt) -> QLabel:
    """The words of a mark underlined in their text; nothing of it is read as anything but text."""
    made = label("", wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    before, words, after = (escape(part) for part in (excerpt.before, excerpt.words, excerpt.after))
    made.setText(f"…{before}<u><b>{words}</b></u>{after}…")
    return made
