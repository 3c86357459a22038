"""A menu of the columns that a table can be sorted by, for hands that stay on the keyboard."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QTableView

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def offer_orders(table: QTableView, columns: Mapping[int, str], below: QPushButton) -> None:
    """Offer the columns by their names below a button; the one that the table is sorted by turns round."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    header = table.horizontalHeader()
    now = (header.sortIndicatorSection(), header.sortIndicatorOrder())
    for at, name in columns.items():
        sign = {(at, _UP): "  ↑", (at, _DOWN): "  ↓"}.get(now, "")
        order = _DOWN if now == (at, _UP) else _UP
        menu.addAction(name + sign).triggered.connect(
            lambda _on=False, at=at, order=order: table.sortByColumn(at, order)
        )
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
