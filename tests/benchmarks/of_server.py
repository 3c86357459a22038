"""A PostgreSQL server of one's own: twenty people marking at once, and how soon one hears of another.

The floor is raw psycopg in as many processes in the same run: the rows and counts of an operation in the project's
own tables, one commit, the notification behind it as the program sends it, nothing asked before. Clients and server share this machine, so its cores
bound both figures.
"""

import multiprocessing
import os
import queue
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Json

from annotator import Project
from annotator.domain.spans import Span
from annotator.domain.transfer.addresses import ServerAddress
from tests.benchmarks.figures import Figure, complain
from tests.postgres import Cluster, binaries

WRITERS, SECONDS, ROUNDS = 20, 5.0, 60
_TEXT = "曹建明在致辭中強調要充分認識社會結構他表示心安順遂" * 60
_COUNTED = (
    "INSERT INTO tally_part (subject, part, marks, hidden) VALUES (%s, pg_backend_pid() %% 251, 1, 0) "
    "ON CONFLICT (subject, part) DO UPDATE SET marks = tally_part.marks + 1"
)
_Writer = Callable[[ServerAddress, int], Callable[[int], object]]


def figures(_folder: Path, _articles: int) -> list[Figure]:
    """Time an operation of twenty writers, its 99th percentile, and from commit to heard; none without a server."""
    programs = binaries()
    if programs is None:
        complain("server: PostgreSQL is not installed, skipped")
        return []
    cluster = Cluster(programs)
    try:
        address = cluster.database()
        with Project.create(address, annotator="owner") as project:
            for at in range(WRITERS):
                project.imports.apply(project.imports.plan_text(f"{_TEXT}{at}", f"{at}"))
            article, tag = project.articles.page()[0].id, project.codebook.root("theme").id
            project.marks.add(article, Span(0, 2), tag)
        raw = _all_at_once(address, _raw)
        before = _worked(cluster)
        with _watched(address) as states:
            marks = _all_at_once(address, _marking)
        work = (_worked(cluster) - before) / (len(marks) + WRITERS) * 1000
        note = f"{len(marks) / SECONDS:,.0f}/s by {WRITERS} processes on {os.cpu_count()} cores; raw {len(raw) / SECONDS:,.0f}/s"
        heard, told = _commit_to_heard(address)
        return [
            Figure("20 writers, time an operation", SECONDS / len(marks) * 1000, "ms", 1, SECONDS / len(raw) * 1000, note=note),
            Figure("20 writers, the server's own work an operation", work, "ms", os.cpu_count() or 1, note="processor; at the goal a server with these cores takes 1,000/s"),
            Figure("20 writers, p99", _p99(marks), "ms", 100, _p99(raw), note="one theme for all: a busy tag"),
            Figure("20 writers, waiting for one another", _waiting(states), "%", 5, note="of all moments looked at; the rest is work"),
            Figure("commit → heard, median", statistics.median(heard), "ms", 10, told, note="by a project that is watched"),
        ]  # fmt: skip
    finally:
        cluster.remove()


def _marking(address: ServerAddress, at: int) -> Callable[[int], object]:
    project = Project.open(address, annotator=f"writer {at}")
    article, tag = project.articles.page()[at].id, project.codebook.root("theme").id
    return lambda turn: project.marks.add(article, Span(turn % 1400, turn % 1400 + 1 + turn // 1400), tag)


def _raw(address: ServerAddress, at: int) -> Callable[[int], object]:
    """What the last operation wrote, written again under fresh keys: a mark, its log, its counts, the notification."""
    connection = psycopg.connect(str(address), row_factory=dict_row)
    newest = "SELECT * FROM {} ORDER BY hlc DESC LIMIT 1"
    mark, operation = (connection.execute(newest.format(table)).fetchone() for table in ("mark", "operation"))
    life = connection.execute("SELECT * FROM life WHERE operation = %s", (operation["id"],)).fetchone()
    mark["features"] = Json(mark["features"])

    def write(turn: int) -> None:
        own, key, clock = uuid4(), uuid4(), (time.time_ns() // 1_000_000 << 16) + at
        born = {"hlc": clock, "site": at * 1_000_000 + turn}
        _insert(connection, "mark", {**mark, **born, "id": own})
        _insert(connection, "life", {**life, "operation": key, "targets": own.bytes})
        for subject in sorted((mark["article"], mark["tag"])):
            connection.execute(_COUNTED, (subject,))
        _insert(connection, "operation", {**operation, **born, "id": key})
        connection.commit()
        connection.execute("SELECT set_config('synchronous_commit', 'off', true), pg_notify('raw', %s)", ("y" * 200,))
        connection.commit()

    return write


def _insert(connection: psycopg.Connection[Any], table: str, row: dict[str, Any]) -> None:
    names, places = ", ".join(f'"{name}"' for name in row), ", ".join("%s" for _name in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(row.values()))


def _all_at_once(address: ServerAddress, writer: _Writer) -> list[float]:
    """Milliseconds of each operation of all writers."""
    context = multiprocessing.get_context("fork")
    start, times = context.Barrier(WRITERS), context.Queue()
    writers = [context.Process(target=_work, args=(address, writer, at, start, times)) for at in range(WRITERS)]
    for one in writers:
        one.start()
    found = [value for _one in writers for value in times.get()]
    for one in writers:
        one.join()
    return found


def _work(address: ServerAddress, writer: _Writer, at: int, start: Any, times: Any) -> None:
    write = writer(address, at)
    write(0)
    start.wait()
    taken: list[float] = []
    end = time.perf_counter() + SECONDS
    while (begun := time.perf_counter()) < end:
        write(len(taken) + 1)
        taken.append((time.perf_counter() - begun) * 1000)
    times.put(taken)


@contextmanager
def _watched(address: ServerAddress) -> Iterator[Counter[str]]:
    """What the writers' connections are at, looked at every 20 ms: ``Lock`` is waiting for somebody else."""
    states: Counter[str] = Counter()
    ended = threading.Event()
    look = "SELECT coalesce(wait_event_type, 'work') FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

    def watch() -> None:
        with psycopg.connect(str(address), autocommit=True) as connection:
            while not ended.wait(0.02):
                states.update(row[0] for row in connection.execute(look))

    thread = threading.Thread(target=watch)
    thread.start()
    yield states
    ended.set()
    thread.join()


def _worked(cluster: Cluster) -> float:
    """Seconds that the processes of a server have worked, those that ended among them."""
    keeper = int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{keeper}/task/{keeper}/children").read_text().split()
    live = sum(sum(_ticks(int(child))[:2]) for child in children)
    return (sum(_ticks(keeper)) + live) / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> list[int]:
    """Of a process: its own time in its code and in the system's, and the same of its children that ended."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return [int(told[at]) for at in (11, 12, 13, 14)]


def _waiting(states: Counter[str]) -> float:
    return 100 * states["Lock"] / max(1, states.total())


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


def _commit_to_heard(address: ServerAddress) -> tuple[list[float], float]:
    """Milliseconds from the return of a verb until another project has heard of it; and the same of raw psycopg."""
    heard: queue.Queue[float] = queue.Queue()
    with Project.open(address, annotator="reader") as reader, Project.open(address, annotator="writer") as writer:
        reader.watch(lambda _changes: heard.put(time.perf_counter()), lambda _linked: None)
        article, tag = writer.articles.page()[0].id, writer.codebook.root("role").id
        waits = []
        for turn in range(ROUNDS):
            writer.marks.add(article, Span(turn, turn + 3), tag)
            done = time.perf_counter()
            waits.append(max(0.0, heard.get(timeout=20) - done) * 1000)
    return waits, _raw_heard(address)


def _raw_heard(address: ServerAddress) -> float:
    with psycopg.connect(str(address), autocommit=True) as ear, psycopg.connect(str(address), autocommit=True) as mouth:
        ear.execute("LISTEN raw")
        waits = []
        for _turn in range(ROUNDS):
            mouth.execute("SELECT pg_notify('raw', 'x')")
            done = time.perf_counter()
            next(ear.notifies(timeout=20))
            waits.append((time.perf_counter() - done) * 1000)
    return statistics.median(waits)
