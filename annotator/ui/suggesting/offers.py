"""What is proposed in the article that is read, by sources or from elsewhere, and what hands moved of it."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from annotator.domain.ids import SuggestionId, TagId
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.text.folding import fold
from annotator.ui.suggesting.words import Key

Sorted: TypeAlias = Mapping[Key, Mapping[SuggestionId, Suggestion]]
"""Suggestions by their tag and words."""
_LONGEST_NAME = 40
"""Code points before a place at which something that crosses it may begin."""


class Offers:
    """Suggestions of one article by words."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Another article is read, or none."""
        self._moved: dict[SuggestionId, tuple[Suggestion, Suggestion]] = {}
        self.take({})

    def take(self, found: Sorted) -> None:
        """These are proposed and no others."""
        self._found = found
        self._spans: dict[TagId, list[Span]] = {}
        for alike in found.values():
            for one in alike.values():
                self._spans.setdefault(one.tag, []).append(one.span)
        for spans in self._spans.values():
            spans.sort(key=lambda span: span.start)

    def keys(self) -> Iterator[Key]:
        """All words for which something is proposed."""
        yield from self._found
        yield from (_key(now) for _before, now in self._moved.values())

    def of(self, key: Key) -> dict[SuggestionId, Suggestion]:
        """What is proposed of these words, but for what stands elsewhere now."""
        moved = {now.id: now for _before, now in self._moved.values() if _key(now) == key}
        there = self._found.get(key, {})
        return {one: there[one] for one in there if one not in self._moved} | moved

    def is_moved(self, one: SuggestionId) -> bool:
        """Whether somebody moved the edges of a suggestion, so that it stands elsewhere now."""
        return one in self._moved

    def crosses(self, span: Span, tags: Collection[TagId]) -> bool:
        """Whether a source proposes one of these tags at a place that crosses this one, without being the same."""
        for spans in (self._spans.get(tag, ()) for tag in tags):
            at = bisect_left(spans, span.start - _LONGEST_NAME, key=lambda one: one.start)
            while at < len(spans) and spans[at].start < span.end:
                if spans[at].overlaps(span) and spans[at] != span:
                    return True
                at += 1
        return False

    def move(self, before: Suggestion, now: Suggestion) -> None:
        """Somebody moved the edges of a suggestion."""
        origin = self.origin(before) or before
        self._moved[origin.id] = (origin, now)
        if now.id == origin.id:  # back where it was
            del self._moved[origin.id]

    def origin(self, one: Suggestion) -> Suggestion | None:
        """Which suggestion was moved to become this one; ``None`` where nobody moved it."""
        return next((before for before, now in self._moved.values() if now.id == one.id), None)


def by_words(suggestions: Iterable[Suggestion]) -> dict[Key, dict[SuggestionId, Suggestion]]:
    """Suggestions by their tag and words."""
    found: dict[Key, dict[SuggestionId, Suggestion]] = {}
    for one in suggestions:
        found.setdefault(_key(one), {})[one.id] = one
    return found


def _key(one: Suggestion) -> Key:
    return one.tag, fold(one.text)
