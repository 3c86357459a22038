"""What a transaction gives: a ``Reader`` with a shelf for each subject, and a ``Pen`` that writes on them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection, func, select

from annotator.domain.care.findings import Statistics
from annotator.domain.codebook import Codebook
from annotator.domain.corpus.numbers import EVERYTHING, Counted
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.log.operations import Changes, Left, Operation, Outcome, Place
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.store import bulk
from annotator.store.joining.conflicts import settle_what_was_edited
from annotator.store.pointers import Meanings
from annotator.store.shelves.articles import ARTICLE, BODY, STATUS, Articles
from annotator.store.shelves.articles_pen import ArticlesPen
from annotator.store.shelves.codebook import ProjectPen, ProjectShelf
from annotator.store.shelves.coding.breaking import Breaking
from annotator.store.shelves.coding.coded import Coded
from annotator.store.shelves.conflicts import Conflicts, ConflictsPen
from annotator.store.shelves.corpus.likeness import Likeness
from annotator.store.shelves.corpus.listing import Listing
from annotator.store.shelves.corpus.mended import MendedTexts
from annotator.store.shelves.corpus.numbers import Numbers
from annotator.store.shelves.corpus.part import Part
from annotator.store.shelves.corpus.several_pen import SeveralPen
from annotator.store.shelves.corpus.versions import Versions
from annotator.store.shelves.history import History
from annotator.store.shelves.links import LINK, THEME, Links, LinksPen, Themes, ThemesPen
from annotator.store.shelves.marks import MARK, Marks, MarksPen, mark_of
from annotator.store.shelves.people import Annotators, AnnotatorsPen, People, PeoplePen, person_of
from annotator.store.shelves.register.listing import Register
from annotator.store.shelves.register.portrait import Portraits
from annotator.store.shelves.searches import Searches, SearchesPen
from annotator.store.shelves.speech.lines import Lines
from annotator.store.shelves.speech.tallies import Tallies
from annotator.store.shelves.suggesting.decided import Suggestions, SuggestionsPen
from annotator.store.shelves.suggesting.figures import OfSuggestions
from annotator.store.shelves.suggesting.known import KnownWords
from annotator.store.shelves.suggesting.pending import Pending
from annotator.store.shelves.suggesting.pending_pen import PendingPen
from annotator.store.shelves.timeline import Timeline
from annotator.store.tables import MarkRow, PersonRow
from annotator.store.texts import Texts
from annotator.store.words.seeking import Seeking
from annotator.store.writing import spilling
from annotator.store.writing.ink import Ink

T = TypeVar("T")


class Reader:
    """Everything that can be read, in one transaction; what it gives is fetched whole.

    A shelf is made when it is first asked for: a gesture needs two or three of them.
    """

    def __init__(self, connection: Connection, texts: Texts) -> None:
        self._connection, self._meanings, self._texts = connection, Meanings(connection), texts

    project = cached_property(lambda self: ProjectShelf(self._connection))
    annotators = cached_property(lambda self: Annotators(self._connection, self._meanings))
    articles = cached_property(lambda self: Articles(self._connection, self._meanings, self._texts))
    listing = cached_property(lambda self: Listing(self._connection, self._meanings))
    numbers = cached_property(lambda self: Numbers(self._connection, self._meanings))
    likeness = cached_property(lambda self: Likeness(self._connection, self._meanings))
    versions = cached_property(lambda self: Versions(self._connection, self._meanings))
    mended = cached_property(lambda self: MendedTexts(self._connection))
    marks = cached_property(lambda self: Marks(self._connection, self._meanings))
    links = cached_property(lambda self: Links(self._connection, self._meanings))
    themes = cached_property(lambda self: Themes(self._connection, self._meanings))
    people = cached_property(lambda self: People(self._connection, self._meanings))
    register = cached_property(lambda self: Register(self._connection, self._meanings, self.people))
    portraits = cached_property(lambda self: Portraits(self._connection, self._meanings))
    suggestions = cached_property(lambda self: Suggestions(self._connection, self._meanings))
    pending = cached_property(lambda self: Pending(self._connection, self._meanings))
    known = cached_property(lambda self: KnownWords(self._connection))
    figures = cached_property(lambda self: OfSuggestions(self._connection, self._meanings))
    conflicts = cached_property(lambda self: Conflicts(self._connection))
    coded = cached_property(lambda self: Coded(self._connection, self._meanings))
    breaking = cached_property(lambda self: Breaking(self._connection, self._meanings))
    searches = cached_property(lambda self: Searches(self._connection))
    history = cached_property(lambda self: History(self._connection, self._meanings))
    timeline = cached_property(lambda self: Timeline(self._connection, self._meanings))
    seeking = cached_property(lambda self: Seeking(self._connection, self._meanings, self._texts.sought))
    lines = cached_property(lambda self: Lines(self._connection, self._meanings))

    def export(self, articles: Sequence[ArticleId]) -> Iterator[ExchangeArticle]:
        """The articles with everything on them, in that order, streaming."""
        return bulk.export_articles(self._connection, self._meanings, articles)

    def tallies(self, book: Codebook) -> Tallies:
        """What can be counted of who says what."""
        return Tallies(self._connection, self._meanings, book)

    def makers(self) -> set[AnnotatorId]:
        """Those who made any mark, link, theme or status that stands on an article."""
        found: set[AnnotatorId] = set()
        for table in (MARK, LINK, THEME, STATUS):
            query = select(table.c.annotator).join(ARTICLE, ARTICLE.c.id == table.c.article)
            there = query.where(~table.c.gone, ~ARTICLE.c.gone).distinct()
            keys = self._connection.execute(there).scalars()
            found |= {AnnotatorId(self._meanings.annotators.root(key)) for key in keys}
        return found

    def statistics(self, wanted: Counted = EVERYTHING) -> Statistics:
        """How much the project holds of what is shown; of a part only those people and annotators that it is about."""
        ask, book = self._connection.execute, self.project.codebook()
        if wanted != EVERYTHING:
            return Part(self.numbers, book).statistics(wanted)
        characters = select(func.sum(BODY.c.length)).join(ARTICLE, ARTICLE.c.body == BODY.c.id).where(~ARTICLE.c.gone)
        names = {one.id: one.name for one in book.link_types}
        return Statistics(
            self.articles.count(),
            ask(characters).scalar() or 0,
            self.people.count(),
            len(self.annotators.all()),
            {book.path(tag): count for tag, count in self.coded.marks().items() if book.knows(tag)},
            {names[key]: count for key, count in self.coded.links().items() if key in names},
            {state.value: count for state, count in self.listing.states().items()},
        )


class Pen(Reader):
    """A reader that also writes; all of it is one operation.

    ``what`` (the words that the history shows) and ``place`` may be set until the end.
    """

    def __init__(self, connection: Connection, ink: Ink, texts: Texts) -> None:
        super().__init__(connection, texts)
        self._ink = ink
        self._operation: Operation | None = None
        self._changes = Changes()
        self._meanings.expect()

    project = cached_property(lambda self: ProjectPen(self._connection, self._ink))
    annotators = cached_property(lambda self: AnnotatorsPen(self._connection, self._meanings, self._ink))
    articles = cached_property(lambda self: ArticlesPen(self._connection, self._meanings, self._ink, self._texts))
    several = cached_property(lambda self: SeveralPen(self._connection, self._meanings, self._ink))
    marks = cached_property(lambda self: MarksPen(self._connection, self._meanings, self._ink, self.articles.shown))
    links = cached_property(lambda self: LinksPen(self._connection, self._meanings, self._ink))
    themes = cached_property(lambda self: ThemesPen(self._connection, self._meanings, self._ink))
    people = cached_property(lambda self: PeoplePen(self._connection, self._meanings, self._ink))
    conflicts = cached_property(lambda self: ConflictsPen(self._connection, self._ink))
    searches = cached_property(lambda self: SearchesPen(self._connection, self._ink))
    suggestions = cached_property(lambda self: SuggestionsPen(self._connection, self._meanings, self._ink))
    pending = cached_property(lambda self: PendingPen(self._connection, self._meanings))

    @property
    def what(self) -> str:
        """The words that the operation is done to."""
        return self._ink.what

    @what.setter
    def what(self, words: str) -> None:
        self._ink.what = words

    @property
    def place(self) -> Place | None:
        """Where the operation is done."""
        return self._ink.place

    @place.setter
    def place(self, place: Place | None) -> None:
        self._ink.place = place

    def writing_much(self) -> AbstractContextManager[None]:
        """Until its end what is written may be large: little of it waits in memory, where no window is open."""
        return spilling.early_unless_watched(self._connection)

    def import_articles(
        self, articles: Iterable[ExchangeArticle], progress: Callable[[int], None] = lambda _done: None
    ) -> tuple[list[ArticleId], int, int]:
        """Write articles with everything on them; gives their keys and how many marks and suggestions came in."""
        return bulk.import_articles(self._ink, articles, progress)

    def finish(self) -> Changes:
        """Write the operation; called once, at the end of the transaction. Gives what it changed."""
        settle_what_was_edited(self._ink)
        left = self._left()  # read before the last rows are written: those need not be waited for
        self._operation, self._changes = self._ink.finish(), replace(self._ink.touched.changes(), left=left)
        return self._changes

    def _left(self) -> Left | None:
        """How marks and people stand now; ``None`` where only reading tells: who is gone may yet be mentioned."""
        marks, people = self._ink.touched.left(MarkRow), self._ink.touched.left(PersonRow)
        if marks is None or people is None or any(row.get("gone") for row in people):
            return None
        there = (mark_of(row, self._meanings) for row in marks if not row.get("gone"))
        return Left(tuple(there), tuple(map(person_of, people)))

    def outcome(self, value: T) -> Outcome[T]:
        """``value`` with what was changed, where, and the entry of the history; after the transaction."""
        return Outcome(value, self._changes, self.place, self._operation)
