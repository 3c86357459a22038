"""What a working copy stands for: a file in a folder that travels, or the project that another window holds."""

import contextlib
import os
import platform
import shutil
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Protocol

from annotator.domain.transfer.sharing import Folder
from annotator.store.file.store import FileStore
from annotator.store.sharing import folders
from annotator.store.sharing.fetching import Fetched, away, copy, fetch, hash_of, look_at, signature, told_about
from annotator.store.sharing.places import Signature

STALE_SECONDS = 3600.0
"""Temporary files of this host that are older were left by a program that was killed."""


class End(Protocol):
    """The other end of a working copy."""

    path: Path
    folder: Folder

    def look(self) -> Signature:
        """What lies there now. Raises the refusals of ``fetching``."""
        ...

    def fetch(self, target: Path) -> Fetched:
        """Bring home what lies there. Raises the refusals of ``fetching``."""
        ...

    def send(self, outgoing: Path, expected: Signature | None) -> Signature | None:
        """Put a copy there unless something else than expected lies there.

        Gives its signature where what lies there now is certainly that copy, else ``None``: look again.
        """
        ...

    def put_aside(self) -> Path | None:
        """Give what lies there and cannot be read another name; ``None`` where it is gone by itself."""
        ...


class FolderEnd:
    """A file in a folder that travels: replaced whole, by a rename within its folder."""

    def __init__(self, path: Path, folder: Folder) -> None:
        self.path, self.folder = path, folder
        self._is_mounted = folder.is_network and _is_known_as(folder, path)

    def look(self) -> Signature:
        """What lies there now."""
        self._refuse_an_empty_place()
        return signature(self.path)

    def fetch(self, target: Path) -> Fetched:
        """Bring home what lies there."""
        self._refuse_an_empty_place()
        return fetch(self.path, target)

    def send(self, outgoing: Path, expected: Signature | None) -> Signature | None:
        """Copy it beside, then rename it over, unless somebody came between."""
        self._refuse_an_empty_place()
        self._sweep()
        part = self.path.with_name(f"{self._temporary}{os.getpid()}.tmp")
        try:
            with told_about(self.path):
                copy(outgoing, part)
                with contextlib.suppress(OSError):  # the team's rights to the file, where there is one
                    shutil.copymode(self.path, part)
                ours = part.stat()
                if self._signature_there() != expected:
                    return None
                part.replace(self.path)
                _flush(self.path.parent)
                there = self.path.stat()
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        same = (ours.st_ino, ours.st_size, ours.st_mtime_ns) == (there.st_ino, there.st_size, there.st_mtime_ns)
        return Signature.of(there) if same else None

    def put_aside(self) -> Path | None:
        """Give what cannot be read the name of a conflicted copy, so that nothing is lost."""
        when = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
        words = f"(conflicted copy {platform.node()} {when})"
        target = self.path.with_name(f"{self.path.stem} {words}{self.path.suffix}")
        with told_about(self.path):
            if target.exists():
                return None
            try:
                self.path.rename(target)
            except FileNotFoundError:
                return None
        return target

    @property
    def _temporary(self) -> str:
        """The beginning of a name that Dropbox, OneDrive and Nextcloud leave where it lies."""
        return f"~{self.path.stem}-{platform.node()}-"

    def _signature_there(self) -> Signature | None:
        try:
            return Signature.of(self.path.stat())
        except FileNotFoundError:
            return None

    def _refuse_an_empty_place(self) -> None:
        """A share that is not mounted leaves an empty folder, into which nothing may be written."""
        if self._is_mounted and not _is_known_as(self.folder, self.path):
            raise away(self.path)

    def _sweep(self) -> None:
        with contextlib.suppress(OSError):
            for one in self.path.parent.iterdir():
                ours = one.name.startswith(self._temporary) and one.suffix == ".tmp"
                if ours and time.time() - one.stat().st_mtime > STALE_SECONDS:
                    one.unlink()


class HomeEnd:
    """The project on this disk that another window holds: changes are merged into it where it lies."""

    folder = Folder("own copy", is_network=False)

    def __init__(self, path: Path) -> None:
        self.path = path

    def look(self) -> Signature:
        """What lies there now."""
        return signature(self.path)

    def fetch(self, target: Path) -> Fetched:
        """Copy it by SQLite, which waits for the other window's gesture to end."""
        before = signature(self.path)
        home = FileStore.open(self.path, read_only=True)
        try:
            home.backup(target)
        finally:
            home.close()
        return look_at(target, self.path, before, hash_of(target))

    def send(self, outgoing: Path, expected: Signature | None) -> Signature | None:  # noqa: ARG002
        """Merge the copy in; whatever came between stays as well."""
        home = FileStore.open(self.path)
        try:
            home.take_in(outgoing)
        finally:
            home.close()

    def put_aside(self) -> Path | None:
        """Never: the other window works on it."""
        return None


def _is_known_as(folder: Folder, path: Path) -> bool:
    """Whether the table of mounts says the same of a path as when its folder was recognised."""
    return folders.kind_of(path) == folder


def _flush(folder: Path) -> None:
    """Bring the new name to the disk; folders cannot be opened on Windows, which does it by itself."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse it
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
