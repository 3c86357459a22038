"""A project that lies in one SQLite file: opening it with care, seeing who else wrote, whole copies."""

import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import InvalidRequestError
from sqlmodel import SQLModel

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.findings import Finding
from annotator.domain.care.safekeeping import Safekeeping, Why
from annotator.domain.codebook import Codebook
from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _
from annotator.domain.log.operations import Changes, Deed
from annotator.domain.transfer.merging import Told
from annotator.store import search
from annotator.store.care import backup, check, compact, recover, rows
from annotator.store.care.guard import look_before_opening, private_copy
from annotator.store.care.keeper import Keeper
from annotator.store.care.migrating import bring_up
from annotator.store.engine import APPLICATION_ID, FORMAT, engine_for
from annotator.store.file import proving
from annotator.store.joining import bringing, copies
from annotator.store.pointers import Meanings
from annotator.store.refusals import damaged, read_only, told_to_people
from annotator.store.shelves.history import History
from annotator.store.store import Store
from annotator.store.turning.horizon import clock_of
from annotator.store.writing.ink import Ink
from annotator.store.writing.spilling import early_unless_watched

_NO_VALUE = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError, InvalidRequestError)
"""What reading raises where a row is not as ours are; and what our own mistakes raise as well."""


class FileStore(Store):
    """An open project file. Make one with ``create`` or ``open``."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool, safekeeping: Safekeeping | None = None) -> None:
        super().__init__(engine, Keeper(safekeeping, path, engine), read_only=read_only)
        self.path = path
        self._afterwards = ExitStack()
        self._known = self._known_count = 0
        self._somebody_wrote: bool = False

    @classmethod
    def create(
        cls, path: Path, info: ProjectInfo, codebook: Codebook, by: Annotator, safekeeping: Safekeeping | None = None
    ) -> "FileStore":
        """Make a new project file. Raises ``ProjectRefused`` where something lies there or cannot be written."""
        with new_file(path), told_to_people(path):
            store = cls(path, engine_for(path, read_only=False), read_only=False, safekeeping=safekeeping)
            store._lay_out(info, codebook, by)
        return store

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, safekeeping: Safekeeping | None = None) -> "FileStore":
        """Open a project file. Raises the kinds of ``ProjectRefused`` that say why not, or ``NotFound``."""
        look = look_before_opening(path, read_only=read_only)
        if read_only and (look.in_pieces or look.format < FORMAT):
            return cls._open_copy(path)
        if look.format < FORMAT:
            bring_up(path, safekeeping)
        store = cls(path, engine_for(path, read_only=read_only), read_only=read_only, safekeeping=safekeeping)
        if not read_only:
            store._try_to_write()
            store.keeper.begin_day()
        return store

    @classmethod
    def _open_copy(cls, path: Path) -> "FileStore":
        """Read a private copy of a file of an earlier format, or of one that cannot be read as it lies there."""
        with ExitStack() as until:
            copy = until.enter_context(private_copy(path))
            bring_up(copy)
            store = cls(path, engine_for(copy, read_only=True), read_only=True)
            store._afterwards = until.pop_all()
        return store

    @classmethod
    def recover(cls, damaged: Path, out: Path) -> list[Finding]:
        """Save what a damaged file still holds into a new file ``out``; one finding for each loss."""
        with new_file(out), told_to_people(out):
            store = cls(out, engine_for(out, read_only=False), read_only=False)
            try:
                with store._engine.connect() as plain, plain.execution_options(writing=True).begin():
                    make_tables(plain)
                    with early_unless_watched(plain):
                        return recover.salvage(damaged, plain)
            finally:
                store.close()

    @property
    def location(self) -> Path:
        """The path of the file."""
        return self.path

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote since this was asked last."""
        with self._look() as connection:
            history = History(connection, Meanings(connection))
            newest, count = history.newest(), history.count()
        # A copy that was merged may bring older operations only: the newest clock alone tells nothing then.
        changed = self._somebody_wrote or (newest, count) != (self._known, self._known_count)
        self._known, self._known_count, self._somebody_wrote = newest, count, False
        return changed

    def mend(self) -> list[str]:
        """Make anew what is derived and wrong, after a backup; gives what was mended."""
        self.keeper.before(Why.REPAIR)
        with self._transaction() as connection:
            return compact.mend_derived(connection)

    def compact(self) -> int:
        """Take out what nobody needs, after a backup without which it is not done; gives the bytes that are freed."""
        self.keeper.make(Why.COMPACT)
        return self._free()

    def cut_history(self, by: Annotator, day: str) -> int:
        """Take out what was changed before a day as well; steps from before it cannot be undone any more."""
        self.keeper.make(Why.COMPACT)
        with self._transaction() as connection:
            ink = Ink(connection, self._site, by, Deed.HISTORY_CUT)
            ink.what = day
            compact.cut_changes(connection, clock_of(day))
            ink.finish(always=True)
        self._wrote(ink)
        return self._free()

    def _free(self) -> int:
        before = self.path.stat().st_size
        with self._transaction() as connection:
            compact.drop_unneeded(connection)
        with self._told(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.execute("VACUUM")
        return max(0, before - self.path.stat().st_size)

    def backup(self, target: Path) -> None:
        """Write a whole copy to ``target``; raises ``AnnotatorError`` where that cannot be done."""
        backup.write(self._engine, target)

    def take_in(self, other: Path) -> int:
        """Bring a copy's operations home without an entry in the history: sharing does it again and again."""
        with copies.opened([other], self.path) as others:
            copies.refuse_damaged(others)
            with self._transaction() as home:
                copies.refuse_strangers(others, home)
                return bringing.take_in(home, others)

    @contextmanager
    def frozen(self) -> Generator[Connection]:
        """Everything as it stands now, in a private copy, so that long reading never keeps anybody from writing."""
        with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
            copy = Path(folder, self.path.name)
            self.backup(copy)
            engine = engine_for(copy, read_only=True)
            try:
                with _told(copy, engine), engine.connect() as connection, connection.begin():
                    yield connection
            finally:
                engine.dispose()

    def improve_plans(self) -> None:
        """Let the query planner count the tables; after an import, not per gesture."""
        with self._transaction() as connection:
            connection.execute(text("ANALYZE"))

    def has_search(self) -> bool:
        """Whether there is a search index."""
        with self._look() as connection:
            return search.exists(connection)

    def shrink(self) -> None:
        """Give back the room of what was taken away; on a copy that nobody else has open."""
        with self._told(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.execute("VACUUM")

    def close(self) -> None:
        """Close all connections; on a file that may be written, leave no journal behind."""
        self.keeper.finish()
        if not self.read_only:
            with self._told(), self._engine.connect() as connection:
                raw = connection.connection.driver_connection
                if isinstance(raw, sqlite3.Connection):
                    raw.execute("PRAGMA journal_mode=DELETE")
        self._engine.dispose()
        self._afterwards.close()

    @property
    def _file(self) -> Path:
        return self.path

    @contextmanager
    def _rehearsal(self) -> Generator[Connection]:
        """A private copy that may be written, so that nobody waits meanwhile."""
        with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
            copy = Path(folder, self.path.name)
            self.backup(copy)
            engine = engine_for(copy, read_only=False)
            try:
                with told_to_people(copy), engine.connect() as plain:
                    connection = plain.execution_options(writing=True)
                    with connection.begin():
                        yield connection
            finally:
                engine.dispose()

    @staticmethod
    def _findings(connection: Connection, told: Told) -> list[Finding]:
        return [*check.findings(connection, told), *proving.findings(connection)]

    def _told(self) -> AbstractContextManager[None]:
        return _told(self.path, self._engine)

    def _make_tables(self, connection: Connection) -> None:
        make_tables(connection)

    def _before_commit(self, ink: Ink, changes: Changes) -> None:
        """Nothing: whoever looks at the file sees the operation."""

    def _wrote(self, ink: Ink) -> None:
        """Remember our own clock, and whether somebody else's came before it."""
        self._somebody_wrote |= ink.clock.before != self._known
        self._known = ink.clock.hlc if ink.wrote else ink.clock.before
        self._known_count += ink.wrote

    def _try_to_write(self) -> None:
        with self._told(), self._engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA query_only").scalar():
                raise read_only(self.path)


def make_tables(connection: Connection) -> None:
    """Lay out an empty project in an empty file."""
    SQLModel.metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


@contextmanager
def new_file(path: Path) -> Generator[None]:
    """An empty file that was not there before; gone again where what follows fails. Raises ``ProjectRefused``."""
    _make_file(path)
    with ExitStack() as afterwards:
        for left in (path, path.with_name(path.name + "-journal")):
            afterwards.callback(left.unlink, missing_ok=True)
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


@contextmanager
def _told(path: Path, engine: Engine) -> Generator[None]:
    """What the world refuses comes out as a sentence; so does a row that cannot be a value: then one is looked for."""
    try:
        with told_to_people(path):
            yield
    except _NO_VALUE as error:
        with told_to_people(path), engine.connect() as connection:
            if rows.is_unsound(connection):
                raise damaged(path) from error
        raise
