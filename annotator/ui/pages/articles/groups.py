"""The groups that articles fall into, with how many are in each; one that is chosen filters the list."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.articles import State
from annotator.domain.corpus.listing import Group, Grouping
from annotator.domain.language import _, marked
from annotator.ui import theme
from annotator.ui.naming import path_name, state_name
from annotator.ui.row_painting import draw_ground, write

GROUPINGS = {
    Grouping.SOURCE: marked("Source"), Grouping.DATE: marked("Date"), Grouping.STATUS: marked("Status"),
    Grouping.ASSIGNEE: marked("Assigned"), Grouping.TAG: marked("Tag"),
}  # fmt: skip
_Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _COUNT_WIDTH = 34, 66


def group_name(grouping: Grouping, group: Group) -> str:
    """What a group is called in the current language."""
    if grouping is Grouping.STATUS:
        return state_name(State(group.key))
    if grouping is Grouping.TAG:
        return path_name(group.words)
    empty = {Grouping.SOURCE: _("without a source"), Grouping.DATE: _("without a date"), Grouping.ASSIGNEE: _("nobody")}
    return group.words or empty[grouping]


class GroupRows(QAbstractListModel):
    """All articles first, then the groups."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.grouping = Grouping.SOURCE
        self.groups: list[Group] = []
        self.total = 0

    def show(self, grouping: Grouping, groups: list[Group], total: int) -> None:
        """Show these."""
        self.beginResetModel()
        self.grouping, self.groups, self.total = grouping, groups, total
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The groups, and all of them."""
        return 0 if parent.isValid() else 1 + len(self.groups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The group as user data, ``None`` for all; in words its name and count."""
        group = self.groups[index.row() - 1] if index.row() else None
        if role == Qt.ItemDataRole.UserRole:
            return group
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            name = _("All articles") if group is None else group_name(self.grouping, group)
            return f"{name}  {self.total if group is None else group.count:,}"
        return None

    def share(self, group: Group | None) -> float:
        """How long the bar of a group is, from 0 to 1."""
        most = max((one.count for one in self.groups), default=1)
        return 1.0 if group is None else group.count / most


class GroupPainter(QStyledItemDelegate):
    """Draws name, count and a bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Every row is as high."""
        return QSize(80, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        model: GroupRows = index.model()  # type: ignore[assignment]
        group: Group | None = index.data(Qt.ItemDataRole.UserRole)
        colours, state = theme.current(), option.state  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(2, 1, -2, -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, box, state)
        inner = box.adjusted(8, 2, -8, -6)
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setBold(group is None)
        name = _("All articles") if group is None else group_name(model.grouping, group)
        write(painter, font, colours.ink, inner.adjusted(0, 0, -_COUNT_WIDTH, 0), name)
        count = model.total if group is None else group.count
        write(painter, font, colours.faint, inner, f"{count:,}", Qt.AlignmentFlag.AlignRight)
        bar = QRect(inner.left(), box.bottom() - 4, inner.width(), 2)
        painter.fillRect(bar, QColor(colours.edge))
        bar.setWidth(max(2, round(bar.width() * model.share(group))))
        painter.fillRect(bar, QColor(colours.accent))
        painter.restore()
