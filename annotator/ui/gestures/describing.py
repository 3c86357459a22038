"""Saying more about the chosen mark: a note, and the features that its tag asks for."""

from PySide6.QtCore import QObject, QPoint

from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.wording import shortened
from annotator.ui.article.view import ArticleView
from annotator.ui.floating.popover import Popover
from annotator.ui.hub import Hub
from annotator.ui.running.later import later
from annotator.ui.situation import Situation

_BELOW = 22
"""Pixels between a mark's line and the form."""


class Describing(QObject):
    """The gestures that open a small form beside the mark."""

    _refused: tuple[Mark, str]

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, popover: Popover, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view, self._popover = hub, situation, view, popover
        popover.gone.connect(view.setFocus)
        self._stays = True
        self._soon = later(self, self._ask_again, 0)
        hub.closing.connect(self._leave)
        self._article: ArticleId | None = None
        situation.article_changed.connect(self._follow)

    def note(self) -> None:
        """Write a note on the chosen mark."""
        mark = self._situation.chosen_mark
        if mark is None:
            self._hub.refused.emit(_("Choose a mark first."))
            return
        self._ask(mark, mark.note)

    def features(self) -> None:
        """Answer what the tag of the chosen mark asks."""
        mark = self._situation.chosen_mark
        if mark is None:
            self._hub.refused.emit(_("Choose a mark first."))
            return
        tag = self._hub.project.codebook.tag(mark.tag)
        if not tag.features:
            self._hub.refused.emit(_("The tag of this mark asks nothing further."))
            return
        title = _("About “{words}”").format(words=shortened(mark.text))
        self._popover.features(
            self._place(mark), title, tag.features, mark.features,
            lambda answers: self._hub.perform(
                lambda project: project.marks.answer(mark.id, answers, was=mark.features)
            ),
        )  # fmt: skip

    def _ask(self, mark: Mark, words: str) -> None:
        title = _("Note on “{words}”").format(words=shortened(mark.text))
        self._popover.note(self._place(mark), title, words, lambda typed: self._write(mark, typed))

    def _write(self, mark: Mark, words: str) -> None:
        outcome = self._hub.perform(lambda project: project.marks.note(mark.id, words, was=mark.note))
        if outcome is None:
            if self._stays and words != mark.note and not self._hub.waiting.count:
                self._refused = mark, words
                self._soon.start()  # the form is still leaving
        elif outcome.operation is not None and outcome.value.note != words:
            self._hub.refused.emit(_("Somebody wrote a note meanwhile: yours stands below it."))

    def _ask_again(self) -> None:
        """What was typed and refused, as on a full disk, is in the form again."""
        mark, words = self._refused
        if self._situation.chosen == mark.id:
            self._ask(mark, words)

    def _follow(self) -> None:
        """The form goes with its article; what others did to that article leaves it, and what is being typed."""
        before, self._article = self._article, self._situation.article
        if before != self._article:
            self._leave()

    def _leave(self) -> None:
        self._stays = False
        self._popover.leave(keep=True)
        self._stays = True

    def _place(self, mark: Mark) -> QPoint:
        """A place below the start of a mark, in the window."""
        page = self._situation.page
        if page is None:
            return QPoint()
        shown = page.to_page(mark.span)
        self._view.reveal(shown)
        below = self._view.places.on_screen(shown.start).bottomLeft() + QPoint(0, _BELOW)
        return self._view.viewport().mapTo(self._popover.window(), below)
