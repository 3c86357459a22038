"""What marking, or unmarking, all that was found would do; shown before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.ids import MarkId, TagId


@dataclass(frozen=True, slots=True)
class MarkingPlan:
    """How many places would be marked, in how many articles; and why not the others."""

    new: int = 0
    articles: int = 0
    there: int = 0
    """Places that carry the tag already."""
    forbidden: int = 0
    """Places where the codebook forbids the overlap."""
    elsewhere: int = 0
    """Places that are not in a text: titles and notes."""
    changed: int = 0
    """Places where the text was corrected since they were found: other words stand there now."""


@dataclass(frozen=True, slots=True)
class UnmarkingPlan:
    """The marks that would go, and how many of them under which tag."""

    marks: tuple[MarkId, ...] = ()
    tags: Mapping[TagId, int] = field(default_factory=dict[TagId, int])
