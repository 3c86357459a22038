"""The card of one conflict: what stood before the copies parted, and beside it what each of them says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.codebook import Codebook
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Choice, Conflict, Kind, Side
from annotator.text.differences import words_that_differ
from annotator.ui import theme
from annotator.ui.pages.merging.said import Look, Said, in_its_text, with_differences
from annotator.ui.pages.merging.words import Sides, headline, stands, value_words, where
from annotator.ui.pages.restoring import moment
from annotator.ui.pieces import Elided, card_layout, dot, embolden, key_cap, label, row


@dataclass(frozen=True, slots=True)
class Shown:
    """A conflict as it is shown: its sides with their names, the codebook by which marks are drawn."""

    one: Conflict
    sides: Sides
    book: Codebook


class ConflictCard(QFrame):
    """One conflict with its number; ``choose`` is called with the side that a click takes."""

    def __init__(self, shown: Shown, choose: Callable[[Choice], None], *, waits: bool) -> None:
        super().__init__()
        self._sides, self._waits = shown.sides, waits
        self.conflict = one = shown.one
        self._told: Choice | None = None
        self._stands = stands(one, shown.sides)
        inside = card_layout(self)
        inside.setContentsMargins(14, 10, 14, 12)
        inside.setSpacing(8)
        title = label(headline(one, shown.book))
        embolden(title)
        self._number, self._state = label("", "number"), label("")
        head = row(self._number, title, Elided(where(one), "faint"), self._state)
        head.setStretch(2, 1)
        inside.addLayout(head)
        spans = _differing(one, shown.sides)
        before = _Card(
            _("Before both"), "", one.before, _lines(one, one.before, shown.book, spans[0], Look.LEFT), "before"
        )
        here, there = (
            _Card(name, key, side, _lines(one, side, shown.book, where, Look.DIFFERS), "said", partial(choose, choice))
            for name, key, side, where, choice in (
                (shown.sides.here_name, "1", shown.sides.here, spans[1], shown.sides.keep),
                (shown.sides.there_name, "2", shown.sides.there, spans[2], shown.sides.take),
            )
        )
        self._cards: Mapping[Choice, _Card] = {shown.sides.keep: here, shown.sides.take: there}
        line = row(before, here, there)
        for at in range(3):
            line.setStretch(at, 1)
        inside.addLayout(line)
        self._tell(None)

    def show_number(self, number: int) -> None:
        """Show which one in the list it is."""
        self._number.setText(str(number))

    def show_lit(self, *, lit: bool) -> None:
        """Show whether the keys are at it."""
        self.setProperty("chosen", lit)
        restyle(self)

    def show_choice(self, chosen: Choice | None) -> None:
        """Show what is decided so far; ``None`` for nothing yet."""
        if chosen is not self._told:
            self._tell(chosen)

    def _tell(self, chosen: Choice | None) -> None:
        self._told = chosen
        for choice, one in self._cards.items():
            one.show_chosen(chosen=choice is chosen)
        if chosen is None:
            words = _("to decide; until then: {name}").format(name=self._stands) if self._stands else _("to decide")
            self._state.setText(words if self._waits else "")
        else:
            self._state.setText("✓ " + self._sides.told(chosen))
        restyle(self._state, name="warning" if chosen is None else "settled")


class _Card(QFrame):
    """What one side says; a click chooses it, where it can be chosen."""

    def __init__(
        self,
        name: str,
        key: str,
        side: Side | None,
        lines: Sequence[QWidget],
        look: str,
        call: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._call = call
        column = card_layout(self)
        self.setObjectName(look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sign = QLabel("○")
        self._sign.setObjectName("faint")
        title = Elided(name)
        embolden(title)
        head = row(self._sign, title)
        head.setStretch(1, 1)
        cap = key_cap(key)
        policy = cap.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that what stood before is on a line with the sides
        cap.setSizePolicy(policy)
        head.addWidget(cap)
        if call is None:
            self._sign.hide()
            cap.hide()
        column.addLayout(head)
        for line in lines:
            column.addWidget(line)
        column.addStretch(1)  # the shorter sides stand at the top like the longest one
        if side is not None:
            _sign(column, side)

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether this is what was decided for."""
        self._sign.setText("◉" if chosen else "○")
        self.setProperty("chosen", chosen)
        restyle(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose this side."""
        if self._call is not None:
            self._call()
        else:
            super().mouseReleaseEvent(event)


def restyle(widget: QWidget, name: str = "") -> None:
    """Have the style of a widget follow its properties, and its other ``name``."""
    if name:
        widget.setObjectName(name)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _sign(column: QVBoxLayout, side: Side) -> None:
    """Who said it and when: where there is little room the end of the time goes."""
    told = (side.who, moment(side.when) if side.when is not None else "")
    if any(told):
        column.addWidget(Elided("  ·  ".join(filter(None, told)), "faint"))


def _differing(one: Conflict, sides: Sides) -> tuple[list[Span], list[Span], list[Span]]:
    """What differs in the words of before, here and there; nothing where they are keys or whole sentences of ours."""
    here, there = sides.here.words, sides.there.words
    if one.kind is not Kind.EDITED or one.field in ("span", "tag", "parent", "person", "merged", "same_as"):
        return [], [], []
    if one.before is None:
        return [], *words_that_differ(here, there)
    left, in_here = words_that_differ(one.before.words, here)
    also_left, in_there = words_that_differ(one.before.words, there)
    return _joined([*left, *also_left]), in_here, in_there


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if found and span.start <= found[-1].end:
            span = Span(found[-1].start, max(found.pop().end, span.end))
        found.append(span)
    return found


def _lines(one: Conflict, side: Side | None, book: Codebook, spans: Sequence[Span], look: Look) -> list[QWidget]:
    """The mark in its text, where it is about one, and below it the words of the side."""
    if side is None:
        return [label(_("not there yet"), "faint")]
    lines: list[QWidget] = []
    if side.excerpt is not None:
        gone = one.kind is Kind.REMOVED and side is one.here
        lines.append(Said(in_its_text(side.excerpt, marked=not gone), book, side.excerpt))
    if one.field == "tag" and side.excerpt is not None:
        lines.append(_tag_line(value_words(one, side.words), side, book))
    elif side.excerpt is None or (one.field != "span" and side.words != one.what):
        words = value_words(one, side.words)
        lines.append(Said(with_differences(words, spans, look), book) if words.strip("–") else label("–", "faint"))
    return lines


def _tag_line(words: str, side: Side, book: Codebook) -> QWidget:
    made = QWidget()
    sign = QLabel()
    tag = side.excerpt.tag if side.excerpt is not None else None
    if tag is not None and book.knows(tag):
        sign.setPixmap(dot(theme.current().line(book.tag(tag).colour).name()).pixmap(11, 11))
    line = row(sign, Elided(words))
    line.setStretch(1, 1)
    made.setLayout(line)
    return made
