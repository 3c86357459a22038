"""What printed pages do to a text: columns, running heads, page numbers, words and lines broken at the margin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance

_FEWEST_ROWS = 5
_FEWEST_PAGES = 3
_EDGE_LINES = 2
"""So many lines at the top and at the bottom of a page may be its head and foot."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—·]\s*|第\s*|p\.?\s*|page\s+)?#(?:\s*[-–—·]|\s*[頁页]|\s*/\s*#|\s+of\s+#)?", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"([A-Za-z]+)-$")
_FIRST_WORD = re.compile(r"[a-z]+")
_CJK = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_CJK_END, _CJK_BEGIN = re.compile(rf"[{_CJK}“”‘’—…]$"), re.compile(rf"[{_CJK}“”‘’—…]")
_SENTENCE_END = re.compile(r"[。！？!?：:；][」』”’）)]?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and where it begins on its page, in points from the lower left; ``size`` is that of its font."""

    words: str
    x: float
    y: float
    size: float

    @property
    def width(self) -> float:
        """About how wide it is: Chinese characters are square, others half of that."""
        return self.size * sum(1.0 if _CJK_BEGIN.match(one) else 0.5 for one in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, counted from 0, in the order that the file has them in or that columns are read in."""

    number: int
    lines: tuple[Line, ...]
    columns: bool = False
    """Whether the file had two columns row by row, and they were parted."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in the text of the document."""

    page: int
    line: Line
    span: Span


def in_columns(page: Page) -> Page:
    """The same page; where a file writes two columns of prose row by row, the left one comes first.

    They are columns, not a table, where at least five rows have their second part at one place, and the first
    part mostly reaches near it.
    """
    rows = [
        (left, right) for left, right in pairwise(page.lines) if abs(left.y - right.y) < 1 and right.x > left.x + 40
    ]
    if len(rows) < _FEWEST_ROWS:
        return page
    place, count = Counter(round(right.x / 3) for _left, right in rows).most_common(1)[0]
    reaching = [left.width / (right.x - left.x) for left, right in rows if round(right.x / 3) == place]
    if count < _FEWEST_ROWS or median(reaching) < 0.7:
        return page
    gutter = place * 3 - 6
    left = [one for one in page.lines if one.x < gutter]
    right = [one for one in page.lines if one.x >= gutter]
    low, high = min(one.y for one in right), max(one.y for one in right)
    above = [one for one in left if one.y > high + 1]
    beside = [one for one in left if low - 1 <= one.y <= high + 1]
    below = [one for one in left if one.y < low - 1]
    return replace(page, lines=(*above, *beside, *right, *below), columns=True)


def laid_out(pages: Sequence[Page]) -> tuple[str, list[Placed]]:
    """The text of all pages, a line each, and where each line is in it."""
    placed: list[Placed] = []
    at = 0
    for page in pages:
        for line in page.lines:
            placed.append(Placed(page.number, line, Span(at, at + len(line.words))))
            at += len(line.words) + 1
    return "\n".join(one.line.words for one in placed), placed


def proposals(text: str, placed: Sequence[Placed]) -> list[Proposal]:
    """Repairs of what only the page knows, in order: heads and feet, words broken at line ends, Chinese line ends."""
    heads = list(_heads(text, placed))
    cut = {one.span.start for one in heads}
    left = [one for one in placed if one.span.start not in cut]
    touching = [(one, following) for one, following in pairwise(left) if following.span.start == one.span.end + 1]
    found = [*heads, *_words(text, touching), *_lines(left, touching)]
    return sorted(found, key=lambda one: (one.span.start, -one.span.end))


def _heads(text: str, placed: Sequence[Placed]) -> Iterator[Proposal]:
    pages: dict[int, list[Placed]] = defaultdict(list)
    for one in placed:
        pages[one.page].append(one)
    alike: dict[tuple[str, int], list[Placed]] = defaultdict(list)
    for lines in pages.values():
        by_height = sorted(lines, key=lambda one: -one.line.y)
        edges = {one.span.start: one for one in (*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:])}
        for one in edges.values():
            alike[_DIGITS.sub("#", one.line.words), round(one.line.y / 4)].append(one)
    for (shape, _height), lines in alike.items():
        on = {one.page for one in lines}
        if len(on) < _FEWEST_PAGES or len(on) < 0.4 * len(pages):
            continue
        numbered = _PAGE_NUMBER.fullmatch(shape) is not None
        if numbered and not _counts(lines):
            continue
        reason = _("The number of a page.") if numbered else _("A line that stands on {count} pages at the same place.")
        for one in lines:
            span = Span(one.span.start, one.span.end + 1) if one.span.end < len(text) else one.span
            yield Proposal(
                RepairKind.BOILERPLATE, span, "", reason.format(count=len(on)), Stance.CERTAIN, "running heads"
            )


def _counts(lines: Sequence[Placed]) -> bool:
    """Whether the numbers go up with the pages."""
    ahead = Counter(int(found[0][:9]) - one.page for one in lines if (found := _DIGITS.search(one.line.words)))
    return bool(ahead) and ahead.most_common(1)[0][1] >= 0.8 * len(lines)


def _words(text: str, touching: Sequence[tuple[Placed, Placed]]) -> Iterator[Proposal]:
    """Words broken at line ends: joined where the whole word stands elsewhere, and it nowhere has the hyphen."""
    known: Counter[str] | None = None
    for one, following in touching:
        words = one.line.words
        end = Span(one.span.end - 1, following.span.start)
        if words.endswith("\u00ad"):
            yield Proposal(RepairKind.LINE, end, "", _("A word is broken at the end of the line."), Stance.CERTAIN, "-")
            continue
        broken, rest = _BROKEN_WORD.search(words), _FIRST_WORD.match(following.line.words)
        if broken is None or rest is None:
            continue
        if known is None:
            known = Counter(found.lower() for found in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", text))
        whole, parted = f"{broken[1]}{rest[0]}", f"{broken[1]}-{rest[0]}"
        certain = known[whole.lower()] > 0 and not known[parted.lower()]
        yield Proposal(
            RepairKind.LINE,
            end,
            "",
            _("The word “{word}” is broken at the end of the line.").format(word=whole),
            Stance.CERTAIN if certain else Stance.OFFERED,
            whole,
        )


def _lines(left: Sequence[Placed], touching: Sequence[tuple[Placed, Placed]]) -> Iterator[Proposal]:
    """Ends of full Chinese lines that the next line goes on from; after the end of a sentence only offered."""
    widest: dict[tuple[int, int], float] = defaultdict(float)
    for one in left:
        key = (one.page, round(one.line.size))
        widest[key] = max(widest[key], one.line.width)
    reason = _("The line ends at the margin and goes on in the next one.")
    for one, following in touching:
        line, after = one.line, following.line
        if not (_CJK_END.search(line.words) and _CJK_BEGIN.match(after.words)):
            continue
        near = one.page == following.page and 0 < line.y - after.y <= 2.2 * line.size
        same = abs(line.size - after.size) < 0.5 and after.x <= line.x + 0.5 and line.x - after.x <= 2.5 * line.size
        full = line.width >= widest[one.page, round(line.size)] - 1.6 * line.size and line.width > 6 * line.size
        if near and same and full:
            stance = Stance.OFFERED if _SENTENCE_END.search(line.words) else Stance.CERTAIN
            group = f"{line.words[-1]}⏎{after.words[0]}"
            yield Proposal(RepairKind.LINE, Span(one.span.end, following.span.start), "", reason, stance, group)
