"""What is done to people on their page; each is one step, which undo takes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.corpus.register import Duplicate, Mention
from annotator.domain.language import _, ngettext
from annotator.domain.log.operations import Outcome
from annotator.project import Project
from annotator.project.register.lists import BroughtIn
from annotator.ui import messages

if TYPE_CHECKING:
    from annotator.ui.pages.people.page import PeoplePage


class PeopleDeeds:
    """The buttons and keys of the page."""

    def __init__(self, page: PeoplePage) -> None:
        self._page = page

    def new_person(self) -> None:
        """Put somebody new into the register."""
        name = messages.line(self._page, _("New person"), _("Name"), self._page.filter.text().strip())
        if name is not None:
            outcome = self._page.hub.perform(lambda project: project.people.create(name))
            if outcome is not None:
                self._page.show_person(outcome.value.id)

    def edit(self) -> None:
        """Change name, variants, note and external keys."""
        before = self._page.person
        if before is not None and (after := messages.person(self._page, before)) is not None:
            self._page.hub.perform(lambda project: project.people.edit(after, was=before))

    def add_variant(self) -> None:
        """Add one more name."""
        person = self._page.person
        name = None if person is None else messages.line(self._page, _("Variant"), _("Another name of this person"))
        if person is not None and name:
            wider = replace(person, variants=(*person.variants, name))
            self._page.hub.perform(lambda project: project.people.edit(wider, was=person))

    def remove(self) -> None:
        """Take whoever is shown off the register; the mentions stay marked."""
        person = self._page.person
        if person is not None:
            self._page.hub.perform(lambda project: project.people.remove(person.id))

    def remove_chosen(self) -> None:
        """Delete: take all who are chosen on the left off the register, else whoever is shown."""
        people = [entry.person.id for entry in self._page.chosen]
        if people:
            self._page.hub.perform(lambda project: project.people.remove(*people))
        else:
            self.remove()

    def merge_chosen(self) -> None:
        """M: make one of those who were chosen on the left, else of the chosen pair on the right."""
        pair = self._page.duplicates.chosen
        if self._page.side.gathering:
            self.merge()
        elif pair is not None:
            self.merge_pair(pair)

    def merge(self) -> None:
        """Make one person of those who are chosen on the left; whoever is mentioned most keeps the name."""
        keep, *others = self._page.chosen or [None]
        if keep is None or not others:
            self._page.hub.refused.emit(_("Choose two or more people first: click with Ctrl or Shift."))
            return
        keys = [other.person.id for other in others if other is not None]
        self._page.hub.perform(lambda project: project.people.merge(keep.person.id, keys))

    def merge_pair(self, pair: Duplicate) -> None:
        """Make one person of a pair."""
        self._page.hub.perform(lambda project: project.people.merge(pair.one.person.id, [pair.other.person.id]))

    def different(self) -> None:
        """D: those of the chosen pair are two."""
        if (pair := self._page.duplicates.chosen) is not None:
            self.tell_apart(pair)

    def tell_apart(self, pair: Duplicate) -> None:
        """Remember that those of a pair are two."""
        keys = pair.one.person.id, pair.other.person.id
        if self._page.hub.perform(lambda project: project.people.tell_apart(*keys)) is not None:
            self._page.duplicates.settle(pair)

    def split(self) -> None:
        """Make a new person of the chosen mentions."""
        places = self._page.view.places
        person, found = places.person, [places.found[at] for at in self._page.view.table.chosen]
        mentions = [one for one in found if isinstance(one, Mention)]
        if person is None or not mentions:
            self._page.hub.refused.emit(_("Choose mentions first: press “Mentions” and choose some of them."))
            return
        name = messages.line(self._page, _("New person"), _("Name of the new person"), mentions[0].words)
        if name is not None:
            marks = [one.mark for one in mentions]
            self._page.hub.perform(lambda project: project.people.split(person, marks, name))

    def history(self) -> None:
        """Show what was done about whoever is shown."""
        if self._page.person is not None:
            self._page.history_wanted(self._page.person.id, self._page.person.name)

    def take_out(self) -> None:
        """Write everybody to a file."""
        out = messages.register_target(self._page, self._page.hub.project.name)
        if out is not None:
            register = self._page.hub.project.register
            self._page.jobs.run(_("Exporting"), lambda _told: register.write(out), lambda count: self._told(out, count))

    def bring_in(self) -> None:
        """Bring in the people of a file."""
        path = messages.register_to_bring_in(self._page)
        if path is not None:
            people = self._page.hub.project.people
            project = self._page.hub.project
            self._page.jobs.run(
                _("Importing"), lambda _told: people.bring_in(path), lambda done: self._brought_in(project, done)
            )

    def _brought_in(self, project: Project, outcome: Outcome[BroughtIn]) -> None:
        hub = self._page.hub
        if not hub.is_open or hub.project is not project:  # it was closed meanwhile
            return
        if outcome.operation is not None:
            hub.performed.emit(outcome)
        hub.refused.emit(outcome.value.told)

    def _told(self, out: Path, count: int) -> None:
        told = ngettext("{count} person is in “{name}”.", "{count} people are in “{name}”.", count)
        self._page.hub.refused.emit(told.format(count=f"{count:,}", name=out.name))
