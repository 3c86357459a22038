"""The project: opening, closing, listening, and the doors to its verbs by subject."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.safekeeping import Backup, Safekeeping, Why
from annotator.domain.codebook import Codebook, default_codebook
from annotator.domain.errors import NotFound, ProjectRefused
from annotator.domain.findings import Finding, Hit, Statistics
from annotator.domain.ids import AnnotatorId, OperationId, ProjectId, new_id
from annotator.domain.language import _
from annotator.domain.merging import Told
from annotator.domain.moments import now
from annotator.domain.operations import Changes, Deed, Listener, Outcome, Subject
from annotator.domain.sharing import WorkingCopies
from annotator.domain.transfer.addresses import Location, ServerAddress, location
from annotator.formats import annot_json, parsing
from annotator.project import sharing
from annotator.project.articles import Articles
from annotator.project.desk import Desk
from annotator.project.exports import Exports
from annotator.project.history import History
from annotator.project.imports import Imports
from annotator.project.links import Links
from annotator.project.marks import Marks
from annotator.project.merging import Merging
from annotator.project.people import People
from annotator.project.searching import Search
from annotator.project.sharing import Opened, Sharing
from annotator.project.suggestions import Suggestions
from annotator.project.tags import Tags
from annotator.project.themes import Themes
from annotator.store import FileStore, Store, keyed, move


class Project:
    """One open project and everything that can be done with it.

    It lies in a file, or in a database on a server (``postgresql://user@host/database``). Each verb
    is one transaction, one step of undo and one broadcast; what it returns is committed to disk.
    Usable from several threads. Close it, or use it as a context manager.
    """

    def __init__(self, opened: Opened, annotator: str = "") -> None:
        self._store = store = opened.store
        self._desk = desk = Desk(store, _annotator(store, annotator))
        store.changed_elsewhere()  # what was written until now is no news
        self.articles = Articles(desk)
        self.marks = Marks(desk)
        self.links = Links(desk)
        self.themes = Themes(desk)
        self.people = People(desk)
        self.tags = Tags(desk)
        self.history = History(desk)
        self.suggestions = Suggestions(desk)
        self.imports = Imports(desk)
        self.exports = Exports(desk)
        self.searching = Search(desk)
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
    def location(self) -> Location:
        """Where the project lies for everybody: the path of a file, not of its working copy, or an address."""
        return self.sharing.location

    @property
    def name(self) -> str:
        """What the project is called after where it lies: the file's name, or the database and its server."""
        return self._store.name

    @property
    def path(self) -> Path:
        """Where the project file lies. Raises ``ProjectRefused`` for one that lies on a server."""
        if isinstance(self.location, ServerAddress):
            raise ProjectRefused(
                _("“{name}” lies on a server, not in a file.").format(name=self.name),
                _("Take a copy first: annotator move ADDRESS copy.annot"),
            )
        return self.location

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
        """The codebook in a JSON file, an export or a codebook alone. Raises ``ImportRefused``, ``NotFound``."""
        if not path.is_file():
            raise NotFound(_("There is no file “{path}”.").format(path=path), _("Check the name."))
        return parsing.codebook(annot_json.load(path))

    @staticmethod
    def recover(damaged: Path, out: Path) -> list[Finding]:
        """Save what a damaged file still holds into a new project ``out``; one finding for each loss."""
        return FileStore.recover(damaged, out)

    def merge(self, other: Path) -> Outcome[int]:
        """Bring a copy of this project home; the value is how many operations were new here."""
        outcome = self.merging.bring_home([other])
        return Outcome(outcome.value.operations, outcome.changes, outcome.place, outcome.operation)

    def check(self) -> list[Finding]:
        """What is wrong with the file; an empty list if nothing is."""
        return self._store.check()

    def check_beside(self, told: Told) -> list[Finding]:
        """The same beside the work: ``told`` is told how far it is and may raise ``Cancelled`` to stop."""
        return self._store.check_beside(told)

    def mend(self) -> list[str]:
        """Make anew what is derived from the rest and wrong, after a backup; gives what was mended."""
        return self._store.mend()

    def compact(self) -> int:
        """Take out what nobody needs, after a backup; gives the bytes that are freed. The history stays whole."""
        return self._store.compact()

    def keep_backup(self) -> Backup | None:
        """Put a backup among the others, or find the one that holds the same; ``None`` without safekeeping.

        Raises ``AnnotatorError`` where it cannot be made.
        """
        return self._store.keeper.make(Why.HAND)

    def backup(self, target: Path | None = None) -> Path:
        """Copy the project to the file ``target``; gives the copy's path.

        Without one, beside the project with the time in its name, or in the current folder for one on a server.
        """
        where = self.location
        usual = Path.cwd() / f"{where.database}.annot" if isinstance(where, ServerAddress) else where
        target = target or usual.with_name(f"{usual.stem} {datetime.now().astimezone():%Y-%m-%d %H%M%S}{usual.suffix}")
        self._store.backup(target)
        return target

    def move(
        self, where: Path | str | ServerAddress, progress: Callable[[int, int], None] = lambda _done, _total: None
    ) -> Location:
        """Copy the whole project, with its history, into an empty database or a new file; gives its place.

        This one stays as it is. ``progress`` is told rows done and their number, and may raise
        ``Cancelled``: then nothing is there. Raises ``ProjectRefused`` where something is there already.
        """
        target = location(where)
        with self._store.frozen() as source:
            move(source, target, progress)
        return target

    def statistics(self) -> Statistics:
        """How much the project holds."""
        with self._desk.read() as reader:
            return reader.statistics()

    def search(self, query: str, limit: int | None = None) -> Iterator[Hit]:
        """The places where ``query`` stands, in the order of articles; script, width and case do not matter."""
        return self.searching.hits(query, limit)


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
