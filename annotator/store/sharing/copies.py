"""Copies of a project that lie beside it: what sync programs and people make of one file."""

import os
import re
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import AnnotatorError, DamagedProject, NewerProject, NotAProject
from annotator.domain.ids import OperationId, ProjectId
from annotator.store.file.store import FileStore
from annotator.store.sharing.fetching import fetch, signature
from annotator.store.sharing.places import Signature

_WORDS = "conflict|冲突|衝突|副本|複本|复件|拷贝|拷貝|复制|複製|copy|kopie|copie"
_REST = re.compile(
    rf"(?:[ _.~(（\[【的-].*)?(?:{_WORDS}).*"  # (Lin's conflicted copy 2026-11-25), (冲突_…), .sync-conflict-…, 的副本
    r"|(?: ?[(（]\d{1,3}[)）])+| \d{1,2}"  # (1) of browsers and Google Drive, also of a copy; “ 2” of iCloud
    r"|-[^\s()]+",  # -HOSTNAME, -HOSTNAME-2 of OneDrive
    re.IGNORECASE,
)
_AFTER_THE_ENDING = re.compile(
    r"\s?\((?:SFConflict|case conflict|[^()]*冲突|[^()]*conflict)[^()]*\)"  # Seafile
    r"| ?的(?:副本|複本)(?: ?\d{1,3}| ?\(\d{1,3}\))?",  # Google Drive
    re.IGNORECASE,
)
_BEFORE_THE_NAME = re.compile(r"(?:copy (?:\(?\d{1,3}\)? )?of|kopie von|copie de) ", re.IGNORECASE)


def is_copy_name(name: str, original: str) -> bool:
    """Whether a file's name is what a sync program or a person calls a copy of ``original``.

    That name in other letters, as a computer that does not tell them apart may write it, is one as well.
    """
    stem, dot, ending = original.rpartition(".")
    if name == original:
        return False
    if name.casefold() == original.casefold():
        return True
    if name.endswith(original):
        return _BEFORE_THE_NAME.fullmatch(name[: -len(original)]) is not None
    if not name.startswith(stem):
        return False
    if name.startswith(original):
        return _AFTER_THE_ENDING.fullmatch(name[len(original) :]) is not None
    rest = name[len(stem) : -len(dot + ending)]
    return name.endswith(dot + ending) and _REST.fullmatch(rest) is not None


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found in a copy at its last look; ``operations`` is empty where it is none of ours."""

    signature: Signature
    operations: frozenset[OperationId]


class Copies:
    """The copies beside a project that know something which it does not."""

    def __init__(self, store: FileStore, path: Path, others: Callable[[], list[Path]]) -> None:
        self._store, self._path, self._others = store, path, others
        self._looked: dict[Path, _Looked] = {}

    def look(self) -> tuple[Path, ...]:
        """The copies of this very project that hold operations which are not here; reads what changed only."""
        candidates = self._candidates()
        if not candidates:
            return ()
        with self._store.read() as reader:
            ours, identity = reader.history.keys(), reader.project.info().id
        return tuple(one for one in candidates if self._operations(one, identity) - ours)

    def take_in(self, copy: Path) -> int:
        """Merge a copy; gives how many operations were new. The copy stays where it is."""
        with self._store.read() as reader:
            identity = reader.project.info().id
        with _scratch() as scratch:
            fetched = fetch(copy, scratch)
            return self._store.take_in(fetched.path) if fetched.identity == identity else 0

    def _candidates(self) -> list[Path]:
        names: list[str] = []
        with suppress(OSError):
            names = os.listdir(self._path.parent)  # noqa: PTH208  (names only; no Path for each of thousands)
        beside = (self._path.with_name(name) for name in sorted(names) if is_copy_name(name, self._path.name))
        return [*(one for one in beside if not self._is_itself(one)), *self._others()]

    def _is_itself(self, other: Path) -> bool:
        """Whether another name leads to the very file: some folders do not tell small letters from large ones."""
        with suppress(OSError):
            return other.samefile(self._path)
        return False

    def _operations(self, copy: Path, identity: ProjectId) -> frozenset[OperationId]:
        known = self._looked.get(copy)
        try:
            now = signature(copy)
            if known is None or known.signature != now:
                known = self._looked[copy] = _Looked(now, _operations_in(copy, identity))
        except AnnotatorError:
            return frozenset()  # gone, or on its way: the next look may find it whole
        return known.operations


def _operations_in(copy: Path, identity: ProjectId) -> frozenset[OperationId]:
    """The operations of a copy; none where it is another project's, damaged, newer, or no project at all."""
    with _scratch() as scratch:
        try:
            fetched = fetch(copy, scratch)
        except (NotAProject, DamagedProject, NewerProject):
            return frozenset()
    return fetched.operations if fetched.identity == identity else frozenset()


@contextmanager
def _scratch() -> Generator[Path]:
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        yield Path(folder, "copy.annot")
