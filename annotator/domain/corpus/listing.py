"""The list of all articles: which of them are wanted, in which order, and in which groups they fall."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from annotator.domain.articles import Metadata, State, Status
from annotator.domain.ids import AnnotatorId, ArticleId, TagId
from annotator.domain.moments import Moment
from annotator.domain.search.typed import typed


class Column(StrEnum):
    """What the list can be sorted by."""

    ORDINAL = "ordinal"
    STARRED = "starred"
    TITLE = "title"
    SOURCE = "source"
    PUBLISHED = "published"
    PLACE = "place"
    BYLINE = "byline"
    LANGUAGE = "language"
    SCRIPT = "script"
    LENGTH = "length"
    MARKS = "marks"
    STATUS = "status"
    ASSIGNED = "assigned"
    NOTE = "note"
    CREATED = "created"


class Grouping(StrEnum):
    """What articles can be grouped by; a date counts as its month."""

    SOURCE = "source"
    DATE = "date"
    STATUS = "status"
    ASSIGNEE = "assignee"
    TAG = "tag"


class Rule(StrEnum):
    """By what the next article to work on is chosen."""

    UNASSIGNED = "unassigned"
    """The first one that nobody has taken."""
    OLDEST = "oldest"
    """The one with the earliest date that one has not finished."""
    UNCERTAIN = "uncertain"
    """The one with the least certain suggestion of all that one has not finished."""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are wanted; what is not said does not matter.

    ``words`` (parted by spaces) all stand in title, source, byline, place, date or note, in either script.
    ``states`` are those of the annotator who asks, or of ``annotators`` where there are any; these have a status or a
    mark on the article. ``since`` and ``until`` are dates or parts of one, both included; ``months`` are
    the first seven characters of a date, none for no date. ``tags`` mean themselves alone, on a mark or on
    the whole article. ``unassigned`` are those without any status.

    Raises ``FilterRefused`` for words and dates that no filter takes.
    """

    words: str = ""
    states: frozenset[State] = frozenset()
    sources: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    months: frozenset[str] = frozenset()
    tags: frozenset[TagId] = frozenset()
    annotators: frozenset[AnnotatorId] = frozenset()
    starred: bool = False
    unassigned: bool = False

    def __post_init__(self) -> None:
        """Refuse what no filter takes."""
        for words in (self.words, self.since, self.until):
            typed(words)

    def within(self, grouping: Grouping, key: str) -> "ArticleFilter":
        """The same, of one group only; ``key`` is that of a ``Group``."""
        match grouping:
            case Grouping.SOURCE:
                return replace(self, sources=frozenset({key}))
            case Grouping.DATE:
                return replace(self, months=frozenset({key}))
            case Grouping.STATUS:
                return replace(self, states=frozenset({State(key)}))
            case Grouping.ASSIGNEE if not key:
                return replace(self, unassigned=True)
            case Grouping.ASSIGNEE:
                return replace(self, annotators=frozenset({AnnotatorId(UUID(key))}))
            case Grouping.TAG:
                return replace(self, tags=frozenset({TagId(UUID(key))}))


ALL = ArticleFilter()
"""Every article."""


@dataclass(frozen=True, slots=True)
class Order:
    """How the list is sorted; what is equal stands as in the project."""

    column: Column = Column.ORDINAL
    descending: bool = False


IN_ORDER = Order()
"""As the articles came in."""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """One row of the list. ``state`` is that of the annotator who asks, ``statuses`` are everybody's."""

    id: ArticleId
    ordinal: int
    metadata: Metadata
    starred: bool
    length: int
    marks: int
    state: State
    created: Moment
    statuses: tuple[Status, ...] = ()

    def value(self, column: Column) -> str | int:
        """What the row is sorted by."""
        match column:
            case Column.ORDINAL | Column.LENGTH | Column.MARKS | Column.CREATED:
                return int(getattr(self, column.value))
            case Column.STARRED:
                return int(self.starred)
            case Column.STATUS:
                return rank(self.state)
            case Column.ASSIGNED:
                return len(self.statuses)
            case _:
                return str(getattr(self.metadata, column.value))


@dataclass(frozen=True, slots=True)
class Group:
    """So many of the articles have the same source, month, status, assignee or tag; ``words`` name it."""

    key: str
    words: str
    count: int


def rank(state: State) -> int:
    """How far a state is, from 0."""
    return _RANKS[state]


_RANKS = {state: at for at, state in enumerate(State)}
