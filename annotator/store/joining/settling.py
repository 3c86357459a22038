"""What stands in the rows that new operations touched: by the log alone, whatever stood here before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from annotator.store.joining import log, standing
from annotator.store.joining.state import Change, Fate, lives, said
from annotator.store.joining.union import Taken, Values
from annotator.store.statements import among
from annotator.store.tables import CHANGEABLE, ArticleRow, Born, MarkRow, table_of
from annotator.store.turning.standing import STAMPS, is_stamp
from annotator.store.writing import tally
from annotator.store.writing.fields import columns_of, decode, fields_of
from annotator.store.writing.rows import put_values

MARK = table_of(MarkRow)
UNCOUNTED = frozenset({"changed", "created", "ordinal"})
"""Fields that follow from others or from when things came: changing them alone changes nothing for people."""


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
    for subject, names in STAMPS.items():
        for fields in by_subject.get(subject, {}).values():
            fields.update(names)
    standing.settle(home, taken)
    idle = log.idle(home) if taken.registers else set[UUID]()
    for subject, row in CHANGEABLE.items():
        _settle_table(home, row, taken, by_subject.get(subject, {}), idle, counted)
    return counted


def _settle_table(
    home: Connection, row: type[Born], taken: Taken, touched: Mapping[UUID, set[str]], idle: set[UUID],
    counted: Counted,
) -> None:  # fmt: skip
    table, subject = table_of(row), table_of(row).name
    born, twice = taken.born.get(subject, set()), taken.twice.get(subject, {})
    ended = taken.ended.get(subject, set()) | set(twice)
    concerned = [*{*touched, *ended}]
    before = {one["id"]: one for one in log.rows_of(home, among(table, held=row in tally.ROWS), concerned)}
    after: dict[UUID, Values] = {}
    changes = _by_register(log.changes_of(home, list(touched)))
    for key, names in touched.items():
        if key in before:
            wanted = _values(subject, key, names, changes, twice.get(key), before[key], idle)
            after[key] = {name: value for name, value in wanted.items() if before[key][name] != value}
    for key, is_gone in _fates(home, taken, ended & set(before)).items():
        if before[key]["gone"] != is_gone:
            after.setdefault(key, {})["gone"] = is_gone
    put_values(home, table, {key: values for key, values in after.items() if values})
    if row is MarkRow:
        _count(home, before.values(), concerned)
    elif row is ArticleRow:
        turned = [key for key, values in after.items() if not values.keys().isdisjoint(("body", "gone"))]
        now = tally.shown_in({**before[key], **after[key]} for key in turned)
        tally.show(home, tally.shown_in(before[key] for key in turned), now)
    _tell(counted, subject, born, before, after)


def _plain(row: Mapping[str, Any]) -> Values:
    return {name: value for name, value in row.items() if name not in {"hlc", "site", "gone"}}


def _by_register(changes: Iterable[Change]) -> dict[tuple[UUID, str], list[Change]]:
    found: dict[tuple[UUID, str], list[Change]] = {}
    for one in changes:
        found.setdefault((one.target, one.field), []).append(one)
    return found


def _values(
    subject: str, key: UUID, names: Iterable[str], changes: Mapping[tuple[UUID, str], list[Change]],
    other: Values | None, here: Values, idle: set[UUID],
) -> Values:  # fmt: skip
    """The columns of a row: of a changed field the latest change, of an unchanged one the earliest birth.

    When it was changed last is told by what stands, and not by what is ``idle``.
    """
    values: Values = {}
    earlier = other is not None and (other["hlc"], other["site"]) < (here["hlc"], here["site"])
    for name in names:
        if made := changes.get((key, name)):
            telling = [one for one in made if one.operation not in idle] if is_stamp(subject, name) else made
            values |= decode(subject, name, said(telling, made))
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
    query = select(MARK.c.id, MARK.c.article, MARK.c.body, MARK.c.tag, MARK.c.person)
    there = query.where(MARK.c.id.in_(bindparam("keys", expanding=True)), ~MARK.c.gone)
    now, was = list(log.rows_of(home, there, keys)), [one for one in before if not one["gone"]]
    tally.add(home, tally.shown_by(home, (one["article"] for one in (*now, *was))), now, was)


def _tell(
    counted: Counted, subject: str, born: set[UUID], before: Mapping[UUID, Values], after: Mapping[UUID, Values]
) -> None:
    for key, values in after.items():
        if key in born:
            counted.new[subject] += {True: -1, False: 1, None: 0}[values.get("gone")]
        elif "gone" in values:
            (counted.gone if values["gone"] else counted.back)[subject] += 1
        elif not before[key]["gone"] and set(values) - UNCOUNTED - {"hlc", "site"}:
            counted.changed[subject] += 1
