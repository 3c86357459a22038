"""Whom a new mention means: the register grows by itself, but only by exact names; pronouns name nobody."""

from collections.abc import Iterable, Sequence

from annotator.domain.ids import ArticleId, PersonId, new_id
from annotator.domain.marks import Mark
from annotator.domain.people import Person
from annotator.store import Pen
from annotator.suggest.words import is_pronoun


def known_person(words: str, alike: Sequence[Mark], called: Sequence[Person]) -> PersonId | None:
    """The person whom a mention means for certain, if there is one.

    That is the person of the last mention ``alike`` (the same words on the same article), else the
    only one of the register with that exact name, else the only one with that variant.
    """
    if alike:
        return alike[-1].person
    for namesakes in ([p for p in called if p.name == words], [p for p in called if p.name != words]):
        if namesakes:
            return namesakes[0].id if len(namesakes) == 1 else None
    return None


def meant(pen: Pen, article: ArticleId, name: str) -> PersonId | None:
    """The person of exactly that name, whoever is mentioned by it on an article before others; ``None`` for nobody."""
    return known_person(name, pen.marks.mentions_called(article, name), pen.people.called(name))


def join(pen: Pen, words: str, alike: Sequence[Mark]) -> PersonId | None:
    """The person of a new mention, added to the register where nobody is known by these words."""
    if is_pronoun(words):
        return None
    person = known_person(words, alike, pen.people.called(words))
    if person is None:
        person = PersonId(new_id())
        pen.people.add(Person(person, words))
    return person


def is_mere_name(person: Person) -> bool:
    """Whether nothing is known of a person but the name that a mention gave."""
    return not (person.variants or person.note or person.identifiers)


def is_only_name_of(pen: Pen, mention: Mark) -> bool:
    """Whether the person of a mention has no other mention and is known by nothing but its words."""
    if mention.person is None:
        return False
    person = pen.people.get(mention.person)
    others = [mark for mark in pen.marks.of_person(person.id) if mark.id != mention.id]
    return not others and person.name == mention.text and is_mere_name(person)


def let_go(pen: Pen, people: Iterable[PersonId | None]) -> None:
    """Remove from the register those who have lost their last mention and of whom nothing else is known.

    Who was removed in another copy, and stood here only for a mention that goes now, is gone already.
    """
    for person in pen.people.get_many({person for person in people if person is not None}):
        if not pen.marks.of_person(person.id) and is_mere_name(person):
            pen.people.remove(person.id)
