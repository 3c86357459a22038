"""The files of a project: those in an archive, or beside a ``project.qde`` that somebody has unpacked."""

from collections.abc import Mapping
from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.documents.container import Container

LARGEST_BYTES = 512 * 1024 * 1024
PROJECT = "project.qde"
_FOLDER = "sources"
_INTERNAL = "internal://"


class Files:
    """The project itself, and its texts by the paths that it gives. Raises ``ImportRefused``."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > LARGEST_BYTES:
            raise too_large(path.name)
        self._path = path
        self._left = LARGEST_BYTES
        with path.open("rb") as file:
            is_archive = file.read(2) == b"PK"
        self._container = Container(path.read_bytes()) if is_archive else None
        self._names = self._found()

    def _found(self) -> Mapping[str, str]:
        """The names of all files in lower case, to what they are called."""
        if self._container is not None:
            return {name.lower().replace("\\", "/"): name for name in self._container.names}
        beside = (folder for folder in self._path.parent.iterdir() if folder.name.lower() == _FOLDER)
        inside = (file for folder in beside if folder.is_dir() for file in sorted(folder.iterdir()))
        return {f"{_FOLDER}/{file.name.lower()}": str(file) for file in inside if file.is_file()}

    def project(self) -> bytes:
        """The description of the project."""
        if self._container is None:
            return self._path.read_bytes()
        inside = [name for name in self._names if name.rpartition("/")[2] == PROJECT]
        others = [name for name in self._names if name.endswith(".qde")]
        if not (inside or others):
            raise ImportRefused(_("There is no project of REFI-QDA in the archive."), _("Nothing was imported."))
        return self._container.read(self._names[min(inside or others, key=len)])

    def text(self, path: str) -> bytes | None:
        """A text within the project; ``None`` for one that is not there or lies elsewhere."""
        inside = path.removeprefix(_INTERNAL).lstrip("/").lower()
        name = self._names.get(f"{_FOLDER}/{inside}") or self._names.get(inside)
        if not path.startswith(_INTERNAL) or name is None:
            return None
        raw = self._container.read(name) if self._container is not None else _read(Path(name))
        self._left -= len(raw)
        if self._left < 0:
            raise too_large(name)
        return raw


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_BYTES:
        raise too_large(path.name)
    return path.read_bytes()


def too_large(name: str) -> ImportRefused:
    """The refusal of a file that is too large."""
    return ImportRefused(
        _("“{name}” has more than {limit} MB.").format(name=name, limit=LARGEST_BYTES >> 20),
        _("Nothing was imported; cut it into several files."),
    )
