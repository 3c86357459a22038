"""Care of project files that are closed: their backups, putting one back, saving what a damaged one still holds."""

from pathlib import Path

from annotator.domain.care.findings import Finding
from annotator.domain.care.safekeeping import Backup, Contents, Safekeeping
from annotator.domain.errors import NotFound
from annotator.domain.language import _
from annotator.domain.transfer.sharing import WorkingCopies
from annotator.project.team.sharing import is_shared
from annotator.store import FileStore
from annotator.store.care import restoring
from annotator.store.care.recover import lists_our_tables


def backups(project: Path, folder: Path) -> list[Backup]:
    """The backups of a project in a folder of backups, newest first; the project may be damaged or gone."""
    return restoring.backups_of(project, folder)


def contents(backup: Backup) -> Contents:
    """What a backup holds. Raises ``AnnotatorError`` where it cannot be read."""
    return restoring.contents(backup.path)


def named(backups: list[Backup], which: str) -> Backup:
    """The backup that ``which`` names: its number in the list from 1, or the beginning of its file's name.

    Raises ``NotFound`` where there is none, or more than one.
    """
    if which.isdecimal() and 0 < int(which) <= len(backups):
        return backups[int(which) - 1]
    found = [one for one in backups if which in (one.path.name, str(one.path))]
    if len(found) != 1:
        raise NotFound(_("There is no backup “{which}”.").format(which=which), _("List them with: annotator backups"))
    return found[0]


def restore(backup: Backup, project: Path, safekeeping: Safekeeping) -> Backup | None:
    """Put a backup in the place of a project that is closed; gives the backup of what lay there.

    Raises ``AnnotatorError`` and leaves everything as it was where that cannot be done.
    """
    return restoring.restore(backup.path, project, safekeeping)


def was_a_project(path: Path, folder: Path) -> bool:
    """Whether a file that begins like none was one: it has backups in a folder of backups, or tables of ours."""
    return path.is_file() and (bool(backups(path, folder)) or lists_our_tables(path))


def what_comes_back(project: Path, working: WorkingCopies) -> str:
    """What is to be known before a backup takes the place of a shared project; nothing of one that is not shared."""
    if not is_shared(project, working):
        return ""
    return _(
        "It is shared: what its working copies know comes back with the next publishing. "
        "An old state that shall stay is opened beside it."
    )


def restore_beside(backup: Backup, project: Path) -> Path:
    """Copy a backup to a new file beside the project; gives it."""
    return restoring.restore_beside(backup, project)


def recover(damaged: Path, out: Path) -> list[Finding]:
    """Save what a damaged file still holds into a new project ``out``; one finding for each loss."""
    return FileStore.recover(damaged, out)
