"""The marks of a page by where they stand: adding, removing and asking look at few others, however many there are."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article.chunks import Chunks
from annotator.ui.article.page import PageMark


class Marks:
    """Marks by key and by chunk: a mark lies in the few nodes of a binary tree that make up its chunks.

    So a mark as long as the document costs as little as one on a single word. Node ``number`` of a
    level stands for the chunks from ``number << level`` on, ``1 << level`` of them. Keys are taken
    as whole numbers, which are looked up several times as fast as UUIDs.
    """

    def __init__(self, chunks: Chunks, marks: Iterable[PageMark] = ()) -> None:
        self._chunks = chunks
        self._all = {mark.id.int: mark for mark in marks}
        self._levels: list[dict[int, dict[int, PageMark]]] = [{} for _level in range(len(chunks).bit_length())]
        for key, mark in self._all.items():
            self._place(key, mark)

    def __iter__(self) -> Iterator[PageMark]:
        """All marks, in no order."""
        return iter(self._all.values())

    def get(self, key: MarkId) -> PageMark | None:
        """The mark with that key."""
        return self._all.get(key.int)

    def put(self, marks: Iterable[PageMark], removed: Iterable[MarkId] = ()) -> list[Span]:
        """Put marks in place of those with their keys, take others away; gives the spans that look different."""
        touched = [mark.span for key in removed if (mark := self._drop(key.int)) is not None]
        for mark in marks:
            key = mark.id.int
            before = self._drop(key)
            touched += [mark.span] if before is None else [before.span, mark.span]
            self._all[key] = mark
            self._place(key, mark)
        return touched

    def in_chunk(self, index: int) -> list[PageMark]:
        """The marks that reach into a chunk."""
        return [mark for level, nodes in enumerate(self._levels) for mark in nodes.get(index >> level, _NONE).values()]

    def at(self, offset: int) -> list[PageMark]:
        """The marks over a character, the shortest first."""
        over = [m for m in self.in_chunk(self._chunks.at(offset)) if m.span.start <= offset < m.span.end]
        return sorted(over, key=lambda mark: (len(mark.span), mark.span.start, mark.id.bytes))

    def _place(self, key: int, mark: PageMark) -> None:
        for level, number in self._nodes(mark.span):
            self._levels[level].setdefault(number, {})[key] = mark

    def _drop(self, key: int) -> PageMark | None:
        mark = self._all.pop(key, None)
        if mark is not None:
            for level, number in self._nodes(mark.span):
                self._levels[level][number].pop(key, None)
        return mark

    def _nodes(self, span: Span) -> Sequence[tuple[int, int]]:
        touched = self._chunks.touched(span)
        return ((0, touched.start),) if len(touched) == 1 else tuple(_tree_nodes(touched))


def _tree_nodes(touched: range) -> Iterator[tuple[int, int]]:
    """The level and number of each node that is needed to make up a range of chunks."""
    first, end, level = touched.start, touched.stop, 0
    while first < end:
        if first & 1:
            yield level, first
            first += 1
        if end & 1:
            end -= 1
            yield level, end
        first, end, level = first >> 1, end >> 1, level + 1


_NONE: dict[int, PageMark] = {}
