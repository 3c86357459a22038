"""What the view shows of the situation: the page, its marks, the chosen one with its links; and the selection back."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, Qt

from annotator.domain.codebook import HOLDS, SAYS
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import LinkTypeId, MarkId, SuggestionId
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Subject
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.settings import positions, preferences
from annotator.ui import theme
from annotator.ui.article.drawing.glyphs import missing
from annotator.ui.article.drawing.sheet import renumber
from annotator.ui.article.drawing.style import ViewStyle
from annotator.ui.article.page import Page
from annotator.ui.article.reading_page import ReadingPage
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.naming import link_name, link_words
from annotator.ui.pointer import armed_pointer
from annotator.ui.running import motion
from annotator.ui.running.later import later
from annotator.ui.situation import Situation
from annotator.ui.suggesting.found import Suggesting

LATIN = "Latn"
GLYPHS_MILLISECONDS = 600
NUMBERS_MILLISECONDS = 30
"""A new quote is painted first, then the numbers of all quotes behind it."""
_TO_IT = (SAYS, HOLDS)
"""Links that lead from a person to what is suggested; the others lead away from it."""
MOST = 8
"""Characters without a glyph that are named."""


class Showing(QObject):
    """Keeps the article view in step with the situation."""

    def __init__(self, hub: Hub, situation: Situation, suggesting: Suggesting, view: ArticleView) -> None:
        super().__init__(view)
        self._hub, self._situation, self._suggesting, self._view = hub, situation, suggesting, view
        suggesting.changed.connect(self._show_suggestions)
        self._text, self._hovered = "", None
        self._shown: ReadingPage | None = None
        self._glyphs = later(self, self._tell_glyphs, GLYPHS_MILLISECONDS)
        self._numbers = later(self, lambda: renumber(view), NUMBERS_MILLISECONDS)
        situation.article_changed.connect(self.take_habits)
        situation.article_changed.connect(self._show_page)
        situation.marks_changed.connect(self._show_marks)
        situation.chosen_changed.connect(self._show_chosen)
        situation.armed_changed.connect(self._show_armed)
        view.hovered.connect(self._hover)
        view.selection_changed.connect(self._take_selection)
        situation.article_changed.connect(lambda: view.set_style(style_of(situation)))

    def restyle(self) -> None:
        """Draw with the sizes and colours that are set now."""
        self._view.set_style(style_of(self._situation))
        self.take_habits()
        self._situation.chosen_changed.emit()
        self._situation.marks_changed.emit(Changes(frozenset(Subject)))

    def _show_page(self) -> None:
        before = self._shown
        self._leave()
        page = self._situation.page
        if page is None:
            self._text = ""
            self._view.show_page(Page(""))
            return
        same = page.reading.text == self._text
        self._text = page.reading.text
        self._glyphs.start()
        self._view.number_of = lambda mark: self._situation.page.number(mark) if self._situation.page else ""
        self._view.show_page(page.page, page.marks(), keep_place=same)
        if same and before is not None:
            self._select_again(before, page)
        if not same and (place := positions.of(page.reading.article.id)):
            self._view.scroll_to(page.to_page(Span(place, place)).start)
        self._shown = page
        self._take_selection()

    def _select_again(self, before: ReadingPage, now: ReadingPage) -> None:
        """Select what was selected in another script: the same words may be shorter or longer now."""
        selection, caret = self._view.selection, self._view.shown.caret
        place = now.to_page(before.to_reading(Span(caret, caret))).start
        self._view.select(None if selection is None else now.to_page(before.to_reading(selection)), place)

    def _leave(self) -> None:
        """Remember where the page that was shown stood."""
        page, self._shown = self._shown, None
        if page is not None:
            top = self._view.places.top_offset()
            self._attempt(lambda: positions.remember(page.reading.article.id, page.to_reading(Span(top, top)).start))

    def _attempt(self, call: Callable[[], object]) -> None:
        try:
            call()
        except AnnotatorError as refusal:
            self._hub.tell(refusal)

    def _tell_glyphs(self) -> None:
        """Say in the line below the title which characters this machine cannot draw."""
        page = self._situation.page
        if page is None:
            return
        lacking = missing(page.page.text, self._view.look.font)
        if lacking:
            told = _("no glyph on this machine: {characters}").format(characters=" ".join(map(_named, lacking[:MOST])))
            self._view.set_meta("  ·  ".join(part for part in (page.page.meta, told) if part))

    def _show_marks(self, changes: Changes) -> None:
        page = self._situation.page
        if page is None:
            return
        if not changes.names_all():
            self._view.set_marks([*page.marks(), *map(page.suggested, self._suggesting.found)])
            return
        there = page.marks(changes.marks)
        self._view.put_marks(there, changes.marks - {mark.id for mark in there})
        if self._situation.renumbered:
            self._numbers.start()

    def _show_suggestions(self, came: Iterable[Suggestion], gone: Iterable[SuggestionId]) -> None:
        page = self._situation.page
        if page is not None:
            self._view.put_marks([page.suggested(one) for one in came], {MarkId(one) for one in gone})

    def _show_chosen(self) -> None:
        page, mark = self._situation.page, self._situation.chosen_mark
        if page is None:
            return
        related: set[MarkId] = set()
        if mark is not None:
            ends = (end for link in page.reading.links_at(mark.id) for end in (link.from_mark, link.to_mark))
            related = {*ends, *(page.reading.mentions(mark.person) if mark.person is not None else ())} - {mark.id}
        suggestion = self._situation.suggestion
        chosen = mark.id if mark is not None else (MarkId(suggestion.id) if suggestion is not None else None)
        self._view.choose(chosen, related, self._arrows(page))

    def _hover(self, mark: MarkId | None) -> None:
        self._hovered = mark
        if self._situation.page is not None:
            self._view.show_arrows(self._arrows(self._situation.page))

    def _arrows(self, page: ReadingPage) -> list[tuple[Span, Span, str]]:
        """The arrows of the chosen mark and of the one under the pointer."""
        pointed = [key for key in (self._situation.chosen, self._hovered) if key is not None]
        links = {link.id: link for key in pointed for link in page.reading.links_at(key)}
        ends = [(page.reading.mark(one.from_mark), page.reading.mark(one.to_mark), one.type) for one in links.values()]
        drawn = [
            (page.to_page(source.span), page.to_page(target.span), self._name(kind))
            for source, target, kind in ends
            if source is not None and target is not None
        ]
        return [*drawn, *self._proposed_arrows(page)]

    def _proposed_arrows(self, page: ReadingPage) -> Iterator[tuple[Span, Span, str]]:
        """The arrows that the chosen suggestion would bring along."""
        suggestion = self._situation.suggestion
        if suggestion is None:
            return
        for tie in suggestion.ties:
            ends = (tie.span, suggestion.span) if tie.type in _TO_IT else (suggestion.span, tie.span)
            yield page.to_page(ends[0]), page.to_page(ends[1]), link_words(tie.type)

    def _show_armed(self) -> None:
        armed = self._situation.armed
        tag = self._hub.project.codebook.tag(armed) if armed is not None else None
        self._view.text_cursor = Qt.CursorShape.IBeamCursor if tag is None else armed_pointer(tag)
        self._view.viewport().setCursor(self._view.text_cursor)

    def take_habits(self) -> None:
        """Select and flash as the user prefers, from now on."""
        reading, snap, calm = self._situation.reading, preferences.text("snap"), motion.is_unwanted()
        latin = reading is not None and reading.article.metadata.script == LATIN
        snaps = snap == "always" or (snap == "latin" and latin)
        self._view.snaps = lambda: snaps
        self._view.calm = lambda: calm

    def _name(self, link_type: LinkTypeId) -> str:
        return link_name(self._hub.project.codebook.link_type_of(link_type))

    def _take_selection(self) -> None:
        page, shown = self._situation.page, self._view.selection
        self._situation.select(None if page is None or shown is None else page.to_reading(shown))


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


def style_of(situation: Situation) -> ViewStyle:
    """The sizes and colours that are set, and the face for the script in which the article is shown."""
    reading = situation.reading
    script = reading.article.metadata.script if reading else "Hant"
    shown = {"": script, "t2s": "Hans"}.get(situation.script, "Hant")
    size, spacing, characters = (preferences.number(name) for name in ("text_size", "line_spacing", "column"))
    return ViewStyle(theme.current(), shown, size, spacing, characters, preferences.text("font"))
