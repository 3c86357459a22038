"""The suggestions of the article that is read, worked out between two events and kept up to date by what changes."""

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import ConnectionLost
from annotator.domain.ids import ArticleId, MarkId, SuggestionId, TagId
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Subject
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.suggest import repeats
from annotator.text.folding import fold
from annotator.ui.hub import Hub
from annotator.ui.running.later import later
from annotator.ui.situation import Situation

_SLICE_SECONDS, _BETWEEN_MILLISECONDS = 0.004, 10
_PAUSE_MILLISECONDS = 80
_REACH = 200
"""Code points before a place at which a mark that covers it may begin; a longer one is a passage, not a name."""

MOST, MOST_PLACES, _MOST_WORDS = 3000, 200, 500
"""Suggestions of one article; places of words that are no commonplace; words that are sought when it is opened."""

_Key = tuple[TagId, str]
"""A tag, and folded words that carry it somewhere."""


class Suggesting(QObject):
    """Other places of words that are marked, as long as nothing takes or rejects them."""

    changed = Signal(object, object)
    """The suggestions that came, and the keys of those that went."""

    def __init__(self, hub: Hub, situation: Situation, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation = hub, situation
        self.shown = True
        self.found: list[Suggestion] = []
        """In the order of the text."""
        self._slices = QTimer(self, interval=_BETWEEN_MILLISECONDS)
        self._slices.timeout.connect(self._work)
        self._soon = later(self, self._follow, _PAUSE_MILLISECONDS)
        self._folded = ""
        self._rejected: set[SuggestionId] = set()
        self._kinds: dict[TagId, str] = {}
        self._taken: dict[str, list[Mark]] = {}
        self._searched: dict[ArticleId | None, dict[SuggestionId, Suggestion]] = {}
        """What searches propose, by article."""
        self._forget()
        hub.closed.connect(self._searched.clear)
        situation.article_changed.connect(self._begin)
        situation.marks_changed.connect(self._hear)

    def get(self, key: object) -> Suggestion | None:
        """The suggestion with that key."""
        return self._by_id.get(cast("SuggestionId", key))

    def alike(self, suggestion: Suggestion) -> list[Suggestion]:
        """All suggestions of the same words for the same tag."""
        return list(self._places.get((suggestion.tag, fold(suggestion.text)), {}).values())

    def propose(self, suggestions: Iterable[Suggestion]) -> None:
        """Propose these as well in their articles, while the project is open and as long as nothing takes them."""
        for one in suggestions:
            self._searched.setdefault(one.article, {})[one.id] = one
        self._begin()

    def toggle(self) -> None:
        """Hide the suggestions, or show them again."""
        self.shown = not self.shown
        self._begin()

    def _forget(self) -> None:
        self.found = []
        self._by_id: dict[SuggestionId, Suggestion] = {}
        self._places: dict[_Key, dict[SuggestionId, Suggestion]] = {}
        self._keys: dict[MarkId, _Key] = {}
        self._marks: dict[_Key, set[MarkId]] = {}
        self._waiting: list[_Key] = []
        self._stale: set[MarkId] | None = None
        """The marks to look at again; ``None`` for all of them."""

    def _begin(self) -> None:
        """Another text, or the same one anew."""
        self._slices.stop()
        gone = set(self._by_id)
        self._forget()
        if gone:
            self.changed.emit([], gone)
        if self._situation.reading is not None and self.shown:
            self._soon.start()

    def _hear(self, changes: Changes) -> None:
        if not self.shown or not changes.concern(None, Subject.MARKS, Subject.SUGGESTIONS):
            return
        if Subject.SUGGESTIONS in changes.subjects or not changes.names_all():
            self._stale = None
        elif self._stale is not None:
            self._stale |= changes.marks
            self.drop(self._under(changes.marks))
        self._soon.start()

    def drop(self, suggestions: Iterable[Suggestion]) -> None:
        """Propose these no more, at once: they are decided."""
        gone = {one.id for one in suggestions} & self._by_id.keys()
        for one in gone:
            suggestion = self._by_id[one]
            key = (suggestion.tag, fold(suggestion.text))
            self._places[key].pop(one, None)
            self._waiting.append(key)  # an undo may come before marks are looked at again
        if gone:
            self._publish({}, gone)

    def _under(self, marks: Iterable[MarkId]) -> Iterator[Suggestion]:
        """What marks of the same kind have taken."""
        reading, codebook = self._situation.reading, self._hub.project.codebook
        for key in marks:
            mark = reading.mark(key) if reading is not None else None
            for one in self._beside(mark.span) if mark is not None else ():
                if mark is not None and codebook.tag(one.tag).kind == codebook.tag(mark.tag).kind:
                    yield one

    def _beside(self, span: Span) -> Iterator[Suggestion]:
        """The suggestions that share a character with a span."""
        at = bisect_left(self.found, span.start - repeats.LONGEST, key=lambda one: one.span.start)
        while at < len(self.found) and self.found[at].span.start < span.end:
            if self.found[at].span.overlaps(span):
                yield self.found[at]
            at += 1

    def _follow(self) -> None:
        """Note which words marks carry now, and let those that this touches be sought again."""
        reading = self._situation.reading
        if reading is None or not self._hub.is_open:
            return
        book = self._hub.project.codebook
        self._kinds = {tag.id: tag.kind if book.offers(tag.id) else "" for tag in book.tags}
        if self._stale is None:
            try:
                self._begin_words(reading)
            except ConnectionLost:  # the server is gone; this begins anew when everything is read again
                return
        else:
            touched = {key for mark in self._stale for key in self._renew(mark, reading.mark(mark))}
            self._waiting = [*dict.fromkeys([*self._waiting, *touched])]
        self._stale = set()
        self._taken = {}
        if self._waiting:
            self._slices.start()

    def _begin_words(self, reading: Reading) -> None:
        """Begin with the words that are marked most; of a book not all, but whatever is marked from now on."""
        self._folded = fold(reading.text)
        self._rejected = {one.id for one in self._hub.project.suggestions.rejected(reading.article.id)}
        self._keys, self._marks = {}, {}
        for mark in reading.marks:
            self._note(mark)
        usual = sorted(self._marks, key=lambda key: -len(self._marks[key]))[:_MOST_WORDS]
        asked = ((one.tag, fold(one.text)) for one in self._searched.get(reading.article.id, {}).values())
        self._waiting = [*dict.fromkeys([*self._places, *asked, *reversed(usual)])]

    def _note(self, mark: Mark) -> _Key | None:
        if self._kinds[mark.tag] not in repeats.KINDS or not repeats.is_worth(mark.text):
            return None
        key = (mark.tag, fold(mark.text))
        self._keys[mark.id] = key
        self._marks.setdefault(key, set()).add(mark.id)
        return key

    def _renew(self, key: MarkId, mark: Mark | None) -> Iterator[_Key]:
        """Take note of one mark; gives the words whose places this may change."""
        if (before := self._keys.pop(key, None)) is not None:
            self._marks[before].discard(key)
            yield before
        if mark is None:
            return
        if (now := self._note(mark)) is not None:
            yield now
        yield from ((one.tag, fold(one.text)) for one in self._beside(mark.span))

    def _work(self) -> None:
        end = time.monotonic() + _SLICE_SECONDS
        came: dict[SuggestionId, Suggestion] = {}
        gone: set[SuggestionId] = set()
        while self._waiting and time.monotonic() < end:
            key = self._waiting.pop()
            before = self._places.get(key, {})
            now = self._sought(key) if self._marks.get(key) and len(self.found) < MOST else {}
            now = self._asked_for(key) | now
            self._places[key] = now
            came |= {one: suggestion for one, suggestion in now.items() if one not in before}
            gone |= before.keys() - now.keys()
        if not self._waiting:
            self._slices.stop()
        if came or gone:
            self._publish(came, gone)

    def _sought(self, key: _Key) -> dict[SuggestionId, Suggestion]:
        reading, (tag, words) = self._situation.reading, key
        if reading is None or self._folded.count(words) > MOST_PLACES:
            return {}
        kind = self._kinds[tag]
        longer = (other for of, other in self._marks if self._kinds[of] == kind and words in other)
        reason = _("marked elsewhere in this article")
        spans = repeats.repeats(self._folded, words, longer, lambda span: self._is_taken(kind, span))
        made = (Suggestion(reading.article.id, tag, one, one.of(reading.text), repeats.SOURCE, reason) for one in spans)
        found = {one.id: one for one in made}
        return {one: suggestion for one, suggestion in found.items() if one not in self._rejected}

    def _is_taken(self, kind: str, span: Span) -> bool:
        """Whether a mark of that kind touches a span."""
        if kind not in self._taken:  # thousands of marks of a book, to be gathered once for all places
            self._taken[kind] = self._situation.of_kind(kind)
        taken = self._taken[kind]
        at = bisect_left(taken, span.start - _REACH, key=lambda mark: mark.span.start)
        while at < len(taken) and taken[at].span.start < span.end:
            if taken[at].span.overlaps(span):
                return True
            at += 1
        return False

    def _asked_for(self, key: _Key) -> dict[SuggestionId, Suggestion]:
        """What a search proposes of these words here."""
        return {
            one.id: one
            for one in self._searched.get(self._situation.article, {}).values()
            if (one.tag, fold(one.text)) == key
            and one.id not in self._rejected
            and not self._is_taken(self._kinds[one.tag], one.span)
        }

    def _publish(self, came: dict[SuggestionId, Suggestion], gone: set[SuggestionId]) -> None:
        for key in gone:
            self._by_id.pop(key, None)
        self._by_id |= came
        self.found = sorted(self._by_id.values(), key=lambda one: (one.span.start, one.span.end))
        self.changed.emit(list(came.values()), gone - came.keys())
