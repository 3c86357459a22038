"""The page of people: choose on the left, read in the middle, settle possible duplicates on the right."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QPushButton, QVBoxLayout, QWidget

from annotator.domain.corpus.register import Entry, Held, Order
from annotator.domain.errors import AnnotatorError, NotFound
from annotator.domain.ids import PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.domain.people import Person
from annotator.ui.floating.typing import FilterEntry
from annotator.ui.hub import Hub
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pages.people.choosing import choose_rows
from annotator.ui.pages.people.deeds import PeopleDeeds
from annotator.ui.pages.people.duplicates import Duplicates
from annotator.ui.pages.people.portrait import PortraitView
from annotator.ui.pages.people.rows import PersonPainter, PersonRows
from annotator.ui.pieces import button, label, row
from annotator.ui.running.jobs import Jobs
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
        jobs: Jobs,
        go: Callable[[Place], object],
        history: Callable[[PersonId, str], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.hub, self.jobs, self._go, self.history_wanted = hub, jobs, go, history
        self.deeds = deeds = PeopleDeeds(self)
        self._stale = True
        self.gathering = False
        """Whether M means those who are chosen on the left: somebody chose several, and nothing else since."""
        self.looking = Newest(hub, self)
        self.rows = PersonRows(hub, self)
        self.filter, self.order, self.list = FilterEntry(), QComboBox(), QListView()
        self.nothing = label("", "faint", wrap=True)
        self._foot = label("", "faint")
        self.view = PortraitView(hub, self._show_role, deeds.add_variant)
        self.duplicates = Duplicates(deeds.merge_pair, deeds.tell_apart, self.show_person)
        self.edit_button, self.remove_button = (
            button(_("Edit…") + "  F2", deeds.edit),
            button(_("Remove"), deeds.remove),
        )
        self.merge_button: QPushButton = button("", deeds.merge, primary=True)
        self.head = PageHead(
            self, _("People"), leave, button("+ " + _("New person"), deeds.new_person),
            button(_("Import list…"), deeds.bring_in), button(_("Export list…"), deeds.take_out), self.merge_button,
        )  # fmt: skip
        self._soon, self._pause = later(self, self._refresh), later(self, self._filter, 150)
        self._lay_out()
        self._connect()

    # What one sees.

    def _lay_out(self) -> None:
        for widget in (button(_("History") + "  Shift+H", self.deeds.history), self.remove_button, self.edit_button):
            self.view.top.addWidget(widget)
        self.view.split_button.setText(_("Split off…") + "  Shift+J")
        self.view.split_button.setToolTip(_("Make a new person of the chosen mentions"))
        self.view.split_button.clicked.connect(lambda: self.deeds.split())
        split = side_by_side(_SIDES, (self._left(), 200), (self.view, 500), (self.duplicates, 220))
        stacked(self, (self.head, 0), (split, 1))
        self.first = self.list

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
        deeds = self.deeds
        for keys, widget, call in (
            ("/", self, self.filter.setFocus), ("F2", self, deeds.edit), ("M", self, deeds.merge_chosen),
            ("D", self, deeds.different), ("N", self, deeds.new_person), ("Shift+H", self, deeds.history),
            ("Shift+J", self, deeds.split), ("Ctrl+C", self.view.table, self.view.table.copy),
            ("Delete", self.list, deeds.remove_chosen), ("Alt+Down", self, lambda: self._step_pair(1)),
            ("Alt+Up", self, lambda: self._step_pair(-1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), widget, context=everywhere).activated.connect(call)
        self.filter.refused.connect(self.hub.tell)
        self.filter.textChanged.connect(lambda _words: self._pause.start())
        self.filter.returnPressed.connect(self._to_list)
        self.order.activated.connect(lambda _at: self._filter())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._follow())
        self.list.selectionModel().selectionChanged.connect(lambda _on, _off: self._choose())
        self.list.activated.connect(lambda _index: self.view.table.setFocus())
        self.view.table.wanted.connect(self._go)
        self.hub.changed.connect(self._hear)
        self.hub.closed.connect(self._forget)
        self._name_merge()

    # What one does.

    def begin(self) -> None:
        """Show the register as it is now."""
        if self._stale:
            self._refresh()

    def show_person(self, person: PersonId) -> None:
        """Show somebody, whether fetched on the left or not; who is gone meanwhile is told."""
        try:
            self.hub.project.people.get(person)
        except NotFound as gone:
            self.hub.tell(gone)
            return
        at = self.rows.place_of(person)
        if at is None:
            self.list.selectionModel().clear()
            self._show(person)
        else:
            choose_rows(self.list, [at], at)
            self.list.scrollTo(self.rows.index(at))

    @property
    def person(self) -> Person | None:
        """Whom the middle shows."""
        return self.view.portrait.person if self.view.portrait else None

    @property
    def chosen(self) -> list[Entry]:
        """Who is chosen on the left, whoever is mentioned most first."""
        entries = [index.data(Qt.ItemDataRole.UserRole) for index in self.list.selectedIndexes()]
        return sorted(entries, key=lambda entry: -entry.mentions)

    # What follows.

    def _show_role(self, held: Held) -> None:
        if self.person is None:
            return
        where = self.hub.project.register.role(self.person.id, held.words)
        if where is not None:
            self._go(where.place)

    def _choose(self) -> None:
        """Somebody chose on the left."""
        self.gathering = len(self.list.selectedIndexes()) > 1
        self._name_merge()
        self._follow()

    def _step_pair(self, by: int) -> None:
        """The keys go to another pair on the right."""
        self.gathering = False
        self.duplicates.step(by)

    def _follow(self) -> None:
        """Show whom the keys are at on the left, or where that row was let go, one who is still chosen."""
        now, chosen = self.list.currentIndex(), self.list.selectedIndexes()
        entry = (chosen[-1] if chosen and now not in chosen else now).data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Entry) and (self.person is None or self.person.id != entry.person.id):
            try:
                self._show(entry.person.id)
            except NotFound:  # others took them off the register; the rows are read again in a moment
                self._show(None)

    def _show(self, person: PersonId | None) -> None:
        self.view.show_person(None if person is None else self.hub.project.register.portrait(person))
        for one in (self.edit_button, self.remove_button):
            one.setEnabled(person is not None)

    def _name_merge(self) -> None:
        count = len(self.list.selectedIndexes())
        self.merge_button.setText(_("Merge chosen") + (f" ({count})" if count > 1 else "") + "  M")
        self.merge_button.setEnabled(count > 1)

    def _filter(self) -> None:
        chosen = self._chosen_keys()
        self.rows.begin(self.filter.text().strip(), Order(self.order.currentData()))
        self._lead(self.person.id if self.person else None, chosen)
        self._tell()

    def _to_list(self) -> None:
        self._pause.stop()
        self._filter()
        self.list.setFocus()

    def _chosen_keys(self) -> list[PersonId]:
        return [entry.person.id for entry in self.chosen]

    def _lead(self, person: PersonId | None, chosen: Iterable[PersonId]) -> None:
        """Choose again who was chosen and is still listed, with the keys at ``person``, else at the first of them.

        Nobody chose anything by that: what M means stays as it was, lest it make one of others.
        """
        gathering = self.gathering
        places = [at for one in chosen if (at := self.rows.place_of(one)) is not None]
        at = self.rows.place_of(person)
        if at is None and self.rows.rowCount():
            at = places[0] if places else 0
        if at is None:
            self._show(None)
        else:
            choose_rows(self.list, places or [at], at)
            self.list.scrollTo(self.rows.index(at))
        self.gathering = gathering
        self._name_merge()

    def _keep(self, person: PersonId | None, chosen: Iterable[PersonId]) -> None:
        """Show somebody as they are now, fetched on the left or not, as long as they are in the register."""
        try:
            self._show(person)
        except NotFound:
            person = None
        if person is None or chosen or self.rows.place_of(person) is not None:
            self._lead(person, chosen)

    def _hear(self, changes: Changes) -> None:
        if changes.concern(None, *_CONCERNING):
            self._stale = True
            paired = changes.people & self.duplicates.people
            self.duplicates.leave_out(one for one in paired if not self._is_there(one))
            if self.isVisible():
                self._soon.start()

    def _is_there(self, person: PersonId) -> bool:
        try:
            self.hub.project.people.get(person)
        except AnnotatorError:
            return False
        return True

    def _forget(self) -> None:
        self._stale = True
        self._soon.stop()
        self._pause.stop()
        self.rows.begin()
        self.view.show_person(None)
        self.duplicates.show_pairs(())

    def _refresh(self) -> None:
        if not self.hub.is_open:
            return
        self._stale = False
        before, chosen = self.person.id if self.person else None, self._chosen_keys()
        if self.rows.entries:
            self.rows.refresh()
        else:
            self.rows.begin(self.filter.text().strip(), Order(self.order.currentData()))
        self._keep(before, chosen)
        self._tell()
        self.looking.ask(lambda _told: self.hub.project.register.duplicates(), self.duplicates.show_pairs)

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
