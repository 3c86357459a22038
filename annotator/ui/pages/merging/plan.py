"""What a plan would bring, in numbers by kind, at the left of the page; below it what others took back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.language import _
from annotator.domain.transfer.merging import MergePlan
from annotator.ui.pages.merging.words import plan_lines
from annotator.ui.pages.restoring import moment
from annotator.ui.pieces import Elided, button, card, embolden, empty, label, row

_SIGN_WIDTH = 18


class PlanColumn(QScrollArea):
    """Shows a plan; ``turn`` is called by the button that lets go what others took back, or keeps it after all."""

    def __init__(self, turn: Callable[[], object]) -> None:
        super().__init__()
        self._turn = turn
        self._lines, self._told = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(0)
        holder = QWidget()
        holder.setObjectName("page")
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(label(_("THE PLAN"), "section"))
        frame, inside = card()
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addLayout(self._lines)
        column.addWidget(frame)
        column.addSpacing(6)
        self._section = label(_("ONLY TO KNOW"), "section")
        column.addWidget(self._section)
        self._known, inside = card()
        inside.addLayout(self._told)
        column.addWidget(self._known)
        column.addStretch(1)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_plan(self, plan: MergePlan) -> None:
        """Show what a merge would bring."""
        empty(self._lines)
        for name, count, about in plan_lines(plan):
            self._add("✓", name, f"{count:,}", about)
        if not plan.counts:
            self._add("–", _("Nothing that is not here already."), "")
        elif not {"tag", "link_type"} & set(plan.counts):
            self._add("–", _("Codebook"), _("same"))
        if plan.conflicts:
            self._add("!", _("Conflicts"), f"{len(plan.conflicts):,}", _("each copy says something else"), "asks")
        self._show_taken_back(plan)

    def _add(self, sign: str, name: str, told: str, about: str = "", look: str = "plan") -> None:
        line = QFrame()
        line.setObjectName(look)
        column = QVBoxLayout(line)
        column.setContentsMargins(8, 6, 10, 6)
        column.setSpacing(0)
        mark = label(sign, "warning" if look == "asks" else "settled")
        mark.setFixedWidth(_SIGN_WIDTH)
        count = label(told)
        embolden(count)
        head = row(mark, label(name, wrap=True), count)
        head.setStretch(1, 1)
        column.addLayout(head)
        if about:
            beside = QLabel()
            beside.setFixedWidth(_SIGN_WIDTH)
            below = row(beside, Elided(about, "faint"))
            below.setStretch(1, 1)
            column.addLayout(below)
        self._lines.addWidget(line)

    def _show_taken_back(self, plan: MergePlan) -> None:
        empty(self._told)
        for widget in (self._section, self._known):
            widget.setVisible(bool(plan.taken_back))
        for one in plan.taken_back:
            told = one.words(moment(one.when), keeps=plan.keeps)
            self._told.addWidget(label(told, "" if plan.keeps else "warning", wrap=True))
        if plan.taken_back:
            words = _("Let it go") if plan.keeps else _("Keep it")
            self._told.addWidget(button(f"{words}  K", self._turn))
