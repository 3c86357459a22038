"""The articles that are like the chosen one, with the people and themes that they share."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.domain.corpus.likeness import Alike
from annotator.domain.ids import ArticleId
from annotator.domain.language import _
from annotator.ui.hub import Hub
from annotator.ui.pieces import label
from annotator.ui.running.later import later
from annotator.ui.running.newest import Newest

_REST_MILLISECONDS = 250
"""Who walks down the list is not kept by what is like each article."""
_NAMES = 4
_ROW_HEIGHT = 44


class AlikeList(QWidget):
    """A short list; Enter or a click reads the article."""

    def __init__(self, hub: Hub, read: Callable[[ArticleId], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = hub
        self._article: ArticleId | None = None
        self._reading = Newest(hub, self)
        self.list = QListWidget()
        self.list.setObjectName("figures")
        self.list.setAccessibleName(_("Articles like this one"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.nothing = label(_("No other article shares a person or a theme with it."), "faint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(label(_("LIKE THIS ONE"), "section"))
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        self._soon = later(self, self._ask, _REST_MILLISECONDS)
        for signal in (self.list.itemActivated, self.list.itemClicked):
            signal.connect(lambda item: read(item.data(Qt.ItemDataRole.UserRole)))
        hub.closing.connect(self._soon.stop)

    def show_for(self, article: ArticleId | None) -> None:
        """Show what is like an article, once the hands rest; nothing for none."""
        if article is None:
            self._soon.stop()
            self.list.clear()
        elif article != self._article:
            self.list.clear()
            self.nothing.hide()
            self._soon.start()
        self._article = article
        self.setVisible(article is not None)

    def renew(self) -> None:
        """Ask again: people and themes may have changed."""
        if self._article is not None:
            self._soon.start()

    def _ask(self) -> None:
        article = self._article
        if article is not None and self._hub.is_open:
            likeness = self._hub.project.likeness
            self._reading.ask(lambda _told: likeness.to(article), lambda found: self._show(article, found))

    def _show(self, article: ArticleId, found: Sequence[Alike]) -> None:
        if article != self._article:  # somebody has gone on meanwhile
            return
        self.list.clear()
        for one in found:
            title = one.row.metadata.title or _("without a title")
            item = QListWidgetItem(f"{title}\n{reasons(one)}")
            item.setToolTip(f"{title}\n{', '.join((*one.people, *one.themes))}")
            item.setData(Qt.ItemDataRole.UserRole, one.row.id)
            self.list.addItem(item)
        self.list.setFixedHeight(max(1, len(found)) * _ROW_HEIGHT)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)


def reasons(one: Alike) -> str:
    """Some of the people and themes that are shared, the rarest first."""
    names = (*one.people[:_NAMES], *one.themes[:_NAMES])
    more = len(one.people) + len(one.themes) - len(names)
    return "  ·  ".join(names) + (f"  +{more}" if more else "")
