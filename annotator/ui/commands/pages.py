"""The pages that look at the whole project: each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ids import ArticleId
from annotator.domain.log.operations import Place
from annotator.domain.search.query import Query
from annotator.ui.pages.articles.page import ArticlesPage
from annotator.ui.pages.articles.versions import VersionsPage
from annotator.ui.pages.numbers.page import NumbersPage
from annotator.ui.pages.people.page import PeoplePage
from annotator.ui.pages.repairs.page import RepairsPage
from annotator.ui.pages.review.page import ReviewPage
from annotator.ui.pages.search.page import SearchPage
from annotator.ui.pages.sources.learnt import LearntCard
from annotator.ui.pages.sources.model import ModelCard
from annotator.ui.pages.sources.page import SourcesPage
from annotator.ui.pages.speech.page import SpeechPage

_MOST_WORDS = 60
"""A longer selection is no search."""

if TYPE_CHECKING:
    from annotator.ui.window import Window


class Pages(QObject):
    """The commands that show a page of the project; a page is a cached property, its command shows it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._back: Callable[[], object] = window.show_article_page

    @cached_property
    def articles(self) -> ArticlesPage:
        """The page of all articles."""
        window = self._window
        page = window.keep(ArticlesPage(window.hub, window.many, self._read, window.show_article_page))
        page.versions_wanted.connect(lambda row: self._show_versions(row.id, row.metadata.title, self._back_to_list))
        page.export_wanted.connect(window.exporting.export)
        return page

    def list_articles(self) -> None:
        """Show all articles as a table or cards."""
        self._window.show_page(self.articles)
        self.articles.begin()

    @cached_property
    def versions(self) -> VersionsPage:
        """The page of two versions of a text."""
        return self._window.keep(VersionsPage(self._window.hub, lambda: self._back()))

    def article_versions(self) -> None:
        """Show the versions of the text that is read."""
        reading = self._window.situation.reading
        if reading is not None:
            known = reading.article.metadata
            self._show_versions(reading.article.id, known.title, self._window.show_article_page)

    def _show_versions(self, article: ArticleId, title: str, back: Callable[[], object]) -> None:
        self._back = back
        self.versions.show_versions(article, title)
        self._window.show_page(self.versions)

    def _back_to_list(self) -> None:
        self._window.show_page(self.articles)
        self.articles.renew()

    @cached_property
    def repairs(self) -> RepairsPage:
        """The page of what was mended in the texts."""
        return self._window.keep(RepairsPage(self._window.hub, self._go, self._window.show_article_page))

    def show_repairs(self) -> None:
        """List the repairs of all articles."""
        self._window.show_page(self.repairs)
        self.repairs.begin()

    @cached_property
    def numbers(self) -> NumbersPage:
        """The page of figures."""
        window = self._window
        return window.keep(NumbersPage(window.hub, window.jobs, window.show_article_page))

    def show_numbers(self) -> None:
        """Show figures about the project."""
        self._window.show_page(self.numbers)
        self.numbers.begin()

    @cached_property
    def review(self) -> ReviewPage:
        """The page of suggestions."""
        window = self._window
        return window.keep(
            ReviewPage(window.hub, window.jobs, window.many, self._go, window.show_article_page, self.show_sources)
        )

    def show_suggestions(self) -> None:
        """Go through the suggestions of all articles."""
        self._window.show_page(self.review)
        self.review.begin()

    @cached_property
    def sources(self) -> SourcesPage:
        """The page of what proposes marks."""
        window = self._window
        learnt = LearntCard(window.hub, window.learning)
        model = ModelCard(window.hub, lambda: window.situation.article)
        return window.keep(SourcesPage(window.hub, window.patience, learnt, model, window.show_article_page))

    def show_sources(self) -> None:
        """Show which sources of suggestions are asked, and how they do."""
        self._window.show_page(self.sources)
        self.sources.begin()

    @cached_property
    def speech(self) -> SpeechPage:
        """The page of who says what."""
        return self._window.keep(SpeechPage(self._window.hub, self._go, self._window.show_article_page))

    def show_speech(self) -> None:
        """Show who says what."""
        self._window.show_page(self.speech)
        self.speech.begin()

    @cached_property
    def search(self) -> SearchPage:
        """The page that searches everywhere."""
        window = self._window
        return window.keep(SearchPage(window.hub, window.picker, self._go, window.show_article_page))

    def search_everywhere(self) -> None:
        """Search all articles; what is selected in the article is sought at once."""
        window = self._window
        chosen, reading = window.situation.selection, window.situation.reading
        words = chosen.of(reading.text) if chosen is not None and reading is not None else ""
        window.show_page(self.search)
        self.search.begin(str(Query.of_words(words)) if 0 < len(words) <= _MOST_WORDS else "")

    @cached_property
    def people(self) -> PeoplePage:
        """The page of people."""
        window = self._window
        return window.keep(
            PeoplePage(window.hub, window.jobs, self._go, window.past.history_of, window.show_article_page)
        )

    def show_people(self) -> None:
        """Show the register of people; whom the chosen mark means is shown first."""
        self._window.show_page(self.people)
        self.people.begin()
        mark = self._window.situation.chosen_mark
        if mark is not None and mark.person is not None:
            self.people.show_person(mark.person)

    def _go(self, place: Place) -> None:
        self._window.show_article_page()
        self._window.go_to(place)

    def _read(self, article: ArticleId) -> None:
        self._window.show_article_page()
        self._window.situation.read(article)
