"""The left side of the page of people: the register with its filter, and who of it is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QVBoxLayout, QWidget

from annotator.domain.corpus.register import Entry, Order
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.ui.floating.typing import FilterEntry
from annotator.ui.hub import Hub
from annotator.ui.pages.people.choosing import choose_rows
from annotator.ui.pages.people.rows import PersonPainter, PersonRows
from annotator.ui.pieces import label
from annotator.ui.running.later import later


class PeopleSide(QFrame):
    """Who is chosen stays chosen whenever other rows come; what was not fetched again is let go."""

    chose = Signal()
    """Others are chosen, or the keys are at somebody else."""
    listed = Signal()
    """Rows that were asked for are here; whoever hears it leads the keys to somebody."""

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("left")
        self._hub = hub
        self.gathering = False
        """Whether M means those who are chosen here: somebody chose several, and nothing else since."""
        self._before: list[PersonId] = []
        self._without_role = 0
        self._leading = self._entering = False
        self.rows = PersonRows(hub, self)
        self.filter, self.order, self.list = FilterEntry(), QComboBox(), QListView()
        self.nothing, self._foot = (label("", "faint", wrap=True) for _each in range(2))
        self.pause = later(self, self.filter_rows, 150)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
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
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addWidget(self.filter)  # beside the order it could not say what it looks in on a narrow screen
        column.addWidget(self.order)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.filter.refused.connect(self._hub.tell)
        self.filter.textChanged.connect(lambda _words: self.pause.start())
        self.filter.returnPressed.connect(self._to_list)
        self.order.activated.connect(lambda _at: self.filter_rows())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self.chose.emit())
        self.list.selectionModel().selectionChanged.connect(lambda _on, _off: self._choose())
        self.rows.modelAboutToBeReset.connect(self._remember)
        self.rows.listed.connect(self._show_listed)
        self.rows.rowsInserted.connect(lambda *_where: self._tell())

    # What one does.

    def refresh(self) -> None:
        """Ask again for the rows as they are now."""
        if self.rows.entries:
            self.rows.refresh()
        else:
            self.rows.begin(self.filter.text().strip(), Order(self.order.currentData()))

    def filter_rows(self) -> None:
        """Ask for those whom the filter means; the keys go to one of them."""
        self.pause.stop()
        if self._hub.is_open:
            self._leading = True
            self.rows.begin(self.filter.text().strip(), Order(self.order.currentData()))

    def forget(self) -> None:
        """Show nobody: the project is closed, and what it was filtered by would hide people of the next one."""
        self.filter.clear()
        self.pause.stop()
        self._leading = self._entering = False
        self.rows.clear()

    def tell_without_role(self, people: int) -> None:
        """Say how many of the whole register hold no role."""
        self._without_role = people
        self._tell()

    @property
    def chosen(self) -> list[Entry]:
        """Who is chosen, whoever is mentioned most first."""
        entries = [index.data(Qt.ItemDataRole.UserRole) for index in self.list.selectedIndexes()]
        return sorted(entries, key=lambda entry: -entry.mentions)

    @property
    def entry(self) -> Entry | None:
        """Whom the keys are at, or where that row was let go, one who is still chosen."""
        now, chosen = self.list.currentIndex(), self.list.selectedIndexes()
        return (chosen[-1] if chosen and now not in chosen else now).data(Qt.ItemDataRole.UserRole)

    def point(self, person: PersonId) -> bool:
        """Choose somebody alone; gives whether they were fetched. Where not, nobody is chosen."""
        at = self.rows.place_of(person)
        if at is None:
            self.list.selectionModel().clear()
        else:
            self._choose_rows([at], at)
        return at is not None

    def lead(self, person: PersonId | None) -> bool:
        """Choose again who was chosen and is still listed, with the keys at ``person``, else at the first of them.

        Nobody chose anything by that: what M means stays as it was, lest it make one of others. Somebody who was
        looked at without being listed stays so, unless the filter was changed. Gives whether anybody is left.
        """
        gathering, leading, self._leading = self.gathering, self._leading, False
        places, at = self.rows.places_of(self._before), self.rows.place_of(person)
        if person is not None and at is None and not self._before and not leading:
            return True
        if at is None and self.rows.rowCount():
            at = places[0] if places else 0
        if at is not None:
            self._choose_rows(places or [at], at)
        self.gathering = gathering
        return at is not None

    # What follows.

    def _choose_rows(self, places: Iterable[int], at: int) -> None:
        choose_rows(self.list, places, at)
        self.list.scrollTo(self.rows.index(at))

    def _choose(self) -> None:
        self.gathering = len(self.list.selectedIndexes()) > 1
        self.chose.emit()

    def _to_list(self) -> None:
        """Enter: once the rows are here, lest the next key be pressed on those of before."""
        self._entering = True
        self.filter_rows()

    def _remember(self) -> None:
        self._before = [entry.person.id for entry in self.chosen]

    def _show_listed(self) -> None:
        self._tell()
        self.nothing.setVisible(self.rows.total == 0)
        self.nothing.setText(
            _("Nobody is called so and nobody holds such a role.")
            if self.filter.text().strip()
            else _("Nobody is in the register yet. Mark names in articles with 1; they come here by themselves.")
        )
        self.listed.emit()
        if self._entering and self.filter.hasFocus():
            self.list.setFocus()
        self._entering = False

    def _tell(self) -> None:
        shown, total = len(self.rows.entries), self.rows.total
        told = _("{shown} of {total}").format(shown=f"{shown:,}", total=f"{total:,}")
        if self._without_role and not self.filter.text().strip():
            told += "  ·  " + _("{count} without a role").format(count=f"{self._without_role:,}")
        self._foot.setText(told)
