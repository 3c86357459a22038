"""The marks of a page by where they stand: adding, removing and asking look at few others, however many there are."""

from collections.abc import Iterable, Iterator

from annotator.domain.ids import MarkId
from annotator.domain.spans import Span
from annotator.ui.article.chunks import Chunks
from annotator.ui.article.page import PageMark

Node = tuple[int, int]
"""A level and a number: the chunks from ``number << level`` on, ``1 << level`` of them."""


class Marks:
    """Marks by key and by chunk: a mark lies in the few nodes of a binary tree that make up its chunks.

    So a mark as long as the document costs as little as one on a single word.
    """

    def __init__(self, chunks: Chunks, marks: Iterable[PageMark] = ()) -> None:
        self._chunks = chunks
        self._levels = len(chunks).bit_length()
        self._all: dict[MarkId, PageMark] = {}
        self._in: dict[Node, dict[MarkId, PageMark]] = {}
        self.put(marks)

    def __iter__(self) -> Iterator[PageMark]:
        """All marks, in no order."""
        return iter(self._all.values())

    def get(self, key: MarkId) -> PageMark | None:
        """The mark with that key."""
        return self._all.get(key)

    def put(self, marks: Iterable[PageMark], removed: Iterable[MarkId] = ()) -> list[Span]:
        """Put marks in place of those with their keys, take others away; gives the spans that look different."""
        touched = [mark.span for key in removed if (mark := self._drop(key)) is not None]
        for mark in marks:
            before = self._drop(mark.id)
            touched += [mark.span] if before is None else [before.span, mark.span]
            self._all[mark.id] = mark
            for node in self._nodes(mark.span):
                self._in.setdefault(node, {})[mark.id] = mark
        return touched

    def in_chunk(self, index: int) -> list[PageMark]:
        """The marks that reach into a chunk."""
        return [mark for level in range(self._levels) for mark in self._in.get((level, index >> level), _NONE).values()]

    def at(self, offset: int) -> list[PageMark]:
        """The marks over a character, the shortest first."""
        over = [m for m in self.in_chunk(self._chunks.at(offset)) if m.span.start <= offset < m.span.end]
        return sorted(over, key=lambda mark: (len(mark.span), mark.span.start, mark.id.bytes))

    def _drop(self, key: MarkId) -> PageMark | None:
        mark = self._all.pop(key, None)
        if mark is not None:
            for node in self._nodes(mark.span):
                self._in[node].pop(key, None)
        return mark

    def _nodes(self, span: Span) -> Iterator[Node]:
        touched = self._chunks.touched(span)
        first, end, level = touched.start, touched.stop, 0
        while first < end:
            if first & 1:
                yield level, first
                first += 1
            if end & 1:
                end -= 1
                yield level, end
            first, end, level = first >> 1, end >> 1, level + 1


_NONE: dict[MarkId, PageMark] = {}
