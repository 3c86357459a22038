"""Which later deeds build on an operation, so that it cannot be taken back before them.

A deed builds on another that changed the same field before, or that made or brought back a row which it
changed, took away or points to. A deed whose rows would come back to nothing waits as well.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Select, Table, and_, bindparam, or_, select, tuple_

from annotator.domain.ids import derived_among
from annotator.domain.log.operations import Deed
from annotator.store import straight
from annotator.store.tables import (
    ArticleRow,
    ArticleThemeRow,
    ChangeRow,
    DifferenceRow,
    LifeRow,
    LinkRow,
    MarkRow,
    OperationRow,
    PersonRow,
    StatusRow,
    SuggestionRow,
    TagRow,
    table_of,
)
from annotator.store.turning.records import Record, unpacked
from annotator.store.turning.standing import stands
from annotator.store.writing.ink import parts

ARTICLE, CHANGE, LIFE, OPERATION = (table_of(row) for row in (ArticleRow, ChangeRow, LifeRow, OperationRow))
MARK, LINK, THEME, STATUS, PERSON, TAG, SUGGESTION, DIFFERENCE = (
    table_of(row)
    for row in (MarkRow, LinkRow, ArticleThemeRow, StatusRow, PersonRow, TagRow, SuggestionRow, DifferenceRow)
)
_POINTING: Mapping[str, tuple[Column[Any], ...]] = {
    "article": (MARK.c.article, THEME.c.article, STATUS.c.article, SUGGESTION.c.article),
    "mark": (LINK.c.from_mark, LINK.c.to_mark),
    "person": (MARK.c.person, PERSON.c.merged, DIFFERENCE.c.first, DIFFERENCE.c.second),
    "tag": (MARK.c.tag, THEME.c.tag, TAG.c.parent),
    "link_type": (LINK.c.type,),
}
"""Which columns point to the rows of a subject."""
_NEEDED: Mapping[str, tuple[tuple[Column[Any], Table], ...]] = {
    "mark": ((MARK.c.article, ARTICLE),),
    "link": ((LINK.c.from_mark, MARK), (LINK.c.to_mark, MARK)),
    "article_theme": ((THEME.c.article, ARTICLE),),
}
"""What a row cannot stand without. Tags and people that are gone stand as long as marks use them."""


_MERGES = select(OPERATION.c.id).where(OPERATION.c.deed == Deed.MERGED.value)
_CLOCK = select(OPERATION.c.hlc, OPERATION.c.site).where(OPERATION.c.id == bindparam("operation"))
_LATER = (
    select(OPERATION.c.id)
    .where(
        tuple_(OPERATION.c.hlc, OPERATION.c.site) > tuple_(bindparam("hlc"), bindparam("site")),
        stands(),
        OPERATION.c.id != bindparam("deed"),
    )
    .limit(1)
)
"""Whether any deed came after a clock that stands; mostly none did, and nothing else is asked."""


def dependents(connection: Connection, record: Record, deed: UUID) -> set[UUID]:
    """The deeds after the one that wrote ``record`` which build on it; ``deed`` is the one that is turned."""
    [clock] = straight.rows(connection, _CLOCK, {"operation": record.operation})
    hlc, site = clock["hlc"], clock["site"]
    found = set(_made_as_well(connection, record, deed))
    missing = set(_missing(connection, record.coming()))
    there_are_later = straight.rows(connection, _LATER, {"hlc": hlc, "site": site, "deed": deed})
    if not missing and not there_are_later:
        return found
    after = or_(OPERATION.c.hlc > hlc, and_(OPERATION.c.hlc == hlc, OPERATION.c.site > site))
    if missing:
        taken = _taken_away(connection, missing, after)
        if missing:
            taken.update(connection.execute(_taking_merges_back(after)).scalars())
        found.update(taken - _as_merges_do(connection, deed))
    later = and_(after, stands(), OPERATION.c.id != deed)
    for look in (_changed, _ended, _pointing) if there_are_later else ():
        found.update(look(connection, record, later))
    return found


def _made_as_well(connection: Connection, record: Record, deed: UUID) -> Iterator[UUID]:
    """An article that would go was imported in another copy, too."""
    made = {key for life in record.lives if (life.subject, life.event) == ("article", "born") for key in life.keys}
    for part in parts(list(derived_among(made)), 500):
        imports = select(CHANGE.c.operation).join(OPERATION, OPERATION.c.id == CHANGE.c.operation)
        of_these = imports.where(
            CHANGE.c.target.in_(part), CHANGE.c.field == "created", stands(), OPERATION.c.id != deed
        )
        yield from connection.execute(of_these).scalars()


def _changed(connection: Connection, record: Record, later: Any) -> Iterator[UUID]:  # noqa: ANN401
    """The same field was changed again, or any field of a row that would go.

    That a mark went along with a corrected text is not built on it: it does so as well while it is gone.
    """
    going = {key for keys in record.going().values() for key in keys}
    written = {(key, field) for rows in record.changes.values() for key, fields in rows.items() for field in fields}
    query = select(CHANGE.c.operation, CHANGE.c.target, CHANGE.c.field, OPERATION.c.deed)
    query = query.join(OPERATION, OPERATION.c.id == CHANGE.c.operation).where(later)
    for part in parts(list({key for key, _field in written} | going), 500):
        for operation, target, field, deed in connection.execute(query.where(CHANGE.c.target.in_(part))).all():
            along = field == "span" and deed == Deed.ARTICLE_CORRECTED
            if (target, field) in written or (target in going and not along):
                yield operation


def _ended(connection: Connection, record: Record, later: Any) -> Iterator[UUID]:  # noqa: ANN401
    """A row that would go was taken away already."""
    going = {key for keys in record.going().values() for key in keys}
    if going:
        for operation, targets in _removals(connection, later):
            if any(key in going for key in unpacked(targets)):
                yield operation


def _taken_away(connection: Connection, missing: set[UUID], after: Any) -> set[UUID]:  # noqa: ANN401
    """A row is gone that is needed by one that would come back; here an undo may be what took it."""
    found: set[UUID] = set()
    for operation, targets in _removals(connection, after):
        if taken := missing.intersection(unpacked(targets)):
            missing -= taken
            found.add(operation)
    return found


def _taking_merges_back(after: Any) -> Select[Any]:  # noqa: ANN401
    """What took merges back that do not stand: what is needed had come with one of them, and was gone already."""
    merge = OPERATION.alias("merge")
    query = select(OPERATION.c.id).join(merge, merge.c.id == OPERATION.c.reverts)
    return query.where(
        after, OPERATION.c.deed == Deed.UNDO.value, merge.c.deed == Deed.MERGED.value, merge.c.standing != "done"
    )


def _as_merges_do(connection: Connection, deed: UUID) -> set[UUID]:
    """What turned merges, if the deed is one as well: each may bring what stands on something that the other takes.

    A link comes with one copy, and another one has removed its mark: that is listed as a conflict, and is so
    again when both merges are done again, in whichever order. The same holds where somebody here had removed the
    mark before the merge, and has by now done that again.
    """
    merges = set(connection.execute(_MERGES).scalars())
    if deed not in merges:
        return set()
    turned, merge = OPERATION.alias("turned"), OPERATION.alias("merge")
    query = select(OPERATION.c.id).join(turned, turned.c.id == OPERATION.c.reverts).join(merge, merge.c.id == deed)
    again = and_(OPERATION.c.deed == Deed.REDO.value, turned.c.hlc < merge.c.hlc)
    return set(connection.execute(query.where(or_(turned.c.id.in_(merges), again))).scalars())


def _removals(connection: Connection, which: Any) -> Sequence[Any]:  # noqa: ANN401
    """Operations and the rows that they took away, newest first."""
    query = select(LIFE.c.operation, LIFE.c.targets).join(OPERATION, OPERATION.c.id == LIFE.c.operation)
    ended = query.where(which, LIFE.c.event == "gone").order_by(OPERATION.c.hlc.desc(), OPERATION.c.site.desc())
    return connection.execute(ended).all()


def _missing(connection: Connection, coming: Mapping[str, set[UUID]]) -> Iterator[UUID]:
    """The rows that are gone and would stay so, while one of those that come back cannot stand without them."""
    for subject, keys in coming.items():
        for column, needed in _NEEDED.get(subject, ()):
            for part in parts(list(keys), straight.PART):
                found = straight.rows(connection, _gone_under(column, needed), {"keys": part})
                yield from {row["needed"] for row in found} - coming.get(needed.name, set())


@cache
def _gone_under(column: Column[Any], needed: Table) -> Select[Any]:
    """What is gone of the rows to which a column of the rows among the parameter ``keys`` points."""
    query = select(column.label("needed")).join(needed, needed.c.id == column)
    return query.where(needed.c.gone, column.table.c.id.in_(bindparam("keys", expanding=True)))


def _pointing(connection: Connection, record: Record, later: Any) -> Iterator[UUID]:  # noqa: ANN401
    """A row that stands points to one that would go, or counts in a text that would go."""
    going = record.going()
    for subject, keys in going.items():
        for column in _POINTING.get(subject, ()):
            leaving = going.get(column.table.name, set())
            for part in parts(list(keys), 500):
                rows = _standing_rows(column, column.in_(part))
                found = [row for row in connection.execute(rows).all() if row[0] not in leaving]
                yield from _who_pointed(connection, found, column.name, later)
    for article, fields in record.changes.get("article", {}).items():
        if "body" in fields:
            body = UUID(_only(fields["body"][1]))
            rows = _standing_rows(MARK.c.article, and_(MARK.c.article == article, MARK.c.body == body))
            yield from _who_pointed(connection, connection.execute(rows).all(), "span", later)


def _standing_rows(column: Column[Any], which: Any) -> Select[Any, Any, Any]:  # noqa: ANN401
    table = column.table
    return select(table.c.id, table.c.hlc, table.c.site).where(which, ~table.c.gone)


def _who_pointed(connection: Connection, rows: Sequence[Any], field: str, later: Any) -> Iterator[UUID]:  # noqa: ANN401
    """The later deeds by which a field of these rows says what it says: the last change of it, else the birth."""
    births = {row[0]: (row[1], row[2]) for row in rows}
    changed: dict[UUID, UUID] = {}
    for part in parts(list(births), 500):
        changed |= dict(_last_changes(connection, part, field))
    clocks = {births[key] for key in births.keys() - changed.keys()}
    for part in parts(list(clocks), 200):
        born = or_(*(and_(OPERATION.c.hlc == hlc, OPERATION.c.site == site) for hlc, site in part))
        yield from connection.execute(select(OPERATION.c.id).where(born, later)).scalars()
    for part in parts(list(set(changed.values())), 500):
        yield from connection.execute(select(OPERATION.c.id).where(OPERATION.c.id.in_(part), later)).scalars()


def _last_changes(connection: Connection, keys: Sequence[UUID], field: str) -> Iterable[tuple[UUID, UUID]]:
    """For each of these rows whose field a standing deed changed: the last one that did."""
    query = select(CHANGE.c.target, CHANGE.c.operation).join(OPERATION, OPERATION.c.id == CHANGE.c.operation)
    there = query.where(CHANGE.c.target.in_(keys), CHANGE.c.field == field, stands())
    rows = connection.execute(there.order_by(OPERATION.c.hlc, OPERATION.c.site, CHANGE.c.number)).all()
    return ((row[0], row[1]) for row in rows)


def _only(value: str) -> str:
    """The one column of a field, out of JSON text."""
    return json.loads(value)[0]
