"""The articles of an import as rows with a box to tick; only those that are seen are read."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.language import _
from annotator.domain.transfer.plans import ImportPlan, PlannedArticle
from annotator.domain.transfer.revising import Revised

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ImportRows(QAbstractListModel):
    """What somebody changes is kept here; ``told`` is called where something else is to come in."""

    def __init__(self, told: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        self.articles = Revised(ImportPlan())

    def show_plan(self, plan: ImportPlan) -> None:
        """Have the articles of another plan."""
        self.beginResetModel()
        self.articles = Revised(plan)
        self.endResetModel()

    def put(self, at: int, fresh: PlannedArticle) -> None:
        """Let another article stand there."""
        self.articles.put(at, fresh)
        self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """As many as the plan has."""
        return 0 if parent.isValid() else len(self.articles)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Each can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its title; whether it is wanted; where it comes from."""
        at = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.articles.wants(at) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            one = self.articles[at]
            return one.inferred.metadata.title or one.name
        if role == Qt.ItemDataRole.ToolTipRole:
            one = self.articles[at]
            return _("Here already") if one.twin or one.same_as else one.name
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what is ticked."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.articles.want(index.row(), wanted=Qt.CheckState(value) == Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        self._told()
        return True
