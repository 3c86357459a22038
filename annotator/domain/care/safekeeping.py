"""Backups: where they are kept, why each was made, and what one holds."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _, marked
from annotator.domain.moments import Moment

KEPT = 10
"""The newest backups of a project that are kept; of older ones the last of each month."""


class Why(StrEnum):
    """What a backup was made before."""

    DAY = "day"
    MIGRATION = "migration"
    MERGE = "merge"
    REMOVAL = "removal"
    COMPACT = "compact"
    REPAIR = "repair"
    RESTORE = "restore"
    HAND = "hand"

    @property
    def words(self) -> str:
        """The reason in the current language."""
        return _(_WORDS[self])


_WORDS = {
    Why.DAY: marked("before the day's work"),
    Why.MIGRATION: marked("before a new format"),
    Why.MERGE: marked("before a merge"),
    Why.REMOVAL: marked("before much was removed"),
    Why.COMPACT: marked("before it was compacted"),
    Why.REPAIR: marked("before it was repaired"),
    Why.RESTORE: marked("before another backup was restored"),
    Why.HAND: marked("made by hand"),
}


def _to_nobody(_refusal: AnnotatorError) -> None:
    """Where nobody listens."""


@dataclass(frozen=True, slots=True)
class Safekeeping:
    """Where the backups of all projects lie, and who hears why one could not be made (in any thread)."""

    folder: Path
    tell: Callable[[AnnotatorError], object] = _to_nobody


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, and who wrote last."""

    title: str
    articles: int
    marks: int
    last_annotator: str
    last_done: Moment | None


@dataclass(frozen=True, slots=True)
class Backup:
    """One whole copy of a project. ``of`` is where the project lay, ``size`` counts bytes."""

    path: Path
    of: Path
    made: Moment
    why: Why
    size: int
    clock: int
    """The greatest clock of its log: the same clock is the same content."""
