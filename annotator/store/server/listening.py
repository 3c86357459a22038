"""A thread with a connection of its own that hears what others do, and notices when the server is gone or back."""

import logging
import selectors
import socket
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import psycopg

from annotator.domain.log.operations import Changes, Subject
from annotator.domain.transfer.addresses import ServerAddress
from annotator.store.server.engine import connect
from annotator.store.server.missed import Missed
from annotator.store.server.news import CHANNEL, heard

_EVERYTHING = Changes(frozenset(Subject))
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 3.0
"""Seconds between two tries to get back to a server that is gone."""
LOOK_SECONDS = 2.0
"""So often it looks whether a notification is missing: one that does not come is made up for after two looks."""
_REMEMBERED = 50_000


class Listening:
    """Hears others' operations until ``stop``. ``news`` and ``linked`` are called in its thread."""

    def __init__(
        self,
        address: ServerAddress,
        site: int,
        news: Callable[[Changes], None],
        linked: Callable[[bool], None],
    ) -> None:
        self._address, self._site, self._news, self._linked = address, site, news, linked
        self._since = 0
        self._heard: dict[UUID, int] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._ear, self._mouth = socket.socketpair()
        self.lost = False
        self._began = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listening", daemon=True)
        self._thread.start()
        self._began.wait(10)

    def stop(self) -> None:
        """Hear no more."""
        self._stopped.set()
        self._mouth.send(b".")
        if threading.current_thread() is not self._thread:
            self._thread.join()
        self._ear.close()
        self._mouth.close()

    def unheard(self, operation: UUID, hlc: int, site: int) -> bool:
        """Whether nobody here was told of an operation yet; asked for it, somebody is."""
        with self._lock:
            if site == self._site or hlc <= self._since or operation in self._heard:
                return False
            self._remember(operation, hlc)
            return True

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                with connect(self._address, autocommit=True) as connection:
                    missed = self._begin(connection)
                    pause = _FIRST_PAUSE
                    self._listen(connection, missed)
            except psycopg.Error as error:
                logging.getLogger(__name__).info("the listening connection ended: %s", type(error).__name__)
                self._began.set()
                self._link(lost=True)
                self._stopped.wait(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    def _begin(self, connection: psycopg.Connection[Any]) -> Missed:
        connection.execute(f"LISTEN {CHANNEL}")  # type: ignore[arg-type]  # a constant of ours
        newest = connection.execute("SELECT max(hlc) FROM operation").fetchone()
        with self._lock:
            self._since = (newest and newest[0]) or 0
            self._heard.clear()
        missed, was_lost = Missed(connection, self._site), self.lost
        self._link(lost=False)
        if was_lost:
            self._news(_EVERYTHING)
        self._began.set()
        return missed

    def _listen(self, connection: psycopg.Connection[Any], missed: Missed) -> None:
        next_look = time.monotonic() + LOOK_SECONDS
        with selectors.DefaultSelector() as either:
            either.register(connection.fileno(), selectors.EVENT_READ)
            either.register(self._ear, selectors.EVENT_READ)
            while not self._stopped.is_set():
                for notify in connection.notifies(timeout=0):
                    self._hear(notify.payload, missed)
                if time.monotonic() >= next_look:
                    self._make_up(missed.look(connection))
                    next_look = time.monotonic() + LOOK_SECONDS
                    continue  # what came with the answer is heard before anything is waited for
                either.select(max(0.0, next_look - time.monotonic()))

    def _make_up(self, missed: Mapping[UUID, int]) -> None:
        """Tell of operations whose notification did not come; what they touched nobody knows."""
        if missed:
            self._news(_EVERYTHING)
        with self._lock:
            for operation, hlc in missed.items():
                self._remember(operation, hlc)

    def _hear(self, line: str, missed: Missed) -> None:
        news = heard(line)
        if news is None or news.site == self._site:
            return
        missed.hear(news.operation, news.hlc)
        self._news(news.changes)
        with self._lock:
            self._remember(news.operation, news.hlc)

    def _remember(self, operation: UUID, hlc: int) -> None:
        self._heard[operation] = hlc
        if len(self._heard) > _REMEMBERED:
            oldest = next(iter(self._heard))
            self._since = max(self._since, self._heard.pop(oldest))

    def _link(self, *, lost: bool) -> None:
        if lost != self.lost and not self._stopped.is_set():
            self.lost = lost
            self._linked(not lost)
