"""What a search asks the memory for: articles as little as a hit needs to know of them, and conditions on marks."""

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, PersonId, TagId


class Listed(NamedTuple):
    """An article as a search sees it; ``body`` is the key of its text."""

    id: ArticleId
    body: UUID
    ordinal: int
    title: str
    source: str
    published: str
    byline: str
    place: str
    language: str


class Marked(NamedTuple):
    """A mark as a search sees it."""

    id: MarkId
    article: ArticleId
    start: int
    end: int
    tag: TagId
    annotator: AnnotatorId
    person: PersonId | None
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class MarksWith:
    """Marks of some tags, annotators and people; ``None`` does not ask, and no people at all means anybody."""

    tags: frozenset[TagId] | None = None
    annotators: frozenset[AnnotatorId] | None = None
    people: frozenset[PersonId] | None = None
    noted: bool = field(default=False, kw_only=True)
    """Only those with a note."""

    @property
    def asks(self) -> bool:
        """Whether any condition is made."""
        return self.noted or not (self.tags is self.annotators is self.people is None)

    def fit(self, mark: Marked) -> bool:
        """Whether a mark is one of them."""
        return (
            (self.tags is None or mark.tag in self.tags)
            and (self.annotators is None or mark.annotator in self.annotators)
            and (self.people is None or mark.person in (self.people or {mark.person} - {None}))
            and (not self.noted or mark.note != "")
        )
