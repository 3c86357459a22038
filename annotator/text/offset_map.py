"""Where the characters of one text stand in another that was made from it by replacing pieces."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at ``source`` in one text stands at ``view`` in the other; what lies between pieces is the same."""

    source: Span
    view: Span


class OffsetMap:
    """Offsets and spans between a source and a view of it; both count code points.

    ``pieces`` are in order and do not overlap. Outside them characters stand one to one. A piece is
    whole: a span that begins or ends inside one is widened to it, and what a piece took away or
    brought in at the very edge of a span stays outside.
    """

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self.pieces = tuple(pieces)
        self._source = [piece.source for piece in self.pieces]
        self._view = [piece.view for piece in self.pieces]
        self._source_starts = [span.start for span in self._source]
        self._view_starts = [span.start for span in self._view]

    def to_view(self, offset: int) -> int:
        """Where the character at ``offset`` of the source stands in the view."""
        return _start(offset, self._source_starts, self._source, self._view)

    def to_source(self, offset: int) -> int:
        """Where the character at ``offset`` of the view stands in the source."""
        return _start(offset, self._view_starts, self._view, self._source)

    def span_to_view(self, span: Span) -> Span:
        """The span of the view that shows ``span`` of the source; empty where nothing of it is shown."""
        start = _start(span.start, self._source_starts, self._source, self._view)
        return Span(start, max(start, _end(span.end, self._source_starts, self._source, self._view)))

    def span_to_source(self, span: Span) -> Span:
        """The span of the source that ``span`` of the view came from."""
        start = _start(span.start, self._view_starts, self._view, self._source)
        return Span(start, max(start, _end(span.end, self._view_starts, self._view, self._source)))


def _start(offset: int, starts: Sequence[int], here: Sequence[Span], there: Sequence[Span]) -> int:
    at = bisect_right(starts, offset) - 1
    if at < 0:
        return offset
    if offset >= here[at].end:
        return there[at].end + offset - here[at].end
    return there[at].start


def _end(offset: int, starts: Sequence[int], here: Sequence[Span], there: Sequence[Span]) -> int:
    at = bisect_left(starts, offset) - 1
    if at < 0:
        return offset
    return there[at].end + max(0, offset - here[at].end)
