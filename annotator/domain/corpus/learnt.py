"""What was learnt from a project's marks, and how it does against the other sources on texts that were kept back."""

from dataclasses import dataclass

from annotator.domain.corpus.scores import Scores
from annotator.domain.ids import TagId
from annotator.domain.language import _

_LEAST_RIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """One tag: how many marks it was learnt from, and the scores of the learner and of the others on the same articles.

    Every article was kept back once, in the fold that was not learnt from.
    """

    tag: TagId
    kind: str
    marks: int
    own: Scores
    others: Scores

    @property
    def is_in_use(self) -> bool:
        """Whether the learner proposes this tag.

        Only where its strict F-measure is higher by what shows in whole percent, and half of what it proposes is right:
        more wrong than right ones would teach people to look away.
        """
        return _percent(self.own) > _percent(self.others) and self.own.strict.precision >= _LEAST_RIGHT

    def told(self, name: str) -> str:
        """The verdict as a sentence; ``name`` is what the tag is called."""
        own, others = _percent(self.own), _percent(self.others)
        sentence = (
            _("{tag}: learnt from {marks} marks, F {own} against {others}")
            if self.is_in_use
            else _("{tag}: learnt from {marks} marks but not used, F {own} against {others}")
        )
        return sentence.format(tag=name, marks=self.marks, own=own, others=others)


@dataclass(frozen=True, slots=True)
class Learnt:
    """The verdicts on all tags that had enough marks, and from how much they come.

    ``missing`` says why nothing could be learnt, as a sentence; empty where something was. ``fingerprint`` is another
    one as soon as anything that was learnt from is.
    """

    verdicts: tuple[Verdict, ...]
    articles: int
    sentences: int
    fingerprint: str
    missing: str = ""

    def in_use(self) -> frozenset[TagId]:
        """The tags that the learner proposes."""
        return frozenset(verdict.tag for verdict in self.verdicts if verdict.is_in_use)


def _percent(scores: Scores) -> int:
    return round(100 * scores.strict.f_measure)
