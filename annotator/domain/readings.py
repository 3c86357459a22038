"""Everything that a window needs to show one article, read in one go."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.articles import Article, Repair, Status
from annotator.domain.ids import LinkTypeId, MarkId, PersonId
from annotator.domain.marks import ArticleTheme, Link, Mark
from annotator.domain.people import Person


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its text and all layers on it.

    ``marks`` are sorted by span, then by key; ``people`` are those whom marks of this article point
    to.
    """

    article: Article
    text: str
    repairs: tuple[Repair, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    themes: tuple[ArticleTheme, ...]
    statuses: tuple[Status, ...]
    people: tuple[Person, ...]

    def mark(self, mark: MarkId) -> Mark | None:
        """The mark with that key, if it stands on this article."""
        return next((found for found in self.marks if found.id == mark), None)

    def person(self, person: PersonId | None) -> Person | None:
        """The person with that key, if a mark of this article points to them."""
        return next((found for found in self.people if found.id == person), None)

    def links_from(self, mark: MarkId, link_type: LinkTypeId) -> Iterator[Link]:
        """The links of a type that begin at a mark."""
        return (link for link in self.links if link.from_mark == mark and link.type == link_type)

    def links_to(self, mark: MarkId, link_type: LinkTypeId) -> Iterator[Link]:
        """The links of a type that end at a mark."""
        return (link for link in self.links if link.to_mark == mark and link.type == link_type)
