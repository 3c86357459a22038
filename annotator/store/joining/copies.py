"""The copies that are brought home: looked at before anything of them is believed, read for a short while."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select

from annotator.domain.errors import MergeRefused
from annotator.domain.language import _
from annotator.domain.log.operations import Deed
from annotator.store.care.guard import look_before_opening, private_copy, refuse_damage
from annotator.store.care.migrating import bring_up
from annotator.store.engine import FORMAT, engine_for
from annotator.store.joining.log import OPERATION, operations_in
from annotator.store.refusals import newer, told_to_people
from annotator.store.tables import ProjectRow, table_of

_PROJECT = table_of(ProjectRow)


@dataclass(frozen=True)
class Copy:
    """A copy of the project, open for reading; where it cannot be read as it lies, another ``file`` stands for it."""

    path: Path
    connection: Connection
    file: Path

    @cached_property
    def operations(self) -> set[bytes]:
        """The keys of all operations in it."""
        return operations_in(self.connection)


@contextmanager
def opened(paths: Sequence[Path], here: Path | None) -> Generator[list[Copy]]:
    """Open copies of the project at ``here``. Raises ``AnnotatorError`` if one of them cannot be read."""
    with ExitStack() as afterwards:
        for path in paths:
            if here is not None and path.exists() and path.samefile(here):
                raise MergeRefused(
                    _("“{name}” is the project itself.").format(name=path.name), _("Choose a copy of it.")
                )
        yield [afterwards.enter_context(_reading(path)) for path in dict.fromkeys(paths)]


def refuse_damaged(copies: Sequence[Copy]) -> None:
    """Raises ``DamagedProject`` where one of them is not sound: to be asked before anything is taken from them."""
    for copy in copies:
        refuse_damage(copy.path, copy.file, copy.connection.exec_driver_sql)


def refuse_strangers(copies: Sequence[Copy], home: Connection) -> None:
    """Raises ``MergeRefused`` where one of them is a copy of another project."""
    for copy in copies:
        _refuse_a_stranger(copy.path, copy.connection, home)


@contextmanager
def _reading(path: Path) -> Generator[Copy]:
    with ExitStack() as afterwards:
        look = look_before_opening(path, read_only=True, whole=False)
        if look.format > FORMAT:
            raise newer(path)
        where = path
        if look.in_pieces or look.format < FORMAT:
            look_before_opening(path, read_only=True)
            where = afterwards.enter_context(private_copy(path))
            bring_up(where)
        engine = engine_for(where, read_only=True)
        afterwards.callback(engine.dispose)
        afterwards.enter_context(told_to_people(path))
        connection = afterwards.enter_context(engine.connect())
        afterwards.enter_context(connection.begin())
        yield Copy(path, connection, where)


def _refuse_a_stranger(path: Path, copy: Connection, home: Connection) -> None:
    """A copy has the project's own key, or at least its beginning."""
    if _identity(copy) == _identity(home) or _beginnings(copy) & _beginnings(home):
        return
    raise MergeRefused(
        _("“{name}” is another project, not a copy of this one.").format(name=path.name),
        _("Nothing was changed. To bring its articles in: annotator export {name}, then import what comes out.").format(
            name=path.name
        ),
    )


def _identity(connection: Connection) -> UUID | None:
    return connection.execute(select(_PROJECT.c.identity)).scalar()


def _beginnings(connection: Connection) -> set[UUID]:
    query = select(OPERATION.c.id).where(OPERATION.c.deed == Deed.PROJECT_MADE.value)
    return set(connection.execute(query).scalars())
