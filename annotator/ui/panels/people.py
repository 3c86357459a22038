"""The right side: the chosen mark, the people of the article with roles and quotes, its themes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.codebook import HOLDS, SAYS, THEME
from annotator.domain.ids import MarkId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.panels.chosen import ChosenCard
from annotator.ui.pieces import button, card, empty, label, row
from annotator.ui.situation import Situation

_LONGEST_QUOTE = 60
_UNJOINED = "unjoined"
PAUSE_MILLISECONDS = 60
"""The panel follows when the hands rest; a gesture must not wait for it."""
MOST_PEOPLE, MOST_THEMES = 60, 20
"""Cards that are shown; the rest is told by its number."""


class PeoplePanel(QFrame):
    """Rebuilt whenever something on the article changes."""

    mark_wanted = Signal(object)

    def __init__(
        self, hub: Hub, situation: Situation, chosen: ChosenCard, add_theme: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("right")
        self._hub, self._situation, self._chosen, self._add_theme = hub, situation, chosen, add_theme
        inside = QWidget()
        inside.setObjectName("page")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.setSpacing(8)
        whole.addWidget(chosen)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(8)
        whole.addLayout(self._layout)
        whole.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._soon = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self._soon.timeout.connect(self._fill)
        situation.article_changed.connect(self._soon.start)
        situation.marks_changed.connect(lambda _marks: self._soon.start())

    def _fill(self) -> None:
        empty(self._layout)
        reading = self._situation.reading
        if reading is None:
            return
        self._fill_people(reading)
        self._fill_themes(reading)

    def _fill_people(self, reading: Reading) -> None:
        groups: dict[object, list[Mark]] = {}
        for mark in self._situation.people():
            groups.setdefault(mark.person or _UNJOINED, []).append(mark)
        unjoined = groups.pop(_UNJOINED, [])
        self._layout.addWidget(label(_("PEOPLE  ·  {count}").format(count=len(groups)), "section"))
        if not groups and not unjoined:
            self._layout.addWidget(label(_("Select a name in the text and press 1."), "faint", wrap=True))
        for marks in list(groups.values())[:MOST_PEOPLE]:
            self._layout.addWidget(self._person_card(reading, marks))
        self._tell_rest(len(groups) - MOST_PEOPLE)
        if unjoined:
            words = "、".join(dict.fromkeys(mark.text for mark in unjoined))
            told = _("Not joined to anybody: {words}. Choose one and press J.").format(words=words)
            self._layout.addWidget(label(told, "warning", wrap=True))

    def _person_card(self, reading: Reading, marks: list[Mark]) -> QWidget:
        person = reading.person(marks[0].person)
        name = person.name if person else marks[0].text
        others = [words for words in dict.fromkeys(mark.text for mark in marks) if words != name]
        frame, layout = card()
        aside = f"×{len(marks)}" + (f" ({'、'.join(others)})" if others else "")
        title = label(name)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        layout.addLayout(row(title, label(aside, "faint"), 1))
        for kind, colour in ((HOLDS, "#E69F00"), (SAYS, "#009E73")):
            for target in self._targets(reading, marks, kind):
                layout.addWidget(self._line(target, colour, quoted=kind == SAYS))
        return _clickable(frame, lambda: self.mark_wanted.emit(self._next(marks)))

    def _next(self, marks: list[Mark]) -> MarkId:
        """Clicks on a card walk through its mentions."""
        keys = [mark.id for mark in marks]
        chosen = self._situation.chosen
        return keys[(keys.index(chosen) + 1) % len(keys)] if chosen is not None and chosen in keys else keys[0]

    def _targets(self, reading: Reading, marks: list[Mark], type_name: str) -> list[Mark]:
        link_type = self._hub.project.codebook.link_type(type_name).id
        ends = [link.to_mark for mark in marks for link in reading.links_from(mark.id, link_type)]
        return [found for end in ends if (found := reading.mark(end)) is not None]

    def _line(self, mark: Mark, colour: str, *, quoted: bool) -> QLabel:
        words = mark.text if len(mark.text) <= _LONGEST_QUOTE else mark.text[: _LONGEST_QUOTE - 1] + "…"
        line = label(words.replace("\n", " "), wrap=True)
        ink = theme.current().letters(colour).name()
        edge = f"border-left: 2px solid {ink}; padding-left: 6px;" if quoted else ""
        line.setStyleSheet(f"color: {ink}; {edge}")
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return line

    def _fill_themes(self, reading: Reading) -> None:
        book = self._hub.project.codebook
        whole = [theme for theme in reading.themes if book.knows(theme.tag)]
        marked = [mark for mark in reading.marks if book.tag(mark.tag).kind == THEME]
        add = button("+", self._add_theme, name="flat")
        add.setToolTip(_("Put a theme on the whole article (T)"))
        add.setAccessibleName(add.toolTip())
        title = label(_("THEMES  ·  {count}").format(count=len(whole) + len(marked)), "section")
        self._layout.addLayout(row(title, 1, add))
        for one in whole:
            frame, layout = card()
            tag: TagId = one.tag
            take = button("×", lambda tag=tag: self._take(tag), name="flat")
            take.setToolTip(_("Take this theme off the article"))
            take.setAccessibleName(take.toolTip())
            layout.addLayout(
                row(label(tag_name(book.tag(tag)), wrap=True), label(_("whole article"), "faint"), 1, take)
            )
            self._layout.addWidget(frame)
        for mark in marked[:MOST_THEMES]:
            frame, layout = card()
            named = tag_name(book.tag(mark.tag))
            layout.addLayout(row(self._line(mark, "#CC79A7", quoted=False)))
            if book.tag(mark.tag).parent is not None:
                layout.addWidget(label(named, "faint"))
            self._layout.addWidget(_clickable(frame, lambda mark=mark: self.mark_wanted.emit(mark.id)))
        self._tell_rest(len(marked) - MOST_THEMES)
        if not whole and not marked:
            self._layout.addWidget(
                label(_("Select words and press 4, or press T for the whole article."), "faint", wrap=True)
            )

    def _tell_rest(self, count: int) -> None:
        if count > 0:
            self._layout.addWidget(label(_("… and {count} more").format(count=count), "faint"))

    def _take(self, tag: TagId) -> None:
        article = self._situation.article
        if article is not None:
            self._hub.perform(lambda project: project.themes.take(article, tag))


def _clickable(frame: QFrame, clicked: Callable[[], object]) -> QFrame:
    def release(_event: QMouseEvent) -> None:
        clicked()

    frame.mouseReleaseEvent = release  # type: ignore[method-assign]
    frame.setCursor(Qt.CursorShape.PointingHandCursor)
    return frame
