"""Sharing: the one writing window, working copies of files that travel, publishing, copies beside."""

from pathlib import Path

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.codebook import Codebook
from annotator.domain.log.operations import Changes, Subject
from annotator.domain.transfer.addresses import Location, ServerAddress
from annotator.domain.transfer.sharing import Folder, Publication, SharingStatus, WorkingCopies
from annotator.project.desk import Desk
from annotator.project.suggesting.following import bring_strayed
from annotator.store import create_store, open_store
from annotator.store.sharing import opening, places
from annotator.store.sharing.lock import WritersLock
from annotator.store.sharing.opening import Keeping, Opened

__all__ = [
    "Opened",
    "Sharing",
    "WritersLock",
    "has_working_copy",
    "is_shared",
    "made",
    "opened",
    "opened_beside",
    "opened_for_reading",
]


def opened(where: Location, working: WorkingCopies | None, safekeeping: Safekeeping | None) -> Opened:
    """The project that lies there, in place or as a working copy."""
    folder = _folder(where, working)
    if folder is None or working is None or isinstance(where, ServerAddress):
        return opening.in_place(open_store(where, safekeeping=safekeeping), working.folder if working else None)
    return opening.open_working_copy(where, folder, Keeping(working.folder, safekeeping))


def opened_for_reading(where: Location, working: WorkingCopies | None, safekeeping: Safekeeping | None) -> Opened:
    """The project that lies there, for reading only: in place, or a working copy that took in what is new."""
    folder = _folder(where, working)
    if folder is None or working is None or isinstance(where, ServerAddress):
        return opening.in_place(open_store(where, read_only=True, safekeeping=safekeeping), None)
    keeping = Keeping(working.folder, safekeeping)
    return opening.for_reading(opening.open_working_copy(where, folder, keeping), keeping)


def made(
    where: Location,
    what: tuple[ProjectInfo, Codebook, Annotator],
    working: WorkingCopies | None,
    safekeeping: Safekeeping | None,
) -> Opened:
    """A new project, in place or as a working copy that is published at once."""
    folder = _folder(where, working)
    if folder is None or working is None or isinstance(where, ServerAddress):
        store = create_store(where, *what, safekeeping)
        return opening.in_place(store, working.folder if working else None)
    return opening.create_working_copy(where, folder, Keeping(working.folder, safekeeping), what)


def opened_beside(path: Path, working: WorkingCopies, safekeeping: Safekeeping | None) -> Opened:
    """A second window's own copy."""
    return opening.open_own_copy(path, _folder(path, working), Keeping(working.folder, safekeeping))


def has_working_copy(path: Path, folder: Path) -> bool:
    """Whether work on a shared project can go on while its folder is away."""
    return bool(places.places_of(path, folder))


def is_shared(path: Path, working: WorkingCopies) -> bool:
    """Whether working copies stand for this file, so that what they know comes back to it."""
    return _folder(path, working) is not None


def _folder(where: Location, working: WorkingCopies | None) -> Folder | None:
    """What kind of travelling folder a file lies in; a server is none."""
    if working is None or isinstance(where, ServerAddress):
        return None
    return opening.shared_folder(where, working.manner)


class Sharing:
    """The verbs of one open project that has a file elsewhere; most do nothing for one that has not."""

    def __init__(self, desk: Desk, opened: Opened) -> None:
        self._desk, self._share, self._copies, self._refusal = desk, opened.share, opened.copies, opened.refusal
        self.location = opened.location
        self._found: tuple[Path, ...] = ()
        if self._share is not None and not desk.store.read_only:
            bring_strayed(desk)  # what lay there was merged in on opening

    @property
    def folder(self) -> Folder | None:
        """The kind of folder that this is a working copy of; ``None`` for a file that is edited in place."""
        return self._share.folder if self._share else None

    @property
    def working(self) -> Location:
        """What is really written to: the working copy, or the project itself."""
        return self._desk.store.location

    def hold(self) -> WritersLock | None:
        """Become the one window on this host that writes; nothing is to be held on a server.

        Raises ``ProjectHeld`` where there is one.
        """
        where = self.working
        return None if isinstance(where, ServerAddress) else WritersLock.take(where, self._desk.annotator.name)

    def status(self) -> SharingStatus:
        """How things stand, as far as was looked."""
        share = self._share
        if share is None:
            return SharingStatus(None, refusal=self._refusal, copies=self._found)
        return SharingStatus(share.folder, share.waiting(), share.news(), share.published, share.refusal, self._found)

    def look(self) -> SharingStatus:
        """Look what lies there and beside it; changes nothing here."""
        if self._share is not None:
            self._share.look()
        self._found = self._copies.look() if self._copies else ()
        return self.status()

    def publish(self) -> Publication:
        """Merge in what lies there and put the union there. Raises ``AnnotatorError``; the work stays here.

        Does nothing where the project is edited in place.
        """
        if self._share is None:
            return Publication(0, 0)
        done = self._share.publish()
        self._tell(done.taken)
        return done

    def take_in_copies(self) -> int:
        """Merge the copies beside that know more; gives how many operations were new. They stay where they are."""
        taken = sum(self._copies.take_in(one) for one in self._found) if self._copies else 0
        self._found = ()
        self._tell(taken)
        return taken

    def close(self) -> None:
        """Take away what only looking has made."""
        if self._share is not None:
            self._share.close()

    def _tell(self, taken: int) -> None:
        if taken:
            bring_strayed(self._desk)
            self._desk.tell(Changes(frozenset(Subject)))
