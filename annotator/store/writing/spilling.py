"""How much of a large import waits in memory: as long as a window is open on the file, nearly all of it."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from annotator.store.engine import SPILL_PAGES
from annotator.store.sharing.lock import is_held
from annotator.store.straight import driver_of

UNWATCHED_PAGES = 20_000
"""80 MB. From there on SQLite writes before the commit, and whoever wants to read waits for the end of the import."""


@contextmanager
def early_unless_watched(connection: Connection) -> Generator[None]:
    """Let a transaction write early where nobody's window would stand still for it; a server needs no such thing."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = driver_of(connection)
    [path] = (file for _number, name, file in driver.execute("PRAGMA database_list") if name == "main")
    if is_held(Path(path)):
        yield
        return
    driver.execute(f"PRAGMA cache_spill={UNWATCHED_PAGES}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA cache_spill={SPILL_PAGES}")  # the connection is lent to others
