"""How often somebody is mentioned, month by month, as bars."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.ui import theme

_HEIGHT, _WORDS, _WIDEST, _GAP = 72, 18, 26, 4
_MONTH = len("2024-11")
_LABELS = 8
"""At most so many months are named below the bars."""


def by_month(days: Mapping[str, int]) -> dict[str, int]:
    """Mentions by month from the first to the last that is known, months without any among them."""
    known: Counter[str] = Counter()
    for day, count in days.items():
        if len(day) >= _MONTH:
            known[day[:_MONTH]] += count
    if not known:
        return {}
    first, last = min(known), max(known)
    months = [first]
    while months[-1] < last:
        year, month = int(months[-1][:4]), int(months[-1][5:7])
        months.append(f"{year + month // 12:04d}-{month % 12 + 1:02d}")
    return {month: known[month] for month in months}


class Months(QWidget):
    """Bars as wide as there is room; the number is in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._months: dict[str, int] = {}

    def show_days(self, days: Mapping[str, int]) -> None:
        """Show other mentions, by the date of their articles."""
        self._months = by_month(days)
        told = ", ".join(f"{month}: {count:,}" for month, count in self._months.items() if count)
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.setVisible(bool(self._months))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars and name some months."""
        if not self._months:
            return
        painter, colours = QPainter(self), theme.current()
        step = min(_WIDEST + _GAP, self.width() / len(self._months))
        most, room = max(self._months.values()), self.height() - _WORDS - 2
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        every = max(1, -(-len(self._months) // _LABELS), round(64 / step))
        for at, (month, count) in enumerate(self._months.items()):
            tall = room * count / most
            painter.fillRect(QRectF(at * step, room - tall, max(1.0, step - _GAP), tall), QColor(colours.accent))
            if at % every == 0:
                painter.setPen(QColor(colours.faint))
                painter.drawText(QRectF(at * step, room + 2, 64, _WORDS), int(Qt.AlignmentFlag.AlignLeft), month)
        painter.setPen(QColor(colours.edge))
        painter.drawLine(0, room, self.width(), room)
        painter.end()
