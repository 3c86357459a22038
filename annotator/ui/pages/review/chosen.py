"""The suggestion that one is at, told in full below the table, with what can be done to it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.pending import Line
from annotator.domain.language import _
from annotator.domain.reasons import reason_in_words
from annotator.ui import theme
from annotator.ui.naming import tag_name
from annotator.ui.panels.cards import quoted_line
from annotator.ui.pieces import Elided, button, empty, label, row
from annotator.ui.suggesting.naming import from_where

_MOST_WORDS = 240
"""Code points of a quote that are shown."""


class ChosenLine(QFrame):
    """Words, reason, what would be accepted with it, and buttons."""

    def __init__(self, deeds: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.buttons: list[QPushButton] = [button(words, call) for words, call in deeds]
        self._told = QVBoxLayout()
        self._told.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(self._told)
        layout.addLayout(row(*self.buttons, 1))

    def show_line(self, line: Line | None, book: Codebook, count: int, *, can: bool) -> None:
        """Tell one line; where ``count`` are chosen, how many. ``can`` says whether anything can be decided."""
        empty(self._told)
        for one in self.buttons:
            one.setEnabled(line is not None and can)
        if line is None:
            return
        one = line.suggestion
        if count > 1:
            self._told.addWidget(label(_("{count} chosen").format(count=f"{count:,}"), "faint"))
            return
        tag = book.tag(one.tag)
        words = one.text if len(one.text) <= _MOST_WORDS else one.text[:_MOST_WORDS] + "…"
        self._told.addWidget(quoted_line(words, theme.current().letters(tag.colour).name(), quoted=True))
        told = [tag_name(tag), from_where(one), reason_in_words(one.reason), one.person, *with_it(line), line.title]
        self._told.addWidget(Elided("  ·  ".join(part for part in told if part), "faint"))


def with_it(line: Line) -> list[str]:
    """What would be accepted with a suggestion, as far as it stands within what is shown around it."""
    one = line.suggestion
    shown, start = line.before + one.text + line.after, one.span.start - len(line.before)
    found: list[str] = []
    for tie in one.ties:
        words = shown[max(0, tie.span.start - start) : max(0, tie.span.end - start)]
        if len(words) == len(tie.span) and tie.span.start >= start:
            found.append(f"{words} = {tie.person}" if tie.person and tie.person != words else words)
        elif tie.person:
            found.append(tie.person)
    return found
