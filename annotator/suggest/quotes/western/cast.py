"""Who is named in a text outside quotation marks, and whom he and she mean."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.domain.spans import Span
from annotator.suggest.naming.english import MEN, WOMEN, is_title
from annotator.suggest.quotes.pairs import Pairs
from annotator.suggest.quotes.western.grammar import Grammar
from annotator.suggest.quotes.western.lists import Words

MAN, WOMAN, UNKNOWN = "man", "woman", ""
_TITLE_BEFORE = re.compile(r"\b([A-Z][a-z]+)\.? $")
_CLAUSE_END, _CLAUSE = re.compile(r"[.!?;:”\"»\n]"), 120
_OWNING = ("’s", "'s", " ’s", " 's")
"""Behind a name of whom only something is told: Lind’s office."""
_BACK = 12
"""Mentions that a pronoun may reach over."""
_REACH = 1500
_MEN, _WOMEN = frozenset(MEN.split()), frozenset(WOMEN.split())
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
_THE_TITLE = re.compile(r"[Tt]he ([a-z]+)")
_WORDS_BEFORE, _LONGEST_TITLE = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2} $"), 40
_LEADING = re.compile(
    r"\b(?:Then|But|And|So|Now|Here|Presently|Suddenly|Meanwhile|At last|At length|Old|Young|Poor|Little|Dear),? $"
)
"""What stands before the subject at the beginning of a sentence: At last James rose; Old Silas spat."""
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;”\"»\n—]\s*)$")


@dataclass(frozen=True)
class Cast:
    """The names of a text; ``people`` are mentions that are known already."""

    text: str
    pairs: Pairs
    grammar: Grammar
    words: Words
    people: Sequence[Span] = ()

    @cached_property
    def mentions(self) -> list[Span]:
        """Names outside quotation marks; single words that begin a sentence only if known elsewhere."""
        found = [Span(*match.span("name")) for match in self.grammar.name.finditer(self.text)]
        within = Counter(word for span in found if not self._opens(span) for word in span.of(self.text).split())
        kept = [
            span
            for span in found
            if not self.pairs.around(span.start)
            and not self._is_a_thing(span)
            and (" " in span.of(self.text) or within[span.of(self.text)] or self.gender(span.of(self.text)))
        ]
        known = [span for span in self.people if not any(_within(one, span) for one in kept)]
        # Councilman Robert Hayes has the shape of a name; where others know who it is, no title is a part of it.
        return sorted([*(span for span in kept if not any(span.overlaps(one) for one in known)), *known])

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.mentions]

    def _gender_at(self, span: Span) -> str:
        """The same for a mention, before which a form of address may stand, or what the text tells of that name."""
        title = _TITLE_BEFORE.search(self.text, max(0, span.start - _LONGEST_TITLE), span.start)
        named = (self.gender(title.group(1)) if title else UNKNOWN) or self.gender(span.of(self.text))
        return named or self._told.get(span.of(self.text).split()[-1].lower(), UNKNOWN)

    @cached_property
    def _told(self) -> dict[str, str]:
        """Man or woman by what is said behind names that open a sentence: Emil put his hands into his pockets."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        if self.words.his and self.words.hers:
            his, hers = (
                re.compile(rf"\b(?:{words.replace(' ', '|')})\b") for words in (self.words.his, self.words.hers)
            )
            for span in self.mentions:
                if not self._opens(span):
                    continue
                end = _CLAUSE_END.search(self.text, span.end, span.end + _CLAUSE)
                stop = end.start() if end else min(len(self.text), span.end + _CLAUSE)
                first = min(
                    (
                        (found.start(), kind)
                        for kind, words in ((MAN, his), (WOMAN, hers))
                        if (found := words.search(self.text, span.end, stop))
                    ),
                    default=None,
                )
                if first is not None:
                    votes[span.of(self.text).split()[-1].lower()][first[1]] += 1
        return {name: kind for name, own in votes.items() if (kind := _most(own))}

    def gender(self, name: str) -> str:
        """Man or woman by form of address or first name; empty where neither tells."""
        first = re.split(r"[\s.]+", name.lower(), maxsplit=1)[0]
        if first in self.words.titles_men.split():
            return MAN
        if first in self.words.titles_women.split():
            return WOMAN
        if first in _MEN:
            return MAN
        return WOMAN if first in _WOMEN else UNKNOWN

    def meant(self, pronoun: str, at: int, but: str = "") -> Span | None:
        """The last person named before ``at`` whom a pronoun fits, somebody called ``but`` left out.

        Those who are the subject of their sentence come before others.
        """
        gender = self._gender_of(pronoun)
        if gender == UNKNOWN:
            return None
        last = bisect_left(self._starts, at)
        near = [span for span in self.mentions[max(0, last - _BACK) : last] if at - span.start <= _REACH]
        near = [span for span in near if not self.text.startswith(_OWNING, span.end)]
        fitting = [span for span in near if self._fits(span, gender) and not same(span.of(self.text), but)]
        opening = [span for span in fitting if self._opens(span)]
        sure = [span for span in fitting if self._gender_at(span) == gender]
        return next((group[-1] for group in (opening, sure) if group), None)

    def points(self, pronoun: str) -> bool:
        """Whether a pronoun may mean one named person: he and she, not I or they."""
        return self._gender_of(pronoun) != UNKNOWN

    def fits(self, words: str, pronoun: str) -> bool:
        """Whether a name or a noun phrase may be meant by a pronoun."""
        nouns = words.lower().split()
        for gender, known in ((MAN, self.words.nouns_men), (WOMAN, self.words.nouns_women)):
            if any(noun in known.split() for noun in nouns[1:]):
                return gender == self._gender_of(pronoun)
        return self.gender(words) in (self._gender_of(pronoun), UNKNOWN)

    def is_person(self, words: str) -> bool:
        """Whether a noun phrase stands for a man or a woman."""
        nouns = words.lower().split()[1:]
        return any(noun in self.words.nouns_men.split() or noun in self.words.nouns_women.split() for noun in nouns)

    def titled(self, words: str) -> Span | None:
        """The only person of the text who bears the title that a noun phrase consists of: the parson."""
        found = _THE_TITLE.fullmatch(words)
        if found is None or not is_title(found.group(1)):
            return None
        title = re.compile(rf"\b{re.escape(found.group(1))}\.? $", re.IGNORECASE)
        bearers = [
            span
            for span in self.mentions
            if title.search(self.text, max(0, span.start - _LONGEST_TITLE), span.start)
            or span.of(self.text).lower().startswith(f"{found.group(1)} ")
        ]
        return bearers[0] if bearers and len({span.of(self.text).split()[-1] for span in bearers}) == 1 else None

    def spoken_to(self, quote: Span) -> Span | None:
        """The name by which a quote calls somebody: My dear Mr. Bennet, …; as the text names them last, if it does."""
        if quote not in self._spoken_to:
            self._spoken_to[quote] = self._called_in(quote)
        return self._spoken_to[quote]

    @cached_property
    def _spoken_to(self) -> dict[Span, Span | None]:
        return {}

    def _called_in(self, quote: Span) -> Span | None:
        for match in self.grammar.name.finditer(self.text, quote.start, quote.end):
            name = match.group("name")
            before = self.text[quote.start : match.start()].rstrip()
            behind = self.text[match.end() : quote.end].lstrip()[:1]
            if (not before or before[-1] in ",;—" or before.endswith(("dear", "Dear", "Oh"))) and behind in (
                *",.!?;",
                "",
            ):
                known = [span for span in self.mentions if same(span.of(self.text), name)]
                if not known and before and (" " in name or name.lower() in _MEN | _WOMEN) and self.gender(name):
                    return Span(*match.span("name"))
                if known:
                    earlier = [span for span in known if span.start < quote.start]
                    return (earlier or known)[-1]
        return None

    def _gender_of(self, pronoun: str) -> str:
        word = pronoun.lower()
        return MAN if word in self.words.men.split() else WOMAN if word in self.words.women.split() else UNKNOWN

    def _fits(self, span: Span, gender: str) -> bool:
        return self._gender_at(span) in (gender, UNKNOWN)

    def _is_a_thing(self, span: Span) -> bool:
        """Whether an article stands before a name without a title, which makes a ship or a family of it."""
        return _ARTICLE.search(self.text, max(0, span.start - 5), span.start) is not None and not self.gender(
            span.of(self.text)
        )

    def _opens(self, span: Span) -> bool:
        """Whether a name begins a sentence, a title before it left out: Council member John Ray."""
        start = span.start
        before = _WORDS_BEFORE.search(self.text, max(0, start - _LONGEST_TITLE), start)
        if before is not None and is_title(before.group().strip().rpartition(" ")[2]):
            start = before.start()
        if (leading := _LEADING.search(self.text, max(0, start - _LONGEST_TITLE), start)) is not None:
            start = leading.start()
        return _SENTENCE_BEFORE.search(self.text[max(0, start - 4) : start]) is not None


def _within(outer: Span, inner: Span) -> bool:
    """Whether a name holds a shorter one without being told apart by its end: John Smith in John Smith Jones."""
    return outer.overlaps(inner) and outer.end != inner.end


def _most(votes: Counter[str]) -> str:
    """What more than two thirds of votes say; empty where they are divided."""
    kind, count = votes.most_common(1)[0]
    return kind if 3 * count > 2 * votes.total() else UNKNOWN


def same(one: str, other: str) -> bool:
    """Whether two names share their last word: Mr. Bennet and John Bennet."""
    return bool(one and other) and one.split()[-1].lower() == other.split()[-1].lower()
