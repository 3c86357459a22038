"""What a project teaches sources of suggestions: words that carry tags, names, passages. Read once, used by pages."""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.codebook import THEME, Codebook
from annotator.domain.coding.terms import listed_terms
from annotator.domain.ids import TagId
from annotator.project.desk import Desk
from annotator.store import Reader
from annotator.suggest.proposing import Known
from annotator.suggest.repeats import LONGEST, SHORTEST
from annotator.text.folding import fold

_PASSAGES = 300
"""Passages of a theme that are compared with; the latest."""
_CHEAP_SECONDS, _PATIENCE = 0.05, 20
"""What takes the processor longer to read is read again only after so many times as long."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a whole project knows, and an index by which a page finds its part."""

    kinds: Mapping[TagId, str]
    words: Mapping[str, Mapping[TagId, int]]
    names: Mapping[str, str]
    terms: Mapping[TagId, tuple[str, ...]]
    passages: Mapping[TagId, tuple[str, ...]]
    _by_start: Mapping[str, Sequence[str]] = field(repr=False)

    @classmethod
    def of(
        cls, book: Codebook, words: Iterable[tuple[str, TagId, int]], names: Mapping[str, str],
        passages: Iterable[tuple[TagId, str]],
    ) -> "Knowledge":  # fmt: skip
        """Bring together what was read; tags that are not offered any more teach nothing."""
        kinds = {tag.id: tag.kind for tag in book.offered()}
        counted: dict[str, dict[TagId, int]] = defaultdict(dict)
        for text, tag, count in words:
            if tag in kinds:
                known = counted[fold(text)]
                known[tag] = known.get(tag, 0) + count
        by_start: dict[str, list[str]] = defaultdict(list)
        for word in {**counted, **names}:
            by_start[word[:SHORTEST]].append(word)
        lists = {tag.id: tuple(map(fold, listed_terms(tag.description))) for tag in book.offered()}
        read: dict[TagId, list[str]] = defaultdict(list)
        for tag, text in passages:
            read[tag].append(text)
        return cls(
            kinds,
            counted,
            names,
            {tag: terms for tag, terms in lists.items() if terms},
            {tag: tuple(texts) for tag, texts in read.items()},
            by_start,
        )

    def on(self, folded: str) -> Known:
        """What of it may matter on a page with that folded text: of words and names those that stand there."""
        starts = {folded[at : at + SHORTEST] for at in range(len(folded) - SHORTEST + 1)}
        here = [word for start in starts & self._by_start.keys() for word in self._by_start[start] if word in folded]
        words = {word: self.words[word] for word in sorted(here) if word in self.words}
        names = {word: self.names[word] for word in sorted(here) if word in self.names}
        return Known(self.kinds, words, names, self.terms, self.passages)


class Knowing:
    """The knowledge of an open project, read again when something was done; usable from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: tuple[int, float, float, Knowledge] | None = None

    def now(self, reader: Reader) -> Knowledge:
        """What is known; of a large project it may be some seconds old."""
        clock, kept = reader.known.clock(), self._kept
        if kept is not None:
            known_clock, read_at, took, knowledge = kept
            if known_clock == clock or (took > _CHEAP_SECONDS and time.monotonic() < read_at + _PATIENCE * took):
                return knowledge
        begun = time.thread_time()
        knowledge = self._read(reader)
        self._kept = (clock, time.monotonic(), time.thread_time() - begun, knowledge)
        return knowledge

    def forget(self) -> None:
        """Read everything anew next time."""
        self._kept = None

    def _read(self, reader: Reader) -> Knowledge:
        book = self._desk.codebook
        names: dict[str, str] = {}
        for person in reader.people.all():
            for name in (*person.variants, person.name):
                if SHORTEST <= len(name) <= LONGEST:
                    names[fold(name)] = person.name
        themes = [tag.id for tag in book.offered() if tag.kind == THEME]
        words = ((text, tag, count) for text, tag, count in reader.known.words(LONGEST) if len(text) >= SHORTEST)
        return Knowledge.of(book, words, names, reader.known.passages(themes, _PASSAGES))
