"""Figures about a project: tables that count articles, marks, tags and people, and what of the project they count."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from annotator.domain.articles import State
from annotator.domain.ids import AnnotatorId, TagId
from annotator.domain.search.typed import typed
from annotator.domain.spans import Span

Cell: TypeAlias = str | int | float


class Figure(StrEnum):
    """A table of figures."""

    TAGS = "tags"
    PEOPLE = "people"
    SOURCES = "sources"
    DATES = "dates"
    TOGETHER = "together"
    """Pairs of tags that stand in the same article."""
    PARAGRAPHS = "paragraphs"
    """Pairs of tags that stand in the same paragraph."""
    ANNOTATORS = "annotators"
    ARTICLES = "articles"
    """Marks of each annotator on each article."""
    LENGTHS = "lengths"
    SPREAD = "spread"
    """How many marks are how long."""
    ORIGINS = "origins"
    """Marks made by hand, and those that were accepted, imported, or made by a rule."""
    TIMES = "times"
    """Seconds of work for a mark by hand and for one from a suggestion, from the log; see ``times``."""
    PROGRESS = "progress"
    """Marks made and articles done, day by day."""


COLUMNS: dict[Figure, tuple[str, ...]] = {
    Figure.TAGS: ("tag", "marks", "articles", "annotators", "whole_articles"),
    Figure.PEOPLE: ("person", "mentions", "articles"),
    Figure.SOURCES: ("source", "articles", "characters", "marks"),
    Figure.DATES: ("month", "articles", "characters", "marks"),
    Figure.TOGETHER: ("tag", "other_tag", "articles"),
    Figure.PARAGRAPHS: ("tag", "other_tag", "paragraphs"),
    Figure.ANNOTATORS: ("annotator", "marks", "articles", "marks_per_article", "done"),
    Figure.ARTICLES: ("article", "source", "published", "annotator", "marks"),
    Figure.LENGTHS: ("tag", "marks", "shortest", "mean", "longest", "characters"),
    Figure.SPREAD: ("characters", "marks"),
    Figure.ORIGINS: ("tag", "marks", "by_hand", "accepted", "imported", "by_rule", "accepted_percent"),
    Figure.TIMES: ("tag", "by_hand", "seconds_by_hand", "accepted", "seconds_accepted"),
    Figure.PROGRESS: ("day", "marks", "done"),
}
"""What stands above each column, in the words of the command line."""
BARS: dict[Figure, str] = {
    Figure.TAGS: "marks", Figure.PEOPLE: "mentions", Figure.SOURCES: "articles", Figure.DATES: "articles",
    Figure.TOGETHER: "articles", Figure.PARAGRAPHS: "paragraphs", Figure.ANNOTATORS: "marks",
    Figure.ARTICLES: "marks", Figure.LENGTHS: "mean", Figure.SPREAD: "marks", Figure.PROGRESS: "marks",
    Figure.ORIGINS: "accepted_percent", Figure.TIMES: "seconds_by_hand",
}  # fmt: skip
"""The column that is drawn as bars."""
LENGTHS = (1, 2, 3, 5, 9, 17, 33, 65, 129)
"""Where each class of lengths begins, in characters."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted; what is not said does not matter.

    ``sources``, ``since``, ``until`` and ``states`` choose articles, the last by what any annotator says, or
    any of ``annotators``. ``annotators`` and ``tags`` choose marks and themes; tags mean themselves alone.

    Raises ``FilterRefused`` for dates that no filter takes.
    """

    annotators: frozenset[AnnotatorId] = frozenset()
    tags: frozenset[TagId] = frozenset()
    sources: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    states: frozenset[State] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what no filter takes."""
        for date in (self.since, self.until):
            typed(date)


EVERYTHING = Counted()
"""The whole project."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of figures, sorted as it is read."""

    figure: Figure
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands above each column."""
        return COLUMNS[self.figure]

    @property
    def bar(self) -> int:
        """The number of the column that is drawn as bars."""
        return self.columns.index(BARS[self.figure])


def length_class(at: int) -> str:
    """What a class of lengths is called, by its number."""
    start = LENGTHS[at]
    if at + 1 == len(LENGTHS):
        return f"{start}+"
    last = LENGTHS[at + 1] - 1
    return str(start) if start == last else f"{start}–{last}"


def pairs_in_paragraphs(text: str, marks: Iterable[tuple[TagId, Span]]) -> Counter[tuple[TagId, TagId]]:
    """In how many paragraphs of a text each pair of tags stands; a mark stands in every one that it touches."""
    ends = [found.start() for found in re.finditer("\n", text)]
    there: dict[int, set[TagId]] = {}
    for tag, span in marks:
        for paragraph in range(bisect_left(ends, span.start), bisect_left(ends, span.end - 1) + 1):
            there.setdefault(paragraph, set()).add(tag)
    return pairs(there.values())


def pairs(together: Iterable[Iterable[TagId]]) -> Counter[tuple[TagId, TagId]]:
    """How often each two tags stand together; the smaller key first."""
    return Counter(pair for tags in together for pair in combinations(sorted(set(tags)), 2))


def sorted_rows(rows: Iterable[tuple[Cell, ...]], by: int) -> tuple[tuple[Cell, ...], ...]:
    """Rows with the greatest figure in a column first, then by their words."""

    def place(row: Sequence[Cell]) -> tuple[float, tuple[str, ...]]:
        figure = row[by]
        return (-figure if isinstance(figure, int | float) else 0.0, tuple(str(cell) for cell in row))

    return tuple(sorted(rows, key=place))
