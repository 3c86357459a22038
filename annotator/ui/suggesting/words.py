"""Which words marks carry in the article that is read, kept up to date mark by mark."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from annotator.domain.ids import MarkId, TagId
from annotator.domain.marks import Mark
from annotator.suggest import repeats
from annotator.text.folding import fold

Key: TypeAlias = tuple[TagId, str]
"""A tag, and folded words that carry it somewhere."""


class MarkedWords:
    """Words whose other places deserve the same mark, with the marks that carry them."""

    def __init__(self, kinds: Mapping[TagId, str], marks: Iterable[Mark] = ()) -> None:
        self.kinds = kinds
        """The kind of each tag; empty for those that are not offered any more."""
        self._keys: dict[MarkId, Key] = {}
        self._marks: dict[Key, set[MarkId]] = {}
        for mark in marks:
            self._note(mark)

    def are_marked(self, key: Key) -> bool:
        """Whether any mark carries these words."""
        return bool(self._marks.get(key))

    def usual(self, most: int) -> list[Key]:
        """The words that are marked most, these first."""
        return sorted(self._marks, key=lambda key: -len(self._marks[key]))[:most]

    def longer(self, key: Key) -> Iterator[str]:
        """Other words of the same kind that hold these."""
        kind = self.kinds.get(key[0], "")
        return (other for of, other in self._marks if self.kinds.get(of) == kind and key[1] in other)

    def renew(self, key: MarkId, mark: Mark | None) -> Iterator[Key]:
        """Take note of one mark as it is now; gives the words whose places this may change."""
        if (before := self._keys.pop(key, None)) is not None:
            self._marks[before].discard(key)
            yield before
        if mark is not None and (now := self._note(mark)) is not None:
            yield now

    def _note(self, mark: Mark) -> Key | None:
        if self.kinds.get(mark.tag) not in repeats.KINDS or not repeats.is_worth(mark.text):
            return None
        key = (mark.tag, fold(mark.text))
        self._keys[mark.id] = key
        self._marks.setdefault(key, set()).add(mark.id)
        return key
