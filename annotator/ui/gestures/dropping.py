"""A chip that is dragged onto another mark: a person says the quote, holds the role, or is that same person."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.domain.codebook import CONTINUES, PERSON, QUOTE, ROLE
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation


class Dropping(QObject):
    """Links by mouse, in either direction."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation = hub, situation
        view.chip_dropped.connect(self.drop)

    def drop(self, dragged: MarkId, under: Sequence[MarkId]) -> None:
        """Join the dragged mark with the innermost of those under it that it can be joined to."""
        reading = self._situation.reading
        source = reading.mark(dragged) if reading is not None else None
        if reading is None or source is None or not under:
            return
        targets = [mark for key in under if (mark := reading.mark(key)) is not None]
        if any(self._join(source, target) for target in targets):
            self._situation.choose(dragged)
        else:
            self._hub.refused.emit(
                _("These two cannot be joined: drop a person on a quote, a role or another mention, or a quote on one.")
            )

    def _join(self, source: Mark, target: Mark) -> bool:
        """Join two marks if their kinds allow it; tells whether they do."""
        kinds = self._situation.kind_of(source), self._situation.kind_of(target)
        if PERSON in kinds and (QUOTE in kinds or ROLE in kinds):
            person, other = (source, target) if kinds[0] == PERSON else (target, source)
            if QUOTE in kinds:
                self._hub.perform(lambda project: project.links.set_speaker(other.id, person.id))
            else:
                self._hub.perform(lambda project: project.links.set_holder(other.id, person.id))
        elif kinds == (PERSON, PERSON) and (known := target.person or source.person) is not None:
            mention = source if target.person is not None else target
            self._hub.perform(lambda project: project.people.join([mention.id], known))
        elif kinds == (QUOTE, QUOTE):
            first, later = sorted((source, target), key=lambda mark: mark.span.start)
            self._hub.perform(lambda project: project.links.add(CONTINUES, later.id, first.id))
        else:
            return False
        return True
