"""What stands behind a name and a colon at the beginning of a line: interviews, and headlines.

记者:… / 张三:… · 问:… / 答:… · 张三:中欧是伙伴
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.spans import Span
from annotator.suggest.quotes.chinese import heads
from annotator.suggest.quotes.chinese.sources import Sources
from annotator.suggest.quotes.pairs import Pairs
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice
from annotator.suggest.quotes.stops import Layout
from annotator.text.folding import fold

_BEGUN = r"(?:^|(?<=\n)|(?<=\u3000)|(?<=  ))[ \t\u3000]*"
_LABEL = r"(?P<who>[^:\n,。;!?“”「」『』\"《》〈〉()\d\u3000]{1,16})"
_LINE = re.compile(rf"{_BEGUN}{_LABEL}:[ \t\u3000]*(?=[^\s“「『\"])")
_END = re.compile("\n|\u3000|$")
_ASKING = frozenset(fold("记者 本报记者 主持人 问 提问 编者 q 本刊记者").split())
_ANSWERING = frozenset(fold("答 回答 a").split())
_GUEST = tuple(fold("对话人 受访者 受访人 采访对象 嘉宾 对话嘉宾 受访嘉宾").split())
_CREDIT = re.compile(
    fold(
        r"(?:责编|编辑|校对|摄影|摄|图|文|通讯员|作者|来源|监制|审核|制图|撰文|主编|统筹|翻译|编审|记者|导演|编剧|主演|主办|承办|地址|电话)$"
    )
)
"""Who made a page, and what is listed: no line of theirs is speech."""
_SHORTEST, _LONGEST_HEADLINE = 5, 36
_TURN, _HEADLINE, _OF_A_BODY = 0.8, 0.6, 0.4
_FULL_STOPS = "。!?;"
_LISTING = re.compile("[、/]")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label at the beginning of a line and what stands behind it."""

    who: Span
    said: Span


def turns(found: Sequence[Statement], layout: Layout, pairs: Pairs, sources: Sources) -> list[Statement]:
    """The statements with the turns of interviews and the headlines of a folded text, in order."""
    lines = [turn for turn in _labelled(layout.text) if not pairs.around(turn.who.start)]
    if not lines:
        return list(found)
    speech = Speech(layout.text, sources, lines)
    announced = bytearray(len(layout.text))
    for one in found:
        if one.cue is not None:
            announced[one.content.start : one.content.end] = b"1" * len(one.content)
    further = [
        said
        for turn in lines
        if not any(announced[turn.said.start : turn.said.end]) and (said := speech.statement(turn)) is not None
    ]
    covered = bytearray(len(layout.text))
    for said in further:
        covered[said.content.start : said.content.end] = b"1" * len(said.content)
    kept = [one for one in found if not any(covered[one.content.start : one.content.end])]
    return sorted([*kept, *further], key=lambda said: said.content.start)


def _labelled(text: str) -> Iterator[_Turn]:
    for found in _LINE.finditer(text):
        ending = _END.search(text, found.end())
        end = ending.start() if ending else len(text)
        while end > found.end() and text[end - 1].isspace():
            end -= 1
        if end - found.end() >= _SHORTEST:
            yield _Turn(Span(*found.span("who")), Span(found.end(), end))


@dataclass(frozen=True)
class Speech:
    """The labelled lines of one text and what they are taken for."""

    text: str
    sources: Sources
    lines: Sequence[_Turn]

    def statement(self, turn: _Turn) -> Statement | None:
        """What is said in a line, if its label is somebody who speaks."""
        label = turn.who.of(self.text)
        if label in _ASKING or label.endswith(_GUEST) or _CREDIT.search(label):
            return None
        if label in _ANSWERING:
            voices = (Voice(self._guest, Kind.NAME),) if self._guest else ()
            return _said(turn, voices, How.TURN, _TURN) if self._is_interview else None
        voice = self._voice(turn.who)
        if voice is None:
            return None
        if self._is_interview and voice.kind is not Kind.ORGANISATION:
            return _said(turn, (voice,), How.TURN, _TURN)
        if not self._is_headline(turn.said):
            return None
        is_body = voice.kind is Kind.ORGANISATION
        return _said(turn, () if is_body else (voice,), How.HEADLINE, _OF_A_BODY if is_body else _HEADLINE)

    @cached_property
    def _is_interview(self) -> bool:
        """Whether people take turns: a question and an answer, or one label more than once."""
        labels = [turn.who.of(self.text) for turn in self.lines]
        asked = any(label in _ASKING for label in labels)
        return (asked and len(labels) > 1) or len(set(labels)) < len(labels)

    @cached_property
    def _guest(self) -> Span | None:
        """Who answers: the person whom a line before the first turn presents, or the only one named there."""
        first = min(turn.who.start for turn in self.lines if turn.who.of(self.text) in _ASKING | _ANSWERING)
        before = self.sources.named(0, first)
        for span in reversed(before):
            if any(word in self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start] for word in _GUEST):
                return span
        return before[0] if len({span.of(self.text) for span in before}) == 1 else None

    def _voice(self, who: Span) -> Voice | None:
        """The person, the noun phrase for one or the body that a label is."""
        named = [span for span in self.sources.named(who.start, who.end) if span.end == who.end]
        if named:
            return Voice(named[0], Kind.NAME)
        label = who.of(self.text)
        if any(found.end() == len(who) for found in heads.people(label)):
            return Voice(who, Kind.PHRASE)
        if any(found.end() == len(who) for found in heads.organisations(label)) and len(who) > 1:
            return Voice(who, Kind.ORGANISATION)
        return None

    def _is_headline(self, said: Span) -> bool:
        """Whether a short line without a full stop that lists no names: 副主任:张三、李四 does."""
        words = said.of(self.text)
        names = sum(len(span) for span in self.sources.named(said.start, said.end))
        is_list = 2 * names > len(words) or (bool(_LISTING.search(words)) and names > 0)
        return len(said) <= _LONGEST_HEADLINE and not is_list and not any(stop in words for stop in _FULL_STOPS)


def _said(turn: _Turn, voices: tuple[Voice, ...], how: How, score: float) -> Statement:
    return Statement(turn.said, None, voices, how, score, start=turn.who.start)
