"""Writes files so that nobody ever sees half of one: beside their place first, then renamed."""

import errno
import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO
from uuid import uuid4

from annotator.domain.errors import DiskFull, ExportRefused
from annotator.domain.language import _

Content = Iterable[str] | Callable[[BinaryIO], object]
"""Text in pieces, or what writes itself into an open file."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""A full disk, a used-up quota, a file larger than one is allowed to make."""

_SQLITE = b"SQLite format 3\0"
"""How every project begins (SQLite's file format, section 1.3)."""


def refuse_folder(out: Path) -> None:
    """Raises ``ExportRefused`` for a folder, where a file is to be written."""
    if out.is_dir():
        raise ExportRefused(_("“{path}” is a folder.").format(path=out), _("Give the name of a file."))


def refuse_project(out: Path) -> None:
    """Raises ``ExportRefused`` for a project, its own or another: no export may take its place."""
    with _refusing(out):
        if not out.is_file():
            return
        with out.open("rb") as file:
            is_project = file.read(len(_SQLITE)) == _SQLITE
    if is_project:
        raise ExportRefused(_("“{path}” is a project.").format(path=out), _("Give the name of another file."))


def make_folder(out: Path) -> None:
    """Make a folder that is to be written into. Raises ``ExportRefused``."""
    if out.is_file():
        raise ExportRefused(
            _("“{path}” is a file, and this goes into a folder.").format(path=out), _("Give the name of a folder.")
        )
    with _refusing(out):
        out.mkdir(exist_ok=True, parents=True)


def write_all(contents: Mapping[Path, Content], beside: Callable[[], Mapping[Path, Content]] = dict) -> None:
    """Write all files under other names, then give them their own; nothing is left behind where that fails.

    Text is written as UTF-8; what is no text writes itself into the open file. ``beside`` is asked for further files
    once these are written. Raises ``ExportRefused`` and ``DiskFull``.
    """
    waiting: dict[Path, Path] = {}
    try:
        for some in (lambda: contents, beside):
            for path, content in _allowed(some()).items():
                waiting[path] = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
                _write(waiting[path], content, path)
        for path, part in waiting.items():
            with _refusing(path):
                part.replace(path)
    finally:
        for part in waiting.values():
            with _refusing(part):
                part.unlink(missing_ok=True)


def _allowed(contents: Mapping[Path, Content]) -> Mapping[Path, Content]:
    for path in contents:
        refuse_project(path)
    return contents


def _write(part: Path, content: Content, path: Path) -> None:
    with _refusing(path):
        if callable(content):
            with part.open("wb") as file:
                content(file)
                _keep(file)
        else:
            with part.open("w", encoding="utf-8", newline="") as text:
                text.writelines(content)
                _keep(text)


def _keep(file: IO[Any]) -> None:
    """Let it be on the disk."""
    file.flush()
    os.fsync(file.fileno())


def write_bytes(out: Path, content: bytes) -> None:
    """Write one file that is no text as ``write_all`` does."""
    write_all({out: lambda file: file.write(content)})


@contextmanager
def _refusing(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                _("There is no room left on the disk where “{name}” lies.").format(name=path.name),
                _("Nothing was exported; free some space and try again."),
            ) from error
        raise ExportRefused(
            _("“{path}” cannot be written: {reason}.").format(path=path, reason=error.strerror),
            _("Choose a folder that exists and that you may write to; nothing was exported."),
        ) from error
