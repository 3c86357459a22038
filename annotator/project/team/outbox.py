"""Gestures that wait for a server, in a small private file: they outlive the program and are sent at the next opening.

One file for each window that waits, held by a lock as long as the window lives. A line is ``{"put": key, "call":
[...]}`` or ``{"sent": key}``; each is on the disk before anybody is told that it is kept. The file is gone as
soon as nothing waits any more. Should the program die before it notes that something was sent, the server knows
the key.
"""

import contextlib
import errno
import json
import logging
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import FileIO
from pathlib import Path
from typing import Any
from uuid import UUID

from annotator.domain.ids import OperationId
from annotator.domain.transfer.sharing import ProjectHeld
from annotator.project.project import Project
from annotator.project.team.attempts import Attempt
from annotator.project.team.calls import call_from, text_of
from annotator.store.sharing.lock import WritersLock

_MOST_WINDOWS = 100


class Outbox:
    """What waits for one project and one annotator; made with ``of``."""

    def __init__(self, folder: Path, stem: str) -> None:
        self._folder, self._stem = folder, stem
        self._waiting: dict[OperationId, str] = {}
        self._path: Path | None = None
        self._lock: WritersLock | None = None
        self._file: FileIO | None = None

    @classmethod
    def of(cls, project: Project, folder: Path) -> "Outbox":
        """The outbox of an open project; nothing is written before something waits."""
        words = f"{project.info.id}\n{project.name}\n{project.annotator.name}"
        return cls(folder, sha256(words.encode()).hexdigest()[:16])

    def left(self) -> list[Attempt[Any]]:
        """What windows that are gone have left, oldest first: from now on it is ours.

        What this program cannot read stays where it is, for the one that wrote it.
        """
        found: dict[OperationId, str] = {}
        for path, texts in self._of_those_gone():
            if _are_known(texts.values()) and (not texts or self._keep_all(texts)):
                found |= texts
                path.unlink(missing_ok=True)
        return [Attempt.again(call_from(text), key) for key, text in found.items()]

    def count_left(self) -> int:
        """How many gestures windows that are gone have left; they stay where they are."""
        return sum(len(texts) for _path, texts in self._of_those_gone())

    def put(self, attempt: Attempt[Any], project: Project) -> bool:
        """Keep a gesture; tells whether it will outlive the program."""
        call = attempt.call(project)
        text = None if call is None else text_of(call)
        return text is not None and self._keep_all({attempt.key: text})

    def sent(self, attempt: Attempt[Any]) -> None:
        """It waits no more."""
        if self._waiting.pop(attempt.key, None) is None:
            return
        if self._waiting:
            with contextlib.suppress(OSError):  # then it is looked for once more at the next opening, and found
                self._write({"sent": str(attempt.key)})
        else:
            self._let_go(empty=True)

    def close(self) -> None:
        """Let go of the file; what waits in it is for the next window."""
        self._let_go(empty=not self._waiting)
        self._waiting.clear()

    def _of_those_gone(self) -> Iterator[tuple[Path, dict[OperationId, str]]]:
        """The files of windows that are gone, each held as long as it is looked at."""
        for path in sorted(self._folder.glob(f"{self._stem}-*.jsonl")):
            try:
                lock = WritersLock.take(path, "")
            except ProjectHeld:
                continue
            try:
                yield path, _read(path)
            finally:
                lock.release()

    def _keep_all(self, texts: dict[OperationId, str]) -> bool:
        try:
            for key, text in texts.items():
                self._write({"put": str(key), "call": json.loads(text)})
        except OSError:
            return False
        self._waiting |= texts
        return True

    def _write(self, line: dict[str, Any]) -> None:
        """Append a line, whole or not at all, and wait for the disk. Raises ``OSError``."""
        file = self._file or self._begin()
        said, before = json.dumps(line, ensure_ascii=False).encode() + b"\n", os.fstat(file.fileno()).st_size
        try:
            if file.write(said) != len(said):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
        except OSError:
            file.truncate(before)
            raise

    def _begin(self) -> FileIO:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in range(_MOST_WINDOWS):
            path = self._folder / f"{self._stem}-{os.getpid()}-{number}.jsonl"
            try:
                self._lock = WritersLock.take(path, "")
            except ProjectHeld:
                continue
            self._path = path
            self._file = FileIO(path, "ab", opener=_privately)
            _make_lasting(self._folder)
            return self._file
        raise OSError(self._folder)

    def _let_go(self, *, empty: bool) -> None:
        if self._file is not None:
            self._file.close()
        if self._path is not None and empty:
            self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.release()
        self._file = self._path = self._lock = None


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _make_lasting(folder: Path) -> None:
    """Have the name of a new file on the disk, too; where folders cannot be opened, the system does so by itself."""
    with contextlib.suppress(OSError):
        here = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(here)
        finally:
            os.close(here)


def _read(path: Path) -> dict[OperationId, str]:
    """What waits in a file, in its order; a last line that was cut off by the program's end was never told as kept."""
    texts: dict[OperationId, str] = {}
    for line in _lines(path):
        if "put" in line:
            texts[OperationId(UUID(line["put"]))] = json.dumps(line["call"], ensure_ascii=False)
        else:
            texts.pop(OperationId(UUID(line["sent"])), None)
    return texts


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with contextlib.suppress(OSError):
        for line in path.read_bytes().splitlines(keepends=True):
            if not line.endswith(b"\n"):
                return
            try:
                yield json.loads(line)
            except ValueError:
                return


def _are_known(texts: Iterable[str]) -> bool:
    try:
        for text in texts:
            call_from(text)
    except ValueError:
        logging.getLogger(__name__).info("what waits was written by another version of the program")
        return False
    return True
