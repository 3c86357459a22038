"""A file manager for journeys: one small window on top of the others, from which the file of its only word is dragged."""

import sys

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

PLACE = (1330, 760)
"""The middle of the window; nothing that matters is below it."""


class DraggedFile(QLabel):
    """Begins to drag as soon as the mouse moves with its button down."""

    def __init__(self, path: str) -> None:
        super().__init__("file")
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.WindowStaysOnTopHint)
        self._path = path
        self.setGeometry(PLACE[0] - 40, PLACE[1] - 20, 80, 40)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - it is called by Qt
        """Drag the file until the button is let go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._path)])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setHotSpot(QPoint(0, 0))
        drag.exec(Qt.DropAction.CopyAction)
        self.hide()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    file = DraggedFile(sys.argv[1])
    file.show()
    application.setQuitOnLastWindowClosed(False)  # whoever gets the file asks for its name after the drop
    print("ready", flush=True)
    application.exec()
