"""The marks that break a rule of the codebook, as places: a click or Enter opens one in its article."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.domain.codebook import Codebook
from annotator.domain.coding.breaches import Breach
from annotator.domain.ids import AnnotatorId, TagId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Place, Subject
from annotator.domain.wording import shortened
from annotator.project import Project
from annotator.project.codebook.insight import MOST
from annotator.ui.hub import Hub
from annotator.ui.naming import path_name
from annotator.ui.pages.head import PageHead, stacked
from annotator.ui.pieces import dot, label
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_LONGEST = 40
_CONCERNING = (Subject.MARKS, Subject.LINKS, Subject.CODEBOOK, Subject.ARTICLES, Subject.TEXT)
_Found = tuple[Sequence[Breach], Mapping[AnnotatorId, str]]


class BreachesPage(QWidget):
    """Lists them, of one tag or of all; they are looked for beside the window."""

    def __init__(self, hub: Hub, go: Callable[[Place], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._go = hub, go
        self._tag: TagId | None = None
        self._head = PageHead(self, _("Marks that break a rule"), leave)
        self._told = label("", "faint", wrap=True)
        self._told.setContentsMargins(14, 8, 14, 8)
        self.list = self.first = QListWidget()
        self.list.setAccessibleName(_("Marks that break a rule"))
        self.list.setAlternatingRowColors(True)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self._reading, self._soon = Newest(hub, self), later(self, self._ask)
        hub.changed.connect(self._hear)
        hub.closed.connect(self._forget)
        stacked(self, (self._head, 0), (self._told, 0), (self.list, 1))

    def show_tag(self, tag: TagId | None) -> None:
        """Look for those of one tag, or of all."""
        self._tag = tag
        self._told.setText(_("Looking…"))
        self.list.clear()
        self._ask()

    def _ask(self) -> None:
        if not self._hub.is_open:
            return
        project, tag = self._hub.project, self._tag
        book = project.codebook
        tag = tag if tag is not None and book.knows(tag) else None
        self._head.facts.say("" if tag is None else _path(book, tag))
        self._reading.ask(lambda _told: _read(project, tag), self._show)

    def _hear(self, changes: Changes) -> None:
        """What was undone or done elsewhere meanwhile may break a rule, or none any more."""
        if self.isVisible() and changes.concern(None, *_CONCERNING):
            self._soon.start()

    def _forget(self) -> None:
        self._soon.stop()
        self.list.clear()

    def _show(self, found: _Found) -> None:
        (breaches, names), book = found, self._hub.project.codebook
        count = len(breaches)
        told = ngettext("{count} place breaks a rule; a click opens it.",
                        "{count} places break a rule; a click opens one.", count)  # fmt: skip
        more = f"{count:,}" + ("+" if count >= MOST else "")
        self._told.setText(told.format(count=more) if count else _("No mark breaks a rule of the codebook."))
        at = self.list.currentRow()
        self.list.clear()
        for one in breaches:
            self.list.addItem(_item(book, one, names.get(one.annotator, "?")))
        self.list.setCurrentRow(max(0, min(at, count - 1)))

    def _open(self, item: QListWidgetItem) -> None:
        self._go(item.data(Qt.ItemDataRole.UserRole))


def _read(project: Project, tag: TagId | None) -> _Found:
    return project.insight.breaches(tag), project.insight.names()


def _item(book: Codebook, one: Breach, by: str) -> QListWidgetItem:
    words = f"【{shortened(one.text, _LONGEST)}】  {one.words}\n{_path(book, one.tag)}  ·  {one.title}  ·  {by}"
    item = QListWidgetItem(dot(book.tag(one.tag).colour), words)
    item.setData(Qt.ItemDataRole.UserRole, Place(one.article, one.span))
    item.setToolTip(words)
    return item


def _path(book: Codebook, tag: TagId) -> str:
    return path_name(book.path(tag)).replace("/", " › ")
