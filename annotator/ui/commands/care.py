"""Care of project files: backups and restoring them, and what can be done about a file that does not open."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.care.findings import Finding
from annotator.domain.care.safekeeping import Backup, Contents
from annotator.domain.errors import (
    AnnotatorError,
    DamagedProject,
    NewerProject,
    NotAProject,
    OlderProject,
    PlantedProject,
)
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.addresses import Location, ServerAddress
from annotator.project import Project, care
from annotator.project.team import servers
from annotator.settings.paths import backup_folder
from annotator.settings.sharing import working_copies
from annotator.ui import messages
from annotator.ui.commands.checking import Checking
from annotator.ui.pages.restoring import RestorePage
from annotator.ui.panels.notice import Notice
from annotator.ui.running.jobs import Told

if TYPE_CHECKING:
    from annotator.ui.window import Window


class CareCommands(QObject):
    """The commands that look after files."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub
        self._project, self._was_open = Path(), False
        self.checking = Checking(window)
        self.notice = Notice()
        self._newer: Location | None = None
        self._hub.opened.connect(self._tell_newer)
        self._hub.closed.connect(self.notice.hide)

    @cached_property
    def restoring(self) -> RestorePage:
        """The page of backups."""
        leave = self._window.show_article_page
        return self._window.keep(RestorePage(self._restore, self._open_beside, self._save_rest, leave))

    def restore_backup(self) -> None:
        """Show the backups of the open project, or of one that is asked for."""
        if (here := self._here()) is not None:
            self._show(here)
            return
        named = messages.project_to_restore(self._window)
        if named is not None:
            self._show(named)

    def check_project(self) -> None:
        """Look for everything that is wrong in the open project, and show it."""
        self.checking.begin()

    def open_or_mend(self, path: Location) -> None:
        """Open a project; where its file is damaged, offer its backups and what is left of it."""
        try:
            self._window.files.open_project(path)
        except NewerProject:
            self._read_newer(path)
        except OlderProject as refusal:
            if isinstance(path, ServerAddress):
                self._offer_to_bring_up(path, refusal)
        except AnnotatorError as refusal:
            if not isinstance(path, Path) or not _can_be_mended(path, refusal):
                messages.refusal(self._window, refusal)
                return
            hint = _("Choose a backup, or save what is left of it.")
            self._show(path, f"{refusal.message} {hint}")

    def _read_newer(self, path: Location) -> None:
        """Show a file of a newer version for reading; why it cannot be written stands above it while it is open."""
        self._newer = path
        self._window.attempt(lambda: self._hub.open(path, read_only=True))

    def _offer_to_bring_up(self, address: ServerAddress, refusal: OlderProject) -> None:
        """Bring a project on a server to the present format, if its owner wants that, and open it."""
        hint = _(
            "Its owner can bring it to the present format, as one step that is done whole or not at all. From then on "
            "everybody who works on it needs this version or a later one."
        )
        if messages.agree(self._window, refusal.message, hint, _("&Bring it to the present format")):
            self._window.jobs.run(
                _("Bringing the project to the present format"),
                lambda _told: servers.bring_up(address),
                lambda _done: self.open_or_mend(address),
            )

    def _tell_newer(self) -> None:
        project = self._hub.project
        self.notice.setVisible(project.read_only and _same(project.location, self._newer))
        told = _("“{name}” was written by a newer version of the program.").format(name=project.name)
        self.notice.say(told, _("It is open for reading only; update the program to write in it."))

    def _show(self, path: Path, trouble: str = "") -> None:
        self._project = path
        backups = care.backups(path, backup_folder())
        self.restoring.show_backups(path, backups, trouble, care.what_comes_back(path, working_copies(path)))
        self._window.show_page(self.restoring)
        if backups:
            counted = self._hub.project if self._here() == path else None
            self._window.jobs.run(
                _("Reading the backups"), lambda told: (_held(backups, told), _now(counted)),
                lambda held: self.restoring.tell_contents(*held),
            )  # fmt: skip

    def _restore(self, backup: Backup) -> None:
        project, keep = self._project, self._hub.safekeeping()
        self._away_from(project)
        self._window.jobs.run(_("Restoring"), _refusable(lambda: care.restore(backup, project, keep)), self._restored)

    def _restored(self, result: Backup | AnnotatorError | None) -> None:
        if isinstance(result, AnnotatorError):
            messages.refusal(self._window, result)
            if self._was_open:
                self._window.attempt(lambda: self._hub.open(self._project))
            return
        self._window.attempt(lambda: self._hub.open(self._project))
        told = _("{name} is restored.").format(name=self._project.name)
        if result is not None:
            told += " " + _("What lay there before is the newest backup.")
        told = f"{told} {care.what_comes_back(self._project, working_copies(self._project))}".rstrip()
        self._hub.refused.emit(told)

    def _open_beside(self, backup: Backup) -> None:
        project = self._project
        self._window.jobs.run(_("Restoring"), lambda _told: care.restore_beside(backup, project), self._opened_beside)

    def _opened_beside(self, path: Path) -> None:
        self.open_or_mend(path)
        self._hub.refused.emit(_("This is the backup, as a file of its own: {name}.").format(name=path.name))

    def _save_rest(self) -> None:
        """Save what a damaged file still holds into a new one, and open that."""
        damaged = self._project
        out = messages.new_project(self._window, damaged.parent, _("{name} saved").format(name=damaged.stem))
        if out is None:
            return
        out.unlink(missing_ok=True)  # the file dialog has asked already
        self._window.jobs.run(
            _("Saving what is left"), lambda _told: care.recover(damaged, out), lambda lost: self._saved(out, lost)
        )

    def _saved(self, out: Path, lost: list[Finding]) -> None:
        self.open_or_mend(out)
        if lost:
            told = ngettext("{count} loss", "{count} losses", len(lost)).format(count=len(lost))
            lines = "".join(f"<p>{escape(one.message)} {escape(one.hint)}</p>" for one in lost)
            messages.sheet(self._window, told, lines)

    def _here(self) -> Path | None:
        """The file of the open project; ``None`` without one, or where it lies on a server."""
        location = self._hub.project.location if self._hub.is_open else None
        return location if isinstance(location, Path) else None

    def _away_from(self, project: Path) -> None:
        """Nobody may have the file open while another takes its place."""
        here = self._here()
        self._was_open = here is not None and here.resolve() == project.resolve()
        if self._was_open:
            self._hub.close()
            self._window.show_page(self.restoring)


def _can_be_mended(path: Path, refusal: AnnotatorError) -> bool:
    """Whether a file that does not open has backups to choose from, or rows that can be saved."""
    if isinstance(refusal, NotAProject):
        return care.was_a_project(path, backup_folder())
    return isinstance(refusal, DamagedProject | PlantedProject)


def _same(one: Location, other: Location | None) -> bool:
    if isinstance(one, Path) and isinstance(other, Path):
        return one.resolve() == other.resolve()
    return one == other


def _held(backups: list[Backup], told: Told) -> dict[Path, Contents | None]:
    held: dict[Path, Contents | None] = {}
    for at, one in enumerate(backups):
        told(at, len(backups))
        try:
            held[one.path] = care.contents(one)
        except AnnotatorError:
            held[one.path] = None
    return held


def _now(project: Project | None) -> tuple[int, int] | None:
    """How many articles and marks a project has."""
    if project is None:
        return None
    counts = project.statistics()
    return counts.articles, sum(counts.marks.values())


def _refusable(work: Callable[[], Backup | None]) -> Callable[[Told], Backup | AnnotatorError | None]:
    """A job whose refusal is a result: what was closed for it has to be opened again."""

    def job(_told: Told) -> Backup | AnnotatorError | None:
        try:
            return work()
        except AnnotatorError as refusal:
            return refusal

    return job
