"""Taking data out: a format, what of the project, what it would lose, how its beginning looks; then a file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.transfer.losses import Loss
from annotator.domain.transfer.options import Options
from annotator.domain.transfer.selections import Selection
from annotator.formats.format import Format
from annotator.formats.registry import FORMATS
from annotator.ui.hub import Hub
from annotator.ui.pages.exporting.choices import Choices
from annotator.ui.pages.exporting.command import command_line
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pieces import button, embolden, label
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_REST_MILLISECONDS, _ROW_HEIGHT = 200, 32
PRINTED = "html"
"""The format that can be printed."""
Write = Callable[[Format, Selection, Options], object]


class ExportPage(QWidget):
    """Formats on the left, the choices beside them, what comes of it on the right."""

    def __init__(self, hub: Hub, write: Write, to_print: Write, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._write, self._to_print = hub, write, to_print
        self._looking = Newest(hub, self)
        self.formats, self.choices = QListWidget(), Choices(hub, self)
        self.about, self.losses = label("", "faint", wrap=True), label("", wrap=True)
        self.preview = QPlainTextEdit()
        self.copy_button = button(_("Copy the command line"), self.copy_command)
        self.export_button = button(_("Export…") + "  Ctrl+⏎", self.accept, primary=True)
        self.print_button = button(_("Print as PDF…"), self.print_)
        buttons = self.print_button, self.copy_button, self.export_button
        self.head = PageHead(self, _("Export"), leave, *buttons)
        self._soon = later(self, self._look, _REST_MILLISECONDS)
        self._lay_out()
        self._offer()
        self.formats.currentRowChanged.connect(lambda _at: self._choose())
        self.choices.changed.connect(self._soon.start)
        hub.changed.connect(lambda _changes: self._soon.start() if self.isVisible() else None)
        hub.closed.connect(self._close)

    def _lay_out(self) -> None:
        self.formats.setObjectName("figures")
        self.formats.setAccessibleName(_("Formats"))
        self.preview.setReadOnly(True)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(_("Beginning of the export"))
        self.preview.setPlaceholderText(_("The beginning of the file cannot be shown."))
        middle, right, area = QFrame(), QWidget(), QScrollArea()
        column = QVBoxLayout(middle)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        for widget in (self.about, self.choices, _heading(_("Not in it")), self.losses):
            column.addWidget(widget)
        column.addStretch(1)
        area.setWidget(middle)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        title = _heading(_("First article"))
        title.setContentsMargins(14, 12, 14, 4)
        stacked(right, (title, 0), (self.preview, 1))
        split = side_by_side([210, 360, 630], (self.formats, 170), (area, 300), (right, 260), wide=2)
        stacked(self, (self.head, 0), (split, 1))
        self.first = self.formats

    def _offer(self) -> None:
        for one in FORMATS:
            if one.writes:
                item = QListWidgetItem(one.name)
                item.setSizeHint(QSize(0, _ROW_HEIGHT))
                item.setData(Qt.ItemDataRole.UserRole, one.name)
                item.setToolTip(one.summary)
                if not one.is_installed and one.extra is not None:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                    item.setToolTip(_("Install it with: {command}").format(command=one.extra.command))
                self.formats.addItem(item)

    @property
    def chosen(self) -> Format:
        """The format that is chosen."""
        writing = [one for one in FORMATS if one.writes]
        return writing[max(0, self.formats.currentRow())]

    def begin(self, articles: Sequence[ArticleId] = ()) -> None:
        """Offer this project, or the articles that somebody chose in it."""
        self.choices.begin(frozenset(articles))
        # The keyboard that comes to a list makes its first row the current one without choosing it.
        self.formats.item(max(0, self.formats.currentRow())).setSelected(True)
        self._choose()

    def accept(self) -> None:
        """Ask where it goes, and write it."""
        if self.export_button.isEnabled():
            self._write(self.chosen, self.choices.selection(), self.choices.options())

    def print_(self) -> None:
        """Ask where it goes, and print the page for browsers as PDF."""
        self._to_print(self.chosen, self.choices.selection(), self.choices.options())

    def copy_command(self) -> None:
        """Put the line on the clipboard by which the command line exports the same."""
        project, chosen = self._hub.project, self.chosen
        suffix = chosen.suffixes[0] if chosen.write is not None or chosen.pack is not None else ""
        line = command_line(
            str(project.location), chosen.name, f"export{suffix}", self.choices.selection(), self.choices.options(),
            project.annotators(), project.codebook,
        )  # fmt: skip
        QGuiApplication.clipboard().setText(line)
        self._hub.refused.emit(_("Copied: {words}").format(words=line))

    def _choose(self) -> None:
        self.about.setText(self.chosen.summary)
        self.choices.show_for(self.chosen)
        self.print_button.setVisible(self.chosen.name == PRINTED)
        self._look()

    def _look(self) -> None:
        """Work out beside the window what would be lost and how the first article looks."""
        self._soon.stop()
        if not self._hub.is_open:
            return
        exports, name = self._hub.project.exports, self.chosen.name
        selection, options = self.choices.selection(), self.choices.options()

        def look(told: Callable[[int, int], None]) -> tuple[list[Loss], str, AnnotatorError | None]:
            try:
                shown = exports.preview(name, selection, options)
                told(1, 2)
                return exports.losses(name, selection, options=options), shown, None
            except AnnotatorError as refusal:
                return [], "", refusal

        self._looking.ask(look, self._show)

    def _show(self, found: tuple[list[Loss], str, AnnotatorError | None]) -> None:
        left, shown, refusal = found
        told = "\n".join(f"· {one}" for one in left) or _("Nothing is lost.")
        self.losses.setText(str(refusal) if refusal is not None else told)
        self.preview.setPlainText(shown)
        self.export_button.setEnabled(refusal is None)

    def _close(self) -> None:
        self._soon.stop()
        self.preview.clear()
        self.losses.clear()


def _heading(words: str) -> QWidget:
    made = label(words)
    embolden(made)
    return made
