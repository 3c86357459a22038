"""Opening or making a project, wherever it lies. What a server needs is loaded only for an address."""

from annotator.domain.articles import Annotator, ProjectInfo
from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.codebook import Codebook
from annotator.domain.transfer.addresses import Location, ServerAddress
from annotator.store.file.store import FileStore
from annotator.store.store import Store


def create_store(
    where: Location, info: ProjectInfo, codebook: Codebook, by: Annotator, safekeeping: Safekeeping | None = None
) -> Store:
    """Make a new project; ``safekeeping`` is for the backups of a file.

    Raises ``ProjectRefused`` where something is there already or it cannot be made.
    """
    if isinstance(where, ServerAddress):
        from annotator.store.server.store import ServerStore  # psycopg: not for those who work on a file

        return ServerStore.create(where, info, codebook, by)
    return FileStore.create(where, info, codebook, by, safekeeping)


def open_store(where: Location, *, read_only: bool = False, safekeeping: Safekeeping | None = None) -> Store:
    """Open a project; ``safekeeping`` is for the backups of a file.

    Raises the kinds of ``ProjectRefused`` that say why not, or ``NotFound``.
    """
    if isinstance(where, ServerAddress):
        from annotator.store.server.store import ServerStore  # psycopg: not for those who work on a file

        return ServerStore.open(where, read_only=read_only)
    return FileStore.open(where, read_only=read_only, safekeeping=safekeeping)
