"""The menu at a place of the article: every gesture that can be done there, with its key."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.codebook import PERSON, QUOTE, ROLE
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.ui.gestures.marking import Marking
from annotator.ui.gestures.walking import Walking
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.situation import Situation

_OF_KIND = {
    PERSON: ("person", "separate", "person_history"),
    ROLE: ("speaker_or_holder",),
    QUOTE: ("speaker_or_holder", "cue"),
}
ON_SUGGESTION = ("accept", "accept_only", "accept_same", "reject", "reject_only")
MOST_USED = ("accept", "accept_same", "reject")
_SENTENCES = ("longer", "shorter")
_ON_MARK = ("about_mark", "note", "features", "mark_history", "remove")
EDGES = (
    "start_left", "start_right", "end_left", "end_right",
    "start_left_word", "start_right_word", "end_left_word", "end_right_word",
)  # fmt: skip
_ON_WORDS = ("copy", "copy_with_marks", "find_words", "correct_text")


class ArticleMenu:
    """Made anew for each place."""

    def __init__(
        self, hub: Hub, situation: Situation, marking: Marking, walking: Walking, actions: Mapping[str, QAction],
        parent: QWidget,
    ) -> None:  # fmt: skip
        self._hub, self._situation, self._marking, self._walking = hub, situation, marking, walking
        self._actions, self._parent = actions, parent

    def popup(self, place: QPoint, mark: MarkId | None) -> None:
        """Show the menu at a place of the screen, with a mark under it chosen."""
        if mark is not None:
            self._walking.click([mark], Qt.KeyboardModifier.NoModifier)
        if self._situation.reading is not None:
            self.made().popup(place)

    def made(self) -> QMenu:
        """The menu for what is chosen and selected now."""
        menu = QMenu(self._parent)
        chosen = self._situation.chosen_mark
        if self._situation.suggestion is not None:
            self._add(menu, ON_SUGGESTION)
            self._add_edges(menu)
        elif self._situation.selection is not None or chosen is not None:
            self._add_tags(menu)
        if chosen is not None:
            self._add(menu, (*_OF_KIND.get(self._situation.kind_of(chosen), ()), *_ON_MARK))
            self._add_edges(menu)
        self._add(menu, _ON_WORDS)
        self._add(menu, ("theme", "next_mark", "previous_mark", "article_history", "undo", "redo"))
        return menu

    def _add_tags(self, menu: QMenu) -> None:
        everywhere = QMenu(_("Every same string"), menu)
        for tag in self._hub.project.codebook.offered():
            if tag.key:
                menu.addAction(f"{tag_name(tag)}\t{tag.key}", lambda tag=tag: self._marking.press_tag(tag.id))
                words = f"{tag_name(tag)}\tShift+{tag.key}"
                everywhere.addAction(words, lambda tag=tag: self._marking.mark_same(tag.id))
        menu.addMenu(everywhere)
        menu.addSeparator()

    def _add_edges(self, menu: QMenu) -> None:
        edges = menu.addMenu(_("Edges"))
        self._add(edges, EDGES)
        self._add(edges, _SENTENCES)

    def _add(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            menu.addAction(self._actions[name])
        menu.addSeparator()
