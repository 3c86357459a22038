"""The page of people: choose on the left, read in the middle, settle possible duplicates on the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.domain.corpus.register import Entry, Extent, Held, Portrait, Where
from annotator.domain.errors import AnnotatorError, NotFound
from annotator.domain.ids import PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.domain.people import Person
from annotator.ui.hub import Hub
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pages.people.deeds import PeopleDeeds
from annotator.ui.pages.people.duplicates import Duplicates
from annotator.ui.pages.people.portrait import PortraitView
from annotator.ui.pages.people.side import PeopleSide
from annotator.ui.pieces import button
from annotator.ui.running.jobs import Jobs
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_SIDES = (300, 770, 320)
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
        self._person: Person | None = None
        self.looking, self._going, self.measuring = (Newest(hub, self) for _each in range(3))
        self.side = PeopleSide(hub, self)
        self.rows, self.filter, self.list = self.side.rows, self.side.filter, self.side.list
        self.duplicates = Duplicates(deeds.merge_pair, deeds.tell_apart, self.show_person)
        self.edit_button, self.remove_button = (
            button(_("Edit…") + "  F2", deeds.edit),
            button(_("Remove"), deeds.remove),
        )
        history_button = button(_("History") + "  Shift+H", deeds.history)
        self.view = PortraitView(
            hub, self._show_role, deeds.add_variant, history_button, self.remove_button, self.edit_button
        )
        self.merge_button: QPushButton = button("", deeds.merge, primary=True)
        self.head = PageHead(
            self, _("People"), leave, button("+ " + _("New person"), deeds.new_person),
            button(_("Import list…"), deeds.bring_in), button(_("Export list…"), deeds.take_out), self.merge_button,
        )  # fmt: skip
        self._soon = later(self, self._refresh)
        self._lay_out()
        self._connect()

    # What one sees.

    def _lay_out(self) -> None:
        self.view.split_button.setText(_("Split off…") + "  Shift+J")
        self.view.split_button.setToolTip(_("Make a new person of the chosen mentions"))
        self.view.split_button.clicked.connect(lambda: self.deeds.split())
        split = side_by_side(_SIDES, (self.side, 150), (self.view, 380), (self.duplicates, 280))
        stacked(self, (self.head, 0), (split, 1))
        self.first = self.list

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
        self.side.chose.connect(self._choose)
        self.side.listed.connect(self._listed)
        self.list.activated.connect(lambda _index: self.view.table.setFocus())
        self.view.table.wanted.connect(self._go)
        self.view.arrived.connect(self._arrived)
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
            found = self.hub.project.people.get(person)
        except NotFound as gone:
            self.hub.tell(gone)
            return
        if not self.side.point(person):
            self._show(found)

    @property
    def person(self) -> Person | None:
        """Whom one wants to see; the middle shows them as soon as it was read."""
        return self._person

    @property
    def chosen(self) -> list[Entry]:
        """Who is chosen on the left, whoever is mentioned most first."""
        return self.side.chosen

    # What follows.

    def _show_role(self, held: Held) -> None:
        if (shown := self.view.portrait) is not None:
            register, person = self.hub.project.register, shown.person.id
            self._going.ask(lambda _told: register.role(person, held.words), self._go_to_role)

    def _go_to_role(self, where: Where | None) -> None:
        if where is not None:
            self._go(where.place)

    def _choose(self) -> None:
        """The keys are at somebody else on the left, or others are chosen there."""
        self._name_merge()
        entry = self.side.entry
        if entry is not None and (self._person is None or self._person.id != entry.person.id):
            self._show(entry.person)

    def _step_pair(self, by: int) -> None:
        """The keys go to another pair on the right."""
        self.side.gathering = False
        self.duplicates.step(by)

    def _show(self, person: Person | None) -> None:
        self._want(person)
        self.view.show_person(person)

    def _want(self, person: Person | None) -> None:
        self._person = person
        for one in (self.edit_button, self.remove_button):
            one.setEnabled(person is not None)

    def _arrived(self, portrait: Portrait | None) -> None:
        self._want(None if portrait is None else portrait.person)

    def _name_merge(self) -> None:
        count = len(self.list.selectedIndexes())
        self.merge_button.setText(_("Merge chosen") + (f" ({count})" if count > 1 else "") + "  M")
        self.merge_button.setEnabled(count > 1)

    def _listed(self) -> None:
        """Other rows came: the keys go to whoever is shown, else to somebody who is listed."""
        if not self.side.lead(None if self._person is None else self._person.id):
            self._show(None)
        self._name_merge()

    def _tell(self, extent: Extent) -> None:
        """How much there is, of whatever is listed."""
        told = (
            ngettext("{count} person", "{count} people", extent.people).format(count=f"{extent.people:,}"),
            ngettext("{count} mention", "{count} mentions", extent.mentions).format(count=f"{extent.mentions:,}"),
            ngettext("{count} article", "{count} articles", extent.articles).format(count=f"{extent.articles:,}"),
        )
        self.head.facts.say("  ·  ".join(told))
        self.side.tell_without_role(extent.without_role)

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
        self.measuring.drop()
        self.head.facts.say("")
        self.side.forget()
        self._show(None)
        self.duplicates.begin()

    def _refresh(self) -> None:
        if not self.hub.is_open:
            return
        self._stale = False
        if self._person is not None:
            self._renew(self._person.id)
        self.side.refresh()
        register = self.hub.project.register
        self.measuring.ask(lambda _told: register.extent(), self._tell)
        self.looking.ask(lambda _told: register.duplicates(), self.duplicates.show_pairs)

    def _renew(self, person: PersonId) -> None:
        """Show somebody as they are now; who is gone makes room for another as soon as the rows have come."""
        try:
            self._show(self.hub.project.people.get(person))
        except NotFound:
            self._want(None)
