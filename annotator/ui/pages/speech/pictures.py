"""Pictures of who speaks of what and when, as plots or as a table with bars; each can be saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHeaderView, QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.speech import About
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.formats import annot_csv
from annotator.project.speech import Spread
from annotator.ui import messages
from annotator.ui.hub import Hub
from annotator.ui.naming import theme_name
from annotator.ui.pages.speech import plots
from annotator.ui.pages.speech.count_rows import BarPainter, CountRows, of_cells, of_months
from annotator.ui.pieces import Elided, button, label, row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

NETWORK, TIMELINE = "network", "timeline"


class Pictures(QFrame):
    """Counts when it is first seen, and again when something changed."""

    def __init__(self, hub: Hub, read: Callable[[About], object]) -> None:
        super().__init__()
        self.setObjectName("side")
        self._hub, self._read = hub, read
        self._counting = Newest(hub, self)
        self.spread: Spread | None = None
        self.kind = NETWORK
        self.as_table = not plots.available()
        self.kinds: dict[str, QPushButton] = {
            kind: button(words, lambda kind=kind: self.show_kind(kind))
            for kind, words in ((NETWORK, _("Who speaks of what")), (TIMELINE, _("Month by month")))
        }
        self.table_button = button("", self.turn)
        self.save_button = button(_("Save picture…"), self.save_picture)
        self.rows, self.table = CountRows(self), QTableView()
        self.body, self.plot = QStackedWidget(), QWidget()
        self.told = Elided("", "faint")
        self._again = later(self, self._draw)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = row(*self.kinds.values(), self.table_button, self.save_button, button(_("Save table…"), self.save_table))
        bar.insertStretch(len(self.kinds), 1)
        bar.setContentsMargins(16, 10, 16, 0)
        self.table.setModel(self.rows)
        self.table.setItemDelegate(BarPainter(self.table))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setAccessibleName(_("The table behind the picture"))
        self.table.activated.connect(lambda index: self._lead(self.rows.table.meant[index.row()]))
        copy = QShortcut(QKeySequence("Ctrl+C"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy)
        for part in (self.table, self.plot):
            self.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addLayout(bar)
        column.addWidget(self.body, 1)
        foot = row(self.told)
        if not plots.available():
            hint = label(_("Plots need an extra: {command}").format(command=plots.INSTALL), "faint")
            hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            foot.addWidget(hint)
        foot.setContentsMargins(16, 0, 16, 0)
        column.addLayout(foot)
        column.setAlignment(foot, Qt.AlignmentFlag.AlignTop)  # where there is no picture, why stands at the top
        self.setFocusProxy(self.table)

    def begin(self) -> None:
        """Count, unless that was done and nothing changed since."""
        if self.spread is None:
            self.told.say(_("Counting…"))
            self._counting.ask(self._hub.project.speech.spread, self._take)
        else:
            self._draw()

    def forget(self) -> None:
        """What was counted does not hold any more."""
        self.spread = None
        self._counting.drop()

    def show_kind(self, kind: str) -> None:
        """Show the network or the timeline."""
        self.kind = kind
        self._draw()

    def turn(self) -> None:
        """The table in place of the plot, or the plot in place of the table."""
        self.as_table = not self.as_table or not plots.available()
        self._draw()

    def save_picture(self) -> None:
        """Ask for a file and write the plot to it."""
        path = messages.picture_target(self, self.kind)
        if path is not None and not plots.save(self.plot, path):
            self._hub.refused.emit(_("“{name}” cannot be written.").format(name=path.name))

    def save_table(self) -> None:
        """Ask for a file and write the table to it."""
        path = messages.table_target(self, self.kind, ".csv")
        if path is not None:
            self._write(path)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, else all of them, as a spreadsheet takes them."""
        table = self.rows.table
        places = sorted({index.row() for index in self.table.selectedIndexes()}) or range(len(table.rows))
        lines = [table.columns, *(table.lines[at] for at in places)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def changeEvent(self, event: QEvent) -> None:
        """Other colours want another picture."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.spread is not None:
            self._again.start()

    def _write(self, path: Path) -> None:
        table = self.rows.table
        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                file.writelines(annot_csv.table(table.columns, table.lines))
        except OSError as error:
            self._hub.refused.emit(_("“{name}” cannot be written: {why}").format(name=path.name, why=error.strerror))

    def _lead(self, about: About | None) -> None:
        if about is not None:
            self._read(about)

    def _take(self, spread: Spread) -> None:
        self.spread = spread
        self._draw()

    def _draw(self) -> None:
        if self.spread is None or not self._hub.is_open:
            return
        book, network = self._hub.project.codebook, self.kind == NETWORK
        cells = [cell for cell in self.spread.cells if book.knows(cell.theme)]
        self.rows.show(of_cells(cells, _names(book)) if network else of_months(self.spread.months))
        empty = not self.rows.rowCount()
        if not self.as_table:
            tags = {tag.id: (_names(book)[tag.id], tag.colour) for tag in book.tags}
            self._put(plots.network(cells, tags) if network else plots.timeline(self.spread.months))
        self.body.setCurrentWidget(self.table if self.as_table else self.plot)
        self.body.setVisible(not empty)
        self._name_buttons(empty=empty)
        self.told.say(self._words(network=network, empty=empty))

    def _put(self, plot: QWidget) -> None:
        self.body.removeWidget(self.plot)
        self.plot.deleteLater()
        self.plot = plot
        self.body.addWidget(plot)

    def _name_buttons(self, *, empty: bool) -> None:
        for kind, pressed in self.kinds.items():
            pressed.setProperty("chosen", kind == self.kind)
            pressed.style().polish(pressed)
        self.table_button.setText(_("Picture") if self.as_table else _("Table"))
        self.table_button.setVisible(plots.available())
        self.save_button.setEnabled(not self.as_table and not empty)

    @staticmethod
    def _words(*, network: bool, empty: bool) -> str:
        if empty and network:
            return _("No quote is on a theme yet. Mark themes with 4, or put them on whole articles with T.")
        if empty:
            return _("No quote with a speaker stands in an article with a date.")
        if network:
            return _("A quote is on a theme where it overlaps a mark with it, or where its article carries it.")
        return _("Articles without a date are left out.")


def _names(book: Codebook) -> dict[TagId, str]:
    return {tag.id: theme_name(book, tag.id) for tag in book.tags}
