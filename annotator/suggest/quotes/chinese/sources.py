"""Who speaks: name, pronoun or noun phrase before a cue in its clause, or the subject that the sentence opened with."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.spans import Span
from annotator.suggest.naming.forms import BRIEF_ADDRESSES
from annotator.suggest.quotes.chinese import heads, names
from annotator.suggest.quotes.chinese.cues import of_somebody
from annotator.suggest.quotes.chinese.filler import is_filler, opening, starts_predicate
from annotator.suggest.quotes.pairs import Pairs
from annotator.suggest.quotes.statements import Kind, Voice
from annotator.suggest.roles.word_kinds import last_kind
from annotator.suggest.words import is_pronoun

_PRONOUN = re.compile("他们|她们|(?<!其)他(?!人|们|乡|国)|她(?!们)|对方|其(?![中他实它后次间余一二三所是])")
_NOT_BEHIND = (
    "对",
    "向",
    "跟",
    "给",
    "把",
    "被",
    "让",
    "叫",
    "替",
    "将",
    "在",
    "找",
    "问",
    "采访",
    "告诉",
    "联系",
    "陪",
    "为",
    "于",
    "从",
    "是",
)
_CLAUSE_END = re.compile('[,:;“「『"]')
_TOWARDS = re.compile("[向跟给把]|对(?!方|手|象)")
"""What leads to somebody who is spoken to: 男子向警方〔坦承〕."""
_JOINING = re.compile("[、和与及]")
_LONGEST_PHRASE = 22
_ORGANISED = 0.4
_LONGEST_LOOSE, _LONGEST_NICKNAME = 14, 6
_CALLED = ("n", "eng", "x", "j", "s")
"""Kinds of words that end what somebody is called."""


@dataclass(frozen=True, slots=True)
class Found:
    """Who speaks, and how sure the words between them and the cue are."""

    voices: tuple[Voice, ...]
    is_strict: bool

    def score(self, best: float, is_plain: bool) -> float:  # noqa: FBT001  (what the cue is, no switch)
        """How sure a statement is that is ``best`` where a name stands right before a plain cue."""
        kind = self.voices[0].kind
        if kind is Kind.ORGANISATION:
            return _ORGANISED
        less = {Kind.NAME: 0.0, Kind.PRONOUN: 0.03, Kind.PHRASE: 0.05}[kind]
        less += 0 if self.is_strict else 0.2
        less += 0 if is_plain else 0.08
        return round(best - less, 2)


@dataclass(frozen=True)
class Sources:
    """Finds sources in a folded text. ``people`` are mentions that are known, in order; ``known`` folded names."""

    text: str
    people: Sequence[Span] = ()
    known: frozenset[str] = frozenset()

    @cached_property
    def _known(self) -> frozenset[Span]:
        return frozenset(self.people)

    def named(self, start: int, end: int) -> Sequence[Span]:
        """The known mentions that begin in a stretch."""
        return self.people[bisect_left(self.people, Span(start, 0)) : bisect_left(self.people, Span(end, 0))]

    def before(self, start: int, cue: int) -> Found | None:
        """Who speaks in the clause from ``start`` to a cue; only persons and what stands for some."""
        clause = self.text[start:cue]
        candidates = [
            one for one in self._candidates(start, cue) if not self._is_object(clause, one.span.start - start)
        ]
        candidates = [one for one in candidates if not self._is_before_a_titled(one, candidates)]
        strict = [one for one in candidates if is_filler(self._between(one, cue))]
        if strict:
            return Found(self._joined(_first(strict), strict, cue), is_strict=True)
        loose = [one for one in candidates if self._is_loose(one, start, cue)]
        return Found((max(loose, key=lambda one: one.span.start),), is_strict=False) if loose else None

    def organisation(self, start: int, cue: int) -> Voice | None:
        """What speaks there without being a person: an office, a company, a report."""
        clause = self.text[start:cue]
        first = opening(clause)
        for found in heads.organisations(clause):
            if first < found.end() <= first + _LONGEST_PHRASE and is_filler(clause[found.end() :]):
                if found.end() - first < 2:
                    continue
                return Voice(Span(start + first, start + found.end()), Kind.ORGANISATION)
        return None

    def opener(self, sentence: Span, limit: int) -> Voice | None:
        """Who a sentence opens with, before ``limit``; names, pronouns and noun phrases with a predicate."""
        end = min(sentence.end, limit, sentence.start + 2 * _LONGEST_PHRASE)
        stop = _CLAUSE_END.search(self.text, sentence.start, end)
        found = self._opener(Span(sentence.start, stop.start() if stop else end))
        if found is not None or stop is None or stop.group() != "," or stop.end() >= end:
            return found
        second = _CLAUSE_END.search(self.text, stop.end(), end)
        return self._opener(Span(stop.end(), second.start() if second else end))

    def _opener(self, within: Span) -> Voice | None:
        end = within.end
        clause = self.text[within.start : end]
        for one in sorted(self._named(within.start, end), key=lambda one: (one.start, -one.end)):
            shaped = names.opening_name(clause) if len(one) == 1 else None
            if shaped is not None and shaped.start == one.start - within.start:
                return Voice(Span(one.start, one.start + len(shaped)), Kind.NAME)
            if names.may_precede(clause[: one.start - within.start]):
                return Voice(one, Kind.PRONOUN if is_pronoun(one.of(self.text)) else Kind.NAME)
        first = opening(clause)
        if found := _PRONOUN.match(clause, first):
            return Voice(Span(within.start + first, within.start + found.end()), Kind.PRONOUN)
        return self._shaped_opener(within.start, clause)

    def _shaped_opener(self, start: int, clause: str) -> Voice | None:
        if name := names.opening_name(clause):
            return Voice(Span(start + name.start, start + name.end), Kind.NAME)
        first = opening(clause)
        for found in heads.people(clause):
            if found.end() - first <= _LONGEST_PHRASE and starts_predicate(clause[found.end() :]):
                return Voice(Span(start + first, start + found.end()), Kind.PHRASE)
        return None

    def _named(self, start: int, end: int) -> Iterator[Span]:
        """The known mentions within a stretch, and the places of known names."""
        at = bisect_left(self.people, Span(start, 0))
        while at < len(self.people) and self.people[at].start < end:
            if self.people[at].end <= end:
                yield self.people[at]
            at += 1
        if self.known:
            for first in range(start, end - 1):
                for last in range(min(end, first + 8), first + 1, -1):
                    if self.text[first:last] in self.known:
                        yield Span(first, last)
                        break

    def _candidates(self, start: int, cue: int) -> Iterator[Voice]:
        clause = self.text[start:cue]
        shaped = [Span(start + one.start, start + one.end) for one in names.names_in(clause)]
        given = [one for one in self._named(start, cue) if len(one) > 1 or not any(s.contains(one) for s in shaped)]
        for span in given:
            yield Voice(span, Kind.PRONOUN if is_pronoun(span.of(self.text)) else Kind.NAME)
        for found in _PRONOUN.finditer(clause):
            yield Voice(Span(start + found.start(), start + found.end()), Kind.PRONOUN)
        for span in shaped:
            if not any(span.overlaps(other) for other in given):
                yield Voice(span, Kind.NAME)
        first = opening(clause)
        for found in heads.people(clause):
            words = clause[first : found.end()]
            if 0 < len(words) <= _LONGEST_PHRASE and not heads.is_nobody(words) and not _TOWARDS.search(words):
                yield Voice(Span(start + first, start + found.end()), Kind.PHRASE)

    def _is_before_a_titled(self, one: Voice, candidates: Sequence[Voice]) -> bool:
        """Whether what looks like somebody begins the title of a known name behind it: 辩方 in 辩方大律师戴启明."""
        if one.span in self._known:
            return False
        known = [other.span for other in candidates if other.span.start > one.span.end and other.span in self._known]
        between = (self.text[one.span.end : span.start] for span in known)
        titles = (words.removeprefix("、").split("、") for words in between)
        return any(all(part.isalpha() and _is_title(part) for part in parts) for parts in titles)

    def _between(self, one: Voice, cue: int) -> str:
        words = self.text[one.span.end : cue]
        if len(one.span) == 1 and words.startswith(BRIEF_ADDRESSES):
            return words[1:]
        return names.without_title(words) if one.kind is Kind.NAME else words

    def _is_object(self, clause: str, at: int) -> bool:
        before = clause[:at]
        done = next((verb for verb in of_somebody() if before.endswith(verb)), "")
        if done and opening(before) < at - len(done):  # 仲維新安慰|她
            return True
        # A title may end like a verb: 顧問|巴茲, 老將|莫雨蝶.
        return before.endswith(_NOT_BEHIND) and opening(before) < at and not heads.ends_in_person(before)

    def _is_loose(self, one: Voice, start: int, cue: int) -> bool:
        """Whether somebody opens the clause and a few words of what they do stand before the cue: 他拍著胸脯〔說〕."""
        between = self.text[one.span.end : cue]
        if (
            one.kind is Kind.PHRASE
            or len(between) > _LONGEST_LOOSE
            or between.startswith("的")
            or between.endswith("的")
        ):
            return False
        return names.may_precede(self.text[start : one.span.start])

    def _joined(self, first: Voice, strict: Sequence[Voice], cue: int) -> tuple[Voice, ...]:
        """With those who speak together with somebody: 張三和局長李四都〔表示〕."""
        if not _JOINING.match(self.text, first.span.end):
            return (first,)
        behind = [one for one in strict if one.span.start > first.span.end and one.kind is first.kind]
        voices = [first]
        for one in sorted(behind, key=lambda one: one.span):
            before = self.text[voices[-1].span.end : one.span.start]
            if _JOINING.match(before) and len(before) <= _LONGEST_PHRASE and names.may_precede(before[1:]):
                voices.append(one)
        return tuple(voices) if is_filler_without_phrase(self.text[voices[-1].span.end : cue]) else (first,)


def nicknamed(text: str, cue: int, pairs: Pairs) -> Found | None:
    """Who is called by a name in quotation marks between a title and a cue: 醫師「飛鴿」〔說〕."""
    pair = pairs.ending(cue) if cue and text[cue - 1] in '”」』"' else None
    if pair is None or len(pair.inner) > _LONGEST_NICKNAME or not pair.inner.of(text).isalnum():
        return None
    before = re.split(r"\W", text[max(0, pair.outer.start - _LONGEST_PHRASE) : pair.outer.start])[-1]
    if not _may_be_called(pair.inner.of(text)):
        return None
    is_titled = bool(before) and heads.ends_in_person(before)
    return Found((Voice(pair.inner, Kind.NAME),), is_strict=True) if is_titled else None


def _may_be_called(words: str) -> bool:
    """Whether words in marks end in a noun, as what somebody is called does, and what they say does not: 「不行」說."""
    return last_kind(words).startswith(_CALLED)


def _is_title(words: str) -> bool:
    return heads.ends_in_person(words) and not _JOINING.search(words)


def is_filler_without_phrase(words: str) -> bool:
    """Whether only adverbs stand there, so that everybody named before them speaks: 都, 分別."""
    return len(words) <= 4 and is_filler(words)


def _first(strict: Sequence[Voice]) -> Voice:
    """The leftmost, the longest of those; a name before a phrase that holds it or is its title: 王明向居民〔介紹〕."""
    inner = [one.span for one in strict if one.kind is not Kind.PHRASE]
    kept = [
        one
        for one in strict
        if one.kind is not Kind.PHRASE
        or not any(one.span.contains(span) or span.start == one.span.end for span in inner)
    ]
    return min(kept, key=lambda one: (one.span.start, -one.span.end))
