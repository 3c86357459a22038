"""The register of people: who is meant by the mentions, and what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the project. ``identifiers`` maps an authority (``wikidata``) to its key (``Q…``)."""

    id: PersonId
    name: str
    variants: tuple[str, ...] = ()
    note: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict[str, str])

    def is_called(self, words: str) -> bool:
        """Whether that is the name or one of the variants."""
        return words == self.name or words in self.variants
