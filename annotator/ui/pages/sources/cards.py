"""A card for each source: its switch, what it proposes, what it lacks, and how it did so far."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QPushButton, QVBoxLayout

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.pending import Figure, SourceState
from annotator.domain.language import _
from annotator.ui.naming import kind_name, path_name
from annotator.ui.pieces import button, card_layout, dot, embolden, label, row
from annotator.ui.suggesting.naming import source_about, source_name

_HEADS_AT, _TAG_WIDTH = 1, 150


class SourceCard(QFrame):
    """One source; ``switch`` is called with its name and whether it is on.

    ``withdraw`` is there where somebody offered suggestions in its name, and is called with it.
    """

    def __init__(
        self,
        state: SourceState,
        figures: Sequence[Figure],
        book: Codebook,
        switch: Callable[[str, bool], object],
        withdraw: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self.name = state.name
        layout = card_layout(self)
        self.box = QCheckBox(source_name(state.name))
        embolden(self.box)
        self.box.setChecked(state.on)
        self.box.toggled.connect(lambda on: switch(state.name, on))
        kinds = label("  ·  ".join(map(kind_name, state.kinds)), "faint")
        self.withdraw_button: QPushButton = _withdraw_button(state.name, withdraw)
        layout.addLayout(row(self.box, 1, kinds, self.withdraw_button))
        layout.addWidget(label(state.about, "faint", wrap=True))
        if state.missing:
            layout.addWidget(label(state.missing, "warning", wrap=True))
        own = [one for one in figures if one.source == state.name]
        if own:
            layout.addLayout(_table(own, book))


class FiguresCard(QFrame):
    """What no switch is for: suggestions on which sources agree, and those that came from elsewhere.

    ``withdraw`` is there for the latter, and is called with the name.
    """

    def __init__(
        self, name: str, figures: Sequence[Figure], book: Codebook, withdraw: Callable[[str], object] | None = None
    ) -> None:
        super().__init__()
        self.name = name
        layout = card_layout(self)
        title = label(source_name(name))
        embolden(title)
        self.withdraw_button: QPushButton = _withdraw_button(name, withdraw)
        layout.addLayout(row(title, 1, self.withdraw_button))
        layout.addWidget(label(source_about(name, is_offered=withdraw is not None), "faint", wrap=True))
        layout.addLayout(_table([one for one in figures if one.source == name], book))


def _withdraw_button(name: str, withdraw: Callable[[str], object] | None) -> QPushButton:
    """Hidden where nothing of that name came from elsewhere."""
    made = button(_("Withdraw what waits"), lambda: withdraw(name) if withdraw else None)
    made.setVisible(withdraw is not None)
    made.setToolTip(_("They came from elsewhere, and wait until somebody decides on them."))
    return made


def _table(figures: Sequence[Figure], book: Codebook) -> QGridLayout:
    """A line a tag: what stands open, what was accepted, rejected, and the share that was right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(22)
    grid.setColumnMinimumWidth(_HEADS_AT, _TAG_WIDTH)
    grid.setVerticalSpacing(2)
    heads = (_("Undecided"), _("Accepted"), _("Rejected"), _("Right"))
    for at, words in enumerate(heads, _HEADS_AT + 1):
        grid.addWidget(label(words, "faint"), 0, at)
    known = [one for one in figures if book.knows(one.tag)]
    for line, one in enumerate(known, 1):
        tag = book.tag(one.tag)
        sign = label("")
        sign.setPixmap(dot(tag.colour).pixmap(12, 12))
        grid.addWidget(sign, line, 0)
        grid.addWidget(label(path_name(book.path(one.tag)).replace("/", " › ")), line, _HEADS_AT)
        share = "–" if one.precision is None else f"{100 * one.precision:.0f} %"
        cells = (f"{one.standing:,}", f"{one.accepted:,}", f"{one.rejected:,}", share)
        for at, words in enumerate(cells, _HEADS_AT + 1):
            grid.addWidget(label(words), line, at)
    grid.setColumnStretch(_HEADS_AT + len(heads) + 1, 1)
    return grid


def column() -> tuple[QFrame, QVBoxLayout]:
    """What the cards stand in."""
    frame = QFrame()
    frame.setObjectName("page")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(24, 16, 24, 24)
    layout.setSpacing(8)
    return frame, layout
