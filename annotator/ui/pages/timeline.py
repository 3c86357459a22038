"""The history: who did what and when, filtered by a line above it; any step of one's own is undone from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, PersonId
from annotator.domain.language import _, marked
from annotator.domain.log.history import Entry, Kind, Sought
from annotator.domain.log.operations import Changes, Deed, Place
from annotator.domain.moments import Moment
from annotator.ui.hub import Hub
from annotator.ui.pages.head import bar_of
from annotator.ui.pages.timeline_rows import TimelinePainter, TimelineRows
from annotator.ui.pieces import Elided, button, embolden, key_cap, label, row
from annotator.ui.running.later import later

_WIDEST = 1120
_KINDS = {
    Kind.ARTICLES: marked("articles"), Kind.MARKS: marked("marks"), Kind.LINKS: marked("links"),
    Kind.PEOPLE: marked("people"), Kind.TAGS: marked("tags"), Kind.SUGGESTIONS: marked("suggestions"),
    Kind.PROJECT: marked("project"), Kind.UNDOING: marked("undo and redo"),
}  # fmt: skip
_REMOVALS = frozenset({Deed.TAG_REMOVED, Deed.MARK_REMOVED, Deed.ARTICLE_REMOVED, Deed.LINK_REMOVED,
                       Deed.THEME_REMOVED})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what the history is told; ``words`` name it."""

    words: str
    article: ArticleId | None = None
    mark: MarkId | None = None
    person: PersonId | None = None


class TimelinePage(QWidget):
    """Lists the history; nothing is undone but by the key or button."""

    tells = True
    """What is refused stands beside its buttons."""

    def __init__(self, hub: Hub, go: Callable[[Place], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._go = hub, go
        self._about = Elided("", "faint")
        self.scope, self.who, self.kind, self.time = (QComboBox() for _one in range(4))
        self.words = QLineEdit()
        self.rows = TimelineRows(hub, self)
        self.list = QListView()
        self._told = label("", "warning", wrap=True)
        self._nothing = label("", "faint", wrap=True)
        self.undo_button: QPushButton = button("", self.undo_one)
        self.go_button: QPushButton = button(_("Go there") + "  ⏎", self.go_there)
        self._soon = later(self, self._refresh)
        self._pause = later(self, self._begin, 150)
        self._lay_out(leave)
        self._connect(leave)

    def _lay_out(self, leave: Callable[[], object]) -> None:
        title = label(_("History"))
        embolden(title)
        bar = bar_of((button("‹ " + _("Back") + "  Esc", leave), 0), (title, 0), (self._about, 1))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(TimelinePainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("History"))
        self.first = self.list
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(16, 12, 16, 0)
        column.addLayout(self._filters())
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addLayout(row(middle), 1)
        layout.addWidget(self._foot())

    def _filters(self) -> QHBoxLayout:
        self.words.setPlaceholderText(_("Filter the history…"))
        self.words.setClearButtonEnabled(True)
        names = {
            self.words: _("Filter the history"), self.scope: _("Of what"), self.who: _("Who"), self.kind: _("What"),
            self.time: _("When"),
        }  # fmt: skip
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.kind.addItem(_("everything"), None)
        for kind, words in _KINDS.items():
            self.kind.addItem(_(words), kind)
        for words, days in ((_("at any time"), None), (_("today"), 0), (_("in 7 days"), 6), (_("in 30 days"), 29)):
            self.time.addItem(words, days)
        line = row(self.words, self.scope, self.who, self.kind, self.time)
        line.setStretch(0, 1)
        return line

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        keys = row(key_cap("↑"), key_cap("↓"), label(_("choose"), "faint"), key_cap("/"), label(_("filter"), "faint"))
        line = row(self._told, self.go_button, self.undo_button)
        line.insertLayout(0, keys)
        line.setStretch(1, 1)
        line.setContentsMargins(20, 12, 20, 12)
        foot.setLayout(line)
        return foot

    def _connect(self, leave: Callable[[], object]) -> None:
        for keys, call in (
            ("Escape", leave),
            ("U", self.undo_one),
            ("D", self.open_or_close),
            ("/", self.words.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        for box in (self.scope, self.who, self.kind, self.time):
            box.activated.connect(lambda _at: self._begin())
        self.words.textChanged.connect(lambda _words: self._pause.start())
        self.words.returnPressed.connect(self.list.setFocus)
        self.list.clicked.connect(self.rows.open_or_close)
        self.list.activated.connect(lambda _index: self.go_there())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_chosen())
        self._hub.changed.connect(self._hear)
        self._hub.refused.connect(self._tell)
        self._hub.closed.connect(self._soon.stop)

    @property
    def chosen(self) -> Entry | None:
        """The entry that the keys are at."""
        entry = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return entry if isinstance(entry, Entry) else None

    def show_history(self, scopes: Sequence[Scope], at: int = 0) -> None:
        """Show the history of the scope number ``at``; the others can be chosen above it."""
        self.scope.clear()
        for scope in scopes:
            self.scope.addItem(scope.words, scope)
        self.scope.setCurrentIndex(at)
        self.who.clear()
        self.who.addItem(_("everybody"), None)
        for one in self._hub.project.annotators():
            self.who.addItem(one.name, one.id)
        for box in (self.kind, self.time):
            box.setCurrentIndex(0)
        self.words.clear()
        self._pause.stop()
        self._begin()

    def undo_one(self) -> None:
        """Undo the chosen step; what stands in the way is told in the line below."""
        entry = self.chosen
        if entry is None or entry.operation.undone:
            return
        self._told.clear()
        outcome = self._hub.perform(lambda project: project.history.undo_one(entry.operation.id))
        if outcome is not None:
            again = entry.operation.deed is Deed.UNDO
            words = _("Done again: {what}.") if again else _("Undone: {what}.")
            self._told.setText(words.format(what=outcome.value.title))

    def open_or_close(self) -> None:
        """Show by name what the chosen step tells in numbers, or its numbers alone."""
        self.rows.open_or_close(self.list.currentIndex())

    def go_there(self) -> None:
        """Show where the chosen step was done."""
        if self.chosen is not None and self.chosen.operation.place is not None:
            self._go(self.chosen.operation.place)

    def _begin(self) -> None:
        if not self._hub.is_open:
            return
        scope: Scope = self.scope.currentData()
        self._about.say(scope.words)
        self.rows.begin(self._sought(scope))
        self._choose(self.rows.first())
        self._told.clear()

    def _sought(self, scope: Scope) -> Sought:
        who: AnnotatorId | None = self.who.currentData()
        kind: Kind | None = self.kind.currentData()
        days: int | None = self.time.currentData()
        since = None
        if days is not None:
            midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
            since = Moment(int((midnight - timedelta(days=days)).timestamp() * 1000))
        return Sought(
            scope.article, scope.mark, scope.person, who, frozenset({kind} if kind else ()), since,
            words=self.words.text(),
        )  # fmt: skip

    def _hear(self, _changes: Changes) -> None:
        if self.isVisible():
            self._soon.start()

    def _refresh(self) -> None:
        if not self._hub.is_open:
            return
        chosen = self.chosen
        place = self.list.verticalScrollBar().value()
        self.rows.refresh()
        at = self.rows.place_of(chosen.operation.id) if chosen else None
        self._choose(self.rows.first() if at is None else at)
        self.list.verticalScrollBar().setValue(place)

    def _choose(self, at: int | None) -> None:
        self.list.setCurrentIndex(QModelIndex() if at is None else self.rows.index(at))
        self._nothing.setText(_("Nothing was done that fits."))
        self._nothing.setVisible(at is None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry = self.chosen
        deed = entry.operation.deed if entry else None
        words = _("Undo this one")
        if entry is not None and entry.operation.undone:
            words = _("Undone already")
        elif deed is Deed.UNDO:
            words = _("Do it again")
        elif deed in _REMOVALS:
            words = _("Bring it back")
        self.undo_button.setText(words + "  U")
        self.undo_button.setEnabled(entry is not None and not entry.operation.undone)
        self.go_button.setEnabled(entry is not None and entry.operation.place is not None)

    def _tell(self, sentence: str) -> None:
        if self.isVisible():
            self._told.setText(sentence)
