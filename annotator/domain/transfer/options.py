"""How an export is written, for the formats that let people choose."""

from dataclasses import dataclass
from enum import StrEnum


class Overlaps(StrEnum):
    """Which of marks that share characters a format keeps that knows only one at a place."""

    LONGEST = "longest"
    SHORTEST = "shortest"
    FIRST = "first"
    """The one that begins first."""


class Unit(StrEnum):
    """What stands on one line of a column format."""

    CHARACTER = "character"
    WORD = "word"


class OffsetUnit(StrEnum):
    """What offsets may count beside code points."""

    UTF16 = "utf16"
    BYTES = "bytes"
    """Bytes of the text as UTF-8."""


class Rows(StrEnum):
    """How the rows of a data set are kept."""

    LINES = "jsonl"
    """One object of JSON a line."""
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Options:
    """What somebody chose; a format takes those that it names.

    ``seed`` decides which articles go into which split of a data set. ``offsets`` are written in further columns.
    """

    overlaps: Overlaps = Overlaps.LONGEST
    unit: Unit = Unit.CHARACTER
    seed: int = 0
    offsets: frozenset[OffsetUnit] = frozenset()
    rows: Rows = Rows.LINES
