"""The row of an annotator: born once, with the first operation of theirs, and outliving its undo."""

from uuid import UUID

from sqlalchemy import Connection

from annotator.domain.articles import Annotator
from annotator.store import straight
from annotator.store.statements import put_unless_there
from annotator.store.tables import AnnotatorRow, table_of


def know(connection: Connection, annotator: Annotator, hlc: int, site: int) -> None:
    """Make sure of the row of an annotator."""
    statement = put_unless_there(table_of(AnnotatorRow), connection.dialect.name)
    row = {"id": annotator.id, "name": annotator.name, "same_as": None, "hlc": hlc, "site": site, "gone": False}
    straight.write(connection, statement, row)


def know_once(connection: Connection, annotator: Annotator, hlc: int, site: int) -> None:
    """The same, unless the connection has it among its ``known``; who commits adds it again, what fails does not."""
    known: set[UUID] = connection.get_execution_options().get("known", set[UUID]())
    if annotator.id in known:
        known.remove(annotator.id)
    else:
        know(connection, annotator, hlc, site)
