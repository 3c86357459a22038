"""Merging: bringing copies of the project home, and settling what they say differently."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.domain.ids import ConflictId
from annotator.domain.log.operations import Deed, Outcome
from annotator.domain.transfer.merging import Choice, Conflict, Decide, Kind, Merged, MergePlan, Told, unheard
from annotator.project.desk import Desk
from annotator.project.suggesting.following import bring_strayed


class Merging:
    """Copies of the project that were worked on elsewhere."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self, paths: Sequence[Path], progress: Told = unheard, *, keeps: bool = True) -> MergePlan:
        """What these copies would bring, read whole; nothing is written.

        Work that somebody took back with a merge and that stands here, or in a copy, otherwise than by that merge
        is kept, and comes back; or it goes where the merge ``keeps`` nothing.
        Raises ``MergeRefused`` for a copy of another project, and the kinds of ``ProjectRefused`` for a
        file that cannot be read.
        """
        return self._desk.store.plan_merge(paths, self._desk.annotator, progress, keeps=keeps)

    def apply(
        self,
        plan: MergePlan,
        *,
        decide: Decide = Decide.NEWEST,
        choices: Mapping[ConflictId, Choice] | None = None,
        progress: Told = unheard,
    ) -> Outcome[Merged]:
        """Bring home what a plan told, as one operation after a backup; if a copy is refused by now, nothing at all.

        Raises ``PlanOutdated`` where the project or a copy changed so that something else would come or be asked.

        ``choices`` for conflicts of the plan, and what ``decide`` says of fields that were changed on both
        sides, are carried out as a second operation, which can be undone alone.
        """
        desk, paths = self._desk, [copy.path for copy in plan.copies]
        outcome = self._merged(desk.store.merge(paths, desk.annotator, progress, plan))
        wanted = {**self._decided(plan, decide), **(choices or {})}
        if wanted and outcome.operation is not None:
            with self._desk.write(Deed.CONFLICT_SETTLED, outcome.operation.what) as pen:
                pen.conflicts.decide(wanted)
            self._desk.done(pen, None)
        return outcome

    def bring_home(self, paths: Sequence[Path], progress: Told = unheard) -> Outcome[Merged]:
        """Bring home what these copies know, without a look at it before. Raises as ``plan`` does."""
        return self._merged(self._desk.store.merge(paths, self._desk.annotator, progress))

    def conflicts(self) -> list[Conflict]:
        """What copies said differently and nobody settled yet; everything stands as ``here`` says meanwhile."""
        with self._desk.read() as reader:
            return reader.conflicts.all()

    def open_ids(self) -> list[ConflictId]:
        """Which ones are open, without what they say."""
        with self._desk.read() as reader:
            return reader.conflicts.ids()

    def open_count(self) -> int:
        """How many there are."""
        with self._desk.read() as reader:
            return reader.conflicts.count()

    def settle(self, conflict: ConflictId, choice: Choice) -> Outcome[Conflict]:
        """Let a conflict be over: as it stands, or with what stands on the other side. Raises ``NotFound``."""
        with self._desk.write(Deed.CONFLICT_SETTLED) as pen:
            found = pen.conflicts.get(conflict)
            pen.what, pen.place = found.what, found.place
            pen.conflicts.settle(conflict, choice)
        return self._desk.done(pen, found)

    def _merged(self, outcome: Outcome[Merged]) -> Outcome[Merged]:
        """``outcome``, after what is offered here found its place in texts that were corrected there."""
        if outcome.changes.subjects:
            bring_strayed(self._desk)
        return self._desk.heard(outcome)

    def _decided(self, plan: MergePlan, decide: Decide) -> dict[ConflictId, Choice]:
        if decide is Decide.NEWEST:
            return {}
        edited = [one for one in plan.conflicts if one.kind in (Kind.EDITED, Kind.ENDS)]
        ours = {one.id for one in edited if one.id not in plan.won_there}
        keep = ours if decide is Decide.OURS else {one.id for one in edited} - ours
        return {one.id: Choice.HERE if one.id in keep else Choice.THERE for one in edited}
