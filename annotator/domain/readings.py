"""Everything that a window needs to show one article, read in one go and kept up to date by what changes."""

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from annotator.domain.articles import Article, Repair, Status
from annotator.domain.ids import LinkId, LinkTypeId, MarkId, PersonId, TagId
from annotator.domain.marks import ArticleTheme, Link, Mark
from annotator.domain.people import Person
from annotator.domain.spans import Span


@dataclass(frozen=True)
class Reading:
    """One article with its text and all layers on it.

    ``marks`` are sorted by span, then by key; ``links`` by key; ``people`` are at least
    those whom marks of this article point to, by name.
    """

    article: Article
    text: str
    repairs: tuple[Repair, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    themes: tuple[ArticleTheme, ...]
    statuses: tuple[Status, ...]
    people: tuple[Person, ...]

    @cached_property
    def _marks(self) -> dict[MarkId, Mark]:
        return {mark.id: mark for mark in self.marks}

    @cached_property
    def _tagged(self) -> "_Groups[TagId]":
        return _grouped(self.marks, _tag_of)

    @cached_property
    def _mentions(self) -> "_Groups[PersonId | None]":
        return _grouped(self.marks, _person_of)

    @cached_property
    def _people(self) -> Mapping[PersonId, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _links(self) -> Mapping[MarkId, Sequence[Link]]:
        """The links at each mark that has any."""
        found: dict[MarkId, list[Link]] = {}
        for link in self.links:
            for end in {link.from_mark, link.to_mark}:
                found.setdefault(end, []).append(link)
        return found

    def mark(self, mark: MarkId) -> Mark | None:
        """The mark with that key, if it stands on this article."""
        return self._marks.get(mark)

    def tagged(self, tag: TagId) -> Set[MarkId]:
        """The marks that carry a tag."""
        return self._tagged.get(tag, frozenset())

    def mentions(self, person: PersonId) -> Set[MarkId]:
        """The mentions of a person."""
        return self._mentions.get(person, frozenset())

    def mentioned(self) -> Iterable[PersonId]:
        """The people whom mentions are joined to, in no order."""
        return (person for person in self._mentions if person is not None)

    def person(self, person: PersonId | None) -> Person | None:
        """The person with that key, if a mark of this article points to them."""
        return None if person is None else self._people.get(person)

    def links_at(self, mark: MarkId) -> Sequence[Link]:
        """The links that begin or end at a mark, by key."""
        return self._links.get(mark, ())

    def links_from(self, mark: MarkId, link_type: LinkTypeId) -> Iterable[Link]:
        """The links of a type that begin at a mark."""
        return (link for link in self.links_at(mark) if link.from_mark == mark and link.type == link_type)

    def links_to(self, mark: MarkId, link_type: LinkTypeId) -> Iterable[Link]:
        """The links of a type that end at a mark."""
        return (link for link in self.links_at(mark) if link.to_mark == mark and link.type == link_type)

    def behind(self, offset: int) -> int:
        """The index of the first mark that starts at ``offset`` or behind it."""
        return bisect_left(self.marks, offset, key=lambda mark: mark.span.start)

    def renewed(
        self,
        marks: tuple[Iterable[MarkId], Iterable[Mark]],
        links: tuple[Iterable[LinkId], Iterable[Link]],
        people: tuple[Iterable[PersonId], Iterable[Person]],
        themes: tuple[ArticleTheme, ...] | None = None,
        statuses: tuple[Status, ...] | None = None,
    ) -> "Reading":
        """The reading after some things changed: the keys of each, and those of them that are there now.

        ``themes`` and ``statuses`` are all that there are now; ``None`` where they are as before.
        """
        fresh = {mark.id: mark for mark in marks[1]}
        old = [self._marks[key] for key in {*marks[0], *fresh} if key in self._marks]
        after = replace(
            self,
            marks=_merged(self.marks, old, fresh.values(), _mark_order),
            links=_merged(self.links, _found(self.links, links[0]), links[1], _link_order),
            people=_merged(self.people, _found(self.people, people[0]), people[1], _person_order),
            themes=self.themes if themes is None else themes,
            statuses=self.statuses if statuses is None else statuses,
        )
        self._hand_over(after, old, fresh)
        return after

    def _hand_over(self, after: "Reading", old: Sequence[Mark], fresh: Mapping[MarkId, Mark]) -> None:
        """What was worked out of the marks goes to the next reading, brought up to date.

        A book with 20,000 marks would feel even a copy of it. If this reading is asked again, it works it out anew.
        """
        marks, tagged, mentions = self._marks, self._tagged, self._mentions
        for name in ("_marks", "_tagged", "_mentions"):
            after.__dict__[name] = self.__dict__.pop(name)
        for name, same in (("_links", after.links is self.links), ("_people", after.people is self.people)):
            if same and name in self.__dict__:
                after.__dict__[name] = self.__dict__[name]
        for mark in old:
            del marks[mark.id]
        marks.update(fresh)
        _regroup(tagged, old, fresh.values(), _tag_of)
        _regroup(mentions, old, fresh.values(), _person_of)


_T = TypeVar("_T", Mark, Link, Person)
_K = TypeVar("_K", bound=Hashable)
_Groups = dict[_K, set[MarkId]]
"""The keys of marks by something they share; no group is empty."""


def _grouped(marks: Iterable[Mark], key: Callable[[Mark], _K]) -> _Groups[_K]:
    groups: dict[_K, set[MarkId]] = {}
    for mark in marks:
        groups.setdefault(key(mark), set()).add(mark.id)
    return groups


def _regroup(groups: _Groups[_K], old: Iterable[Mark], fresh: Iterable[Mark], key: Callable[[Mark], _K]) -> None:
    """Bring groups up to date after ``old`` marks went and ``fresh`` ones came."""
    for mark in old:
        groups[key(mark)].discard(mark.id)
    for mark in fresh:
        groups.setdefault(key(mark), set()).add(mark.id)
    for name in {key(mark) for mark in old}:
        if not groups[name]:
            del groups[name]


def _tag_of(mark: Mark) -> TagId:
    return mark.tag


def _person_of(mark: Mark) -> PersonId | None:
    return mark.person


def _found(things: Sequence[_T], keys: Iterable[object]) -> list[_T]:
    wanted = set(keys)
    return [thing for thing in things if thing.id in wanted] if wanted else []


def _merged(
    things: tuple[_T, ...], old: Iterable[_T], fresh: Iterable[_T], order: Callable[[_T], Any]
) -> tuple[_T, ...]:
    """Sorted ``things`` without the ``old`` ones and those that ``fresh`` replaces, with the fresh ones in place."""
    old, new = list(old), list(fresh)
    if not (old or new):
        return things
    merged = list(things)
    for thing in (*old, *new):
        at = bisect_left(merged, order(thing), key=order)
        if at < len(merged) and merged[at].id == thing.id:
            del merged[at]
    for thing in new:
        insort(merged, thing, key=order)
    return tuple(merged)


def _mark_order(mark: Mark) -> tuple[Span, bytes]:
    return mark.span, mark.id.bytes


def _link_order(link: Link) -> bytes:
    return link.id.bytes


def _person_order(person: Person) -> tuple[str, bytes]:
    return person.name, person.id.bytes
