"""Proposes themes: sentences that hold a term of a tag, or read like passages that were marked with it before."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from annotator.domain.codebook import THEME
from annotator.domain.ids import TagId
from annotator.domain.language import marked
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.suggest.proposing import Page, Proposal
from annotator.suggest.themes.likeness import Read, Subject, grams_of, passages, rarity, read
from annotator.suggest.themes.terms import places
from annotator.text.folding import fold

SOURCE = "themes"

_FEWEST = 3
"""Passages from which likeness is learnt at all."""
_LEAST_ALIKE, _LEAST_SHARED = 0.14, 2
"""Of 500 sentences of an encyclopaedia 1 % is as alike as that to five passages of news by chance."""
_LEAST_RIGHT = 0.75
"""The share of the passages as alike as a sentence that have to be of the tag, before the sentence is proposed."""
_BY_ONE_TERM, _BY_MORE, _AT_MOST = 0.6, 0.75, 0.9
"""Expected shares of right ones: for one listed term, for several, and the most that is ever claimed."""

_Marked: TypeAlias = tuple[tuple[TagId, tuple[str, ...]], ...]


def themes(page: Page) -> list[Proposal]:
    """The sentences that may deserve a theme; those that a mark of the tag touches are left out."""
    known = page.known
    tags = [tag for tag in {**known.terms, **known.passages} if known.kinds.get(tag, THEME) == THEME]
    subjects = _subjects(tuple(known.passages.items()))
    sentences = [read(page.folded, span) for span in passages(page.text)] if tags else []
    found: list[Proposal] = []
    for tag in tags:
        taken = [mark.span for mark in page.marks if mark.tag == tag]
        terms = sorted(places(page.folded, map(fold, known.terms.get(tag, ()))))
        for one in sentences:
            if not any(one.span.overlaps(mark) for mark in taken):
                held = [term for term in terms if one.span.contains(term)]
                found += _proposals(page, tag, one.span, held, _judged(subjects.get(tag), one))
    return found


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What one tag's passages taught: how alike are its own to each other, how alike those of other tags to them.

    Both the least alike first.
    """

    subject: Subject
    own: Sequence[float]
    others: Sequence[float]

    def expected(self, likeness: float) -> float:
        """The share of passages at least so alike that are the tag's own; begun with three own and one other."""
        right = len(self.own) - bisect_left(self.own, likeness)
        wrong = len(self.others) - bisect_left(self.others, likeness)
        return min(_AT_MOST, (right + 3) / (right + wrong + 4))


@lru_cache(maxsize=4)
def _subjects(marked: _Marked) -> dict[TagId, _Learnt]:
    """Learnt once for all pages of a project as it stands."""
    compared = {tag: [grams_of(fold(one)) for one in texts] for tag, texts in marked}
    weights = rarity([grams for own in compared.values() for grams in own])
    found: dict[TagId, _Learnt] = {}
    for tag, own in compared.items():
        if len(own) >= _FEWEST:
            subject = Subject(own, weights)
            of_others = [grams for other, each in compared.items() if other != tag for grams in each]
            found[tag] = _Learnt(
                subject,
                sorted(subject.likeness_of_own(grams) for grams in own),
                sorted(subject.likeness(grams) for grams in of_others),
            )
    return found


def _judged(learnt: _Learnt | None, one: Read) -> tuple[float, tuple[str, ...]]:
    """The share expected to be right by likeness alone, and the shared words; nought where it is not enough."""
    if learnt is None or learnt.subject.count_shared(one.words) < _LEAST_SHARED:
        return 0.0, ()
    likeness = learnt.subject.likeness(one.words)
    expected = learnt.expected(likeness)
    if likeness < _LEAST_ALIKE or expected < _LEAST_RIGHT:
        return 0.0, ()
    return expected, learnt.subject.shared(one.grams)


def _proposals(
    page: Page, tag: TagId, span: Span, held: Sequence[Span], judged: tuple[float, tuple[str, ...]]
) -> Iterator[Proposal]:
    by_likeness, shared = judged
    words = list(dict.fromkeys(term.of(page.text) for term in held))
    by_terms = (_BY_MORE if len(words) > 1 else _BY_ONE_TERM) if words else 0.0
    reasons = [because(marked("terms of the tag: {terms}"), terms="、".join(words))] if words else []
    if by_likeness:
        reasons.append(because(marked("like passages marked before: {words}"), words="、".join(shared)))
    if reasons:
        score = min(_AT_MOST, 1 - (1 - by_terms) * (1 - by_likeness))
        yield Proposal(THEME, span, round(score, 3), SOURCE, "".join(reasons), tag)
