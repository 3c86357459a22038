"""Taking words out of the article: as they are stored, or with their marks as Markdown and HTML."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from annotator.domain.spans import Span
from annotator.formats.excerpt import to_html, to_markdown
from annotator.ui.article.view import ArticleView
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation


class Copying(QObject):
    """The commands that select and copy."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation, self._view = hub, situation, view

    def copy(self) -> None:
        """Copy the selected words, else those of the chosen mark."""
        reading, span = self._situation.reading, self._span()
        if reading is not None and span is not None:
            QGuiApplication.clipboard().setText(span.of(reading.text))

    def copy_with_marks(self) -> None:
        """Copy the selected words with their marks, else the whole article: HTML where it is understood, Markdown."""
        reading = self._situation.reading
        if reading is None:
            return
        span, book = self._span() or Span(0, len(reading.text)), self._hub.project.codebook
        data = QMimeData()
        data.setText(to_markdown(reading.text, span, reading.marks, book))
        data.setHtml(to_html(reading.text, span, reading.marks, book))
        QGuiApplication.clipboard().setMimeData(data)

    def select_all(self) -> None:
        """Select the whole text."""
        self._view.select(Span(0, len(self._view.page.text)))

    def _span(self) -> Span | None:
        mark = self._situation.chosen_mark
        return self._situation.selection or (mark.span if mark is not None else None)
