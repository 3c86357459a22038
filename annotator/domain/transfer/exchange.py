"""A project, or a part of one, on its way in or out: what our own formats carry (DESIGN section 11)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.articles import Annotator, Metadata, ProjectInfo, Repair, Status, digest
from annotator.domain.codebook import Codebook
from annotator.domain.ids import ArticleId, TagId
from annotator.domain.language import _
from annotator.domain.marks import ArticleTheme, Link, Mark
from annotator.domain.people import Person
from annotator.domain.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class ExchangeArticle:
    """One article with everything on it; links and marks refer to each other by key.

    Where the words are not to be shared, ``text`` and those of the marks are empty, and ``withheld`` is the SHA-256
    of the text that the spans count in.
    """

    id: ArticleId
    metadata: Metadata
    text: str
    statuses: tuple[Status, ...] = ()
    repairs: tuple[Repair, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    themes: tuple[ArticleTheme, ...] = ()
    starred: bool = False
    withheld: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    """What is pending, where somebody asked for it: no marks, and counted nowhere among them."""

    @property
    def sha256(self) -> str:
        """The hash of the text, whether it is here or withheld."""
        return self.withheld or digest(self.text)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a file that does not come in: a sentence, and the line where there is one."""

    message: str
    line: int | None = None

    def __str__(self) -> str:
        """In words."""
        return _("Line {line}: {message}").format(line=self.line, message=self.message) if self.line else self.message


@dataclass(frozen=True, slots=True)
class Outline:
    """What tells an article of an exchange apart, and how many marks and suggestions it has."""

    id: ArticleId
    sha256: str
    is_withheld: bool
    marks: int
    suggestions: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """What a file of another tool calls a tag, which of the exchange that is, and how many marks and themes have it."""

    words: str
    tag: TagId
    count: int


@dataclass(frozen=True, slots=True)
class Sought:
    """An article of which a file speaks without its text: what may tell it, and ``count`` things that are said on it.

    ``put`` takes the text and gives the article with its marks, and what does not fit. ``quotes`` are words that stand
    in the text, each with what stands before and behind it. ``otherwise`` gives what comes in where it is not here.
    """

    source: str
    key: ArticleId | None
    url: str
    title: str
    count: int
    put: Callable[[str], tuple[ExchangeArticle, Sequence[LeftOut]]]
    quotes: Sequence[tuple[str, str, str]] = ()
    otherwise: Callable[[], tuple[ExchangeArticle, Sequence[LeftOut]] | None] | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A project with its articles as a stream: ``articles()`` may be called again for another pass.

    ``count`` is the number of articles.
    """

    project: ProjectInfo
    codebook: Codebook
    annotators: tuple[Annotator, ...]
    people: tuple[Person, ...]
    count: int
    articles: Callable[[], Iterator[ExchangeArticle]]
    left_out: tuple[LeftOut, ...] = ()
    """What of a file did not come in."""
    sought: tuple[Sought, ...] = ()
    """Articles whose texts may be in the project that it comes into."""
    with_suggestions: bool = False
    """Whether what is pending goes out, too."""
    by_name: bool = False
    """Whether annotators are known by nothing but their names, so that one of that name is the same."""
    labels: Callable[[], tuple[Label, ...]] = tuple
    """What the tags are called in the file of another tool; none where it is our own."""
    short: Callable[[], Iterator[Outline]] | None = None
    """The outlines of the articles, where these are known without making the articles."""

    def outlines(self) -> Iterator[Outline]:
        """The outline of each article."""
        if self.short is not None:
            return self.short()
        return (
            Outline(one.id, one.sha256, bool(one.withheld), len(one.marks), len(one.suggestions))
            for one in self.articles()
        )
