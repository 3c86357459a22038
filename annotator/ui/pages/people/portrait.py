"""One person as the texts tell: what they are called, when, in which roles, and where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from annotator.domain.corpus.register import Held, Portrait
from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.domain.language import _, ngettext
from annotator.suggest.words import is_pronoun
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.pages.people.choosing import choose_rows
from annotator.ui.pages.people.months import Months
from annotator.ui.pages.people.places import WORDS_COLUMN, Kind, PlaceRows, key_of
from annotator.ui.pieces import Elided, button, dress, empty, label, row

_MOST_NAMES, _MOST_ROLES = 16, 6
_ROW_HEIGHT, _TITLE_SIZE = 30, 25
_IN_A_LINE = 4


@dataclass(frozen=True, slots=True)
class _Before:
    """What was chosen before the places are read again, and how far up they stood."""

    of: tuple[PersonId | None, Kind]
    chosen: Sequence[MarkId | ArticleId]
    current: MarkId | ArticleId | None
    top: int


class PlaceTable(QTableView):
    """The table of places; Enter and a double click go there, Ctrl+C copies the chosen rows."""

    wanted = Signal(object)

    def __init__(self, rows: PlaceRows) -> None:
        super().__init__()
        self._rows = rows
        self.setModel(rows)
        dress(self, _ROW_HEIGHT)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in ((0, 92), (1, 84)):
            header.resizeSection(column, width)
        for column in (WORDS_COLUMN, WORDS_COLUMN + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Where this person is found"))
        self.doubleClicked.connect(lambda _index: self._go())
        self._before: _Before | None = None
        rows.modelAboutToBeReset.connect(self._remember)
        rows.modelReset.connect(self._choose_again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, however many are chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> list[int]:
        """The numbers of the chosen rows."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, all that were fetched where none is."""
        self._rows.copy(self.chosen or range(self._rows.rowCount()))

    def _remember(self) -> None:
        found, at = self._rows.found, self.currentIndex().row()
        chosen = [key_of(found[row]) for row in self.chosen]
        current = key_of(found[at]) if 0 <= at < len(found) else None
        self._before = _Before((self._rows.person, self._rows.kind), chosen, current, self.verticalScrollBar().value())

    def _choose_again(self) -> None:
        """After a change the same places are chosen, and as far up; of somebody else it is the first one."""
        before, rows = self._before, self._rows
        if not rows.found:
            return
        if before is None or before.of != (rows.person, rows.kind):
            self.setCurrentIndex(rows.index(0, 0))
            return
        current = rows.places_of([before.current] if before.current else [])
        choose_rows(self, rows.places_of(before.chosen), current[0] if current else 0)
        self.verticalScrollBar().setValue(before.top)

    def _go(self) -> None:
        found = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        if found is not None:
            self.wanted.emit(found.where.place)


class PortraitView(QWidget):
    """The middle of the page."""

    def __init__(self, hub: Hub, show_role: Callable[[Held], object], add_name: Callable[[], object]) -> None:
        super().__init__()
        self._show_role, self._add_name = show_role, add_name
        self.portrait: Portrait | None = None
        self.places = PlaceRows(hub, self)
        self.table = PlaceTable(self.places)
        self._name, self._facts, self._note = Elided(""), Elided("", "faint"), Elided("", "faint")
        font = self._name.font()
        font.setPixelSize(_TITLE_SIZE)
        font.setBold(True)
        self._name.setFont(font)
        self._names, self._roles, self._months = QGridLayout(), QVBoxLayout(), Months()
        self._of_names, self._of_months, self._of_roles = (label("", "section") for _one in range(3))
        self.kinds = {kind: button("", lambda kind=kind: self.list_places(kind)) for kind in Kind}
        self.split_button = button("", lambda: None)
        self.split_button.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 10)
        column.setSpacing(8)
        self.top = row()
        self.top.addWidget(self._name, 1)
        column.addLayout(self.top)
        for widget in (self._facts, self._note, self._of_names):
            column.addWidget(widget)
        self._names.setSpacing(6)
        self._roles.setSpacing(2)
        column.addLayout(self._names)
        column.addWidget(self._of_months)
        column.addWidget(self._months)
        column.addWidget(self._of_roles)
        column.addLayout(self._roles)
        column.addLayout(row(*self.kinds.values(), 1, self.split_button))
        column.addWidget(self.table, 1)

    def show_person(self, portrait: Portrait | None) -> None:
        """Show somebody, or nobody."""
        before = self.portrait
        if portrait is not None and portrait == before:
            self.list_places(self.places.kind)
            return
        self.portrait = portrait
        for widget in (self._of_names, self._of_months, self._of_roles, self._months, self.table, *self.kinds.values()):
            widget.setVisible(portrait is not None)
        empty(self._names)
        empty(self._roles)
        if portrait is None:
            for words in (self._name, self._facts, self._note):
                words.say("")
            self.places.show(None, self.places.kind)
            return
        self._name.say(portrait.person.name)
        self._tell(portrait)
        self._show_names(portrait)
        self._show_roles(portrait)
        self._months.show_days(portrait.days)
        self._of_months.setVisible(self._months.isVisible())
        same = before is not None and before.person.id == portrait.person.id
        self.list_places(self.places.kind if same else Kind.QUOTES if portrait.quotes else Kind.MENTIONS)

    def list_places(self, kind: Kind) -> None:
        """List quotes, mentions or articles."""
        if self.portrait is None:
            return
        self.places.show(self.portrait.person.id, kind)
        words = {
            Kind.QUOTES: _("Quotes  ·  {count}").format(count=f"{self.portrait.quotes:,}"),
            Kind.MENTIONS: _("Mentions  ·  {count}").format(count=f"{self.portrait.mentions:,}"),
            Kind.ARTICLES: _("Articles  ·  {count}").format(count=f"{self.portrait.articles:,}"),
        }
        for one, pressed in self.kinds.items():
            pressed.setText(words[one])
            pressed.setProperty("chosen", one is kind)
            pressed.style().polish(pressed)
        self.split_button.setVisible(kind is Kind.MENTIONS)

    def _tell(self, portrait: Portrait) -> None:
        known = sorted(day for day in portrait.days if day)
        dates = f"{known[0]} – {known[-1]}" if known and known[0] != known[-1] else "".join(known[:1])
        parts = (
            ngettext("{count} mention", "{count} mentions", portrait.mentions),
            ngettext("{count} article", "{count} articles", portrait.articles),
            ngettext("{count} role", "{count} roles", len(portrait.roles)),
            ngettext("{count} quote", "{count} quotes", portrait.quotes),
        )
        counts = (portrait.mentions, portrait.articles, len(portrait.roles), portrait.quotes)
        told = [words.format(count=f"{count:,}") for words, count in zip(parts, counts, strict=True)]
        self._facts.say("  ·  ".join([*told, *([dates] if dates else [])]))
        person = portrait.person
        keys = [f"{authority}: {key}" for authority, key in person.identifiers.items()]
        self._note.say("  ·  ".join([*keys, *([" ".join(person.note.split())] if person.note else [])]))
        self._note.setVisible(bool(keys or person.note))

    def _show_names(self, portrait: Portrait) -> None:
        """What the texts call the person, then names that stand in no text."""
        person, said = portrait.person, {naming.words: naming.count for naming in portrait.namings}
        for name in person.variants:
            said.setdefault(name, 0)
        self._of_names.setText(_("VARIANTS  ·  {count}").format(count=len(said)))
        chips: list[QWidget] = []
        for words, count in list(said.items())[:_MOST_NAMES]:
            kind = _("name") if words == person.name else _("pronoun") if is_pronoun(words) else ""
            aside = "  ".join(part for part in (f"×{count:,}" if count else "", kind) if part)
            chips.append(_chip(words, aside))
        if len(said) > _MOST_NAMES:
            chips.append(label(_("{count} more").format(count=len(said) - _MOST_NAMES), "faint"))
        chips.append(button("+ " + _("Variant"), self._add_name))
        for at, chip in enumerate(chips):
            self._names.addWidget(chip, at // _IN_A_LINE, at % _IN_A_LINE, Qt.AlignmentFlag.AlignLeft)
        self._names.setColumnStretch(_IN_A_LINE, 1)
        self._of_months.setText(_("MENTIONS BY MONTH"))

    def _show_roles(self, portrait: Portrait) -> None:
        self._of_roles.setText(_("ROLES, AS WRITTEN  ·  {count}").format(count=len(portrait.roles)))
        self._of_roles.setVisible(bool(portrait.roles))
        for held in portrait.roles[:_MOST_ROLES]:
            line = QWidget()
            words = button(held.words, lambda held=held: self._show_role(held), name="flat")
            words.setStyleSheet(f"color: {theme.current().letters('#E69F00').name()};")
            words.setToolTip(_("Where it is written last"))
            dates = held.first if held.first == held.last else f"{held.first} – {held.last}"
            count = ngettext("{count} article", "{count} articles", held.articles).format(count=f"{held.articles:,}")
            line.setLayout(row(words, 1, label(dates, "faint"), label(count, "faint")))
            self._roles.addWidget(line)
        if len(portrait.roles) > _MOST_ROLES:
            more = _("{count} more").format(count=len(portrait.roles) - _MOST_ROLES)
            self._roles.addWidget(label(more, "faint"))


def _chip(words: str, aside: str) -> QFrame:
    chip = QFrame()
    chip.setObjectName("card")
    shown = label(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")
    shown.setToolTip(words)
    chip.setLayout(row(shown, label(aside, "faint"), margins=(8, 3, 8, 3)))
    return chip


_LONGEST = 18
