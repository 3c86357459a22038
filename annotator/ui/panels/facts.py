"""What can be said about a mark besides its words: person, speaker, cue, holder, features, note; each with its key."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.codebook import CUE_OF, HOLDS, PERSON, QUOTE, ROLE, SAYS, FeatureValue
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.ui.hub import Hub
from annotator.ui.situation import Situation


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a mark; ``keys`` is how it is changed, ``open`` tells that it still waits to be said."""

    name: str
    value: str
    keys: str = ""
    open: bool = False


class Facts:
    """Tells about the marks of the article that is read."""

    def __init__(self, hub: Hub, situation: Situation) -> None:
        self._hub, self._situation = hub, situation

    def about(self, mark: Mark) -> Iterator[Fact]:
        """Everything about one mark but its note."""
        kind = self._situation.kind_of(mark)
        nobody = _("nobody yet")
        if kind == PERSON:
            person = self._situation.reading.person(mark.person) if self._situation.reading else None
            yield Fact(_("Person"), person.name if person else nobody, "J", person is None)
        if kind == QUOTE:
            yield self._who(_("Speaker"), self._ends(mark.id, SAYS, incoming=True))
            yield Fact(_("Cue"), self._ends(mark.id, CUE_OF, incoming=False) or "–", "C")
        if kind == ROLE:
            yield self._who(_("Holder"), self._ends(mark.id, HOLDS, incoming=True))
        for feature in self._hub.project.codebook.tag(mark.tag).features:
            value = mark.features.get(feature.name)
            missing = value is None and feature.required
            yield Fact(feature.name, "–" if value is None else feature_words(value), "F", missing)

    def by_whom(self, mark: Mark) -> str:
        """The name of its annotator."""
        found = (one.name for one in self._hub.project.annotators() if one.id == mark.annotator)
        return next(found, str(mark.annotator))

    @staticmethod
    def _who(name: str, value: str) -> Fact:
        return Fact(name, value or _("nobody yet"), "S", not value)

    def _ends(self, mark: MarkId, type_name: str, *, incoming: bool) -> str:
        page = self._situation.page
        if page is None:
            return ""
        link_type = self._hub.project.codebook.link_type(type_name).id
        links = page.reading.links_to(mark, link_type) if incoming else page.reading.links_from(mark, link_type)
        return "、".join(page.name_of(link.from_mark if incoming else link.to_mark) for link in links)


def feature_words(value: FeatureValue) -> str:
    """The value of a feature as people read it."""
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)
