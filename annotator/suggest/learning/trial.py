"""Learns from a project's marks, and tries what was learnt by cross-validation over articles.

Each article is kept back once, and the learner is compared with the other sources on it. Those see it without its
marks and know only what the other articles teach, so that both stand on the same ground. The last model learns from
all articles; it proposes the tags that won.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from annotator.domain.corpus.learnt import Learnt, Verdict
from annotator.domain.corpus.scores import Scores
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Told, unheard
from annotator.suggest.learning import examples as examples_of
from annotator.suggest.learning import features, training
from annotator.suggest.learning.examples import Cut, Example
from annotator.suggest.learning.features import Hashes
from annotator.suggest.learning.labels import Labels
from annotator.suggest.learning.model import Model, Part, from_bytes, pruned, to_bytes
from annotator.suggest.learning.reading import Hints, read
from annotator.suggest.learning.training import Ids, Lesson, Weights
from annotator.suggest.learning.units import Cutter
from annotator.suggest.proposing import Known, Page, Proposal
from annotator.suggest.scoring.spans import scores_by

FOLDS = 3
FEWEST_SENTENCES = 200
"""Below that, what is learnt is mostly chance (study of Chinese text, 4.3)."""
MOST_UNITS = 120_000
"""Characters and words that are learnt from, about 3,000 sentences; more would cost memory and time."""

Others: TypeAlias = Callable[[Page], Iterable[Proposal]]
"""All the other sources together, as they would be shown."""


@dataclass(frozen=True, slots=True)
class Course:
    """How to learn: what cuts words, by its name; the other sources; the tag that stands for each kind; the seed."""

    words: str
    cutter: Cutter
    others: Others
    roots: Mapping[str, TagId]
    known: Known = field(default_factory=Known)
    seed: int = 0


def learn(examples: Sequence[Example], course: Course, told: Told = unheard) -> tuple[Model | None, Learnt]:
    """What the examples teach, and how well it does; no model where nothing is worth being used.

    The newest examples come last: where there are too many, the first are left out. ``told`` hears of steps done and
    their number, and may raise ``Cancelled``.
    """
    mark = examples_of.fingerprint(examples, course.words, str(features.VERSION), str(course.seed))
    cuts = _bounded([examples_of.cut(example, course.cutter) for example in examples])
    sentences = sum(len(each.sentences) for each in cuts)
    tags = examples_of.tags_by_kind(each.example for each in cuts)
    missing = _missing(len(cuts), sentences, tags)
    if missing:
        return None, Learnt((), len(cuts), sentences, mark, missing)
    folds = examples_of.folds(cuts, FOLDS, course.seed)
    steps = _Steps(told, len(cuts) + len(tags) * training.steps(sentences))
    others = _others(cuts, folds, course, steps)
    school = _School([each.hinted(own) for each, own in zip(cuts, others, strict=True)], folds, steps)
    verdicts: list[Verdict] = []
    parts: list[Part] = []
    for kind, own in tags.items():
        labels = Labels(own)
        weights = school.weights(labels, course.seed)
        judged = school.verdicts(kind, labels, weights, [_tagged(own, course) for own in others])
        verdicts += judged
        in_use = {verdict.tag: verdict.marks for verdict in judged if verdict.is_in_use}
        if in_use:
            parts.append(Part(kind, labels, weights.one(FOLDS), in_use, course.roots.get(kind)))
    learnt = Learnt(tuple(verdicts), len(cuts), sentences, mark)
    if not parts:
        return None, learnt
    # What is stored is a little rounder: whoever learns uses the very model that others will load.
    return from_bytes(to_bytes(pruned(Model(course.words, mark, school.known, tuple(parts))))), learnt


def _bounded(cuts: Sequence[Cut]) -> list[Cut]:
    kept: list[Cut] = []
    units = 0
    for each in reversed(cuts):
        units += sum(map(len, each.sentences))
        if units > MOST_UNITS and kept:
            break
        if each.sentences:
            kept.append(each)
    return kept[::-1]


def _missing(articles: int, sentences: int, tags: Mapping[str, object]) -> str:
    if sentences < FEWEST_SENTENCES:
        sentence = _("Learning begins at {least} sentences of articles that are done; there are {count}.")
        return sentence.format(least=FEWEST_SENTENCES, count=sentences)
    if articles < FOLDS:
        return _("Learning begins at {least} articles with marks; there are {count}.").format(
            least=FOLDS, count=articles
        )
    if not tags:
        return _("Learning begins at {least} short marks of one tag.").format(least=examples_of.FEWEST_MARKS)
    return ""


@dataclass(slots=True)
class _Steps:
    """Counts steps and tells of each."""

    told: Told
    total: int
    done: int = 0

    def step(self) -> None:
        self.done += 1
        self.told(self.done, self.total)


def _others(cuts: Sequence[Cut], folds: Sequence[int], course: Course, steps: _Steps) -> list[list[Proposal]]:
    """What the other sources propose on each article, knowing only the articles of other folds."""
    found: list[list[Proposal]] = [[] for _cut in cuts]
    for fold in range(FOLDS):
        taught = [each.example for each, own in zip(cuts, folds, strict=True) if own != fold]
        known = examples_of.known_from(taught, course.known)
        for at, each in enumerate(cuts):
            if folds[at] == fold:
                found[at] = [one for one in course.others(each.example.page(known)) if each.holds(one.span)]
                steps.step()
    return found


class _School:
    """All sentences as rows of numbers, and the fold of each."""

    def __init__(self, cuts: Sequence[Cut], folds: Sequence[int], steps: _Steps) -> None:
        self._cuts, self._folds, self._steps = cuts, folds, steps
        self._of = [at for at, each in enumerate(cuts) for _sentence in each.sentences]
        self._sentences = [sentence for each in cuts for sentence in each.sentences]
        hashes: list[Hashes] = features.features(self._sentences)
        self.known = training.vocabulary(hashes)
        self._rows: list[Ids] = [training.numbered(each, self.known) for each in hashes]

    def weights(self, labels: Labels, seed: int) -> Weights:
        """One model for each fold that is kept back, and behind them one of everything."""
        marks = [each.marks_of(labels.tags) for each in self._cuts]
        lessons = [
            Lesson(
                rows, labels.of(sentence, marks[at]), [*(float(self._folds[at] != fold) for fold in range(FOLDS)), 1.0]
            )
            for at, sentence, rows in zip(self._of, self._sentences, self._rows, strict=True)
        ]
        return training.train(lessons, labels, len(self.known), seed, self._steps.step)

    def verdicts(self, kind: str, labels: Labels, weights: Weights, others: Sequence[Hints]) -> list[Verdict]:
        """How learner and others do on the tags of a kind."""
        ours = self._proposed(labels, weights, others)
        own = {tag: Scores() for tag in labels.tags}
        theirs = dict(own)
        for at, each in enumerate(self._cuts):
            made = each.marks_of(labels.tags)
            for sums, proposed in ((own, ours[at]), (theirs, others[at])):
                for tag, more in scores_by(proposed, made).items():
                    if tag in sums:
                        sums[tag] += more
        return [Verdict(tag, kind, own[tag].strict.made, own[tag], theirs[tag]) for tag in labels.tags]

    def _proposed(self, labels: Labels, weights: Weights, others: Sequence[Hints]) -> list[list[tuple[TagId, Span]]]:
        found: list[list[tuple[TagId, Span]]] = [[] for _cut in self._cuts]
        for fold in range(FOLDS):
            chosen = [at for at, article in enumerate(self._of) if self._folds[article] == fold]
            marks = read(
                [self._sentences[at] for at in chosen],
                [self._rows[at] for at in chosen],
                weights.one(fold),
                labels,
                [others[self._of[at]] for at in chosen],
            )
            for at, each in zip(chosen, marks, strict=True):
                found[self._of[at]] += [(one.tag, one.span) for one in each]
        return found


def _tagged(proposals: Iterable[Proposal], course: Course) -> list[tuple[TagId, Span]]:
    roots = course.roots
    return [(tag, one.span) for one in proposals if (tag := one.tag or roots.get(one.kind)) is not None]
