"""Choosing rows of a list or a table again, after it was read afresh."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QAbstractItemView


def choose_rows(view: QAbstractItemView, rows: Iterable[int], current: int) -> None:
    """Choose these rows and no others, with the keys at one of them."""
    flags, model, wanted = QItemSelectionModel.SelectionFlag, view.model(), QItemSelection()
    for first, last in _runs(rows):
        wanted.append(QItemSelectionRange(model.index(first, 0), model.index(last, 0)))
    view.selectionModel().setCurrentIndex(model.index(current, 0), flags.NoUpdate)
    view.selectionModel().select(wanted, flags.ClearAndSelect | flags.Rows)


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows beside each other as one: Qt compares every two ranges of a choice."""
    runs: list[tuple[int, int]] = []
    for at in sorted(set(rows)):
        if runs and at == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs
