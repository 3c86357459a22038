"""Linking: who speaks, who holds the role, which words announce, whom a mention means; the likely one comes first."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from annotator.domain.codebook import PERSON, QUOTE, ROLE, THEME
from annotator.domain.ids import MarkId, PersonId, TagId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.people import Person
from annotator.domain.readings import Reading
from annotator.suggest.likely import likely_cue, likely_holders, likely_people, likely_speakers
from annotator.ui.article.view import ArticleView
from annotator.ui.floating.picker import Choice, Picker
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.situation import Situation

MOST = 40
NOBODY = "nobody"


class Linking(QObject):
    """The gestures that join marks with each other and with people."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, picker: Picker, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view, self._picker = hub, situation, view, picker
        picker.gone.connect(view.setFocus)

    def speaker_or_holder(self) -> None:
        """With a quote chosen pick its speaker, with a role chosen its holder."""
        mark, reading = self._situation.chosen_mark, self._situation.reading
        kind = self._situation.kind_of(mark) if mark else ""
        if mark is None or reading is None or kind not in (QUOTE, ROLE):
            self._hub.refused.emit(_("Choose a quote or a role first: click on it."))
            return
        book = self._hub.project.codebook
        if kind == QUOTE:
            likely, title = (
                likely_speakers(reading, mark, book),
                _("Who says this? Number, Enter, or a click on a person"),
            )
        else:
            likely, title = (
                likely_holders(reading, mark, book),
                _("Who holds this role? Number, Enter, or a click on a person"),
            )
        if not likely:
            self._hub.refused.emit(_("No person is marked in this article yet: select a name and press its key."))
            return
        choices = [Choice(self._words_around(reading, one), one) for one in likely[:MOST]]
        choices.append(Choice(_("nobody"), NOBODY))
        self._ask(mark, title, choices, lambda value: self._join(mark, kind, value))

    def cue(self) -> None:
        """Mark the words that announce the chosen quote: the selection, else the likely ones."""
        mark, reading = self._situation.chosen_mark, self._situation.reading
        if mark is None or reading is None or self._situation.kind_of(mark) != QUOTE:
            self._hub.refused.emit(_("Choose a quote first: click on it."))
            return
        span = self._situation.selection or likely_cue(reading.text, mark.span)
        if span is None:
            self._hub.refused.emit(
                _("No word near this quote announces it: select the words, then press the key again.")
            )
            return
        self._hub.perform(lambda project: project.links.set_cue(mark.id, span))
        self._view.select(None, self._view.shown.caret)

    def person(self) -> None:
        """Say whom the chosen mention means."""
        mark, reading = self._situation.chosen_mark, self._situation.reading
        if mark is None or reading is None or self._situation.kind_of(mark) != PERSON:
            self._hub.refused.emit(_("Choose a mention of a person first: click on it."))
            return
        register = self._hub.project.register
        most = (one.person for one in register.page())
        known = list({one.id: one for one in [*reading.people, *register.among(mark.text), *most]}.values())
        choices = _choices(_ranked(known, likely_people(reading, mark, known), mark.person))
        self._ask(
            mark,
            _("Whom does “{words}” mean?").format(words=mark.text),
            choices,
            lambda value: self._hub.perform(lambda project: project.people.join([mark.id], cast("PersonId", value))),
            make=lambda name: self._new_person(mark, name),
            hint=_("type a name; a new one makes a new person"),
            new=_("New person: {words}"),
            find=lambda typed: _choices(self._hub.project.register.named(typed)),
        )

    def separate(self) -> None:
        """Let the chosen mention mean somebody new."""
        mark = self._situation.chosen_mark
        if mark is not None:
            self._hub.perform(lambda project: project.people.separate(mark.id))

    def theme(self) -> None:
        """Put a theme on the whole article."""
        article, book = self._situation.article, self._hub.project.codebook
        if article is None:
            return
        root = book.root(THEME).id
        tags = [tag for tag in book.offered() if tag.kind == THEME and tag.id != root]
        self._picker.ask(
            QPoint(self._view.width() - 320, 60),
            _("What is the whole article about?"),
            [Choice(tag_name(tag), tag.id) for tag in tags],
            lambda tag: self._hub.perform(lambda project: project.themes.put(article, tag)),
            make=lambda name: self._new_theme(name, root),
            hint=_("type a theme; a new one joins the codebook"),
            new=_("New theme: {words}"),
        )

    def click(self, marks: Sequence[MarkId]) -> bool:
        """A click while somebody is being picked takes the mention under it; tells whether it did."""
        return any(self._picker.pick(mark) for mark in marks)

    def _join(self, mark: Mark, kind: str, value: object) -> None:
        mention = None if value == NOBODY else value
        if kind == QUOTE:
            self._hub.perform(lambda project: project.links.set_speaker(mark.id, mention))  # type: ignore[arg-type]
        else:
            self._hub.perform(lambda project: project.links.set_holder(mark.id, mention))  # type: ignore[arg-type]

    def _new_person(self, mark: Mark, name: str) -> None:
        self._hub.perform(lambda project: project.people.create(name, [mark.id]))

    def _new_theme(self, name: str, root: TagId) -> None:
        article = self._situation.article
        made = self._hub.perform(lambda project: project.tags.add(THEME, name, parent=root))
        if made is not None and article is not None:
            self._hub.perform(lambda project: project.themes.put(article, made.value.id))

    def _ask(
        self,
        mark: Mark,
        title: str,
        choices: Sequence[Choice],
        take: Callable[[object], object],
        make: Callable[[str], object] | None = None,
        hint: str = "",
        new: str = "",
        find: Callable[[str], Sequence[Choice]] | None = None,
    ) -> None:
        page = self._situation.page
        if page is None:
            return
        shown = page.to_page(mark.span)
        self._view.reveal(shown)
        place = self._view.places.on_screen(shown.start).bottomLeft() + QPoint(0, 22)
        parent = self._picker.window()
        self._picker.ask(self._view.viewport().mapTo(parent, place), title, choices, take, make, hint, new, find=find)

    def _words_around(self, reading: Reading, mark: MarkId) -> str:
        found = reading.mark(mark)
        if found is None:
            return ""
        person = reading.person(found.person)
        name = f"{found.text} = {person.name}" if person and person.name != found.text else found.text
        after = reading.text[found.span.end : found.span.end + 8].split("\n")[0]
        return f"{name}   …{found.text}{after}…"


def _choices(people: Sequence[Person]) -> list[Choice]:
    return [Choice(one.name, one.id) for one in people]


def _ranked(people: Sequence[Person], likely: Sequence[PersonId], current: PersonId | None) -> list[Person]:
    """The likely ones first, then the others; whom the mention means already comes last."""
    by_key = {person.id: person for person in people}
    first = [by_key[key] for key in likely if key in by_key and key != current]
    others = [person for person in people if person.id not in likely and person.id != current]
    last = [person for person in people if person.id == current]
    return [*first, *others, *last]
