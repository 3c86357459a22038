"""What models of Label Studio predicted of one text: suggestions, and of the links those that a suggestion can carry.

A prediction has a ``model_version``, a ``score`` of its own, and one for each of its results (Label Studio's
documentation, *Import pre-annotated data*). A model may give any number as its score; ours are from 0 to 1.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.codebook import CONTINUES, CUE_OF, HOLDS, SAYS
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.learning.quoted import placed
from annotator.formats.foreign.learning.studio.names import PERSON
from annotator.formats.foreign.learning.studio.objects import LABELS, Labelled
from annotator.formats.foreign.learning.studio.regions import Annotation, is_region, labels_of, links_of, values_of
from annotator.formats.foreign.loose import mapping, short, words

_UNKNOWN = 0.5
"""The score of a prediction that has none, or one that is no share: neither trusted nor put last."""
_TO_THE_SUGGESTION, _FROM_THE_SUGGESTION = frozenset({HOLDS, SAYS}), frozenset({CUE_OF, CONTINUES})


@dataclass(frozen=True, slots=True)
class Prediction(Annotation):
    """What one model has said; ``by`` is its version."""

    score: object = None


@dataclass(frozen=True, slots=True)
class _Region:
    label: str
    kind: str
    span: Span


def predict(article: Gathered, found: Labelled, line: int, predictions: Sequence[Prediction]) -> None:
    """Take over what fits as suggestions; the rest is told."""
    for one in predictions:
        _OfOne(article, found, line, one).read()


class _OfOne:
    def __init__(self, article: Gathered, found: Labelled, line: int, prediction: Prediction) -> None:
        self._article, self._found, self._line, self._prediction = article, found, line, prediction

    def read(self) -> None:
        results = self._prediction.results
        regions = [one for one in results if is_region(one)]
        labelled = {words(one.get("id")) for one in regions if one.get("type") in LABELS}
        people: dict[str, str] = {}
        for one in results:
            if one.get("from_name") == PERSON and one.get("type") == "textarea":
                people[words(one.get("id"))] = " ".join(map(words, values_of(one, "textarea")))
            elif not is_region(one) and one.get("type") != "relation":
                self._leave_out(one)
        regions = [one for one in regions if one.get("type") in LABELS or words(one.get("id")) not in labelled]
        placed_ones = self._placed(regions)
        ties = self._ties(
            {words(one.get("id")): placed_ones[at][0] for at, one in enumerate(regions) if placed_ones[at]}
        )
        for one, its_own in zip(regions, placed_ones, strict=True):
            told = one.get("score", mapping(one.get("value")).get("confidence"))
            key, score = words(one.get("id")), _share(self._prediction.score if told is None else told)
            for region in its_own:
                tied, person = tuple(ties.get(key, ())), people.get(key, "")
                self._article.suggest(region.label, region.span, self._prediction.by, score, tied, person)

    def _placed(self, regions: Sequence[Mapping[str, Any]]) -> list[list[_Region]]:
        """Each region as often as it has labels; not at all where it has no place."""
        places = self._found.places([mapping(one.get("value")) for one in regions])
        found: list[list[_Region]] = []
        for one, place in zip(regions, places, strict=True):
            labels = [label for label in map(words, labels_of(one)) if label]
            if place is None or not labels:
                self._leave_out(one)
                span = None
            else:
                span = placed(self._article, *place, labels[0], self._line)
            tags = [(label, self._article.building.tag(label)) for label in labels] if span is not None else []
            found.append([_Region(label, tag.kind, span) for label, tag in tags if span is not None])
        return found

    def _ties(self, regions: Mapping[str, _Region]) -> dict[str, list[Tie]]:
        """The links that one of their ends carries: a quote its speaker, cue and continuation, a role its holder."""
        ties: dict[str, list[Tie]] = {}
        for result in self._prediction.results:
            for begin, end, names in links_of(result):
                for name in names:
                    carrier, other = (end, begin) if name in _TO_THE_SUGGESTION else (begin, end)
                    known = name in _TO_THE_SUGGESTION | _FROM_THE_SUGGESTION
                    if not known or carrier not in regions or other not in regions:
                        self._article.building.leave_out(
                            self._line, _("This is no relation: {value}").format(value=short([begin, end, names]))
                        )
                        continue
                    at = regions[other]
                    ties.setdefault(carrier, []).append(Tie(name, at.kind, at.span))
        return ties

    def _leave_out(self, one: Mapping[str, Any]) -> None:
        told = {name: one[name] for name in ("type", "from_name", "value") if name in one}
        message = _("This prediction is no label on a text: {value}").format(value=short(told))
        self._article.building.leave_out(self._line, message)


def _share(score: object) -> float:
    """A score from 0 to 1; what is none says nothing."""
    if isinstance(score, int | float) and not isinstance(score, bool) and math.isfinite(score) and 0 <= score <= 1:
        return round(float(score), 4)
    return _UNKNOWN
