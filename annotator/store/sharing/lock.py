"""One writing window for each file and host: a lock of the operating system on a side-car.

The system frees the lock the moment its owner dies; what stands in the side-car only tells people
who holds it. The command line writes beside it without the lock: SQLite keeps the two apart.
"""

import contextlib
import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import IO, Any

from annotator.domain.moments import Moment, now
from annotator.domain.transfer.sharing import Holder, ProjectHeld

ATTEMPTS = 100
"""How often the side-car may vanish under us, because its owner just left, or be asked about, before we give up."""
_PAUSE_SECONDS = 0.01
"""So long is waited for somebody who only asks."""
_FAR = 1 << 30
"""The byte that Windows locks: far behind the text, which must stay readable."""

if sys.platform == "win32":
    import msvcrt

    def _grasp(file: IO[bytes]) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_grasped(file: IO[bytes]) -> bool:
        # There is no lock to share: who asks looks like an owner, but not for long.
        return not _grasp(file)

    _SURE_AFTER = 20

else:
    import fcntl

    def _grasp(file: IO[bytes]) -> bool:
        # Not lockf: a lock of POSIX falls as soon as anybody in the process closes the file.
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _is_grasped(file: IO[bytes]) -> bool:
        # Any number of those who ask may share it, and none of them takes another for the owner.
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
        return False

    _SURE_AFTER = 1
"""So often a file must be found grasped before its owner is believed in."""


class WritersLock:
    """The right to be the one window on this host that writes to a file; free it with ``release``."""

    def __init__(self, side_car: Path, file: IO[bytes] | None) -> None:
        self._side_car, self._file = side_car, file

    @classmethod
    def take(cls, project: Path, name: str) -> "WritersLock":
        """Take it in somebody's name. Raises ``ProjectHeld`` where another window has it.

        Where no side-car can lie, as in a folder that may not be written, nothing is held and nobody
        is refused: SQLite and merging protect the content in any case.
        """
        side_car, held = side_car_of(project), 0
        for _attempt in range(ATTEMPTS):
            try:
                file = side_car.open("a+b")
            except OSError:
                return cls(side_car, None)
            if _grasp(file):
                if _is_still_there(side_car, file):
                    _write(file, Holder(name, platform.node(), os.getpid(), now()))
                    return cls(side_car, file)
                file.close()
                continue
            held += _is_grasped(file)
            file.close()
            if held == _SURE_AFTER:
                raise ProjectHeld(project.name, holder_of(project))
            time.sleep(_PAUSE_SECONDS)  # somebody asks whether it is held
        raise ProjectHeld(project.name, None)

    def release(self) -> None:
        """Let go, and leave no side-car behind. Once is enough; twice does no harm."""
        file, self._file = self._file, None
        if file is None:
            return
        if sys.platform == "win32":
            file.close()
        with contextlib.suppress(OSError):  # on Windows somebody else may look at it just now
            self._side_car.unlink()
        file.close()


def side_car_of(project: Path) -> Path:
    """Where the lock of a project lies: beside the file itself, also for who opens it by a link to it."""
    file = project.resolve()
    return file.with_name(file.name + ".lock")


def holder_of(project: Path) -> Holder | None:
    """What the side-car tells about its owner; ``None`` where it tells nothing."""
    try:
        told: dict[str, Any] = json.loads(side_car_of(project).read_text("utf-8"))
        return Holder(str(told["name"]), str(told["host"]), int(told["process"]), Moment(int(told["since"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_held(project: Path) -> bool:
    """Whether a window writes to a file at this moment."""
    try:
        with side_car_of(project).open("r+b") as file:
            return _is_grasped(file)
    except OSError:
        return False


def _is_still_there(side_car: Path, file: IO[bytes]) -> bool:
    """Whether the locked file is the one that others would find: its last owner may have taken it away."""
    try:
        found, held = side_car.stat(), os.fstat(file.fileno())
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino)


def _write(file: IO[bytes], holder: Holder) -> None:
    facts = {"name": holder.name, "host": holder.host, "process": holder.process, "since": holder.since}
    with contextlib.suppress(OSError):  # a full disk costs the text, not the lock
        file.truncate(0)
        file.write(json.dumps(facts, ensure_ascii=False).encode() + b"\n")
        file.flush()
