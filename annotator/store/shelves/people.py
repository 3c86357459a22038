"""The shelf of the register of people, and that of annotators."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, RowMapping, Select, bindparam, exists, func, or_, select

from annotator.domain.articles import Annotator
from annotator.domain.errors import NotFound
from annotator.domain.ids import AnnotatorId, PersonId, built_in_id
from annotator.domain.language import _
from annotator.domain.people import Person
from annotator.store import straight
from annotator.store.pointers import Meanings
from annotator.store.statements import SHOWN_MARKS, HasVariants
from annotator.store.tables import AnnotatorRow, DifferenceRow, PersonRow, TallyRow, table_of
from annotator.store.writing.ink import Ink, parts

PERSON = table_of(PersonRow)
ANNOTATOR = table_of(AnnotatorRow)
DIFFERENCE = table_of(DifferenceRow)
TALLY = table_of(TallyRow)
_MENTIONED = exists().where(TALLY.c.subject == PERSON.c.id, TALLY.c.marks > 0).correlate(PERSON)
_ROOTS: BindParameter[Sequence[UUID]] = bindparam("roots", expanding=True)
_POINTING: BindParameter[Sequence[UUID]] = bindparam("pointing", expanding=True)
_STANDING = (
    select(PERSON)
    .where(or_(~PERSON.c.gone, _MENTIONED, PERSON.c.id.in_(_ROOTS)), PERSON.c.id.not_in(_POINTING))
    .order_by(PERSON.c.name, PERSON.c.id)
)
"""Persons whom nobody removed, or whom a mark of another copy still means; none of those merged into another."""
_NAMED = _STANDING.where(PERSON.c.name == bindparam("name"))
_NAMES = _STANDING.where(PERSON.c.name.in_(bindparam("words", expanding=True)))
_VARIED = _STANDING.where(HasVariants())
_AMONG = _STANDING.where(PERSON.c.id.in_(bindparam("keys", expanding=True)))


def person_of(row: RowMapping | Mapping[str, Any]) -> Person:
    """A person from its row."""
    return Person(row["id"], row["name"], tuple(row["variants"]), row["note"], row["identifiers"])


def person_row(person: Person) -> dict[str, object]:
    """The columns of a person."""
    return {
        "id": person.id, "name": person.name, "variants": list(person.variants), "note": person.note,
        "identifiers": dict(person.identifiers),
    }  # fmt: skip


class People:
    """Reads the register; those who are gone or merged into others are never given."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def all(self) -> list[Person]:
        """Everybody, by name."""
        return self._asked(_STANDING)

    def count(self) -> int:
        """How many there are."""
        return self._connection.execute(
            select(func.count()).select_from(_STANDING.subquery()), self._who()
        ).scalar_one()

    def get(self, person: PersonId) -> Person:
        """The person with that key. Raises ``NotFound``."""
        if not (found := self.get_many([person])):
            raise NotFound(_("There is no person with the key {key} in the register.").format(key=person))
        return found[0]

    def get_many(self, people: Iterable[PersonId]) -> list[Person]:
        """The persons with those keys, by name; missing ones are left out."""
        found: list[Person] = []
        for part in parts(list(people), 500):
            found += self._asked(_AMONG, keys=part)
        return sorted(found, key=lambda person: (person.name, person.id.bytes))

    def meant_by(self, person: PersonId) -> PersonId:
        """The key of whom that key means: another one where persons were made one."""
        return PersonId(self._meanings.people.root(person))

    def called(self, name: str) -> list[Person]:
        """Those whose name, or one of whose variants, is exactly that."""
        people: dict[PersonId, Person] = {}
        for found in (self._asked(_NAMED, name=name), self._asked(_VARIED)):
            people |= {person.id: person for person in found if person.is_called(name)}
        return list(people.values())

    def names_among(self, words: Collection[str]) -> set[str]:
        """Which of these words are a name or a variant of somebody in the register."""
        found = [name for part in parts(list(words), 500) for name in self._names(part)]
        return set(found).union(name for person in self._asked(_VARIED) for name in person.variants if name in words)

    def _names(self, words: Sequence[str]) -> list[str]:
        return [person.name for person in self._asked(_NAMES, words=words)]

    def mentions(self) -> dict[PersonId, int]:
        """How many marks on texts that are shown point to each person who has any."""
        query = select(TALLY.c.subject, SHOWN_MARKS).join(PERSON, PERSON.c.id == TALLY.c.subject)
        found: Counter[PersonId] = Counter()
        for subject, marks in self._connection.execute(query):
            found[PersonId(self._meanings.people.root(subject))] += marks
        return {person: marks for person, marks in found.items() if marks}

    def told_apart(self) -> set[frozenset[PersonId]]:
        """The pairs of persons who are known to be different."""
        query = select(DIFFERENCE.c.first, DIFFERENCE.c.second).where(~DIFFERENCE.c.gone)
        root = self._meanings.people.root
        return {frozenset(PersonId(root(key)) for key in pair) for pair in self._connection.execute(query).all()}

    def _who(self) -> dict[str, Sequence[UUID]]:
        """The keys that point to others, and those that some mark means by another key than their own."""
        people = self._meanings.people
        mentioned: set[UUID] = set()
        for part in parts([key for keys in people.members.values() for key in keys], 500):
            subjects = select(TALLY.c.subject).where(TALLY.c.subject.in_(part), TALLY.c.marks > 0)
            mentioned |= {people.root(key) for key in self._connection.execute(subjects).scalars()}
        return {"roots": list(mentioned), "pointing": people.pointing()}

    def _asked(self, query: Select[Any], **values: object) -> list[Person]:
        return [person_of(row) for row in straight.rows(self._connection, query, {**self._who(), **values})]


class PeoplePen(People):
    """Writes the register."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink) -> None:
        super().__init__(connection, meanings)
        self._ink = ink

    def add(self, person: Person) -> Person:
        """Put somebody new into the register."""
        self.add_all([person])
        return person

    def add_all(self, people: Iterable[Person]) -> None:
        """Put several new ones into the register."""
        self._ink.put(PersonRow, [person_row(person) for person in people])

    def put_all(self, people: Iterable[Person]) -> None:
        """Put several into the register; those who were taken off it come back and become these."""
        self._ink.put(PersonRow, [person_row(person) for person in people])

    def change(self, person: Person) -> Person:
        """Set all fields of a person to these."""
        fields = {name: (value,) for name, value in person_row(person).items() if name != "id"}
        self._ink.change(PersonRow, person.id, fields)
        return person

    def merge(self, person: PersonId, into: PersonId) -> None:
        """Let a person mean another from now on; marks that point to the first are not touched."""
        self._ink.change(PersonRow, person, {"merged": (into,)})
        self._meanings.forget()

    def tell_apart(self, one: PersonId, other: PersonId) -> None:
        """Remember that two persons are different; the same two again is nothing new."""
        first, second = sorted((one, other))
        key = built_in_id(f"difference/{first}/{second}")
        self._ink.put(DifferenceRow, [{"id": key, "first": first, "second": second}])

    def remove(self, person: PersonId) -> None:
        """Take somebody off the register; marks that point to them are not touched."""
        self._ink.end(PersonRow, [person])


class Annotators:
    """Reads who makes marks; those who are the same as others are given once."""

    def __init__(self, connection: Connection, meanings: Meanings) -> None:
        self._connection, self._meanings = connection, meanings

    def all(self) -> list[Annotator]:
        """Everybody, in the order in which they came."""
        query = select(ANNOTATOR).where(ANNOTATOR.c.id.not_in(self._meanings.annotators.pointing()))
        rows = self._connection.execute(query.order_by(ANNOTATOR.c.hlc, ANNOTATOR.c.id)).mappings()
        return [Annotator(AnnotatorId(row["id"]), row["name"]) for row in rows]

    def get(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator whom that key means."""
        query = select(ANNOTATOR).where(ANNOTATOR.c.id == self._meanings.annotators.root(annotator))
        row = self._connection.execute(query).mappings().first()
        return None if row is None else Annotator(AnnotatorId(row["id"]), row["name"])

    def named(self, name: str) -> Annotator | None:
        """The first annotator of that name."""
        return next((annotator for annotator in self.all() if annotator.name == name), None)


class AnnotatorsPen(Annotators):
    """Writes who makes marks."""

    def __init__(self, connection: Connection, meanings: Meanings, ink: Ink) -> None:
        super().__init__(connection, meanings)
        self._ink = ink

    def add(self, annotator: Annotator) -> Annotator:
        """Put an annotator, if there is none of that key; no undo takes it away again."""
        self._ink.know(annotator)
        return annotator

    def join(self, annotator: AnnotatorId, same_as: AnnotatorId) -> None:
        """Let an annotator's key mean another from now on: one person who worked under two."""
        self._ink.change(AnnotatorRow, annotator, {"same_as": (same_as,)})
        self._meanings.forget()
