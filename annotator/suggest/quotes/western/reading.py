"""Reported speech in a text of blanks and capitals: quotes with their attribution, turns, and speech without marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from annotator.domain.spans import Span
from annotator.suggest.quotes.pairs import Pair, Pairs
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice
from annotator.suggest.quotes.stops import Layout
from annotator.suggest.quotes.western.cast import Cast
from annotator.suggest.quotes.western.dashes import dashed
from annotator.suggest.quotes.western.grammar import Grammar, grammar, subject
from annotator.suggest.quotes.western.indirect import Indirect
from annotator.suggest.quotes.western.lists import Words
from annotator.suggest.quotes.western.turns import Attribution, Turn, turned

_BEHIND, _BEFORE = 160, 220
"""Code points behind and before a quote in which its attribution may stand."""
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[\n”\"»]")
_WORD = re.compile(r" [a-z’'-]+")
_NEAR = 60
_FEW, _MANY = 2, 6
_SHORTEST_BEAT = 8
_FAR = "\n" * (_BEHIND + 1)


def statements(layout: Layout, pairs: Pairs, words: Words, people: Sequence[Span] = ()) -> list[Statement]:
    """What stands in quotation marks with its speakers; ``layout`` holds the text as it is."""
    rules = grammar(words)
    if len(pairs.all) <= _FEW and len(lines := dashed(layout.text, rules)) > len(pairs.all):
        pairs = Pairs(layout.text, lines)
    cast = Cast(layout.text, pairs, rules, words, people)
    reader = _Reader(layout.text, pairs, rules, cast, frozenset(words.gestures.split()), _is_flat(layout.text, pairs))
    found = sorted(reader.read(), key=lambda said: said.content)
    if _is_dialogue(pairs, found):
        return found
    return sorted([*found, *Indirect(layout, pairs, rules, cast).statements(found)], key=lambda said: said.content)


def _is_dialogue(pairs: Pairs, found: Sequence[Statement]) -> bool:
    """Whether people talk here as in fiction, where what is reported without marks is part of the telling."""
    bare = sum(said.cue is None for said in found)
    return len(pairs.all) >= _MANY and bare * 4 > len(found)


def _is_flat(text: str, pairs: Pairs) -> bool:
    broken = sum("\n" in pair.inner.of(text) for pair in pairs.all)
    touching = sum(
        "\n" not in (between := text[one.outer.end : other.outer.start]) and not between.strip()
        for one, other in pairwise(pairs.all)
    )
    return max(broken, touching) * 20 > len(pairs.all)


@dataclass
class _Reader:
    text: str
    pairs: Pairs
    rules: Grammar
    cast: Cast
    gestures: frozenset[str]
    is_flat: bool
    """Whether line ends tell nothing of paragraphs, because each sentence stands on a line, or all on one."""
    turns: list[Turn] = field(default_factory=list[Turn])

    def read(self) -> list[Statement]:
        """Each pair with its attribution, then what follows for those that have none."""
        before: Pair | None = None
        for pair in self.pairs.all:
            between = self.text[before.outer.end : pair.outer.start] if before else "\n\n"
            found = self._behind(pair) or self._before(pair, before)
            last = self.turns[-1] if self.turns else None
            if last is not None and _says_nothing_new(found, last) and self._splits(last, pair):
                self.turns[-1] = replace(last, pieces=(*last.pieces, pair))
            elif found is not None:
                self.turns.append(Turn(pair, found, between))
            elif self._stands_alone(pair):
                self._add_bare(pair, before, between)
            before = pair
        return turned(self.turns, self.cast)

    def _add_bare(self, pair: Pair, before: Pair | None, between: str) -> None:
        """Add a quote that nothing attributes; in a paragraph whoever spoke goes on: “No.” Her voice shook. “No.”."""
        beat = self._beat(pair, before)
        last = self.turns[-1] if self.turns else None
        is_same = last is not None and before is (last.pieces[-1] if last.pieces else last.pair)
        tells = between.strip() and "\n" not in between and not self.is_flat
        if last is not None and is_same and tells and (beat is None or beat.voice.kind is Kind.PRONOUN):
            self.turns[-1] = replace(last, pieces=(*last.pieces, pair))
        else:
            self.turns.append(Turn(pair, beat, between))

    def _beat(self, pair: Pair, before: Pair | None) -> Attribution | None:
        """Who does something in the sentence right before a quote: Holmes took down a book. “…”."""
        start = max(before.outer.end if before else 0, pair.outer.start - 2 * _BEFORE)
        if not self.is_flat:
            start = max(start, self.text.rfind("\n", start, pair.outer.start) + 1)
        if len(self.text[start : pair.outer.start].strip()) < _SHORTEST_BEAT:
            return None
        ends = [found.end() for found in _SENTENCE.finditer(self.text, start, pair.outer.start)]
        starts = [start, *(end for end in ends if self.text[end : pair.outer.start].strip())]
        at = starts[-1]
        while self.text[at].isspace():
            at += 1
        found = self.rules.subject.match(self.text, at)
        if found is None or found.end() > pair.outer.start:
            return None
        kind, span = subject(found, self.rules.name)
        if kind is Kind.PHRASE:
            further = (word.end() for word in _WORD.finditer(self.text, span.end, pair.outer.start))
            ends = [end for end in (span.end, *islice(further, 2)) if self.cast.is_person(self.text[span.start : end])]
            if not ends:
                return None
            span = Span(span.start, ends[0])
        return Attribution(Voice(span, kind), None, How.TURN, 0.55)

    def _behind(self, pair: Pair) -> "Attribution | None":
        end = pair.outer.end
        match = self.rules.behind.match(self.text, end, min(len(self.text), end + _BEHIND))
        if match is None:
            return None
        groups = match.groupdict()
        prefix = "" if groups["cue"] else "s_"
        kind, span = subject(match, self.rules.name, prefix)
        cue = Span(*match.span(f"{prefix}cue"))
        if self.rules.negation.search(self.text, min(span.start, cue.start), match.end()):
            return None
        if not self._is_speech(pair) or self._is_new_sentence(pair, match.end()):
            return None
        # A sentence of its own begins with somebody, “…?” She laughed., and not with a verb: “…?” called Tom.
        if prefix and cue.of(self.text) in self.gestures and self.text[pair.inner.end - 1] not in ",—-":
            return None
        return Attribution(Voice(span, kind), cue, How.BEHIND, 0.92 if kind is Kind.NAME else 0.85)

    def _is_speech(self, pair: Pair) -> bool:
        """Whether marks hold a sentence, or a part with a pause, and not a name or a word that somebody used."""
        before = self.text[max(0, pair.outer.start - 3) : pair.outer.start].rstrip(" \t\u00a0")[-1:]
        return self.text[pair.inner.end - 1] in ",.!?…—-;" or not before or before in '.!?:,;\n”"»—'

    def _stands_alone(self, pair: Pair) -> bool:
        """Whether marks hold whole sentences between others; a word in marks within a sentence is never speech."""
        before = self.text[max(0, pair.outer.start - 3) : pair.outer.start].rstrip(" \t\u00a0")[-1:]
        return self.text[pair.inner.end - 1] in ".!?…—-," and (not before or before in '.!?:\n”"»—’')

    def _is_new_sentence(self, pair: Pair, end: int) -> bool:
        """Whether what follows a quote is a sentence of its own: “…here.” He said nothing more, and left."""
        if self.text[pair.inner.end - 1] != "." or self.text[pair.outer.end : pair.outer.end + 3].strip()[:1].islower():
            return False
        return not re.match(r"\s*(?:[.,;:]|$|\w+ly\b)", self.text[end : end + 20])

    def _before(self, pair: Pair, before: Pair | None) -> "Attribution | None":
        start = max(0, pair.outer.start - _BEFORE, before.outer.end if before else 0)
        window = self.text[start : pair.outer.start].rstrip()
        if not window or (window[-1] not in ",:—-–" and not self.rules.cue.search(window[-_NEAR:])):
            return None
        if window[-1] in ".!?;":
            return None
        start = max(
            [start, *(start + found.end() for found in _SENTENCE.finditer(window) if not _abbreviates(window, found))]
        )
        matches = list(self.rules.before.finditer(self.text, start, pair.outer.start))
        cues = list(self.rules.cue.finditer(self.text, start, pair.outer.start))
        if not cues or not self._announces(cues[-1].end(), pair, window[-1]):
            return None
        cue = Span(*cues[-1].span())
        if self.rules.negation.search(self.text, max(start, cue.start - 12), cue.start):
            return None
        near = [one for one in matches if one.end("cue") == cue.end]
        if near:
            kind, span = subject(near[-1], self.rules.name)
            return Attribution(Voice(span, kind), cue, How.DIRECT, 0.92 if kind is Kind.NAME else 0.85)
        found = self.rules.subject.search(self.text, start, cue.start)
        if found is None or found.start() - start > 20:
            return None
        kind, span = subject(found, self.rules.name)
        return Attribution(Voice(span, kind), cue, How.DIRECT, 0.7)

    def _announces(self, cue: int, pair: Pair, last: str) -> bool:
        """Whether a cue leads up to a quote: by a colon, by a comma near it, or by standing right before it."""
        if last == ":":
            return True
        if last in ",—-–":
            return pair.outer.start - cue <= _NEAR
        return not self.text[cue : pair.outer.start].strip()

    def _splits(self, last: Turn, pair: Pair) -> bool:
        """Whether a quote goes on after the words that name its speaker: “…,” said he, “…”."""
        if last.attribution is None or last.attribution.how is not How.BEHIND or last.attribution.cue is None:
            return False
        end = max(last.attribution.cue.end, last.attribution.voice.span.end)
        if last.pieces:
            end = last.pieces[-1].outer.end
        between = self.text[end : pair.outer.start] if end <= pair.outer.start else _FAR
        if len(between) > _BEHIND or (not self.is_flat and "\n" in between):
            return False
        stops = len(_SENTENCE.findall(between.strip()))
        if last.pieces:
            return not self.is_flat and not between.strip()
        if not self.is_flat:
            return stops == 0 or (stops == 1 and between.strip()[-1] in ".!?" and self._is_speech(pair))
        first = last.pair.inner
        return stops == 0 or (stops == 1 and between.strip()[-1] == "." and self.text[first.end - 1] in ",—-")


def _says_nothing_new(found: Attribution | None, last: Turn) -> bool:
    """Whether no other cue announces a quote than the one behind the quote before it."""
    return found is None or (last.attribution is not None and found.cue == last.attribution.cue)


def _abbreviates(window: str, found: re.Match[str]) -> bool:
    return found.group() == "." and bool(
        re.search(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sgt|Lt|Capt|Col|Gen|Maj|Sen|Rep|Gov|Rev|[A-Z])$", window[: found.start()])
    )
