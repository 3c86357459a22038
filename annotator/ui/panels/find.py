"""The bar above the article that finds words in it, and can mark all that it found."""

from bisect import bisect_left

import regex
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.domain.search.query import Way
from annotator.domain.spans import Span
from annotator.text.matching import places, sought
from annotator.ui.article.view import ArticleView
from annotator.ui.floating.picker import Choice, Picker
from annotator.ui.hub import Hub
from annotator.ui.naming import tag_name
from annotator.ui.pieces import button, label
from annotator.ui.running.later import later
from annotator.ui.situation import Situation

PAUSE_MILLISECONDS = 40
_ENTRY_WIDTH, _COUNT_WIDTH, _STEP_WIDTH = 80, 52, 26


class FindBar(QFrame):
    """Hidden until it is asked for; hits are spans of the reading text."""

    def __init__(self, hub: Hub, situation: Situation, view: ArticleView, picker: Picker, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._hub, self._situation, self._view, self._picker = hub, situation, view, picker
        self._hits: list[Span] = []
        self._shown: list[Span] = []
        self._at = -1
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(_("Find in this article"))
        self.entry.setAccessibleName(self.entry.placeholderText())
        self.entry.setClearButtonEnabled(True)
        self.entry.setMinimumWidth(_ENTRY_WIDTH)
        self.entry.installEventFilter(self)
        self.count = label("", "faint")
        self.count.setMinimumWidth(_COUNT_WIDTH)
        self.alike = QCheckBox(_("繁 = 简"))
        self.alike.setToolTip(
            _("Take Traditional and Simplified, full and half width, large and small letters as alike")
        )
        self.alike.setAccessibleName(self.alike.toolTip())
        self.alike.setChecked(True)
        self.whole, self.expression = QCheckBox(_("Word")), QCheckBox(_("Regex"))
        self.whole.setToolTip(_("Words in Latin letters only as a whole"))
        self.expression.setToolTip(_("What is written is a regular expression"))
        self.only_marked = QCheckBox(_("Marked"))
        self.only_marked.setToolTip(_("Only places that are marked"))
        self._mark = button(_("Mark all…"), self._ask_tag)
        self._lay_out()
        self._soon = later(self, self._find, PAUSE_MILLISECONDS)
        self.entry.textChanged.connect(lambda _words: self._soon.start())
        for box in (self.alike, self.whole, self.expression, self.only_marked):
            box.toggled.connect(lambda _checked: self._find())
        situation.article_changed.connect(self._begin)
        situation.marks_changed.connect(lambda _changes: self._soon.start() if self.isVisible() else None)
        self.hide()

    def find_words(self) -> None:
        """Appear with the selected words, or those that were sought last."""
        span, reading = self._situation.selection, self._situation.reading
        if span is not None and reading is not None and "\n" not in span.of(reading.text):
            self.entry.setText(span.of(reading.text))
        self.show()
        self.entry.setFocus()
        self.entry.selectAll()
        self._find()

    def leave(self) -> None:
        """Disappear; the hit that one is at stays selected."""
        if self.isVisible():
            self._find_what_is_typed()
            self.hide()
            self._view.show_hits(())
            self._view.setFocus()
            if 0 <= self._at < len(self._shown):
                self._view.select(self._shown[self._at])

    def step(self, step: int) -> None:
        """Go to the next hit, or with -1 to the one before; round the ends."""
        if not self.isVisible():
            self.find_words()
            return
        self._find_what_is_typed()
        if self._hits:
            self._at = (self._at + step) % len(self._hits)
            self._show()

    def next_hit(self) -> None:
        """Go to the next hit."""
        self.step(1)

    def previous_hit(self) -> None:
        """Go to the hit before."""
        self.step(-1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc closes; letters are typed, whatever shortcuts they are elsewhere."""
        if not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.type() == QEvent.Type.ShortcutOverride and plain and event.key() < Qt.Key.Key_F1:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        back, on = button("↑", self.previous_hit), button("↓", self.next_hit)
        for step in (back, on):
            step.setFixedWidth(_STEP_WIDTH)
        close = button("×", self.leave, name="flat")
        for widget, name in ((back, _("Previous hit")), (on, _("Next hit")), (close, _("Close"))):
            widget.setToolTip(name)
            widget.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.entry, 2)
        for part in (self.count, back, on, self.alike, self.whole, self.expression, self.only_marked):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._mark)
        layout.addWidget(close)

    def _begin(self) -> None:
        """Another text: seek in that one."""
        if self.isVisible():
            self._find()

    def _find_what_is_typed(self) -> None:
        """A key that follows the last letter at once means that letter too."""
        if self._soon.isActive():
            self._find()

    def _find(self) -> None:
        self._soon.stop()
        page = self._situation.page
        if page is None or not self.isVisible():
            return
        self._hits = self._sought(page.reading.text)
        if self.only_marked.isChecked():
            self._hits = [hit for hit in self._hits if self._view.marks.at(page.to_page(hit).start)]
        caret = page.to_reading(Span(self._view.shown.caret, self._view.shown.caret)).start
        self._at = bisect_left(self._hits, caret, key=lambda hit: hit.end) if self._hits else -1
        self._at = self._at % len(self._hits) if self._hits else -1
        self._shown = [page.to_page(hit) for hit in self._hits]
        self._mark.setEnabled(bool(self._hits))
        self._show()

    def _sought(self, text: str) -> list[Span]:
        """The places of the words, by the rules of searching everywhere; an expression is told where it is wrong."""
        self.entry.setToolTip("")
        words = self.entry.text()
        if not words:
            return []
        try:
            starts, ends = places(text, [sought(words, self._ways)])
        except regex.error as mistake:
            self.entry.setToolTip(_("No regular expression: {reason}.").format(reason=mistake))
            return []
        except TimeoutError:
            self.entry.setToolTip(_("This regular expression takes too long; write it more simply."))
            return []
        return list(map(Span, starts, ends))

    @property
    def _ways(self) -> frozenset[Way]:
        boxes = ((Way.EXACT, not self.alike.isChecked()), (Way.WORD, self.whole.isChecked()),
                 (Way.REGEX, self.expression.isChecked()))  # fmt: skip
        return frozenset(way for way, wanted in boxes if wanted)

    def _show(self) -> None:
        told = _("{number} of {count}").format(number=self._at + 1, count=len(self._hits))
        self.count.setText(told if self._hits else (self._why_none() if self.entry.text() else ""))
        hit = self._shown[self._at] if self._shown else None
        self._view.show_hits(self._shown, hit)
        if hit is not None:
            self._view.reveal(hit)

    def _why_none(self) -> str:
        return _("wrong") if self.entry.toolTip() else _("nothing found")

    def _ask_tag(self) -> None:
        tags = [tag for tag in self._hub.project.codebook.offered() if tag.key]
        place = self._mark.mapTo(self._picker.window(), self._mark.rect().bottomLeft()) + QPoint(0, 6)
        title = _("Mark all {count} as").format(count=len(self._hits))
        self._picker.ask(place, title, [Choice(tag_name(tag), tag.id) for tag in tags], self._mark_all)

    def _mark_all(self, tag: TagId) -> None:
        article, hits = self._situation.article, tuple(self._hits)
        if article is not None:
            self._hub.perform(lambda project: project.marks.add_many(article, hits, tag))
