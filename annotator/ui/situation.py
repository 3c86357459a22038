"""What the reader is at: the article, its marks, the chosen one, the selection, the armed tag, the script view."""

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId, MarkId, TagId
from annotator.domain.log.operations import Changes, Subject
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.ui.article.reading_page import ORIGINAL, ReadingPage, page_of
from annotator.ui.hub import Hub

_ON_ARTICLE = (Subject.MARKS, Subject.LINKS, Subject.THEMES, Subject.PEOPLE, Subject.STATUS, Subject.CODEBOOK,
               Subject.SUGGESTIONS)  # fmt: skip


class Situation(QObject):
    """One place for what several panels need to know; spans are of the reading text."""

    article_changed = Signal()
    """Another article, another version of its text, or none."""
    marks_changed = Signal(object)
    """The ``Changes`` on the article that is read."""
    chosen_changed = Signal()
    selection_changed = Signal()
    armed_changed = Signal()
    script_changed = Signal()

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.page: ReadingPage | None = None
        self.chosen: MarkId | None = None
        self.suggestion: Suggestion | None = None
        """The chosen suggestion; never together with a chosen mark."""
        self.selection: Span | None = None
        self.armed: TagId | None = None
        self.script = ORIGINAL
        self.renumbered = False
        """Whether the last change gave quotes other numbers."""
        hub.changed.connect(self._hear)
        hub.closed.connect(self.leave)

    @property
    def reading(self) -> Reading | None:
        """The article that is read, with everything on it."""
        return self.page.reading if self.page else None

    @property
    def article(self) -> ArticleId | None:
        """The key of the article that is read."""
        return self.page.reading.article.id if self.page else None

    @property
    def chosen_mark(self) -> Mark | None:
        """The chosen mark."""
        return self.reading.mark(self.chosen) if self.reading and self.chosen else None

    def kind_of(self, mark: Mark) -> str:
        """The kind of a mark's tag."""
        return self._hub.project.codebook.tag(mark.tag).kind

    def of_kind(self, kind: str) -> list[Mark]:
        """The marks of a kind on this article, as they stand in the text."""
        if self.reading is None:
            return []
        found = [self.reading.mark(key) for tag in self._tags_of(kind) for key in self.reading.tagged(tag)]
        return sorted((mark for mark in found if mark is not None), key=lambda mark: (mark.span.start, mark.span.end))

    def count_of(self, kind: str) -> int:
        """How many marks of a kind stand on this article."""
        return sum(len(self.reading.tagged(tag)) for tag in self._tags_of(kind)) if self.reading else 0

    def _tags_of(self, kind: str) -> list[TagId]:
        return [tag.id for tag in self._hub.project.codebook.tags if tag.kind == kind]

    def read(self, article: ArticleId) -> None:
        """Go to an article; a refusal is told and leaves everything as it is."""
        try:
            reading = self._hub.project.articles.read(article)
        except AnnotatorError as refusal:
            self._hub.tell(refusal)
            return
        self.page = page_of(reading, self._hub.project.codebook, self.script)
        self.chosen, self.suggestion, self.selection = None, None, None
        self.article_changed.emit()
        self.chosen_changed.emit()

    def leave(self) -> None:
        """Be at no article."""
        self.page, self.chosen, self.suggestion, self.selection, self.armed = None, None, None, None, None
        self.article_changed.emit()
        self.chosen_changed.emit()
        self.armed_changed.emit()

    def choose(self, mark: MarkId | None) -> None:
        """Choose a mark, or none."""
        if mark != self.chosen or self.suggestion is not None:
            self.chosen, self.suggestion = mark, None
            self.chosen_changed.emit()

    def choose_suggestion(self, suggestion: Suggestion) -> None:
        """Choose a suggestion in place of a mark."""
        if suggestion != self.suggestion:
            self.chosen, self.suggestion = None, suggestion
            self.chosen_changed.emit()

    def select(self, span: Span | None) -> None:
        """Take note of the selection."""
        if span != self.selection:
            self.selection = span
            self.selection_changed.emit()

    def arm(self, tag: TagId | None) -> None:
        """Arm a tag: from now on every selection is marked with it; ``None`` disarms."""
        self.armed = tag
        self.armed_changed.emit()

    def show_script(self, script: str) -> None:
        """Show texts in another script; stored text and offsets never move."""
        self.script = script
        if self.reading is not None:
            self.page = page_of(self.reading, self._hub.project.codebook, script)
            self.article_changed.emit()
            self.chosen_changed.emit()
        self.script_changed.emit()

    def _hear(self, changes: Changes) -> None:
        if self.page is None or not changes.concern(self.article, *_ON_ARTICLE, Subject.ARTICLES, Subject.TEXT):
            return
        try:
            reading = self._hub.project.articles.reread(self.page.reading, changes)
        except AnnotatorError:  # the article itself is gone: undone or removed
            self.leave()
            return
        self._reread(reading, changes)

    def _reread(self, reading: Reading, changes: Changes) -> None:
        old = self.page.reading  # type: ignore[union-attr]
        same = reading.text == old.text and reading.article == old.article
        if not same or Subject.CODEBOOK in changes.subjects:
            self.page = page_of(reading, self._hub.project.codebook, self.script)
            self.article_changed.emit()
        else:
            named = changes.marks if changes.names_all() else {mark.id for mark in (*old.marks, *reading.marks)}
            self.renumbered = self.page.renew(reading, named) or bool(changes.links)  # type: ignore[union-attr]
            self.marks_changed.emit(changes)
        if self.chosen is not None and reading.mark(self.chosen) is None:
            self.chosen = None
        self.chosen_changed.emit()
