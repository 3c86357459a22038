"""The bar above the article: a button a tag with its key, the script view, undo, done and next."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from annotator.domain.codebook import CUE, Tag
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Subject
from annotator.settings import preferences
from annotator.ui import theme
from annotator.ui.article.reading_page import ORIGINAL
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.pieces import DOT, button, dot, empty
from annotator.ui.running.later import later
from annotator.ui.situation import Situation

SIMPLIFIED = "t2s"
_LONGEST_TITLE = 18
_BESIDE = 3
"""Pixels left and right of a tag's colour."""


class TagBar(QFrame):
    """Buttons for everything that keys do most."""

    tag_pressed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    """A tag, and the place of the screen where its menu is wanted."""

    def __init__(
        self,
        hub: Hub,
        situation: Situation,
        undo: Callable[[], object],
        done_next: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._hub, self._situation = hub, situation
        self._buttons: dict[object, QPushButton] = {}
        self._tags = QHBoxLayout()
        self._tags.setSpacing(8)
        self._script = QToolButton()
        self._script.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._script.setAccessibleName(_("Script view"))
        self._script.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo = button("", undo)
        self._done = button(_("Done, next") + "  Ctrl+⏎", done_next)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        layout.addLayout(self._tags)
        layout.addStretch(1)
        for widget in (self._script, self._undo, self._done):
            layout.addWidget(widget)
        self._soon = later(self, self._name_undo)
        self._fill_scripts()
        hub.opened.connect(self._fill)
        hub.changed.connect(self._hear)
        situation.armed_changed.connect(self._show_armed)
        situation.script_changed.connect(self._name_script)
        situation.article_changed.connect(self._name_undo)

    def show_script(self, script: str) -> None:
        """Switch to a script view."""
        self._situation.show_script(script)

    def _fill(self) -> None:
        empty(self._tags)
        self._buttons.clear()
        for tag in self._hub.project.codebook.offered():
            if tag.kind != CUE and (tag.parent is None or tag.key):
                self._tags.addWidget(self._tag_button(tag))
        self._name_undo()

    def _tag_button(self, tag: Tag) -> QPushButton:
        words = f"{tag_name(tag)}  {tag.key}" if tag.key else tag_name(tag)
        made = button(words, lambda: self.tag_pressed.emit(tag.id))
        made.setIcon(dot(theme.current().line(tag.colour).name(), beside=_BESIDE))
        made.setIconSize(QSize(DOT + 2 * _BESIDE, DOT))
        told = _(
            "{tag}: select words and press {key}. Shift+{key} marks every same string. "
            "Without a selection it arms the tag."
        )
        made.setToolTip(told.format(tag=tag_name(tag), key=tag.key or "–"))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(tag.id, made.mapToGlobal(at)))
        self._buttons[tag.id] = made
        return made

    def _hear(self, changes: Changes) -> None:
        if Subject.CODEBOOK in changes.subjects:
            self._fill()
        self._soon.start()

    def _show_armed(self) -> None:
        for tag, made in self._buttons.items():
            made.setProperty("chosen", tag == self._situation.armed)
            made.style().unpolish(made)
            made.style().polish(made)

    def _name_undo(self) -> None:
        operation = self._hub.project.history.undoable() if self._hub.is_open else None
        title = operation.title if operation else ""
        short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
        self._undo.setText("↶ " + (short or _("Nothing to undo")))
        self._undo.setToolTip(_("Undo: {title} (Ctrl+Z)").format(title=title) if title else "")
        self._undo.setEnabled(operation is not None)

    def _fill_scripts(self) -> None:
        menu = QMenu(self._script)
        group = QActionGroup(menu)
        for name, script in self.scripts():
            action = QAction(name, menu, checkable=True, checked=script == self._situation.script)
            action.triggered.connect(lambda _checked=False, script=script: self.show_script(script))
            group.addAction(action)
            menu.addAction(action)
        self._script.setMenu(menu)
        self._name_script()

    @staticmethod
    def scripts() -> list[tuple[str, str]]:
        """The script views by their names."""
        usual = preferences.text("traditional")
        return [
            (_("Original"), ORIGINAL),
            ("简体", SIMPLIFIED),
            ("繁體", "s2tw" if usual == "s2twp" else usual),
            ("繁體 · 臺灣用語", "s2twp"),
        ]

    def _name_script(self) -> None:
        names = {script: name for name, script in self.scripts()}
        self._script.setText(names.get(self._situation.script, "") + " ▾")
        for action in self._script.menu().actions():
            action.setChecked(action.text() == names.get(self._situation.script))
