"""What is done with a project as a whole: where it lies, checks, backups, copies, moving."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from annotator.domain.care.findings import Finding
from annotator.domain.care.safekeeping import Backup, Why
from annotator.domain.errors import ProjectRefused
from annotator.domain.language import _
from annotator.domain.transfer.addresses import Location, ServerAddress, location
from annotator.domain.transfer.merging import Told
from annotator.store import FileStore, Store, move


class Whole:
    """The part of a project that knows nothing of what is in it."""

    def __init__(self, store: Store, place: Location) -> None:
        self._store, self._place = store, place

    @property
    def location(self) -> Location:
        """Where the project lies for everybody: the path of a file, not of its working copy, or an address."""
        return self._place

    @property
    def name(self) -> str:
        """What the project is called after where it lies: the file's name, or the database and its server."""
        return self._store.name

    @property
    def path(self) -> Path:
        """Where the project file lies. Raises ``ProjectRefused`` for one that lies on a server."""
        if isinstance(self.location, ServerAddress):
            raise ProjectRefused(
                _("“{name}” lies on a server, not in a file.").format(name=self.name),
                _("Take a copy first: annotator move ADDRESS copy.annot"),
            )
        return self.location

    @staticmethod
    def recover(damaged: Path, out: Path) -> list[Finding]:
        """Save what a damaged file still holds into a new project ``out``; one finding for each loss."""
        return FileStore.recover(damaged, out)

    def check(self) -> list[Finding]:
        """What is wrong with the file; an empty list if nothing is."""
        return self._store.check()

    def check_beside(self, told: Told) -> list[Finding]:
        """The same beside the work: ``told`` is told how far it is and may raise ``Cancelled`` to stop."""
        return self._store.check_beside(told)

    def mend(self) -> list[str]:
        """Make anew what is derived from the rest and wrong, after a backup; gives what was mended."""
        return self._store.mend()

    def compact(self) -> int:
        """Take out what nobody needs, after a backup; gives the bytes that are freed. The history stays whole."""
        return self._store.compact()

    def keep_backup(self) -> Backup | None:
        """Put a backup among the others, or find the one that holds the same; ``None`` without safekeeping.

        Raises ``AnnotatorError`` where it cannot be made.
        """
        return self._store.keeper.make(Why.HAND)

    def backup(self, target: Path | None = None) -> Path:
        """Copy the project to the file ``target``; gives the copy's path.

        Without one, beside the project with the time in its name, or in the current folder for one on a server.
        """
        where = self.location
        usual = Path.cwd() / f"{where.database}.annot" if isinstance(where, ServerAddress) else where
        target = target or usual.with_name(f"{usual.stem} {datetime.now().astimezone():%Y-%m-%d %H%M%S}{usual.suffix}")
        self._store.backup(target)
        return target

    def move(
        self, where: Path | str | ServerAddress, progress: Callable[[int, int], None] = lambda _done, _total: None
    ) -> Location:
        """Copy the whole project, with its history, into an empty database or a new file; gives its place.

        This one stays as it is. ``progress`` is told rows done and their number, and may raise
        ``Cancelled``: then nothing is there. Raises ``ProjectRefused`` where something is there already.
        """
        target = location(where)
        with self._store.frozen() as source:
            move(source, target, progress)
        return target
