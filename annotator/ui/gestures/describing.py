"""Saying more about the chosen mark: a note, and the features that its tag asks for."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint

from annotator.domain.codebook import FeatureValue
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.domain.log.meanwhile import typed_over
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

    _again: Callable[[Mark], None]
    """Opens the form that was refused once more, with what was typed, on the mark as it stands by now."""
    _about: Mark

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
        self._ask_features(mark, mark.features)

    def _ask_features(self, mark: Mark, shown: Mapping[str, FeatureValue]) -> None:
        tag = self._hub.project.codebook.tag(mark.tag)
        if not tag.features:
            self._hub.refused.emit(_("The tag of this mark asks nothing further."))
            return
        title = _("About “{words}”").format(words=shortened(mark.text))
        self._popover.features(
            self._place(mark), title, tag.features, shown, lambda typed: self._answer(mark, typed)
        )  # fmt: skip

    def _answer(self, mark: Mark, typed: Mapping[str, FeatureValue]) -> None:
        outcome = self._hub.perform(lambda project: project.marks.answer(mark.id, typed, was=mark.features))
        if outcome is None and typed != mark.features:
            self._stay(mark, lambda now: self._ask_features(now, typed_over(now.features, mark.features, typed)))

    def _ask(self, mark: Mark, words: str) -> None:
        title = _("Note on “{words}”").format(words=shortened(mark.text))
        self._popover.note(self._place(mark), title, words, lambda typed: self._write(mark, typed))

    def _write(self, mark: Mark, words: str) -> None:
        outcome = self._hub.perform(lambda project: project.marks.note(mark.id, words, was=mark.note))
        if outcome is None:
            if words != mark.note:
                self._stay(mark, lambda _now: self._ask(mark, words))
        elif outcome.operation is not None and outcome.value.note != words:
            self._hub.refused.emit(_("Somebody wrote a note meanwhile: yours stands below it."))

    def _stay(self, mark: Mark, again: Callable[[Mark], None]) -> None:
        """What was typed and refused, as on a full disk, shall be in its form again; not what waits for a server."""
        if self._stays and not self._hub.waiting.count:
            self._about, self._again = mark, again
            self._soon.start()  # the form is still leaving

    def _ask_again(self) -> None:
        if self._situation.chosen != self._about.id:
            return
        try:
            stands = self._hub.project.marks.get([self._about.id])
        except AnnotatorError as refusal:
            self._hub.tell(refusal)
            stands = [self._about]
        for mark in stands:
            self._again(mark)

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
