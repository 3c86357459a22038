"""The numbers of quotes, counted through the article, which their speakers repeat."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from annotator.domain.codebook import QUOTE, SAYS, Codebook
from annotator.domain.ids import MarkId
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.domain.spans import Span


class QuoteNumbers:
    """Kept as a sorted list, so that a new quote renumbers those behind it without visiting them."""

    def __init__(self, reading: Reading, codebook: Codebook) -> None:
        self._codebook = codebook
        self._says = codebook.link_type(SAYS).id
        self._tags = {tag.id for tag in codebook.tags if tag.kind == QUOTE}
        self._places: dict[MarkId, tuple[Span, bytes]] = {}
        self._order: list[tuple[Span, bytes]] = []
        self.renew(reading, (mark.id for mark in reading.marks))

    def renew(self, reading: Reading, changed: Iterable[MarkId]) -> bool:
        """Count anew after some marks or links changed; tells whether a quote came, went or moved."""
        self._reading = reading
        moved = False
        for key in changed:
            mark = reading.mark(key)
            before = self._places.pop(key, None)
            now = _place(mark) if mark is not None and mark.tag in self._tags else None
            if before != now and before is not None:
                del self._order[bisect_left(self._order, before)]
            if before != now and now is not None:
                insort(self._order, now)
            if now is not None:
                self._places[key] = now
            moved |= before != now
        return moved

    def of(self, mark: MarkId) -> str:
        """The number of a quote, or those of what a speaker says; empty for any other mark."""
        if mark in self._places:
            return str(self._rank(mark))
        quotes = (link.to_mark for link in self._reading.links_from(mark, self._says))
        return ",".join(str(rank) for rank in sorted(self._rank(quote) for quote in quotes if quote in self._places))

    def _rank(self, quote: MarkId) -> int:
        return bisect_left(self._order, self._places[quote]) + 1


def _place(mark: Mark) -> tuple[Span, bytes]:
    return mark.span, mark.id.bytes
