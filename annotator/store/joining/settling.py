"""What stands in the rows that new operations touched: by the log alone, whatever stood here before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, select

from annotator.store.joining import log
from annotator.store.joining.log import OPERATION
from annotator.store.joining.state import Change, Fate, Step, latest, lives, replay, taken_back
from annotator.store.joining.union import Taken, Values
from annotator.store.tables import CHANGEABLE, Born, MarkRow, table_of
from annotator.store.writing import tally
from annotator.store.writing.fields import columns_of, decode, fields_of
from annotator.store.writing.rows import put_values

MARK = table_of(MarkRow)
_UNCOUNTED = frozenset({"changed", "ordinal"})
"""Fields that follow from others or from the order of coming: changing them alone changes nothing for people."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of each table are new, changed, taken away, or back again."""

    new: Counter[str] = field(default_factory=Counter[str])
    changed: Counter[str] = field(default_factory=Counter[str])
    gone: Counter[str] = field(default_factory=Counter[str])
    back: Counter[str] = field(default_factory=Counter[str])


def settle(home: Connection, taken: Taken) -> Counted:
    """Give every row that was touched what the log says; tells what is different here now."""
    counted = Counted(Counter(taken.new))
    by_subject: dict[str, dict[UUID, set[str]]] = {}
    for subject, target, name in taken.registers:
        by_subject.setdefault(subject, {}).setdefault(target, set()).add(name)
    for subject, rows in taken.twice.items():
        for key, row in rows.items():
            fields = set(fields_of(subject, _plain(row)))
            by_subject.setdefault(subject, {}).setdefault(key, set()).update(fields)
    for subject, row in CHANGEABLE.items():
        _settle_table(home, row, taken, by_subject.get(subject, {}), counted)
    _settle_standing(home, taken)
    return counted


def _settle_table(
    home: Connection, row: type[Born], taken: Taken, touched: Mapping[UUID, set[str]], counted: Counted
) -> None:
    table, subject = table_of(row), table_of(row).name
    born, twice = taken.born.get(subject, set()), taken.twice.get(subject, {})
    ended = taken.ended.get(subject, set()) | set(twice)
    concerned = [*{*touched, *ended}]
    before = {one["id"]: one for one in log.rows_of(home, _whole(table), concerned)}
    after: dict[UUID, Values] = {}
    changes = _by_register(log.changes_of(home, list(touched)))
    for key, names in touched.items():
        if key in before:
            wanted = _values(subject, key, names, changes, twice.get(key), before[key])
            after[key] = {name: value for name, value in wanted.items() if before[key][name] != value}
    for key, is_gone in _fates(home, taken, ended & set(before)).items():
        if before[key]["gone"] != is_gone:
            after.setdefault(key, {})["gone"] = is_gone
    put_values(home, table, {key: values for key, values in after.items() if values})
    if row is MarkRow:
        _count(home, before.values(), concerned)
    _tell(counted, subject, born, before, after)


def _plain(row: Mapping[str, Any]) -> Values:
    return {name: value for name, value in row.items() if name not in {"hlc", "site", "gone"}}


def _whole(table: Table) -> Any:  # noqa: ANN401
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))


def _by_register(changes: Iterable[Change]) -> dict[tuple[UUID, str], list[Change]]:
    found: dict[tuple[UUID, str], list[Change]] = {}
    for one in changes:
        found.setdefault((one.target, one.field), []).append(one)
    return found


def _values(
    subject: str, key: UUID, names: Iterable[str], changes: Mapping[tuple[UUID, str], list[Change]],
    other: Values | None, here: Values,
) -> Values:  # fmt: skip
    """The columns of a row: of a changed field the latest change, of an unchanged one the earliest birth."""
    values: Values = {}
    earlier = other is not None and (other["hlc"], other["site"]) < (here["hlc"], here["site"])
    for name in names:
        if made := changes.get((key, name)):
            values |= decode(subject, name, latest(made).after)
        elif other is not None and earlier:
            values |= {column: other[column] for column in columns_of(subject, name)}
    if other is not None and earlier:
        values |= {"hlc": other["hlc"], "site": other["site"]}
    return values


def _fates(home: Connection, taken: Taken, targets: set[UUID]) -> dict[UUID, bool]:
    """Which of these rows are gone. Only events from the earliest new one on can be the latest of any of them."""
    if not targets:
        return {}
    found: dict[UUID, list[Fate]] = {}
    for key, fate in log.fates_since(home, taken.earliest, targets):
        found.setdefault(key, []).append(fate)
    return {key: not lives(fates) for key, fates in found.items()}


def _count(home: Connection, before: Iterable[Values], keys: list[UUID]) -> None:
    """Bring the tally from what stood here to what stands now."""
    query = select(MARK.c.id, MARK.c.article, MARK.c.tag, MARK.c.person)
    there = query.where(MARK.c.id.in_(bindparam("keys", expanding=True)), ~MARK.c.gone)
    tally.add(home, log.rows_of(home, there, keys), [one for one in before if not one["gone"]])


def _tell(
    counted: Counted, subject: str, born: set[UUID], before: Mapping[UUID, Values], after: Mapping[UUID, Values]
) -> None:
    for key, values in after.items():
        if key in born:
            counted.new[subject] += {True: -1, False: 1, None: 0}[values.get("gone")]
        elif "gone" in values:
            (counted.gone if values["gone"] else counted.back)[subject] += 1
        elif not before[key]["gone"] and set(values) - _UNCOUNTED - {"hlc", "site"}:
            counted.changed[subject] += 1


def _settle_standing(home: Connection, taken: Taken) -> None:
    """Replay who undid what: how operations stand is derived from the log alone."""
    fresh = set(taken.operations)
    first: dict[UUID, int] = {}
    for one in taken.operations.values():
        first[one["annotator"]] = min(first.get(one["annotator"], one["hlc"]), one["hlc"])
    now: dict[UUID, str] = {}
    for annotator, hlc in first.items():
        now |= _replayed(home, annotator, hlc, fresh)
    brought = log.brought_by(home)
    if brought:
        now |= _with_what_was_taken_back(home, brought, now)
    put_values(home, OPERATION, {key: {"standing": standing} for key, standing in _differing(home, taken, now).items()})


def _replayed(home: Connection, annotator: UUID, hlc: int, fresh: set[UUID]) -> dict[UUID, str]:
    """How the operations of one annotator stand: only the new ones are gone through, if they are all the latest."""
    mine = (OPERATION.c.annotator == annotator,)
    known = home.execute(select(OPERATION.c.id).where(*mine, OPERATION.c.hlc >= hlc)).scalars()
    steps = select(OPERATION.c.id, OPERATION.c.deed, OPERATION.c.reverts).where(*mine)
    undone: list[UUID] = []
    if all(key in fresh for key in known):
        before = select(OPERATION.c.id).where(*mine, OPERATION.c.hlc < hlc, OPERATION.c.standing == "undone")
        undone = list(home.execute(before).scalars())
        steps = steps.where(OPERATION.c.hlc >= hlc)
    in_order = steps.order_by(OPERATION.c.hlc, OPERATION.c.site)
    return replay((Step(*row) for row in home.execute(in_order)), undone)


def _with_what_was_taken_back(
    home: Connection, brought: Mapping[UUID, list[UUID]], now: Mapping[UUID, str]
) -> dict[UUID, str]:
    """What came with a merge that was undone since stands no more, whoever did it."""
    standing = {**_standing_of(home, brought), **now}
    away = taken_back(brought, standing)
    concerned = {
        key for merge, keys in brought.items() if merge in now or standing.get(merge) != "done" for key in keys
    }
    there = {**_standing_of(home, concerned), **now}
    return {
        key: "away" if key in away else "done"
        for key in concerned
        if there.get(key) == ("done" if key in away else "away")
    }


def _standing_of(home: Connection, keys: Iterable[UUID]) -> dict[UUID, str]:
    query = select(OPERATION.c.id, OPERATION.c.standing).where(OPERATION.c.id.in_(bindparam("keys", expanding=True)))
    return {row["id"]: row["standing"] for row in log.rows_of(home, query, list(keys))}


def _differing(home: Connection, taken: Taken, now: Mapping[UUID, str]) -> dict[UUID, str]:
    here = {key: taken.operations[key]["standing"] for key in now if key in taken.operations}
    here |= _standing_of(home, [key for key in now if key not in here])
    return {key: standing for key, standing in now.items() if key in here and here[key] != standing}
