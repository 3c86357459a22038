"""The right side: the chosen mark, the people of the article with roles and quotes, its themes."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.codebook import HOLDS, PERSON, SAYS, THEME
from annotator.domain.ids import MarkId, PersonId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.kept_rows import KeptRows, Row
from annotator.ui.naming import tag_name
from annotator.ui.panels.cards import clickable, in_short, quoted_line, rest, told_row
from annotator.ui.panels.chosen import ChosenCard
from annotator.ui.panels.suggested import SuggestedCards
from annotator.ui.pieces import Elided, button, card, label, row
from annotator.ui.running.later import later
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting

_LONGEST_NAME = 16
PAUSE_MILLISECONDS = 250
"""The panel follows when the hands rest; a gesture must not wait for it."""
MOST_PEOPLE, MOST_THEMES, MOST_WORDS = 60, 20, 12
"""Cards and names that are shown; the rest is told by its number."""


class PeoplePanel(QFrame):
    """Follows whenever something on the article changes."""

    mark_wanted = Signal(object)
    history_wanted = Signal(object, str)
    """A person and the name."""

    def __init__(
        self, hub: Hub, situation: Situation, suggesting: Suggesting, chosen: ChosenCard,
        add_theme: Callable[[], object], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("right")
        self._hub, self._situation = hub, situation
        self._chosen, self._add_theme = chosen, add_theme
        self.suggested = SuggestedCards(hub, situation, suggesting, self)
        suggesting.changed.connect(lambda _came, _gone: self._soon.start())
        suggesting.toggled.connect(lambda: self._soon.start())
        inside = QWidget()
        inside.setObjectName("page")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.setSpacing(8)
        whole.addWidget(chosen)
        layout = QVBoxLayout()
        layout.setSpacing(8)
        self._rows = KeptRows(layout)
        whole.addLayout(layout)
        whole.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._soon = later(self, self._fill, PAUSE_MILLISECONDS)
        situation.article_changed.connect(self._soon.start)
        situation.marks_changed.connect(lambda _marks: self._soon.start())

    def _fill(self) -> None:
        reading = self._situation.reading
        self._rows.show(
            () if reading is None else [*self._people(reading), *self._themes(reading), *self.suggested.rows()]
        )

    def _people(self, reading: Reading) -> Iterator[Row]:
        groups: dict[PersonId, list[Mark]] = {}
        unjoined: list[Mark] = []
        for mark in self._situation.of_kind(PERSON):
            (unjoined if mark.person is None else groups.setdefault(mark.person, [])).append(mark)
        yield told_row(_("PEOPLE  ·  {count}").format(count=len(groups)), "section")
        if not groups and not unjoined:
            yield told_row(_("Select a name in the text and press 1."), "faint")
        for person, marks in islice(groups.items(), MOST_PEOPLE):
            yield self._person(reading, person, marks)
        yield from rest(len(groups) - MOST_PEOPLE)
        if unjoined:
            words = list(dict.fromkeys(mark.text for mark in unjoined))
            named = "、".join(words[:MOST_WORDS]) + ("…" if len(words) > MOST_WORDS else "")
            yield told_row(_("Not joined to anybody: {words}. Choose one and press J.").format(words=named), "warning")

    def _person(self, reading: Reading, person: PersonId, marks: list[Mark]) -> Row:
        known = reading.person(person)
        name = known.name if known else marks[0].text
        others = [words for words in dict.fromkeys(mark.text for mark in marks) if words != name][:MOST_WORDS]
        aside = f"×{len(marks)}" + (f" ({'、'.join(others)})" if others else "")
        lines = tuple(
            (in_short(target.text), theme.current().letters(colour).name(), kind == SAYS)
            for kind, colour in ((HOLDS, "#E69F00"), (SAYS, "#009E73"))
            for target in self._targets(reading, marks, kind)
        )
        keys = tuple(mark.id for mark in marks)

        def make() -> QWidget:
            frame, layout = card()
            title = label(name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…")
            font = title.font()
            font.setBold(True)
            title.setFont(font)
            past = button("↺", lambda: self.history_wanted.emit(person, name), name="flat")
            past.setToolTip(_("History of the person…"))
            past.setAccessibleName(_("History of {name}").format(name=name))
            head = row(title, Elided(aside, "faint"), past)
            head.setStretch(1, 1)
            layout.addLayout(head)
            for line in lines:
                layout.addWidget(quoted_line(line[0], line[1], quoted=line[2]))
            return clickable(frame, lambda: self.mark_wanted.emit(self._next(keys)))

        return ("person", name, aside, lines, keys), make

    def _next(self, keys: Sequence[MarkId]) -> MarkId:
        """Clicks on a card walk through its mentions."""
        chosen = self._situation.chosen
        return keys[(keys.index(chosen) + 1) % len(keys)] if chosen is not None and chosen in keys else keys[0]

    def _targets(self, reading: Reading, marks: list[Mark], type_name: str) -> list[Mark]:
        """What the mentions hold or say, each place once: several annotators may have marked the same words."""
        link_type = self._hub.project.codebook.link_type(type_name).id
        ends = [link.to_mark for mark in marks for link in reading.links_from(mark.id, link_type)]
        found = [mark for end in ends if (mark := reading.mark(end)) is not None]
        return list({mark.span: mark for mark in found}.values())

    def _themes(self, reading: Reading) -> Iterator[Row]:
        book = self._hub.project.codebook
        whole = [theme for theme in reading.themes if book.knows(theme.tag)]
        of_words = self._situation.of_kind(THEME)
        count = len(whole) + len(of_words)
        yield ("themes", count), lambda: self._themes_head(count)
        for one in whole:
            yield self._whole_theme(one.tag, tag_name(book.tag(one.tag)))
        for mark in of_words[:MOST_THEMES]:
            tag = book.tag(mark.tag)
            yield self._marked_theme(mark, tag_name(tag) if tag.parent is not None else "")
        yield from rest(len(of_words) - MOST_THEMES)
        if not count:
            yield told_row(_("Select words and press 4, or press T for the whole article."), "faint")

    def _themes_head(self, count: int) -> QWidget:
        add = button("+", self._add_theme, name="flat")
        add.setToolTip(_("Put a theme on the whole article (T)"))
        add.setAccessibleName(add.toolTip())
        head = QWidget()
        head.setLayout(row(label(_("THEMES  ·  {count}").format(count=count), "section"), 1, add))
        return head

    def _whole_theme(self, tag: TagId, name: str) -> Row:
        def make() -> QWidget:
            frame, layout = card()
            take = button("×", lambda: self._take(tag), name="flat")
            take.setToolTip(_("Take this theme off the article"))
            take.setAccessibleName(take.toolTip())
            layout.addLayout(row(label(name, wrap=True), label(_("whole article"), "faint"), 1, take))
            return frame

        return ("whole theme", tag, name), make

    def _marked_theme(self, mark: Mark, named: str) -> Row:
        words, key, ink = in_short(mark.text), mark.id, theme.current().letters("#CC79A7").name()

        def make() -> QWidget:
            frame, layout = card()
            layout.addLayout(row(quoted_line(words, ink, quoted=False)))
            if named:
                layout.addWidget(label(named, "faint"))
            return clickable(frame, lambda: self.mark_wanted.emit(key))

        return ("marked theme", key, words, named, ink), make

    def _take(self, tag: TagId) -> None:
        article = self._situation.article
        if article is not None:
            self._hub.perform(lambda project: project.themes.take(article, tag))
