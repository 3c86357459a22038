"""Who says what: the corpus read as a play, and how often who speaks of what and when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.domain.codebook import CUE, PERSON, QUOTE, ROLE, Tag
from annotator.domain.ids import TagId
from annotator.domain.speech import EVERYTHING, About, Cell, Line, Month, Page, Reached, SpokenArticle, Voice
from annotator.project.desk import Desk

PAGE = 60
_NO_THEMES = frozenset({PERSON, ROLE, QUOTE, CUE})


@dataclass(frozen=True, slots=True)
class Tally:
    """How often who is quoted in the whole project, on which theme and in which month.

    ``themes`` counts quotes on a tag or one below it, ``cells`` those on the tag itself.
    """

    quotes: int
    voices: dict[Voice, int]
    themes: dict[TagId, int]
    cells: list[Cell]
    months: list[Month]


class Speech:
    """Reads what is said; nothing here changes anything."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
        """Articles in which somebody is quoted, by date; ``containing`` filters title, source and date."""
        with self._desk.read() as reader:
            return reader.lines.articles(self._desk.codebook, after, limit, containing)

    def themes(self) -> list[Tag]:
        """The tags by which quotes can be read: all but those of persons, roles, quotes and cues."""
        return [tag for tag in self._desk.codebook.tags if tag.kind not in _NO_THEMES]

    def tally(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Tally:
        """Count everything; ``progress`` is told after each part and may raise to stop."""
        tags, parts = [tag.id for tag in self.themes()], 5
        with self._desk.read() as reader:
            counting = reader.tallies(self._desk.codebook)
            quotes = counting.quotes()
            progress(1, parts)
            voices = counting.voices()
            progress(2, parts)
            themes = counting.themes(tags)
            themes |= {
                tag: counting.on_any(below)
                for tag in tags
                if len(below := self._desk.codebook.with_those_below(tag)) > 1
            }
            progress(3, parts)
            months = counting.months()
            progress(4, parts)
            cells = counting.cells(tags)
        progress(parts, parts)
        return Tally(quotes, voices, themes, cells, months)
