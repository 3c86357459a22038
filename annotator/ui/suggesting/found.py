"""The suggestions of the article that is read, worked out between two events and kept up to date by what changes."""

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import AnnotatorError, ConnectionLost
from annotator.domain.ids import MarkId, SuggestionId
from annotator.domain.language import marked
from annotator.domain.log.operations import Changes, Subject
from annotator.domain.marks import Mark
from annotator.domain.readings import Reading
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.suggest import repeats
from annotator.text.folding import fold
from annotator.ui.hub import Hub
from annotator.ui.running.later import later
from annotator.ui.situation import Situation
from annotator.ui.suggesting.asking import Asking
from annotator.ui.suggesting.offers import Offers, Sorted
from annotator.ui.suggesting.taken import REACH, Taken
from annotator.ui.suggesting.words import Key, MarkedWords

_SLICE_SECONDS, _BETWEEN_MILLISECONDS = 0.004, 10
_PAUSE_MILLISECONDS = 80

MOST, MOST_PLACES, _MOST_WORDS = 3000, 200, 500
"""Suggestions of one article; places of words that are no commonplace; words that are sought when it is opened."""


class Suggesting(QObject):
    """Other places of words that are marked, and what the sources propose, as long as nothing takes or rejects it."""

    changed = Signal(object, object)
    """The suggestions that came, and the keys of those that went."""
    toggled = Signal()
    """They are shown or hidden now, or they wait."""

    def __init__(self, hub: Hub, situation: Situation, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._situation = hub, situation
        self.shown = True
        self.waits: bool = False
        """Whether the article shall be read once before they are shown."""
        self.found: list[Suggestion] = []
        """In the order of the text."""
        self._slices = QTimer(self, interval=_BETWEEN_MILLISECONDS)
        self._slices.timeout.connect(self._work)
        self._soon = later(self, self._follow, _PAUSE_MILLISECONDS)
        self._asking = Asking(hub, self)
        self._asking.answered.connect(self._take)
        self._offers = Offers()
        self._folded = ""
        self._rejected: set[SuggestionId] = set()
        self._repeats: bool = True
        self._taken = Taken(hub, situation)
        self._forget()
        hub.closed.connect(self._offers.begin)
        hub.opened.connect(self._look_at_sources)
        hub.changed.connect(self._hear_of_sources)
        situation.article_changed.connect(self._begin)
        situation.marks_changed.connect(self._hear)

    def get(self, key: object) -> Suggestion | None:
        """The suggestion with that key."""
        return self._by_id.get(cast("SuggestionId", key))

    def alike(self, suggestion: Suggestion) -> list[Suggestion]:
        """All suggestions of the same words for the same tag."""
        return list(self._places.get((suggestion.tag, fold(suggestion.text)), {}).values())

    def toggle(self) -> None:
        """Hide the suggestions, or show them again; those that wait are shown now."""
        self.shown, self.waits = self.waits or not self.shown, False
        self._begin()
        self.toggled.emit()

    def wait(self, waits: bool) -> None:
        """Let the article be read once before they are shown, or not."""
        if waits != self.waits:
            self.waits = waits
            self._begin()
            self.toggled.emit()

    def move(self, suggestion: Suggestion, now: Suggestion) -> None:
        """Propose something else in place of a suggestion, at once: somebody corrected it."""
        self._offers.move(suggestion, now)
        self._places.get((suggestion.tag, fold(suggestion.text)), {}).pop(suggestion.id, None)
        self._places.setdefault((now.tag, fold(now.text)), {})[now.id] = now
        self._publish({now.id: now}, {suggestion.id})

    def meant(self, suggestion: Suggestion) -> list[Suggestion]:
        """The suggestion, and the one that it was before somebody moved its edges: who rejects one rejects both."""
        origin = self._offers.origin(suggestion)
        return [suggestion] if origin is None else [suggestion, origin]

    def _forget(self) -> None:
        self.found = []
        self._by_id: dict[SuggestionId, Suggestion] = {}
        self._places: dict[Key, dict[SuggestionId, Suggestion]] = {}
        self._words = MarkedWords({})
        self._waiting: list[Key] = []
        self._stale: set[MarkId] | None = None
        """The marks to look at again; ``None`` for all of them."""

    @property
    def _is_wanted(self) -> bool:
        return self.shown and not self.waits and self._situation.reading is not None

    def _begin(self) -> None:
        """Another text, or the same one anew."""
        self._slices.stop()
        self._soon.stop()
        self._asking.drop()
        gone = set(self._by_id)
        self._forget()
        self._offers.begin()
        if gone:
            self.changed.emit([], gone)
        self._let_go()
        if self._is_wanted:
            self._soon.start()
            self._ask()

    def _ask(self) -> None:
        reading = self._situation.reading
        if reading is not None:
            self._asking.ask(reading.article.id, len(reading.text))

    def _hear(self, changes: Changes) -> None:
        if not self._is_wanted or not changes.concern(None, Subject.MARKS, Subject.SUGGESTIONS, Subject.PEOPLE):
            return
        if changes.names_all():
            self.drop(self._under(changes.marks))  # at once: whoever goes on to the next shall not meet them
        if Subject.SUGGESTIONS in changes.subjects or not changes.names_all():
            self._stale = None
        elif self._stale is not None:
            self._stale |= changes.marks
        self._soon.start()
        self._ask()

    def _hear_of_sources(self, changes: Changes) -> None:
        """A source may have been switched on or off."""
        if Subject.PROJECT in changes.subjects:
            self._look_at_sources()
            self._begin()

    def _look_at_sources(self) -> None:
        try:
            states = self._hub.project.suggestions.sources()
        except AnnotatorError:  # whoever cannot be asked is as before
            return
        self._repeats = any(one.on for one in states if one.name == repeats.SOURCE)

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
            if mark is not None and mark.annotator != self._hub.project.annotator.id:
                continue
            for one in self._beside(mark.span) if mark is not None else ():
                if mark is not None and codebook.tag(one.tag).kind == codebook.tag(mark.tag).kind:
                    yield one

    def _beside(self, span: Span) -> Iterator[Suggestion]:
        """The suggestions that share a character with a span."""
        at = bisect_left(self.found, span.start - REACH, key=lambda one: one.span.start)
        while at < len(self.found) and self.found[at].span.start < span.end:
            if self.found[at].span.overlaps(span):
                yield self.found[at]
            at += 1

    def _follow(self) -> None:
        """Note which words marks carry now, and let those that this touches be sought again."""
        reading = self._situation.reading
        if reading is None or not self._hub.is_open:
            return
        if self._stale is None:
            try:
                self._begin_words(reading)
            except ConnectionLost:  # the server is gone; this begins anew when everything is read again
                return
        else:
            touched = {key for mark in self._stale for key in self._renew(mark, reading.mark(mark))}
            self._waiting = [*dict.fromkeys([*self._waiting, *touched])]
        self._stale = set()
        self._taken.forget()
        if self._waiting:
            self._slices.start()

    def _begin_words(self, reading: Reading) -> None:
        """Begin with the words that are marked most; of a book not all, but whatever is marked from now on."""
        book = self._hub.project.codebook
        self._folded = fold(reading.text)
        self._rejected = {one.id for one in self._hub.project.suggestions.rejected(reading.article.id)}
        self._words = MarkedWords({tag.id: tag.kind if book.offers(tag.id) else "" for tag in book.tags}, reading.marks)
        self._seek_all()

    def _seek_all(self) -> None:
        usual = self._words.usual(_MOST_WORDS)
        self._waiting = [*dict.fromkeys([*self._places, *self._offers.keys(), *reversed(usual)])]

    def _renew(self, key: MarkId, mark: Mark | None) -> Iterator[Key]:
        """Take note of one mark; gives the words whose places this may change."""
        yield from self._words.renew(key, mark)
        if mark is not None:
            yield from ((one.tag, fold(one.text)) for one in self._beside(mark.span))

    def _take(self, found: Sorted) -> None:
        """The sources have answered; marks are as they were when they were asked."""
        self._offers.take(found)
        if self._stale is None:  # nothing is known yet of the marks: what is proposed is looked at with them
            return
        self._seek_all()
        if self._waiting:
            self._slices.start()

    def _work(self) -> None:
        end = time.monotonic() + _SLICE_SECONDS
        came: dict[SuggestionId, Suggestion] = {}
        gone: set[SuggestionId] = set()
        while self._waiting and time.monotonic() < end:
            key = self._waiting.pop()
            before = self._places.get(key, {})
            seeks = self._repeats and self._words.are_marked(key) and len(self.found) < MOST
            now = self._sought(key) if seeks else {}
            now |= self._offered(key)
            self._places[key] = now
            came |= {one: suggestion for one, suggestion in now.items() if before.get(one) != suggestion}
            gone |= before.keys() - now.keys()
        if not self._waiting:
            self._slices.stop()
        if came or gone:
            self._publish(came, gone)
        self._let_go()

    def _let_go(self) -> None:
        """What is proposed no more, or hidden, is chosen no more: no key shall decide on what nobody sees."""
        chosen = self._situation.suggestion
        if chosen is not None and chosen.id not in self._by_id:
            self._situation.choose(None)

    def _sought(self, key: Key) -> dict[SuggestionId, Suggestion]:
        """Other places of marked words, but where a source knows better what stands there."""
        reading, (tag, words) = self._situation.reading, key
        if reading is None or self._folded.count(words) > MOST_PLACES:
            return {}
        kind = self._words.kinds[tag]
        same = [one for one, of in self._words.kinds.items() if of == kind]
        longer, reason = self._words.longer(key), because(marked("marked elsewhere in this article"))
        spans = repeats.repeats(self._folded, words, longer, lambda span: self._taken.touches(kind, span))
        made = (
            Suggestion(reading.article.id, tag, one, one.of(reading.text), repeats.SOURCE, reason, repeats.SCORE)
            for one in spans
        )
        return {
            one.id: one for one in made
            if one.id not in self._rejected and not self._offers.is_moved(one.id)
            and not self._offers.crosses(one.span, same)
        }  # fmt: skip

    def _offered(self, key: Key) -> dict[SuggestionId, Suggestion]:
        """What is proposed of these words here."""
        kind = self._words.kinds.get(key[0], "")
        return {
            one.id: one for one in self._offers.of(key).values()
            if kind and one.id not in self._rejected and not self._taken.touches(kind, one.span)
        }  # fmt: skip

    def _publish(self, came: dict[SuggestionId, Suggestion], gone: set[SuggestionId]) -> None:
        for key in gone:
            self._by_id.pop(key, None)
        self._by_id |= came
        self.found = sorted(self._by_id.values(), key=lambda one: (one.span.start, one.span.end))
        self.changed.emit(list(came.values()), gone - came.keys())
