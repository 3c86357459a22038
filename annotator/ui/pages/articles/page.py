"""All articles of the project as a table or as cards; what is chosen is changed for all of it at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStackedWidget,
    QWidget,
)

from annotator.domain.articles import State
from annotator.domain.corpus.listing import ALL, Column, Group, Grouping, ListedArticle, Order, Rule
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Changes, Subject
from annotator.ui.hub import Hub
from annotator.ui.pages.articles.chosen import ChosenArticles, Which
from annotator.ui.pages.articles.rows import COLUMNS, TITLE, ArticleRows, column_name
from annotator.ui.pages.articles.side import ArticlesSide
from annotator.ui.pages.articles.views import ArticleTable, cards_of
from annotator.ui.pages.head import PageHead, side_by_side, stacked
from annotator.ui.pages.ordering import offer_orders
from annotator.ui.pieces import button, label
from annotator.ui.running.later import later
from annotator.ui.running.many import Many
from annotator.ui.running.newest import Newest

_SIDES = (250, 800, 300)
_ON_ROWS = (Subject.ARTICLES, Subject.STATUS, Subject.MARKS, Subject.TEXT)


class ArticlesPage(QWidget):
    """Filter and groups on the left, the list in the middle, the chosen articles on the right."""

    export_wanted = Signal(object)
    """The keys of the articles that somebody wants to take out."""
    versions_wanted = Signal(object)
    """The article of which somebody wants to see the versions."""

    def __init__(self, hub: Hub, many: Many, read: Callable[[ArticleId], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._hub, self._read = hub, read
        self._every: bool = False
        self._reading = Newest(hub, self)
        self._stale: frozenset[ArticleId] = frozenset()
        self._others = False
        self.rows = ArticleRows(hub, self)
        self.table = ArticleTable(self.rows)
        self.cards, self.views = cards_of(self.rows, self.table.selectionModel()), QStackedWidget()
        self.side = ArticlesSide(hub, self)
        self.chosen = ChosenArticles(hub, many, self.choice, read, self)
        self.nothing = label("", "faint", wrap=True)
        self.cards_button = button(_("Cards"), self.turn_view)
        self.next_button = button(_("Next") + " ▾", self.ask_rule)
        self.sort_button = button(_("Sort") + " ▾", self.ask_order)
        self.head = PageHead(self, _("Articles"), leave, self.next_button, self.sort_button, self.cards_button)
        self._soon = later(self, self._renew)
        self._lay_out()
        self._connect()

    # What one sees.

    def _lay_out(self) -> None:
        for view in (self.table, self.cards):
            self.views.addWidget(view)
        middle = QWidget()
        self.nothing.setContentsMargins(16, 14, 16, 14)
        self.nothing.hide()
        stacked(middle, (self.nothing, 0), (self.views, 1))
        split = side_by_side(_SIDES, (self.side, 200), (middle, 300), (self.chosen, 240))
        stacked(self, (self.head, 0), (split, 1))
        self.first: QWidget = self.table

    def _connect(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "/": self.side.filters.words.setFocus, "V": self.turn_view, "S": self.chosen.toggle_star,
            "E": self.chosen.edit, "A": self.chosen.ask_assignee, "T": self.chosen.ask_state,
            "Del": self.chosen.remove, "Ctrl+A": self.choose_all, "Ctrl+C": self.copy, "G": self.ask_rule,
            "D": self.show_versions, "O": self.ask_order,
        }  # fmt: skip
        for key, call in keys.items():
            for view in (self.table, self.cards):
                shortcut = QShortcut(QKeySequence(key), view, context=Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(call)
        for view in (self.table, self.cards):
            view.activated.connect(lambda _index: self.open())
        self.side.filters.words.returnPressed.connect(self._go_to_list)
        self.side.changed.connect(self._begin)
        self.rows.order_wanted.connect(self._sort)
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._selection_changed())
        self.chosen.versions_wanted.connect(self.show_versions)
        self.chosen.export_wanted.connect(lambda: self.export_wanted.emit(list(self.choice()(self._hub.project))))
        self._hub.changed.connect(self._hear)
        self._hub.closed.connect(self._close)

    # What one does.

    def begin(self) -> None:
        """Show the project as it is now."""
        self.side.filters.begin()
        self._begin()

    def renew(self) -> None:
        """Show what was changed while the page was hidden; what is chosen stays."""
        self._others = True
        self._renew()

    def open(self) -> None:
        """Read the article that the keys are at."""
        row = self.current()
        if row is not None:
            self._read(row.id)

    def accept(self) -> None:
        """Ctrl+Enter: the chosen articles are done; go to the one below."""
        places = self._places()
        if places:
            self.chosen.set_state(State.DONE)
            below = min(max(places) + 1, self.rows.rowCount() - 1)
            self._choose([below], below)

    def choose_all(self) -> None:
        """Choose every article that the filter wants, shown or not."""
        self.table.selectAll()
        self._every = bool(self.rows.rows)
        self._show_chosen()

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as a spreadsheet takes them."""
        if places := self._places():
            QGuiApplication.clipboard().setText(self.rows.copied(places))

    def turn_view(self) -> None:
        """Cards in place of the table, or the table in place of cards."""
        to_cards = self.views.currentWidget() is self.table
        self.views.setCurrentWidget(self.cards if to_cards else self.table)
        self.cards_button.setText(_("Table") if to_cards else _("Cards"))
        self.first = self._view
        self._go_to_list()

    def show_versions(self) -> None:
        """Show the versions of the article that the keys are at."""
        row = self.current()
        if row is not None:
            self.versions_wanted.emit(row)

    def ask_rule(self) -> None:
        """Offer the rules by which the next article is chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rules = {
            Rule.UNASSIGNED: _("The next that nobody has"), Rule.OLDEST: _("The oldest not done"),
            Rule.UNCERTAIN: _("The one with the least certain suggestion"),
        }  # fmt: skip
        for rule, words in rules.items():
            menu.addAction(words).triggered.connect(lambda _on=False, rule=rule: self.go_on(rule))
        menu.popup(self.next_button.mapToGlobal(self.next_button.rect().bottomLeft()))

    def ask_order(self) -> None:
        """Offer the columns to sort by; the one that is sorted by turns round."""
        offer_orders(self.table, dict(enumerate(map(column_name, COLUMNS))), self.sort_button)

    def go_on(self, rule: Rule) -> None:
        """Read the next article by a rule."""
        row = self.current()
        found = self._hub.project.listing.next_by(rule, row.id if row else None)
        if found is not None:
            self._read(found)
        elif rule is Rule.UNCERTAIN:
            self._hub.refused.emit(_("No suggestion waits: the page of suggestions looks for them in all articles."))
        else:
            self._hub.refused.emit(_("There is no such article any more."))

    # What is chosen.

    def current(self) -> ListedArticle | None:
        """The row that the keys are at."""
        index = self.table.selectionModel().currentIndex()
        return self.rows.rows[index.row()] if index.isValid() and index.row() < self.rows.rowCount() else None

    def choice(self) -> Which:
        """What gives the chosen articles: those chosen now, or all that the filter wants where all are chosen."""
        if self._every:
            wanted = self.rows.wanted
            return lambda project: project.listing.keys(wanted)
        keys = [self.rows.rows[at].id for at in self._places()]
        return lambda _project: keys

    def _places(self) -> list[int]:
        chosen = self.table.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({at for one in ranges for at in range(one.top(), one.bottom() + 1)})

    def _choose(self, places: Sequence[int], current: int | None) -> None:
        selection, last = QItemSelection(), len(COLUMNS) - 1
        for at in places:
            selection.select(self.rows.index(at, 0), self.rows.index(at, last))
        model = self.table.selectionModel()
        if current is not None:
            model.setCurrentIndex(self.rows.index(current, TITLE), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _keeping(self, read: Callable[[], object]) -> None:
        """Read the rows anew; what is chosen stays chosen, and the keys stay where they are."""
        kept, current, every = {self.rows.rows[at].id for at in self._places()}, self.current(), self._every
        read()
        at = self.rows.places_of([current.id]) if current else []
        self._choose(self.rows.places_of(kept), at[0] if at else None)
        if every:
            self.choose_all()
        self._show_chosen()

    def _sort(self, order: Order) -> None:
        self._keeping(lambda: self.rows.begin(self.rows.wanted, order))

    def _selection_changed(self) -> None:
        self._every = False
        self._show_chosen()

    def _show_chosen(self) -> None:
        rows = [self.rows.rows[at] for at in self._places()]
        every = self._every and self._hub.is_open
        self.chosen.show_chosen(rows, self._hub.project.listing.count(self.rows.wanted) if every else len(rows))

    # What the list holds.

    def _begin(self) -> None:
        """Another filter: the list from its beginning, and the groups of what is wanted now."""
        if not self._hub.is_open:
            return
        self.rows.begin(self.side.wanted(), self.rows.order)
        self._choose([0] if self.rows.rows else [], 0 if self.rows.rows else None)
        self._show_chosen()
        self._ask_groups()

    def _ask_groups(self) -> None:
        grouping, wanted = self.side.kind, self.side.filters.wanted()
        listing, whole = self._hub.project.listing, self.rows.wanted
        self._reading.ask(
            lambda _told: (
                listing.groups(grouping, wanted),
                listing.count(wanted),
                listing.count(whole),
                listing.count(),
            ),
            lambda found: self._show_groups(grouping, *found),
        )

    def _show_groups(self, grouping: Grouping, groups: list[Group], total: int, shown: int, all_: int) -> None:
        self.side.show_groups(grouping, groups, total)
        told = ngettext("{count} article", "{count} articles", shown).format(count=f"{shown:,}")
        self.head.facts.say(told if shown == all_ else _("{shown} of {all}").format(shown=told, all=f"{all_:,}"))
        words = _("No article is as the filter wants it.") if all_ else _(
            "No articles yet. Drop files here, or press Ctrl+I to import."
        )  # fmt: skip
        self.nothing.setText(words)
        self.nothing.setVisible(not shown)

    @property
    def _view(self) -> QAbstractItemView:
        return self.table if self.views.currentWidget() is self.table else self.cards

    def _go_to_list(self) -> None:
        self._view.setFocus()

    # What others do.

    def _hear(self, changes: Changes) -> None:
        if self.isVisible() and changes.concern(None, *_ON_ROWS):
            self._stale |= changes.articles
            self._others |= not changes.articles
            self._soon.start()

    def _renew(self) -> None:
        """Show what was changed; of what another program did nobody knows which articles it concerns."""
        stale, others = self._stale, self._others
        self._stale, self._others = frozenset(), False
        if not self._hub.is_open:
            return
        if others or self.rows.renew(stale):
            self._keeping(self.rows.refresh)
        else:
            self._show_chosen()
        self.chosen.alike.renew()
        self._ask_groups()

    def _close(self) -> None:
        self._soon.stop()
        self._stale, self._others = frozenset(), False
        self.side.forget()
        self.rows.begin(ALL, Order())
        self.table.horizontalHeader().setSortIndicator(COLUMNS.index(Column.ORDINAL), Qt.SortOrder.AscendingOrder)
