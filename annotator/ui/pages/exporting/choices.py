"""What of the project goes out and how it is written, chosen by fields one below the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.options import OffsetUnit, Options, Overlaps, Rows, Unit
from annotator.domain.transfer.selections import Layer, Names, Selection, Texts
from annotator.formats.format import Format
from annotator.ui.hub import Hub
from annotator.ui.pages.articles.filters import FilterFields
from annotator.ui.pieces import label, row

_MOST_SEED = 2**31 - 1


class Choices(QWidget):
    """Selection and options; ``changed`` when one of them did."""

    changed = Signal()

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub
        self._articles = frozenset[ArticleId]()
        self.filters = FilterFields(hub, self)
        self.only_chosen = QCheckBox()
        self.layer = QComboBox()
        self.with_texts, self.own_names = QCheckBox(_("With the texts")), QCheckBox(_("With the annotators’ names"))
        self.suggested = QCheckBox(_("With the suggestions that wait"))
        self.utf16, self.bytes = QCheckBox(_("UTF-16 offsets too")), QCheckBox(_("Byte offsets too"))
        self.overlaps, self.unit, self.seed = QComboBox(), QComboBox(), QSpinBox()
        self.rows = QComboBox()
        self._options = {
            "offsets": [self.utf16, self.bytes],
            "overlaps": [label(_("Of overlapping marks keep"), "faint"), self.overlaps],
            "unit": [label(_("On each line"), "faint"), self.unit],
            "rows": [label(_("Rows as"), "faint"), self.rows],
            "seed": [label(_("Number that decides the splits"), "faint"), self.seed],
        }
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        _offer(self.layer, {Layer.ALL: _("all marks"), Layer.ADJUDICATED: _("the adjudicated layer")})
        _offer(self.overlaps, {Overlaps.LONGEST: _("the longest"), Overlaps.SHORTEST: _("the shortest"),
                               Overlaps.FIRST: _("the first")})  # fmt: skip
        _offer(self.unit, {Unit.CHARACTER: _("a character"), Unit.WORD: _("a word")})
        _offer(self.rows, {Rows.LINES: _("lines of JSON"), Rows.PARQUET: "Parquet"})
        for box, name in ((self.layer, _("Layer")), (self.overlaps, _("Overlapping marks")), (self.unit, _("Unit")),
                          (self.rows, _("Rows as"))):  # fmt: skip
            box.setAccessibleName(name)
        self.seed.setRange(0, _MOST_SEED)
        self.seed.setAccessibleName(_("Number that decides the splits"))
        self.with_texts.setChecked(True)
        self.own_names.setChecked(True)
        for hidden in (self.filters.words, self.filters.starred, self.filters.source):
            hidden.hide()
        self.only_chosen.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (
            self.only_chosen, self.filters, self.layer, self.with_texts, self.own_names, self.suggested,
        ):  # fmt: skip
            layout.addWidget(widget)
        for widgets in self._options.values():
            layout.addLayout(row(*widgets, 1))

    def _connect(self) -> None:
        self.filters.changed.connect(self.changed)
        for box in (self.layer, self.overlaps, self.unit, self.rows):
            box.activated.connect(lambda _at: self.changed.emit())
        for check in (self.only_chosen, self.with_texts, self.own_names, self.suggested, self.utf16, self.bytes):
            check.toggled.connect(lambda _checked: self.changed.emit())
        self.seed.valueChanged.connect(lambda _value: self.changed.emit())

    def begin(self, articles: frozenset[ArticleId]) -> None:
        """Offer what this project has; of ``articles``, which somebody chose, only they go out unless they say else."""
        self._articles = articles
        words = ngettext("Only the {count} chosen article", "Only the {count} chosen articles", len(articles))
        self.only_chosen.setText(words.format(count=len(articles)))
        self.only_chosen.setVisible(bool(articles))
        self.only_chosen.setChecked(bool(articles))
        self.filters.begin()

    def show_for(self, chosen: Format) -> None:
        """Show the options that this format takes, and whether it can do without the texts."""
        for name, widgets in self._options.items():
            for widget in widgets:
                widget.setVisible(name in chosen.takes)
        self.with_texts.setEnabled(chosen.stands_off)
        if not chosen.stands_off:
            self.with_texts.setChecked(True)

    def selection(self) -> Selection:
        """What the fields say goes out."""
        said = self.filters.wanted()
        tag = self.filters.tag.currentData()
        return Selection(
            articles=self._articles if self.only_chosen.isChecked() else frozenset(),
            states=said.states,
            annotators=said.annotators,
            tags=frozenset({tag} if tag else ()),
            since=said.since,
            until=said.until,
            layer=Layer(self.layer.currentData()),
            texts=Texts.WITH if self.with_texts.isChecked() else Texts.WITHOUT,
            names=Names.OWN if self.own_names.isChecked() else Names.PSEUDONYMS,
            undecided_by=self._hub.project.annotator.id if self.suggested.isChecked() else None,
        )

    def options(self) -> Options:
        """What the fields say of how it is written."""
        units = {OffsetUnit.UTF16: self.utf16, OffsetUnit.BYTES: self.bytes}
        return Options(
            Overlaps(self.overlaps.currentData()),
            Unit(self.unit.currentData()),
            self.seed.value(),
            frozenset(unit for unit, check in units.items() if check.isChecked() and self.with_texts.isChecked()),
            Rows(self.rows.currentData()),
        )


def _offer(box: QComboBox, choices: dict) -> None:
    for value, words in choices.items():
        box.addItem(words, value)
