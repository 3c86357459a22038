"""Versions of a text side by side: what each says, and where the marks stand in each."""

from dataclasses import dataclass
from uuid import UUID

from annotator.domain.marks import Mark
from annotator.domain.moments import Moment
from annotator.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an article shows or showed. ``made`` and ``by`` tell of who put it there, none for the first."""

    body: UUID
    length: int
    marks: int
    shown: bool
    made: Moment | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a mark stands in a version; ``own`` where it was put on that very text, else it was found again there."""

    mark: Mark
    span: Span
    own: bool


@dataclass(frozen=True, slots=True)
class VersionText:
    """A version with its text, the marks in it by their places, and those whose words are not there."""

    version: Version
    text: str
    marks: tuple[Standing, ...]
    lost: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions; ``changes`` are the stretches that differ, each as it stands in the one and in the other."""

    old: VersionText
    new: VersionText
    changes: tuple[tuple[Span, Span], ...]
