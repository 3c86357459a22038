"""What the columns of a table are: ten of its rows, a choice above each column, the first article beside."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QWidget,
)

from annotator.domain.language import _
from annotator.domain.transfer.mappings import ColumnMapping, TableSample, Target
from annotator.domain.transfer.plans import Document
from annotator.formats.tables.mapping import first_document
from annotator.text.decoding import ENCODINGS
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pieces import button, dress, embolden, label, row

_ROW_HEIGHT, _CHOICE_HEIGHT = 32, 40
_NARROWEST, _WIDEST = 150, 320
_SHOWN = 200
"""Characters of a cell that are shown."""
_WITHOUT_ENCODING = (".xlsx", ".parquet")
"""Tables that say themselves how their texts are kept."""
_LONGEST = 4000
"""Characters of the article that are shown."""


class MappingPage(QWidget):
    """Asks once for each kind of table; what is chosen goes to ``accept``, another encoding to ``reread``."""

    def __init__(
        self,
        accept: Callable[[ColumnMapping], object],
        reread: Callable[[TableSample, str], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._accept, self._reread = accept, reread
        self._sample = TableSample("", (), (), ColumnMapping({}))
        self.choices: list[QComboBox] = []
        self.continue_button = button(_("Continue") + "  Ctrl+⏎", self.accept, primary=True)
        self.head = PageHead(self, _("Columns of the table"), leave, self.continue_button)
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(_("Encoding"))
        self.encoding.addItem(_("encoding as recognised"), "")
        for name in ENCODINGS:
            self.encoding.addItem(name, name)
        self.encoding.activated.connect(lambda _at: self._reread(self._sample, self.encoding.currentData()))
        self.rows, self.preview, self.missing = QTableWidget(), QTextBrowser(), label("", "warning", wrap=True)
        self._lay_out()

    @property
    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return self.choices[0] if self.choices else self.rows

    @property
    def mapping(self) -> ColumnMapping:
        """What is chosen now."""
        chosen = (Target(choice.currentData()) for choice in self.choices)
        return ColumnMapping(dict(zip(self._sample.columns, chosen, strict=True)), self.encoding.currentData())

    def ask(self, sample: TableSample, encoding: str = "") -> None:
        """Show a table, read by an encoding or as recognised, and what is guessed of it."""
        self._sample = sample
        self.encoding.setCurrentIndex(self.encoding.findData(encoding))
        self.encoding.setVisible(not sample.name.lower().endswith(_WITHOUT_ENCODING))
        self.head.facts.say(sample.name)
        self._fill()
        self._look()

    def accept(self) -> None:
        """Go on with what is chosen."""
        if self.continue_button.isEnabled():
            self._accept(self.mapping)

    def _lay_out(self) -> None:
        dress(self.rows, _ROW_HEIGHT)
        self.rows.setAccessibleName(_("First rows of the table"))
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setAccessibleName(_("First article"))
        self.missing.setContentsMargins(14, 0, 14, 8)
        title, about, left, right = label(_("First article")), label("", "faint", wrap=True), QWidget(), QWidget()
        embolden(title)
        about.setText(_("Each row becomes an article. Say above each column what it is; one must be the text."))
        title.setContentsMargins(14, 12, 14, 4)
        above, line = QWidget(), row(about, self.encoding, margins=(0, 0, 14, 0))
        line.setStretch(0, 1)
        above.setLayout(line)
        stacked(left, (above, 0), (self.rows, 1))
        left.setContentsMargins(12, 0, 0, 0)  # in line with the head
        about.setContentsMargins(2, 12, 14, 8)
        stacked(right, (title, 0), (self.missing, 0), (self.preview, 1))
        stacked(self, (self.head, 0), (side_by_side([780, 420], (left, 360), (right, 260), wide=0), 1))

    def _fill(self) -> None:
        columns = self._sample.columns
        self.rows.clear()
        self.rows.setColumnCount(len(columns))
        self.rows.setRowCount(1 + len(self._sample.rows))
        self.rows.setHorizontalHeaderLabels(list(columns))
        self.rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rows.setRowHeight(0, _CHOICE_HEIGHT)
        self.choices = [self._choice(name) for name in columns]
        for at, choice in enumerate(self.choices):
            self.rows.setCellWidget(0, at, choice)
            for number, cells in enumerate(self._sample.rows, 1):
                item = QTableWidgetItem(" ".join(cells[at][:_SHOWN].split()))
                item.setToolTip(escape(cells[at][: 4 * _SHOWN]))
                self.rows.setItem(number, at, item)
        for before, after in zip(self.choices, self.choices[1:], strict=False):
            QWidget.setTabOrder(before, after)
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.rows.resizeColumnsToContents()
        for at in range(len(columns)):
            self.rows.setColumnWidth(at, min(max(self.rows.columnWidth(at), _NARROWEST), _WIDEST))

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(_("What the column “{name}” is").format(name=name))
        for target in Target:
            choice.addItem(target.words, target.value)
        choice.setCurrentIndex(choice.findData(self._sample.guessed.of.get(name, Target.NOTHING).value))
        choice.currentIndexChanged.connect(lambda _at: self._look())
        return choice

    def _look(self) -> None:
        """Show what the first row would become, or what is missing."""
        mapping = self.mapping
        found = first_document(self._sample, mapping) if mapping.has_text else None
        self.continue_button.setEnabled(mapping.has_text)
        self.missing.setVisible(found is None)
        self.missing.setText(
            _("None of these rows has a text.") if mapping.has_text else _("No column is the text yet.")
        )
        self.preview.setHtml("" if found is None else _html(found))


def _html(found: Document) -> str:
    told = found.metadata
    facts = "  ·  ".join(filter(None, (told.byline, told.source, told.place, told.published, told.language, told.url)))
    lines = [f"<p style='font-size: large'><b>{escape(told.title)}</b></p>" if told.title else ""]
    themes = _("themes: {themes}").format(themes=", ".join(found.themes)) if found.themes else ""
    small = (facts, *told.note.split("\n"), themes)
    lines += [f"<p><small>{escape(one)}</small></p>" for one in small if one]
    lines += [f"<p>{escape(one)}</p>" for one in found.decoded.text[:_LONGEST].split("\n")]
    return f"<div style='margin: 0 12px'>{''.join(lines)}</div>"
