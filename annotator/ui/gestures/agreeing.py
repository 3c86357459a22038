"""Accepting at one go what independent sources agree on, after one has seen which names that are."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from annotator.domain.language import _
from annotator.domain.suggestions import Suggestion
from annotator.suggest.combining import AGREED
from annotator.ui.floating.picker import Choice
from annotator.ui.floating.preview import Preview
from annotator.ui.gestures.deciding import Deciding
from annotator.ui.hub import Hub
from annotator.ui.suggesting.found import Suggesting

_DOWN = 90


class Agreeing(QObject):
    """The gesture on all suggestions of the class *agreed*."""

    def __init__(self, hub: Hub, suggesting: Suggesting, deciding: Deciding, view: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._suggesting, self._deciding, self._view = hub, suggesting, deciding, view
        self.preview = Preview(parent)
        self.preview.gone.connect(view.setFocus)

    def accept_agreed(self) -> None:
        """Show the names on which all agree; Enter accepts them as one step."""
        self._deciding.stay()
        groups: dict[object, list[Suggestion]] = {}
        for one in self._suggesting.found:
            if one.source == AGREED:
                groups.setdefault((one.tag, one.text), []).append(one)
        if not groups:
            self._hub.refused.emit(_("There is no suggestion here on which two sources agree."))
            return
        lines = [Choice(f"{alike[0].text}  ×{len(alike)}", alike) for alike in groups.values()]
        place = self._view.mapTo(self._view.window(), QPoint(self._view.width() // 2 - 160, _DOWN))
        self.preview.ask(place, _("Two sources agree on these"), lines, self._accept)

    def _accept(self, groups: list[list[Suggestion]]) -> None:
        self._deciding.accept_these([one for alike in groups for one in alike])
