"""What a merge would bring, and what copies say differently: each settled by one key. Nothing is written by a plan."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.codebook import Codebook
from annotator.domain.ids import ConflictId
from annotator.domain.language import _
from annotator.domain.transfer.merging import Choice, Conflict, MergePlan
from annotator.ui.pages.head import bar_of, stacked
from annotator.ui.pages.merging.cards import ConflictCard, Shown
from annotator.ui.pages.merging.plan import PlanColumn
from annotator.ui.pages.merging.words import by_kind, copy_name, operations, sides_of, waiting
from annotator.ui.pages.restoring import moment
from annotator.ui.pieces import Elided, button, embolden, empty, key_cap, label, row

LEFT_WIDTH = 330
LONGEST_NAME = 30
"""Letters of the file of a copy beside its key; a longer name stands on the cards alone."""
SHOWN = 30
"""So many conflicts are drawn at once; the next ones move up as these are settled."""


class MergePage(QWidget):
    """One list of conflicts with three cards each; beside it the counts of a plan, where there is one."""

    def __init__(
        self,
        apply: Callable[[MergePlan, Mapping[ConflictId, Choice]], object],
        settle: Callable[[Conflict, Choice], object],
        go: Callable[[Conflict], object],
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
        self._cards: list[ConflictCard] = []
        self._lit: ConflictCard | None = None
        self._book = Codebook((), ())
        self._title, self._about = label(""), Elided("", "faint")
        self._list = QVBoxLayout()
        self._head, self._kinds, self._left_to_decide = label("", "section"), Elided("", "faint"), label("", "warning")
        self._take, self._left, self._column = label("", "faint"), QFrame(), PlanColumn(self.keep_or_let_go)
        self._scroll, self._foot, self._legend = QScrollArea(), QFrame(), QWidget()
        self.save_button = button(_("Save plan as text…"), lambda: self._plan and save(self._plan))
        self.apply_button = button(_("Apply merge") + "  Ctrl+⏎", self.accept, primary=True)
        for key, call in (("Escape", leave), ("Return", self.show_place)):
            QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
                call
            )
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_1: lambda: self._decide(keep=True), Qt.Key.Key_2: lambda: self._decide(keep=False),
            Qt.Key.Key_Down: lambda: self.step(1), Qt.Key.Key_Up: lambda: self.step(-1),
            Qt.Key.Key_Home: lambda: self.step(-SHOWN), Qt.Key.Key_End: lambda: self.step(SHOWN),
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

    def show_plan(self, plan: MergePlan, project: str, book: Codebook) -> None:
        """Show what a merge would bring; what was decided stays so where the same is asked again."""
        asked = self._conflicts if self._plan is not None else []
        kept = {one.id for one in plan.conflicts if one in asked}
        self._choices = {key: choice for key, choice in self._choices.items() if key in kept}
        self._plan, self._book = plan, book
        self._forget_cards()
        names = ", ".join(copy.path.name for copy in plan.copies)
        self._title.setText(_("Merge: {names}").format(names=names))
        parted = [copy.parted for copy in plan.copies if copy.parted is not None]
        told = [_("into {name}").format(name=project)]
        if parted:
            told.append(_("parted on {when}").format(when=moment(min(parted))))
        told.append(operations(plan.operations))
        self._about.say("  ·  ".join(told))
        self._column.show_plan(plan)
        self._show(list(plan.conflicts))

    def show_conflicts(self, conflicts: Sequence[Conflict], book: Codebook) -> None:
        """Show what is to be settled; each key settles at once."""
        if self._plan is not None or book != self._book:
            self._at = self._at if self._plan is None else 0
            self._forget_cards()
        self._plan, self._choices, self._book = None, {}, book
        self._title.setText(_("Conflicts"))
        self._about.say(_("what copies say differently; everything stands as it is until you decide"))
        self._show(list(conflicts))

    def accept(self) -> None:
        """Carry out the plan."""
        if self._plan is not None and self.apply_button.isEnabled():
            self._at = 0
            self._apply(self._plan, self._choices)

    def choose(self, choice: Choice) -> None:
        """Decide the conflict that the keys are at, and go on; what was decided so already is open again."""
        if (one := self.chosen) is None:
            return
        if self._plan is None:
            self._settle(one, choice)
            return
        again = self._choices.pop(one.id, None) is choice
        if not again:
            self._choices[one.id] = choice
        self._cards[self._at].show_choice(self._choices.get(one.id))
        self._tell_left()
        if not again:
            self.step(1)

    def _decide(self, *, keep: bool) -> None:
        if self.chosen is not None:
            sides = sides_of(self.chosen, self._plan)
            self.choose(sides.keep if keep else sides.take)

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
        """Show what the conflict that the keys are at is about."""
        if self.chosen is not None:
            self._go(self.chosen)

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
        embolden(self._title)
        bar = bar_of(
            (button("‹ " + _("Back") + "  Esc", self._leave), 0),
            (self._title, 0),
            (self._about, 1),
            (self.save_button, 0),
        )
        self._left.setObjectName("left")
        self._left.setFixedWidth(LEFT_WIDTH)
        stacked(self._left, (self._column, 1))
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
            key_cap("1"), label(_("keep what stands"), "faint"), key_cap("2"), self._take,
            key_cap("↓"), key_cap("↑"), label(_("next, previous"), "faint"), key_cap("⏎"), label(_("show it"), "faint"),
        )  # fmt: skip
        head = row(self._head, 1, margins=(20, 14, 20, 0))
        self._legend.setLayout(keys)
        head.addWidget(self._legend)
        kinds = row(self._kinds, margins=(20, 0, 20, 4))
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
        column.addLayout(kinds)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        return column

    def _show(self, conflicts: list[Conflict]) -> None:
        self._conflicts, self._at = conflicts, min(self._at, max(0, len(conflicts) - 1))
        for widget in (self._left, self._foot, self.save_button):
            widget.setVisible(self._plan is not None)
        self.apply_button.setEnabled(self._plan is not None and not self._plan.is_empty)
        self._head.setText(_("CONFLICTS") + f"  ·  {len(conflicts):,}")
        self._kinds.say(by_kind(conflicts))
        other = _("take the other") if self._plan is None else _("take {name}").format(name=copy_name(self._plan))
        self._take.setText(other if len(other) <= LONGEST_NAME else _("take the other"))
        self._legend.setVisible(bool(conflicts))
        self._fill()

    def _fill(self) -> None:
        """Draw the first conflicts; cards of those that are drawn already stay."""
        drawn = {card.conflict: card for card in self._cards}
        self._cards = [drawn.get(one) or self._card_of(one) for one in self._conflicts[:SHOWN]]
        kept = set(self._cards)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.hide()
                widget.deleteLater()
        for number, card in enumerate(self._cards, 1):
            card.show_number(number)
            card.show_choice(self._choices.get(card.conflict.id))
            self._list.addWidget(card)
        if not self._conflicts:
            self._list.addWidget(label(_("Nothing is in conflict."), "faint"))
        elif len(self._conflicts) > SHOWN:
            more = len(self._conflicts) - SHOWN
            self._list.addWidget(label(_("and {count} more").format(count=f"{more:,}"), "faint"))
        self._list.addStretch(1)
        self._tell_left()
        self._light()

    def _card_of(self, one: Conflict) -> ConflictCard:
        def choose(choice: Choice) -> None:
            self._at = self._conflicts.index(one)
            self.choose(choice)

        shown = Shown(one, sides_of(one, self._plan), self._book)
        return ConflictCard(shown, choose, waits=self._plan is not None)

    def _forget_cards(self) -> None:
        """Draw all of them anew the next time: what they are drawn by has changed."""
        empty(self._list)
        self._cards, self._lit = [], None

    def _tell_left(self) -> None:
        left = len(self._conflicts) - len(self._choices)
        self._left_to_decide.setText(waiting(left) if left else "")

    def _light(self) -> None:
        now = self._cards[self._at] if self._at < len(self._cards) else None
        if now is not self._lit and self._lit in self._cards:
            self._lit.show_lit(lit=False)
        self._lit = now
        if now is not None:
            now.show_lit(lit=True)
            self._scroll.ensureWidgetVisible(now)
