"""What stands under the tags of the codebook: counts, latest marks, marks that break a rule, changes."""

from itertools import islice

from annotator.domain.coding.breaches import Breach
from annotator.domain.coding.shown import Shown
from annotator.domain.ids import AnnotatorId, LinkTypeId, TagId
from annotator.domain.log.history import Entry, Sought
from annotator.project.desk import Desk

LATEST = 3
MOST = 1000
"""Marks that break a rule, of which more are not listed: they are mended from the first on."""


class Insight:
    """Reads what stands under the tags; several threads may."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def counts(self) -> dict[TagId, int]:
        """How many marks and themes carry each tag itself; tags without any are left out."""
        with self._desk.read() as reader:
            return reader.coded.counts()

    def themes(self) -> int:
        """How many of what ``counts`` counts are themes of whole articles."""
        with self._desk.read() as reader:
            return sum(reader.coded.themes().values())

    def links(self) -> dict[LinkTypeId, int]:
        """How many links lead from marks that are shown, by type; types without any are left out."""
        with self._desk.read() as reader:
            return reader.coded.links()

    def makers(self, tag: TagId) -> int:
        """How many annotators made what ``counts`` counts under a tag and the tags below it."""
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

    def breaches(self, tag: TagId | None = None, limit: int = MOST) -> list[Breach]:
        """The first marks that break a rule of the codebook, those of one tag itself where one is given.

        By rule, then by article and place. With a tag, links count where either end is a mark of it.
        """
        book = self._desk.codebook
        with self._desk.read() as reader:
            found = islice(reader.breaking.all(book, book.tags if tag is None else (book.tag(tag),)), limit)
            return list(found)

    def changes(self, tag: TagId, limit: int = 8) -> list[Entry]:
        """What was done to a tag, newest first."""
        with self._desk.read() as reader:
            return reader.timeline.page(Sought(tag=tag), None, limit)

    def _branch(self, tag: TagId) -> list[TagId]:
        return [one.id for one in self._desk.codebook.branch(tag)]
