"""What a merge would bring, and what copies say differently: each settled by one key. Nothing is written by a plan."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.ids import ConflictId
from annotator.domain.language import _
from annotator.domain.log.operations import Place
from annotator.domain.transfer.merging import Choice, Conflict, MergePlan
from annotator.ui.pages.merging_cards import ConflictCard
from annotator.ui.pages.merging_words import THINGS, counted, operations, waiting
from annotator.ui.pages.restoring import moment
from annotator.ui.pieces import Elided, button, card, embolden, empty, key_cap, label, row

LEFT_WIDTH = 330
SHOWN = 100
"""So many conflicts are drawn at once; the next ones move up as these are settled."""


class MergePage(QWidget):
    """One list of conflicts with two cards each; beside it the counts of a plan, where there is one."""

    def __init__(
        self,
        apply: Callable[[MergePlan, Mapping[ConflictId, Choice]], object],
        settle: Callable[[Conflict, Choice], object],
        go: Callable[[Place], object],
        leave: Callable[[], object],
        save: Callable[[MergePlan], object],
        turn: Callable[[MergePlan], object],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._apply, self._settle, self._go, self._leave, self._turn = apply, settle, go, leave, turn
        self._plan: MergePlan | None = None
        self._conflicts: list[Conflict] = []
        self._choices: dict[ConflictId, Choice] = {}
        self._at = 0
        self._cards: list[QFrame] = []
        self._title, self._about = label(""), Elided("", "faint")
        self._counts, self._list = QVBoxLayout(), QVBoxLayout()
        self._head, self._left_to_decide = label("", "section"), label("", "warning")
        self._left, self._scroll, self._foot = QFrame(), QScrollArea(), QFrame()
        self.save_button = button(_("Save plan as text…"), lambda: self._plan and save(self._plan))
        self.apply_button = button(_("Apply merge") + "  Ctrl+⏎", self.accept, primary=True)
        for key, call in (("Escape", leave), ("Return", self.show_place)):
            QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
                call
            )
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_1: lambda: self.choose(Choice.HERE), Qt.Key.Key_2: lambda: self.choose(Choice.THERE),
            Qt.Key.Key_Down: lambda: self.step(1), Qt.Key.Key_Up: lambda: self.step(-1),
            Qt.Key.Key_K: self.keep_or_let_go,
        }  # fmt: skip
        self._lay_out()

    @property
    def conflicts(self) -> Sequence[Conflict]:
        """Those that are shown."""
        return self._conflicts

    @property
    def settles(self) -> bool:
        """Whether each key settles at once; else it is a plan that is shown."""
        return self._plan is None

    @property
    def chosen(self) -> Conflict | None:
        """The one that the keys are at."""
        return self._conflicts[self._at] if self._at < len(self._conflicts) else None

    def show_plan(self, plan: MergePlan, project: str) -> None:
        """Show what a merge would bring; what was decided stays so where the same is asked again."""
        asked = self._conflicts if self._plan is not None else []
        kept = {one.id for one in plan.conflicts if one in asked}
        self._choices = {key: choice for key, choice in self._choices.items() if key in kept}
        self._plan = plan
        names = ", ".join(copy.path.name for copy in plan.copies)
        self._title.setText(_("Merge: {names}").format(names=names))
        parted = [copy.parted for copy in plan.copies if copy.parted is not None]
        told = [_("into {name}").format(name=project)]
        if parted:
            told.append(_("parted on {when}").format(when=moment(min(parted))))
        told.append(operations(plan.operations))
        self._about.say("  ·  ".join(told))
        self._show_counts(plan)
        self._show(list(plan.conflicts))

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show what is to be settled; each key settles at once."""
        self._plan, self._choices = None, {}
        self._title.setText(_("Conflicts"))
        self._about.say(_("what copies say differently; everything stands as it is until you decide"))
        self._show(list(conflicts))

    def accept(self) -> None:
        """Carry out the plan."""
        if self._plan is not None and self.apply_button.isEnabled():
            self._apply(self._plan, self._choices)

    def choose(self, choice: Choice) -> None:
        """Decide the conflict that the keys are at, and go on to the next."""
        if (one := self.chosen) is None:
            return
        if self._plan is None:
            self._settle(one, choice)
            return
        self._choices[one.id] = choice
        self._fill()
        self.step(1)

    def keep_or_let_go(self) -> None:
        """Have the plan made anew, so that what others took back goes, or is kept after all."""
        if self._plan is not None and self._plan.taken_back:
            self._turn(self._plan)

    def step(self, step: int) -> None:
        """Go to the next conflict or the one before."""
        if self._conflicts:
            self._at = max(0, min(self._at + step, min(len(self._conflicts), SHOWN) - 1))
            self._light()

    def show_place(self) -> None:
        """Show the article of the conflict that the keys are at."""
        if self.chosen is not None and self.chosen.place is not None:
            self._go(self.chosen.place)

    def event(self, event: QEvent) -> bool:
        """Here the keys of tags mean what the cards say."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._call_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide, or go on."""
        if (call := self._call_of(event)) is not None:
            call()
        else:
            super().keyPressEvent(event)

    def _call_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return self._keys.get(event.key()) if plain else None

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("bar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 6, 12, 6)
        embolden(self._title)
        for widget, stretch in (
            (button("‹ " + _("Back") + "  Esc", self._leave), 0),
            (self._title, 0),
            (self._about, 1),
            (self.save_button, 0),
        ):
            line.addWidget(widget, stretch)
        self._left.setObjectName("left")
        self._left.setFixedWidth(LEFT_WIDTH)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(label(_("THE PLAN"), "section"))
        frame, inside = card()
        inside.addLayout(self._counts)
        column.addWidget(frame)
        column.addStretch(1)
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self._left)
        parts.addLayout(self._right(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addLayout(parts, 1)

    def _right(self) -> QVBoxLayout:
        keys = row(
            key_cap("1"), label(_("keep what stands"), "faint"), key_cap("2"), label(_("take the other"), "faint"),
            key_cap("↓"), key_cap("↑"), key_cap("⏎"), label(_("show it"), "faint"),
        )  # fmt: skip
        head = row(self._head, 1, margins=(20, 14, 20, 4))
        head.addLayout(keys)
        holder = QWidget()
        holder.setObjectName("page")
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(20, 4, 20, 14)
        self._list.setSpacing(12)
        self._scroll.setWidget(holder)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot.setObjectName("foot")
        first = label(_("Backup first."))
        embolden(first)
        told = _(
            "Before anything is written a backup is made. Undo takes the merge back; decisions are a step of their own."
        )
        line = row(
            first, label(told, "faint", wrap=True), self._left_to_decide, self.apply_button, margins=(20, 14, 20, 14)
        )
        line.setStretch(1, 1)
        self._foot.setLayout(line)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        return column

    def _show_counts(self, plan: MergePlan) -> None:
        empty(self._counts)
        for subject, counts in plan.counts.items():
            self._counts.addLayout(_line(_(THINGS[subject]), counted(counts)))
            if subject == "mark" and plan.marks_by:
                by = (
                    _("{count} by {name}").format(count=f"{count:,}", name=name)
                    for name, count in plan.marks_by.items()
                )
                self._counts.addWidget(Elided(", ".join(by), "faint"))
        if not plan.counts and not plan.taken_back:
            self._counts.addWidget(label(_("Nothing that is not here already."), "faint", wrap=True))
        for one in plan.taken_back:
            told = one.words(moment(one.when), keeps=plan.keeps)
            self._counts.addWidget(label(told, "" if plan.keeps else "warning", wrap=True))
        if plan.taken_back:
            words = _("Let it go") if plan.keeps else _("Keep it")
            self._counts.addWidget(button(f"{words}  K", self.keep_or_let_go))

    def _show(self, conflicts: list[Conflict]) -> None:
        self._conflicts, self._at = conflicts, min(self._at, max(0, len(conflicts) - 1))
        for widget in (self._left, self._foot, self.save_button):
            widget.setVisible(self._plan is not None)
        self.apply_button.setEnabled(self._plan is not None and not self._plan.is_empty)
        self._head.setText(_("CONFLICTS") + f"  ·  {len(conflicts)}")
        self._fill()

    def _fill(self) -> None:
        empty(self._list)
        self._cards = [
            ConflictCard(number, one, self._choices.get(one.id), self._chooser(number))
            for number, one in enumerate(self._conflicts[:SHOWN])
        ]
        for one in self._cards:
            self._list.addWidget(one)
        if not self._conflicts:
            self._list.addWidget(label(_("Nothing is in conflict."), "faint"))
        elif len(self._conflicts) > SHOWN:
            more = len(self._conflicts) - SHOWN
            self._list.addWidget(label(_("and {count} more").format(count=more), "faint"))
        self._list.addStretch(1)
        left = len(self._conflicts) - len(self._choices)
        self._left_to_decide.setText(waiting(left) if left else "")
        self._light()

    def _chooser(self, number: int) -> Callable[[Choice], None]:
        def choose(choice: Choice) -> None:
            self._at = number
            self.choose(choice)

        return choose

    def _light(self) -> None:
        for number, one in enumerate(self._cards):
            one.setProperty("open", number == self._at)
            one.style().unpolish(one)
            one.style().polish(one)
        if self._at < len(self._cards):
            self._scroll.ensureWidgetVisible(self._cards[self._at])


def _line(name: str, told: str) -> QHBoxLayout:
    line = row(label(name), Elided(told, "faint"), margins=(0, 3, 0, 3))
    line.setStretch(1, 1)
    return line
