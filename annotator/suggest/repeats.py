"""Mark one, get the rest: other places of words that are marked already, in whatever script they are written.

Here are the places themselves, and two sources made of them: what is marked on this page once more, and the
people of the register by name.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from annotator.domain.codebook import PERSON, ROLE, THEME
from annotator.domain.ids import TagId
from annotator.domain.language import marked
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.suggest.proposing import Page, Proposal
from annotator.suggest.words import is_pronoun
from annotator.text.folding import fold
from annotator.text.segments import occurrences

SOURCE, REGISTER = "repeats", "register"
KINDS = (PERSON, ROLE, THEME)
"""Kinds whose words mean the same elsewhere; what was said once is not said again."""
_FIRST_CHINESE = "\u2e80"
"""Where Unicode begins to list radicals, kana and Han characters, between which words have no visible borders."""
SHORTEST, LONGEST = 2, 40
"""Code points of words that are worth looking for."""
SCORE, _REGISTERED = 0.96, 0.76
"""The share that is right: 95.7 to 98.3 of 100 repeats on a page, 77.5 of names of other texts (study, 4.4)."""
_GREATER = tuple(fold("副總代前原"))
"""What makes another role of the role behind it: 副 before 总经理."""


def is_worth(words: str) -> bool:
    """Whether other places of these words are likely to deserve the same mark."""
    return SHORTEST <= len(words) <= LONGEST and "\n" not in words and not is_pronoun(words)


def repeats(folded: str, words: str, longer: Iterable[str], is_taken: Callable[[Span], bool]) -> list[Span]:
    """The places of ``words`` in a ``folded`` text that nothing takes.

    ``longer`` are other known words, folded, that may hold these: where one of them stands, it is meant and not
    a part of it. ``is_taken`` tells whether a mark stands on a span.
    """
    sought = fold(words)
    around = [(whole, whole.find(sought)) for whole in longer if whole != sought and sought in whole]
    return [
        span
        for span in occurrences(folded, sought)
        if not _within_a_word(folded, span) and not _is_part(folded, span, around) and not is_taken(span)
    ]


def repeated(page: Page) -> Iterator[Proposal]:
    """Other places of words that are marked on this page, with the tag that they mostly have here."""
    tags: dict[tuple[str, str], Counter[TagId]] = defaultdict(Counter)
    shown: dict[tuple[str, str], str] = {}
    for mark in page.marks:
        words = mark.span.of(page.text)
        if mark.kind in KINDS and is_worth(words):
            tags[mark.kind, fold(words)][mark.tag] += 1
            shown.setdefault((mark.kind, fold(words)), words)
    for kind in KINDS:
        own = {words for of, words in tags if of == kind}
        for words, span in _places(page, kind, own, own | _known(page, kind)):
            first, counts = shown[kind, words], tags[kind, words]
            if _written_alike(span.of(page.text), first) and not (kind == ROLE and _greater(page, span)):
                tag = min(counts, key=lambda one: (-counts[one], str(one)))
                reason = because(marked("marked as {words} on this page"), words=first)
                yield Proposal(kind, span, SCORE, SOURCE, reason, tag)


def registered(page: Page) -> Iterator[Proposal]:
    """Names of the people of this project, exactly, outside longer names that are known."""
    known = {words for words in _known(page, PERSON) if is_worth(words)}
    for words, span in _places(page, PERSON, known, known):
        shown = page.known.names.get(words, "")
        if shown:
            reason = because(marked("{name} is in the register of people"), name=shown)
        else:
            reason = because(marked("marked as a person in another article"))
        if _written_alike(span.of(page.text), shown):
            yield Proposal(PERSON, span, _REGISTERED, REGISTER, reason)


def _places(page: Page, kind: str, wanted: Collection[str], known: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """Where ``wanted`` words stand free of marks of a kind, in no order, but for parts of other ``known`` words."""
    if not wanted:
        return
    places = {words: occurrences(page.folded, words) for words in {*wanted, *known}}
    parts = _parts(span for spans in places.values() for span in spans)
    is_taken = _taken(page, kind)
    for words in wanted:
        for span in places[words]:
            if span not in parts and not is_taken(span) and not _within_a_word(page.folded, span):
                yield words, span


def _taken(page: Page, kind: str) -> Callable[[Span], bool]:
    """Whether a mark of a kind shares a character with a span: one of those before its end reaches beyond its start."""
    marks = sorted(mark.span for mark in page.marks if mark.kind == kind)
    starts = [mark.start for mark in marks]
    reaches = list(accumulate((mark.end for mark in marks), max))

    def is_taken(span: Span) -> bool:
        before = bisect_left(starts, span.end)
        return before > 0 and reaches[before - 1] > span.start

    return is_taken


def _parts(spans: Iterable[Span]) -> set[Span]:
    """The spans that lie within longer ones."""
    inside: set[Span] = set()
    reach = -1
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if span.end <= reach:
            inside.add(span)
        reach = max(reach, span.end)
    return inside


def _within_a_word(folded: str, span: Span) -> bool:
    """Whether letters go on beyond an end of it: ann in annual. Chinese has no such borders."""
    return any(
        _is_letter(folded[at - 1 : at]) and _is_letter(folded[at : at + 1]) for at in (span.start, span.end) if at > 0
    )


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and sign < _FIRST_CHINESE


def _is_part(folded: str, span: Span, around: Sequence[tuple[str, int]]) -> bool:
    return any(folded.startswith(whole, span.start - at) for whole, at in around if span.start >= at)


def _known(page: Page, kind: str) -> set[str]:
    """Words of this kind that the project knows and that stand on this page."""
    here = {words: tags for words, tags in page.known.words.items() if words in page.folded}
    tagged = {words for words, tags in here.items() if any(page.known.kinds.get(tag) == kind for tag in tags)}
    return tagged | ({name for name in page.known.names if name in page.folded} if kind == PERSON else set())


def _written_alike(words: str, shown: str) -> bool:
    """Whether words begin with a capital where those that are known do: Mark, and not to mark."""
    return not (shown[:1].isupper() and words[:1].islower())


def _greater(page: Page, span: Span) -> bool:
    return page.folded[span.start - 1 : span.start] in _GREATER
