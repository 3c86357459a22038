"""The private folder of backups: one folder for each project and place, names that tell when and why, thinning.

A project is known by its identity and by where it lies: two copies of one project have shelves of their own.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from annotator.domain.care.safekeeping import KEPT, Backup, Why
from annotator.domain.moments import Moment

UNKNOWN = UUID(int=0)
"""The identity of a file that was so damaged that it could not be read."""
_ABOUT = "about.json"
_NAME = re.compile(r"(\d{8}T\d{9}Z)-([a-z]+)-([0-9a-f]{1,16})\.annot")
_TIME = "%Y%m%dT%H%M%S"


def shelf(folder: Path, project: Path, identity: UUID) -> Path:
    """Where the backups of one project at one place lie."""
    return folder / f"{identity.hex}-{_mark_of(project)}"


def put_up(shelf: Path, project: Path) -> None:
    """Make a shelf that nobody else may read, and write on it whose it is. Raises ``OSError``."""
    shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
    about = shelf / _ABOUT
    if not about.exists():
        about.write_text(json.dumps({"path": str(project.resolve())}, ensure_ascii=False), "utf-8")


def name_of(made: Moment, why: Why, clock: int) -> str:
    """The file name of a backup."""
    seconds, milliseconds = divmod(made, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):{_TIME}}{milliseconds:03d}Z-{why}-{clock:x}.annot"


def backups(folder: Path, project: Path, identity: UUID | None) -> list[Backup]:
    """The backups of a project, newest first: those of its identity, or of its place where that is not known."""
    here = f"-{_mark_of(project)}"
    if identity is None:
        shelves = (one for one in _entries(folder) if one.name.endswith(here))
    else:
        known = (identity.hex, UNKNOWN.hex + here)
        shelves = (one for one in _entries(folder) if one.name.startswith(known))
    found = [backup for one in shelves for backup in on(one)]
    return sorted(found, key=lambda one: one.made, reverse=True)


def on(shelf: Path) -> list[Backup]:
    """What lies on one shelf, newest first."""
    of = _project_of(shelf)
    found = [backup for one in _entries(shelf) if (backup := _read(one, of)) is not None]
    return sorted(found, key=lambda one: one.made, reverse=True)


def thin(shelf: Path) -> None:
    """Take away what is neither among the newest nor the last of its month."""
    for one in superfluous(on(shelf)):
        for ending in ("", "-journal", "-wal"):
            one.path.with_name(one.path.name + ending).unlink(missing_ok=True)


def superfluous(newest_first: Iterable[Backup]) -> Iterator[Backup]:
    """The backups that need not be kept."""
    months: set[str] = set()
    for at, one in enumerate(newest_first):
        month = f"{datetime.fromtimestamp(one.made / 1000, UTC):%Y-%m}"
        if at >= KEPT and month in months:
            yield one
        months.add(month)


def _mark_of(project: Path) -> str:
    return sha256(str(project.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # no folder, no backups
        return []


def _project_of(shelf: Path) -> Path:
    try:
        return Path(str(json.loads((shelf / _ABOUT).read_text("utf-8"))["path"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Path()


def _read(path: Path, of: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    when, why, clock = found.groups()
    try:
        made = datetime.strptime(when[:15], _TIME).replace(tzinfo=UTC)
        size, reason = path.stat().st_size, Why(why)
    except (OSError, ValueError):  # taken away meanwhile, or a name that only looks like ours
        return None
    return Backup(path, of, Moment(int(made.timestamp()) * 1000 + int(when[15:18])), reason, size, int(clock, 16))
