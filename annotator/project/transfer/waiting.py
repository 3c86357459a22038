"""Articles of a plan that wait for the import: their texts lie aside, of each some hundred bytes are in memory."""

import pickle
import zlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from annotator.domain.articles import digest
from annotator.domain.ids import ArticleId
from annotator.domain.transfer.plans import Articles, FoundIn, PlannedArticle
from annotator.formats.streams.aside import Series
from annotator.project.rules.repeating import source_of, with_repeated
from annotator.text.mending.repeated import Learned

_HASH_BYTES = 32
_FAST = 1


class Waiting(Articles):
    """It grows until it is compared with the project; then each tells whose text is here or came earlier."""

    def __init__(self) -> None:
        self._kept, self._raws = Series(), Series()
        self._files: list[FoundIn] = []
        self._last: FoundIn | None = None
        self._file_of = array("L")
        self._hashes = bytearray()
        self._lines = Learned()
        self._here: dict[int, ArticleId] = {}
        self._earlier: dict[int, int] = {}

    def put(self, one: PlannedArticle) -> None:
        """Let one more wait."""
        if one.found_in is not self._last:
            self._last = one.found_in
            self._files.append(self._without_bytes(one.found_in))
        self._file_of.append(len(self._files) - 1)
        self._hashes += bytes.fromhex(digest(one.repaired.text))
        self._lines.add(source_of(one), one.decoded.text)
        own = (one.name, one.document, one.proposals, one.chosen, one.repaired, one.inferred)
        self._kept.put(zlib.compress(pickle.dumps(own, pickle.HIGHEST_PROTOCOL), _FAST))

    def hashes(self) -> Iterator[str]:
        """The hash of each reading text."""
        return (self._hash(at).hex() for at in range(len(self)))

    def compare(self, there: Mapping[str, ArticleId]) -> None:
        """Learn which texts the project has, by their hashes, and which come twice."""
        if there:
            self._here = {at: there[sha] for at, sha in enumerate(self.hashes()) if sha in there}
        order = sorted(range(len(self)), key=self._hash)
        first = order[0] if order else 0
        for at in order[1:]:
            if self._hash(at) == self._hash(first):
                self._earlier[at] = first
            else:
                first = at

    def __len__(self) -> int:
        """How many wait."""
        return len(self._file_of)

    def article(self, at: int) -> PlannedArticle:
        """The one that waits there, with lines that its source repeats."""
        known, same = self._read(at), self._earlier.get(at)
        whole = with_repeated(known, self._lines)
        name = "" if same is None else self._read(same).name
        return replace(whole, twin=self._here.get(at), same_as=name, wanted=self.wants(at))

    def wants(self, at: int) -> bool:
        """Whether its text is new."""
        return at not in self._here and at not in self._earlier

    def _read(self, at: int) -> PlannedArticle:
        own: tuple[Any, ...] = pickle.loads(zlib.decompress(self._kept[at]))  # noqa: S301  (written by ``put``)
        return PlannedArticle(own[0], self._files[self._file_of[at]], *own[1:])

    def _hash(self, at: int) -> bytes:
        return bytes(self._hashes[at * _HASH_BYTES : (at + 1) * _HASH_BYTES])

    def _without_bytes(self, found_in: FoundIn) -> FoundIn:
        """The same file, whose bytes lie aside, too."""
        if found_in.table is not None:
            return found_in
        self._raws.put(found_in.raw())
        return replace(found_in, raw=partial(self._raws.__getitem__, len(self._raws) - 1))
