"""Whom a pronoun means: the last person by name that opened a sentence before it, or nobody rather than a guess."""

from bisect import bisect_right
from dataclasses import dataclass, field

from annotator.domain.spans import Span
from annotator.suggest.naming.forms import is_surname, surname
from annotator.suggest.quotes.chinese.sources import Sources
from annotator.suggest.quotes.pairs import Pairs
from annotator.suggest.quotes.statements import Kind, Voice
from annotator.suggest.quotes.stops import Layout
from annotator.suggest.words import title_ends

_MOST_SENTENCES, _FAR = 30, 3000
_WOMEN = ("女士", "小姐", "太太", "夫人", "阿姨", "大妈", "奶奶", "婆婆", "大姐")
_MEN = ("先生", "大爷", "大叔", "爷爷", "老伯", "大哥")
_NOBODY_KNOWN = ("他们", "她们", "对方")


@dataclass(frozen=True)
class Meaning:
    """Resolves pronouns of one folded text; ``shown`` is the text whose words name people."""

    layout: Layout
    pairs: Pairs
    sources: Sources
    shown: str
    _spoke: list[Voice] = field(default_factory=list[Voice])
    _openers: dict[int, Voice | None] = field(default_factory=dict[int, Voice | None])

    def named(self, voice: Voice) -> Voice:
        """The voice with the name of the person whom it means, if it is a pronoun that means one."""
        if voice.kind is not Kind.PRONOUN:
            return voice
        meant = self.of(voice)
        return Voice(voice.span, voice.kind, self._full(meant).of(self.shown)) if meant else voice

    def _full(self, meant: Voice) -> Span:
        """The full name of somebody who is called by the surname there, if one stands before it: 佘春梅 for 佘主任."""
        words = meant.span.of(self.layout.text)
        own = surname(words)
        if not is_surname(own) or (not words.endswith(title_ends()) and words != own):
            return meant.span
        before = self.sources.named(max(0, meant.span.start - _FAR), meant.span.start)
        full = [span for span in before if len(span) > len(own) and surname(span.of(self.layout.text)) == own]
        return full[-1] if full else meant.span

    def heard(self, voice: Voice) -> None:
        """Take note of somebody who speaks: what is said next by a pronoun may be theirs."""
        if voice.kind in (Kind.NAME, Kind.PHRASE):
            self._spoke.append(voice)

    def of(self, voice: Voice) -> Voice | None:
        """The mention by name that a pronoun means."""
        words = voice.span.of(self.layout.text)
        if words in _NOBODY_KNOWN:
            return None
        meant = self._opened(voice, words)
        spoke = self._spoke[-1] if self._spoke else None
        if spoke is None or spoke.span.end > voice.span.start or _contradicts(words, spoke.span.of(self.layout.text)):
            return meant
        if meant is None or meant.span.start < spoke.span.start:
            return spoke if spoke.kind is Kind.NAME else None
        return meant

    def _opened(self, voice: Voice, words: str) -> Voice | None:
        """The last person by name that opened a sentence; nobody where somebody without a name did."""
        stops = self.layout.stops
        at = bisect_right(stops, voice.span.start)
        for index in range(at, max(-1, at - _MOST_SENTENCES), -1):
            start = stops[index - 1] if index else 0
            opener = self._opener(index, start)
            if opener is None or opener.span.end > voice.span.start or opener.kind is Kind.PRONOUN:
                continue
            if index == at and words in self.layout.text[opener.span.end : voice.span.start]:
                continue  # 记者问他累不累,他答: whoever asked him is somebody else
            if opener.kind is Kind.PHRASE:
                return None
            if not _contradicts(words, opener.span.of(self.layout.text)):
                return opener
        return None

    def _opener(self, index: int, start: int) -> Voice | None:
        if index not in self._openers:
            stops, text = self.layout.stops, self.layout.text
            end = stops[index] if index < len(stops) else len(text)
            while start < end and (text[start].isspace() or text[start] in '“「『"”」』'):
                start += 1
            quoted = self.pairs.around(start) is not None
            self._openers[index] = None if quoted else self.sources.opener(Span(start, end), end)
        return self._openers[index]


def _contradicts(pronoun: str, name: str) -> bool:
    return (pronoun == "她" and name.endswith(_MEN)) or (pronoun == "他" and name.endswith(_WOMEN))
