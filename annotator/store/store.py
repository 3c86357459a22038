"""One open project file: reading, writing, undo, and the care of the file."""

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlmodel import SQLModel

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.safekeeping import Safekeeping, Why
from annotator.domain.codebook import Codebook
from annotator.domain.errors import ProjectReadOnly, ProjectRefused
from annotator.domain.findings import Finding
from annotator.domain.language import _
from annotator.domain.operations import Changes, Deed, Operation, Outcome, Place, Subject
from annotator.store import merge, search
from annotator.store.care import backup, check, recover
from annotator.store.care.guard import look_before_opening
from annotator.store.care.keeper import Keeper
from annotator.store.engine import APPLICATION_ID, FORMAT, engine_for
from annotator.store.ink import Ink, new_site
from annotator.store.refusals import read_only, told_to_people
from annotator.store.shelves.history import History
from annotator.store.texts import Texts
from annotator.store.transactions import Pen, Reader
from annotator.store.undo import write_redo, write_undo

Turn = Callable[[Connection, int, Annotator], tuple[Ink, Operation] | None]


class Store:
    """An open project file. Make one with ``create`` or ``open``; usable from several threads."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool, safekeeping: Safekeeping | None = None) -> None:
        self.path, self.read_only = path, read_only
        self.keeper = Keeper(safekeeping, path, engine)
        self._engine, self._site = engine, new_site()
        self._writing = threading.RLock()
        self._texts = Texts()
        self._known: int = 0
        self._somebody_wrote: bool = False

    @classmethod
    def create(
        cls, path: Path, info: ProjectInfo, codebook: Codebook, by: Annotator, safekeeping: Safekeeping | None = None
    ) -> "Store":
        """Make a new project file. Raises ``ProjectRefused`` where something lies there or cannot be written."""
        with _new_file(path), told_to_people(path):
            store = cls(path, engine_for(path, read_only=False), read_only=False, safekeeping=safekeeping)
            store._lay_out(info, codebook, by)
        return store

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, safekeeping: Safekeeping | None = None) -> "Store":
        """Open a project file. Raises the kinds of ``ProjectRefused`` that say why not, or ``NotFound``."""
        look_before_opening(path, read_only=read_only)
        store = cls(path, engine_for(path, read_only=read_only), read_only=read_only, safekeeping=safekeeping)
        if not read_only:
            store._try_to_write()
            store.keeper.begin_day()
        return store

    @classmethod
    def recover(cls, damaged: Path, out: Path) -> list[Finding]:
        """Save what a damaged file still holds into a new file ``out``; one finding for each loss."""
        with _new_file(out), told_to_people(out):
            engine = engine_for(out, read_only=False)
            try:
                with engine.connect() as plain, plain.execution_options(writing=True).begin():
                    _make_tables(plain)
                    return recover.salvage(damaged, plain)
            finally:
                engine.dispose()

    @contextmanager
    def read(self) -> Generator[Reader]:
        """A short transaction for reading."""
        with told_to_people(self.path), self._engine.connect() as connection, connection.begin():
            yield Reader(connection, self._texts)

    @contextmanager
    def write(self, by: Annotator, deed: Deed, what: str = "", place: Place | None = None) -> Generator[Pen]:
        """One transaction = one operation; rolled back whole where anything is raised inside."""
        with self._transaction() as connection:
            ink = Ink(connection, self._site, by, deed)
            ink.what, ink.place = what, place
            pen = Pen(connection, ink, self._texts)
            yield pen
            pen.finish()
        self._wrote(ink)

    def undo(self, by: Annotator) -> Outcome[Operation] | None:
        """Take back the annotator's last deed that stands; ``None`` where there is none."""
        return self._turn(by, write_undo)

    def redo(self, by: Annotator) -> Outcome[Operation] | None:
        """Do again what the annotator undid last; ``None`` where there is nothing."""
        return self._turn(by, write_redo)

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote since this was asked last."""
        with told_to_people(self.path), self._engine.connect() as connection, connection.begin():
            newest = History(connection).newest()
        changed = self._somebody_wrote or newest != self._known
        self._known, self._somebody_wrote = newest, False
        return changed

    def check(self) -> list[Finding]:
        """Everything that is wrong with the content."""
        with told_to_people(self.path), self._engine.connect() as connection, connection.begin():
            return check.findings(connection)

    def backup(self, target: Path) -> None:
        """Write a whole copy to ``target``; raises ``AnnotatorError`` where that cannot be done."""
        backup.write(self._engine, target)

    def merge(self, other: Path, by: Annotator) -> Outcome[int]:
        """Bring the operations of a copy home; the value is how many were new here."""
        look_before_opening(other, read_only=True)
        self.keeper.before(Why.MERGE)
        with self._transaction() as connection:
            ink = Ink(connection, self._site, by, Deed.MERGED)
            ink.what = other.name
            count = merge.bring_home(connection, other)
            operation = ink.finish(always=True) if count else None
        return Outcome(count, Changes(frozenset(Subject)) if count else Changes(), None, operation)

    @contextmanager
    def snapshot(self) -> Generator[Reader]:
        """Everything as it stands now, in a private copy, so that long reading never keeps anybody from writing."""
        with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
            copy = Path(folder, self.path.name)
            self.backup(copy)
            engine = engine_for(copy, read_only=True)
            try:
                with told_to_people(copy), engine.connect() as connection, connection.begin():
                    yield Reader(connection, self._texts)
            finally:
                engine.dispose()

    def improve_plans(self) -> None:
        """Let the query planner count the tables; after an import, not per gesture."""
        with self._transaction() as connection:
            connection.execute(text("ANALYZE"))

    def search_is_behind(self) -> bool:
        """Whether the search index lacks texts, in a project that is large enough to need one."""
        with told_to_people(self.path), self._engine.connect() as connection, connection.begin():
            return search.is_behind(connection)

    def build_search(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Take all texts into the search index that it lacks, in short transactions.

        ``progress`` is told how many of how many are in, and may raise to stop: what is in stays in.
        """
        with self._transaction() as connection:
            search.begin(connection)
            pieces = search.missing(connection)
        done, total = 0, sum(map(len, pieces))
        for piece in pieces:
            progress(done, total)
            with self._transaction() as connection:
                search.take_in(connection, piece)
            done += len(piece)
        progress(total, total)

    def drop_search(self) -> None:
        """Take the search index away: the file is smaller by nearly the size of its texts, searching slower."""
        with self._transaction() as connection:
            search.drop(connection)

    def close(self) -> None:
        """Close all connections; on a file that may be written, leave no journal behind."""
        self.keeper.finish()
        if not self.read_only:
            with told_to_people(self.path), self._engine.connect() as connection:
                raw = connection.connection.driver_connection
                if isinstance(raw, sqlite3.Connection):
                    raw.execute("PRAGMA journal_mode=DELETE")
        self._engine.dispose()

    def _turn(self, by: Annotator, write: Turn) -> Outcome[Operation] | None:
        with self._transaction() as connection:
            done = write(connection, self._site, by)
            if done is None:
                return None
            ink, target = done
            ink.finish()
        self._wrote(ink)
        return Outcome(target, ink.changes(), target.place, target)

    @contextmanager
    def _transaction(self) -> Generator[Connection]:
        if self.read_only:
            raise ProjectReadOnly(
                _("“{name}” is open for reading only.").format(name=self.path.name),
                _("Nothing was changed; open it for writing, or work on a copy."),
            )
        with self._writing, told_to_people(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                yield connection

    def _wrote(self, ink: Ink) -> None:
        """Remember our own clock, and whether somebody else's came before it."""
        self._somebody_wrote |= ink.before != self._known
        self._known = ink.hlc if ink.wrote else ink.before

    def _try_to_write(self) -> None:
        with told_to_people(self.path), self._engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA query_only").scalar():
                raise read_only(self.path)

    def _lay_out(self, info: ProjectInfo, codebook: Codebook, by: Annotator) -> None:
        with self._transaction() as connection:
            _make_tables(connection)
            ink = Ink(connection, self._site, by, Deed.PROJECT_MADE)
            ink.what = info.title
            pen = Pen(connection, ink, self._texts)
            pen.annotators.add(by)
            pen.project.begin(info, codebook)
            pen.finish()


def _make_tables(connection: Connection) -> None:
    SQLModel.metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


@contextmanager
def _new_file(path: Path) -> Generator[None]:
    """An empty file that was not there before; gone again where what follows fails. Raises ``ProjectRefused``."""
    _make_file(path)
    with ExitStack() as afterwards:
        afterwards.callback(path.unlink, missing_ok=True)
        yield
        afterwards.pop_all()


def _make_file(path: Path) -> None:
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise ProjectRefused(
            _("“{path}” exists already.").format(path=path), _("Choose another name, or open it.")
        ) from error
    except OSError as error:
        raise ProjectRefused(
            _("“{path}” cannot be made: {reason}.").format(path=path, reason=error.strerror),
            _("Choose a folder that exists and that you may write to."),
        ) from error
