"""What can be read: everything, an article, a person or a theme, each with the number of its quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.codebook import Tag
from annotator.domain.corpus.speech import EVERYTHING, About, SpokenArticle
from annotator.domain.language import _
from annotator.project.speech import Counts
from annotator.text.folding import fold
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.naming import theme_name
from annotator.ui.row_painting import draw_ground, write

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _COUNT_WIDTH, _PAGE = 46, 64, 100


class By(Enum):
    """What the list on the left offers."""

    ARTICLES = auto()
    PEOPLE = auto()
    THEMES = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to read. ``count`` is ``None`` as long as nobody has counted."""

    name: str
    detail: str
    count: int | None
    about: About


class OfferRows(QAbstractListModel):
    """Everything first, then what is offered; articles come page by page."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self.by, self.words = By.PEOPLE, ""
        self.counts: Counts | None = None
        self.offers: list[Offer] = []
        self._last: SpokenArticle | None = None

    def show(self, by: By, words: str) -> None:
        """Offer these, filtered by words."""
        self.beginResetModel()
        self.by, self.words, self._last = by, words.strip(), None
        total = self.counts.quotes if self.counts else None
        self.offers = [] if words.strip() else [Offer(_("Everything"), "", total, EVERYTHING)]
        if self._hub.is_open:
            if by is By.ARTICLES:
                self.offers += self._articles()
            else:
                self.offers += self._people() if by is By.PEOPLE else self._themes()
        self.endResetModel()

    def place_of(self, about: About) -> int | None:
        """The number of the row that offers this."""
        return next((at for at, offer in enumerate(self.offers) if offer.about == about), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many are offered so far."""
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The offer as user data; in words its name and count."""
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return offer
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "  ".join(words for words in (offer.name, offer.detail, _counted(offer)) if words)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more articles."""
        return not parent.isValid() and self._last is not None

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next articles."""
        if self._last is None or parent.isValid():
            return
        fresh = self._articles()
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.offers), len(self.offers) + len(fresh) - 1)
            self.offers += fresh
            self.endInsertRows()

    def _articles(self) -> list[Offer]:
        after = self._last.reached if self._last else None
        page = self._hub.project.speech.articles(after, _PAGE, self.words)
        self._last = page[-1] if len(page) == _PAGE else None
        return [_offer_of(one) for one in page]

    def _people(self) -> Iterator[Offer]:
        wanted = fold(self.words)
        for voice, count in (self.counts.voices if self.counts else {}).items():
            if voice.person is not None and wanted in fold(voice.name):
                yield Offer(voice.name, "", count, About(person=voice.person))

    def _themes(self) -> Iterator[Offer]:
        wanted = fold(self.words)
        for tag in self._hub.project.speech.themes():
            count = self.counts.themes.get(tag.id, 0) if self.counts else None
            if count != 0 and wanted in fold(self._path(tag)):
                yield Offer(self._path(tag), "", count, About(theme=tag.id))

    def _path(self, tag: Tag) -> str:
        return theme_name(self._hub.project.codebook, tag.id)


class OfferPainter(QStyledItemDelegate):
    """Draws name, detail and count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines where there is a detail."""
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        return QSize(80, _HEIGHT if offer.detail else _HEIGHT - 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        colours, state = theme.current(), option.state  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(2, 1, -2, -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = draw_ground(painter, box, state)
        inner = box.adjusted(8, 4, -8, -4)
        name = QRect(inner.left(), inner.top(), inner.width() - _COUNT_WIDTH, 20)
        font, small = QFont(option.font), QFont(option.font)  # type: ignore[attr-defined]
        font.setBold(chosen or offer.about == EVERYTHING)
        small.setPixelSize(12)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        write(painter, font, colours.ink, name, offer.name, left)
        write(
            painter, small, colours.faint, QRect(inner.left(), inner.top(), inner.width(), 20), _counted(offer), right
        )
        write(painter, small, colours.faint, inner.adjusted(0, 19, 0, 0), offer.detail, left)
        painter.restore()


def _counted(offer: Offer) -> str:
    return "…" if offer.count is None else f"{offer.count:,}"


def _offer_of(article: SpokenArticle) -> Offer:
    detail: Sequence[str] = [words for words in (article.published, article.source) if words]
    name = article.title or _("without a title")
    return Offer(name, "  ·  ".join(detail), article.quotes, About(article=article.id))
