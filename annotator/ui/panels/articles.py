"""The list of articles with filter and progress; rows come page by page."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.articles import ArticleSummary, State
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Subject
from annotator.ui import theme
from annotator.ui.floating.typing import FilterEntry
from annotator.ui.hub import Hub
from annotator.ui.naming import state_name
from annotator.ui.pieces import label
from annotator.ui.row_painting import draw_ground, write
from annotator.ui.running.later import later
from annotator.ui.situation import Situation

PAGE = 100
ROW_HEIGHT = 66
_FILLED = {State.NEW: 0.0, State.IN_PROGRESS: 0.5, State.DONE: 1.0, State.ADJUDICATED: 1.0}
_Index = QModelIndex | QPersistentModelIndex


class ArticleRows(QAbstractListModel):
    """The rows of the list that were fetched so far."""

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub
        self._rows: list[ArticleSummary] = []
        self._words, self._complete = "", True

    def begin(self, words: str = "") -> None:
        """Begin again with another filter."""
        self.beginResetModel()
        self._rows, self._words, self._complete = [], words, not self._hub.is_open
        self.endResetModel()
        self.fetchMore(QModelIndex())

    def refresh(self) -> None:
        """Read again as many rows as are shown."""
        if self._hub.is_open:
            self.beginResetModel()
            wanted = max(PAGE, len(self._rows))
            self._rows = self._hub.project.articles.page(None, wanted, self._words)
            self._complete = len(self._rows) < wanted
            self.endResetModel()

    def refresh_row(self, article: ArticleId) -> None:
        """Read one row again."""
        at = self.place_of(article)
        if at is not None:
            try:
                self._rows[at] = self._hub.project.articles.summary(article)
            except AnnotatorError:  # it was removed meanwhile
                self.refresh()
                return
            self.dataChanged.emit(self.index(at), self.index(at))

    def place_of(self, article: ArticleId | None) -> int | None:
        """The number of the row of an article, among those fetched."""
        return next((at for at, row in enumerate(self._rows) if row.id == article), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows were fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The row itself as user data, its words for screen readers and tooltips."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}\n{about(row)}"
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more rows in the project."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next page."""
        if self._complete or parent.isValid():
            return
        after = self._rows[-1] if self._rows else None
        page = self._hub.project.articles.page(after, PAGE, self._words)
        self._complete = len(page) < PAGE
        if page:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page) - 1)
            self._rows += page
            self.endInsertRows()


def about(row: ArticleSummary) -> str:
    """What stands below a title."""
    state = state_name(row.state)
    marks = ngettext("{count} mark", "{count} marks", row.marks).format(count=row.marks)
    work = f"{marks}  ·  {state}" if row.marks and row.state in _DONE else (marks if row.marks else state)
    return "  ·  ".join(part for part in (row.source, row.published, work) if part)


_DONE = (State.DONE, State.ADJUDICATED)


class _RowPainter(QStyledItemDelegate):
    """Draws title, what is known, and a bar of progress."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Every row is as high."""
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row: ArticleSummary = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.current()
        box: QRect = option.rect.adjusted(4, 2, -4, -2)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state  # type: ignore[attr-defined]
        draw_ground(painter, box, state)
        inner = box.adjusted(9, 7, -9, -7)
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setBold(True)
        write(painter, font, colours.ink, inner.adjusted(0, 0, 0, -28), row.title or _("without a title"))
        font.setBold(False)
        font.setPixelSize(12)
        write(painter, font, colours.faint, inner.adjusted(0, 22, 0, -8), about(row))
        bar = QRect(inner.left(), inner.bottom() - 2, inner.width(), 3)
        painter.fillRect(bar, QColor(colours.edge))
        filled = QRect(bar)
        filled.setWidth(round(bar.width() * _FILLED[row.state]))
        painter.fillRect(filled, colours.line("#009E73"))
        painter.restore()


class ArticlesPanel(QFrame):
    """Filter, list and progress."""

    wanted = Signal(object)
    """The key of the article that somebody clicked."""

    def __init__(self, hub: Hub, situation: Situation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left")
        self._hub, self._situation = hub, situation
        self.filter = FilterEntry(_("Filter articles…"), _("Filter articles"))
        self.filter.setClearButtonEnabled(True)
        self.filter.refused.connect(hub.tell)
        self.rows = ArticleRows(hub, self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_RowPainter(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Articles"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._click)
        self.list.activated.connect(self._click)
        self._nothing = label("", "faint", wrap=True)
        self._foot: QLabel = label("", "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        for widget in (self.filter, self._nothing):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot)
        self._stale: frozenset[ArticleId] = frozenset()
        self._soon, self._counting = later(self, self._refresh_rows), later(self, self._count)
        self._pause = later(self, self._begin, 150)
        self.filter.textChanged.connect(lambda _words: self._pause.start())
        hub.opened.connect(self._begin)
        hub.closed.connect(self._forget)
        hub.changed.connect(self._hear)
        situation.article_changed.connect(self._show_current)

    def _begin(self) -> None:
        self.rows.begin(self.filter.text().strip())
        self._show_current()
        self._count()

    def _forget(self) -> None:
        """What one project was filtered by would hide articles of the next one."""
        self.filter.clear()
        self._pause.stop()
        self.rows.begin()

    def _hear(self, changes: Changes) -> None:
        if changes.concern(None, Subject.ARTICLES):
            self.rows.refresh()
            self._show_current()
            self._count()
        elif changes.concern(None, Subject.MARKS, Subject.STATUS):
            self._stale |= changes.articles
            self._soon.start()
            if Subject.STATUS in changes.subjects:  # the first mark of an article begins it
                self._counting.start()

    def _refresh_rows(self) -> None:
        stale, self._stale = self._stale, frozenset()
        if self._hub.is_open:
            for article in stale:
                self.rows.refresh_row(article)

    def _count(self) -> None:
        if not self._hub.is_open:
            return
        progress = self._hub.project.articles.progress()
        share = round(100 * progress.done / progress.total) if progress.total else 0
        told = _("{done} of {total} articles done  ·  {share} %")
        self._foot.setText(told.format(done=progress.done, total=progress.total, share=share))
        filtered = bool(self.filter.text().strip()) and not self.rows.rowCount()
        words = (
            _("No article is called so.")
            if filtered
            else _("No articles yet. Drop files here, or press Ctrl+I to import.")
        )
        self._nothing.setText(words)
        self._nothing.setVisible(filtered or not progress.total)

    def _show_current(self) -> None:
        at = self.rows.place_of(self._situation.article)
        if at is None:
            self.list.clearSelection()
        else:
            self.list.setCurrentIndex(self.rows.index(at))

    def _click(self, index: QModelIndex) -> None:
        row: ArticleSummary = index.data(Qt.ItemDataRole.UserRole)
        self.wanted.emit(row.id)
