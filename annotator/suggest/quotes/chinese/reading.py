"""Reported speech in a Chinese text: from each cue to who speaks before it and what was said after or before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.spans import Span
from annotator.suggest.quotes.chinese import heads
from annotator.suggest.quotes.chinese.announced import announced
from annotator.suggest.quotes.chinese.cues import Cue, Needs, cues_in, is_made, of_somebody
from annotator.suggest.quotes.chinese.extending import extended
from annotator.suggest.quotes.chinese.filler import denies, is_filler
from annotator.suggest.quotes.chinese.following import Following, following, is_direct, is_speech
from annotator.suggest.quotes.chinese.meaning import Meaning
from annotator.suggest.quotes.chinese.sources import Found, Sources, nicknamed
from annotator.suggest.quotes.chinese.turns import turns
from annotator.suggest.quotes.continuing import continued
from annotator.suggest.quotes.pairs import Pair, Pairs
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice
from annotator.suggest.quotes.stops import Layout

_REACH = 48
"""Code points before a cue in which its clause must begin."""
_CLAUSE_BREAKS = ',。;:!?\n“”「」『』"…'
_CLOSING = '”」』"'
_SHORTEST = 4
_LONGEST = 1500
"""Code points of what is taken for one thing said without quotation marks."""
_ANNOUNCED = re.compile(':[“「『"]')
_TRAILING = {"说", "表示", "指出", "称", "认为", "坦言", "直言", "感叹", "透露"}
_IN_THE_EYES = ("在", "看来")
_CONTRASTING = ("则", "却")
_GUESSING = ("预料", "预期", "预计", "预测", "估计", "推测")
_WHO_GUESS = ("专家", "学者", "师", "人士", "机构", "负责人", "发言人", "官员", "员", "学家", "警方")
_NOT_AFTER_A_COMMA = {"说", "说道", "预计", "预测", "估计", "推测", "自称"}
"""Cues that do not begin a clause whose subject is that of the one before, as others do: 他否认指控,称自己不知情."""
_LEADING = 10
"""Code points between what was said and the clause that tells who said it: 庭审最后,."""
_ASKING = ("问", "提问", "追问", "反问", "询问")


def statements(
    layout: Layout, pairs: Pairs, shown: str, people: Sequence[Span], known: frozenset[str]
) -> list[Statement]:
    """What is said in a folded text; ``shown`` is the text as it is, ``people`` the mentions that are known."""
    sources = Sources(layout.text, people, known)
    reader = _Reader(layout, pairs, sources, Meaning(layout, pairs, sources, shown))
    for cue in cues_in(layout.text):
        reader.read(cue)
    found = extended(reader.found, layout, pairs, reader.meaning)
    found = turns(announced(found, layout, pairs, reader.meaning), layout, pairs, sources)
    return continued(found, layout, pairs, is_speech)


@dataclass
class _Reader:
    """Goes through the cues of a text from the left; what lies within something said is part of it."""

    layout: Layout
    pairs: Pairs
    sources: Sources
    meaning: Meaning
    found: list[Statement] = field(default_factory=list[Statement])
    _claimed: set[int] = field(default_factory=set[int])
    _until: int = 0

    def read(self, cue: Cue) -> None:
        """Add what a cue announces or follows, if anything."""
        text = self.layout.text
        if self.pairs.around(cue.span.start):
            return
        start = self._clause_start(cue.span.start)
        if start < self._until and not self._is_new_speaker(start, cue):
            return
        found = following(text, cue, self.pairs)
        if cue.words == _IN_THE_EYES[1]:
            if not text.startswith(_IN_THE_EYES[0], start):
                return
            start += 1
        if text.count("(", start, cue.span.start) > text.count(")", start, cue.span.start):
            return
        if found is None or denies(text[start : cue.span.start]):
            return
        source = nicknamed(text, cue.span.start, self.pairs) or self._source(start, cue, found)
        if source is None:
            return
        if (pair := self._quoted_before(start, found)) is not None:
            self._add_behind(pair, cue, source, found)
        elif found.ends:
            self._add_trailing(start, cue, source, found)
        else:
            self._add_before(start, cue, source, found)

    def _clause_start(self, cue: int) -> int:
        text = self.layout.text
        start = cue
        while start > max(0, cue - _REACH) and text[start - 1] not in _CLAUSE_BREAKS:
            start -= 1
        while start < cue and text[start].isspace():
            start += 1
        return start

    def _is_new_speaker(self, start: int, cue: Cue) -> bool:
        """Whether somebody else takes the word within a sentence: …;李四則〔說〕,… ."""
        clause = self.layout.text[start : cue.span.start]
        last = self.found[-1]
        if last.how is How.DIRECT or start <= last.content.start + _SHORTEST:
            return False
        if (split := self._turned_to_somebody(last, start, cue)) is not None:
            self.found[-1] = replace(last, content=Span(last.content.start, split))
            return True
        if not (self.layout.text[start - 1] == ";" or any(word in clause for word in _CONTRASTING)):
            return False
        source = self.sources.before(start, cue.span.start)
        pause = self.layout.text[cue.span.end : cue.span.end + 1] in (",", ":")
        takes_at_once = cue.needs is Needs.NOTHING and "则" in clause
        if source is None or not source.is_strict or not (pause or takes_at_once):
            return False
        self.found[-1] = replace(last, content=Span(last.content.start, start - 1))
        return True

    def _turned_to_somebody(self, last: Statement, start: int, cue: Cue) -> int | None:
        """The ; behind which a sentence turns to somebody else, who speaks: …;隊長李四樂觀,他〔認為〕,… ."""
        text = self.layout.text
        split = text.rfind(";", last.content.start + _SHORTEST, start)
        if split < 0 or self.pairs.around(split) is not None or not last.voices:
            return None
        opener = self.sources.opener(Span(split + 1, cue.span.start), cue.span.start)
        if opener is None or opener.kind is not Kind.NAME or opener.span not in self.sources.people:
            return None
        source = self.sources.before(start, cue.span.start)
        is_same = opener.span.of(text) == last.voices[0].span.of(text)
        return split if source is not None and source.is_strict and not is_same and start > opener.span.end else None

    def _source(self, start: int, cue: Cue, found: Following) -> Found | None:
        text = self.layout.text
        clause = text[start : cue.span.start]
        source = self.sources.before(start, cue.span.start)
        if source is not None:
            if not source.is_strict and not (cue.is_plain and (found.mark or found.pair or found.ends)):
                return None
            if not cue.is_plain and is_made(text[source.voices[-1].span.end : cue.span.start]):
                return None
            if cue.words in _GUESSING and not (found.mark or found.pair) and not self._may_guess(source):
                return None
            return source
        asks = cue.words.startswith(_ASKING) and found.pair is not None
        if heads.is_nobody(clause) and not asks:
            return None
        if (found.mark or found.pair) and (voice := self.sources.organisation(start, cue.span.start)):
            return Found((voice,), is_strict=True)
        return self._carried(start, clause, cue, found)

    def _may_guess(self, source: Found) -> bool:
        """Whether somebody expects something, rather than being expected to do it: 毕业生预计达到一千万."""
        voice = source.voices[0]
        return voice.kind is not Kind.PHRASE or voice.span.of(self.layout.text).endswith(_WHO_GUESS)

    def _carried(self, start: int, clause: str, cue: Cue, found: Following) -> Found | None:
        """The subject that the sentence opened with, where a later clause has none: 張三走訪社區,並〔表示〕,… ."""
        tells_of = cue.words in of_somebody() and found.pair is not None
        begins = not clause and (cue.needs is Needs.NOTHING or tells_of) and cue.words not in _NOT_AFTER_A_COMMA
        is_verb = cue.is_plain or begins
        if not is_verb or cue.needs is Needs.MARK or not is_filler(clause):
            return None
        goes_on_saying = not clause and not (found.mark or found.pair)
        if goes_on_saying and not begins:
            return None
        sentence = self.layout.sentence(start)
        if sentence.start >= start or start - sentence.start > 120:
            return None
        opener = self._nearest_opener(sentence, start)
        if opener is None or heads.is_nobody(opener.span.of(self.layout.text)):
            return None
        if goes_on_saying and opener.kind is not Kind.NAME:
            return None
        return Found((opener,), is_strict=False)

    def _nearest_opener(self, sentence: Span, start: int) -> Voice | None:
        """The subject of the last clause before ``start`` that has one, else that which the sentence opened with."""
        text = self.layout.text
        end = start - 1
        while end > sentence.start:
            begin = self._clause_start(end)
            if begin <= sentence.start or text[begin - 1] not in ",;":
                break
            if (opener := self.sources.opener(Span(begin, end), end)) is not None and opener.kind is Kind.NAME:
                return opener
            if text[begin - 1] == ";":
                break
            end = begin - 1
        return self.sources.opener(sentence, start)

    def _quoted_before(self, start: int, found: Following) -> Pair | None:
        """The quotation marks that end right before a clause, if they hold speech that nobody has claimed yet."""
        pair = self._ending_before(start)
        if pair is not None and self.layout.text[pair.outer.start - 1 : pair.outer.start] == ":":
            return None
        if pair is None and found.ends and start and self.layout.text[start - 1] == ",":
            leading = self._clause_start(start - 1)
            pair = self._ending_before(leading) if start - leading <= _LEADING else None
        if pair is None or pair.outer.start in self._claimed or not is_speech(self.layout.text, pair):
            return None
        return None if found.mark == ":" and found.pair else pair

    def _ending_before(self, start: int) -> Pair | None:
        text, at = self.layout.text, start
        while at > 0 and start - at < 3 and text[at - 1] in ", \t\u3000":
            at -= 1
        return self.pairs.ending(at) if at > 0 and text[at - 1] in _CLOSING else None

    def _add_behind(self, pair: Pair, cue: Cue, source: Found, found: Following) -> None:
        voices = self._named(source.voices)
        self._put(
            Statement(
                pair.inner, cue.span, voices, How.BEHIND, source.score(0.92, cue.is_plain), start=pair.outer.start
            )
        )
        self._claimed.add(pair.outer.start)
        self._until = cue.span.end
        if found.ends or not found.mark or cue.needs is Needs.MARK:
            return
        first, score = pair.inner, source.score(0.8, cue.is_plain)
        if is_direct(self.layout.text, found) and found.pair:
            self._claimed.add(found.pair.outer.start)
            self._put(Statement(found.pair.inner, None, voices, How.CONTINUED, score, first, found.start))
            self._until = found.pair.outer.end
        elif content := self._indirect(found.start):
            self._put(Statement(content, None, voices, How.CONTINUED, score - 0.2, first, found.start))
            self._until = content.end

    def _add_trailing(self, start: int, cue: Cue, source: Found, found: Following) -> None:
        """What was said without marks, before who said it: 水已經退了,王明〔說〕。."""
        sentence = self.layout.sentence(start)
        end = start - 1
        if (
            found.tells_when
            or not (cue.words in _TRAILING or cue.words.endswith(("说", "道")))
            or not source.is_strict
            or end - sentence.start < _SHORTEST
        ):
            return
        if self.layout.text[end] != "," or sentence.start < self._until or self.pairs.around(start):
            return
        if source.voices[0].kind is Kind.ORGANISATION:
            return
        whole = self.pairs.opening(sentence.start)
        content = whole.inner if whole is not None and whole.outer.end == end else Span(sentence.start, end)
        self._put(Statement(content, cue.span, self._named(source.voices), How.BEHIND, 0.6, start=content.start))
        self._until = cue.span.end

    def _add_before(self, start: int, cue: Cue, source: Found, found: Following) -> None:
        if is_direct(self.layout.text, found) and found.pair:
            how, content, self._until = How.DIRECT, found.pair.inner, found.pair.outer.end
            self._claimed.add(found.pair.outer.start)
        elif cue.needs is Needs.MARK or (indirect := self._indirect(found.start)) is None:
            return
        else:
            how, content = (How.INDIRECT if found.mark else How.AT_ONCE), indirect
            if how is How.AT_ONCE and _ANNOUNCED.search(self.layout.text, content.start, content.end):
                return
            self._until = content.end
        best = {How.DIRECT: 0.95, How.INDIRECT: 0.9, How.AT_ONCE: 0.75}[how]
        said = Statement(
            content, cue.span, self._named(source.voices), how, source.score(best, cue.is_plain), start=start
        )
        self._put(said)

    def _indirect(self, start: int) -> Span | None:
        """From ``start`` to the end of its sentence, sentences within quotation marks passed over."""
        text = self.layout.text
        end = self.layout.sentence(start).end
        while (pair := self.pairs.around(end - 1)) and pair.outer.start >= start and end < pair.outer.end:
            end = max(pair.outer.end, self.layout.sentence(min(pair.outer.end, len(text) - 1)).end)
        end = self._turned(start, end)
        return Span(start, end) if _SHORTEST <= end - start <= _LONGEST and text[start:end].strip() else None

    def _turned(self, start: int, end: int) -> int:
        """The ; behind which a sentence turns to somebody else who is known: …;李四則希望…; else its end."""
        text = self.layout.text
        for span in self.sources.named(start + _SHORTEST, end):
            turn = text.rfind(";", start + _SHORTEST, span.start)
            title = text[turn + 1 : span.start]
            is_first = turn >= 0 and (not title or (title.isalnum() and heads.ends_in_person(title)))
            if is_first and text.startswith(_CONTRASTING, span.end) and not self.pairs.around(span.start):
                return turn
        return end

    def _named(self, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        named = tuple(self.meaning.named(voice) for voice in voices if voice.kind is not Kind.ORGANISATION)
        for voice in voices:
            self.meaning.heard(voice)
        return named

    def _put(self, said: Statement) -> None:
        self.found.append(said)
