"""What stands under the tags of the codebook: counts, latest marks, marks that break a rule, changes."""

from collections.abc import Sequence

from annotator.domain.codebook import Overlap
from annotator.domain.coding.shown import Shown
from annotator.domain.ids import AnnotatorId, ArticleId, LinkTypeId, MarkId, TagId
from annotator.domain.log.history import Entry, Sought
from annotator.project.desk import Desk

LATEST = 3


class Insight:
    """Reads what stands under the tags; several threads may."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def counts(self) -> dict[TagId, int]:
        """How many marks and themes carry each tag itself; tags without any are left out."""
        with self._desk.read() as reader:
            return reader.coded.counts()

    def links(self) -> dict[LinkTypeId, int]:
        """How many links there are of each type; types without any are left out."""
        with self._desk.read() as reader:
            return reader.coded.links()

    def makers(self, tag: TagId) -> int:
        """How many annotators made the marks under a tag and the tags below it."""
        with self._desk.read() as reader:
            return reader.coded.makers(self._branch(tag))

    def latest(self, tag: TagId, limit: int = LATEST) -> list[Shown]:
        """The marks under a tag and the tags below it that were made last, the newest first."""
        with self._desk.read() as reader:
            return reader.coded.latest(self._branch(tag), limit)

    def own(self, tag: TagId, limit: int) -> list[Shown]:
        """The marks under a tag itself, the newest first."""
        with self._desk.read() as reader:
            return reader.coded.latest([tag], limit)

    def names(self) -> dict[AnnotatorId, str]:
        """What the annotators are called."""
        with self._desk.read() as reader:
            return {one.id: one.name for one in reader.annotators.all()}

    def breaking(self, tag: TagId, rule: Overlap, limit: int = 1000) -> Sequence[tuple[ArticleId, MarkId]]:
        """The first marks of a tag itself that would break an overlap rule."""
        kind = self._desk.codebook.tag(tag).kind
        beside = [one.id for one in self._desk.codebook.tags if one.kind == kind]
        with self._desk.read() as reader:
            return reader.coded.breaking(tag, beside, rule, limit)

    def changes(self, tag: TagId, limit: int = 8) -> list[Entry]:
        """What was done to a tag, newest first."""
        with self._desk.read() as reader:
            return reader.timeline.page(Sought(tag=tag), None, limit)

    def _branch(self, tag: TagId) -> list[TagId]:
        return [one.id for one in self._desk.codebook.branch(tag)]
