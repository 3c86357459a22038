"""Lines that stand at the head or the foot of many articles of one source: learned from them, no list of words."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance
from annotator.text.folding import fold

_EDGE = 6
"""So many lines that are not blank are looked at from each end."""
_LEAST_ARTICLES, _LEAST_SHARE = 3, 0.5
_LONGEST = 200
_MOST_ARTICLES = 100_000


class Learned:
    """What stands at the head or the foot of many articles of one source, each text once; it grows until it is asked.

    In memory are a hundred bytes an article, and of very many those of the first tell.
    """

    def __init__(self) -> None:
        self._texts, self._of_source, self._lines = set[int](), Counter[str](), array("q")
        self._counts: dict[int, int] | None = None

    def add(self, source: str, text: str) -> None:
        """Look at one more article."""
        if len(self._texts) < _MOST_ARTICLES and (which := hash((source, text))) not in self._texts:
            self._texts.add(which)
            self._of_source[source] += 1
            self._lines.extend({hash((source, _plain(span.of(text)))) for span in _edges(text)})

    def of(self, source: str) -> Callable[[str], bool] | None:
        """Whether a line stands at an edge of at least three and of half of its articles; ``None`` where none does."""
        counts = self._counted()
        least = max(_LEAST_ARTICLES, _LEAST_SHARE * self._of_source[source])
        if not counts or self._of_source[source] < least:
            return None
        return lambda line: counts.get(hash((source, _plain(line))), 0) >= least

    def _counted(self) -> dict[int, int]:
        """How often each line stands there that does so often enough."""
        if self._counts is None:
            alike = ((which, sum(1 for _one in same)) for which, same in groupby(sorted(self._lines)))
            self._counts = {which: count for which, count in alike if count >= _LEAST_ARTICLES}
            self._lines = array("q")
        return self._counts


def propose(text: str, is_known: Callable[[str], bool] | None) -> list[Proposal]:
    """One proposal, which is offered, for each such line; none where nothing of the article would be left."""
    if is_known is None:
        return []
    lines = _edges(text)
    found = [line for line in lines if is_known(line.of(text))]
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
