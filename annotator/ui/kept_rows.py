"""A column of widgets that is shown anew again and again: what stays the same is kept, not made afresh."""

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = tuple[Hashable, Callable[[], QWidget]]
"""All that a widget shows, by which it is known again, and how it is made."""


class KeptRows:
    """The rows of a layout of its own."""

    def __init__(self, layout: QVBoxLayout) -> None:
        self._layout = layout
        self._shown: list[tuple[Hashable, QWidget]] = []

    def show(self, rows: Iterable[Row]) -> None:
        """Show these rows and no others, in this order."""
        spare: dict[Hashable, list[QWidget]] = {}
        for told, widget in self._shown:
            spare.setdefault(told, []).append(widget)
        shown: list[tuple[Hashable, QWidget]] = []
        for told, make in rows:
            same = spare.get(told)
            shown.append((told, same.pop(0) if same else make()))
        for widget in (widget for left in spare.values() for widget in left):
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, (_told, widget) in enumerate(shown):
            if self._layout.indexOf(widget) != place:
                self._layout.insertWidget(place, widget)
        self._shown = shown
