"""A project that lies in a PostgreSQL database: the same tables and verbs, many people at once."""

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.findings import Finding
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError
from annotator.domain.log.operations import Changes
from annotator.domain.transfer.addresses import ServerAddress
from annotator.domain.transfer.merging import Told
from annotator.store import moving, sending, straight
from annotator.store.care import check
from annotator.store.care.keeper import Keeper
from annotator.store.engine import FORMAT
from annotator.store.server import layout, proving
from annotator.store.server.engine import engine_for
from annotator.store.server.lending import Lending
from annotator.store.server.listening import Listening
from annotator.store.server.news import CHANNEL, News, told
from annotator.store.server.refusals import lost, no_right, told_by_server
from annotator.store.store import Store
from annotator.store.writing import tally
from annotator.store.writing.ink import Ink
from annotator.store.writing.overtaking import Unheard

_NOTIFY = text("SELECT pg_notify(:channel, :line)")
_NOTIFY_AFTER = "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)"
"""In a transaction of its own, whose end nobody has to wait for on the disk."""
LONG_SECONDS = 5.0
"""An operation that took longer tells of itself inside its transaction, and all others after it."""
_LOCK = text("LOCK TABLE article, mark IN SHARE MODE")
"""Whoever marks or corrects meanwhile waits, so that it is counted once."""


class ServerStore(Store):
    """An open project on a server. Make one with ``create`` or ``open``."""

    _reading = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}  # noqa: RUF012

    def __init__(self, address: ServerAddress, engine: Engine, *, read_only: bool, is_newer: bool = False) -> None:
        # A server's backups are its keeper's own: pg_dump, or a move into a file.
        super().__init__(engine, Keeper(None, Path(address.database), engine), read_only=read_only)
        self._address = address
        self._listening: Listening | None = None
        self._lending = Lending(engine)
        self._is_newer = is_newer

    @classmethod
    def create(cls, address: ServerAddress, info: ProjectInfo, codebook: Codebook, by: Annotator) -> "ServerStore":
        """Begin a project in an empty database, or in one that was set up. Raises ``ProjectRefused``."""
        with _disposing(address) as engine:
            store = cls(address, engine, read_only=False)
            store._lay_out(info, codebook, by)
        return store

    @classmethod
    def open(cls, address: ServerAddress, *, read_only: bool = False) -> "ServerStore":
        """Open a project; who may only read gets it read-only. Raises the kinds of ``ProjectRefused`` that say why.

        One of a newer format can be opened ``read_only``, if it has all that ours has.
        """
        with _disposing(address) as engine, engine.connect() as connection:
            layout.look_for_a_project(connection, address, read_only=read_only)
            is_newer = layout.format_of(connection, address) > FORMAT
            may_write = connection.execute(text("SELECT has_table_privilege('operation', 'INSERT')")).scalar_one()
        return cls(address, engine, read_only=read_only or not may_write, is_newer=is_newer)

    @property
    def location(self) -> ServerAddress:
        """The address, without a password."""
        return self._address

    @property
    def name(self) -> str:
        """The database and its server."""
        return self._address.name

    def changed_elsewhere(self) -> bool:
        """Never: the server tells by itself."""
        return False

    def backup(self, target: Path) -> None:
        """Write a whole copy into the project file ``target``."""
        with self.frozen() as connection:
            moving.write_file(connection, target)

    def frozen(self) -> AbstractContextManager[Connection]:
        """Everything as it stands now; the server keeps it so for this reader and nobody waits."""
        return self._look()

    def improve_plans(self) -> None:
        """The server counts its tables by itself."""

    def close(self) -> None:
        """Close all connections."""
        self._listen_no_more()
        self._lending.close()
        self._engine.dispose()

    def mend(self) -> list[str]:
        """Count the marks anew where a count is wrong, and make a damaged search index anew; gives what was mended."""
        mended: list[str] = []
        with self._transaction() as connection:
            connection.execute(_LOCK)
            if tally.wrong(connection):
                tally.rebuild(connection)
                mended.append("tally")
        with self._transaction() as connection:
            if proving.mend(connection):
                mended.append("search")
        return mended

    @staticmethod
    def _findings(connection: Connection, told: Told) -> list[Finding]:
        return [*check.content_findings(connection, told), *proving.findings(connection)]

    def _told(self) -> AbstractContextManager[None]:
        if self._listening is not None and self._listening.lost:
            raise lost(self._address)  # at once: whoever works here shall not wait for the network
        return told_by_server(self._address)

    def _connected(self) -> AbstractContextManager[Connection]:
        return self._lending.lent()

    @contextmanager
    def _transaction(self) -> Generator[Connection]:
        """The same, while nobody brings the project to another format. Raises ``NewerProject`` where somebody has.

        The format is asked along with the first question; whoever changes it waits for those who asked.
        """
        with self._begun() as connection:
            there = straight.ahead(connection, layout.FORMAT_THERE, {})
            yield connection
            if there()[0]["format"] > FORMAT:
                raise layout.newer(self._address)

    def _make_tables(self, connection: Connection) -> None:
        layout.make_tables(connection, self._address)
        layout.refuse_a_project(connection, self._address)

    def watch(self, news: Callable[[Changes], None], linked: Callable[[bool], None]) -> Callable[[], None]:
        """Call ``news`` with what others change, and ``linked`` when the connection is lost or back; in a thread."""
        self._listening = Listening(self._address, self._site, news, linked)
        return self._listen_no_more

    def _listen_no_more(self) -> None:
        if self._listening is not None:
            self._listening.stop()
            self._listening = None

    def _unheard(self) -> Unheard | None:
        return self._listening and self._listening.unheard

    def _before_commit(self, ink: Ink, changes: Changes) -> None:
        """Tell everybody else as soon as it is there.

        PostgreSQL lets one transaction with a notification commit after the other, each with its wait for the disk.
        Who dies before the notification is missed by those who listen.
        """
        if ink.wrote:
            line = told(News(ink.id, ink.clock.hlc, ink.site, changes))
            if time.monotonic() - ink.connection.get_execution_options()["begun"] > LONG_SECONDS:
                straight.write(ink.connection, _NOTIFY, {"channel": CHANNEL, "line": line})
            else:
                sending.send_after_commit(ink.connection, _NOTIFY_AFTER, (CHANNEL, line))

    def _wrote(self, ink: Ink) -> None:
        """The server tells of everything else."""
        self._known_annotators.add(ink.by.id)

    def _refusal_to_write(self) -> AnnotatorError:
        return layout.newer(self._address) if self._is_newer else no_right(self._address)


@contextmanager
def _disposing(address: ServerAddress) -> Generator[Engine]:
    """An engine that is let go again where what follows fails."""
    with ExitStack() as afterwards:
        engine = engine_for(address)
        afterwards.callback(engine.dispose)
        with told_by_server(address):
            yield engine
        afterwards.pop_all()
