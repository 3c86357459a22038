"""Which column of a table is what of an article."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.language import _, marked


class Target(StrEnum):
    """What the cells of a column become."""

    NOTHING = "nothing"
    TITLE = "title"
    TEXT = "text"
    BYLINE = "byline"
    SOURCE = "source"
    PLACE = "place"
    PUBLISHED = "published"
    URL = "url"
    LANGUAGE = "language"
    NOTE = "note"
    THEME = "theme"
    """A theme of the whole article."""

    @property
    def words(self) -> str:
        """What it is, in the current language."""
        return _(_WORDS[self])


_WORDS = {
    Target.NOTHING: marked("left out"),
    Target.TITLE: marked("title"),
    Target.TEXT: marked("text"),
    Target.BYLINE: marked("byline"),
    Target.SOURCE: marked("source"),
    Target.PLACE: marked("place"),
    Target.PUBLISHED: marked("date of publication"),
    Target.URL: marked("address (URL)"),
    Target.LANGUAGE: marked("language"),
    Target.NOTE: marked("note"),
    Target.THEME: marked("theme of the whole article"),
}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What each column is, by its name. Columns of one target are joined in the order of the table.

    ``encoding`` is the one that somebody chose for the table; empty where it is as recognised.
    """

    of: Mapping[str, Target]
    encoding: str = ""

    @property
    def has_text(self) -> bool:
        """Whether some column is the text, without which there is no article."""
        return Target.TEXT in self.of.values()

    def is_for(self, columns: tuple[str, ...]) -> bool:
        """Whether it was made for a table with exactly these columns, in any order."""
        return set(self.of) == set(columns)


@dataclass(frozen=True, slots=True)
class TableSample:
    """A table as people look at it before they say what its columns are: its first rows, and what is guessed."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guessed: ColumnMapping
