"""The nearest likely speaker, holder, person and cue: what a window proposes first, never more than a proposal.

Pure rules over one ``Reading``; positions are code points of the reading text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.codebook import PERSON, Codebook
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.marks import Mark
from annotator.domain.people import Person
from annotator.domain.readings import Reading
from annotator.domain.spans import Span
from annotator.suggest import clauses
from annotator.suggest.naming.forms import same_person
from annotator.suggest.quotes.finding import said_at
from annotator.suggest.words import is_pronoun, starts_with_pronoun
from annotator.text.folding import fold

__all__ = ["is_pronoun", "likely_cue", "likely_holders", "likely_people", "likely_speakers"]


@dataclass(frozen=True, slots=True)
class _Page:
    """A folded text and the mentions of people that one annotator marked in it, in order."""

    text: str
    mentions: tuple[Mark, ...]

    def opens_sentence(self, mention: Mark) -> bool:
        return clauses.sentence_start(self.text, mention.span.start) == mention.span.start

    def last_opener_before(self, offset: int) -> Mark | None:
        """Whom a pronoun at ``offset`` means: the last person by name that opened a sentence before it."""
        named = [m for m in self.mentions if m.span.end <= offset and not is_pronoun(m.text)]
        openers = [m for m in named if self.opens_sentence(m)]
        return (openers or named or [None])[-1]


def likely_speakers(reading: Reading, quote: Mark, codebook: Codebook) -> list[MarkId]:
    """The mentions that may speak a quote, best first; those within the quote are left out."""
    page = _page(reading, codebook, quote)
    outside = [mention for mention in page.mentions if not mention.span.overlaps(quote.span)]
    pronoun = clauses.sentence_start(page.text, quote.span.start)
    meant = page.last_opener_before(pronoun) if starts_with_pronoun(page.text[pronoun : quote.span.start]) else None
    ranked = sorted(outside, key=lambda mention: _speaker_rank(page, quote.span, mention, meant))
    said = said_at(reading.text, quote.span, sorted(mention.span for mention in outside))
    spans = [voice.span for voice in said.voices] if said is not None else []
    ranked.sort(key=lambda mention: not any(mention.span.overlaps(span) for span in spans))
    return [mention.id for mention in ranked]


def likely_holders(reading: Reading, role: Mark, codebook: Codebook) -> list[MarkId]:
    """The mentions that may hold a role, best first: 委員長張三, then 張三，委員長, then by distance."""
    page = _page(reading, codebook, role)
    outside = [mention for mention in page.mentions if not mention.span.overlaps(role.span)]
    return [mention.id for mention in sorted(outside, key=lambda mention: _holder_rank(page.text, role.span, mention))]


def likely_people(reading: Reading, mention: Mark, register: Iterable[Person]) -> list[PersonId]:
    """The people whom a mention may mean, best first.

    The same name, then forms of it (曹副委員長, Mr Smith), those of this article first; a pronoun
    means the last person before it that opened a sentence, then the others by distance.
    """
    seen = _nearest_first(reading, mention)
    if is_pronoun(mention.text):
        return seen
    known = sorted(register, key=lambda person: seen.index(person.id) if person.id in seen else len(seen))
    exact = [person.id for person in known if person.is_called(mention.text)]
    alike = [person.id for person in known if person.id not in exact and same_person(mention.text, person)]
    return exact + alike


def likely_cue(text: str, quote: Span) -> Span | None:
    """The verb of speech right before a quote, or after its closing mark; ``None`` where there is none."""
    if (said := said_at(text, quote)) is not None and said.cue is not None:
        return said.cue
    folded = fold(text)
    return clauses.cue_before(folded, quote.start) or clauses.cue_after(folded, quote.end)


def _page(reading: Reading, codebook: Codebook, mark: Mark) -> _Page:
    own = (m for m in reading.marks if m.annotator == mark.annotator and codebook.tag(m.tag).kind == PERSON)
    return _Page(fold(reading.text), tuple(own))


def _speaker_rank(page: _Page, quote: Span, mention: Mark, meant: Mark | None) -> tuple[int, int]:
    """Smaller is likelier: a class of its position, then the distance to the quote."""
    if mention.span.start >= quote.end:
        cue = clauses.cue_after(page.text, quote.end)
        speaks = cue is not None and mention.span.start < cue.end + 4
        return (1 if speaks else 7), mention.span.start - quote.end
    distance = quote.start - mention.span.end
    opens = page.opens_sentence(mention)
    if mention.span.start >= clauses.sentence_start(page.text, quote.start):
        return (0 if opens or clauses.announces(page.text, mention.span.end) else 2), distance
    if mention is meant:
        return 3, distance
    here = mention.span.start >= clauses.paragraph_start(page.text, quote.start)
    return (4 if here and opens else 5 if here or opens else 6), distance


def _holder_rank(text: str, role: Span, mention: Mark) -> tuple[int, int]:
    if mention.span.start >= role.end:
        between = text[role.end : mention.span.start]
        if not between.strip():
            return 0, 0
        return (1 if not set(between) & set(",;。!?\n") else 4), len(between)
    between = text[mention.span.end : role.start]
    if len(between) <= 3 and "。" not in between and "\n" not in between:
        return 2, len(between)
    return (3 if mention.span.start >= clauses.sentence_start(text, role.start) else 5), len(between)


def _nearest_first(reading: Reading, mention: Mark) -> list[PersonId]:
    """The people of an article: openers of a sentence before the mention, then before it, then after it."""
    folded = fold(reading.text)
    joined = [mark for mark in reading.marks if mark.person is not None and mark.id != mention.id]

    def rank(mark: Mark) -> tuple[int, int]:
        if mark.span.start > mention.span.start:
            return 2, mark.span.start
        opens = clauses.sentence_start(folded, mark.span.start) == mark.span.start
        return (0 if opens else 1), -mark.span.start

    ranked = (mark.person for mark in sorted(joined, key=rank))
    return list(dict.fromkeys(person for person in ranked if person is not None))
