"""The repairs of this project: listed, filtered, taken back; Enter opens the place of one."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QTableView, QWidget

from annotator.domain.articles import RepairKind
from annotator.domain.corpus.mended import Mended, MendedSought
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.project.corpus.mended import MOST
from annotator.ui.hub import Hub
from annotator.ui.pages.head import PageHead, stacked
from annotator.ui.pages.repairs.rows import KINDS, RepairRows
from annotator.ui.pieces import button, label, row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_WIDTHS = (140, 220, 220, 180)
_Found = tuple[list[Mended], Mapping[RepairKind, int]]


class RepairsPage(QWidget):
    """Reads beside the window, and again when a text changes."""

    def __init__(self, hub: Hub, go: Callable[[Place], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._go = hub, go
        self.undo_button = button(_("Undo repair") + "  Del", self.undo)
        self.head = PageHead(self, _("Repairs of this project"), leave, self.undo_button)
        self.words = self.first = QLineEdit(clearButtonEnabled=True)
        self.words.setPlaceholderText(_("Words of the repair, its reason or its article"))
        self.words.setAccessibleName(_("Filter the repairs"))
        self.kinds = QComboBox()
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds.setAccessibleName(_("Kind of repair"))
        self.rows, self.table = RepairRows(self), QTableView()
        self.told = label("", "faint", wrap=True)
        self._reading = Newest(hub, self)
        self._soon: QTimer = later(self, self._ask)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setAccessibleName(_("Repairs of this project"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        line, chosen = QWidget(), row(self.words, self.kinds, margins=(14, 10, 14, 6))
        chosen.setStretch(0, 1)
        line.setLayout(chosen)
        self.told.setContentsMargins(14, 2, 14, 8)
        stacked(self, (self.head, 0), (line, 0), (self.told, 0), (table, 1))

    def _listen(self) -> None:
        self.words.textChanged.connect(lambda _words: self._soon.start())
        self.words.returnPressed.connect(self.table.setFocus)
        self.kinds.activated.connect(lambda _at: self._ask())
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_state())
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._forget)
        undo = QShortcut(QKeySequence("Delete"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        undo.activated.connect(self.undo)

    def begin(self) -> None:
        """Read the repairs anew, as when the page is shown."""
        self.told.setText(_("Looking…"))
        self._ask()

    def undo(self) -> None:
        """Take back the repairs that are chosen."""
        chosen = [one for one in self._chosen() if one.can_be_undone]
        if chosen and not self._hub.project.read_only:
            self._hub.perform(lambda project: project.repairs.undo(chosen))

    def _chosen(self) -> list[Mended]:
        return [self.rows.at(index.row()) for index in self.table.selectionModel().selectedRows()]

    def _ask(self) -> None:
        if not self._hub.is_open:
            return
        project, sought = self._hub.project, MendedSought(self._kind(), words=self.words.text().strip())
        self._reading.ask(lambda _told: (project.repairs.found(sought), project.repairs.counts()), self._show)

    def _show(self, answer: _Found) -> None:
        found, counts = answer
        at = self.table.currentIndex().row()
        self.rows.show(found)
        self._name_kinds(counts)
        more = f"{len(found):,}" + ("+" if len(found) >= MOST else "")
        told = ngettext("{count} repair; Enter opens its place.", "{count} repairs; Enter opens the place of one.",
                        len(found))  # fmt: skip
        self.told.setText(told.format(count=more) if found else _("No repair is found."))
        if found:
            self.table.selectRow(min(max(at, 0), len(found) - 1))
        self._show_state()

    def _name_kinds(self, counts: Mapping[RepairKind, int]) -> None:
        chosen = self._kind()
        self.kinds.clear()
        self.kinds.addItem(_("All kinds") + f"  ({sum(counts.values()):,})", "")
        for kind in RepairKind:
            if counts.get(kind) or kind is chosen:
                self.kinds.addItem(_(KINDS[kind]) + f"  ({counts.get(kind, 0):,})", kind.value)
        self.kinds.setCurrentIndex(self.kinds.findData(chosen.value if chosen else ""))

    def _kind(self) -> RepairKind | None:
        return RepairKind(self.kinds.currentData()) if self.kinds.currentData() else None

    def _show_state(self) -> None:
        can = self._hub.is_open and not self._hub.project.read_only
        self.undo_button.setEnabled(can and any(one.can_be_undone for one in self._chosen()))

    def _open(self, index: QModelIndex) -> None:
        one = self.rows.at(index.row())
        self._go(Place(one.article, one.place))

    def _hear(self, changes: Changes) -> None:
        if self.isVisible() and changes.concern(None, Subject.TEXT, Subject.ARTICLES):
            self._soon.start()

    def _forget(self) -> None:
        self._soon.stop()
        self.rows.show(())
