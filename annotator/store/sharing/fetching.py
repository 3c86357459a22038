"""Bringing a file home from a folder that others write to: whole, or refused with the reason."""

import errno
import hashlib
import os
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import AnnotatorError, DamagedProject, DiskFull, NotAProject, ProjectReadOnly
from annotator.domain.ids import OperationId, ProjectId
from annotator.domain.language import _
from annotator.domain.transfer.sharing import ShareAway, ShareBusy, ShareMissing
from annotator.store.file.store import FileStore
from annotator.store.refusals import damaged, told_to_people
from annotator.store.sharing.places import Signature

CHUNK = 1 << 20
ATTEMPTS = 3
"""How often a file may be replaced while we copy it; by others who publish that takes an instant only."""
JOURNAL_SECONDS = 10.0
"""A journal younger than this belongs to a program that writes there just now."""
_SIDE_FILES = ("-journal", "-wal")
_HELD = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, errno.EDEADLK})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was brought home, looked at and found to be a whole project."""

    path: Path
    signature: Signature
    sha256: str
    identity: ProjectId
    operations: frozenset[OperationId]


def signature(path: Path) -> Signature:
    """That of the file at ``path``. Raises ``ShareMissing``, ``ShareAway`` or ``ShareBusy``."""
    with told_about(path):
        return Signature.of(path.stat())


def fetch(path: Path, target: Path) -> Fetched:
    """Copy the project at ``path`` to ``target`` and look whether it is whole.

    Raises what ``signature`` does, and ``NotAProject``, ``DamagedProject`` and ``NewerProject``.
    """
    for _attempt in range(ATTEMPTS):
        before = signature(path)
        remove(target)
        with told_about(path):
            sha256 = copy(path, target)
            for ending in _SIDE_FILES:
                _copy_side_file(Path(f"{path}{ending}"), Path(f"{target}{ending}"))
        if signature(path) == before:
            _roll_in(target, path)
            return look_at(target, path, before, sha256)
    raise arriving(path)


def look_at(target: Path, path: Path, before: Signature, sha256: str) -> Fetched:
    """Open what was brought home, in the name of the path where it lay."""
    try:
        store = FileStore.open(target)
    except (NotAProject, DamagedProject) as error:
        raise type(error)(
            error.message.replace(target.name, path.name), error.hint.replace(target.name, path.name)
        ) from error
    try:
        with store.read() as reader:
            return Fetched(target, before, sha256, reader.project.info().id, reader.history.keys())
    finally:
        store.close()


def copy(source: Path, target: Path) -> str:
    """Copy bytes until they are on the disk; gives their SHA-256."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(CHUNK):
            digest.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest()


def hash_of(path: Path) -> str:
    """The SHA-256 of a private copy."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove(target: Path) -> None:
    """Take a private copy away with all that SQLite may have left beside it."""
    for ending in ("", *_SIDE_FILES, "-shm"):
        Path(f"{target}{ending}").unlink(missing_ok=True)


@contextmanager
def told_about(path: Path) -> Generator[None]:
    """What a folder refuses inside comes out as a sentence about ``path``."""
    try:
        yield
    except FileNotFoundError as error:
        raise (missing(path) if path.parent.is_dir() else away(path)) from error
    except OSError as error:
        raise _refusal(path, error) from error


def arriving(path: Path) -> ShareBusy:
    """The file changes while we read it."""
    return ShareBusy(
        _("“{name}” is being copied or written just now.").format(name=path.name),
        _("Your work goes on in the working copy; it is looked at again in a moment."),
    )


def away(path: Path) -> ShareAway:
    """The folder cannot be reached."""
    return ShareAway(
        _("The folder “{folder}” is away.").format(folder=path.parent),
        _("Your work goes on in the working copy and is published when the folder is back."),
    )


def missing(path: Path) -> ShareMissing:
    """The folder is there and the file is not."""
    return ShareMissing(
        _("“{name}” is no longer in its folder.").format(name=path.name),
        _("Your work goes on in the working copy. Publishing puts the file there again."),
    )


def _refusal(path: Path, error: OSError) -> AnnotatorError:
    if error.errno in _FULL:
        return DiskFull(
            _("There is no room left where “{name}” lies.").format(name=path.name),
            _("Your work is safe in the working copy; free some space there."),
        )
    if error.errno == errno.EROFS:
        return ProjectReadOnly(
            _("The folder “{folder}” may not be written.").format(folder=path.parent),
            _("Your work is safe in the working copy; ask for the right to write there."),
        )
    if error.errno in _HELD:
        return ShareBusy(
            _("“{name}” is locked, or may not be read or written: {reason}.").format(
                name=path.name, reason=error.strerror
            ),
            _("Your work goes on in the working copy; it is tried again in a moment."),
        )
    return away(path)


def _copy_side_file(source: Path, target: Path) -> None:
    """What a program that wrote there in place has left: without it the file alone may not be whole."""
    with suppress(FileNotFoundError):
        facts = source.stat()
        if not facts.st_size:
            return
        if time.time() - facts.st_mtime < JOURNAL_SECONDS:
            raise arriving(source.with_name(source.name.rpartition("-")[0]))
        copy(source, target)


def _roll_in(target: Path, path: Path) -> None:
    """Let SQLite put a journal back, or a write-ahead log in, so that the one file is whole."""
    if not any(Path(f"{target}{ending}").exists() for ending in _SIDE_FILES):
        return
    try:
        with told_to_people(path), closing(sqlite3.connect(target, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except DamagedProject as error:
        raise damaged(path) from error
