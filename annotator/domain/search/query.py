"""What is sought, as values; ``written`` is the line in which people write it, ``reading`` reads that line."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.spans import Span

NOWHERE = Span(0, 0)


class Where(StrEnum):
    """What is looked through."""

    TEXT = "text"
    MARKS = "marks"
    NOTES = "notes"
    TITLES = "titles"
    PEOPLE = "people"


IN_TEXT = frozenset({Where.TEXT, Where.MARKS, Where.PEOPLE})
"""What is found there stands in the reading text itself."""


class Way(StrEnum):
    """How words are compared, where not as usual: blind to script, width and case, anywhere in a word."""

    EXACT = "exact"
    WORD = "word"
    REGEX = "regex"


class Field(StrEnum):
    """By what places are filtered: the first three ask for marks, the others for articles."""

    TAG = "tag"
    BY = "by"
    PERSON = "person"
    STATUS = "status"
    SOURCE = "source"
    DATE = "date"
    TITLE = "title"
    BYLINE = "byline"
    PLACE = "place"
    LANG = "lang"


OF_MARKS = frozenset({Field.TAG, Field.BY, Field.PERSON})
ANYTHING = "*"
"""As the value of a filter: whatever it is, as long as there is something."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that shall be there, or with ``wanted`` false shall not. ``span`` is where they stand in the line."""

    words: str
    wanted: bool = True
    span: Span = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        """As it stands in a line: in quotation marks where it would mean something else without."""
        return _sign(self) + (self.words if _PLAIN.fullmatch(self.words) else _in_quotes(self.words))


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition beside the words. ``span`` is where it stands in the line."""

    name: Field
    value: str
    wanted: bool = True
    span: Span = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        """As it stands in a line."""
        value = self.value if _PLAIN_VALUE.fullmatch(self.value) else _in_quotes(self.value)
        return f"{_sign(self)}{self.name}:{value}"

    @property
    def dates(self) -> tuple[str, str]:
        """First and last date of a ``date``; empty for open ends. One date alone is both."""
        first, dots, last = self.value.partition("..")
        return (first, last) if dots else (first, first)


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that is sought at once.

    All wanted terms must be there. Of several filters by the same field one suffices, each field must hold;
    what is not wanted must not hold at all. No ``where`` means the texts.
    """

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    where: frozenset[Where] = frozenset()
    ways: frozenset[Way] = frozenset()

    @classmethod
    def of_words(cls, words: str) -> "Query":
        """A query for exactly these words, whatever characters they have."""
        return cls((Term(words),) if words else ())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not self.terms and not self.filters

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that shall be there."""
        return tuple(term for term in self.terms if term.wanted)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """The terms that shall not be there."""
        return tuple(term for term in self.terms if not term.wanted)

    def by(self, *fields: Field) -> tuple[Filter, ...]:
        """The filters by these fields."""
        return tuple(one for one in self.filters if one.name in fields)

    @property
    def places(self) -> frozenset[Where]:
        """What is looked through: without words, the marks where they are filtered, else the titles."""
        if self.where:
            return self.where
        if self.wanted:
            return frozenset({Where.TEXT})
        wanted = any(one.wanted for one in self.by(*OF_MARKS))
        return frozenset({Where.MARKS if wanted else Where.TITLES})

    def __str__(self) -> str:
        """The line that reads as this query."""
        parts = [*map(str, self.terms), *map(str, self.filters)]
        parts += [f"in:{one}" for one in Where if one in self.where]
        parts += [f"as:{one}" for one in Way if one in self.ways]
        return " ".join(parts)


_PLAIN = re.compile(r"(?!-)(?![A-Za-z]+[:：])[^\s\"“”]+")
_PLAIN_VALUE = re.compile(r"[^\s\"“”]+")


def _in_quotes(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _sign(part: Term | Filter) -> str:
    return "" if part.wanted else "-"
