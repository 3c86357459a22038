"""Keeps backups of one open project: before the first work of a day and before every large step."""

import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, select

from annotator.domain.care.safekeeping import Backup, Safekeeping, Why
from annotator.domain.errors import AnnotatorError, ProjectRefused
from annotator.domain.language import _
from annotator.domain.moments import now
from annotator.store.care import backup, shelf
from annotator.store.refusals import told_to_people
from annotator.store.statements import newest_clock
from annotator.store.tables import OperationRow, ProjectRow, table_of

ENOUGH_SECONDS = 3600.0
"""Removing one thing after the other needs one backup an hour: the history brings all of it back anyway."""
ENOUGH_SECONDS_OF_LARGE = 24 * ENOUGH_SECONDS
LARGE_BYTES = 64 * 1024 * 1024
"""A copy of a larger file would hold up the gesture that removes (100 ms for 64 MB)."""


class Keeper:
    """The backups of one open project. Usable from several threads; where nowhere is given, it keeps nothing."""

    def __init__(self, safekeeping: Safekeeping | None, path: Path, engine: Engine) -> None:
        self._safekeeping, self._path, self._engine = safekeeping, path, engine
        self._making, self._told = threading.Lock(), False
        self._thread: threading.Thread | None = None

    def begin_day(self) -> None:
        """On a thread: a backup where the day has none yet and anything was written since the last one."""
        if (keep := self._safekeeping) is not None:
            self._thread = threading.Thread(target=self._quietly, args=(keep, self._of_today), name="backup")
            self._thread.start()

    def before(self, why: Why) -> Backup | None:
        """A backup before a large step that could also be taken back; where it fails that is told, once."""
        keep = self._safekeeping
        return None if keep is None else self._quietly(keep, lambda keep: self._made(keep, why))

    def before_removal(self) -> Backup | None:
        """A backup before much is removed, where none was made within the hour."""
        return None if self._safekeeping is None else self._quietly(self._safekeeping, self._of_this_hour)

    def make(self, why: Why) -> Backup | None:
        """A backup, or the one that holds the same already; ``None`` where nowhere is given.

        Raises ``AnnotatorError`` where it cannot be made.
        """
        return None if self._safekeeping is None else self._made(self._safekeeping, why)

    def finish(self) -> None:
        """Wait for what is being made."""
        if self._thread is not None:
            self._thread.join()

    def _made(self, keep: Safekeeping, why: Why) -> Backup:
        with self._making:
            place, clock = self._shelf(keep), self._clock()
            same = next((one for one in shelf.on(place) if one.clock == clock), None)
            return same or self._make(place, why, clock)

    def _make(self, place: Path, why: Why, clock: int) -> Backup:
        made = now()
        target = place / shelf.name_of(made, why, clock)
        try:
            shelf.put_up(place, self._path)
            backup.write_between(self._engine, target)
            shelf.thin(place)
            size = target.stat().st_size
        except OSError as error:
            raise _unkept(place, error.strerror or str(error)) from error
        except AnnotatorError as error:
            raise _unkept(place, error.message) from error
        return Backup(target, self._path, made, why, size, clock)

    def _of_today(self, keep: Safekeeping) -> Backup:
        newest = self._newest(keep)
        today = newest is not None and _day(newest.made / 1000) == _day(time.time())
        return newest if today and newest is not None else self._made(keep, Why.DAY)

    def _of_this_hour(self, keep: Safekeeping) -> Backup:
        newest = self._newest(keep)
        enough = ENOUGH_SECONDS_OF_LARGE if self._path.stat().st_size > LARGE_BYTES else ENOUGH_SECONDS
        if newest is not None and time.time() - newest.made / 1000 < enough:
            return newest
        return self._made(keep, Why.REMOVAL)

    def _quietly(self, keep: Safekeeping, work: Callable[[Safekeeping], Backup]) -> Backup | None:
        try:
            return work(keep)
        except AnnotatorError as refusal:
            if not self._told:
                self._told = True
                keep.tell(refusal)
            return None

    def _newest(self, keep: Safekeeping) -> Backup | None:
        return next(iter(shelf.on(self._shelf(keep))), None)

    def _shelf(self, keep: Safekeeping) -> Path:
        with told_to_people(self._path), self._engine.connect() as connection:
            identity: UUID | None = connection.execute(select(table_of(ProjectRow).c.identity)).scalar()
        return shelf.shelf(keep.folder, self._path, identity or shelf.UNKNOWN)

    def _clock(self) -> int:
        with told_to_people(self._path), self._engine.connect() as connection:
            return connection.execute(newest_clock(table_of(OperationRow))).scalar() or 0


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds).astimezone().date()


def _unkept(place: Path, reason: str) -> ProjectRefused:
    return ProjectRefused(
        _("No backup could be kept: {reason}").format(reason=reason),
        _("Your work is saved all the same. The backups lie in {folder}.").format(folder=place.parent),
    )
