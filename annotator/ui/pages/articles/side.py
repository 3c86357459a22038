"""The left side of the page of articles: what is wanted, and the groups into which that falls."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QVBoxLayout, QWidget

from annotator.domain.corpus.listing import ArticleFilter, Group, Grouping
from annotator.domain.language import _
from annotator.ui.hub import Hub
from annotator.ui.pages.articles.filters import FilterFields
from annotator.ui.pages.articles.groups import GROUPINGS, GroupPainter, GroupRows


class ArticlesSide(QFrame):
    """Filter and groups; one group or all of them are chosen."""

    changed = Signal()
    """Something else is wanted."""

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("left")
        self._group: str | None = None
        self.filters = FilterFields(hub, self)
        self.grouping, self.groups, self.group_list = QComboBox(), GroupRows(self), QListView()
        for grouping, words in GROUPINGS.items():
            self.grouping.addItem(_("Grouped by: {what}").format(what=_(words)), grouping)
        self.grouping.setAccessibleName(_("Grouped by"))
        self.group_list.setModel(self.groups)
        self.group_list.setItemDelegate(GroupPainter(self.group_list))
        self.group_list.setMouseTracking(True)
        self.group_list.setUniformItemSizes(True)
        self.group_list.setAccessibleName(_("Groups"))
        self.group_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.grouping)
        column.addWidget(self.group_list, 1)
        self.filters.changed.connect(self.changed)
        self.grouping.activated.connect(lambda _at: self._regroup())
        self.group_list.clicked.connect(lambda _index: self._choose_group())
        self.group_list.activated.connect(lambda _index: self._choose_group())

    @property
    def kind(self) -> Grouping:
        """By what articles are grouped."""
        return Grouping(self.grouping.currentData())  # Qt keeps its plain word

    def wanted(self) -> ArticleFilter:
        """What filter and group say together."""
        wanted = self.filters.wanted()
        return wanted if self._group is None else wanted.within(self.kind, self._group)

    def show_groups(self, grouping: Grouping, groups: list[Group], total: int) -> None:
        """Show the groups of what the filter wants; the chosen one stays chosen."""
        self.groups.show(grouping, groups, total)
        at = next((at for at, group in enumerate(groups, 1) if group.key == self._group), 0)
        self.group_list.setCurrentIndex(self.groups.index(at))

    def forget(self) -> None:
        """Choose no group any more."""
        self._group = None

    def _regroup(self) -> None:
        self.forget()
        self.changed.emit()

    def _choose_group(self) -> None:
        group: Group | None = self.group_list.currentIndex().data(Qt.ItemDataRole.UserRole)
        self._group = None if group is None else group.key
        self.changed.emit()
