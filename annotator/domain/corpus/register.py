"""The register of people as it is read: its rows, and the page of one person out of the marks and links."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.codebook import FeatureValue
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.log.operations import Place
from annotator.domain.people import Person


class Order(StrEnum):
    """How the register is sorted."""

    MENTIONS = "mentions"
    """Whoever is mentioned most comes first."""
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register: a person with the number of mentions."""

    person: Person
    mentions: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much the register holds: people, their mentions on texts that are shown, and in how many articles."""

    people: int
    mentions: int
    articles: int
    without_role: int
    """People who hold no role anywhere."""


class Manner(StrEnum):
    """How words name somebody."""

    NAME = "name"
    PRONOUN = "pronoun"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of some mentions of a person, as they stand in the texts, and how many there are."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Where:
    """An article as a list names it, and the place in it; ``published`` is empty where nobody knows."""

    place: Place
    title: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person holds in some articles, as it is written there; the dates are those of articles.

    ``answers`` are what is answered of its newest mark of which anything is.
    """

    words: str
    first: str
    last: str
    articles: int
    answers: Mapping[str, FeatureValue] = field(default_factory=dict[str, FeatureValue])


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote of a person with the words that announce it."""

    quote: MarkId
    words: str
    cue: str
    where: Where


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article that mentions a person, and how often; the place is that of the first mention."""

    mentions: int
    where: Where


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person with the words around it."""

    mark: MarkId
    words: str
    before: str
    after: str
    where: Where


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the marks and links of a project tell of a person; ``days`` counts mentions by the date of the article."""

    person: Person
    namings: tuple[Naming, ...]
    days: Mapping[str, int]
    articles: int
    roles: tuple[Held, ...]
    quotes: int

    @property
    def mentions(self) -> int:
        """How many mentions there are in articles that stand."""
        return sum(self.days.values())


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What is known of a person where possible duplicates are sought; roles as they are written."""

    person: PersonId
    name: str
    variants: tuple[str, ...]
    mentions: int
    roles: tuple[str, ...]


class Likelihood(StrEnum):
    """How likely it is that two persons are one, the likeliest first."""

    VERY = "very likely"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two persons who may be one, whoever is mentioned more first, with the grounds as sentences."""

    one: Entry
    other: Entry
    likelihood: Likelihood
    grounds: tuple[str, ...]
