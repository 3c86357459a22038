"""The register of people as a file of its own, out and in."""

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.corpus.register import Entry
from annotator.domain.errors import ExportRefused, NotFound
from annotator.domain.language import _, ngettext
from annotator.domain.people import Person
from annotator.formats import register
from annotator.project.desk import Desk
from annotator.project.transfer.writing import refuse_folder, write_all


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many persons of a file were new, and how many that were known became others."""

    added: int
    changed: int

    @property
    def told(self) -> str:
        """The same in words."""
        new = ngettext("{count} person is new", "{count} people are new", self.added)
        changed = ngettext("{count} was changed.", "{count} were changed.", self.changed)
        return ", ".join((new.format(count=f"{self.added:,}"), changed.format(count=f"{self.changed:,}")))


def write(desk: Desk, out: Path) -> int:
    """Write everybody to a file, ``.csv`` or ``.json``; gives how many. Raises ``ExportRefused``, ``DiskFull``."""
    ending = out.suffix.lower().removeprefix(".")
    if ending not in register.FORMATS:
        raise ExportRefused(
            _("“{name}” says no format that the register can have.").format(name=out.name),
            _("Give a name that ends in .csv or .json."),
        )
    refuse_folder(out)
    with desk.read() as reader:
        mentions = reader.people.mentions()
        entries = [Entry(one, mentions.get(one.id, 0)) for one in reader.people.all()]
    write_all({out: register.write(entries, ending)})
    return len(entries)


def read(path: Path) -> list[Person]:
    """The persons in a file. Raises ``NotFound``, and ``ImportRefused`` and ``PersonRefused`` for what is in it."""
    if not path.is_file():
        raise NotFound(_("There is no file “{path}”.").format(path=path), _("Check the name."))
    return [one.tidied() for one in register.read(path)]
