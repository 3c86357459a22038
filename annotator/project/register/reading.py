"""Looks at the register of people: pages of it, and what the texts tell of one person."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from annotator.domain.corpus.register import (
    Acquaintance,
    Appearance,
    Duplicate,
    Entry,
    Extent,
    Likelihood,
    Mention,
    Order,
    Portrait,
    Saying,
    Where,
)
from annotator.domain.errors import NotFound
from annotator.domain.ids import PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.people import Person
from annotator.domain.search.typed import is_typed, typed
from annotator.project.desk import Desk
from annotator.project.register import lists
from annotator.suggest.duplicates import Seeker
from annotator.suggest.naming.forms import surname
from annotator.text.folding import fold

PAGE = 60
MOST_NAMESAKES = 200
MOST_PAIRS = 200


class Register:
    """Who is in the register, however large it is; nothing here writes."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._seeker = desk, Seeker()

    def page(
        self, words: str = "", order: Order = Order.MENTIONS, after: Entry | None = None, limit: int = PAGE
    ) -> list[Entry]:
        """Up to ``limit`` rows behind ``after`` of those whose name, variants or roles hold ``words``.

        Script, width and case of the words do not matter. Raises ``FilterRefused``.
        """
        words = typed(words)
        with self._desk.read() as reader:
            return reader.register.page(order, after, limit, words)[0]

    def first(self, words: str = "", order: Order = Order.MENTIONS, limit: int = PAGE) -> tuple[list[Entry], int]:
        """The first page, and of how many rows in all. Raises ``FilterRefused``."""
        words = typed(words)
        with self._desk.read() as reader:
            return reader.register.page(order, None, limit, words)

    def extent(self) -> Extent:
        """How many people, mentions and articles there are; looks at every article once."""
        with self._desk.read() as reader:
            return reader.register.extent()

    def roles(self, people: Iterable[PersonId]) -> dict[PersonId, str]:
        """The role that each of these persons holds in most places; who has none is left out."""
        with self._desk.read() as reader:
            return reader.register.roles(people)

    def portrait(self, person: PersonId) -> Portrait:
        """What the texts tell of a person: words, dates, roles. Raises ``NotFound``."""
        with self._desk.read() as reader:
            return reader.portraits.of(reader.people.get(person))

    def role(self, person: PersonId, words: str) -> Where | None:
        """Where it is written newest that a person holds that role."""
        with self._desk.read() as reader:
            return reader.portraits.role(person, words)

    def quotes(self, person: PersonId, after: Saying | None = None, limit: int = PAGE) -> list[Saying]:
        """What a person says, the newest articles first, behind ``after``."""
        with self._desk.read() as reader:
            return reader.portraits.quotes(person, after, limit)

    def articles(self, person: PersonId, after: Appearance | None = None, limit: int = PAGE) -> list[Appearance]:
        """Where a person is mentioned, the newest articles first, behind ``after``."""
        with self._desk.read() as reader:
            return reader.portraits.articles(person, after, limit)

    def mentions(
        self, person: PersonId, after: Mention | None = None, limit: int = PAGE, words: str | None = None
    ) -> list[Mention]:
        """The mentions of a person, or those of exactly these words, the newest articles first, behind ``after``."""
        with self._desk.read() as reader:
            return reader.portraits.mentions(person, after, limit, words)

    def among(self, words: str) -> list[Person]:
        """Those whom a mention may mean by its words alone: so called, or of the surname that it begins with."""
        if not (words := words.strip()):
            return []
        with self._desk.read() as reader:
            called = reader.people.called(words)
            # A mention of half a page is no part of a name.
            alike = reader.register.named(words, MOST_NAMESAKES) if is_typed(words) else []
            folded = fold(words)
            if not folded.isascii():
                alike += reader.register.surnamed(words[: len(surname(folded))], MOST_NAMESAKES)
        return list({person.id: person for person in [*called, *alike]}.values())

    def named(self, words: str) -> list[Person]:
        """The most mentioned persons whose name or variants hold these words; none for no words.

        Raises ``FilterRefused``.
        """
        if not (words := typed(words)):
            return []
        with self._desk.read() as reader:
            return reader.register.named(words, MOST_NAMESAKES)

    def duplicates(self) -> list[Duplicate]:
        """The persons who may be one, the likeliest first, but for those who were told apart.

        Where it is unsure and an article names both, they are two: a text hardly calls one person by two such names.
        """
        with self._desk.read() as reader:
            mentions, people = reader.people.mentions(), {one.id: one for one in reader.people.all()}
            roles = reader.register.all_roles()
            known = [
                Acquaintance(
                    one.id, one.name, one.variants, mentions.get(one.id, 0), (roles[one.id],) if one.id in roles else ()
                )
                for one in people.values()
            ]
            found = self._seeker.pairs(known, reader.people.told_apart(), MOST_PAIRS)
            together = reader.portraits.together([(one.one.person, one.other.person) for one in found])
        return [
            Duplicate(
                Entry(people[one.one.person], one.one.mentions), Entry(people[one.other.person], one.other.mentions),
                one.likelihood, (*one.grounds, *_side_by_side(both)),
            )
            for one, both in zip(found, together, strict=True)
            if not (both and one.likelihood is Likelihood.UNSURE)
        ]  # fmt: skip

    def find(self, words: str) -> Person:
        """The person of that key, or the only one of that name or variant. Raises ``NotFound``."""
        with self._desk.read() as reader:
            found = reader.people.get_many([PersonId(UUID(words))]) if _is_key(words) else reader.people.called(words)
        if len(found) != 1:
            keys = ", ".join(str(one.id) for one in found)
            raise NotFound(
                ngettext(
                    "{count} person is called “{name}”.", "{count} people are called “{name}”.", len(found)
                ).format(count=len(found), name=words),
                _("Give the key of one: {keys}.").format(keys=keys) if found else _("“annotator people” lists them."),
            )
        return found[0]

    def write(self, out: Path) -> int:
        """Write everybody to a file, ``.csv`` or ``.json``; gives how many. Raises ``ExportRefused``, ``DiskFull``."""
        return lists.write(self._desk, out)


def _side_by_side(articles: int) -> tuple[str, ...]:
    if not articles:
        return (_("no article names both"),)
    return (
        ngettext("{count} article names both", "{count} articles name both", articles).format(count=f"{articles:,}"),
    )


def _is_key(words: str) -> bool:
    try:
        UUID(words)
    except ValueError:
        return False
    return True
