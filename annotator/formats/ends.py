"""What stands at the other end of links: the speakers of a quote, its cues, who holds a role."""

from collections.abc import Iterable, Mapping

from annotator.domain.codebook import Codebook
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.marks import Link, Mark
from annotator.domain.transfer.exchange import ExchangeArticle


def named(mentions: Iterable[Mark], people: Mapping[PersonId, str]) -> str:
    """Whom mentions mean; a mention's own words where it means nobody yet."""
    return "; ".join(people.get(one.person, one.text) if one.person else one.text for one in mentions)


class Ends:
    """What stands at the other end of the links of one article."""

    def __init__(self, article: ExchangeArticle, book: Codebook) -> None:
        self._marks = {mark.id: mark for mark in article.marks}
        self._links: dict[tuple[MarkId, str, bool], list[Link]] = {}
        for link in article.links:
            name = book.link_type_of(link.type).name
            self._links.setdefault((link.from_mark, name, True), []).append(link)
            self._links.setdefault((link.to_mark, name, False), []).append(link)

    def of(self, mark: MarkId, name: str) -> list[Mark]:
        """The marks that links of a type lead to from ``mark``."""
        return [self._marks[link.to_mark] for link in self._links.get((mark, name, True), ())]

    def to(self, mark: MarkId, name: str) -> list[Mark]:
        """The marks from which links of a type lead to ``mark``."""
        return [self._marks[link.from_mark] for link in self._links.get((mark, name, False), ())]
