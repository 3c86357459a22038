"""The shelf of the register of people, and that of annotators."""

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, bindparam, select

from annotator.domain.articles import Annotator
from annotator.domain.errors import NotFound
from annotator.domain.ids import AnnotatorId, PersonId
from annotator.domain.language import _
from annotator.domain.people import Person
from annotator.store.ink import Ink, parts
from annotator.store.statements import HasVariants, standing
from annotator.store.tables import AnnotatorRow, PersonRow, TallyRow, table_of

PERSON = table_of(PersonRow)
ANNOTATOR = table_of(AnnotatorRow)
TALLY = table_of(TallyRow)
_NAMED = select(PERSON).where(PERSON.c.name == bindparam("name"), ~PERSON.c.gone)
_VARIED = select(PERSON).where(HasVariants(), ~PERSON.c.gone)


def person_of(row: RowMapping) -> Person:
    """A person from its row."""
    return Person(row["id"], row["name"], tuple(row["variants"]), row["note"], row["identifiers"])


def person_row(person: Person) -> dict[str, object]:
    """The columns of a person."""
    return {
        "id": person.id, "name": person.name, "variants": list(person.variants), "note": person.note,
        "identifiers": dict(person.identifiers),
    }  # fmt: skip


class People:
    """Reads the register; those who are gone are never given."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Person]:
        """Everybody, by name."""
        query = select(PERSON).where(~PERSON.c.gone).order_by(PERSON.c.name, PERSON.c.id)
        return [person_of(row) for row in self._connection.execute(query).mappings()]

    def get(self, person: PersonId) -> Person:
        """The person with that key. Raises ``NotFound``."""
        if not (found := self.get_many([person])):
            raise NotFound(_("There is no person with the key {key} in the register.").format(key=person))
        return found[0]

    def get_many(self, people: Iterable[PersonId]) -> list[Person]:
        """The persons with those keys, by name; missing ones are left out."""
        found: list[Person] = []
        for part in parts(list(people), 500):
            found += [person_of(row) for row in self._connection.execute(standing(PERSON), {"keys": part}).mappings()]
        return sorted(found, key=lambda person: (person.name, person.id.bytes))

    def called(self, name: str) -> list[Person]:
        """Those whose name, or one of whose variants, is exactly that."""
        people: dict[PersonId, Person] = {}
        for statement, values in ((_NAMED, {"name": name}), (_VARIED, {})):
            rows = self._connection.execute(statement, values).mappings()
            people |= {person.id: person for person in map(person_of, rows) if person.is_called(name)}
        return list(people.values())

    def mentions(self) -> dict[PersonId, int]:
        """How many marks point to each person who has any."""
        query = select(TALLY.c.subject, TALLY.c.marks).join(PERSON, PERSON.c.id == TALLY.c.subject)
        return {PersonId(subject): marks for subject, marks in self._connection.execute(query) if marks}


class PeoplePen(People):
    """Writes the register."""

    def __init__(self, connection: Connection, ink: Ink) -> None:
        super().__init__(connection)
        self._ink = ink

    def add(self, person: Person) -> Person:
        """Put somebody new into the register."""
        self.add_all([person])
        return person

    def add_all(self, people: Iterable[Person]) -> None:
        """Put several new ones into the register."""
        self._ink.put(PersonRow, [person_row(person) for person in people])

    def change(self, person: Person) -> Person:
        """Set all fields of a person to these."""
        fields = {name: (value,) for name, value in person_row(person).items() if name != "id"}
        self._ink.change(PersonRow, person.id, fields)
        return person

    def remove(self, person: PersonId) -> None:
        """Take somebody off the register; marks that point to them are not touched."""
        self._ink.end(PersonRow, [person])


class Annotators:
    """Reads who makes marks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Annotator]:
        """Everybody, in the order in which they came."""
        query = select(ANNOTATOR).where(~ANNOTATOR.c.gone).order_by(ANNOTATOR.c.hlc, ANNOTATOR.c.id)
        return [Annotator(AnnotatorId(row["id"]), row["name"]) for row in self._connection.execute(query).mappings()]

    def get(self, annotator: AnnotatorId) -> Annotator | None:
        """The annotator with that key."""
        query = select(ANNOTATOR).where(ANNOTATOR.c.id == annotator)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else Annotator(AnnotatorId(row["id"]), row["name"])

    def named(self, name: str) -> Annotator | None:
        """The first annotator of that name."""
        return next((annotator for annotator in self.all() if annotator.name == name), None)


class AnnotatorsPen(Annotators):
    """Writes who makes marks."""

    def __init__(self, connection: Connection, ink: Ink) -> None:
        super().__init__(connection)
        self._ink = ink

    def add(self, annotator: Annotator) -> Annotator:
        """Put an annotator, if there is none of that key; no undo takes it away again."""
        self._ink.know(annotator)
        return annotator
