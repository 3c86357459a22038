"""Persons who may be one, each pair with its grounds; nothing is merged by itself."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.corpus.register import Duplicate
from annotator.domain.ids import PersonId
from annotator.domain.language import _
from annotator.ui.naming import likelihood
from annotator.ui.pieces import Elided, button, card, empty, label, row
from annotator.ui.running.later import later

MOST = 12
"""Pairs that are shown; the rest is told by its number."""


class Duplicates(QFrame):
    """The column on the right; one of the pairs is chosen."""

    def __init__(
        self,
        merge: Callable[[Duplicate], object],
        different: Callable[[Duplicate], object],
        look: Callable[[PersonId], object],
    ) -> None:
        super().__init__()
        self.setObjectName("right")
        self._merge, self._different, self._look = merge, different, look
        self.pairs: Sequence[Duplicate] = ()
        self._at = 0
        self._head = label("", "section", wrap=True)
        inside = QWidget()
        inside.setObjectName("page")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 4, 12, 10)
        column.addLayout(self._cards)
        told = _("A merge moves all mentions, roles and quotes to one person. It is one step: Ctrl+Z parts them again. "
                 "“Different” is remembered and not asked twice.")  # fmt: skip
        column.addWidget(label(told, "faint", wrap=True))
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 0)
        top = row(self._head, margins=(14, 0, 14, 0))
        whole.addLayout(top)
        whole.addWidget(scroll, 1)
        self._reveal = later(self, self._scroll_there, 0)  # when the new cards have their places
        self.begin()

    def begin(self) -> None:
        """Another register: who may stand there twice is not known yet."""
        self._is_known = False
        self._show(())

    def show_pairs(self, pairs: Sequence[Duplicate]) -> None:
        """Show these pairs, the likeliest first: they are all that were found."""
        self._is_known = True
        self._show(pairs)

    def _show(self, pairs: Sequence[Duplicate]) -> None:
        before = self.chosen
        self.pairs = pairs
        again = next(
            (at for at, pair in enumerate(pairs[:MOST]) if before is not None and _keys(pair) == _keys(before)), None
        )
        self._at = min(self._at, max(0, len(pairs) - 1)) if again is None else again
        known = _("POSSIBLE DUPLICATES  ·  {count}").format(count=f"{len(pairs):,}")
        self._head.setText(known if self._is_known else _("POSSIBLE DUPLICATES"))
        self._fill()

    @property
    def people(self) -> frozenset[PersonId]:
        """Who stands in a pair."""
        return frozenset(one for pair in self.pairs for one in _keys(pair))

    def leave_out(self, gone: Iterable[PersonId]) -> None:
        """Drop the pairs of people who are not in the register any more; others are looked for later."""
        left_out = frozenset(gone)
        if any(_keys(pair) & left_out for pair in self.pairs):
            self._show([pair for pair in self.pairs if not _keys(pair) & left_out])

    def settle(self, settled: Duplicate) -> None:
        """Drop a pair that was decided on."""
        self._show([pair for pair in self.pairs if _keys(pair) != _keys(settled)])

    @property
    def chosen(self) -> Duplicate | None:
        """The pair that the keys are at."""
        return self.pairs[self._at] if self.pairs else None

    def step(self, by: int) -> None:
        """Choose the next or previous pair."""
        if self.pairs:
            self._at = (self._at + by) % min(len(self.pairs), MOST)
            self._fill()
            self._reveal.start()

    def _scroll_there(self) -> None:
        item = self._cards.itemAt(self._at)
        if item is not None and (chosen := item.widget()) is not None:
            self._scroll.ensureWidgetVisible(chosen)

    def _fill(self) -> None:
        empty(self._cards)
        for at, pair in enumerate(self.pairs[:MOST]):
            self._cards.addWidget(self._card(pair, chosen=at == self._at))
        if not self.pairs:
            none = _("Nobody stands here twice, as far as can be seen.")
            self._cards.addWidget(
                label(none if self._is_known else _("Looking for people who stand here twice…"), "faint", wrap=True)
            )
        if len(self.pairs) > MOST:
            more = f"{len(self.pairs) - MOST:,}"
            self._cards.addWidget(label(_("{count} more").format(count=more), "faint"))

    def _card(self, pair: Duplicate, *, chosen: bool) -> QFrame:
        frame, layout = card()
        frame.setProperty("chosen", chosen)
        names = Elided(f"{_named(pair.one)}  +  {_named(pair.other)}")
        layout.addLayout(row(names, label(likelihood(pair.likelihood), "faint")))
        layout.itemAt(0).layout().setStretch(0, 1)  # type: ignore[union-attr]  # it is the row just put there
        for ground in pair.grounds:
            layout.addWidget(label(f"–  {ground}", "faint", wrap=True))
        keys = ("  M", "  D") if chosen else ("", "")
        layout.addLayout(
            row(
                button(_("Merge") + keys[0], lambda: self._merge(pair)),
                button(_("Different") + keys[1], lambda: self._different(pair)),
                1,
                button(_("Look"), lambda: self._look(pair.other.person.id), name="flat"),
            )
        )
        return frame


def _keys(pair: Duplicate) -> frozenset[PersonId]:
    return frozenset((pair.one.person.id, pair.other.person.id))


def _named(entry: object) -> str:
    return f"{entry.person.name} ×{entry.mentions:,}"  # type: ignore[attr-defined]
