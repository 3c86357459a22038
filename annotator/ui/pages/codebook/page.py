"""The codebook: the tree of tags, one tag with all that it says, and what was marked with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.domain.codebook import Tag
from annotator.domain.coding.guidelines import Sample
from annotator.domain.coding.shown import Shown
from annotator.domain.ids import AnnotatorId, MarkId, TagId
from annotator.domain.language import _, ngettext
from annotator.domain.log.history import Entry
from annotator.domain.log.operations import Changes, Outcome, Place, Subject
from annotator.project import Project
from annotator.project.codebook.insight import MOST, Insight
from annotator.ui.floating.picker import Picker
from annotator.ui.hub import Hub
from annotator.ui.pages.codebook.facts import facts_of
from annotator.ui.pages.codebook.form import TagForm
from annotator.ui.pages.codebook.rows import TagRows
from annotator.ui.pages.codebook.scrolled import Scrolled
from annotator.ui.pages.codebook.side import Side
from annotator.ui.pages.codebook.tree import TagTree, TreeHead
from annotator.ui.pages.codebook.wishes import Wishes
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pieces import button, label, row
from annotator.ui.running.jobs import Told
from annotator.ui.running.later import later
from annotator.ui.running.many import Many
from annotator.ui.running.newest import Newest

_LEFT, _MIDDLE, _RIGHT = 318, 480, 286
"""Widths of the parts; where there is less room, the outer ones give way."""
_CONCERN = frozenset({Subject.CODEBOOK, Subject.MARKS, Subject.THEMES, Subject.LINKS})


class CodebookPage(QWidget):
    """Everything about the tags of the open project; each change here is one step of undo."""

    broken_wanted = Signal(object)
    """The marks that break a rule shall be listed: those of a tag, or all (``None``)."""
    tells = True
    """What is refused stands below its head."""

    def __init__(
        self,
        hub: Hub,
        many: Many,
        picker: Picker,
        taken: Callable[[str], str],
        go: Callable[[Place], object],
        leave: Callable[[], object],
        buttons: tuple[QPushButton, ...] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub = hub
        self._undo = button("", lambda: hub.perform(lambda project: project.history.undo()))
        self.broken = button("", lambda: self.broken_wanted.emit(None))
        self.broken.setToolTip(_("Marks that break a rule"))
        self.broken.hide()
        self._head = PageHead(self, _("Codebook"), leave, self.broken, self._undo, *buttons)
        self.filter, self.rows = QLineEdit(), TagRows(self)
        self.tree, self.form, self.side = TagTree(self.rows, self), TagForm(taken), Side()
        self.wishes = Wishes(hub, many, picker, self, lambda: self.tree.tag, self._ask_at, self.choose)
        self._told = label("", "warning", wrap=True)
        self._words, self._closed = "", list[TagId]()
        """The words by which the tree is filtered, and the branches that somebody has closed in the whole of it."""
        self._soon, self._details = later(self, self._refresh), later(self, self._show_details, 120)
        self._reading, self._counting = Newest(hub, self), Newest(hub, self)
        self._lay_out()
        self._connect(go)
        self.first = self.tree

    def show_codebook(self) -> None:
        """Show the codebook as it stands, at the tag where one was."""
        self.filter.clear()
        self._told.hide()
        self._refresh()
        if self.tree.tag is None and self.rows.book.tags:
            self.tree.choose(self.rows.book.tags[0].id)

    def choose(self, tag: TagId) -> None:
        """Be at a tag; a filter that hides it goes."""
        self._refresh()
        if not self.rows.index_of(tag).isValid():
            self.filter.clear()
            self._refill()
        self.tree.choose(tag)

    # How it is put together.

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(_("Find a tag…"))
        self.filter.setAccessibleName(_("Find a tag"))
        self.filter.setClearButtonEnabled(True)
        left = QFrame()
        left.setObjectName("left")
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 10, 6, 8)
        add_tag, add_kind = button("+ " + _("Tag"), self.wishes.add_tag), button("+ " + _("Kind"), self.wishes.add_kind)
        line = row(self.filter, add_tag, add_kind)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(TreeHead())
        column.addWidget(self.tree, 1)
        column.addWidget(label(_("Drag, or Alt and arrows, to move; a tag keeps its marks."), "faint", wrap=True))
        middle, right = Scrolled(self.form, _MIDDLE), Scrolled(self.side)
        middle.setObjectName("paper")
        self._told.setContentsMargins(14, 4, 14, 4)
        self.split = side_by_side([_LEFT, 800, _RIGHT], (left, 240), (middle, 0), (right, 220))
        stacked(self, (self._head, 0), (self._told, 0), (self.split, 1))

    def _connect(self, go: Callable[[Place], object]) -> None:
        slash = QShortcut(QKeySequence("/"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash.activated.connect(self.filter.setFocus)
        self.tree.keys = {
            Qt.Key.Key_Slash: self.filter.setFocus, Qt.Key.Key_Return: self.form.begin_naming,
            Qt.Key.Key_Enter: self.form.begin_naming, Qt.Key.Key_F2: self.form.begin_naming,
            Qt.Key.Key_Insert: self.wishes.add_tag, Qt.Key.Key_Delete: lambda: self._wish("remove"),
        }  # fmt: skip
        self.filter.textChanged.connect(lambda _words: self._refill())
        self.filter.returnPressed.connect(self.tree.setFocus)
        self.tree.chosen.connect(lambda _tag: self._show_tag())
        self.tree.step_wanted.connect(self.wishes.step)
        self.tree.depth_wanted.connect(self.wishes.deepen)
        self.rows.moved.connect(self.wishes.drop, Qt.ConnectionType.QueuedConnection)
        self.form.changed.connect(self._change)
        self.form.renamed.connect(self._rename)
        self.form.wanted.connect(self._wish)
        self.form.feature_wanted.connect(lambda one: self.wishes.change_feature(self.tree.tag, one))
        self.form.feature_unwanted.connect(lambda one: self.wishes.remove_feature(self.tree.tag, one))
        self.form.link_wanted.connect(self.wishes.change_link)
        self.form.link_unwanted.connect(self.wishes.remove_link)
        self.side.place_wanted.connect(go)
        self.side.sample_wanted.connect(self._take_example)
        self.wishes.picked.connect(self.tree.setFocus)
        self._hub.changed.connect(self._hear)
        self._hub.refused.connect(self._tell)
        self._hub.closing.connect(self.form.leave)
        self._hub.closed.connect(self._stop)

    # What is shown.

    def _hear(self, changes: Changes) -> None:
        if not self.isVisible():
            return
        if Subject.CODEBOOK in changes.subjects:
            self._told.hide()
        if not _CONCERN.isdisjoint(changes.subjects):
            self._soon.start()

    def _stop(self) -> None:
        self._soon.stop()
        self._details.stop()

    def _refresh(self) -> None:
        if not self._hub.is_open:
            return
        book, counts = self._hub.project.codebook, self._hub.project.insight.counts()
        self._book, self._counts = book, counts
        self._refill()
        self._head.facts.say(facts_of(book, sum(counts.values()), self._hub.project.insight.themes()))
        undoable = self._hub.project.history.undoable()
        title = undoable.title if undoable else _("Nothing to undo")
        self._undo.setText("↶ " + (title if len(title) <= 24 else title[:23] + "…"))
        self._undo.setToolTip(title)
        self._undo.setEnabled(undoable is not None)
        insight = self._hub.project.insight
        self._counting.ask(lambda _told: len(insight.breaches()), self._show_broken)

    def _show_broken(self, count: int) -> None:
        told = ngettext("{count} breaks a rule", "{count} break a rule", count)
        self.broken.setText(told.format(count=f"{count:,}" + ("+" if count >= MOST else "")))
        self.broken.setVisible(count > 0)

    def _refill(self) -> None:
        at, above = self.tree.tag, self.tree.verticalScrollBar().value()
        if not self._words:
            self._closed = self.tree.closed()
        self._words = self.filter.text().strip()
        self.tree.blockSignals(True)
        self.rows.show_book(self._book, self._counts, self._words)
        self.tree.expandAll()
        for tag in () if self._words else self._closed:
            self.tree.collapse(self.rows.index_of(tag))
        self.tree.choose(at if self.rows.index_of(at).isValid() else self._first())
        self.tree.blockSignals(False)
        self.tree.verticalScrollBar().setValue(above)
        self._show_tag()

    def _first(self) -> TagId | None:
        found = self.rows.tag(self.rows.index(0, 0))
        return found.id if found else None

    def _show_tag(self) -> None:
        tag = self._shown_tag()
        self.form.setEnabled(tag is not None)
        if tag is not None:
            self.form.show_tag(self.rows.book, tag, self.rows.count(tag.id), 0)
            self._details.start()

    def _show_details(self) -> None:
        """What has to be looked for among many marks comes a moment later."""
        tag = self._shown_tag()
        if tag is None or not self._hub.is_open or not self._hub.project.codebook.knows(tag.id):
            return
        insight, count = self._hub.project.insight, self.rows.count(tag.id)
        self._reading.ask(lambda told: _read(insight, tag, count, told), lambda known: self._tell_details(tag, known))

    def _tell_details(self, tag: Tag, known: "_Details") -> None:
        """Show what was looked for, if one is still at that tag and it says what it said."""
        if tag != self._shown_tag():
            return
        count = self.rows.count(tag.id)
        self.form.show_tag(self.rows.book, tag, count, known.makers)
        self.side.show_tag(self.rows.book, tag, count, known.latest, known.names)
        self.side.show_changes(known.changes)
        self.form.show_breaking(known.breaking, MOST)

    def _shown_tag(self) -> Tag | None:
        tag = self.tree.tag
        return self.rows.book.tag(tag) if tag is not None and self.rows.book.knows(tag) else None

    # What is wished.

    def _change(self, tag: TagId, fields: dict[str, Any]) -> None:
        """Change some fields of a tag as it stands by now."""
        self._keep(lambda project: project.tags.change(replace(project.codebook.tag(tag), **fields)))

    def _rename(self, tag: TagId, name: str) -> None:
        self._keep(lambda project: project.tags.rename(tag, name))

    def _keep(self, verb: Callable[[Project], Outcome[Tag]]) -> None:
        """Perform what was typed; where it is refused the tag is shown as it stands."""
        if self._hub.perform(verb) is None:
            self.form.forget_typed()
            self._soon.start()

    def _take_example(self, mark: MarkId, sample: Sample) -> None:
        """Put a mark into the guideline, below what is being written there."""
        self.form.guideline.keep()
        self.wishes.take_example(self.tree.tag, mark, sample)

    def _wish(self, wish: str) -> None:
        tag = self._shown_tag()
        if tag is not None and wish == "breaking":
            self.broken_wanted.emit(tag.id)
        elif tag is not None:
            self.wishes.do(wish, tag)

    def _ask_at(self) -> QPoint:
        """Where a list to pick from opens: below the name of the tag."""
        return self.form.mapTo(self.window(), QPoint(26, 96))

    def _tell(self, sentence: str) -> None:
        if self.isVisible():
            self._told.setText(sentence)
            self._told.show()


@dataclass(frozen=True, slots=True)
class _Details:
    """What has to be looked for about a tag."""

    makers: int
    latest: Sequence[Shown]
    names: Mapping[AnnotatorId, str]
    changes: Sequence[Entry]
    breaking: int


def _read(insight: Insight, tag: Tag, count: int, told: Told) -> _Details:
    """Look for it, part by part, so that the next tag need not wait."""
    makers, latest = (insight.makers(tag.id), insight.latest(tag.id)) if count else (0, [])
    told(1, 3)
    names, changes = insight.names(), insight.changes(tag.id)
    told(2, 3)
    return _Details(makers, latest, names, changes, len(insight.breaches(tag.id)))
