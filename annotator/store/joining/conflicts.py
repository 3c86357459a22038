"""The conflicts of a project: found at each merge among the rows that it touched, settled by ordinary operations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, bindparam, delete, exists, func, or_, select
from sqlalchemy.orm import aliased

from annotator.domain.log.operations import Deed
from annotator.domain.transfer.merging import Choice, Kind
from annotator.store import straight
from annotator.store.joining.arriving import ARTICLE, LINK, MARK, STANDS_ON, added_to, chosen_otherwise, versions
from annotator.store.joining.carrying import CHUNK
from annotator.store.joining.contradictions import Found, Turns, circles, edited, removed
from annotator.store.joining.log import OPERATION, changes_of, ends_of, rows_of
from annotator.store.joining.state import Change, Fate
from annotator.store.pointers import Meanings
from annotator.store.shelves.coding import still_used
from annotator.store.statements import put_in
from annotator.store.tables import (
    CHANGEABLE,
    AnnotatorRow,
    ConflictRow,
    LinkTypeRow,
    PersonRow,
    SettledRow,
    TagRow,
    TallyRow,
    table_of,
)
from annotator.store.writing.ink import Ink, parts

CONFLICT, SETTLED = table_of(ConflictRow), table_of(SettledRow)
ANNOTATOR, PERSON, TAG = table_of(AnnotatorRow), table_of(PersonRow), table_of(TagRow)
LINK_TYPE, TALLY = table_of(LinkTypeRow), table_of(TallyRow)
_PEOPLE_STILL_MEANT = select(PERSON.c.id).where(
    PERSON.c.gone, exists().where(TALLY.c.subject == PERSON.c.id, TALLY.c.marks > 0)
)
_SETTLING = Deed.CONFLICT_SETTLED.value
_OF_ROWS = (Kind.EDITED, Kind.REMOVED)
"""Kinds that are found from the log of one row."""
_OF_ARTICLES = (Kind.TWICE, Kind.VERSION, Kind.ENDS)
"""Kinds that are found among the marks of an article; the others are looked for in the whole project: that is quick."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Where a merge may have brought contradictions: in rows, and between marks and those beside them.

    Of the articles in ``versions`` another version of the text came, or marks on one; ``links`` came, or came back.
    """

    rows: Mapping[str, set[UUID]]
    marks: set[UUID] = field(default_factory=set[UUID])
    versions: set[UUID] = field(default_factory=set[UUID])
    links: set[UUID] = field(default_factory=set[UUID])


def with_articles(home: Connection, touched: Touched) -> Touched:
    """The same with the articles on which the marks stand, where those were removed or show another text."""
    other = (MARK.c.body != ARTICLE.c.body).label("other")
    query = select(MARK.c.article, ARTICLE.c.gone, other).join(ARTICLE, ARTICLE.c.id == MARK.c.article)
    strange = query.where(MARK.c.id.in_(bindparam("keys", expanding=True)), or_(ARTICLE.c.gone, other)).distinct()
    found = list(rows_of(home, strange, list(touched.marks)))
    without = {row["article"] for row in found if row["gone"]} | touched.rows.get(ARTICLE.name, set())
    others = {row["article"] for row in found if row["other"]}
    return replace(touched, rows={**touched.rows, ARTICLE.name: without}, versions=touched.versions | others)


def find(home: Connection, touched: Touched) -> None:
    """Look again for what contradicts itself: in the rows that were touched, and between rows."""
    targets = {key for keys in touched.rows.values() for key in keys}
    for part in parts(list(targets), CHUNK):
        home.execute(delete(CONFLICT).where(CONFLICT.c.target.in_(part), CONFLICT.c.kind.in_(_OF_ROWS)))
    found = [*_in_rows(home, touched.rows), *_between_rows(home), *versions(home, list(touched.versions))]
    home.execute(delete(CONFLICT).where(CONFLICT.c.kind.not_in((*_OF_ROWS, *_OF_ARTICLES))))
    for part in parts(list(touched.marks), CHUNK):
        found += _twice(home, MARK.c.id.in_(part))
    ends = select(LINK.c.to_mark).where(LINK.c.id.in_(bindparam("keys", expanding=True)), ~LINK.c.gone).distinct()
    found += chosen_otherwise(home, [row["to_mark"] for row in rows_of(home, ends, list(touched.links))])
    rows = {one.key: {"id": one.key, **one._asdict()} for one in found}
    for part in parts(list(rows), CHUNK):
        home.execute(delete(CONFLICT).where(CONFLICT.c.id.in_(part)))
    if rows:
        home.execute(put_in(CONFLICT), list(rows.values()))


def still_there(home: Connection) -> list[Found]:
    """The conflicts that nobody settled and that are still ones, by kind and place of their coming."""
    waiting = [_found(row) for row in home.execute(_unsettled()).mappings()]
    touched: dict[str, set[UUID]] = {}
    for one in waiting:
        if one.kind in _OF_ROWS:
            touched.setdefault(one.subject, set()).add(one.target)
    now = {one.key: one for one in _in_rows(home, touched)}
    if any(one.kind not in (*_OF_ROWS, *_OF_ARTICLES) for one in waiting):
        now |= {one.key: one for one in _between_rows(home)}
    pairs = [one.target for one in waiting if one.kind is Kind.TWICE]
    for part in parts(_articles_of(home, pairs), CHUNK):
        now |= {one.key: one for one in _twice(home, MARK.c.article.in_(part))}
    now |= {one.key: one for one in chosen_otherwise(home, [one.target for one in waiting if one.kind is Kind.ENDS])}
    now |= {one.key: one for one in versions(home, [one.target for one in waiting if one.kind is Kind.VERSION])}
    return [now[one.key] for one in waiting if one.key in now]


def settle_what_was_edited(ink: Ink) -> None:
    """Whoever edits a field that is in conflict has settled it."""
    if ink.reverts is not None:  # undoing puts back what was settled by itself
        return
    targets = list(ink.registers.rows)
    for part in parts(targets, CHUNK):
        waiting = [_found(row) for row in straight.rows(ink.connection, _edited_among(), {"keys": part})]
        keys = [one.key for one in waiting if (one.target, one.field) in ink.registers]
        ink.put(SettledRow, [{"id": key, "choice": Choice.HERE.value} for key in keys])


def _unsettled() -> Any:  # noqa: ANN401  (a select of that many columns has no short type)
    done = exists().where(SETTLED.c.id == CONFLICT.c.id, ~SETTLED.c.gone)
    return select(CONFLICT).where(~done).order_by(CONFLICT.c.kind, CONFLICT.c.id)


@cache
def _edited_among() -> Any:  # noqa: ANN401
    """What waits of the fields of rows among the parameter ``keys``; every gesture that changes one asks it."""
    return _unsettled().where(CONFLICT.c.target.in_(bindparam("keys", expanding=True)), CONFLICT.c.kind == Kind.EDITED)


def _found(row: Mapping[str, Any] | RowMapping) -> Found:
    rest = (row[name] for name in ("subject", "target", "field", "winning", "losing", "before"))
    return Found(Kind(row["kind"]), *rest)


def _articles_of(home: Connection, marks: list[UUID]) -> list[UUID]:
    return list(home.execute(select(MARK.c.article).where(MARK.c.id.in_(marks)).distinct()).scalars())


def _in_rows(home: Connection, touched: Mapping[str, set[UUID]]) -> list[Found]:
    found: list[Found] = []
    for subject, keys in touched.items():
        if subject not in CHANGEABLE or subject == SETTLED.name:
            continue
        changes: dict[UUID, list[Change]] = {}
        for one in changes_of(home, list(keys)):
            changes.setdefault(one.target, []).append(one)
        gone = _gone(home, subject, list(keys if subject in STANDS_ON else changes))
        for one in added_to(home, subject, list(gone)):
            changes.setdefault(one.target, []).append(one)
        turns, fates = _turns(home, changes), ends_of(home, gone)
        beside = _of_merges(home, {one.operation for key in gone for one in (*changes.get(key, ()), *fates[key])})
        corrected = _corrections(home, {one.operation for key in gone for one in changes.get(key, ())})
        for key, made in changes.items():
            if key in gone:
                ended = [fate for fate in fates[key] if fate.operation not in beside]
                unseen = [
                    one for one in made if one.operation not in beside and (one.operation, one.field) not in corrected
                ]
                found += _of_gone(subject, key, unseen, ended, turns)
            else:
                found += _of_one(made, turns)
    return found


def _of_gone(subject: str, key: UUID, made: list[Change], fates: list[Fate], turns: Turns) -> list[Found]:
    unseen = removed(subject, fates, [one for one in made if one.operation not in turns.undone])
    last = max(fates, key=lambda fate: fate.stamp).operation if fates else key
    if unseen is None or last in turns.undone:
        return []
    return [Found(Kind.REMOVED, subject, key, "", last, unseen.operation)]


def _of_one(made: list[Change], turns: Turns) -> list[Found]:
    by_field = sorted(made, key=lambda one: one.field)
    groups = (list(group) for _field, group in groupby(by_field, key=lambda one: one.field))
    return [one for group in groups for one in edited(group, turns)]


def _of_merges(home: Connection, operations: set[UUID]) -> set[UUID]:
    """Those that took a merge or a decision back or did it again, and what came with a merge that was taken back.

    They took nothing away and edited nothing: whoever did a merge again has not seen what its copies had not seen,
    and a decision that was taken back has decided nothing.
    """
    first = aliased(OPERATION)
    turned = and_(OPERATION.c.reverts == first.c.id, first.c.deed.in_((Deed.MERGED.value, _SETTLING)))
    undecided = and_(OPERATION.c.deed == _SETTLING, OPERATION.c.standing != "done")
    found: set[UUID] = set()
    for part in parts(list(operations), CHUNK):
        query = select(OPERATION.c.id).outerjoin(first, turned).where(OPERATION.c.id.in_(part))
        beside = or_(OPERATION.c.standing == "away", first.c.id.is_not(None), undecided)
        found |= set(home.execute(query.where(beside)).scalars())
    return found


def _corrections(home: Connection, operations: set[UUID]) -> set[tuple[UUID, str]]:
    """The corrections of texts among operations, undone and done again too: a mark that went along was not edited."""
    found: set[tuple[UUID, str]] = set()
    turned = OPERATION.alias("turned")
    deeds = or_(*(one.c.deed == Deed.ARTICLE_CORRECTED.value for one in (OPERATION, turned)))
    query = select(OPERATION.c.id).outerjoin(turned, turned.c.id == OPERATION.c.reverts).where(deeds)
    for part in parts(list(operations), CHUNK):
        found |= {(key, "span") for key in home.execute(query.where(OPERATION.c.id.in_(part))).scalars()}
    return found


def _gone(home: Connection, subject: str, keys: list[UUID]) -> set[UUID]:
    table = table_of(CHANGEABLE[subject])
    found: set[UUID] = set()
    for part in parts(keys, CHUNK):
        found |= set(home.execute(select(table.c.id).where(table.c.id.in_(part), table.c.gone)).scalars())
    return found


def _turns(home: Connection, changes: Mapping[UUID, list[Change]]) -> Turns:
    operations = list({one.operation for made in changes.values() for one in made})
    undone: set[UUID] = set()
    turning: set[UUID] = set()
    for part in parts(operations, CHUNK):
        query = select(OPERATION.c.id, OPERATION.c.standing, OPERATION.c.deed).where(OPERATION.c.id.in_(part))
        for key, standing, deed in home.execute(query):
            if standing != "done":
                undone.add(key)
            if deed in (Deed.UNDO.value, Deed.REDO.value):
                turning.add(key)
    return Turns(undone, turning)


def _between_rows(home: Connection) -> Iterable[Found]:
    people = home.execute(_PEOPLE_STILL_MEANT).scalars()
    used = ((TAG, still_used.tags(home)), (LINK_TYPE, still_used.link_types(home)), (PERSON, people))
    for table, keys in used:
        for row in sorted(keys):
            yield Found(Kind.REVIVED, table.name, row, "", row, row)
    for table, pointer in ((PERSON, "merged"), (ANNOTATOR, "same_as")):
        pointers = select(table.c.id, table.c[pointer]).where(table.c[pointer].is_not(None))
        for circle in circles({row[0]: row[1] for row in home.execute(pointers)}):
            yield Found(Kind.CIRCLE, table.name, circle[0], pointer, circle[0], circle[1])
    yield from _namesakes(home)


def _namesakes(home: Connection) -> Iterable[Found]:
    """Annotators of one name; persons and tags of one name that different annotators made."""
    meanings = Meanings(home)
    annotators = home.execute(select(ANNOTATOR.c.id, ANNOTATOR.c.name, ANNOTATOR.c.hlc)).all()
    roots = [row for row in annotators if meanings.annotators.root(row.id) == row.id]
    yield from _pairs(ANNOTATOR.name, [(row.name, row.hlc, row.id, row.id) for row in roots])
    for table, alike in ((PERSON, [PERSON.c.name]), (TAG, [TAG.c.kind, TAG.c.parent, TAG.c.name])):
        doubles = select(*alike).where(~table.c.gone).group_by(*alike).having(func.count() > 1).subquery()
        same = and_(*(column.is_not_distinct_from(doubles.c[column.name]) for column in alike))
        born = and_(OPERATION.c.hlc == table.c.hlc, OPERATION.c.site == table.c.site)
        query = select(table.c.id, table.c.hlc, OPERATION.c.annotator, *alike).join(doubles, same)
        rows = home.execute(query.join(OPERATION, born).where(~table.c.gone)).all()
        people = meanings.people
        yield from _pairs(
            table.name,
            [
                ("\n".join(map(str, row[3:])), row.hlc, row.id, meanings.annotators.root(row.annotator))
                for row in rows
                if people.root(row.id) == row.id
            ],
        )


def _pairs(subject: str, rows: list[tuple[str, int, UUID, UUID]]) -> Iterable[Found]:
    """Each later one of a name with the first one, where other hands made it."""
    for _name, group in groupby(sorted(rows), key=lambda row: row[0]):
        (_called, _hlc, first, by), *others = group
        for _also, _later, key, other in others:
            if other != by:
                yield Found(Kind.NAMESAKES, subject, first, "", first, key)


def _twice(home: Connection, which: ColumnElement[bool]) -> list[Found]:
    """Those of some marks that the same annotator made a second time, by another operation; the first one stands."""
    other = aliased(MARK)
    same = and_(
        *(MARK.c[name] == other.c[name] for name in ("article", "body", "start", "end", "tag")),
        ~other.c.gone,
        MARK.c.id != other.c.id,
        MARK.c.hlc != other.c.hlc,
    )
    query = select(MARK.c.id, MARK.c.hlc, MARK.c.annotator, other.c.id, other.c.hlc, other.c.annotator)
    root = Meanings(home).annotators.root
    rows = home.execute(query.join(other, same).where(which, ~MARK.c.gone)).all()
    pairs = (sorted(((row[1], row[0]), (row[4], row[3]))) for row in rows if root(row[2]) == root(row[5]))
    return [
        Found(Kind.TWICE, MARK.name, first, "", first, second)
        for first, second in dict.fromkeys((one[1], two[1]) for one, two in pairs)
    ]
