"""The guideline of the tag that one marks with, beside the text for as long as it is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from annotator.domain.codebook import Tag
from annotator.domain.language import _
from annotator.ui.naming import tag_name
from annotator.ui.pieces import embolden, label

_WIDTH, _HEIGHT, _MARGIN = 300, 260, 14


class GuidelineCard(QFrame):
    """Lies over the right upper corner of its parent; takes neither keys nor the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hover")
        self._over = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title, self.words = label(""), QTextBrowser()
        embolden(self._title)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setAccessibleName(_("Guideline"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(self._title)
        layout.addWidget(self.words, 1)
        self.hide()

    def show_tag(self, tag: Tag) -> None:
        """Show what a tag says of itself."""
        self._title.setText(tag_name(tag))
        parts = [part for part in (tag.description, tag.guideline) if part]
        self.words.setMarkdown("\n\n".join(parts) or _("No guideline yet."))
        room = self._over.rect()
        self.setGeometry(
            room.right() - _WIDTH - _MARGIN, room.top() + _MARGIN, _WIDTH, min(_HEIGHT, room.height() - 2 * _MARGIN)
        )
        self.show()
        self.raise_()
