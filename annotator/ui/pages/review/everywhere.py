"""One decision on a name wherever it is proposed: first it is told how much that is, then Enter does it as one step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from annotator.domain.corpus.pending import Order, Wanted
from annotator.domain.language import _
from annotator.domain.suggestions import Suggestion
from annotator.domain.wording import shortened
from annotator.project import Project
from annotator.ui.pieces import button, label, row
from annotator.ui.running.jobs import Told
from annotator.ui.suggesting.naming import places_in

_PIECE = 1000
Do = Callable[[Sequence[Suggestion]], object]


class EverywhereBar(QFrame):
    """Hidden until something is intended; Esc drops it."""

    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._intended: Callable[[], object] | None = None
        self.words = label("", wrap=True)
        self.do_button = button("", self.do, primary=True)
        self.drop_button = button(_("Cancel") + "  Esc", self.leave)
        line = row(self.words, self.do_button, self.drop_button, margins=(16, 10, 16, 10))
        line.setStretch(0, 1)
        self.setLayout(line)
        for key in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.do)
        self.hide()

    def accept(self, these: Sequence[Suggestion], tag: str, do: Do) -> None:
        """Tell what would become of suggestions of one name."""
        told = _("“{words}” becomes {tag} at {places}.")
        self._offer(these, told.format(**_told(these), tag=tag), _("Accept {count}"), do)

    def reject(self, these: Sequence[Suggestion], tag: str, do: Do) -> None:
        """Tell what would never be proposed again."""
        told = _("“{words}” is never proposed again as {tag} at {places}.")
        self._offer(these, told.format(**_told(these), tag=tag), _("Reject {count}"), do)

    def do(self) -> None:
        """Do what was told."""
        intended, self._intended = self._intended, None
        self.leave()
        if intended is not None:
            intended()

    def leave(self) -> None:
        """Drop it."""
        self._intended = None
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def _offer(self, these: Sequence[Suggestion], told: str, does: str, do: Do) -> None:
        self._intended = lambda: do(these)
        self.words.setText(told)
        self.do_button.setText(does.format(count=f"{len(these):,}") + "  ⏎")
        self.show()
        self.do_button.setFocus()


def all_of(project: Project, wanted: Wanted, told: Told) -> list[Suggestion]:
    """All that is pending of one name."""
    found: list[Suggestion] = []
    while page := project.suggestions.pending(wanted, Order.NAME, found[-1] if found else None, _PIECE):
        found += [line.suggestion for line in page]
        told(len(found), 0)
    return found


def _told(these: Sequence[Suggestion]) -> dict[str, str]:
    places = places_in(len(these), len({one.article for one in these}))
    return {"words": shortened(these[0].text), "places": places}
