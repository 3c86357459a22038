"""Archives (.zip) that are given to an import: unpacked within limits into folders that are removed afterwards."""

import errno
import re
import stat
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from shutil import rmtree
from types import TracebackType
from typing import IO, Self
from zipfile import ZipFile, ZipInfo

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.plans import Problem
from annotator.formats.documents.container import UNREADABLE
from annotator.formats.format import Format
from annotator.project.rules import planning
from annotator.text.decoding import decode

MOST_FILES = 10_000
MOST_BYTES = 2 * 1024**3
MOST_TIMES = 200
"""No archive has more files, nor becomes larger, nor so many times larger, than that."""
_SMALL = 64 * 1024 * 1024
"""Up to this size it does not matter how many times larger an archive becomes."""
_PIECE = 1024 * 1024
_UTF8_NAME = 0x800
"""The bit of an entry that says that its name is UTF-8 (APPNOTE 4.4.4); others are in the system's code page."""
_ASIAN = {"utf-8", "gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc-kr", "cp949", "euc-jp"}
_UNUSABLE = re.compile(r'[<>:"|?*\x00-\x1f]')
"""What no name of a file may hold on Windows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder that is one thing of some format, and how it is called to people."""

    path: Path
    name: str
    folder: "_Folder | None" = None
    """The unpacked archive that it lies in."""

    @property
    def called(self) -> str:
        """Its short name; of a file in an archive, with that."""
        return self.name if self.folder else self.path.name


class _Folder:
    """A temporary folder that is removed when nobody holds it any more, or when the program ends."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="annotator-"))
        self.is_needed = False
        self.remove = weakref.finalize(self, rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Held:
    """The articles of an exchange, together with the folder that they are read from."""

    articles: Callable[[], Iterator[ExchangeArticle]]
    folder: _Folder

    def __call__(self) -> Iterator[ExchangeArticle]:
        return self.articles()


@dataclass(frozen=True, slots=True)
class _HeldFile:
    """A file, together with the folder that it lies in."""

    path: Path
    folder: _Folder

    def __call__(self) -> Path:
        return self.path


class Unpacking:
    """Archives of one import. On leaving, the folders go of which nothing is read later."""

    def __init__(
        self, refuse: Callable[[Problem], None], told: Callable[[int, int], None], read_as: Format | None = None
    ) -> None:
        self._refuse, self._told, self._read_as = refuse, told, read_as
        self._folders: list[_Folder] = []

    def __enter__(self) -> Self:
        """Nothing is unpacked yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Remove the folders."""
        for one in self._folders:
            if kind is not None or not one.is_needed:
                one.remove()
        self._folders.clear()

    def files(self, paths: Sequence[Path]) -> Iterator[Found]:
        """The files that are meant, those in archives among them; what cannot be unpacked is refused."""
        for path in planning.files_in(paths, self._refuse, self._read_as):
            if not planning.is_archive(path):
                yield Found(path, str(path))
                continue
            folder = _Folder()
            self._folders.append(folder)
            try:
                inner = self._unpacked(path, folder.path / (path.stem or "archive"))
            except (ImportRefused, OSError) as error:
                folder.remove()
                self._refuse(planning.problem(str(path), error))
                continue
            yield from self._in_archive(path, inner, folder)

    def held(self, found: Found, exchange: Exchange) -> Exchange:
        """The same exchange, whose files stay as long as it does."""
        if found.folder is None:
            return exchange
        found.folder.is_needed = True
        return replace(exchange, articles=_Held(exchange.articles, found.folder))

    def file(self, found: Found) -> Callable[[], Path]:
        """Where a file lies, which stays there as long as somebody may ask."""
        if found.folder is None:
            return partial(Path, found.path)
        found.folder.is_needed = True
        return _HeldFile(found.path, found.folder)

    def _in_archive(self, archive: Path, inner: Path, folder: _Folder) -> Iterator[Found]:
        def called(path: str) -> str:
            below = Path(path).relative_to(inner)
            return (PurePosixPath(archive.name) / below.as_posix()).as_posix()

        def refuse(problem: Problem) -> None:
            self._refuse(replace(problem, name=called(problem.name)))

        for path in planning.files_in([inner], refuse, self._read_as):
            yield Found(path, called(str(path)), folder)

    def _unpacked(self, archive: Path, into: Path) -> Path:
        """The folder with the files of an archive. Raises ``ImportRefused`` beyond the limits, and ``OSError``."""
        into.mkdir()
        try:
            with ZipFile(archive) as opened:
                entries = [one for one in opened.infolist() if not one.is_dir()]
                if len(entries) > MOST_FILES:
                    raise _too_much(_("It holds {count} files.").format(count=f"{len(entries):,}"))
                budget = _Budget(min(MOST_BYTES, max(_SMALL, MOST_TIMES * archive.stat().st_size)))
                for done, (entry, name) in enumerate(zip(entries, names(entries), strict=True)):
                    self._told(done, len(entries))
                    self._take(opened, entry, name, into, budget, archive.name)
        except UNREADABLE as error:
            if isinstance(error, OSError):
                raise
            raise ImportRefused(_("The archive is damaged, or it is none."), _("Pack it again.")) from error
        return into

    def _take(self, opened: ZipFile, entry: ZipInfo, name: str, into: Path, budget: "_Budget", archive: str) -> None:
        if name.startswith("__MACOSX/"):  # what macOS keeps about the other files
            return
        told = f"{archive}/{name}"
        where = place(name)
        if where is None or stat.S_ISLNK(entry.external_attr >> 16):
            self._refuse(Problem(told, _("Its name leads out of the archive."), _("It was left out.")))
        elif planning.is_archive(Path(where)):
            self._refuse(
                Problem(told, _("An archive within an archive is not opened."), _("Unpack it and import its files."))
            )
        else:
            target = into / where
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with opened.open(entry) as source, target.open("xb") as out:
                    budget.copy(source, out)
            except UNREADABLE as error:
                if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                    raise
                if not isinstance(error, FileExistsError):  # of two files of one name, the first stays
                    with suppress(OSError):
                        target.unlink()
                self._refuse(
                    Problem(
                        told,
                        _("It cannot be unpacked: it is damaged, protected by a password, or there twice."),
                        _("It was left out."),
                    )
                )


@dataclass(slots=True)
class _Budget:
    """How many bytes may still be unpacked, whatever the entries say of themselves."""

    left: int

    def copy(self, source: IO[bytes], out: IO[bytes]) -> None:
        while piece := source.read(_PIECE):
            self.left -= len(piece)
            if self.left < 0:
                raise _too_much(_("It becomes far larger than it is."))
            out.write(piece)


def _too_much(why: str) -> ImportRefused:
    return ImportRefused(
        _("The archive is too large to be unpacked.") + " " + why,
        _("{files} files and {size} GB are possible. Unpack it and import its folder.").format(
            files=f"{MOST_FILES:,}", size=MOST_BYTES // 1024**3
        ),
    )


def place(name: str) -> PurePosixPath | None:
    """Where a file of an archive goes below its folder; ``None`` for a name that leads out of it."""
    parts = [one for one in name.replace("\\", "/").split("/") if one not in {"", "."}]
    if not parts or name[:1] in {"/", "\\"} or ".." in parts or re.match(r"[a-zA-Z]:", parts[0]):
        return None
    return PurePosixPath(*(_UNUSABLE.sub("_", one).rstrip(" .") or "_" for one in parts))


def names(entries: Iterable[ZipInfo]) -> list[str]:
    """The names of entries. Where none says that it is UTF-8, all are in one encoding, told by how they look."""
    listed = list(entries)
    old = [one.orig_filename.encode("cp437", "replace") for one in listed if not one.flag_bits & _UTF8_NAME]
    encoding = _encoding(b"\n".join(one for one in old if not one.isascii()))
    return [
        one.orig_filename
        if one.flag_bits & _UTF8_NAME
        else one.orig_filename.encode("cp437", "replace").decode(encoding, "replace")
        for one in listed
    ]


def _encoding(raw: bytes) -> str:
    if not raw:
        return "cp437"
    try:
        found = decode(raw).encoding
    except ImportRefused:
        return "cp437"
    return found if found in _ASIAN else "cp437"
