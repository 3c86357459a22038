"""Settling one conflict, as part of an ordinary operation: whatever is done can be undone, and merged again."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import or_, select

from annotator.domain.transfer.merging import Choice, Kind
from annotator.store.joining.arriving import MARK, places
from annotator.store.joining.conflicts import ANNOTATOR, PERSON, TAG
from annotator.store.joining.contradictions import Found
from annotator.store.joining.log import CHUNK, changes_of
from annotator.store.joining.state import latest
from annotator.store.tables import (
    CHANGEABLE,
    AnnotatorRow,
    ArticleThemeRow,
    LinkRow,
    MarkRow,
    PersonRow,
    SettledRow,
    TagRow,
    table_of,
)
from annotator.store.turning.records import record_of
from annotator.store.writing.fields import decode
from annotator.store.writing.ink import STANDING_ON, Ink, parts

_ALONG = {"article": (table_of(LinkRow).c.article,)}
"""Further columns by which rows belong to one of a table, and come back with it."""
LINK, THEME = table_of(LinkRow), table_of(ArticleThemeRow)


def settle(ink: Ink, conflict: Found, choice: Choice) -> None:
    """Let a conflict be over: with ``there`` what does not stand here is put in its place first."""
    if choice is Choice.THERE:
        _TAKING[conflict.kind](ink, conflict)
    elif conflict.kind is Kind.REVIVED:
        ink.end(CHANGEABLE[conflict.subject], [conflict.target], "back")
    elif conflict.kind is Kind.ENDS:
        ink.end(LinkRow, [conflict.losing])
    elif conflict.kind is Kind.CIRCLE:
        ink.change(CHANGEABLE[conflict.subject], conflict.winning, {conflict.field: (None,)})
    ink.put(SettledRow, [{"id": conflict.key, "choice": choice.value}])


def value_of(ink: Ink, conflict: Found, operation: UUID) -> str:
    """What an operation set the field of a conflict to, as the log has it."""
    made = (one for one in changes_of(ink.connection, [conflict.target]) if one.operation == operation)
    return latest(one for one in made if one.field == conflict.field).after


def _take_value(ink: Ink, conflict: Found) -> None:
    values = decode(conflict.subject, conflict.field, value_of(ink, conflict, conflict.losing))
    ink.change(CHANGEABLE[conflict.subject], conflict.target, {conflict.field: tuple(values.values())})


def _bring_back(ink: Ink, conflict: Found) -> None:
    """With the row what went in the same operation and belongs to it: an article's marks, the person of a mark."""
    row = CHANGEABLE[conflict.subject]
    ink.end(row, [conflict.target], "back")
    went = [life for life in record_of(ink.connection, conflict.winning).lives if life.event == "gone"]
    for column in (*STANDING_ON.get(row, ()), *_ALONG.get(conflict.subject, ())):
        table = column.table
        keys = {key for life in went if life.subject == table.name for key in life.keys}
        for part in parts(sorted(keys), CHUNK):
            on_it = select(table.c.id).where(table.c.id.in_(part), column == conflict.target)
            ink.end(CHANGEABLE[table.name], list(ink.connection.execute(on_it).scalars()), "back")
    if row is MarkRow:
        people = {key for life in went if life.subject == PERSON.name for key in life.keys}
        meant = ink.connection.execute(select(MARK.c.person).where(MARK.c.id == conflict.target)).scalar()
        ink.end(PersonRow, [key for key in people if key == meant], "back")


def _leave(_ink: Ink, _conflict: Found) -> None:
    """It stays out of the codebook or register, and whoever reads finds it all the same."""


def _turn_round(ink: Ink, conflict: Found) -> None:
    """The second of a circle is the one whom all of them mean."""
    row = CHANGEABLE[conflict.subject]
    ink.change(row, conflict.losing, {conflict.field: (None,)})
    ink.change(row, conflict.winning, {conflict.field: (conflict.losing,)})


def _make_one(ink: Ink, conflict: Found) -> None:
    """The later of two of the same name means the earlier one."""
    if conflict.subject == PERSON.name:
        ink.change(PersonRow, conflict.losing, {"merged": (conflict.winning,)})
    elif conflict.subject == ANNOTATOR.name:
        ink.change(AnnotatorRow, conflict.losing, {"same_as": (conflict.winning,)})
    else:
        _relabel(ink, conflict)


def _relabel(ink: Ink, conflict: Found) -> None:
    for row, table in ((MarkRow, MARK), (ArticleThemeRow, THEME)):
        keys = ink.connection.execute(select(table.c.id).where(table.c.tag == conflict.losing, ~table.c.gone)).scalars()
        ink.change_all(row, {key: {"tag": (conflict.winning,)} for key in keys.all()})
    below = ink.connection.execute(select(TAG.c.id).where(TAG.c.parent == conflict.losing)).scalars()
    ink.change_all(TagRow, {key: {"parent": (conflict.winning,)} for key in below.all()})
    ink.end(TagRow, [conflict.losing])


def _keep_first(ink: Ink, conflict: Found) -> None:
    """Of one mark made twice the first stays, with the links and the person of the other."""
    pair = select(MARK).where(MARK.c.id.in_([conflict.winning, conflict.losing]))
    rows = {row["id"]: row for row in ink.connection.execute(pair).mappings()}
    first, second = rows[conflict.winning], rows[conflict.losing]
    if first["person"] is None and second["person"] is not None:
        ink.change(MarkRow, conflict.winning, {"person": (second["person"],)})
    at_second = or_(LINK.c.from_mark == conflict.losing, LINK.c.to_mark == conflict.losing)
    for link in ink.connection.execute(select(LINK).where(at_second, ~LINK.c.gone)).mappings().all():
        ends = {name: (conflict.winning,) for name in ("from_mark", "to_mark") if link[name] == conflict.losing}
        ink.change(LinkRow, link["id"], ends)
    ink.end(MarkRow, [conflict.losing])


def _take_end(ink: Ink, conflict: Found) -> None:
    """One link stays whoever decides, so that two decisions that do not know each other leave somebody to speak."""
    mention = ink.connection.execute(select(LINK.c.from_mark).where(LINK.c.id == conflict.losing)).scalar_one()
    ink.end(LinkRow, [conflict.losing])
    ink.change(LinkRow, conflict.winning, {"from_mark": (mention,)})


def _place_anew(ink: Ink, conflict: Found) -> None:
    """Marks on another version of the text come to stand on this one where their words tell where."""
    found = places(ink.connection, conflict.target)
    spans = {key: place for key, place in found.items() if place is not None}
    ink.change_all(
        MarkRow,
        {key: {"span": (body, span.start, span.end, text)} for key, (body, span, text) in spans.items()},
    )


_TAKING: dict[Kind, Callable[[Ink, Found], None]] = {
    Kind.EDITED: _take_value,
    Kind.REMOVED: _bring_back,
    Kind.REVIVED: _leave,
    Kind.CIRCLE: _turn_round,
    Kind.NAMESAKES: _make_one,
    Kind.TWICE: _keep_first,
    Kind.VERSION: _place_anew,
    Kind.ENDS: _take_end,
}
