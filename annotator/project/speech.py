"""Who says what: the corpus read as a play, and how often who speaks of what and when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.domain.codebook import CUE, PERSON, QUOTE, ROLE, Tag
from annotator.domain.corpus.speech import EVERYTHING, About, Cell, Line, Month, Page, Reached, SpokenArticle, Voice
from annotator.domain.errors import NotFound
from annotator.domain.ids import PersonId, TagId
from annotator.domain.language import _
from annotator.domain.search.typed import typed
from annotator.project.articles import Articles
from annotator.project.desk import Desk

PAGE = 60
_NO_THEMES = frozenset({PERSON, ROLE, QUOTE, CUE})


Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many quotes there are, how often who is quoted, and how many are on a theme or one below it."""

    quotes: int
    voices: dict[Voice, int]
    themes: dict[TagId, int]


@dataclass(frozen=True, slots=True)
class Spread:
    """How often who speaks on which theme itself, and in which month."""

    cells: list[Cell]
    months: list[Month]


def _untold(_done: int, _total: int) -> None:
    """Nobody asked how far it is."""


class Speech:
    """Reads what is said; nothing here changes anything."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._articles = desk, Articles(desk)

    def page(self, about: About = EVERYTHING, after: Reached | None = None, limit: int = PAGE) -> Page:
        """The next lines behind ``after``, in the order of date and place; some fewer than ``limit``, or some more."""
        with self._desk.read() as reader:
            return reader.lines.page(self._desk.codebook, about, after, limit)

    def lines(self, about: About = EVERYTHING) -> Iterator[Line]:
        """All lines, streaming."""
        page = self.page(about)
        yield from page.lines
        while page.reached is not None:
            page = self.page(about, page.reached)
            yield from page.lines

    def articles(self, after: Reached | None = None, limit: int = 100, containing: str = "") -> list[SpokenArticle]:
        """Articles in which somebody is quoted, by date; ``containing`` filters title, source and date.

        Raises ``FilterRefused``.
        """
        words = typed(containing)
        with self._desk.read() as reader:
            return reader.lines.articles(self._desk.codebook, after, limit, words)

    def themes(self) -> list[Tag]:
        """The tags by which quotes can be read: all but those of persons, roles, quotes and cues."""
        return [tag for tag in self._desk.codebook.tags if tag.kind not in _NO_THEMES]

    def counts(self, progress: Told = _untold) -> Counts:
        """Count quotes by voice and theme; ``progress`` is told between the parts and may raise to stop."""
        book = self._desk.codebook
        with self._desk.read() as reader:
            counting, tags = reader.tallies(book), [tag.id for tag in self.themes()]
            quotes = counting.quotes()
            progress(1, 4)
            voices = counting.voices()
            progress(2, 4)
            themes = counting.themes(tags)
            progress(3, 4)
            themes |= {tag: counting.on_any(below) for tag in tags if len(below := book.with_those_below(tag)) > 1}
        progress(4, 4)
        return Counts(quotes, voices, themes)

    def spread(self, progress: Told = _untold) -> Spread:
        """Count quotes by voice and theme, by voice and month; ``progress`` as for ``counts``."""
        with self._desk.read() as reader:
            counting = reader.tallies(self._desk.codebook)
            months = counting.months()
            progress(1, 2)
            cells = counting.cells([tag.id for tag in self.themes()])
        progress(2, 2)
        return Spread(cells, months)

    def about(self, *, article: str = "", person: str = "", theme: str = "") -> About:
        """What somebody means by an article's title or key, a person's name, a theme's path or name; empty for any.

        Raises ``NotFound``, and for a name that several persons have.
        """
        key = self._articles.find(article).id if article else None
        return About(key, self._person(person) if person else None, self._theme(theme) if theme else None)

    def _person(self, name: str) -> PersonId:
        with self._desk.read() as reader:
            found = reader.people.called(name)
        if len(found) == 1:
            return found[0].id
        if found:
            keys = ", ".join(str(one.id) for one in found)
            raise NotFound(
                _("Several persons are called “{name}”.").format(name=name),
                _("Their keys: {keys}. Rename one of them, or make them one.").format(keys=keys),
            )
        raise NotFound(
            _("There is no person called “{name}” in the register.").format(name=name),
            _("Check the name; variants count, too."),
        )

    def _theme(self, words: str) -> TagId:
        tags = self.themes()
        paths = {self._desk.codebook.path(tag.id): tag.id for tag in tags}
        named = [tag.id for tag in tags if tag.name == words]
        if words in paths:
            return paths[words]
        if len(named) == 1:
            return named[0]
        raise NotFound(
            _("There is no theme “{name}”.").format(name=words),
            _("There are: {names}.").format(names=", ".join(paths)),
        )
