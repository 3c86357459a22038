"""One open project, wherever it lies: reading, writing, undo. What only a file or only a server has is below it."""

import threading
import time
from abc import abstractmethod
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Connection, Engine

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.findings import Finding
from annotator.domain.care.safekeeping import Why
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError, ProjectReadOnly, ProjectRefused
from annotator.domain.ids import OperationId
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Deed, Operation, Outcome, Place, Subject
from annotator.domain.transfer.addresses import Location
from annotator.domain.transfer.merging import CopyFacts, Merged, MergePlan, Told, unheard
from annotator.store.care.keeper import Keeper
from annotator.store.joining import bringing, copies, planning
from annotator.store.texts import Texts
from annotator.store.transactions import Pen, Reader
from annotator.store.undo import write_redo, write_undo, write_undo_one
from annotator.store.writing.derived import Derived
from annotator.store.writing.ink import Ink
from annotator.store.writing.keyed import new_site
from annotator.store.writing.overtaking import Unheard

Turn = Callable[[Connection, int, Annotator], tuple[Ink, Operation] | None]

_EVERYTHING = Changes(frozenset(Subject))


class Store(Derived):
    """An open project. ``opening`` makes one; usable from several threads."""

    _reading: ClassVar[dict[str, Any]] = {}
    """How a transaction that only reads is begun."""

    def __init__(self, engine: Engine, keeper: Keeper, *, read_only: bool) -> None:
        self.keeper, self.read_only = keeper, read_only
        self._engine, self._site = engine, new_site()
        self._writing = threading.RLock()
        self._texts = Texts()
        self._known_annotators: set[UUID] = set()
        """Whose row is there for sure; none in a file, which another may take the place of."""

    @property
    @abstractmethod
    def location(self) -> Location:
        """The path of the file, or the address on the server."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What sentences and the window call it."""

    @contextmanager
    def read(self) -> Generator[Reader]:
        """A short transaction for reading."""
        with self._look() as connection:
            yield Reader(connection, self._texts)

    @contextmanager
    def write(self, by: Annotator, deed: Deed, what: str = "", place: Place | None = None) -> Generator[Pen]:
        """One transaction = one operation; rolled back whole where anything is raised inside."""
        with self._transaction() as connection:
            ink = Ink(connection, self._site, by, deed)
            ink.what, ink.place = what, place
            pen = Pen(connection, ink, self._texts)
            yield pen
            self._before_commit(ink, pen.finish())
        self._wrote(ink)

    def undo(self, by: Annotator) -> Outcome[Operation] | None:
        """Take back the annotator's last deed that stands; ``None`` where there is none."""
        return self._turn(by, write_undo)

    def redo(self, by: Annotator) -> Outcome[Operation] | None:
        """Do again what the annotator undid last; ``None`` where there is nothing."""
        return self._turn(by, write_redo)

    def undo_one(self, by: Annotator, operation: OperationId) -> Outcome[Operation]:
        """Take back one deed of the annotator. Raises ``UndoRefused`` and says what depends on it, ``NotFound``."""
        with self._transaction() as connection:
            ink, target = write_undo_one(connection, self._site, by, operation)
            ink.finish(always=True)
            self._before_commit(ink, ink.touched.changes())
        return self._turned(ink, target)

    def merge(
        self, paths: Sequence[Path], by: Annotator, told: Told = unheard, shown: MergePlan | None = None
    ) -> Outcome[Merged]:
        """Bring copies home as one operation, after a backup. Raises ``AnnotatorError``, and then nothing was done.

        ``PlanOutdated`` where a plan was ``shown`` and this is not what it tells any more. What others took back
        with a merge and what stands here all the same is kept, unless the plan that was shown lets it go.
        """
        if self.read_only:
            raise self._refusal_to_write()
        with copies.opened(paths, self._file) as others:
            with self._look() as home:
                copies.refuse_strangers(others, home)
                if not bringing.is_news(home, by, others):
                    return Outcome(Merged(0))
            copies.refuse_damaged(others)
            backup = self.keeper.before(Why.MERGE)
            with self._transaction() as home:
                keeps = shown is None or shown.keeps
                brought = bringing.merge(home, self._site, by, others, told, keeps=keeps)
                if shown is not None:
                    planning.refuse_if_outdated(home, brought, shown)
                merged = planning.merged(home, brought, backup.path if backup else None)
                for ink in brought.inks:
                    self._before_commit(ink, _EVERYTHING)
        for ink in brought.inks:
            self._wrote(ink)
        return Outcome(merged, _EVERYTHING, None, brought.operation)

    def plan_merge(
        self, paths: Sequence[Path], by: Annotator, told: Told = unheard, *, keeps: bool = True
    ) -> MergePlan:
        """What ``merge`` would bring; nothing is written. Raises as it does."""
        with copies.opened(paths, self._file) as others:
            with self._look() as home:
                copies.refuse_strangers(others, home)
                news = bringing.is_news(home, by, others)
            if not news:
                return MergePlan([CopyFacts(copy.path, 0) for copy in others], {})
            copies.refuse_damaged(others)
            with self._rehearsal() as home:
                return planning.plan(home, bringing.merge(home, self._site, by, others, told, keeps=keeps))

    @abstractmethod
    def changed_elsewhere(self) -> bool:
        """Whether another program wrote since this was asked last."""

    def check(self) -> list[Finding]:
        """Everything that is wrong with the content."""
        with self._look() as connection:
            return self._findings(connection, unheard)

    def check_beside(self, told: Told) -> list[Finding]:
        """The same of everything as it stands now, while others write. ``told`` may raise ``Cancelled``."""
        with self.frozen() as connection:
            return self._findings(connection, told)

    @staticmethod
    @abstractmethod
    def _findings(connection: Connection, told: Told) -> list[Finding]: ...

    @abstractmethod
    def mend(self) -> list[str]:
        """Make anew what is derived and wrong; gives what was mended."""

    def compact(self) -> int:
        """Take out what nobody needs; gives the bytes that are freed. A server looks after itself."""
        return 0

    def cut_history(self, by: Annotator, day: str) -> int:  # noqa: ARG002
        """Take out what was changed before a day, and what nobody needs. Raises ``ProjectRefused`` on a server."""
        raise ProjectRefused(
            _("The history of a project on a server cannot be cut."),
            _("Take it to a file with “annotator move”, cut it there, and take it back to an empty database."),
        )

    @abstractmethod
    def backup(self, target: Path) -> None:
        """Write a whole copy to the file ``target``; raises ``AnnotatorError`` where that cannot be done."""

    @contextmanager
    def snapshot(self) -> Generator[Reader]:
        """Everything as it stands now, so that long reading never keeps anybody from writing."""
        with self.frozen() as connection:
            yield Reader(connection, self._texts)

    @abstractmethod
    def frozen(self) -> AbstractContextManager[Connection]:
        """What ``snapshot`` reads from, for those who copy whole tables."""

    @abstractmethod
    def improve_plans(self) -> None:
        """Let the query planner count the tables; after an import, not per gesture."""

    @abstractmethod
    def close(self) -> None:
        """Close all connections."""

    @property
    def _file(self) -> Path | None:
        """The file in which the project lies, if it lies in one."""
        return None

    @contextmanager
    def _rehearsal(self) -> Generator[Connection]:
        """A transaction that is rolled back at its end."""
        with self._told(), self._engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin() as transaction:
                yield connection
                transaction.rollback()

    @abstractmethod
    def _told(self) -> AbstractContextManager[None]:
        """Whatever the database refuses inside comes out as a sentence for people."""

    @abstractmethod
    def _make_tables(self, connection: Connection) -> None:
        """Lay out an empty project."""

    @abstractmethod
    def _before_commit(self, ink: Ink, changes: Changes) -> None:
        """Do what else belongs into the transaction of an operation."""

    @abstractmethod
    def _wrote(self, ink: Ink) -> None:
        """Remember that an operation is committed."""

    def _unheard(self) -> Unheard | None:
        """What whoever works here may not have heard of, where the database tells of others' work."""
        return None

    def watch(self, news: Callable[[Changes], None], linked: Callable[[bool], None]) -> Callable[[], None]:  # noqa: ARG002
        """Call ``news`` with what others change, and ``linked`` when the connection is lost or back; in any thread.

        Call the function that comes back to stop it. Of a file nothing is told: ask ``changed_elsewhere``.
        """
        return lambda: None

    @contextmanager
    def _look(self) -> Generator[Connection]:
        with self._told(), self._engine.connect() as plain:
            connection = plain.execution_options(**self._reading)
            with connection.begin():
                yield connection

    def _turn(self, by: Annotator, write: Turn) -> Outcome[Operation] | None:
        with self._transaction() as connection:
            done = write(connection, self._site, by)
            if done is None:
                return None
            ink, target = done
            ink.finish(always=True)
            self._before_commit(ink, ink.touched.changes())
        return self._turned(ink, target)

    def _turned(self, ink: Ink, target: Operation) -> Outcome[Operation]:
        self._wrote(ink)
        return Outcome(target, ink.touched.changes(), target.place, target)

    @contextmanager
    def _transaction(self) -> Generator[Connection]:
        """A transaction that writes into a project which is there."""
        with self._begun() as connection:
            yield connection

    @contextmanager
    def _begun(self) -> Generator[Connection]:
        if self.read_only:
            raise self._refusal_to_write()
        with self._writing, self._told(), self._connected() as plain:
            known, of_others = self._known_annotators, self._unheard()
            connection = plain.execution_options(writing=True, unheard=of_others, known=known, begun=time.monotonic())
            with connection.begin():
                yield connection

    def _connected(self) -> AbstractContextManager[Connection]:
        """A connection for one transaction that writes."""
        return self._engine.connect()

    def _refusal_to_write(self) -> AnnotatorError:
        return ProjectReadOnly(
            _("“{name}” is open for reading only.").format(name=self.name),
            _("Nothing was changed; open it for writing, or work on a copy."),
        )

    def _lay_out(self, info: ProjectInfo, codebook: Codebook, by: Annotator) -> None:
        with self._begun() as connection:
            self._make_tables(connection)
            ink = Ink(connection, self._site, by, Deed.PROJECT_MADE)
            ink.what = info.title
            pen = Pen(connection, ink, self._texts)
            pen.annotators.add(by)
            pen.project.begin(info, codebook)
            pen.finish()
