"""Two versions as a table of HTML: a row for each stretch between line ends that both have."""

import itertools
from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtGui import QColor

from annotator.domain.codebook import Codebook
from annotator.domain.corpus.versions import Comparison, Standing, VersionText
from annotator.domain.language import _, ngettext
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.ui.naming import path_name
from annotator.ui.theme import Theme, mixed

MOST_ROWS = 300
"""More rows than that would keep nobody's interest: of such texts only those that changed are shown."""
_TINT = 0.28
_CELL = "padding: 9px 14px; border-bottom: 1px solid {edge};"


def comparison_html(both: Comparison, book: Codebook, theme: Theme) -> str:
    """What differs is struck out on the left and underlined on the right; marks are tinted in their tag's colour."""
    rows = list(rows_of(both))
    changed_only = len(rows) > MOST_ROWS
    left = _Side(both.old, [old for old, _new in both.changes], book, theme, theme.removed, "line-through")
    right = _Side(both.new, [new for _old, new in both.changes], book, theme, theme.accent, "underline")
    cell, lines, quiet = _CELL.format(edge=theme.edge), list[str](), 0
    for old, new, changed in rows:
        if changed_only and not changed:
            quiet += 1
            continue
        lines += _unchanged(quiet, theme)
        quiet = 0
        lines.append(
            f"<tr><td width='50%' style='{cell}'>{left.html(old)}</td><td style='{cell}'>{right.html(new)}</td></tr>"
        )
    lines += [*_unchanged(quiet, theme), *_lost(both, book, cell, theme)]
    face = "'Noto Serif CJK TC', 'Noto Serif CJK SC', serif"
    return f"<table width='100%' cellspacing='0' style='font-family: {face}; font-size: 15px;'>{''.join(lines)}</table>"


def rows_of(both: Comparison) -> Iterator[tuple[Span, Span, bool]]:
    """The stretches between the line ends that both have, and whether anything differs in them."""
    old_at = new_at = old_row = new_row = 0
    changed = False
    ends = (Span(len(both.old.text), len(both.old.text)), Span(len(both.new.text), len(both.new.text)))
    for old, new in (*both.changes, ends):
        while (found := both.new.text.find("\n", new_at, new.start)) >= 0:
            old_at, new_at = old_at + found - new_at, found
            yield Span(old_row, old_at), Span(new_row, new_at), changed
            old_at, new_at, changed = old_at + 1, new_at + 1, False
            old_row, new_row = old_at, new_at
        changed = changed or (old, new) != ends
        old_at, new_at = old.end, new.end
    yield Span(old_row, ends[0].start), Span(new_row, ends[1].start), changed


class _Side:
    """One of the two texts, cut into runs that look alike."""

    def __init__(
        self, version: VersionText, changes: Sequence[Span], book: Codebook, theme: Theme, colour: str, line: str
    ) -> None:
        self._version, self._changes, self._book, self._theme = version, changes, book, theme
        self._changed = f"color: {colour}; text-decoration: {line};"

    def html(self, within: Span) -> str:
        """A stretch of the text."""
        marks = [one for one in self._version.marks if _touch(one.span, within)]
        changes = [one for one in self._changes if _touch(one, within)]
        cuts = {within.start, within.end}
        for span in (*(one.span for one in marks), *changes):
            cuts |= {min(max(at, within.start), within.end) for at in (span.start, span.end)}
        places = sorted(cuts)
        return "".join(self._run(Span(*pair), marks, changes) for pair in itertools.pairwise(places))

    def _run(self, run: Span, marks: Sequence[Standing], changes: Sequence[Span]) -> str:
        words = escape(run.of(self._version.text)).replace("\n", "<br>")
        inner = min((one for one in marks if _touch(one.span, run)), key=lambda one: len(one.span), default=None)
        style = self._changed if any(_touch(one, run) for one in changes) else ""
        if inner is None:
            return f"<span style='{style}'>{words}</span>" if style else words
        colour = QColor(self._book.tag(inner.mark.tag).colour)
        style += f"background: {mixed(colour, QColor(self._theme.paper), _TINT).name()};"
        if not inner.own:
            style += "font-style: italic;"
        return f"<span style='{style}'>{words}</span>"


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _unchanged(count: int, theme: Theme) -> list[str]:
    if not count:
        return []
    words = ngettext("… {count} paragraph as it was", "… {count} paragraphs as they were", count).format(count=count)
    style = _CELL.format(edge=theme.edge) + f"color: {theme.faint}; font-size: 13px;"
    return [f"<tr bgcolor='{theme.ground}'><td colspan='2' style='{style}'>{escape(words)}</td></tr>"]


def _lost(both: Comparison, book: Codebook, cell: str, theme: Theme) -> list[str]:
    """The marks whose words one side does not have."""
    if not (both.old.lost or both.new.lost):
        return []

    head = _("Not in this version")

    def told(marks: Sequence[Mark]) -> str:
        lines = [f"{escape(path_name(book.path(mark.tag)))}  {escape(mark.text)}" for mark in marks]
        return "<br>".join([f"<b>{escape(head)}</b>", *lines]) if marks else ""

    style = f"{cell} color: {theme.warning}; font-size: 13px;"
    return [f"<tr><td style='{style}'>{told(both.old.lost)}</td><td style='{style}'>{told(both.new.lost)}</td></tr>"]
