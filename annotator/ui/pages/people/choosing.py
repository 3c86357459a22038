"""Choosing rows of a list or a table again, after it was read afresh."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def choose_rows(view: QAbstractItemView, rows: Iterable[int], current: int) -> None:
    """Choose these rows and no others, with the keys at one of them."""
    flags, model, wanted = QItemSelectionModel.SelectionFlag, view.model(), QItemSelection()
    for at in rows:
        wanted.select(model.index(at, 0), model.index(at, 0))
    view.selectionModel().setCurrentIndex(model.index(current, 0), flags.NoUpdate)
    view.selectionModel().select(wanted, flags.ClearAndSelect | flags.Rows)
