"""The page of people: choose on the left, read in the middle, settle possible duplicates on the right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.domain.errors import NotFound
from annotator.domain.ids import PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.domain.people import Person
from annotator.domain.register import Duplicate, Entry, Held, Mention, Order
from annotator.ui import messages
from annotator.ui.hub import Hub
from annotator.ui.pages.head import PageHead
from annotator.ui.pages.people.duplicates import Duplicates
from annotator.ui.pages.people.portrait import PortraitView
from annotator.ui.pages.people.rows import PersonPainter, PersonRows
from annotator.ui.pieces import button, label, row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_SIDES = (280, 780, 330)
_CONCERNING = (
    Subject.MARKS, Subject.LINKS, Subject.PEOPLE, Subject.ARTICLES, Subject.TEXT, Subject.CODEBOOK,
)  # fmt: skip


class PeoplePage(QWidget):
    """Everything that it does is one step each, which undo takes back."""

    def __init__(
        self,
        hub: Hub,
        go: Callable[[Place], object],
        history: Callable[[PersonId, str], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._go, self._history = hub, go, history
        self._stale = True
        self._looking = Newest(hub, self)
        self.rows = PersonRows(hub, self)
        self.filter, self.order, self.list = QLineEdit(), QComboBox(), QListView()
        self.nothing = label("", "faint", wrap=True)
        self._foot = label("", "faint")
        self.view = PortraitView(hub, self._show_role, self.add_variant)
        self.duplicates = Duplicates(self.merge_pair, self.tell_apart, self.show_person)
        self.edit_button, self.remove_button = button(_("Edit…") + "  F2", self.edit), button(_("Remove"), self.remove)
        self.merge_button: QPushButton = button("", self.merge, primary=True)
        self.head = PageHead(
            self, _("People"), leave, button("+ " + _("New person"), self.new_person),
            button(_("Import list…"), self.bring_in), button(_("Export list…"), self.take_out), self.merge_button,
        )  # fmt: skip
        self._soon, self._pause = later(self, self._refresh), later(self, self._filter, 150)
        self._lay_out()
        self._connect()

    # What one sees.

    def _lay_out(self) -> None:
        for widget in (button(_("History") + "  Shift+H", self.history), self.remove_button, self.edit_button):
            self.view.top.addWidget(widget)
        self.view.split_button.setText(_("Split off…") + "  Shift+J")
        self.view.split_button.setToolTip(_("Make a new person of the chosen mentions"))
        self.view.split_button.clicked.connect(lambda: self.split())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for widget, least in ((self._left(), 200), (self.view, 500), (self.duplicates, 220)):
            widget.setMinimumWidth(least)
            split.addWidget(widget)
        split.setStretchFactor(1, 1)
        split.setSizes(list(_SIDES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(split, 1)
        self.setFocusProxy(self.list)

    def _left(self) -> QFrame:
        left = QFrame()
        left.setObjectName("left")
        self.filter.setPlaceholderText(_("Name, variant or role…"))
        self.filter.setAccessibleName(_("Filter people"))
        self.filter.setClearButtonEnabled(True)
        for words, order in ((_("Mentions"), Order.MENTIONS), (_("Name"), Order.NAME)):
            self.order.addItem(words, order)
        self.order.setAccessibleName(_("Sorted by"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PersonPainter(self.rows, self.list))
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("People"))
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        line = row(self.filter, self.order)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        return left

    def _connect(self) -> None:
        everywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, widget, call in (
            ("/", self, self.filter.setFocus), ("F2", self, self.edit), ("M", self, self.merge_chosen),
            ("D", self, self.different), ("N", self, self.new_person), ("Shift+H", self, self.history),
            ("Shift+J", self, self.split), ("Ctrl+C", self.view.table, self.view.table.copy),
            ("Delete", self.list, self.remove), ("Alt+Down", self, lambda: self.duplicates.step(1)),
            ("Alt+Up", self, lambda: self.duplicates.step(-1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), widget, context=everywhere).activated.connect(call)
        self.filter.textChanged.connect(lambda _words: self._pause.start())
        self.filter.returnPressed.connect(self._to_list)
        self.order.activated.connect(lambda _at: self._filter())
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.selectionModel().selectionChanged.connect(lambda _on, _off: self._name_merge())
        self.list.activated.connect(lambda _index: self.view.table.setFocus())
        self.view.table.wanted.connect(self._go)
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._forget)
        self._name_merge()

    # What one does.

    def begin(self) -> None:
        """Show the register as it is now."""
        if self._stale:
            self._refresh()

    def show_person(self, person: PersonId) -> None:
        """Show somebody, whether fetched on the left or not."""
        at = self.rows.place_of(person)
        if at is not None:
            self.list.setCurrentIndex(self.rows.index(at))
        else:
            self.list.selectionModel().clear()
            self._show(person)

    @property
    def person(self) -> Person | None:
        """Whom the middle shows."""
        return self.view.portrait.person if self.view.portrait else None

    @property
    def chosen(self) -> list[Entry]:
        """Who is chosen on the left, whoever is mentioned most first."""
        entries = [index.data(Qt.ItemDataRole.UserRole) for index in self.list.selectedIndexes()]
        return sorted(entries, key=lambda entry: -entry.mentions)

    def new_person(self) -> None:
        """Put somebody new into the register."""
        name = messages.line(self, _("New person"), _("Name"), self.filter.text().strip())
        if name is not None:
            outcome = self._hub.perform(lambda project: project.people.create(name))
            if outcome is not None:
                self.show_person(outcome.value.id)

    def edit(self) -> None:
        """Change name, variants, note and external keys."""
        before = self.person
        if before is not None and (after := messages.person(self, before)) is not None:
            self._hub.perform(lambda project: project.people.edit(after))

    def add_variant(self) -> None:
        """Add one more name."""
        person = self.person
        name = None if person is None else messages.line(self, _("Variant"), _("Another name of this person"))
        if person is not None and name:
            wider = replace(person, variants=(*person.variants, name))
            self._hub.perform(lambda project: project.people.edit(wider))

    def remove(self) -> None:
        """Take whoever is shown off the register; the mentions stay marked."""
        person = self.person
        if person is not None:
            self._hub.perform(lambda project: project.people.remove(person.id))

    def merge_chosen(self) -> None:
        """M: make one of those who are chosen on the left, else of the chosen pair on the right."""
        pair = self.duplicates.chosen
        if len(self.chosen) > 1:
            self.merge()
        elif pair is not None:
            self.merge_pair(pair)

    def merge(self) -> None:
        """Make one person of those who are chosen on the left; whoever is mentioned most keeps the name."""
        keep, *others = self.chosen or [None]
        if keep is None or not others:
            self._hub.refused.emit(_("Choose two or more people first: click with Ctrl or Shift."))
            return
        keys = [other.person.id for other in others if other is not None]
        self._hub.perform(lambda project: project.people.merge(keep.person.id, keys))

    def merge_pair(self, pair: Duplicate) -> None:
        """Make one person of a pair."""
        self._hub.perform(lambda project: project.people.merge(pair.one.person.id, [pair.other.person.id]))

    def different(self) -> None:
        """D: those of the chosen pair are two."""
        if (pair := self.duplicates.chosen) is not None:
            self.tell_apart(pair)

    def tell_apart(self, pair: Duplicate) -> None:
        """Remember that those of a pair are two."""
        self._hub.perform(lambda project: project.people.tell_apart(pair.one.person.id, pair.other.person.id))

    def split(self) -> None:
        """Make a new person of the chosen mentions."""
        person, found = self.person, [self.view.places.found[at] for at in self.view.table.chosen]
        mentions = [one for one in found if isinstance(one, Mention)]
        if person is None or not mentions:
            self._hub.refused.emit(_("Choose mentions first: press “Mentions” and choose some of them."))
            return
        name = messages.line(self, _("New person"), _("Name of the new person"), mentions[0].words)
        if name is not None:
            marks = [one.mark for one in mentions]
            self._hub.perform(lambda project: project.people.split(person.id, marks, name))

    def history(self) -> None:
        """Show what was done about whoever is shown."""
        if self.person is not None:
            self._history(self.person.id, self.person.name)

    def take_out(self) -> None:
        """Write everybody to a file."""
        out = messages.register_target(self, self._hub.project.name)
        if out is not None:
            self._told(out, lambda: self._hub.project.register.write(out))

    def bring_in(self) -> None:
        """Bring in the people of a file."""
        path = messages.register_to_bring_in(self)
        outcome = None if path is None else self._hub.perform(lambda project: project.people.bring_in(path))
        if outcome is not None:
            told = _("{added} people are new, {changed} were changed.")
            self._hub.refused.emit(told.format(added=outcome.value.added, changed=outcome.value.changed))

    # What follows.

    def _told(self, out: Path, write: Callable[[], int]) -> None:
        self._looking.ask(lambda _told: write(), lambda count: self._hub.refused.emit(
            ngettext("{count} person is in “{name}”.", "{count} people are in “{name}”.", count)
            .format(count=f"{count:,}", name=out.name)
        ))  # fmt: skip

    def _show_role(self, held: Held) -> None:
        if self.person is None:
            return
        where = self._hub.project.register.role(self.person.id, held.words)
        if where is not None:
            self._go(where.place)

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        entry = now.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Entry) and (self.person is None or self.person.id != entry.person.id):
            self._show(entry.person.id)

    def _show(self, person: PersonId | None) -> None:
        register = self._hub.project.register
        self.view.show_person(None if person is None else register.portrait(person))
        for one in (self.edit_button, self.remove_button):
            one.setEnabled(person is not None)

    def _name_merge(self) -> None:
        count = len(self.list.selectedIndexes())
        self.merge_button.setText(_("Merge chosen") + (f" ({count})" if count > 1 else "") + "  M")
        self.merge_button.setEnabled(count > 1)

    def _filter(self) -> None:
        self.rows.begin(self.filter.text().strip(), Order(self.order.currentData()))
        self._lead(self.person.id if self.person else None)
        self._tell()

    def _to_list(self) -> None:
        self._pause.stop()
        self._filter()
        self.list.setFocus()

    def _lead(self, person: PersonId | None) -> None:
        """Put the keys on somebody, else on the first row."""
        at = self.rows.place_of(person)
        if at is None and self.rows.rowCount():
            at = 0
        if at is None:
            self._show(None)
            return
        index = self.rows.index(at)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def _keep(self, person: PersonId | None) -> None:
        """Go on showing somebody, fetched on the left or not, as long as they are in the register."""
        if person is None or self.rows.place_of(person) is not None:
            self._lead(person)
            return
        try:
            self.show_person(person)
        except NotFound:
            self._lead(None)

    def _hear(self, changes: Changes) -> None:
        if changes.concern(None, *_CONCERNING):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def _forget(self) -> None:
        self._stale = True
        self.rows.begin()
        self.view.show_person(None)
        self.duplicates.show_pairs(())

    def _refresh(self) -> None:
        if not self._hub.is_open:
            return
        self._stale = False
        before = self.person.id if self.person else None
        if self.rows.entries:
            self.rows.refresh()
        else:
            self.rows.begin(self.filter.text().strip(), Order(self.order.currentData()))
        self.view.portrait = None  # who is shown may have changed, or be gone
        self._keep(before)
        self._tell()
        self._looking.ask(lambda _told: self._hub.project.register.duplicates(), self.duplicates.show_pairs)

    def _tell(self) -> None:
        total = self.rows.total
        told = ngettext("{count} person", "{count} people", total).format(count=f"{total:,}")
        self.head.facts.say(told)
        self._foot.setText(_("{shown} of {total}").format(shown=f"{len(self.rows.entries):,}", total=f"{total:,}"))
        self.nothing.setVisible(total == 0)
        self.nothing.setText(
            _("Nobody is called so and nobody holds such a role.")
            if self.filter.text().strip()
            else _("Nobody is in the register yet. Mark names in articles with 1; they come here by themselves.")
        )
