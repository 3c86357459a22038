"""The files of a project: those in an archive, or beside a ``project.qde`` that somebody has unpacked."""

from collections.abc import Mapping
from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.documents.container import Container
from annotator.formats.streams.bounds import refuse_large

LARGEST_MB = 512
"""An archive, and all that is read out of it."""
LARGEST_PROJECT_MB = 200
"""The description of a project, which is in memory as a whole; its elements are not."""
PROJECT = "project.qde"
_FOLDER = "sources"
_INTERNAL = "internal://"


class Files:
    """The project itself, and its texts by the paths that it gives. Raises ``ImportRefused``."""

    def __init__(self, path: Path) -> None:
        refuse_large(path.stat().st_size, path.name, LARGEST_MB)
        self._path = path
        self._left = LARGEST_MB << 20
        with path.open("rb") as file:
            is_archive = file.read(2) == b"PK"
        self._container = Container(path) if is_archive else None
        self._names = self._found()

    def _found(self) -> Mapping[str, str]:
        """The names of all files in lower case, to what they are called."""
        if self._container is not None:
            return {name.lower().replace("\\", "/"): name for name in self._container.names}
        beside = (folder for folder in self._path.parent.iterdir() if folder.name.lower() == _FOLDER)
        inside = (file for folder in beside if folder.is_dir() for file in sorted(folder.iterdir()))
        return {f"{_FOLDER}/{file.name.lower()}": str(file) for file in inside if file.is_file()}

    def project(self) -> bytes:
        """The description of the project, with texts that stand in it. Raises ``ImportRefused``."""
        if self._container is None:
            return _read(self._path, LARGEST_PROJECT_MB)
        inside = [name for name in self._names if name.rpartition("/")[2] == PROJECT]
        others = [name for name in self._names if name.endswith(".qde")]
        if not (inside or others):
            raise ImportRefused(_("There is no project of REFI-QDA in the archive."), _("Nothing was imported."))
        return self._container.read(self._names[min(inside or others, key=len)], LARGEST_PROJECT_MB << 20)

    def text(self, path: str) -> bytes | None:
        """A text within the project; ``None`` for one that is not there or lies elsewhere."""
        inside = path.removeprefix(_INTERNAL).lstrip("/").lower()
        name = self._names.get(f"{_FOLDER}/{inside}") or self._names.get(inside) or self._below(inside)
        if not path.startswith(_INTERNAL) or name is None:
            return None
        raw = self._container.read(name) if self._container is not None else _read(Path(name))
        self._left -= len(raw)
        refuse_large((LARGEST_MB << 20) - self._left, name, LARGEST_MB)
        return raw

    def _below(self, inside: str) -> str | None:
        """A text of a project that lies in a folder of the archive, as people pack what they have unpacked."""
        end = f"/{_FOLDER}/{inside.removeprefix(f'{_FOLDER}/')}"
        found = [name for name in self._names if name.endswith(end)]
        return self._names[found[0]] if len(found) == 1 else None


def _read(path: Path, limit_mb: int | None = None) -> bytes:
    refuse_large(path.stat().st_size, path.name, limit_mb)
    return path.read_bytes()
