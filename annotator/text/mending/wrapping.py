"""Line ends within paragraphs, as in e-mails and old text files: lines as long as one width lets them be.

A line end is a wrapping where the next word would not have fitted into the width of the text. Of such line
ends most stand within a sentence; lines of a poem, a list or a table do not look so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance

_FINAL = re.compile(r"[.!?。！？…:：;；][\"'”’」』)）\]]*\s*$")
_MARKER = re.compile(r"(?:[-*•·>|#＃●○■◆]|[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.)）、．])")
_FIRST_WORD = re.compile(r"\S+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\uff60\U00020000-\U0003ffff]")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
_NARROWEST, _WIDEST = 24, 160
"""Widths of a wrapped text in columns."""
_COLUMNS = 2
"""What a Chinese character has; no character has more."""
_HANGING = 4
"""Columns by which a line of Chinese may be short, because no line begins with a full stop."""
_FEW, _MANY = 4, 8
_SOME_FIT, _MOST_FIT = 0.8, 0.9
_WITHIN_SENTENCES = 0.5


@dataclass(frozen=True, slots=True)
class _Join:
    """Two lines of one block: ``line`` and ``after``, with where the first begins."""

    start: int
    line: str
    after: str


def propose(text: str) -> list[Proposal]:
    """One proposal for each wrapped line; certain where nearly all lines of a longer text are so."""
    joins = list(_joins(text))
    longest = max((len(one.line) for one in joins), default=0)
    if len(joins) < _FEW or longest > _WIDEST or longest * _COLUMNS < _NARROWEST:
        return []
    width = max(_columns(one.line) for one in joins)
    if not _NARROWEST <= width <= _WIDEST:
        return []
    wrapped = [one for one in joins if _is_full(one, width)]
    within = sum(_FINAL.search(one.line) is None for one in wrapped)
    if len(wrapped) < max(_FEW, _SOME_FIT * len(joins)) or within < _WITHIN_SENTENCES * len(wrapped):
        return []
    certain = len(wrapped) >= max(_MANY, _MOST_FIT * len(joins))
    stance = Stance.CERTAIN if certain else Stance.OFFERED
    return [_proposal(text, one, stance) for one in wrapped]


def _joins(text: str) -> Iterator[_Join]:
    """The neighbouring lines that may be of one paragraph: nothing blank, indented or listed between them."""
    lines = text.split("\n")
    start = 0
    for line, after in pairwise(lines):
        if after and not after[0].isspace() and line and not line.isspace() and not _MARKER.match(after):
            yield _Join(start, line, after)
        start += len(line) + 1


def _is_full(join: _Join, width: int) -> bool:
    """Whether what comes next would not have fitted into the line."""
    columns = _columns(join.line.rstrip())
    if _WIDE.match(join.after) or _WIDE.match(join.line.rstrip()[-1]):
        return columns + _HANGING >= width
    word = _FIRST_WORD.match(join.after)
    return columns + 1 + _columns(word[0] if word else "") > width


def _columns(line: str) -> int:
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def _proposal(text: str, join: _Join, stance: Stance) -> Proposal:
    line = join.line.rstrip()
    end = join.start + len(join.line) + 1
    start = join.start + len(line)
    hyphenated = _HYPHENATED.search(line)
    reason = _("The line ends here because it was full, not because the paragraph ends.")
    if hyphenated and join.after[0].islower():
        if _is_one_word(text, hyphenated[1], join.after):
            reason = _("The word was broken at the end of a full line; elsewhere in the text it stands whole.")
            start -= 1
        return Proposal(RepairKind.LINE, Span(start, end), "", reason, stance, "-")
    blank = "" if _WIDE.match(join.after) or _WIDE.match(line[-1]) else " "
    return Proposal(RepairKind.LINE, Span(start, end), blank, reason, stance, "⏎")


def _is_one_word(text: str, first: str, after: str) -> bool:
    """Whether the word stands elsewhere without the hyphen, and nowhere with it."""
    rest = re.match(r"[^\W\d_]+", after)
    if rest is None:
        return False
    whole = re.compile(rf"\b{first}{rest[0]}\b", re.IGNORECASE)
    hyphenated = re.compile(rf"\b{first}-{rest[0]}\b", re.IGNORECASE)
    return whole.search(text) is not None and hyphenated.search(text) is None
