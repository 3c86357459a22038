"""Merging: bringing copies of the project home, and settling what they say differently."""

from collections.abc import Sequence
from pathlib import Path

from annotator.domain.merging import Merged, MergePlan, Told, unheard
from annotator.domain.operations import Outcome
from annotator.project.desk import Desk


class Merging:
    """Copies of the project that were worked on elsewhere."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self, paths: Sequence[Path], progress: Told = unheard) -> MergePlan:
        """What these copies would bring, read whole; nothing is written.

        Raises ``MergeRefused`` for a copy of another project, and the kinds of ``ProjectRefused`` for a
        file that cannot be read.
        """
        return self._desk.store.plan_merge(paths, self._desk.annotator, progress)

    def apply(self, plan: MergePlan, progress: Told = unheard) -> Outcome[Merged]:
        """Bring home what a plan told, as one operation after a backup; if a copy is refused by now, nothing at all."""
        return self.bring_home([copy.path for copy in plan.copies], progress)

    def bring_home(self, paths: Sequence[Path], progress: Told = unheard) -> Outcome[Merged]:
        """Bring home what these copies know, without a look at it before. Raises as ``plan`` does."""
        return self._desk.heard(self._desk.store.merge(paths, self._desk.annotator, progress))
