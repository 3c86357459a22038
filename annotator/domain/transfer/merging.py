"""Merging copies of a project: what would come, what came, and what contradicts itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from annotator.domain.ids import ConflictId, TagId
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Place
from annotator.domain.moments import Moment

Told: TypeAlias = Callable[[int, int], None]
"""Is told how much of how much is done, and may raise to stop: then nothing was done."""


def unheard(_done: int, _total: int) -> None:
    """Where nobody looks on."""


class Decide(StrEnum):
    """What is done with fields that were changed in both copies: the later value stands unless something is said."""

    OURS = "ours"
    THEIRS = "theirs"
    NEWEST = "newest"


class Choice(StrEnum):
    """How a conflict is settled: everything stays as it stands here, or what came from there is taken."""

    HERE = "here"
    THERE = "there"


class Kind(StrEnum):
    """What a conflict is about."""

    EDITED = "edited"
    REMOVED = "removed"
    REVIVED = "revived"
    CIRCLE = "circle"
    NAMESAKES = "namesakes"
    VERSION = "version"
    TWICE = "twice"
    ENDS = "ends"
    """Copies chose another speaker of one quote, or another holder of one role."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things of one sort are new here, changed, taken away, or back again."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    back: int = 0


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """One copy: how many of its operations are new here, and when it and the project were the same last."""

    path: Path
    operations: int
    parted: Moment | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of a mark with a little of the text before and after them, and the tag that they have there."""

    before: str
    words: str
    after: str
    tag: TagId | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What one copy says, or what both said before, in words; who did it and when, where that is known.

    ``excerpt`` is where a mark stands by this side.
    """

    words: str
    who: str = ""
    when: Moment | None = None
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that two copies say differently. It stands as it is ``here`` until it is settled.

    ``subject`` is the table that it is about, ``field`` what of it, ``what`` the thing in words, ``before``
    what it was when the copies parted; ``None`` where it was not there yet. ``preset`` is what is proposed.
    ``article`` is the title of the article that it is in, ``paragraph`` which one of its text, from 1; 0 for none.
    """

    id: ConflictId
    kind: Kind
    subject: str
    target: UUID
    field: str
    what: str
    here: Side
    there: Side
    before: Side | None = None
    place: Place | None = None
    preset: Choice = Choice.HERE
    article: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What somebody took back with a merge of the copies ``what``, and what stands ``here`` or in a copy without it.

    ``marks`` and ``operations`` are how many of them stay or come back, or go where the merge does not keep them.
    """

    who: str
    when: Moment
    what: str
    here: bool
    marks: int
    operations: int

    def words(self, when: str, *, keeps: bool) -> str:
        """What a merge does with it, for people; ``when`` is the time as their face writes it."""
        marks = ngettext("{count} mark", "{count} marks", self.marks).format(count=self.marks)
        changes = ngettext("{count} change", "{count} changes", self.operations).format(count=self.operations)
        sentences = {
            (True, True): _("Kept: {what} that {who} took back with the merge of {copies} ({when})."),
            (True, False): _("Let go: {what} that {who} took back with the merge of {copies} ({when})."),
            (False, True): _("Back again: {what} that {who} took back with the merge of {copies} ({when})."),
            (False, False): _("Not brought back: {what} that {who} took back with the merge of {copies} ({when})."),
        }
        told = sentences[self.here, keeps]
        return told.format(what=marks if self.marks else changes, who=self.who, copies=self.what, when=when)


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would bring; nothing was written. ``counts`` are by table, ``marks_by`` by annotator.

    In the conflicts of ``won_there`` it is the value of a copy that would stand, and ``there`` is what stands now;
    in those of ``only_there`` both sides come with copies.
    ``news`` is a SHA-256 of the keys of what is new: other operations are another plan, also where numbers agree.
    ``taken_back`` is what others took back and what stands here or in a copy: the merge ``keeps`` it, or lets it go.
    """

    copies: Sequence[CopyFacts]
    counts: Mapping[str, Counts]
    marks_by: Mapping[str, int] = field(default_factory=dict[str, int])
    conflicts: Sequence[Conflict] = ()
    won_there: frozenset[ConflictId] = frozenset()
    only_there: frozenset[ConflictId] = frozenset()
    news: str = ""
    taken_back: Sequence[TakenBack] = ()
    keeps: bool = True

    @property
    def operations(self) -> int:
        """How many operations are new here."""
        return sum(copy.operations for copy in self.copies)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.operations and not (self.keeps and self.taken_back)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought; ``conflicts`` is how many it left open, ``backup`` where all of it is as it was before."""

    operations: int
    counts: Mapping[str, Counts] = field(default_factory=dict[str, Counts])
    conflicts: int = 0
    backup: Path | None = None
