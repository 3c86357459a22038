"""What a check of the project found: where, what, and what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.care.findings import Finding
from annotator.domain.language import _, ngettext
from annotator.ui.pages.head import bar_of
from annotator.ui.pieces import Elided, button, card, embolden, empty, label, row

SHOWN = 100
"""Findings that are shown; copied as text are all of them."""
_WIDEST = 820


class CheckPage(QWidget):
    """Shows findings; nothing is written before *Make anew*."""

    def __init__(self, check: Callable[[], object], mend: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._mend, self._findings, self._name = mend, list[Finding](), ""
        self.is_running = False
        self._about = Elided("", "faint")
        self.copy_button = button(_("Copy as text") + "  Ctrl+C", self.copy)
        self.again_button = button(_("Check again") + "  Ctrl+R", check)
        self.mend_button = button(_("Make anew") + "  Ctrl+⏎", self.accept, primary=True)
        keys = (("Escape", leave), ("Ctrl+C", self.copy_button.click), ("Ctrl+R", self.again_button.click))
        for key, call in keys:
            QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
                call
            )
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._lay_out(leave)

    def _lay_out(self, leave: Callable[[], object]) -> None:
        title, foot = _bold(_("Check of the project")), QFrame()
        foot.setObjectName("foot")
        bar = bar_of((button("‹ " + _("Back") + "  Esc", leave), 0), (title, 0), (self._about, 1))
        told = _("Counts and indexes are derived from the rest and can be made anew; of a file a backup is made first.")
        below = row(label(told, "faint", wrap=True), self.copy_button, self.again_button, self.mend_button)
        below.setStretch(0, 1)
        below.setContentsMargins(20, 14, 20, 14)
        foot.setLayout(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(foot)

    def _scrolled(self) -> QScrollArea:
        inside, area = QWidget(), QScrollArea()
        inside.setObjectName("page")
        column = QVBoxLayout()
        column.addLayout(self._list)
        column.addStretch(1)
        narrow = QWidget()
        narrow.setMaximumWidth(_WIDEST)
        narrow.setLayout(column)
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(20, 10, 20, 10)
        sides.addWidget(narrow, 1)
        sides.setAlignment(narrow, Qt.AlignmentFlag(0))
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.first = area
        return area

    @property
    def text(self) -> str:
        """Everything that was found, a line each."""
        return "\n".join(f"{one.where or one.subject}: {one.message} {one.hint}" for one in self._findings)

    def show_running(self, name: str) -> None:
        """A check of a project has begun."""
        self.is_running, self._name = True, name
        self._fill([], _("Everything is being looked at: texts, marks, links, the history, counts."))

    def show_stopped(self) -> None:
        """Somebody stopped it."""
        self.is_running = False
        self._fill([], _("The check was stopped; nothing is known."))

    def show_findings(self, findings: Sequence[Finding], read_only: bool) -> None:
        """What it found; in a project that is open for reading nothing can be made anew."""
        self.is_running = False
        self._fill(findings, "" if findings else _("Nothing is wrong."))
        self.mend_button.setEnabled(not read_only and any(one.derived for one in findings))

    def accept(self) -> None:
        """Make anew what is derived."""
        if self.mend_button.isEnabled():
            self._mend()

    def copy(self) -> None:
        """Put all findings on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def _fill(self, findings: Sequence[Finding], words: str) -> None:
        self._findings = list(findings)
        count = ngettext("{count} finding", "{count} findings", len(findings)).format(count=len(findings))
        self._about.say(f"{self._name}  ·  {count}" if findings else self._name)
        self.mend_button.setEnabled(False)
        self.copy_button.setEnabled(bool(findings))
        self.again_button.setEnabled(not self.is_running)
        empty(self._list)
        if words:
            self._list.addWidget(_bold(words))
        for one in findings[:SHOWN]:
            self._list.addWidget(_line(one))
        if (rest := len(findings) - SHOWN) > 0:
            more = ngettext("{count} more; copied as text are all.", "{count} more; copied as text are all.", rest)
            self._list.addWidget(label(more.format(count=rest), "faint"))


def _line(one: Finding) -> QFrame:
    frame, inside = card()
    inside.setContentsMargins(14, 10, 14, 10)
    where = Elided(one.where or one.subject, "faint")
    hint = _("Made anew with the button below.") if one.derived else one.hint
    for widget in (where, _bold(one.message), label(hint, wrap=True)):
        inside.addWidget(widget)
    frame.setAccessibleName(f"{one.where or one.subject}: {one.message} {hint}")
    return frame


def _bold(words: str) -> QWidget:
    made = label(words, wrap=True)
    embolden(made)
    return made
