"""Which suggestions are gone through: their tag, their source, their order, and one name of all that are proposed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from annotator.domain.codebook import QUOTE, Codebook
from annotator.domain.corpus.pending import Name, Order, Wanted
from annotator.domain.ids import TagId
from annotator.domain.language import _, marked
from annotator.domain.wording import shortened
from annotator.ui.naming import path_name
from annotator.ui.pieces import DOT, dot, label
from annotator.ui.suggesting.naming import places_in, source_name

_ORDERS = {
    Order.CERTAIN: marked("Most certain first"), Order.UNCERTAIN: marked("Least certain first"),
    Order.NAME: marked("By name"),
}  # fmt: skip
_LONGEST = 24


class Choices(QFrame):
    """The left side of the page."""

    changed = Signal()
    """Something else is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("left")
        self.order, self.tag, self.source = QComboBox(), QComboBox(), QComboBox()
        self.names = QListWidget()
        self.names.setObjectName("figures")
        self.head = label(_("NAMES"), "section")
        self._name: Name | None = None
        self._named: tuple[TagId, ...] = ()
        """Tags whose words come again: no quote is a name."""
        told = {self.order: _("Order"), self.tag: _("Tag"), self.source: _("Source")}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for box, name in told.items():
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _at: self._change())
            column.addWidget(box)
        for order, words in _ORDERS.items():
            self.order.addItem(_(words), order.value)
        self.names.setAccessibleName(_("Names"))
        self.names.setIconSize(QSize(DOT, DOT))
        self.names.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # how often stands at the end
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.itemClicked.connect(self._take)
        self.names.itemActivated.connect(self._take)
        column.addWidget(self.head)
        column.addWidget(self.names, 1)

    def begin(self, book: Codebook, sources: Sequence[str]) -> None:
        """Offer the tags and sources of a project; what was chosen stays where it is still there."""
        tags = [(path_name(book.path(tag.id)), tag.id) for tag in book.tags if book.offers(tag.id)]
        self._named = tuple(tag.id for tag in book.tags if tag.kind != QUOTE)
        _offer(self.tag, [(_("any tag"), None), *tags])
        _offer(self.source, [(_("any source"), None), *((source_name(one), one) for one in sources)])

    def wanted(self) -> Wanted:
        """What is chosen; the one name only where one is."""
        if self._name is not None:
            return Wanted(tags=(self._name.tag,), sources=self._sources(), words=self._name.words)
        return Wanted(tags=self._tags(), sources=self._sources())

    def of_names(self) -> Wanted:
        """The same, whatever the name; quotes only where they alone are wanted."""
        return Wanted(tags=self._tags() or self._named, sources=self._sources())

    def wanted_order(self) -> Order:
        """In which order."""
        return Order(self.order.currentData())

    def show_names(self, names: Sequence[Name], book: Codebook, left: int) -> None:
        """List what is proposed, what is proposed most often first; ``left`` is how much there is of what is wanted.

        The chosen one stays chosen while anything of it is left; then all are wanted again.
        """
        self.names.clear()
        self.names.addItem(_("All names"))
        for at, one in enumerate(names, 1):
            item = QListWidgetItem(f"{shortened(one.words, _LONGEST)}  ×{one.places:,}")
            if book.knows(one.tag):
                item.setIcon(dot(book.tag(one.tag).colour))
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setToolTip(f"{one.words}\n{places_in(one.places, one.articles)}")
            self.names.addItem(item)
            if self._name is not None and (self._name.tag, self._name.words) == (one.tag, one.words):
                self.names.setCurrentRow(at)
        if self._name is None:
            self.names.setCurrentRow(0)
        elif self.names.currentRow() < 0 and not left:
            self._change()

    def want_all(self) -> None:
        """No name more than any other."""
        self._name = None
        self.names.setCurrentRow(0)

    def _take(self, item: QListWidgetItem) -> None:
        self._name = item.data(Qt.ItemDataRole.UserRole)
        self.changed.emit()

    def _change(self) -> None:
        self.want_all()
        self.changed.emit()

    def _tags(self) -> tuple[TagId, ...]:
        tag: TagId | None = self.tag.currentData()
        return (tag,) if tag else ()

    def _sources(self) -> tuple[str, ...]:
        source: str | None = self.source.currentData()
        return (source,) if source else ()


def _offer(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    before = box.currentData()
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, next((at for at, one in enumerate(choices) if one[1] == before), 0)))
