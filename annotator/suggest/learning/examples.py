"""What is learnt from: articles with the marks of their annotators, cut into the sentences that somebody has read."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from annotator.domain.codebook import PERSON, QUOTE, THEME
from annotator.domain.ids import TagId
from annotator.domain.spans import Span
from annotator.suggest.learning.units import Cutter, Unit, hinted, hints_of, sentences_of
from annotator.suggest.proposing import Given, Known, Page, Proposal
from annotator.text.folding import fold

LONGEST_MARK = 40
"""Code points of a mark that can be learnt; what is longer is a passage and no name."""
FEWEST_MARKS, MOST_TAGS = 20, 6
"""Marks that a tag needs, and tags of a kind that are learnt at most, those with the most marks."""
_NOT_LEARNT = frozenset({QUOTE})
"""Quotes have ends that lie far from their beginnings; the rules for them look at whole paragraphs."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the marks that are taken for right.

    Where it is not ``finished``, only sentences with marks are learnt from: the others may just not have been read.
    """

    text: str
    marks: tuple[Given, ...]
    finished: bool = True
    language: str = ""

    def page(self, known: Known) -> Page:
        """The article as a source sees it that may not look at the marks."""
        return Page(self.text, (), known, self.language)


@dataclass(frozen=True, slots=True)
class Cut:
    """An example by its sentences, of those that count."""

    example: Example
    sentences: tuple[tuple[Unit, ...], ...]

    def holds(self, span: Span) -> bool:
        """Whether a span touches a sentence that counts."""
        return self.example.finished or any(
            span.start < sentence[-1].span.end and sentence[0].span.start < span.end for sentence in self.sentences
        )

    def hinted(self, proposals: Iterable[Proposal]) -> "Cut":
        """The same with what other sources propose."""
        hints = hints_of((one.kind, one.span) for one in proposals)
        return replace(self, sentences=tuple(hinted(one, hints) for one in self.sentences))

    def marks_of(self, tags: Iterable[TagId]) -> list[tuple[TagId, Span]]:
        """The marks with these tags in sentences that count."""
        wanted = set(tags)
        return [(mark.tag, mark.span) for mark in self.example.marks if mark.tag in wanted and self.holds(mark.span)]


def cut(example: Example, cutter: Cutter) -> Cut:
    """Cut an example; what is not finished keeps the sentences with marks."""
    sentences = tuple(sentences_of(example.text, cutter))
    if not example.finished:
        spans = [mark.span for mark in example.marks]
        sentences = tuple(
            one
            for one in sentences
            if any(span.start < one[-1].span.end and one[0].span.start < span.end for span in spans)
        )
    return Cut(example, sentences)


def tags_by_kind(examples: Iterable[Example]) -> dict[str, tuple[TagId, ...]]:
    """The tags that have enough marks to be learnt, by kind, those with the most marks first."""
    counts: dict[str, Counter[TagId]] = defaultdict(Counter)
    for example in examples:
        for mark in example.marks:
            if mark.kind not in _NOT_LEARNT and len(mark.span) <= LONGEST_MARK:
                counts[mark.kind][mark.tag] += 1
    found: dict[str, tuple[TagId, ...]] = {}
    for kind in sorted(counts):
        ranked = sorted(counts[kind].items(), key=lambda each: (-each[1], str(each[0])))
        if tags := tuple(tag for tag, count in ranked if count >= FEWEST_MARKS)[:MOST_TAGS]:
            found[kind] = tags
    return found


def folds(cuts: Sequence[Cut], count: int, seed: int) -> list[int]:
    """The fold of each article: by chance, yet folds have about as many sentences. An article is never parted."""
    order = list(range(len(cuts)))
    random.Random(seed).shuffle(order)  # noqa: S311 - chance that can be had again, not a secret
    sizes = [0] * count
    found = [0] * len(cuts)
    for at in sorted(order, key=lambda at: -len(cuts[at].sentences)):
        found[at] = min(range(count), key=lambda fold: (sizes[fold], fold))
        sizes[found[at]] += len(cuts[at].sentences)
    return found


def known_from(examples: Iterable[Example], base: Known) -> Known:
    """What the project would know if it had these articles only; listed terms and kinds are those of ``base``."""
    words: dict[str, Counter[TagId]] = defaultdict(Counter)
    names: dict[str, str] = {}
    passages: dict[TagId, list[str]] = defaultdict(list)
    for example in examples:
        for mark in example.marks:
            marked = mark.span.of(example.text)
            words[fold(marked)][mark.tag] += 1
            if mark.kind == PERSON:
                names[fold(marked)] = marked
            if mark.kind == THEME:
                passages[mark.tag].append(marked)
    plain: Mapping[str, Mapping[TagId, int]] = {word: dict(counts) for word, counts in words.items()}
    by_tag = {tag: tuple(texts) for tag, texts in passages.items()}
    return replace(base, words=plain, names=names, passages=by_tag)


def fingerprint(examples: Iterable[Example], *more: str) -> str:
    """Another one as soon as a text, a mark, their order or anything of ``more`` is."""
    digest = sha256("\n".join(more).encode())
    for example in examples:
        digest.update(f"\0{example.finished}{len(example.text)}\0".encode())
        digest.update(example.text.encode("utf-8", "surrogatepass"))
        for mark in sorted(example.marks, key=lambda mark: (mark.span, str(mark.tag))):
            digest.update(f"\0{mark.kind}\0{mark.tag}\0{mark.span.start}\0{mark.span.end}".encode())
    return digest.hexdigest()
