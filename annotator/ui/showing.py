"""What the view shows of the situation: the page, its marks, the chosen one with its links; and the selection back."""

from PySide6.QtCore import QObject

from annotator.domain.ids import LinkTypeId, MarkId
from annotator.domain.operations import Changes
from annotator.domain.spans import Span
from annotator.ui.article.page import Page
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.naming import link_name
from annotator.ui.situation import Situation


class Showing(QObject):
    """Keeps the article view in step with the situation."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView) -> None:
        super().__init__(view)
        self._hub, self._situation, self._view = hub, situation, view
        self._text = ""
        situation.article_changed.connect(self._show_page)
        situation.marks_changed.connect(self._show_marks)
        situation.chosen_changed.connect(self._show_chosen)
        view.selection_changed.connect(self._take_selection)

    def _show_page(self) -> None:
        page = self._situation.page
        if page is None:
            self._text = ""
            self._view.show_page(Page(""))
            return
        same = page.reading.text == self._text
        self._text = page.reading.text
        self._view.number_of = lambda mark: self._situation.page.number(mark) if self._situation.page else ""
        self._view.show_page(page.page, page.marks(), keep_place=same)
        self._take_selection()

    def _show_marks(self, changes: Changes) -> None:
        page = self._situation.page
        if page is None:
            return
        if not changes.names_all():
            self._view.set_marks(page.marks())
            return
        there = page.marks(changes.marks)
        self._view.put_marks(there, changes.marks - {mark.id for mark in there})
        if self._situation.renumbered:
            self._view.redraw()

    def _show_chosen(self) -> None:
        page, mark = self._situation.page, self._situation.chosen_mark
        if page is None or mark is None:
            self._view.choose(None)
            return
        related: set[MarkId] = set()
        arrows: list[tuple[Span, Span, str]] = []
        for link in page.reading.links_at(mark.id):
            source, target = page.reading.mark(link.from_mark), page.reading.mark(link.to_mark)
            if source is not None and target is not None:
                related |= {source.id, target.id}
                arrows.append((page.to_page(source.span), page.to_page(target.span), self._name(link.type)))
        if mark.person is not None:
            related |= page.reading.mentions(mark.person)
        self._view.choose(mark.id, related - {mark.id}, arrows)

    def _name(self, link_type: LinkTypeId) -> str:
        return link_name(self._hub.project.codebook.link_type_of(link_type))

    def _take_selection(self) -> None:
        page, shown = self._situation.page, self._view.selection
        self._situation.select(None if page is None or shown is None else page.to_reading(shown))
