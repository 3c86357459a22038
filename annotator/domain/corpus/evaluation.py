"""How proposals meet the marks of a layer: counts by source and kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.corpus.scores import Scores

ALL = "all"
"""All sources together, as they would be shown."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores against the marks of an annotator, ``layer``, by source and by kind, or by tag for themes.

    ``finished`` says whether all articles were finished by that annotator; where they were not, a proposal may be
    right although nobody marked it yet. ``links`` are scores by source and by type of link: who says a quote and by
    which cue, who holds a role; there both ends are compared.
    """

    layer: str
    articles: int
    finished: bool
    scores: Mapping[str, Mapping[str, Scores]]
    links: Mapping[str, Mapping[str, Scores]] = field(default_factory=dict[str, Mapping[str, Scores]])
