"""Lines that stand at the head or the foot of many articles of one source: learned from them, no list of words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance
from annotator.text.folding import fold

_EDGE = 6
"""So many lines that are not blank are looked at from each end."""
_LEAST_ARTICLES, _LEAST_SHARE = 3, 0.5
_LONGEST = 200


def learned(texts: Iterable[str]) -> frozenset[str]:
    """The lines, folded, that stand at an edge of at least three and of half of these texts, each text once."""
    different = set(texts)
    counts = Counter(line for text in different for line in {_plain(span.of(text)) for span in _edges(text)})
    least = max(_LEAST_ARTICLES, _LEAST_SHARE * len(different))
    return frozenset(line for line, count in counts.items() if count >= least)


def propose(text: str, known: Set[str]) -> list[Proposal]:
    """One proposal, which is offered, for each such line; none where nothing of the article would be left."""
    if not known:
        return []
    lines = _edges(text)
    found = [line for line in lines if _plain(line.of(text)) in known]
    if len(found) == len(lines):
        return []
    own = min(line.start for line in lines if line not in found)
    reason = _("The same line stands at the head or the foot of other articles of this source.")
    return [
        Proposal(RepairKind.BOILERPLATE, _with_line_end(line, own), "", reason, Stance.OFFERED, line.of(text).strip())
        for line in found
    ]


def _edges(text: str) -> list[Span]:
    """The first and the last lines that are not blank, in order, each once."""
    head = list(_filled(text[: _EDGE * _LONGEST * 4].split("\n")))[:_EDGE]
    tail = text[-_EDGE * _LONGEST * 4 :]
    offset = len(text) - len(tail)
    foot = [Span(one.start + offset, one.end + offset) for one in _filled(tail.split("\n"))][-_EDGE:]
    return sorted({*head, *foot})


def _filled(lines: Sequence[str]) -> Iterator[Span]:
    start = 0
    for line in lines:
        if line.strip() and len(line) <= _LONGEST:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _with_line_end(line: Span, own: int) -> Span:
    """A line with the line end that parts it from the article, whose own lines begin at ``own``."""
    return Span(line.start, line.end + 1) if line.start < own else Span(line.start - 1, line.end)


def _plain(line: str) -> str:
    return fold(" ".join(line.split()))
