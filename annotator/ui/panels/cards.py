"""What the cards of the panels are made of."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from annotator.domain.language import _
from annotator.ui.kept_rows import Row
from annotator.ui.pieces import label

_LONGEST = 60
"""Code points of a quote that a card shows."""


def told_row(words: str, name: str) -> Row:
    """A row of words; ``name`` chooses its look."""
    return (name, words), lambda: label(words, name, wrap=name != "section")


def rest(count: int) -> Iterator[Row]:
    """A row that says how many more there are, where there are any."""
    if count > 0:
        yield told_row(_("… and {count} more").format(count=count), "faint")


def in_short(words: str) -> str:
    """Words on one line, cut where they are long."""
    return (words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…").replace("\n", " ")


def quoted_line(words: str, ink: str, *, quoted: bool) -> QLabel:
    """Words in a colour, with a bar before them where they are quoted."""
    line = label(words, wrap=True)
    edge = f"border-left: 2px solid {ink}; padding-left: 6px;" if quoted else ""
    line.setStyleSheet(f"color: {ink}; {edge}")
    line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return line


def clickable(frame: QFrame, clicked: Callable[[], object]) -> QFrame:
    """A card that can be clicked."""

    def release(_event: QMouseEvent) -> None:
        clicked()

    frame.mouseReleaseEvent = release  # type: ignore[method-assign]
    frame.setCursor(Qt.CursorShape.PointingHandCursor)
    return frame
