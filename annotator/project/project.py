"""The project: opening, closing, listening, and the doors to its verbs by subject."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.findings import Statistics
from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.codebook import Codebook, default_codebook
from annotator.domain.corpus.numbers import EVERYTHING, Counted
from annotator.domain.ids import AnnotatorId, OperationId, ProjectId, new_id
from annotator.domain.log.operations import Changes, Deed, Listener, Outcome, Subject
from annotator.domain.moments import now
from annotator.domain.search.hits import Hit
from annotator.domain.search.query import Query
from annotator.domain.transfer.addresses import ServerAddress, location
from annotator.domain.transfer.sharing import WorkingCopies
from annotator.project.articles import Articles
from annotator.project.asking.asking import Asking
from annotator.project.codebook.exchange import Codebooks, book_in
from annotator.project.codebook.insight import Insight
from annotator.project.codebook.link_types import LinkTypes
from annotator.project.corpus.likeness import Likeness
from annotator.project.corpus.listing import Listing
from annotator.project.corpus.mended import Repairs
from annotator.project.corpus.numbers import Numbers
from annotator.project.corpus.several import Several
from annotator.project.corpus.versions import Versions
from annotator.project.desk import Desk
from annotator.project.history import History
from annotator.project.links import Links
from annotator.project.marks import Marks
from annotator.project.people import People
from annotator.project.register.reading import Register
from annotator.project.rules.coding import completed
from annotator.project.searching import Search
from annotator.project.speech import Speech
from annotator.project.suggestions import Suggestions
from annotator.project.tags import Tags
from annotator.project.team import sharing
from annotator.project.team.merging import Merging
from annotator.project.team.sharing import Opened, Sharing
from annotator.project.themes import Themes
from annotator.project.transfer.exports import Exports
from annotator.project.transfer.imports import Imports
from annotator.project.whole import Whole
from annotator.store import Store, keyed


class Project(Whole):
    """One open project and everything that can be done with it.

    It lies in a file, or in a database on a server (``postgresql://user@host/database``). Each verb
    is one transaction, one step of undo and one broadcast; what it returns is committed to disk.
    Usable from several threads. Close it, or use it as a context manager.
    """

    def __init__(self, opened: Opened, annotator: str = "") -> None:
        store = opened.store
        super().__init__(store, opened.location)
        self._desk = desk = Desk(store, _annotator(store, annotator))
        store.changed_elsewhere()  # what was written until now is no news
        self.articles = Articles(desk)
        self.listing = Listing(desk)
        self.several = Several(desk)
        self.numbers = Numbers(desk)
        self.likeness = Likeness(desk)
        self.versions = Versions(desk)
        self.repairs = Repairs(desk)
        self.marks = Marks(desk)
        self.links = Links(desk)
        self.themes = Themes(desk)
        self.people = People(desk)
        self.register = Register(desk)
        self.tags = Tags(desk)
        self.link_types = LinkTypes(desk)
        self.insight = Insight(desk)
        self.codebooks = Codebooks(desk)
        self.history = History(desk)
        self.suggestions = Suggestions(desk)
        self.asking = Asking(desk)
        self.imports = Imports(desk)
        self.exports = Exports(desk)
        self.searching = Search(desk)
        self.speech = Speech(desk)
        self.sharing = Sharing(desk, opened)
        self.merging = Merging(desk)

    @classmethod
    def create(
        cls,
        path: Path | str | ServerAddress,
        *,
        title: str = "",
        annotator: str = "",
        codebook: Codebook | None = None,
        safekeeping: Safekeeping | None = None,
        working: WorkingCopies | None = None,
    ) -> Self:
        """Make a new project at a path or an address; ``annotator`` is a name, empty for the login name.

        The title is the name of the file or database unless one is given; ``safekeeping`` and ``working``
        as for ``open``. Raises ``ProjectRefused`` where there is a project already or it cannot be written.
        """
        where = location(path)
        usual = where.database if isinstance(where, ServerAddress) else where.stem
        info = ProjectInfo(ProjectId(new_id()), title.strip() or usual, now())
        by = Annotator(AnnotatorId(new_id()), annotator.strip() or _login_name())
        what = (info, codebook or default_codebook(), by)
        return cls(sharing.made(where, what, working, safekeeping), annotator)

    @classmethod
    def open(
        cls,
        path: Path | str | ServerAddress,
        *,
        annotator: str = "",
        read_only: bool = False,
        safekeeping: Safekeeping | None = None,
        working: WorkingCopies | None = None,
    ) -> Self:
        """Open a project; the backups of a file go where ``safekeeping`` says, for ``None`` there are none.

        Where ``working`` says where working copies lie, a file on a network or in a synced folder is not
        edited in place: a private copy is, and ``sharing.publish`` brings it there.
        Raises the kinds of ``ProjectRefused`` that say why it cannot be opened.
        """
        if read_only:
            return cls(sharing.opened_for_reading(location(path), working, safekeeping), annotator)
        return cls(sharing.opened(location(path), working, safekeeping), annotator)

    @classmethod
    def open_own_copy(
        cls,
        path: Path | str,
        working: WorkingCopies,
        *,
        annotator: str = "",
        safekeeping: Safekeeping | None = None,
    ) -> Self:
        """Open an own copy of a project file that another window holds; ``sharing.publish`` brings it home."""
        return cls(sharing.opened_beside(Path(path), working, safekeeping), annotator)

    def __enter__(self) -> Self:
        """The project itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the project. Everything is saved already; what is not yet published waits in the working copy."""
        self.sharing.close()
        self._store.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._store.read_only

    @property
    def info(self) -> ProjectInfo:
        """What the project is called and when it began."""
        with self._desk.read() as reader:
            return reader.project.info()

    @property
    def annotator(self) -> Annotator:
        """Who everything is done by."""
        return self._desk.annotator

    @property
    def codebook(self) -> Codebook:
        """The tags and link types as they stand."""
        return self._desk.codebook

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the ``Changes`` of every operation, once it is committed, in the calling thread.

        Call the function that comes back to stop it.
        """
        return self._desk.listen(listener)

    def telling_later(self) -> AbstractContextManager[Callable[[], None]]:
        """What is done inside, in one thread, is told when the function that comes is called, in any other."""
        return self._desk.telling_later()

    def watch(self, news: Listener, linked: Callable[[bool], None]) -> Callable[[], None]:
        """Call ``news`` with what others change on a server, ``linked`` when its connection is lost or back.

        Both are called in a thread of their own; the function that comes back stops it. Of a file
        nothing is told: ask ``changed_elsewhere``.
        """

        def hear(changes: Changes) -> None:
            if Subject.CODEBOOK in changes.subjects:
                self._desk.forget()
            news(changes)

        return self._store.watch(hear, linked)

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote to the file since this was asked last; a server tells by itself."""
        changed = self._store.changed_elsewhere()
        if changed:
            self._desk.forget()
        return changed

    def keyed(self, key: OperationId) -> AbstractContextManager[None]:
        """The first verb inside has this key for its operation, so that it can be sent again and is done once."""
        return keyed(key)

    def done_before(self, key: OperationId) -> Outcome[None] | None:
        """The outcome of an operation whose commit was not heard of, if it is there; ``None`` where it is not."""
        with self._desk.read() as reader:
            done = reader.history.get(key)
        if done is None:
            return None
        return self._desk.told(Outcome(None, Changes(frozenset(Subject)), done.place, done))

    def rename(self, title: str) -> Outcome[ProjectInfo]:
        """Give the project another title."""
        with self._desk.write(Deed.PROJECT_RENAMED, title.strip()) as pen:
            pen.project.rename(title.strip())
            info = pen.project.info()
        return self._desk.done(pen, info)

    def annotators(self) -> list[Annotator]:
        """Everybody who has worked on the project, in the order in which they came."""
        with self._desk.read() as reader:
            return reader.annotators.all()

    @staticmethod
    def codebook_in(path: Path) -> Codebook:
        """The codebook in a file, an export or a codebook alone, with what every project needs.

        JSON, YAML, REFI or CSV. Raises ``ImportRefused``, ``NotFound``.
        """
        return completed(book_in(path).codebook)

    def merge(self, other: Path) -> Outcome[int]:
        """Bring a copy of this project home; the value is how many operations were new here."""
        outcome = self.merging.bring_home([other])
        return Outcome(outcome.value.operations, outcome.changes, outcome.place, outcome.operation)

    def statistics(self, wanted: Counted = EVERYTHING) -> Statistics:
        """How much the project holds, or the part of it that is ``wanted``; then the people are those mentioned there.

        Annotators are then those who made the marks and themes, and links those that lead from the marks.
        """
        with self._desk.read() as reader:
            return reader.statistics(wanted)

    def search(self, query: Query | str, limit: int | None = None) -> Iterator[Hit]:
        """The places that a query finds, in the order of articles; script, width and case do not matter.

        ``query`` is written as in the window: ``國防 tag:role date:2024-11..``. Raises ``QueryRefused``.
        """
        return self.searching.everywhere(query, limit)


def _annotator(store: Store, name: str) -> Annotator:
    """The annotator of that name, known to the project or new."""
    name = name.strip() or _login_name()
    with store.read() as reader:
        return reader.annotators.named(name) or Annotator(AnnotatorId(new_id()), name)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no entry for this user, or no such module on the platform
        return "annotator"
