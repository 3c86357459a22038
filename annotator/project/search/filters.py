"""What the filters of a query mean in this project: names become keys, and what nobody knows is refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn, TypeVar

from annotator.domain.articles import State
from annotator.domain.codebook import Codebook, Tag
from annotator.domain.corpus.dating import is_within
from annotator.domain.errors import QueryRefused
from annotator.domain.ids import AnnotatorId, ArticleId, PersonId, TagId
from annotator.domain.language import _
from annotator.domain.people import Person
from annotator.domain.search.asked import Listed, MarksWith
from annotator.domain.search.query import ANYTHING, Field, Filter, Query
from annotator.store import Reader
from annotator.text.folding import fold

K = TypeVar("K")
_OF_ARTICLE: dict[Field, Callable[[Listed], str]] = {
    Field.SOURCE: lambda one: one.source, Field.TITLE: lambda one: one.title, Field.BYLINE: lambda one: one.byline,
    Field.PLACE: lambda one: one.place, Field.LANG: lambda one: one.language,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """The filters of a query with keys for names. ``wanted`` marks must be there, none of the ``unwanted`` may."""

    query: Query
    wanted: MarksWith
    unwanted: tuple[MarksWith, ...]
    states: tuple[tuple[bool, frozenset[ArticleId]], ...]

    @property
    def asks_articles(self) -> bool:
        """Whether any filter asks what is known about an article."""
        return bool(self.states or self.query.by(*_OF_ARTICLE, Field.DATE))

    def allows(self, article: Listed) -> bool:
        """Whether an article fits the filters by what is known about it."""
        if any((article.id in articles) is not wanted for wanted, articles in self.states):
            return False
        return all(_fits(article, self.query.by(name)) for name in (*_OF_ARTICLE, Field.DATE))


def meant(query: Query, reader: Reader) -> Meant:
    """What the filters of a query mean. Raises ``QueryRefused`` where one names what is not there."""
    resolve = _Resolving(reader, reader.project.codebook())
    wanted, unwanted = MarksWith(), list[MarksWith]()
    for name in (Field.TAG, Field.BY, Field.PERSON):
        for one in query.by(name):
            marks = resolve.marks(one)
            if one.wanted:
                wanted = _either(wanted, marks)
            else:
                unwanted.append(marks)
    return Meant(query, wanted, tuple(unwanted), tuple(_states(query, reader)))


def people_called(reader: Reader, fits: Callable[[str], bool]) -> frozenset[PersonId]:
    """Those whose name, a variant or the note fits."""
    return frozenset(
        one.id for one in reader.people.all() if any(fits(words) for words in (one.name, *one.variants, one.note))
    )


class _Resolving:
    def __init__(self, reader: Reader, book: Codebook) -> None:
        self._reader, self._book = reader, book

    def marks(self, one: Filter) -> MarksWith:
        if one.name is Field.TAG:
            return MarksWith(tags=self._tags(one))
        if one.name is Field.BY:
            return MarksWith(annotators=self._annotators(one))
        return MarksWith(people=self._people(one))

    def _tags(self, one: Filter) -> frozenset[TagId]:
        """Those of that name or path, with all below them."""
        wanted = fold(one.value)
        if one.value == ANYTHING:
            return frozenset(tag.id for tag in self._book.tags)
        found = {tag.id for tag in self._book.tags if wanted in (fold(tag.name), fold(self._book.path(tag.id)))}
        if not found:
            _refuse(one, _("There is no tag “{value}”"), [self._book.path(tag.id) for tag in self._book.tags])
        return frozenset(tag.id for tag in self._book.tags if found & set(self._upwards(tag)))

    def _upwards(self, tag: Tag | None) -> Sequence[TagId]:
        keys: list[TagId] = []
        while tag is not None and tag.id not in keys:
            keys.append(tag.id)
            tag = self._book.tag(tag.parent) if tag.parent is not None else None
        return keys

    def _annotators(self, one: Filter) -> frozenset[AnnotatorId]:
        everybody = self._reader.annotators.all()
        found = frozenset(by.id for by in everybody if one.value == ANYTHING or fold(by.name) == fold(one.value))
        if not found:
            _refuse(one, _("There is no annotator “{value}”"), [by.name for by in everybody])
        return found

    def _people(self, one: Filter) -> frozenset[PersonId]:
        """Those of that very name; if there are none, those in whose names it stands."""
        if one.value == ANYTHING:
            return frozenset()
        wanted = fold(one.value)
        everybody = [(person, _names(person)) for person in self._reader.people.all()]
        found = {person.id for person, names in everybody if wanted in names}
        found = found or {person.id for person, names in everybody if any(wanted in name for name in names)}
        if not found:
            _refuse(one, _("There is nobody called “{value}” in the register"), [])
        return frozenset(found)


def _names(person: Person) -> list[str]:
    return [fold(name) for name in (person.name, *person.variants)]


def _either(one: MarksWith, other: MarksWith) -> MarksWith:
    """Conditions by the same field are alternatives, those by different fields add up."""
    return replace(
        one,
        tags=_union(one.tags, other.tags),
        annotators=_union(one.annotators, other.annotators),
        people=_either_of(one.people, other.people),
    )


def _either_of(one: frozenset[PersonId] | None, other: frozenset[PersonId] | None) -> frozenset[PersonId] | None:
    """None at all means anybody; ``None`` that nobody is asked for."""
    if one is None or other is None:
        return other if one is None else one
    return one | other if one and other else frozenset()


def _union(one: frozenset[K] | None, other: frozenset[K] | None) -> frozenset[K] | None:
    return other if one is None else one if other is None else one | other


def _states(query: Query, reader: Reader) -> list[tuple[bool, frozenset[ArticleId]]]:
    """Which articles have the states, and which must not."""
    found: list[tuple[bool, frozenset[ArticleId]]] = []
    for sign in (True, False):
        states = [State(one.value) for one in query.by(Field.STATUS) if one.wanted is sign]
        if states:
            found.append((sign, frozenset(reader.articles.with_state(states))))
    return found


def _fits(article: Listed, filters: Sequence[Filter]) -> bool:
    """Whether one of the wanted filters holds, if there are any, and none of the others."""
    wanted = [one for one in filters if one.wanted]
    if any(_holds(article, one) for one in filters if not one.wanted):
        return False
    return not wanted or any(_holds(article, one) for one in wanted)


def _holds(article: Listed, one: Filter) -> bool:
    if one.name is Field.DATE:
        return article.published != "" if one.value == ANYTHING else is_within(article.published, *one.dates)
    there = _OF_ARTICLE[one.name](article)
    return there != "" if one.value == ANYTHING else fold(one.value) in fold(there)


def _refuse(one: Filter, sentence: str, names: Sequence[str]) -> NoReturn:
    shown = ", ".join(names[:20]) + (" …" if len(names) > 20 else "")
    raise QueryRefused(
        sentence.format(value=one.value) + " " + _("(character {place})").format(place=one.span.start + 1) + ".",
        _("There are: {names}.").format(names=shown) if names else "",
        one.span,
    )
