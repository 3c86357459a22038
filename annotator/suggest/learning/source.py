"""The learner among the other sources: what cuts words for it, how it learns beside them, and where it takes over."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.domain.corpus.learnt import Learnt
from annotator.domain.ids import TagId
from annotator.domain.language import _, marked
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Told, unheard
from annotator.suggest import repeats
from annotator.suggest.combining import combine
from annotator.suggest.lac import tagging
from annotator.suggest.learning.examples import Example
from annotator.suggest.learning.model import SOURCE, Model
from annotator.suggest.learning.trial import Course, Others, learn
from annotator.suggest.learning.units import Cutter, word_list
from annotator.suggest.listing.listed import Listed
from annotator.suggest.proposing import Known, Page, Proposal

LAC, WORD_LIST = "lac", "list"
"""What cut the words that a model learnt from; stored with it."""
_BESIDE = frozenset({SOURCE, repeats.SOURCE, "model"})
"""Sources that the learner was not compared with: they propose what somebody has just marked or asked for."""


def teach(
    examples: Sequence[Example],
    sources: Iterable[Listed],
    roots: Mapping[str, TagId],
    known: Known,
    told: Told = unheard,
) -> tuple[Model | None, Learnt]:
    """Learn from a project's articles, beside the sources that are switched on.

    ``roots`` gives the tag that stands for each kind, ``known`` the listed terms and kinds of tags. The same examples
    always teach the same. ``told`` may raise ``Cancelled``.
    """
    words = WORD_LIST if tagging.missing() else LAC
    return learn(examples, Course(words, _cutter(words), _others(sources), roots, known), told)


def listed(model: Model, sources: Iterable[Listed]) -> Listed:
    """The source that proposes what a model has learnt; ``sources`` are those beside which it learnt."""
    cutter, others = _cutter(model.words), _others(sources)

    def propose(page: Page) -> Iterator[Proposal]:
        return model.proposals(page, cutter, others(replace(page, marks=())))

    kinds = tuple(part.kind for part in model.parts)
    needs_lac = model.words == LAC
    about = marked("what the marks of this project have taught")
    return Listed(SOURCE, propose, about, kinds, _missing_lac) if needs_lac else Listed(SOURCE, propose, about, kinds)


def taking_over(proposals: Iterable[Proposal], tags: Collection[TagId], roots: Mapping[str, TagId]) -> list[Proposal]:
    """The proposals without those that the learner is better at: of the ``tags`` it has in use.

    Where another source proposes the same mark, its ties, person and core are kept with the learner's proposal.
    """
    all_ = list(proposals)
    rivals: dict[tuple[TagId | None, Span], list[Proposal]] = {}
    kept: list[Proposal] = []
    for one in all_:
        tag = one.tag or roots.get(one.kind)
        if tag in tags and one.source not in _BESIDE:
            rivals.setdefault((tag, one.span), []).append(one)
        else:
            kept.append(one)
    return [_with(one, rivals.get((one.tag, one.span), ())) if one.source == SOURCE else one for one in kept]


def _others(sources: Iterable[Listed]) -> Others:
    asked = [one for one in sources if one.name not in _BESIDE]
    return lambda page: combine((each for one in asked for each in one.propose(page)), page.marks)


def _with(learnt: Proposal, rivals: Sequence[Proposal]) -> Proposal:
    if not rivals:
        return learnt
    return replace(
        learnt,
        person=next((one.person for one in rivals if one.person), ""),
        core=next((one.core for one in rivals if one.core is not None), None),
        ties=tuple(dict.fromkeys(tie for one in rivals for tie in one.ties)),
    )


def _cutter(words: str) -> Cutter:
    return _by_lac if words == LAC else word_list()


def _by_lac(text: str) -> Iterator[tuple[Span, str]]:
    return ((word.span, word.tag) for word in tagging.words(text))


def _missing_lac() -> str:
    if not tagging.missing():
        return ""
    return _("What was learnt needs LAC. {missing}").format(missing=tagging.missing())
