"""A real PostgreSQL server for tests: an own cluster in a temporary folder, run by an unprivileged user."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from annotator.domain.transfer.addresses import ServerAddress

_SETTINGS = {
    "listen_addresses": "127.0.0.1", "max_connections": "200", "shared_buffers": "64MB", "log_destination": "stderr",
    "logging_collector": "off", "password_encryption": "scram-sha-256",
}  # fmt: skip
OWNER = "keeper"
OLD = Path(__file__).resolve().parent / "old_projects"


def binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Cluster:
    """One server with databases for tests; it may be stopped and started again."""

    def __init__(self, programs: Path, **settings: str) -> None:
        self._programs = programs
        self._user = "nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        self.folder = Path(tempfile.mkdtemp(prefix="annotator-pg-"))
        self.port = _free_port()
        self._made = 0
        self._has_team = False
        if os.getuid() == 0:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", self._data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = {**_SETTINGS, "port": str(self.port), "unix_socket_directories": str(self.folder), **settings}
        with (Path(self._data) / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        self._trust("trust")
        self.start()

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._run("pg_ctl", "-D", self._data, "-l", str(self.folder / "log"), "-w", "-s", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: ``smart``, ``fast``, or ``immediate`` as a power cut would."""
        self._run("pg_ctl", "-D", self._data, "-m", how, "-w", "-s", "stop")

    def remove(self) -> None:
        """Stop it and take everything away."""
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def address(self, database: str, user: str = OWNER, port: int | None = None) -> ServerAddress:
        """The address of a database, as a user of the server."""
        return ServerAddress(database, "127.0.0.1", port or self.port, user)

    def database(self) -> ServerAddress:
        """A new, empty database."""
        self._made += 1
        name = f"news_{self._made}"
        self.tell(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.address(name)

    def older(self, number: int) -> ServerAddress:
        """A database as a program of an earlier format left it, with the editor and the reader that it knows."""
        if not self._has_team:
            for name in ("editor", "reader"):
                self.tell(f"CREATE ROLE {name} LOGIN")
            self._has_team = True
        address = self.database()
        with psycopg.connect(str(address), autocommit=True) as connection:
            connection.execute((OLD / f"format-{number}.sql").read_text("utf-8").encode())
        return address

    def tell(self, statement: sql.Composable | str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement as the owner of everything."""
        with psycopg.connect(str(self.address(database)), autocommit=True) as connection:
            done = connection.execute(statement if isinstance(statement, sql.Composable) else sql.SQL(statement))
            return done.fetchall() if done.description else []

    def want_passwords(self, *users: str) -> None:
        """From now on these users need their password; everybody else is trusted."""
        self._trust("trust", *users)
        self._run("pg_ctl", "-D", self._data, "-s", "reload")

    def _trust(self, others: str, *users: str) -> None:
        lines = [f"host all {user} all scram-sha-256\n" for user in users]
        (Path(self._data) / "pg_hba.conf").write_text("".join([*lines, f"host all all all {others}\n"]))

    def _run(self, program: str, *words: str) -> None:
        own = [] if os.getuid() != 0 else ["runuser", "-u", self._user, "--"]
        done = subprocess.run(
            [*own, str(self._programs / program), *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False, cwd=self.folder, timeout=120,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(**settings: str) -> Iterator[Cluster]:
    """A cluster for a fixture; skips where PostgreSQL is not installed."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (apt install postgresql)")
    cluster = Cluster(programs, **settings)
    try:
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One server for all tests of this process that do not stop it. Its disk is not waited for."""
    yield from started(fsync="off")


@pytest.fixture
def address(cluster: Cluster) -> ServerAddress:
    """An empty database on the shared server."""
    return cluster.database()
