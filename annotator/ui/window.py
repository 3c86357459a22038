"""The main window: puts the panels together and leads signals from one to the other; it does nothing itself."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.domain.errors import AnnotatorError, NotFound
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.domain.transfer.addresses import ServerAddress
from annotator.domain.transfer.plans import ImportPlan
from annotator.text.words import Segmenter
from annotator.ui import messages
from annotator.ui.actions import Actions
from annotator.ui.announcing import Announcing
from annotator.ui.article.view import ArticleView
from annotator.ui.article.words import Words
from annotator.ui.commands.articles import ArticleCommands
from annotator.ui.commands.care import CareCommands
from annotator.ui.commands.codebook import CodebookCommands
from annotator.ui.commands.copying import Copying
from annotator.ui.commands.exporting import ExportCommands
from annotator.ui.commands.files import Files
from annotator.ui.commands.history import HistoryCommands
from annotator.ui.commands.mapping import MappingCommands
from annotator.ui.commands.merging import MergingCommands
from annotator.ui.commands.pages import Pages
from annotator.ui.commands.palette import Palette
from annotator.ui.commands.sharing import SharingCommands
from annotator.ui.commands.tags import TagCommands
from annotator.ui.commands.views import Views
from annotator.ui.floating.hovering import Hovering
from annotator.ui.floating.menu import MOST_USED, ON_SUGGESTION, ArticleMenu
from annotator.ui.floating.picker import Picker
from annotator.ui.floating.popover import Popover
from annotator.ui.gestures.agreeing import Agreeing
from annotator.ui.gestures.deciding import Deciding
from annotator.ui.gestures.describing import Describing
from annotator.ui.gestures.dropping import Dropping
from annotator.ui.gestures.edges import Edges
from annotator.ui.gestures.linking import Linking
from annotator.ui.gestures.marking import Marking
from annotator.ui.gestures.walking import Walking
from annotator.ui.hub import Hub
from annotator.ui.pages.importing.page import ImportPage
from annotator.ui.pages.welcome import WelcomePage
from annotator.ui.panels.articles import ArticlesPanel
from annotator.ui.panels.chosen import ChosenCard
from annotator.ui.panels.find import FindBar
from annotator.ui.panels.frame import Frame
from annotator.ui.panels.people import PeoplePanel
from annotator.ui.panels.status import StatusLine
from annotator.ui.panels.tags import TagBar
from annotator.ui.running.indexing import Indexing
from annotator.ui.running.jobs import Jobs
from annotator.ui.running.learning import Learning
from annotator.ui.running.many import Many
from annotator.ui.running.painting import paint_first
from annotator.ui.showing import Showing, style_of
from annotator.ui.situation import Situation
from annotator.ui.suggesting.after_reading import AfterReading
from annotator.ui.suggesting.found import Suggesting
from annotator.ui.tag_keys import TagKeys

_Page = TypeVar("_Page", bound=QWidget)


class Window(QMainWindow):
    """One window, one project."""

    reopen = Signal()
    """The language changed: the program makes the window anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.hub, self.jobs = Hub(self), Jobs(self)
        self.many = Many(self.hub, self.jobs, self)
        self.situation = Situation(self.hub, self)
        self.indexing, self.learning = Indexing(self.hub, self), Learning(self.hub, self)
        self.view = ArticleView(style_of(self.situation))
        self.picker, self.popover = Picker(self), Popover(self)
        self.files, self.editing, self.views = Files(self), ArticleCommands(self), Views(self)
        self.care, self.past, self.palette_ = CareCommands(self), HistoryCommands(self), Palette(self)
        self._make_gestures()
        self._make_panels()
        self._make_commands()
        self._segmenter = Segmenter()
        self._segmenter.begin()
        self._words = Words(self.hub.names_among, self._segmenter)
        self.view.word_at = self._words.at
        self._lay_out()
        self._connect()
        self._show_state()

    def _make_gestures(self) -> None:
        self.copying = Copying(self.hub, self.situation, self.view, self)
        self.marking = Marking(self.hub, self.situation, self.view, self)
        self.linking = Linking(self.hub, self.situation, self.view, self.picker, self)
        self.suggesting = Suggesting(self.hub, self.situation, self)
        self.edges = Edges(self.hub, self.situation, self.suggesting, self.view, self)
        self.walking = Walking(self.hub, self.situation, self.view, self.picker, self.suggesting, self)
        self.deciding = Deciding(self.hub, self.situation, self.suggesting, self.walking, self)
        self.agreeing = Agreeing(self.hub, self.suggesting, self.deciding, self.view, self)
        self.describing = Describing(self.hub, self.situation, self.view, self.popover, self)
        self.dropping = Dropping(self.hub, self.situation, self.view, self)
        self.showing = Showing(self.hub, self.situation, self.suggesting, self.view)
        self.patience = AfterReading(self.hub, self.situation, self.suggesting, self.view)
        self.announcing = Announcing(self.hub, self.situation, self.view)
        self.hovering = Hovering(self.hub, self.situation, self.suggesting, self.view, self)

    def _make_panels(self) -> None:
        self.chosen = ChosenCard(self.hub, self.situation)
        self.chosen.gestures = {"S": self.linking.speaker_or_holder, "C": self.linking.cue, "J": self.linking.person,
                                "N": self.describing.note, "F": self.describing.features,
                                "Shift+H": self.past.mark_history, _("Del"): self.marking.remove}  # fmt: skip
        self.finding = FindBar(self.hub, self.situation, self.view, self.picker, self)
        self.articles = ArticlesPanel(self.hub, self.situation)
        self.tags = TagBar(self.hub, self.situation, self.editing.undo, self.editing.done_next, self)
        self.people = PeoplePanel(self.hub, self.situation, self.suggesting, self.chosen, self.linking.theme, self)
        self.status = StatusLine(self.hub, self.situation, self.suggesting, self.jobs, self)
        self.welcome = WelcomePage(self.files.new_project, self.files.open_files)
        self.importing = ImportPage(self.hub, self.files.accept_import, self.show_article_page)

    def _make_commands(self) -> None:
        gestures = (
            self.marking, self.linking, self.edges, self.walking, self.describing, self.deciding, self.agreeing,
        )  # fmt: skip
        self.sharing, self.merging, self.wide = SharingCommands(self), MergingCommands(self), Pages(self)
        self.coding, self.exporting, self.mapping = CodebookCommands(self), ExportCommands(self), MappingCommands(self)
        commands = (
            self.files, self.care, self.sharing, self.merging, self.past, self, self.editing, self.views, self.finding,
            self.copying, self.palette_, self.wide, self.coding, self.exporting,
        )  # fmt: skip
        self.actions_ = Actions(self, (*gestures, self.hovering, *commands))
        self.actions_.only_in(self.view, ("next_mark", "previous_mark", "accept"))
        self.menu = ArticleMenu(self.hub, self.situation, self.marking, self.walking, self.actions_.all, self)
        self.chosen.decisions = [self.actions_.all[name] for name in ON_SUGGESTION]
        self.hovering.decisions = [self.actions_.all[name] for name in MOST_USED]
        self.tagging = TagCommands(self)
        self._tag_keys = TagKeys(self.marking, self.walking, self)

    # What keys do here.

    def done_next(self) -> None:
        """Ctrl+Enter ends what one is at: an article, or whatever page asks to be accepted."""
        accept = getattr(self._pages.currentWidget(), "accept", self.editing.done_next)
        accept()

    def filter_articles(self) -> None:
        """Go to the filter of articles."""
        self.articles.filter.setFocus()
        self.articles.filter.selectAll()

    def attempt(self, call: Callable[[], object]) -> None:
        """Do what may be refused where no status line would be seen."""
        try:
            call()
        except AnnotatorError as refusal:
            messages.refusal(self, refusal)

    # Pages and places.

    def review(self, plan: ImportPlan) -> None:
        """Show the review of an import."""
        self.importing.review(plan)
        self._pages.setCurrentWidget(self.importing)
        self._show_state()

    def keep(self, page: _Page) -> _Page:
        """Take a page that is made where its commands are, so that it goes when the window goes."""
        self._pages.addWidget(page)
        return page

    def show_page(self, page: QWidget) -> None:
        """Show a page that is kept, with the keyboard where it says ``first`` (a focus proxy would stop Tab there)."""
        self._pages.setCurrentWidget(page)
        getattr(page, "first", page).setFocus()
        self._show_state()

    def show_article_page(self) -> None:
        """Show the article, or the first page where no project is open."""
        self._pages.setCurrentWidget(self._reading if self.hub.is_open else self.welcome)
        self.view.setFocus()
        self._show_state()

    def go_to(self, place: Place) -> None:
        """Show where something was done."""
        if place.article != self.situation.article:
            try:
                self.hub.project.articles.summary(place.article)
            except NotFound:  # its import was taken back
                return
            self.situation.read(place.article)
        if place.span is not None and self.situation.page is not None:
            self.view.reveal(self.situation.page.to_page(place.span), flash=True)

    # How it is put together.

    def _lay_out(self) -> None:
        frame = Frame(self.finding, self.view, (self.articles, self.people), (self.care.notice, self.tags), self.status)
        self._pages, self._reading = frame.pages, frame.reading
        for page in (self.welcome, self.importing):
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(self.welcome)
        self.setCentralWidget(frame)
        self.setMinimumSize(820, 520)

    def _connect(self) -> None:
        self.hub.opened.connect(self._opened)
        self.status.told_elsewhere = lambda: getattr(self._pages.currentWidget(), "tells", False)
        self.hub.closing.connect(self.jobs.finish)
        self.hub.closed.connect(self.show_article_page)
        self.hub.changed.connect(self._hear)
        self.hub.performed.connect(lambda _outcome: paint_first(self))
        self.jobs.refused.connect(lambda refusal: messages.refusal(self, refusal))
        self.situation.article_changed.connect(self._show_state)
        self.articles.wanted.connect(self.situation.read)
        self.articles.wanted.connect(lambda _article: self.view.setFocus())
        self.tags.tag_pressed.connect(self.marking.press_tag)
        self.people.mark_wanted.connect(self._show_mark)
        self.people.history_wanted.connect(self.past.history_of)
        suggested = self.people.suggested
        suggested.wanted.connect(self.walking.go_to_suggestion)
        suggested.accepted.connect(self.deciding.accept_these)
        suggested.rejected.connect(self.deciding.reject_these)
        self.view.span_finished.connect(self.marking.span_finished)
        self.view.mark_clicked.connect(self._click)
        self.view.menu_wanted.connect(self.menu.popup)
        self.view.wheel_turned.connect(self.views.turn_wheel)
        self.welcome.sample_wanted.connect(self.files.open_sample)
        self.welcome.project_wanted.connect(lambda path: self.files.take([path]))
        self.welcome.language_chosen.connect(self.views.use_language)

    def _opened(self) -> None:
        self._tag_keys.read(self.hub.project.codebook)
        self.show_article_page()
        for first in self.hub.project.articles.page(None, 1):
            self.situation.read(first.id)

    def _hear(self, changes: Changes) -> None:
        if Subject.CODEBOOK in changes.subjects:
            self._tag_keys.read(self.hub.project.codebook)

    def _show_state(self) -> None:
        reading = self._pages.currentWidget() is self._reading
        at_article = reading and self.situation.page is not None
        on_file = self.hub.is_open and not isinstance(self.hub.project.location, ServerAddress)
        decides = at_article and not self.hub.project.read_only
        holds = {
            "project": self.hub.is_open, "file": on_file, "reading": reading, "article": at_article,
            "deciding": decides,
        }  # fmt: skip
        self.actions_.enable([name for name, now in holds.items() if now])
        self.actions_.all["done_next"].setEnabled(at_article or hasattr(self._pages.currentWidget(), "accept"))
        self.setWindowTitle(self.hub.title)

    def _show_mark(self, mark: MarkId) -> None:
        self.picker.leave()
        self.walking.go(mark)
        self.view.setFocus()

    def _click(self, marks: list[MarkId], modifiers: Qt.KeyboardModifier) -> None:
        if not self.linking.click(marks):
            self.picker.leave()
            self.walking.click(marks, modifiers)

    # What Qt tells.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import what was dropped."""
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.merging.take_dropped([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        self.files.take_addresses([one for one in urls if not one.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved, but for what waits for a server; stop what runs and let go of the project."""
        if self.hub.waiting.count and not messages.agree(
            self, self.hub.waiting.words, self.hub.waiting.fate, _("End all the same")
        ):
            event.ignore()
            return
        self.jobs.finish()
        self.hub.close()
        super().closeEvent(event)
