"""The pointer over text while a tag is armed: the usual bar with the tag's colour and key beside it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QPainter, QPen, QPixmap

from annotator.domain.codebook import Tag
from annotator.ui import theme

_SIZE = 32
_BAR = 8.0
"""Where the bar stands, from the left."""


def armed_pointer(tag: Tag) -> QCursor:
    """A pointer for one tag, readable on light and dark paper."""
    image = QPixmap(_SIZE * 2, _SIZE * 2)
    image.setDevicePixelRatio(2)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((theme.current().paper, 4.0), (theme.current().ink, 1.6)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(QPointF(_BAR, 5), QPointF(_BAR, 25))
        painter.drawLine(QPointF(_BAR - 3, 4), QPointF(_BAR + 3, 4))
        painter.drawLine(QPointF(_BAR - 3, 26), QPointF(_BAR + 3, 26))
    box = QRectF(_BAR + 5, 12, 16, 16)
    painter.setPen(QPen(QColor(theme.current().paper), 1.5))
    painter.setBrush(theme.current().line(tag.colour))
    painter.drawRoundedRect(box, 4, 4)
    font = QFont()
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tag.key or tag.sign)
    painter.end()
    return QCursor(image, round(_BAR), 15)
