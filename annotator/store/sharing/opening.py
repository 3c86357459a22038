"""Opening a project where it lies, or as a private working copy of what lies in a folder that travels."""

import itertools
import os
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError, NotFound, ProjectRefused
from annotator.domain.ids import ProjectId
from annotator.domain.language import _
from annotator.domain.transfer.addresses import Location
from annotator.domain.transfer.sharing import Folder, Manner, ShareBusy
from annotator.store.file.store import FileStore
from annotator.store.opening import open_store
from annotator.store.sharing import folders, places
from annotator.store.sharing.copies import Copies
from annotator.store.sharing.ends import End, FolderEnd, HomeEnd
from annotator.store.sharing.fetching import Fetched, remove
from annotator.store.sharing.lock import is_held
from annotator.store.sharing.places import Place
from annotator.store.sharing.share import Share
from annotator.store.store import Store

PATIENCE_SECONDS = 2.0
"""How long opening waits for a file that is just being copied; longer, and the window would seem dead."""
_PAUSE_SECONDS = 0.1
_NAMED = Folder("named", is_network=False)
"""Nobody recognised the folder; somebody said that it travels."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store, where it lies for everybody, the share that it is a working copy of, the copies beside."""

    store: Store
    location: Location
    share: Share | None
    copies: Copies | None
    refusal: AnnotatorError | None = None
    """Why the shared file could not be reached when its working copy was opened for reading."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where working copies lie, and where their backups go."""

    root: Path
    safekeeping: Safekeeping | None


def shared_folder(path: Path, manner: Manner) -> Folder | None:
    """What kind of travelling folder a project lies in, or is said to lie in."""
    if manner is Manner.LOCAL:
        return None
    return folders.kind_of(path) or (_NAMED if manner is Manner.SHARED else None)


def in_place(store: Store, root: Path | None) -> Opened:
    """Work where the file lies; what own copies have left is found below ``root``."""
    copies = _copies(store, store.path, root) if isinstance(store, FileStore) else None
    return Opened(store, store.location, None, copies)


def for_reading(opened: Opened, keeping: Keeping) -> Opened:
    """The same, so that nothing can be changed and nothing is published."""
    refusal = opened.share.refusal if opened.share else None
    opened.store.close()
    store = open_store(opened.store.location, read_only=True, safekeeping=keeping.safekeeping)
    return Opened(store, opened.location, None, None, refusal)


def open_working_copy(path: Path, folder: Folder, keeping: Keeping) -> Opened:
    """Open the working copy of a shared file; the first time it is made.

    Where the file cannot be reached now, the working copy that was used last goes on. Raises the
    refusal where there is none.
    """
    path = path.resolve()
    end = FolderEnd(path, folder)
    scratch = _scratch(keeping.root)
    try:
        fetched = _fetched(end, scratch)
    except AnnotatorError as refusal:
        known = places.places_of(path, keeping.root)
        if not known:
            raise _first(refusal, path) from refusal
        opened = _opened(known[0], end, keeping)
        _look(opened)
        return opened
    else:
        place = places.place_of(path, keeping.root, fetched.identity)
        return _begin(place, end, keeping, fetched)
    finally:
        remove(scratch)


def open_own_copy(path: Path, folder: Folder | None, keeping: Keeping) -> Opened:
    """A second window's copy, to be brought home later: one that was left and nobody uses, else a new one."""
    path = path.resolve()
    end: End = FolderEnd(path, folder) if folder else HomeEnd(path)
    scratch = _scratch(keeping.root)
    try:
        fetched = _fetched(end, scratch)
        return _begin(_free_place(path, keeping.root, fetched.identity), end, keeping, fetched)
    finally:
        remove(scratch)


def create_working_copy(
    path: Path, folder: Folder, keeping: Keeping, make: tuple[ProjectInfo, Codebook, Annotator]
) -> Opened:
    """Make a project as a working copy, and put it into its folder. Raises where something lies there."""
    path = path.resolve()
    if path.exists():
        raise ProjectRefused(_("“{path}” exists already.").format(path=path), _("Choose another name, or open it."))
    info, codebook, by = make
    place = places.place_of(path, keeping.root, info.id)
    place.folder.mkdir(parents=True)
    FileStore.create(place.working, info, codebook, by).close()
    opened = _opened(place, FolderEnd(path, folder), keeping)
    try:
        if opened.share is not None:
            opened.share.publish()
    except AnnotatorError:
        opened.store.close()
        raise
    return opened


def _fetched(end: End, scratch: Path) -> Fetched:
    """What lies there, with some patience for whoever is just putting it there."""
    pause, last = threading.Event(), time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return end.fetch(scratch)
        except ShareBusy:
            if time.monotonic() > last:
                raise
            pause.wait(_PAUSE_SECONDS)


def _begin(place: Place, end: End, keeping: Keeping, fetched: Fetched) -> Opened:
    is_new = not place.working.exists()
    if is_new:
        place.folder.mkdir(parents=True, exist_ok=True)
        fetched.path.replace(place.working)
    opened = _opened(place, end, keeping)
    if opened.share is not None:
        if is_new:
            opened.share.begin(fetched)
        else:
            opened.share.take_in(fetched)
    return opened


def _opened(place: Place, end: End, keeping: Keeping) -> Opened:
    store = FileStore.open(place.working, safekeeping=keeping.safekeeping)
    return Opened(store, place.shared, Share(store, place, end), _copies(store, place.shared, keeping.root))


def _look(opened: Opened) -> None:
    """Know at once why the shared file could not be reached."""
    if opened.share is not None:
        opened.share.look()


def _copies(store: FileStore, path: Path, root: Path | None) -> Copies:
    return Copies(store, path, _left_behind(store, path, root) if root else list)


def _left_behind(store: FileStore, path: Path, root: Path) -> Callable[[], list[Path]]:
    """The own copies of a path that no window has open."""
    home = path.resolve()

    def find() -> list[Path]:
        found = (place.working for place in places.own_places_of(home, root))
        return [one for one in found if one != store.path and not is_held(one)]

    return find


def _free_place(path: Path, root: Path, identity: ProjectId) -> Place:
    """The first own copy that nobody uses, or a new one."""
    tried = (places.own_place(path, root, identity, number) for number in itertools.count(1))
    return next(place for place in tried if not is_held(place.working))


def _scratch(root: Path) -> Path:
    folder = places.home_of_copies(root)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"opening-{os.getpid()}-{secrets.token_hex(4)}.annot"


def _first(refusal: AnnotatorError, path: Path) -> AnnotatorError:
    """Where nothing is known of a path yet, a missing file is just a wrong name."""
    if path.exists():
        return refusal
    return NotFound(
        _("There is no file “{path}”.").format(path=path), _("Check the name, or make it with: annotator new")
    )
