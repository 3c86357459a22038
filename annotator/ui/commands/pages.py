"""The pages that look at the whole project: each is made when it is first shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ids import ArticleId
from annotator.ui.pages.articles.page import ArticlesPage
from annotator.ui.pages.numbers.page import NumbersPage

if TYPE_CHECKING:
    from annotator.ui.window import Window


class Pages(QObject):
    """The commands that show a page of the project; a page is a cached property, its command shows it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    @cached_property
    def articles(self) -> ArticlesPage:
        """The page of all articles."""
        return ArticlesPage(self._window.hub, self._read, self._window.show_article_page)

    def list_articles(self) -> None:
        """Show all articles as a table or cards."""
        self._window.show_page(self.articles)
        self.articles.begin()

    @cached_property
    def numbers(self) -> NumbersPage:
        """The page of figures."""
        return NumbersPage(self._window.hub, self._window.show_article_page)

    def show_numbers(self) -> None:
        """Show figures about the project."""
        self._window.show_page(self.numbers)
        self.numbers.begin()

    def _read(self, article: ArticleId) -> None:
        self._window.show_article_page()
        self._window.situation.read(article)
