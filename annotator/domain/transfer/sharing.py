"""How a project is shared: who holds its file, what kind of folder it lies in, what waits to be published."""

import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.domain.errors import AnnotatorError, ProjectLocked, ProjectRefused
from annotator.domain.language import _
from annotator.domain.moments import Moment


class Manner(StrEnum):
    """How a file is to be treated: as its folder suggests, or as somebody said."""

    RECOGNISED = "recognised"
    SHARED = "shared"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class WorkingCopies:
    """The private folder in which working copies lie, and for which files there shall be any."""

    folder: Path
    manner: Manner = Manner.RECOGNISED


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works on a file; only what its side-car tells, so it informs and proves nothing."""

    name: str
    host: str
    process: int
    since: Moment


class ProjectHeld(ProjectLocked):
    """Another window on this host writes to the file; ``holder`` where its side-car tells who."""

    def __init__(self, name: str, holder: Holder | None) -> None:
        super().__init__(
            _("“{name}” is open in another window.").format(name=name) if holder is None else _told(name, holder),
            _("Open it for reading only, or work on an own copy and bring that home later."),
        )
        self.holder = holder


def _told(name: str, holder: Holder) -> str:
    began = time.localtime(holder.since / 1000)
    same_day = began[:3] == time.localtime()[:3]
    return _("“{name}” is open in another window: {who} on {host}, since {time}.").format(
        name=name,
        who=holder.name,
        host=holder.host,
        time=time.strftime("%H:%M" if same_day else "%Y-%m-%d %H:%M", began),
    )


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that travels: the kind of share or the name of the service, such as ``nfs4`` or ``Dropbox``."""

    name: str
    is_network: bool


class ShareAway(ProjectRefused):
    """The folder, or the file in it, cannot be reached now; it may come back."""


class ShareBusy(ProjectRefused):
    """The file is being copied, or another program keeps it to itself; a later look may find it whole."""


class ShareMissing(ProjectRefused):
    """The folder is there, but the file is not: removed, or given another name."""


class ShareForeign(ProjectRefused):
    """Another project lies where this one did."""


@dataclass(frozen=True, slots=True)
class SharingStatus:
    """How a shared project stands: what waits here, what came there, and what hinders.

    ``waiting`` operations of this copy are not there yet, ``news`` operations there are not here yet;
    ``copies`` lie beside it and know something that this project does not.
    """

    folder: Folder | None
    waiting: int = 0
    news: int = 0
    published: Moment | None = None
    refusal: AnnotatorError | None = None
    copies: tuple[Path, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether what is done here is published elsewhere."""
        return self.folder is not None


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing did: operations taken in from there and sent there; files that were put aside."""

    taken: int
    sent: int
    aside: tuple[Path, ...] = ()
