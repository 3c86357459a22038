"""Where working copies lie, and what each remembers about the file that it stands for."""

import glob
import hashlib
import json
import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from annotator.domain.ids import ProjectId
from annotator.domain.moments import Moment
from annotator.store.sharing import folders

_STEM, _DIGEST, _IDENTITY = 40, 16, 12


@dataclass(frozen=True, slots=True)
class Signature:
    """By what a file is known again without reading it; on POSIX nobody can put ``changed_ns`` back."""

    size: int
    mtime_ns: int
    changed_ns: int
    inode: int

    @classmethod
    def of(cls, facts: os.stat_result) -> "Signature":
        """That of a file whose facts were asked."""
        return cls(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


@dataclass(frozen=True, slots=True)
class Seen:
    """What lay there when we looked last: its signature, its content's hash, how many operations it knew."""

    signature: Signature
    sha256: str
    operations: int
    published: Moment | None = None
    """When this copy published last."""


@dataclass(frozen=True, slots=True)
class Place:
    """A working copy: the path that people see, and the private folder where the copy lies."""

    shared: Path
    folder: Path

    @property
    def working(self) -> Path:
        """The working copy itself; it has the name that people know."""
        return self.folder / self.shared.name

    def seen(self) -> Seen | None:
        """What is remembered; ``None`` where nothing is, which only costs another look."""
        try:
            told = cast("dict[str, Any]", json.loads((self.folder / "seen.json").read_text("utf-8")))
            published = told["published"]
            return Seen(
                Signature(**told["signature"]), str(told["sha256"]), int(told["operations"]),
                None if published is None else Moment(int(published)),
            )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, seen: Seen) -> None:
        """Remember it beyond the end of the program, whole or not at all."""
        part = self.folder / f"seen.{os.getpid()}.part"
        part.write_text(json.dumps(asdict(seen)), "utf-8")
        part.replace(self.folder / "seen.json")


def place_of(shared: Path, root: Path, identity: ProjectId) -> Place:
    """Where the working copy of a project lies whose file has this path."""
    return Place(shared, home_of_copies(root) / f"{_key(shared)}-{identity.hex[-_IDENTITY:]}")


def places_of(shared: Path, root: Path) -> list[Place]:
    """The working copies that there are for a path, the one that was used last first."""
    found = home_of_copies(root).glob(f"{glob.escape(_key(shared))}-*/")
    places = [place for folder in found if (place := Place(shared, folder)).working.is_file()]
    return sorted(places, key=lambda one: one.working.stat().st_mtime_ns, reverse=True)


def own_place(home: Path, root: Path, identity: ProjectId, number: int) -> Place:
    """Where the own copy of a second window lies."""
    return Place(home, _own(root) / f"{_key(home)}-{identity.hex[-_IDENTITY:]}-{number}")


def own_places_of(home: Path, root: Path) -> list[Place]:
    """The own copies that second windows left for a path."""
    found = sorted(_own(root).glob(f"{glob.escape(_key(home))}-*/"))
    return [place for folder in found if (place := Place(home, folder)).working.is_file()]


def _own(root: Path) -> Path:
    return home_of_copies(root) / "own"


def home_of_copies(root: Path) -> Path:
    """The folder of all working copies; each host has its own where they lie on a network themselves."""
    found = folders.kind_of(root)
    return root / platform.node() if found is not None and found.is_network else root


def _key(path: Path) -> str:
    digest = hashlib.sha256(os.fsencode(os.path.normcase(path))).hexdigest()
    return f"{path.stem[:_STEM]}-{digest[:_DIGEST]}"
