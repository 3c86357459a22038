"""The review of an import: source beside reading text, what was repaired and why, what a person must decide."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QMenu,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import TagId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.plans import ImportPlan, PlannedArticle
from annotator.text.decoding import ENCODINGS
from annotator.ui import theme
from annotator.ui.hub import Hub
from annotator.ui.naming import path_name
from annotator.ui.pages.columns import KEPT, columns_html
from annotator.ui.pages.coming import LABEL, coming_html
from annotator.ui.pages.decisions import Decisions
from annotator.ui.pages.head import bar_of
from annotator.ui.pages.importing.rows import ImportRows
from annotator.ui.pieces import Elided, button, embolden, label
from annotator.ui.running.later import later

_ABOVE = 90
"""Pixels of what is cut that stay in sight above the first line that is read."""


class ImportPage(QWidget):
    """Shows a plan and lets people change it; nothing is written before *Import*."""

    def __init__(
        self,
        hub: Hub,
        accept: Callable[[ImportPlan], object],
        leave: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._hub, self._accept = hub, accept
        self._plan = ImportPlan()
        self._rows, self._list = ImportRows(self._name, self), QListView()
        self._title, self._about = label(""), Elided("", "faint")
        embolden(self._title)
        self._of_encoding, self._encoding = label(_("Encoding"), "faint"), QComboBox()
        self._encoding.setAccessibleName(_("Encoding"))
        self._encoding.activated.connect(lambda _at: self._redecode())
        self.import_button = button(_("Import") + "  Ctrl+⏎", self.accept, primary=True)
        self._list.setModel(self._rows)
        self._list.setUniformItemSizes(True)  # or all of them would be read to be laid out
        self._list.setMaximumWidth(230)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long titles end with …
        self._list.setAccessibleName(_("Articles of this import"))
        self._list.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        self.columns = QTextBrowser()
        self.columns.setOpenLinks(False)
        self.columns.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll = later(self, self._scroll_to_what_is_kept, 0)  # when the page is seen and its lines have places
        self.columns.anchorClicked.connect(self._toggle)
        self.columns.setAccessibleName(_("Source and reading text"))
        self.decisions = Decisions(self._decide, self._describe)
        self._lay_out(leave)

    def _lay_out(self, leave: Callable[[], object]) -> None:
        bar = bar_of(
            (button("‹ " + _("Back"), leave), 0),
            (self._title, 0),
            (self._about, 1),
            (self._of_encoding, 0),
            (self._encoding, 0),
            (button(_("Cancel"), leave), 0),
            (self.import_button, 0),
        )
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setHandleWidth(1)
        for widget, stretch in ((self._list, 0), (self.columns, 5), (self.decisions, 3)):
            parts.addWidget(widget)
            parts.setStretchFactor(parts.indexOf(widget), stretch)
        parts.setSizes([200, 860, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(parts, 1)

    @property
    def current(self) -> PlannedArticle | None:
        """The article that is shown."""
        at = self._list.currentIndex().row()
        return self._rows.articles[at] if at >= 0 else None

    def review(self, plan: ImportPlan) -> None:
        """Show a plan."""
        self._plan = plan
        self._rows.show_plan(plan)
        count = len(plan.articles)
        self._list.setVisible(count > 1)
        for widget in (self._of_encoding, self._encoding, self.decisions):
            widget.setVisible(count > 0)
        self._list.setCurrentIndex(self._rows.index(0))
        self._show(0)
        self.columns.setFocus()

    def accept(self) -> None:
        """Import what is wanted."""
        if self.import_button.isEnabled():
            self._accept(replace(self._plan, articles=self._rows.articles))

    def _show(self, at: int) -> None:
        self._name()
        if not 0 <= at < len(self._rows.articles):
            self.columns.setHtml(self._coming())
            self._about.say("")
            self.decisions.clear()
            return
        one = self._rows.articles[at]
        self._about.say(
            _("{name}  ·  {encoding}  ·  {count} characters").format(
                name=one.name, encoding=one.decoded.encoding, count=len(one.decoded.text)
            )
        )
        self._encoding.clear()
        first = [one.decoded.encoding, *one.decoded.others]
        self._encoding.addItems(list(dict.fromkeys([*first, *ENCODINGS])))
        self._draw(one)
        self._scroll.start()
        self.decisions.show_article(one)

    def _scroll_to_what_is_kept(self) -> None:
        """Pages of the web begin with a screenful of lines that are cut; what is read of them is the article."""
        self.columns.scrollToAnchor(KEPT)
        bar = self.columns.verticalScrollBar()
        bar.setValue(bar.value() - _ABOVE)

    def _draw(self, one: PlannedArticle) -> None:
        place = self.columns.verticalScrollBar().value()
        self.columns.setHtml(columns_html(one, theme.current()) + self._coming())
        self.columns.verticalScrollBar().setValue(place)

    def _name(self) -> None:
        wanted = self._rows.articles.count_wanted()
        others = sum(one.exchange.count - one.known for one in self._plan.exchanges)
        count = wanted + others
        self._title.setText(
            ngettext("Import: {count} article", "Import: {count} articles", count).format(count=f"{count:,}")
        )
        more = any(one.marks or one.suggestions for one in self._plan.exchanges)  # on articles that are here
        self.import_button.setEnabled(count > 0 or more)

    def _coming(self) -> str:
        return coming_html(self._plan, self._hub.project.codebook, theme.current())

    def _put(self, fresh: PlannedArticle) -> None:
        self._rows.put(self._list.currentIndex().row(), fresh)
        self._draw(fresh)
        self._name()

    def _decide(self, chosen: dict[int, str]) -> None:
        if self.current is not None:
            fresh = self._hub.project.imports.decide(self.current, chosen)
            self._put(fresh)
            self.decisions.show_article(fresh)

    def _describe(self, one: PlannedArticle) -> None:
        self._put(one)

    def _toggle(self, link: QUrl) -> None:
        """A click on a repaired place takes the repair back, or makes it; one on a tag of a label chooses another."""
        one = self.current
        if link.scheme() == LABEL:
            self.label_menu(*map(int, link.path().split("/"))).popup(QCursor.pos())
        if one is None or link.scheme() != "repair":
            return
        at = int(link.path())
        chosen = dict(one.chosen)
        if at in chosen:
            del chosen[at]
        else:
            chosen[at] = one.proposals[at].text
        self._decide(chosen)

    def label_menu(self, file: int, number: int) -> QMenu:
        """The tags that a label of a file may become, first the one that it is without a choice."""
        book, planned = self._hub.project.codebook, self._plan.exchanges[file]
        one = planned.labels(book)[number]
        menu = QMenu(self)
        usual = path_name(planned.exchange.codebook.path(one.tag))
        first = menu.addAction(_("As the file says: {tag}").format(tag=usual))
        first.triggered.connect(lambda: self._relabel(file, one.words, None))
        menu.addSeparator()
        for tag in book.offered():
            action = menu.addAction(path_name(book.path(tag.id)))
            action.setCheckable(True)
            action.setChecked(book.path(tag.id) == one.path)
            action.triggered.connect(lambda _checked, key=tag.id: self._relabel(file, one.words, key))
        return menu

    def _relabel(self, file: int, words: str, tag: TagId | None) -> None:
        """Another tag for a label of a file; none for the one that it is without a choice."""
        planned = self._plan.exchanges[file]
        chosen = {
            one.words: planned.renamed[one.tag] for one in planned.exchange.labels() if one.tag in planned.renamed
        }
        chosen.pop(words, None)
        fresh = self._hub.project.imports.relabel(planned, chosen | ({words: tag} if tag else {}))
        exchanges = [fresh if at == file else one for at, one in enumerate(self._plan.exchanges)]
        self._plan = replace(self._plan, exchanges=tuple(exchanges))
        place = self.columns.verticalScrollBar().value()
        if self.current is None:
            self.columns.setHtml(self._coming())
            self.columns.verticalScrollBar().setValue(place)
        else:
            self._draw(self.current)

    def _redecode(self) -> None:
        one, encoding = self.current, self._encoding.currentText()
        if one is None or encoding == one.decoded.encoding:
            return
        try:
            fresh = self._hub.project.imports.redecode(one, encoding)
        except AnnotatorError as refusal:
            self._hub.tell(refusal)
            self._encoding.setCurrentText(one.decoded.encoding)
            return
        at = self._list.currentIndex().row()
        self._rows.put(at, fresh)
        self._show(at)
