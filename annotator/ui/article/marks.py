"""The marks of a page by the chunks that they touch: adding and removing look at nothing else."""

from collections.abc import Iterable

from annotator.domain.ids import MarkId
from annotator.ui.article.chunks import Chunks
from annotator.ui.article.page import PageMark


class Marks:
    """Marks by key and by chunk."""

    def __init__(self, chunks: Chunks, marks: Iterable[PageMark]) -> None:
        self._chunks = chunks
        self._all: dict[MarkId, PageMark] = {}
        self._in: dict[int, dict[MarkId, PageMark]] = {}
        self.put(marks)

    def put(self, marks: Iterable[PageMark], removed: Iterable[MarkId] = ()) -> set[int]:
        """Put marks in place of those with their keys, take others away; gives the chunks that look different."""
        touched: set[int] = set()
        for key in removed:
            touched |= self._drop(key)
        for mark in marks:
            touched |= self._drop(mark.id)
            self._all[mark.id] = mark
            for index in self._chunks.touched(mark.span):
                self._in.setdefault(index, {})[mark.id] = mark
                touched.add(index)
        return touched

    def in_chunk(self, index: int) -> list[PageMark]:
        """The marks that reach into a chunk."""
        return list(self._in.get(index, {}).values())

    def at(self, offset: int) -> list[PageMark]:
        """The marks over a character, the shortest first."""
        near = self._in.get(self._chunks.at(offset), {}).values()
        over = [mark for mark in near if mark.span.start <= offset < mark.span.end]
        return sorted(over, key=lambda mark: (len(mark.span), mark.span.start, mark.id.bytes))

    def _drop(self, key: MarkId) -> set[int]:
        mark = self._all.pop(key, None)
        if mark is None:
            return set()
        indices = set(self._chunks.touched(mark.span))
        for index in indices:
            self._in.get(index, {}).pop(key, None)
        return indices
