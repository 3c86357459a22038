"""Taking a merge back: everything stands as it would without what the merge brought; nothing leaves the log.

And doing it again: everything stands as the log says with it, whichever other merges were turned in between.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Table, and_, bindparam, select

from annotator.domain.errors import MergeRefused
from annotator.domain.ids import derived_among
from annotator.domain.language import _
from annotator.domain.log.operations import Deed, Operation
from annotator.store.joining import standing
from annotator.store.joining.carrying import CHUNK
from annotator.store.joining.log import (
    CHANGE,
    LIFE,
    MERGED,
    OF_OPERATIONS,
    OPERATION,
    births,
    brought_by,
    changes_of,
    kept_by,
    removals,
    rows_of,
    unpacked,
)
from annotator.store.joining.state import Change, Fate, Idle, Named, Stamp, Step, heard, lives, said, without
from annotator.store.tables import CHANGEABLE, ArticleThemeRow, LinkRow, MarkRow, table_of
from annotator.store.turning.standing import STAMPS, is_stamp, values_by_what_stands
from annotator.store.writing.fields import columns_of, decode, encode
from annotator.store.writing.ink import Ink, parts

Keys: TypeAlias = dict[str, set[UUID]]
"""Keys of rows by table."""
Registers: TypeAlias = Iterator[tuple[tuple[UUID, str], list[Change]]]
"""Fields of rows of one table, with changes of each."""
_STANDS_ON = (
    (MarkRow, "article", "article"), (LinkRow, "from_mark", "mark"), (LinkRow, "to_mark", "mark"),
    (ArticleThemeRow, "article", "article"),
)  # fmt: skip
"""Rows that are nowhere without another: their table, the column, and the table of the other."""
_TURNS = select(OPERATION.c.id, OPERATION.c.hlc, OPERATION.c.standing, OPERATION.c.reverts, OPERATION.c.deed).order_by(
    OPERATION.c.hlc, OPERATION.c.site
)


def reverse(ink: Ink, merge: Operation) -> Keys:
    """Take a merge back; gives the rows whose stamps wait until it is settled what stands. Raises ``MergeRefused``."""
    turn, kept = standing.turn(ink.connection, step_of(ink)), kept_by(ink.connection)
    leaving = (brought_with(ink.connection, merge.id) - turn.before) | turn.leaving
    idle = Idle(
        (turn.before | turn.turns) - leaving, (turn.after | turn.turns) - leaving, turn.undos, turn.turns - turn.undos,
        standing.taken_back_alone(ink.connection),
    )  # fmt: skip
    # Merges that were done again for what is kept of them speak as long as that does: they are heard by that alone.
    since = _since(ink.connection, merge.hlc) - turn.came - kept.keys()
    others = idle._replace(before=idle.before | since, after=idle.after | since | leaving)
    born, twins, ended = _lives(ink.connection, leaving)
    going = {subject: _going(ink, subject, keys, others.after, kept) for subject, keys in born.items()}
    _refuse_if_built_on(ink, going)
    changed = _changed(ink.connection, leaving | turn.coming)
    for subject, keys in changed.items():
        keys -= going.get(subject, set())
        rows = _registers(ink.connection, leaving | turn.coming, keys)
        own = ((key, changes) for key, changes in rows if not is_stamp(subject, key[1]))
        _put_back(ink, subject, {key: without(changes, leaving, idle, kept) for key, changes in own})
    also = _lives(ink.connection, turn.coming)
    for subject in CHANGEABLE:
        keys = _all_of(subject, born, twins, ended, *also) - going.get(subject, set())
        _end_again(ink, subject, keys, others, kept)
    for subject, keys in going.items():
        ink.end(CHANGEABLE[subject], sorted(keys))
    return changed


def put_stamps(ink: Ink, changed: Keys) -> None:
    """Let rows say when they were changed last by the operations that stand now."""
    for subject, names in STAMPS.items():
        found = values_by_what_stands(ink.connection, dict.fromkeys(changed.get(subject, ()), names))
        wanted = {key: {name: tuple(decode(subject, name, value).values()) for name, value in values.items()}
                  for key, values in found.items()}  # fmt: skip
        ink.change_all(CHANGEABLE[subject], wanted)


def repeat(ink: Ink, merge: Operation, turn: standing.Turn) -> None:
    """Do a merge again that was taken back; how operations stand is settled already."""
    brought = brought_with(ink.connection, merge.id)
    idle = (_turned_since(ink.connection, merge, turn) - brought) | _turns_of(ink.connection, merge.id)
    _say_again(ink, brought | turn.leaving | turn.coming, idle, idle)


def keep(ink: Ink, merge: Operation, kept: set[UUID], along: Collection[UUID]) -> None:
    """Do a merge that was taken back again for those operations alone that are ``kept``; how they stand is settled.

    It is one of the merges ``along`` with which the same is done: what took any of them back says nothing of that.
    """
    connection = ink.connection
    turn = standing.turn(connection, step_of(ink))
    turned = _turned_since(connection, merge, turn)
    brought = {key for one in along for key in brought_with(connection, one)}
    idle = ((turned | brought) - kept) | {key for one in along for key in _turns_of(connection, one)}
    _say_again(ink, kept, idle, (turned - turn.after - kept) | standing.silent(connection))


def rows_touched_by(connection: Connection, operations: set[UUID]) -> Keys:
    """The rows that operations made, changed, took away or brought back, by table."""
    lives = (*_lives(connection, operations), _changed(connection, operations))
    touched = {name: _all_of(name, *lives) for name in CHANGEABLE}
    return {name: keys for name, keys in touched.items() if keys}


def _say_again(ink: Ink, concerned: set[UUID], idle: set[UUID], unheard: set[UUID]) -> None:
    """Let rows that operations are about say what all say but ``idle`` ones, and be there for all but ``unheard``."""
    kept = kept_by(ink.connection)
    changed = _changed(ink.connection, concerned)
    for subject, keys in changed.items():
        rows = _registers(ink.connection, concerned, keys)
        _put_again(ink, subject, ((key, made) for key, made in rows if not is_stamp(subject, key[1])), idle, kept)
    put_stamps(ink, changed)
    found = _lives(ink.connection, concerned)
    for subject in CHANGEABLE:
        _live_again(ink, subject, _all_of(subject, *found), unheard, kept)


def _turns_of(connection: Connection, merge: UUID) -> set[UUID]:
    """What took a merge back and did it again."""
    return set(connection.execute(select(OPERATION.c.id).where(OPERATION.c.reverts == merge)).scalars())


def step_of(ink: Ink) -> Step:
    """The undo or redo that is being written, as it will be in the log."""
    return Step(ink.id, ink.deed.value, ink.reverts, ink.by.id)


def brought_with(connection: Connection, merge: UUID) -> set[UUID]:
    """The operations that came with a merge."""
    query = select(LIFE.c.targets).where(LIFE.c.operation == merge, LIFE.c.event == MERGED)
    return {key for targets in connection.execute(query).scalars() for key in unpacked(targets)}


def _lives(connection: Connection, brought: set[UUID]) -> tuple[Keys, Keys, Keys]:
    """The rows that operations have born, those that others have born as well, and those that came or went."""
    born: Keys = {}
    ended: Keys = {}
    for part in parts(list(brought), CHUNK):
        query = select(LIFE.c.subject, LIFE.c.event, LIFE.c.targets).where(LIFE.c.operation.in_(part))
        for subject, event, targets in connection.execute(query):
            if event not in OF_OPERATIONS:
                (born if event == "born" else ended).setdefault(subject, set()).update(unpacked(targets))
    twins = {subject: _twins(connection, subject, keys, brought) for subject, keys in born.items()}
    return {subject: keys - twins[subject] for subject, keys in born.items()}, twins, ended


def _twins(connection: Connection, subject: str, keys: set[UUID], brought: set[UUID]) -> set[UUID]:
    """Those of the rows born by a merge's operations that were made by others, too; only derived keys can be."""
    return {key for key, fate in births(connection, subject, derived_among(keys)) if fate.operation not in brought}


def _refuse_if_built_on(ink: Ink, born: dict[str, set[UUID]]) -> None:
    for row, column, under in _STANDS_ON:
        table = table_of(row)
        known = born.get(table.name, set())
        for part in parts(list(born.get(under, ())), CHUNK):
            query = select(table.c.id).where(table.c[column].in_(part), ~table.c.gone)
            if any(key not in known for key in ink.connection.execute(query).scalars()):
                raise _refusal(ink.what)


def _put_back(ink: Ink, subject: str, values: Mapping[tuple[UUID, str], tuple[str, str]]) -> None:
    """Put fields to the second of two values each, unless they stand otherwise than as either of both."""
    row, table = CHANGEABLE[subject], table_of(CHANGEABLE[subject])
    wanted: dict[UUID, dict[str, tuple[object, ...]]] = {}
    for (key, field), (expected, value) in values.items():
        now = ink.connection.execute(select(table).where(table.c.id == key)).mappings().one()
        stands = encode([now[column] for column in columns_of(subject, field)])
        if stands not in {expected, value}:
            raise _refusal(ink.what)
        wanted.setdefault(key, {})[field] = tuple(decode(subject, field, value).values())
    ink.change_all(row, wanted)


def _put_again(ink: Ink, subject: str, rows: Registers, idle: set[UUID], kept: Named) -> None:
    wanted: dict[UUID, dict[str, tuple[object, ...]]] = {}
    for (key, field), changes in rows:
        value = said(heard(changes, idle, kept), changes)
        wanted.setdefault(key, {})[field] = tuple(decode(subject, field, value).values())
    ink.change_all(CHANGEABLE[subject], wanted)


def _registers(connection: Connection, brought: set[UUID], keys: set[UUID]) -> Registers:
    """The fields of these rows that a merge's operations changed, with every change of them."""
    made: dict[tuple[UUID, str], list[Change]] = {}
    for one in changes_of(connection, sorted(keys)):
        made.setdefault((one.target, one.field), []).append(one)
    return ((key, changes) for key, changes in made.items() if any(one.operation in brought for one in changes))


def _changed(connection: Connection, brought: Iterable[UUID]) -> Keys:
    """The rows of which operations changed a field, by table in the order in which tables are put back."""
    found: Keys = {}
    for part in parts(list(brought), CHUNK):
        query = select(CHANGE.c.subject, CHANGE.c.target).where(CHANGE.c.operation.in_(part))
        for subject, target in connection.execute(query.distinct()):
            found.setdefault(subject, set()).add(target)
    return {name: found[name] for name in CHANGEABLE if name in found}


def _going(ink: Ink, subject: str, born: set[UUID], idle: set[UUID], kept: Named) -> set[UUID]:
    """The rows that are there by nothing but a merge; others brought some of them back themselves."""
    fates = _fates_of(ink.connection, subject, born)
    return {key for key in born if not _is_there(fates.get(key, ()), idle, kept)}


def _end_again(ink: Ink, subject: str, keys: set[UUID], others: Idle, kept: Named) -> None:
    """Bring back what only the merge took away, and take away what only it brought back."""
    table = table_of(CHANGEABLE[subject])
    for key, fates in _fates_of(ink.connection, subject, keys).items():
        before, after = _is_there(fates, others.before, kept), _is_there(fates, others.after, kept)
        is_gone = ink.connection.execute(select(table.c.gone).where(table.c.id == key)).scalar_one()
        if before is not after and before is not is_gone:
            ink.end(CHANGEABLE[subject], [key], "back" if after else "gone")


def _live_again(ink: Ink, subject: str, keys: set[UUID], idle: set[UUID], kept: Named) -> None:
    """Let those rows be there of which the last that was said is not that they are gone."""
    fates = _fates_of(ink.connection, subject, keys)
    there = {key for key in keys if _is_there(fates.get(key, ()), idle, kept)}
    ink.end(CHANGEABLE[subject], sorted(there), "back")
    ink.end(CHANGEABLE[subject], sorted(keys - there))


def _is_there(fates: Collection[Fate], idle: set[UUID], kept: Named) -> bool:
    """Whether a row is there for all that was said of it, but by ``idle`` operations."""
    told = heard(fates, idle, kept)
    return lives(told) if told else all(fate.event != "born" for fate in fates)


def _fates_of(connection: Connection, subject: str, keys: set[UUID]) -> dict[UUID, set[Fate]]:
    """What was ever said of the lives of these rows of one table."""
    fates: dict[UUID, set[Fate]] = {}
    if not keys:
        return fates
    born = (
        *_births(connection, table_of(CHANGEABLE[subject]), keys),
        *births(connection, subject, derived_among(keys)),
    )
    for key, fate in (*born, *removals(connection, keys)):
        fates.setdefault(key, set()).add(fate)
    return fates


def _all_of(subject: str, *several: Keys) -> set[UUID]:
    return {key for one in several for key in one.get(subject, ())}


def _births(connection: Connection, table: Table, keys: Iterable[UUID]) -> Iterator[tuple[UUID, Fate]]:
    """The births of rows as the rows themselves tell them: each has one, unless its key is derived."""
    by = and_(OPERATION.c.hlc == table.c.hlc, OPERATION.c.site == table.c.site)
    query = select(table.c.id, OPERATION.c.hlc, OPERATION.c.site, OPERATION.c.id.label("by")).join(OPERATION, by)
    for row in rows_of(connection, query.where(table.c.id.in_(bindparam("keys", expanding=True))), list(keys)):
        yield row["id"], Fate(Stamp(row["hlc"], row["site"]), row["by"], "born")


def _since(connection: Connection, clock: int) -> set[UUID]:
    """What was done after a merge: it decides nothing about what the merge itself did."""
    return set(connection.execute(select(OPERATION.c.id).where(OPERATION.c.hlc > clock)).scalars())


def _turned_since(connection: Connection, merge: Operation, turn: standing.Turn) -> set[UUID]:
    """What says nothing beside a merge that is done again: what is away with others, and what was turned since.

    What another merge brought that stands says what it said when it came, undone or not. What was done before
    the merge and undone since is undone all the same; if it was done again as well, it says what it said before.
    What turned another merge before says nothing where that one stands otherwise by now.
    """
    steps = connection.execute(_TURNS).all()
    stands = {one.id for one in steps if one.standing == "done" and one.reverts is None}
    heard = {key for by, keys in brought_by(connection).items() if by in stands for key in keys}
    before = {one.id for one in steps if one.hlc <= merge.hlc}
    since = {one.id for one in steps} - before
    first = {one.reverts: one.deed for one in reversed(steps) if one.id in since}
    undone = {key for key in before if key not in stands or first.get(key) != Deed.UNDO.value}
    spoken = {one.id for one in steps if one.reverts in undone} - turn.turns | kept_by(connection).keys()
    then = {one.reverts: one.deed for one in steps if one.id in turn.turns & before}
    otherwise = {key for key, deed in then.items() if (deed == Deed.UNDO.value) is (key in stands)}
    turns = {one.id for one in steps if one.reverts in otherwise} - kept_by(connection).keys()
    return turn.after | (since - stands - heard - spoken) | turns


def _refusal(what: str) -> MergeRefused:
    return MergeRefused(
        _("This merge cannot be taken back: somebody has built on what it brought ({what}).").format(what=what),
        _("Nothing was changed. Take back first what was done since, or restore the backup from before the merge."),
    )
