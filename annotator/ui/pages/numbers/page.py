"""Figures about the project: one table at a time, counted beside the window, copied and taken out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QListWidget,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.corpus.numbers import Cell, Counted, Figure, Sheet
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Subject
from annotator.formats import sheets
from annotator.ui import messages
from annotator.ui.hub import Hub
from annotator.ui.pages.articles.filters import FilterFields
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pages.numbers.naming import figure_name, heading
from annotator.ui.pages.numbers.rows import BarPainter, FigureRows
from annotator.ui.pieces import button, dress, label
from annotator.ui.running.jobs import Jobs, Told
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_ROW_HEIGHT, _WORDS_WIDTH, _WIDTH, _BAR_WIDTH = 30, 210, 110, 280
_LEAST_BAR, _LEAST_WORDS, _LEAST = 140, 130, 80
_REST_MILLISECONDS = 400
"""So long after somebody's last change it is counted again."""
_Table = tuple[str, Sequence[str], Sequence[Sequence[Cell]]]


class NumbersPage(QWidget):
    """What is counted on the left, the figures beside it."""

    def __init__(self, hub: Hub, jobs: Jobs, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._jobs = hub, jobs
        self._counting = Newest(hub, self)
        self.filters = FilterFields(hub, self)
        self.figures = QListWidget()
        self.rows, self.table = FigureRows(self), QTableView()
        self.nothing = label("", "faint", wrap=True)
        self.copy_button = button(_("Copy the table"), self.copy)
        self.export_button = button(_("Export") + " ▾", self.ask_export)
        self.head = PageHead(self, _("Numbers"), leave, self.copy_button, self.export_button)
        self._again = later(self, self._count, _REST_MILLISECONDS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for widget in (self.filters.words, self.filters.starred):
            widget.hide()
        self.figures.setObjectName("figures")
        self.figures.setAccessibleName(_("Tables"))
        for figure in Figure:
            self.figures.addItem(figure_name(figure))
        left = QFrame()
        left.setObjectName("left")
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self.figures, 1)
        middle = QWidget()
        self.nothing.setContentsMargins(16, 14, 16, 14)
        self.nothing.hide()
        stacked(middle, (self.nothing, 0), (self.table, 1))
        self._dress_table()
        split = side_by_side([250, 1000], (left, 220), (middle, 300))
        stacked(self, (self.head, 0), (split, 1))
        self.first = self.table

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setItemDelegate(BarPainter(table))
        dress(table, _ROW_HEIGHT)
        table.setAccessibleName(_("Figures"))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _connect(self) -> None:
        for key, call in (("Ctrl+C", self.copy), ("/", self._to_filters)):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(call)
        self.figures.currentRowChanged.connect(lambda _at: self._count())
        self.figures.itemActivated.connect(lambda _item: self.table.setFocus())
        self.filters.changed.connect(self._count)
        self._counting.jobs.progressed.connect(self._tell_progress)
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the room anew."""
        super().resizeEvent(event)
        self._share_out(self.rows.sheet)

    @property
    def figure(self) -> Figure:
        """The table that is chosen."""
        return list(Figure)[max(0, self.figures.currentRow())]

    def begin(self) -> None:
        """Count the project as it is now."""
        self.filters.begin()
        if self.figures.currentRow() < 0:
            self.figures.setCurrentRow(0)
        else:
            self._count()

    def wanted(self) -> Counted:
        """What the filter says."""
        said = self.filters.wanted()
        return Counted(said.annotators, said.tags, said.sources, said.since, said.until, said.states)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, or all of them where fewer than two are chosen."""
        places = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        everything = range(self.rows.rowCount())
        QGuiApplication.clipboard().setText(self.rows.copied(places if len(places) > 1 else everything))

    def ask_export(self) -> None:
        """Offer what the tables can be taken out as."""
        self.export_menu().popup(self.export_button.mapToGlobal(self.export_button.rect().bottomLeft()))

    def export_menu(self) -> QMenu:
        """What the tables can be taken out as; what cannot be done here says what it needs."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("This table as CSV…")).triggered.connect(lambda _on=False: self._export_one(".csv"))
        workbooks = sheets.makes_workbooks()
        for words, call in (
            (_("This table as a workbook…"), lambda _on=False: self._export_one(".xlsx")),
            (_("All tables as a workbook…"), lambda _on=False: self._export_all()),
        ):
            action = menu.addAction(words if workbooks else f"{words}   {sheets.INSTALL}")
            action.setEnabled(workbooks)
            action.triggered.connect(call)
        return menu

    def _export_one(self, suffix: str) -> None:
        sheet = self.rows.sheet
        table = (figure_name(sheet.figure), self._headings(sheet), [self.rows.words(row) for row in self.rows.rows])
        path = messages.table_target(self.window(), sheet.figure.value, suffix)
        if path is not None:
            numbers = self._hub.project.numbers
            self._export(path.name, lambda _told: numbers.write(path, [table]))

    def _export_all(self) -> None:
        path, wanted = messages.table_target(self.window(), "numbers", ".xlsx"), self.wanted()
        if path is None:
            return
        numbers = self._hub.project.numbers

        def write(told: Told) -> None:
            found = [(figure_name(one.figure), self._headings(one), one.rows) for one in numbers.sheets(wanted, told)]
            numbers.write(path, found)

        self._export(path.name, write)

    def _export(self, name: str, write: Callable[[Told], object]) -> None:
        told = _("Exported to {name}.").format(name=name)
        self._jobs.run(_("Exporting"), write, lambda _done: self._hub.refused.emit(told))

    @staticmethod
    def _headings(sheet: Sheet) -> list[str]:
        return [heading(column) for column in sheet.columns]

    def _count(self) -> None:
        if not self._hub.is_open or self.figures.currentRow() < 0:
            return
        self._again.stop()
        figure, wanted, numbers = self.figure, self.wanted(), self._hub.project.numbers
        self._counting.ask(lambda told: numbers.sheet(figure, wanted, told), self._show)

    def _show(self, sheet: Sheet) -> None:
        other = sheet.figure is not self.rows.sheet.figure or not self.rows.rows
        self.table.setSortingEnabled(False)
        self.rows.show(sheet)
        if other:
            self._share_out(sheet)
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        lines = ngettext("{count} row", "{count} rows", len(sheet.rows)).format(count=f"{len(sheet.rows):,}")
        self.head.facts.say(f"{figure_name(sheet.figure)}  ·  {lines}")
        self.nothing.setText(_("There is nothing to count here yet: mark something, or let the filter hold more."))
        self.nothing.setVisible(not sheet.rows)
        self.copy_button.setEnabled(bool(sheet.rows))

    def _share_out(self, sheet: Sheet) -> None:
        """Give columns their widths; in a narrow window bars give way first, then words."""
        columns = range(len(sheet.columns))
        worded = [at for at in columns if bool(sheet.rows) and isinstance(sheet.rows[0][at], str)]
        widths = [_BAR_WIDTH if at == sheet.bar else _WORDS_WIDTH if at in worded else _WIDTH for at in columns]
        for at in sorted(columns, key=lambda at: (at != sheet.bar, at not in worded)):
            least = _LEAST_BAR if at == sheet.bar else _LEAST_WORDS if at in worded else _LEAST
            lacking = max(0, sum(widths) - self.table.viewport().width())
            widths[at] = max(least, widths[at] - lacking)
            self.table.setColumnWidth(at, widths[at])

    def _tell_progress(self, done: int, total: int) -> None:
        if total > 1:
            self.head.facts.say(_("Counting… {share} %").format(share=100 * done // total))

    def _to_filters(self) -> None:
        self.filters.state.setFocus()

    def _hear(self, changes: Changes) -> None:
        if self.isVisible():
            if Subject.CODEBOOK in changes.subjects:
                self.filters.begin()  # a tag that is gone is not offered any more
            self._again.start()

    def _close(self) -> None:
        self._again.stop()
        self.rows.show(Sheet(self.rows.sheet.figure, ()))
