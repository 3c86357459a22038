"""Statements over one connection as libpq takes them: prepared once, sent together, answered together.

psycopg's cursors take ten times as long for a statement as is needed once it is prepared and its values are few
kinds; the server's answer is waited for by psycopg, so that other threads go on.
"""

import json
import logging
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeAlias
from uuid import UUID

import psycopg
from psycopg import errors, generators
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.types.json import Json
from sqlalchemy.sql import quoted_name

MOST_PREPARED = 400
"""So many statements a connection keeps; a program that has done everything knows about that many."""
MOST_SENT = 1000
"""After so many the answers are fetched, so that neither side has to hold more."""
_Turned: TypeAlias = tuple[Sequence[bytes | None], Sequence[int]]
_NOTHING: _Turned = (), ()
_DONE = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


@dataclass(slots=True)
class Answer:
    """What a statement gave, once the line is settled."""

    result: Any = None


class Line:
    """What goes over one connection and was not answered yet. A transaction is begun with what is sent first."""

    def __init__(self, driver: psycopg.Connection[Any]) -> None:
        self._driver, self._server = driver, driver.pgconn
        self._names: dict[str, bytes] = {}
        self._numbered = 0
        self._fresh: list[str] = []
        self._sent: list[Answer] = []
        self._afterwards: list[tuple[str, _Turned]] = []
        self._turning = Transformer(driver)

    @property
    def waits(self) -> bool:
        """Whether anything was sent whose answer was not fetched yet, or is to follow the commit."""
        return bool(self._sent or self._afterwards)

    def send(self, statement: str, values: Sequence[Any]) -> Answer:
        """Send a statement with its values in their order, ``$1`` and so on; its answer comes with ``settle``."""
        turned = self._turned(values)  # what cannot be sent is refused before anything is
        if len(self._sent) >= MOST_SENT:
            self.settle()
        if not self._sent:
            self._begin()
        return self._send(statement, turned)

    def send_after_commit(self, statement: str, values: Sequence[Any]) -> None:
        """Let a statement go along behind the commit, as a transaction of its own that is done only after it."""
        self._afterwards.append((statement, self._turned(values)))

    def commit(self) -> None:
        """Send the commit as well, and wait. Raises what the server refuses, unless that is what comes after it."""
        if not self._sent:
            self._begin()
        committed = self._send("COMMIT", _NOTHING)
        for statement, turned in self._afterwards:
            self._send(statement, turned)
        self._afterwards = []
        try:
            self.settle()
        except psycopg.Error as error:
            if committed.result is None or committed.result.status not in _DONE:
                raise
            logging.getLogger(__name__).warning("what follows a commit was refused: %s", error)

    def forget_what_follows(self) -> None:
        """Forget what was to follow a commit that will not come."""
        self._afterwards = []

    def settle(self) -> None:
        """Wait for all answers. Raises what the server refused first."""
        if not self._sent:
            return
        sent, fresh, self._sent, self._fresh = self._sent, self._fresh, [], []
        try:
            results = self._fetch()
            for answer, result in zip(sent, results, strict=True):
                answer.result = result
            refused = next((one for one in results if one.status not in _DONE), None)
            if refused is not None:
                raise errors.error_from_result(refused, self._driver.info.encoding)
            fresh = []
        finally:
            for statement in fresh:  # whether it is kept by the server nobody knows
                self._names.pop(statement, None)

    def rows(self, answer: Answer) -> Sequence[Sequence[Any]]:
        """The rows of an answer; waits for it."""
        result = self._result(answer)
        self._turning.set_pgresult(result)
        return self._turning.load_rows(0, result.ntuples, tuple)

    def count(self, answer: Answer) -> int:
        """How many rows a statement wrote; waits for it."""
        return self._result(answer).command_tuples or 0

    def _result(self, answer: Answer) -> Any:  # noqa: ANN401
        if answer.result is None:
            self.settle()
        return answer.result

    def _begin(self) -> None:
        self._server.enter_pipeline_mode()
        if self._server.transaction_status == TransactionStatus.IDLE:
            self._send(_beginning(self._driver.isolation_level, self._driver.read_only), _NOTHING)

    def _send(self, statement: str, turned: _Turned) -> Answer:
        name, (words, formats) = self._names.get(statement), turned
        if name is None and len(self._names) < MOST_PREPARED:
            self._numbered += 1
            name = self._names[statement] = b"own_%d" % self._numbered
            self._fresh.append(statement)
            self._server.send_prepare(name, statement.encode())
            self._sent.append(Answer())
        if name is None:
            self._server.send_query_params(statement.encode(), words, None, formats)
        else:
            self._server.send_query_prepared(name, words, formats)
        answer = Answer()
        self._sent.append(answer)
        return answer

    def _turned(self, values: Sequence[Any]) -> _Turned:
        """Values as the server takes them, and whether each is text or binary."""
        turns, formats = _turns_of(tuple(map(type, values)))
        words = [
            self._turned_alone(value) if turn is None else turn(value)
            for turn, value in zip(turns, values, strict=True)
        ]
        return words, formats

    def _turned_alone(self, value: Any) -> Any:  # noqa: ANN401
        return self._turning.get_dumper(value, PyFormat.TEXT).dump(value)

    def _fetch(self) -> list[Any]:
        answered = False
        try:
            self._server.pipeline_sync()
            results = self._driver.wait(self._answers())
            self._server.exit_pipeline_mode()
            answered = True
        finally:
            if not answered:
                self._driver.close()  # nobody knows what was answered
        return results

    def _answers(self) -> Generator[Any, Any, list[Any]]:
        yield from generators.send(self._server)
        found: list[Any] = []
        while True:
            some = yield from generators.fetch_many(self._server)
            if some and some[-1].status == ExecStatus.PIPELINE_SYNC:
                return found
            found += some


def _words(value: str) -> bytes:
    if "\0" in value:
        raise psycopg.DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
    return value.encode()


def as_json(value: object) -> str:
    """A value of a column of JSON as it lies on the server."""
    return json.dumps(value, ensure_ascii=False) if value != {} else "{}"


def from_json(raw: bytes | str) -> Any:  # noqa: ANN401
    """What ``as_json`` made. Nearly always it is nothing, and the parser guesses an encoding where it gets bytes."""
    if raw == b"{}":
        return {}
    return json.loads(raw if isinstance(raw, str) else raw.decode())


_TURNS: dict[type, Callable[[Any], bytes | None]] = {
    str: _words,
    quoted_name: _words,  # of a table
    Json: lambda value: as_json(value.obj).encode(),
    UUID: attrgetter("bytes"),
    int: b"%d".__mod__,
    bool: {False: b"f", True: b"t"}.__getitem__,
    bytes: bytes,
    type(None): {None: None}.__getitem__,
}
"""How the server takes the values that nearly all are; it knows their types from the statement."""
_FORMATS = dict.fromkeys(_TURNS, 0) | {UUID: 1, bytes: 1}
"""Text is 0, binary 1."""


@lru_cache(MOST_PREPARED)
def _turns_of(kinds: tuple[type, ...]) -> tuple[Sequence[Callable[[Any], bytes | None] | None], Sequence[int]]:
    """How values of these kinds are turned, psycopg turning the rare ones, and which of them are binary then."""
    return [_TURNS.get(kind) for kind in kinds], [_FORMATS.get(kind, 0) for kind in kinds]


@cache
def _beginning(level: psycopg.IsolationLevel | None, read_only: bool | None) -> str:  # noqa: FBT001
    words = ["BEGIN"]
    if level is not None:
        words.append(f"ISOLATION LEVEL {level.name.replace('_', ' ')}")
    if read_only is not None:
        words.append("READ ONLY" if read_only else "READ WRITE")
    return " ".join(words)
