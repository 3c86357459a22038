"""Speech without quotation marks: she said that …, …, she said, according to her …."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from annotator.domain.spans import Span
from annotator.suggest.quotes.pairs import Pairs
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice
from annotator.suggest.quotes.stops import Layout
from annotator.suggest.quotes.western.cast import Cast
from annotator.suggest.quotes.western.grammar import Grammar, subject

_SHORTEST, _LONGEST = 12, 1200
_TOLD, _ASKED = ("told", "tells"), ("urged", "urges")
_OF_THINGS = ("denied", "confirmed", "acknowledged", "announced", "announces", "reported", "suggested", "predicted")
"""Verbs whose object is a thing more often than what was said, where no *that* follows."""
_SOMEBODY = re.compile(r"(?:he|she|it|they|we|I|there)\b", re.IGNORECASE)
_APPOSITION = re.compile(r" (?:an?|the|who|whose) ")
_CIRCUMSTANCE = (
    r"(?: (?:on|in|at|during|after|before|to|while|when|as|by|with|last|this|yesterday|today|late|early|earlier|via|"
    r"through|am|bei|vor|im|nach|gegen|à|au|en|dans|lors|durante|ante|[A-ZА-Яа-я])"
    r"[^,;:.!?“”\"«»\n]{0,40}|(?: [a-zß-ÿ]+ly)?)"
)
"""When, where and to whom something was said, behind the words that tell who said it."""
_NEW_CLAUSE = re.compile(r"\s*(?:and|but)\b")
_ADDED = r", (?:adding|noting|citing|stressing|pointing|referring|while|after|as|in|on|at|during)\b"
_END = re.compile(rf"{_CIRCUMSTANCE}(?:[.!?]?(?:\n|$|(?<=[.!?])(?=\s))|{_ADDED})")
_END_OF_TOLD = re.compile(rf"(?:(?!\bthat\b)[^,;:.!?“”\"«»\n]){{2,70}}(?:[.!?](?:\s|$)|{_ADDED})")
"""Behind told: who heard it, when and where, and what else was said."""
_ATTRIBUTION = 160
_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'/]{2,30}(?:,? [A-Z][a-z]+\.?(?: \d{1,2})?)?(?: \([A-Za-z ]{2,20}\))? ?[—–-]{1,2} "
)
"""Where and by which agency a report begins: LONDON (Reuters) - ."""
_COMMA = re.compile(r",(?=\s)")
_ORGANISED = 0.4
_NOTHING = re.compile(r"(?:anything|nothing|something|so|goodbye|hello|sorry|of|in|on|about|to)\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"(?:er|or|ist|man|men|woman|women|person|people|police|official|officials|witness|witnesses|expert|experts|aide|aides|resident|"
    r"residents|critic|critics|parent|parents|student|students|analyst|analysts|ers|ors|ists|sources|prosecutors|guard|clerk|nurse|"
    r"secretary|deputy|chief|head|coach|captain|president|sprecher|sprecherin|portavoz|porte-parole)$"
)
_THINGS = (
    "paper",
    "letter",
    "order",
    "poster",
    "banner",
    "newsletter",
    "folder",
    "chapter",
    "charter",
    "center",
    "sensor",
)
_HEARD = re.compile(r"(?:\w+ ){1,5}(?:on|in|at|during|after|before|last|this)\b[^,]{0,40}(?:\.?$|,)")
"""Who was told something, and when: told staff on Thursday."""
_INSTITUTION = re.compile(
    r"\b(?:Inc|Corp|Ltd|LLC|Company|University|College|Ministry|Department|Agency|Bank|Group|Association|Court|Council|Commission|"
    r"Committee|Office|Institute|Party|Union|Press|Times|Post|News|Reuters|House|Parliament)\b|^[A-Z]{2,6}$"
)


@dataclass(frozen=True)
class Indirect:
    """Finds speech without marks in one text."""

    layout: Layout
    pairs: Pairs
    rules: Grammar
    cast: Cast

    def statements(self, quoted: Sequence[Statement]) -> list[Statement]:
        """What is said without marks, outside of what is quoted, none over another."""
        taken = sorted({said.cue for said in quoted if said.cue is not None})
        starts = [said.content.start for said in quoted]
        found: list[Statement] = []
        for said in sorted(self._all(), key=lambda said: (said.start, said.content)):
            is_new = not found or said.content.start >= found[-1].content.end
            if (
                is_new
                and said.cue is not None
                and not _touches(taken, said.cue)
                and not _is_quoted(said, quoted, starts)
            ):
                found.append(said)
        return found

    def _all(self) -> Iterator[Statement]:
        text = self.layout.text
        for match in chain(self.rules.before.finditer(text), self.rules.apposed.finditer(text)):
            if self.pairs.around(match.start()) is None and not self._denies(match.start(), match.start("cue")):
                yield from self._behind_cue(match)
        for match in self.rules.according.finditer(text):
            if self.pairs.around(match.start()) is None:
                yield from self._according(match)
        for comma in _COMMA.finditer(text):
            match = self.rules.behind.match(text, comma.end(), comma.end() + _ATTRIBUTION)
            if match and self.pairs.around(comma.start()) is None and self._ends(match):
                yield from self._before_cue(comma.start(), match)

    def _ends(self, match: re.Match[str]) -> bool:
        """Whether nothing but circumstances stands behind the words that tell who said something."""
        if _NEW_CLAUSE.match(match.string, match.start()):
            return False
        cue = match.group("cue") or match.group("s_cue")
        end = _END_OF_TOLD if cue in _TOLD else _END
        return end.match(match.string, match.end()) is not None

    def _denies(self, start: int, end: int) -> bool:
        return self.rules.negation.search(self.layout.text, start, end) is not None

    def _behind_cue(self, match: re.Match[str]) -> Iterator[Statement]:
        that = self.rules.that.match(self.layout.text, match.end("cue"))
        if that is None or match.group("cue") not in self.rules.strong:
            return
        start = that.end()
        while start < len(self.layout.text) and self.layout.text[start] in " \t\u00a0":
            start += 1
        sentence = self.layout.sentence(match.start())
        content = Span(start, self.layout.sentence(start).end)
        words = content.of(self.layout.text)
        if match.start() - sentence.start > _LONGEST or words.endswith("?") or _NOTHING.match(words):
            return
        if match.group("cue") in _ASKED and that.end() == match.end("cue"):
            return  # urged the court to impose: what somebody shall do
        if match.group("cue") in _OF_THINGS and that.end() == match.end("cue") and not _SOMEBODY.match(words):
            return  # denied reports of a transfer
        if match.group("cue") in _TOLD and _HEARD.match(words):
            return
        yield from self._said(subject(match, self.rules.name), Span(*match.span("cue")), content, How.AT_ONCE, 0.75)

    def _according(self, cue: re.Match[str]) -> Iterator[Statement]:
        text, sentence = self.layout.text, self.layout.sentence(cue.start())
        match = self.rules.subject.match(text, cue.end() + 1)
        if match is None:
            return
        pause = self._after_apposition(match.end(), sentence.end)
        if cue.start() - sentence.start < 2 and pause >= 0:
            content, score = _trimmed(text, Span(pause + 1, sentence.end)), 0.85
        elif text[max(0, cue.start() - 2)] == ",":
            content, score = Span(sentence.start, cue.start() - 2), 0.8
        else:
            return
        yield from self._said(subject(match, self.rules.name), Span(*cue.span()), content, How.ACCORDING, score)

    def _after_apposition(self, start: int, end: int) -> int:
        """The comma behind who is named: According to John Smith, a fisherman, … ."""
        text = self.layout.text
        pause = text.find(",", start, min(end, start + 80))
        second = text.find(",", pause + 1, min(end, pause + 50)) if pause >= 0 else -1
        return second if second >= 0 and _APPOSITION.match(text, pause + 1) else pause

    def _before_cue(self, comma: int, match: re.Match[str]) -> Iterator[Statement]:
        prefix = "" if match.group("cue") else "s_"
        kind, span = subject(match, self.rules.name, prefix)
        if not prefix and kind is Kind.PHRASE and not self._is_person(span.of(self.layout.text)):
            return  # …, recalled the night
        content = Span(self._behind_dateline(self.layout.sentence(comma).start), comma)
        yield from self._said((kind, span), Span(*match.span(f"{prefix}cue")), content, How.BEHIND, 0.7)

    def _behind_dateline(self, start: int) -> int:
        found = _DATELINE.match(self.layout.text, start)
        return found.end() if found else start

    def _said(self, source: tuple[Kind, Span], cue: Span, content: Span, how: How, score: float) -> Iterator[Statement]:
        if not _SHORTEST <= len(content) <= _LONGEST:
            return
        kind, span = source
        words, start = span.of(self.layout.text), min(span.start, cue.start)
        if self._is_institution(kind, words):
            yield Statement(content, cue, (), how, _ORGANISED, None, start)
            return
        meant = self.cast.meant(words, span.start) if kind is Kind.PRONOUN else None
        voice = Voice(span, kind, meant.of(self.layout.text) if meant else "")
        yield Statement(content, cue, (voice,), how, score if kind is Kind.NAME else score - 0.07, None, start)

    def _is_institution(self, kind: Kind, words: str) -> bool:
        if kind is Kind.NAME:
            return _INSTITUTION.search(words) is not None
        return kind is Kind.PHRASE and not self._is_person(words)

    def _is_person(self, words: str) -> bool:
        head = re.split(r"\s(?:of|for|at|from)\s", words)[0].lower()
        return self.cast.is_person(words) or (bool(_PERSONAL.search(head)) and not head.endswith(_THINGS))


def _is_quoted(said: Statement, quoted: Sequence[Statement], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, said.content.end)
    return any(one.content.overlaps(said.content) for one in quoted[max(0, at - 4) : at])


def _touches(taken: Sequence[Span], cue: Span) -> bool:
    at = bisect_right(taken, cue)
    return any(one.overlaps(cue) for one in taken[max(0, at - 1) : at + 1])


def _trimmed(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and text[start].isspace():
        start += 1
    return Span(start, span.end)
