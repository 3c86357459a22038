"""The register of people: who is meant by the mentions, and what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.errors import PersonRefused
from annotator.domain.ids import PersonId
from annotator.domain.language import _


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

    def tidied(self) -> "Person":
        """The person without white space around the names, each variant once. Raises ``PersonRefused``."""
        name = self.name.strip()
        if not name:
            raise PersonRefused(_("A person needs a name."), _("Write one."))
        variants = dict.fromkeys(variant.strip() for variant in self.variants)
        return replace(self, name=name, variants=tuple(v for v in variants if v and v != name))
