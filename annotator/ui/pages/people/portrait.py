"""One person as the texts tell: what they are called, when, in which roles, and where."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from annotator.domain.corpus.register import Held, Portrait
from annotator.domain.errors import NotFound
from annotator.domain.ids import PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.people import Person
from annotator.project.register.reading import Register
from annotator.suggest.standing import is_former
from annotator.suggest.words import is_pronoun
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.pages.flow import Flow
from annotator.ui.pages.people.months import Months
from annotator.ui.pages.people.places import Kind, PlaceRows
from annotator.ui.pages.people.table import PlaceTable
from annotator.ui.pieces import Elided, button, empty, label, row
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_MOST_NAMES, _MOST_ROLES = 16, 6
_TITLE_SIZE = 25
_NARROW = 600
_PATIENCE = 150
"""Milliseconds after which the name of somebody is shown though the rest is still being read."""


class PortraitView(QWidget):
    """The middle of the page; what it shows of somebody is read beside the window."""

    arrived = Signal(object)
    """What is told of the person who is wanted: a ``Portrait``, or ``None`` where they are gone."""

    def __init__(
        self, hub: Hub, show_role: Callable[[Held], object], add_name: Callable[[], object], *buttons: QPushButton
    ) -> None:
        super().__init__()
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hub, self._show_role, self._add_name = hub, show_role, add_name
        self._top, self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), buttons
        self._reading = Newest(hub, self)
        self._wanted: Person | None = None
        self._announcing = later(self, self._announce, _PATIENCE)
        self.portrait: Portrait | None = None
        """What is shown now."""
        self.kind = Kind.QUOTES
        self.places = PlaceRows(hub, self)
        self.table = PlaceTable(self.places)
        self._name, self._note = Elided(""), Elided("", "faint")
        self._facts = label("", "faint", wrap=True)
        font = self._name.font()
        font.setPixelSize(_TITLE_SIZE)
        font.setBold(True)
        self._name.setFont(font)
        self._names, self._roles, self._months = Flow(), QVBoxLayout(), Months()
        self._of_names, self._of_months, self._of_roles = (label("", "section") for _one in range(3))
        self.kinds = {kind: button("", lambda kind=kind: self.list_places(kind)) for kind in Kind}
        self._parts = (self._of_names, self._of_months, self._of_roles, self._months, *self.kinds.values())
        self.split_button = button("", lambda: None)
        self.split_button.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 10)
        column.setSpacing(8)
        self._top.addWidget(self._name, 1)
        self._top.addLayout(row(*self._buttons, 1))
        column.addLayout(self._top)
        for widget in (self._facts, self._note, self._of_names):
            column.addWidget(widget)
        self._roles.setSpacing(2)
        column.addLayout(self._names)
        column.addWidget(self._of_months)
        column.addWidget(self._months)
        column.addWidget(self._of_roles)
        column.addLayout(self._roles)
        lists = Flow()
        for one in (*self.kinds.values(), self.split_button):
            lists.addWidget(one)
        column.addLayout(lists)
        column.addWidget(self.table, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the buttons there is no room for a name in a narrow window: there they stand below it."""
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if event.size().width() < _NARROW else ways.LeftToRight)

    def show_person(self, person: Person | None) -> None:
        """Show somebody as soon as what is told of them was read, or nobody at once."""
        self._wanted = person
        if person is None:
            self._reading.drop()
            self._take(None)
            return
        if not self._announcing.isActive() and not self._shows(person):
            self._announcing.start()
        register = self._hub.project.register
        self._reading.ask(lambda _told: _told_of(register, person.id), self._take)

    def list_places(self, kind: Kind) -> None:
        """List quotes, mentions or articles."""
        if self.portrait is None:
            return
        self.kind = kind
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

    def _shows(self, person: Person) -> bool:
        return self.portrait is not None and self.portrait.person.id == person.id

    def _announce(self) -> None:
        """Say who comes, where it takes long: what is told of others shall not stand beside that name."""
        if self._wanted is not None:
            self._empty()
            self._name.say(self._wanted.name)
            self._facts.setText(_("Reading…"))

    def _take(self, portrait: Portrait | None) -> None:
        self._announcing.stop()
        before = self.portrait
        if portrait is None:
            self._empty()
            self.table.hide()
        elif portrait == before:
            self.list_places(self.kind)
        else:
            self._show(portrait)
            same = before is not None and before.person.id == portrait.person.id
            self.list_places(self.kind if same else Kind.QUOTES if portrait.quotes else Kind.MENTIONS)
        self.arrived.emit(portrait)

    def _show(self, portrait: Portrait) -> None:
        self.portrait = portrait
        for widget in (*self._parts, self.table):
            widget.show()
        empty(self._names)
        empty(self._roles)
        self._name.say(portrait.person.name)
        self._tell(portrait)
        self._show_names(portrait)
        self._show_roles(portrait)
        self._months.show_days(portrait.days)
        self._of_months.setVisible(self._months.isVisible())

    def _empty(self) -> None:
        self.portrait = None
        empty(self._names)
        empty(self._roles)
        self._facts.clear()
        for words in (self._name, self._note):
            words.say("")
        for widget in (*self._parts, self.split_button):
            widget.hide()
        self.places.clear()

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
        self._facts.setText("  ·  ".join([*told, *([dates] if dates else [])]))
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
        for chip in chips:
            self._names.addWidget(chip)
        self._of_months.setText(_("MENTIONS BY MONTH"))

    def _show_roles(self, portrait: Portrait) -> None:
        self._of_roles.setText(_("ROLES, AS WRITTEN  ·  {count}").format(count=len(portrait.roles)))
        self._of_roles.setVisible(bool(portrait.roles))
        for held in portrait.roles[:_MOST_ROLES]:
            line = QWidget()
            words = button(_cut(held.words), lambda held=held: self._show_role(held), name="flat")
            words.setStyleSheet(f"color: {theme.current().letters('#E69F00').name()};")
            words.setToolTip(
                "\n".join([*([held.words] if _is_long(held.words) else []), _("Where it is written last")])
            )
            dates = held.first if held.first == held.last else f"{held.first} – {held.last}"
            count = ngettext("{count} article", "{count} articles", held.articles).format(count=f"{held.articles:,}")
            standing = [label(_("former"), "faint")] if is_former(held.words, held.answers) else []
            line.setLayout(row(words, *standing, 1, label(dates, "faint"), label(count, "faint")))
            self._roles.addWidget(line)
        if len(portrait.roles) > _MOST_ROLES:
            more = _("{count} more").format(count=len(portrait.roles) - _MOST_ROLES)
            self._roles.addWidget(label(more, "faint"))


def _told_of(register: Register, person: PersonId) -> Portrait | None:
    try:
        return register.portrait(person)
    except NotFound:  # others took them off the register; the page is read again in a moment
        return None


def _chip(words: str, aside: str) -> QFrame:
    chip = QFrame()
    chip.setObjectName("card")
    shown = label(_cut(words))
    shown.setToolTip(words)
    chip.setLayout(row(shown, label(aside, "faint"), margins=(8, 3, 8, 3)))
    return chip


def _is_long(words: str) -> bool:
    return len(words) > _LONGEST


def _cut(words: str) -> str:
    return words[: _LONGEST - 1] + "…" if _is_long(words) else words


_LONGEST = 18
