"""Undo and redo: one routine that puts the other values in place, for every kind of deed."""

from uuid import UUID

from sqlalchemy import Connection, select, update

from annotator.domain.articles import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.domain.operations import Deed, Operation
from annotator.store.ink import Ink, columns_of, decode, encode
from annotator.store.pointers import Meanings
from annotator.store.shelves.history import History
from annotator.store.tables import CHANGEABLE, ChangeRow, LifeRow, OperationRow, table_of

OPERATION, CHANGE, LIFE = table_of(OperationRow), table_of(ChangeRow), table_of(LifeRow)
_OTHER_WAY = {"born": "gone", "back": "gone", "gone": "back"}


def write_undo(connection: Connection, site: int, by: Annotator) -> tuple[Ink, Operation] | None:
    """Take back the last deed of an annotator. ``None`` where there is none. Raises ``AnnotatorError``."""
    target = History(connection, Meanings(connection)).undoable(by.id)
    if target is None:
        return None
    ink = _ink(connection, site, by, Deed.UNDO, target)
    _reverse(ink, target.id)
    _stand(connection, target.id, "undone")
    return ink, target


def write_redo(connection: Connection, site: int, by: Annotator) -> tuple[Ink, Operation] | None:
    """Do again what was undone last. ``None`` where there is nothing. Raises ``AnnotatorError``."""
    target = History(connection, Meanings(connection)).redoable(by.id)
    if target is None:
        return None
    ink = _ink(connection, site, by, Deed.REDO, target)
    last = select(OPERATION.c.id).where(OPERATION.c.reverts == target.id, OPERATION.c.deed == Deed.UNDO.value)
    undone_by = connection.execute(last.order_by(OPERATION.c.hlc.desc()).limit(1)).scalar_one()
    _reverse(ink, undone_by)
    _stand(connection, target.id, "done")
    return ink, target


def _ink(connection: Connection, site: int, by: Annotator, deed: Deed, target: Operation) -> Ink:
    ink = Ink(connection, site, by, deed)
    ink.what, ink.place, ink.reverts = target.title, target.place, target.id
    return ink


def _reverse(ink: Ink, operation: UUID) -> None:
    """Put back what stood before ``operation``, last change first; refused where somebody changed it since."""
    query = select(CHANGE).where(CHANGE.c.operation == operation).order_by(CHANGE.c.number.desc())
    lives = select(LIFE).where(LIFE.c.operation == operation).order_by(LIFE.c.number.desc())
    entries = [*ink.connection.execute(query).mappings(), *ink.connection.execute(lives).mappings()]
    for entry in sorted(entries, key=lambda one: -one["number"]):
        row = CHANGEABLE[entry["subject"]]
        if "event" in entry:
            packed: bytes = entry["targets"]
            keys = [UUID(bytes=packed[at : at + 16]) for at in range(0, len(packed), 16)]
            ink.end(row, keys, _OTHER_WAY[entry["event"]])
            continue
        _refuse_if_changed(ink, entry["subject"], entry["target"], entry["field"], entry["after"])
        before = decode(entry["subject"], entry["field"], entry["before"])
        ink.change(row, entry["target"], {entry["field"]: tuple(before.values())})


def _refuse_if_changed(ink: Ink, subject: str, key: UUID, field: str, expected: str) -> None:
    table = table_of(CHANGEABLE[subject])
    row = ink.connection.execute(select(table).where(table.c.id == key)).mappings().one()
    if encode([row[column] for column in columns_of(subject, field)]) != expected:
        raise AnnotatorError(
            _("This cannot be undone: somebody has changed the same thing since ({what}).").format(what=ink.what),
            _("Nothing was changed. Change it by hand to what you want."),
        )


def _stand(connection: Connection, operation: UUID, standing: str) -> None:
    connection.execute(update(OPERATION).where(OPERATION.c.id == operation).values(standing=standing))
