"""What a write is made of: rows inserted, fields changed, rows taken away; each logged so that it can be undone."""

import time
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table

from annotator.domain.articles import Annotator
from annotator.domain.ids import OperationId
from annotator.domain.log.operations import Deed, Operation, Place
from annotator.domain.moments import Moment
from annotator.store import straight
from annotator.store.statements import (
    among,
    changes_of,
    drop_undone,
    keys_among,
    newest_changes,
    newest_on,
    one_row,
    otherwise,
    put_in,
    take_away,
)
from annotator.store.tables import (
    ArticleRow,
    ArticleThemeRow,
    Born,
    ChangeRow,
    LifeRow,
    LinkRow,
    MarkRow,
    OperationRow,
    table_of,
)
from annotator.store.writing import tally
from annotator.store.writing.clock import Clock
from annotator.store.writing.counting import Counting
from annotator.store.writing.fields import Both, columns_after, columns_of, differing, encode, fields_of
from annotator.store.writing.keyed import next_key
from annotator.store.writing.knowing import know, know_once
from annotator.store.writing.overtaking import Fields, as_it_was, overtaken, put_where_unchanged, refuse_unheard
from annotator.store.writing.registers import Registers
from annotator.store.writing.rows import insert_rows, put_values
from annotator.store.writing.touched import Touched

KEYS_IN_A_ROW = 65_536
STANDING_ON: Mapping[type[Born], tuple[Column[Any], ...]] = {
    ArticleRow: (table_of(MarkRow).c.article, table_of(ArticleThemeRow).c.article),
    MarkRow: (table_of(LinkRow).c.from_mark, table_of(LinkRow).c.to_mark),
}
"""The columns by which other rows stand on those of a table."""
_NEVER_CHANGED = (0).to_bytes(8)
_LOG = table_of(OperationRow), table_of(ChangeRow)


class Ink:
    """One operation being written, inside one transaction.

    ``what`` and ``place`` may be set until the end; ``finish`` writes the operation if anything was
    written, and gives it back.
    """

    def __init__(self, connection: Connection, site: int, by: Annotator, deed: Deed) -> None:
        self.connection, self.site, self.by, self.deed = connection, site, by, deed
        self.what = ""
        self.place: Place | None = None
        self.reverts: UUID | None = None
        self.id = next_key()
        self.clock = Clock(connection)
        self._number = 0
        self.touched = Touched()
        self.registers = Registers()
        """The fields that were changed so far."""
        self._laid_over: dict[tuple[UUID, str], UUID | None] = {}
        self._over_nothing = Registers()
        """The fields of rows that this operation bears."""
        self.counting = Counting(connection)

    def insert(self, row: type[Born], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows of one table as born by this operation."""
        if not rows:
            return
        insert_rows(self.connection, table_of(row), rows, hlc=self.clock.hlc, site=self.site, gone=False)
        self._log_life(row, "born", [values["id"] for values in rows])
        self.touched.rows(table_of(row).name, rows)
        self.counting.born(row, rows)

    def bear(self, row: type[Born], values: Mapping[str, Any], blank: Mapping[str, Any]) -> None:
        """Insert a row that other copies may bear as well, since its key follows from what it is.

        Its birth is the same in all of them, ``blank``; what each of them says beyond that are changes,
        so that none of it is lost where they come together.
        """
        subject, key = table_of(row).name, values["id"]
        said = differing(subject, {**values, **blank}, fields_of(subject, values))
        self.insert(row, [values])
        self._over_nothing.add(key, said)
        self._log_changes(subject, {key: said})

    def used(self, row: type[Born], keys: Iterable[UUID]) -> set[UUID]:
        """Which of these keys a row has or had, whether it is there or was taken away."""
        query, asked = keys_among(table_of(row)), parts(list(keys), straight.PART)
        return {one["id"] for part in asked for one in straight.rows(self.connection, query, {"keys": part})}

    def put(self, row: type[Born], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows; those that were taken away before come back and get these values."""
        known = self.used(row, [values["id"] for values in rows])
        self.insert(row, [values for values in rows if values["id"] not in known])
        self.end(row, known, "back")
        for values in rows:
            if values["id"] in known:
                self.change(row, values["id"], fields_of(table_of(row).name, values))

    def change(
        self,
        row: type[Born],
        key: UUID,
        fields: Mapping[str, Sequence[Any]],
        stamp: Mapping[str, Sequence[Any]] = MappingProxyType({}),
    ) -> bool:
        """Set fields of one row; each field is given as the values of its columns. Tells whether any changed.

        ``stamp`` is set along with them, but only where one of them changed.
        """
        table, subject = table_of(row), table_of(row).name
        self.counting.begin(row, [key])
        query = one_row(table, held=row is ArticleRow and "body" in fields)
        [before] = straight.rows(self.connection, query, {"key": key})
        wanted = differing(subject, before, fields)
        if not wanted:
            return False
        changed = wanted | differing(subject, before, stamp)
        after = columns_after(subject, changed)
        read = {column: before[column] for column in columns_after(subject, wanted)}
        if not put_where_unchanged(self.connection, table, key, read, after):
            raise overtaken(self.connection, subject, key, self._as_it_is(subject, table, key, wanted))
        refuse_unheard(self.connection, subject, key, wanted)
        self._know_what_is_laid_over({key: changed})
        self._log_changes(subject, {key: changed})
        self.touched.rows(subject, [{**before, **after}])
        self.touched.fields(changed)
        if row is MarkRow and not changed.keys().isdisjoint(tally.FIELDS):
            before = as_it_was(self.connection, table, before, after)
        self.counting.turned(row, [before], [{**before, **after}])
        return True

    def change_all(self, row: type[Born], wanted: Mapping[UUID, Mapping[str, Sequence[Any]]]) -> None:
        """Set the same fields of many rows, as ``change`` does for one, with few statements."""
        table, subject = table_of(row), table_of(row).name
        for part in parts(list(wanted), straight.PART):
            self.counting.begin(row, part)
            rows = straight.rows(self.connection, among(table, held=row in tally.ROWS), {"keys": part})
            before = {entry["id"]: entry for entry in rows}
            both = {key: differing(subject, before[key], wanted[key]) for key in part}
            changed = {key: fields for key, fields in both.items() if fields}
            after = {key: columns_after(subject, fields) for key, fields in changed.items()}
            self._know_what_is_laid_over(changed)
            put_values(self.connection, table, after)
            self._log_changes(subject, changed)
            rows = [{**before[key], **after[key]} for key in changed]
            self.touched.rows(subject, rows)
            self.touched.fields({name for fields in changed.values() for name in fields})
            self.counting.turned(row, [before[key] for key in changed], rows)

    def end(self, row: type[Born], keys: Iterable[UUID], event: str = "gone") -> None:
        """Take rows away (``gone``) or bring them ``back``; those that are so already are passed over."""
        table, gone, ended = table_of(row), event == "gone", list[UUID]()
        query = otherwise(table, held=row in tally.ROWS)
        for part in parts(list(keys), straight.PART):
            self.counting.begin(row, part)
            found = straight.rows(self.connection, query, {"keys": part, "gone": gone})
            if not found:
                continue
            ended += [entry["id"] for entry in found]
            keys_found = [entry["id"] for entry in found]
            straight.write(self.connection, take_away(table), {"keys": keys_found, "as_gone": gone})
            now = [{**entry, "gone": gone} for entry in found]
            self.touched.rows(table_of(row).name, now)
            self.counting.turned(row, found, now)
        if ended:
            self._log_life(row, event, ended, self._seen(row, ended))

    def brought(self, operations: Sequence[UUID]) -> None:
        """Remember the operations that came with a merge."""
        self._put_life("operation", "merged", operations)

    def kept(self, operations: Sequence[UUID]) -> None:
        """Remember for which operations alone a merge is done again."""
        self._put_life("operation", "kept", operations)

    @property
    def wrote(self) -> bool:
        """Whether anything was written that the history knows."""
        return self._number > 0

    def know(self, annotator: Annotator) -> None:
        """Make sure of the row of an annotator; it is born once and outlives the undo of this operation."""
        know(self.connection, annotator, self.clock.hlc, self.site)

    def finish(self, *, always: bool = False) -> Operation | None:
        """Write the operation, if anything was written under it (or ``always``)."""
        if self._number == 0 and not always:
            return None
        know_once(self.connection, self.by, self.clock.hlc, self.site)
        if self.reverts is None:
            self._drop_undone()
        place, done = self.place, Moment(time.time_ns() // 1_000_000)
        span = place.span if place else None
        straight.write(
            self.connection,
            put_in(table_of(OperationRow)),
            {
                "id": self.id, "hlc": self.clock.hlc, "site": self.site, "annotator": self.by.id,
                "deed": self.deed.value, "what": self.what, "done": done, "article": place.article if place else None,
                "start": span.start if span else None, "end": span.end if span else None, "reverts": self.reverts,
                "standing": "done",
            },
        )  # fmt: skip
        return Operation(OperationId(self.id), self.clock.hlc, self.deed, self.what, self.by.id, done, place)

    def _as_it_is(self, subject: str, table: Table, key: UUID, fields: Fields) -> Fields:
        """The fields with what stands in the row by now in place of what was read; those that differ first."""
        row = self.connection.execute(one_row(table), {"key": key}).mappings().one()
        now = {name: tuple(row[column] for column in columns_of(subject, name)) for name in fields}
        differing_first = sorted(fields, key=lambda name: now[name] == tuple(fields[name][0]))
        return {name: (now[name], fields[name][1]) for name in differing_first}

    def _seen(self, row: type[Born], keys: Sequence[UUID]) -> list[bytes]:
        """For each row the greatest clock of a change that is known of it, or of something that was put on it."""
        newest: dict[UUID, int] = {}
        queries = (newest_changes(*_LOG), *(newest_on(column) for column in STANDING_ON.get(row, ())))
        for part in parts(keys, straight.PART):
            for query in queries:
                for found in straight.rows(self.connection, query, {"keys": part}):
                    newest[found["key"]] = max(found["newest"], newest.get(found["key"], 0))
        return [newest[key].to_bytes(8) if key in newest else _NEVER_CHANGED for key in keys]

    def _know_what_is_laid_over(self, changed: Mapping[UUID, Iterable[str]]) -> None:
        """Find the operations whose changes of these fields this one is laid over: what stood before it began."""
        registers = {(key, name) for key, fields in changed.items() for name in fields}
        unknown = {one for one in registers if one not in self._laid_over and one not in self._over_nothing}
        if not unknown:
            return
        rows = straight.rows(self.connection, changes_of(*_LOG), {"keys": list(changed)})
        found = {(row["target"], row["field"]): row for row in rows}
        for register in unknown:
            last = found.get(register)
            self._laid_over[register] = None if last is None else last["operation"]
            if last is not None:  # on a server it may have come after our clock was read
                self.clock.overtake(last["hlc"])

    def _drop_undone(self) -> None:
        """A new deed ends what could have been redone."""
        straight.write(self.connection, drop_undone(table_of(OperationRow)), {"by": self.by.id})

    def _log_life(self, row: type[Born], event: str, keys: Sequence[UUID], seen: Sequence[bytes] = ()) -> None:
        self._put_life(table_of(row).name, event, keys, seen)

    def _put_life(self, subject: str, event: str, keys: Sequence[UUID], seen: Sequence[bytes] = ()) -> None:
        for at in range(0, len(keys), KEYS_IN_A_ROW):
            self._number += 1
            packed = b"".join([key.bytes for key in keys[at : at + KEYS_IN_A_ROW]])
            straight.write(
                self.connection,
                put_in(table_of(LifeRow)),
                {
                    "operation": self.id,
                    "number": self._number,
                    "subject": subject,
                    "event": event,
                    "targets": packed,
                    "seen": b"".join(seen[at : at + KEYS_IN_A_ROW]) or None,
                },
            )

    def _log_changes(self, subject: str, changed: Mapping[UUID, Mapping[str, Both]]) -> None:
        rows: list[dict[str, Any]] = []
        for key, fields in changed.items():
            self.registers.add(key, fields)
            for name, (old, new) in fields.items():
                self._number += 1
                rows.append(
                    {
                        "operation": self.id, "number": self._number, "subject": subject, "target": key, "field": name,
                        "before": encode(old), "after": encode(new),
                        "over": None if (key, name) in self._over_nothing else self._laid_over[key, name],
                    }
                )  # fmt: skip
        if rows:
            straight.write_each(self.connection, put_in(table_of(ChangeRow)), rows)


def parts(keys: Sequence[Any], size: int) -> Iterable[Sequence[Any]]:
    """``keys`` in pieces of at most ``size``."""
    return (keys[at : at + size] for at in range(0, len(keys), size))
