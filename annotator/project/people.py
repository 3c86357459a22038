"""The register of people: joining mentions, taking them apart, merging persons."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.domain.codebook import PERSON
from annotator.domain.errors import PersonRefused
from annotator.domain.ids import MarkId, PersonId, new_id
from annotator.domain.language import _
from annotator.domain.log.meanwhile import touched
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.marks import Mark
from annotator.domain.people import Person
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.register import lists
from annotator.project.register.lists import BroughtIn
from annotator.project.rules import joining
from annotator.project.rules.making import mark_of, marks_of


class People:
    """Who is meant by the mentions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[tuple[Person, int]]:
        """Everybody, each with the number of mentions."""
        with self._desk.read() as reader:
            mentions = reader.people.mentions()
            return [(person, mentions.get(person.id, 0)) for person in reader.people.all()]

    def names_among(self, words: Collection[str]) -> set[str]:
        """Which of these words are a name or a variant of somebody in the register."""
        with self._desk.read() as reader:
            return reader.people.names_among(words)

    def get(self, person: PersonId) -> Person:
        """The person with that key. Raises ``NotFound``."""
        with self._desk.read() as reader:
            return reader.people.get(person)

    def create(self, name: str, mentions: Sequence[MarkId] = ()) -> Outcome[Person]:
        """Add somebody to the register, whom these mentions mean from now on, as one step.

        Raises ``PersonRefused`` for an empty name and for a mark that is no person.
        """
        person = Person(PersonId(new_id()), name).tidied()
        with self._desk.write(Deed.PERSON_CREATED, shortened(person.name)) as pen:
            pen.people.add(person)
            before = marks_of(pen, mentions)
            for mark in before:
                self._need_mention(mark)
                pen.marks.change(mark, person=person.id)
                pen.place = Place(mark.article, mark.span)
            joining.let_go(pen, (mark.person for mark in before))
        return self._desk.done(pen, person)

    def edit(self, person: Person, *, was: Person | None = None) -> Outcome[Person]:
        """Store what is known of a person. Raises ``PersonRefused`` for an empty name, ``NotFound``.

        Of ``was``, the person that was edited, only what differs is written; ``ChangedMeanwhile`` where
        somebody else made the same something else.
        """
        person = person.tidied()
        with self._desk.write(Deed.PERSON_EDITED, shortened(person.name)) as pen:
            now = pen.people.get(person.id)
            if was is not None:
                person = touched(now, was, person)
            if now != person:
                pen.people.change(person)
        return self._desk.done(pen, person)

    def join(self, marks: Sequence[MarkId], person: PersonId) -> Outcome[Person]:
        """Let mentions mean a person, as one step.

        Whoever loses a last mention by it and is but a name leaves the register. Raises
        ``PersonRefused`` for a mark that is no person.
        """
        with self._desk.write(Deed.PERSON_JOINED) as pen:
            joined = pen.people.get(person)
            moved = [mark for mark in marks_of(pen, marks) if mark.person != person]
            for mark in moved:
                self._need_mention(mark)
                pen.marks.change(mark, person=person)
                pen.place = Place(mark.article, mark.span)
            joining.let_go(pen, (mark.person for mark in moved))
            pen.what = shortened(joined.name)
        return self._desk.done(pen, joined)

    def separate(self, mark: MarkId) -> Outcome[Person]:
        """Take a mention away from its person: it means a new person of the mention's words.

        A mention that is its person's only one stays. Raises ``PersonRefused`` for a mark that is no
        person.
        """
        with self._desk.write(Deed.PERSON_CREATED) as pen:
            mention = mark_of(pen, mark)
            self._need_mention(mention)
            pen.what, pen.place = shortened(mention.text), Place(mention.article, mention.span)
            if mention.person is not None and len(pen.marks.of_person(mention.person)) == 1:
                person = pen.people.get(mention.person)
            else:
                person = Person(PersonId(new_id()), mention.text)
                pen.people.add(person)
                pen.marks.change(mention, person=person.id)
        return self._desk.done(pen, person)

    def split(self, person: PersonId, mentions: Sequence[MarkId], name: str) -> Outcome[Person]:
        """Let some mentions of a person mean somebody new of that name, as one step.

        A variant that is the new name goes with it. Raises ``PersonRefused`` where no mention of that person is
        among them or none would stay, or for an empty name.
        """
        new = Person(PersonId(new_id()), name).tidied()
        with self._desk.write(Deed.PERSON_SPLIT, shortened(new.name)) as pen:
            old = pen.people.get(person)
            everywhere = pen.marks.of_person(person)
            chosen = [mark for mark in everywhere if mark.id in set(mentions)]
            _need_some(old, len(chosen), len(everywhere))
            pen.people.add(new)
            pen.marks.change_all({mark.id: {"person": new.id} for mark in chosen})
            kept = replace(old, variants=tuple(one for one in old.variants if one != new.name))
            if kept != old:
                pen.people.change(kept)
            pen.place = Place(chosen[0].article, chosen[0].span)
        return self._desk.done(pen, new)

    def remove(self, *people: PersonId) -> Outcome[list[Person]]:
        """Take people off the register, as one step; the mentions stay marked and mean nobody."""
        with self._desk.write(Deed.PERSON_REMOVED) as pen:
            gone = [pen.people.get(person) for person in people]
            for person in gone:
                pen.marks.change_all({mark.id: {"person": None} for mark in pen.marks.of_person(person.id)})
                pen.people.remove(person.id)
            pen.what = shortened(", ".join(person.name for person in gone))
        return self._desk.done(pen, gone)

    def tell_apart(self, one: PersonId, other: PersonId) -> Outcome[None]:
        """Remember that two persons are different, so that nobody is asked again whether they are one.

        Raises ``PersonRefused`` for one person.
        """
        with self._desk.write(Deed.PEOPLE_TOLD_APART) as pen:
            first, second = pen.people.get(one), pen.people.get(other)
            if first.id == second.id:
                raise PersonRefused(_("That is one person."), _("Choose two."))
            pen.people.tell_apart(first.id, second.id)
            pen.what = shortened(f"{first.name}, {second.name}")
        return self._desk.done(pen, None)

    def merge(self, keep: PersonId, others: Sequence[PersonId]) -> Outcome[Person]:
        """Make one person of several: all their mentions mean ``keep``, whose variants gather the names."""
        with self._desk.write(Deed.PEOPLE_MERGED) as pen:
            kept = pen.people.get(keep)
            gone = [pen.people.get(other) for other in dict.fromkeys(others) if other != keep]
            for other in gone:
                pen.people.merge(other.id, keep)
            merged = gathered(kept, gone)
            if merged != kept:
                pen.people.change(merged)
            pen.what = shortened(merged.name)
        return self._desk.done(pen, merged)

    def bring_in(self, path: Path) -> Outcome[BroughtIn]:
        """Bring in everybody who stands in a file that ``register.write`` wrote, as one step.

        Whose key is known gets what the file says; who has none, or one that nobody has, is new. Nobody is
        removed, and whoever was made one with somebody else stays so. Raises ``ImportRefused``, ``NotFound``,
        ``PersonRefused``.
        """
        people = lists.read(path)
        with self._desk.write(Deed.PEOPLE_IMPORTED, shortened(path.name)) as pen:
            apart = [one for one in people if pen.people.meant_by(one.id) == one.id]
            known = {one.id: one for one in pen.people.get_many(one.id for one in apart)}
            added = [one for one in apart if one.id not in known]
            changed = [one for one in apart if known.get(one.id, one) != one]
            pen.people.put_all(added)
            for person in changed:
                pen.people.change(person)
        return self._desk.done(pen, BroughtIn(len(added), len(changed)))

    def _need_mention(self, mark: Mark) -> None:
        if self._desk.codebook.tag(mark.tag).kind != PERSON:
            raise PersonRefused(
                _("“{words}” is not marked as a person.").format(words=shortened(mark.text)),
                _("Give it a person's tag first."),
            )


def gathered(keep: Person, others: Sequence[Person]) -> Person:
    """``keep`` with the names, notes and identifiers of the others; its own come first and win."""
    names = [*keep.variants, *(name for other in others for name in (other.name, *other.variants))]
    notes = [person.note for person in (keep, *others) if person.note]
    identifiers: dict[str, str] = {}
    for person in (keep, *others):
        identifiers = {**person.identifiers, **identifiers}
    variants = tuple(name for name in dict.fromkeys(names) if name != keep.name)
    return replace(keep, variants=variants, note="\n".join(dict.fromkeys(notes)), identifiers=identifiers)


def _need_some(person: Person, chosen: int, mentions: int) -> None:
    """Raises ``PersonRefused`` unless some mentions of a person were chosen and some are left."""
    if not chosen:
        raise PersonRefused(
            _("No mention of {name} is chosen.").format(name=shortened(person.name)), _("Choose some of them.")
        )
    if chosen == mentions:
        raise PersonRefused(
            _("All mentions of {name} are chosen: nobody would be left.").format(name=shortened(person.name)),
            _("Leave some of them, or rename the person."),
        )
