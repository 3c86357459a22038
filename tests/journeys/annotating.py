"""An annotator who knows what is right, works with keys and mouse, and counts what it takes."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from annotator.domain.codebook import CUE_OF, HOLDS, PERSON, QUOTE, ROLE, SAYS
from annotator.domain.spans import Span

Key = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_MOST_SENTENCES = 4


@dataclass
class Right:
    """What is right on a text: people by name, roles with their holders, quotes with speaker and cue."""

    text: str
    people: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    quotes: tuple[tuple[str, str, str, str], ...]
    """First words, last words, whom the speaker means, cue."""
    spans: dict[str, set[Span]] = field(init=False)
    holders: dict[Span, str] = field(init=False)
    speakers: dict[Span, tuple[str, str]] = field(init=False)

    def __post_init__(self):
        self.holders, self.speakers, at = {}, {}, 0
        for words, holder in self.roles:
            at = self.text.index(words, at)
            self.holders[Span(at, at + len(words))] = holder
            at += len(words)
        for first, last, speaker, cue in self.quotes:
            start = self.text.index(first)
            end = self.text.index(last, start) + len(last)
            self.speakers[Span(start, end)] = (speaker, cue)
        names = {span for name in self.people for span in _places(self.text, name)}
        self.spans = {PERSON: names, ROLE: set(self.holders), QUOTE: set(self.speakers)}


def _places(text, words):
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


class Annotator:
    """Decides on every suggestion, corrects its edges where a few keys do, and marks by hand what nobody proposed."""

    def __init__(self, hands, right):
        self.hands, self.right, self.window = hands, right, hands.window
        self.keys = self.drags = 0

    @property
    def gestures(self):
        return self.keys + self.drags

    def press(self, key, modifier=NONE, on=None):
        self.keys += 1
        self.hands.press(key, modifier, on=on)

    def wait_for_sources(self):
        """As anybody waits who reads: until the sources have answered."""
        asking = self.window.suggesting._asking
        self.hands.bot.waitUntil(
            lambda: not asking._soon.isActive() and not asking._newest.jobs.is_busy and not self._works(),
            timeout=20_000,
        )

    def _works(self):
        suggesting = self.window.suggesting
        return suggesting._slices.isActive() or suggesting._soon.isActive()

    def work_through(self):
        """Accept where two agree, then decide on one suggestion after the other."""
        self.wait_for_sources()
        self._accept_agreed()
        while True:
            self.wait_for_sources()
            if self.window.situation.suggestion is None:
                if not self.window.suggesting.found:
                    return
                self.window.view.select(None, 0)
                self.press(Key.Key_Tab)
                while self.window.situation.suggestion is None:
                    self.press(Key.Key_Tab)
            self._decide(self.window.situation.suggestion)

    def _accept_agreed(self):
        self.press(Key.Key_B)
        preview = self.window.agreeing.preview
        if preview.isHidden():
            return
        wrong = [at for at in range(preview.list.count()) if not self._all_right(preview.list.item(at))]
        for at in wrong:
            while preview.list.currentRow() < at:
                self.press(Key.Key_Down, on=preview.list)
            self.press(Key.Key_Space, on=preview.list)
        self.press(Key.Key_Return, on=preview.list)

    def _all_right(self, item):
        return all(one.span in self.right.spans[PERSON] for one in item.data(Qt.ItemDataRole.UserRole))

    def _decide(self, one):
        kind = self.window.hub.project.codebook.tag(one.tag).kind
        right = self.right.spans.get(kind, set())
        if one.span in right:
            alike = self.window.suggesting.alike(one)
            everywhere = kind != PERSON or all(other.span in right for other in alike)
            self.press(Key.Key_A if everywhere else Key.Key_O)
        elif kind == ROLE and one.core in right:
            self.press(Key.Key_Comma)
            self.press(Key.Key_A)
        elif kind == QUOTE and (wanted := next((span for span in right if span.start == one.span.start), None)):
            self._fit_sentences(wanted)
        elif (near := next((span for span in right if self._steps(span, one.span) <= 3), None)) is not None:
            self._fit_edges(near)
        else:
            self.press(Key.Key_X)

    @staticmethod
    def _steps(wanted, span):
        return abs(wanted.start - span.start) + abs(wanted.end - span.end)

    def _fit_edges(self, wanted):
        keys = ((Key.Key_BracketLeft, Key.Key_BracketRight), (Key.Key_BraceLeft, Key.Key_BraceRight))
        while (now := self.window.situation.suggestion.span) != wanted:
            if now.start != wanted.start:
                self.press(keys[0][wanted.start > now.start])
            else:
                self.press(keys[1][wanted.end > now.end], SHIFT)
        self.press(Key.Key_A)

    def _fit_sentences(self, wanted):
        for _sentence in range(_MOST_SENTENCES):
            now = self.window.situation.suggestion.span
            if now == wanted:
                self.press(Key.Key_A)
                return
            self.press(Key.Key_Period if now.end < wanted.end else Key.Key_Comma)
        self.press(Key.Key_X)

    def mend_links(self):
        """A role that came with somebody else gets its holder: a click, a key, and the right one is picked."""
        for span, holder in self.right.holders.items():
            if span in self.marked(ROLE) and self.linked(HOLDS, span) != [holder]:
                self.drags += 1
                self._link(ROLE, span)

    def mark_the_rest(self):
        """By hand: what nobody proposed."""
        for kind, key in ((PERSON, Key.Key_1), (ROLE, Key.Key_2), (QUOTE, Key.Key_3)):
            for span in sorted(self.right.spans[kind] - self.marked(kind)):
                if span in self.marked(kind):  # a name that stood elsewhere, too
                    continue
                self.drags += 1
                self.window.view.select(span)
                self.press(key, SHIFT if kind == PERSON else NONE)
                if kind != PERSON:
                    self._link(kind, span)

    def _link(self, kind, span):
        mark = next(one for one in self.window.situation.reading.marks if one.span == span)
        self.window.situation.choose(mark.id)
        self.press(Key.Key_S)
        self._pick(self.right.holders[span] if kind == ROLE else self.right.speakers[span][0])
        if kind == QUOTE:
            self.press(Key.Key_C)

    def _pick(self, name):
        """The preselected one mostly; else arrows lead to the right one."""
        listed = self.window.picker._list
        right = next(at for at in range(listed.count()) if name in listed.item(at).text())
        while listed.currentRow() < right:
            self.press(Key.Key_Down, on=listed)
        self.press(Key.Key_Return, on=listed)

    def marked(self, kind):
        situation = self.window.situation
        return {mark.span for mark in situation.reading.marks if situation.kind_of(mark) == kind}

    # What came of it.

    def mentions(self):
        """The mentions by name."""
        return {span for span in self.marked(PERSON) if span in self.right.spans[PERSON]}

    def linked(self, type_name, span):
        """Whom, or which words, a link joins with the mark on a span."""
        reading, book = self.window.situation.reading, self.window.hub.project.codebook
        mark = next(one for one in reading.marks if one.span == span and self.window.situation.kind_of(one) != PERSON)
        incoming = type_name in (HOLDS, SAYS)
        found = reading.links_to if incoming else reading.links_from
        ends = found(mark.id, book.link_type(type_name).id)
        marks = [reading.mark(link.from_mark if incoming else link.to_mark) for link in ends]
        return [
            one.text if type_name == CUE_OF or one.person is None else reading.person(one.person).name for one in marks
        ]

    def assert_all_is_right(self):
        right = self.right
        assert self.mentions() == right.spans[PERSON]
        assert self.marked(ROLE) == right.spans[ROLE]
        assert self.marked(QUOTE) == right.spans[QUOTE]
        for span, holder in right.holders.items():
            assert self.linked(HOLDS, span) == [holder], (span.of(right.text), self.linked(HOLDS, span))
        for span, (speaker, cue) in right.speakers.items():
            assert self.linked(SAYS, span) == [speaker], (span.of(right.text), self.linked(HOLDS, span))
            assert self.linked(CUE_OF, span) == [cue]
