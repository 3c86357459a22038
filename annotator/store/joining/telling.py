"""Conflicts as people read them: what is meant, what each side says, who did it and when."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from annotator.domain.ids import ArticleId
from annotator.domain.language import _, marked, ngettext
from annotator.domain.log.operations import Place
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Choice, Conflict, Excerpt, Kind, Side
from annotator.domain.wording import shortened, where_they_differ
from annotator.store.joining.arriving import ARTICLE, BODY, MARK, places
from annotator.store.joining.conflicts import ANNOTATOR, PERSON, TAG
from annotator.store.joining.contradictions import NO_MATTER, Found
from annotator.store.joining.log import OPERATION, changes_of
from annotator.store.joining.state import latest
from annotator.store.pointers import Meanings
from annotator.store.tables import CHANGEABLE, table_of
from annotator.store.writing.fields import decode

_NAMED_BY = {"tag": TAG, "person": PERSON, "article": ARTICLE, "annotator": ANNOTATOR, "merged": PERSON,
             "same_as": ANNOTATOR, "parent": TAG}  # fmt: skip
"""Fields whose values are keys of rows with a name or title."""
AROUND = 16
"""Characters of the text on each side of a mark."""
_PRESETS = {Kind.TWICE: Choice.THERE, Kind.VERSION: Choice.THERE}
_WAYS = {
    Kind.REMOVED: (marked("removed"), marked("edited: {words}")),
    Kind.REVIVED: (marked("still in use: back in its list"), marked("stays out of its list")),
    Kind.CIRCLE: (marked("all of them are {here}"), marked("all of them are {there}")),
    Kind.NAMESAKES: (marked("two of one name"), marked("one and the same")),
    Kind.TWICE: (marked("two marks"), marked("one mark, with all links")),
}

_PUT_ON = {"article": marked("marks were added"), "mark": marked("a link was added")}


def told(home: Connection, found: Found) -> Conflict:
    """A conflict in words."""
    here, there = _sides(home, found)
    if found.subject == MARK.name:
        here, there = (
            replace(side, excerpt=_excerpt(home, found, operation))
            for side, operation in ((here, found.winning), (there, found.losing))
        )
    before = _before(home, found) if found.before else ""
    what, place = _about(home, found)
    preset = _PRESETS.get(found.kind, Choice.HERE)
    return Conflict(
        found.key, found.kind, found.subject, found.target, found.field, what, here, there, before, place, preset
    )


def _before(home: Connection, found: Found) -> str:
    if found.field != "body":
        return _words(home, found, found.before)
    made = [one for one in changes_of(home, [found.target]) if (one.field, one.operation) == ("body", found.winning)]
    return _differing(home, found.before, latest(made).after)[0]


def _sides(home: Connection, found: Found) -> tuple[Side, Side]:
    if found.kind is Kind.EDITED:
        made = [one for one in changes_of(home, [found.target]) if one.field == found.field]
        values = {
            operation: latest(one for one in made if one.operation == operation).after
            for operation in (found.winning, found.losing)
        }
        return (
            _side(home, found.winning, _words(home, found, values[found.winning])),
            _side(home, found.losing, _words(home, found, values[found.losing])),
        )
    if found.kind is Kind.VERSION:
        return _versions(home, found)
    here, there = _WAYS[found.kind]
    if found.kind is Kind.REMOVED:
        made = (one for one in changes_of(home, [found.target]) if one.operation == found.losing)
        edits = [one for one in made if (one.subject, one.field) not in NO_MATTER]
        words = _words(home, found._replace(field=latest(edits).field), latest(edits).after) if edits else ""
        told = _(there).format(words=words) if edits else _(_PUT_ON[found.subject])
        return _side(home, found.winning, _(here)), _side(home, found.losing, told)
    names = {"here": _name(home, found.subject, found.winning), "there": _name(home, found.subject, found.losing)}
    return Side(_(here).format(**names)), Side(_(there).format(**names))


def _excerpt(home: Connection, found: Found, operation: UUID) -> Excerpt:
    """Where a mark stands, or where an operation put it if that is what the conflict is about."""
    columns = (MARK.c.body, MARK.c.start, MARK.c.end)
    body, start, end = home.execute(select(*columns).where(MARK.c.id == found.target)).one()
    if found.kind is Kind.EDITED and found.field == "span":
        made = (one for one in changes_of(home, [found.target]) if (one.field, one.operation) == ("span", operation))
        span = decode(found.subject, found.field, latest(made).after)
        body, start, end = span["body"], span["start"], span["end"]
    text = home.execute(select(BODY.c.text).where(BODY.c.id == body)).scalar_one()
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Excerpt(before.rpartition("\n")[2], shortened(text[start:end]), after.partition("\n")[0])


def _versions(home: Connection, found: Found) -> tuple[Side, Side]:
    """The text that stands, and how many marks on the other version would find their places on it."""
    where = places(home, found.target)
    words = ngettext(
        "{count} mark on another version of the text stays there",
        "{count} marks on another version of the text stay there", len(where),
    ).format(count=len(where))  # fmt: skip
    moved = _("placed on this text by their words: {count} of {all}").format(
        count=sum(place is not None for place in where.values()), all=len(where)
    )
    return Side(words), _side(home, found.losing, moved)


def _side(home: Connection, operation: UUID, words: str) -> Side:
    query = select(OPERATION.c.annotator, OPERATION.c.done).where(OPERATION.c.id == operation)
    row = home.execute(query).one()
    return Side(words, _name(home, ANNOTATOR.name, Meanings(home).annotators.root(row.annotator)), Moment(row.done))


def _about(home: Connection, found: Found) -> tuple[str, Place | None]:
    table = table_of(CHANGEABLE[found.subject])
    row = home.execute(select(table).where(table.c.id == found.target)).mappings().one()
    article = row["id"] if table is ARTICLE else row.get("article")
    span = Span(row["start"], row["end"]) if table is MARK else None
    place = None if article is None else Place(ArticleId(article), span)
    return _name(home, found.subject, found.target), place


def _name(home: Connection, subject: str, key: UUID) -> str:
    """What a row is called."""
    table = table_of(CHANGEABLE[subject])
    row = home.execute(select(table).where(table.c.id == key)).mappings().first()
    return "" if row is None else _called(home, dict(row))


def _called(home: Connection, row: Mapping[str, Any]) -> str:
    for column in ("name", "title", "text"):
        if row.get(column):
            return shortened(row[column])
    for column in ("from_mark", "article"):
        if row.get(column):
            return _name(home, "mark" if column == "from_mark" else "article", row[column])
    return str(row["id"])


def _words(home: Connection, found: Found, value: str) -> str:
    """A value of the log in words; of a corrected text those that differ from the one before it."""
    subject, field = found.subject, found.field
    if field == "span":
        return shortened(json.loads(value)[-1])
    if field == "body":
        return _differing(home, found.before or value, value)[1]
    (one,) = decode(subject, field, value).values()
    if one is None:
        return _("nobody") if field in {"person", "merged", "same_as"} else "–"
    if isinstance(one, UUID):
        table = _NAMED_BY.get(field)
        return _name(home, table.name, one) if table is not None else str(one)
    if isinstance(one, str):
        return one or "–"
    return json.dumps(one, ensure_ascii=False)


def _differing(home: Connection, before: str, value: str) -> tuple[str, str]:
    """What a text said and what it says where somebody corrected it; both given as the log has bodies."""
    old, new = (
        home.execute(select(BODY.c.text).where(BODY.c.id == UUID(json.loads(one)[0]))).scalar_one()
        for one in (before, value)
    )
    return where_they_differ(old, new)
