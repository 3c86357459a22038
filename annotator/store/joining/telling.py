"""Conflicts as people read them: what is meant, what each side says, who did it and when."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from annotator.domain.ids import ArticleId, TagId
from annotator.domain.language import _, marked, ngettext
from annotator.domain.log.operations import Place
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Choice, Conflict, Excerpt, Kind, Side
from annotator.domain.wording import shortened, where_all_differ, with_both_ends
from annotator.store.joining.arriving import ARTICLE, BODY, LINK, MARK, places
from annotator.store.joining.conflicts import ANNOTATOR, PERSON, TAG
from annotator.store.joining.contradictions import NO_MATTER, Found
from annotator.store.joining.log import OPERATION, changes_of, removals
from annotator.store.joining.state import latest
from annotator.store.pointers import Meanings
from annotator.store.tables import CHANGEABLE, ArticleThemeRow, table_of
from annotator.store.turning.authors import author_of, remover_of
from annotator.store.writing.fields import decode
from annotator.text.segments import paragraph_at

THEME = table_of(ArticleThemeRow)
_NAMED_BY = {"tag": TAG, "person": PERSON, "article": ARTICLE, "annotator": ANNOTATOR, "merged": PERSON,
             "same_as": ANNOTATOR, "parent": TAG}  # fmt: skip
"""Fields whose values are keys of rows with a name or title."""
_POINTERS = ("merged", "same_as")
MOST = 600
"""Characters of each version of a text, from the first place that differs to the last one."""
AROUND = 16
"""Characters of the text on each side of a mark."""
_PRESETS = {Kind.TWICE: Choice.THERE, Kind.VERSION: Choice.THERE}
_WAYS = {
    Kind.REMOVED: (marked("removed"), marked("edited: {words}")),
    Kind.REVIVED: (marked("still in use: back in its list"), marked("stays out of its list")),
    Kind.CIRCLE: (marked("all of them are {here}"), marked("all of them are {there}")),
    Kind.TWICE: (marked("two marks"), marked("one mark, with all links")),
}

_PUT_ON = {"article": marked("marks were added"), "mark": marked("a link was added")}


def told(home: Connection, found: Found) -> Conflict:
    """A conflict in words."""
    here, there = _sides(home, found)
    before = _parted(home, found)
    if found.subject == MARK.name:
        values = _values(home, found) if found.kind is Kind.EDITED else ("", "")
        here, there = (
            replace(side, excerpt=_excerpt(home, found, value))
            for side, value in zip((here, there), values, strict=True)
        )
        before = before and replace(before, excerpt=_excerpt(home, found, found.before))
    what, place = _about(home, found)
    preset = _PRESETS.get(found.kind, Choice.HERE)
    article, paragraph = _where(home, place)
    return Conflict(
        found.key, found.kind, found.subject, found.target, found.field, what, here, there, before, place, preset,
        article, paragraph,
    )  # fmt: skip


def _parted(home: Connection, found: Found) -> Side | None:
    """What it was when the copies parted, and who had made it so."""
    if found.kind is Kind.EDITED:
        return _side(home, _setter(home, found), _all_words(home, found)[0])
    if found.kind is Kind.CIRCLE:
        return Side("\n".join(_name(home, found.subject, key) for key in (found.winning, found.losing)))
    if found.kind is Kind.ENDS:
        return Side(_end_before(home, found))
    if found.kind in (Kind.REMOVED, Kind.REVIVED):
        return _side(home, _maker(home, found.subject, found.target), _name(home, found.subject, found.target))
    return None


def _setter(home: Connection, found: Found) -> UUID | None:
    """The operation of the value on which both sides were laid: the last one that set it, or that made the row."""
    made = [one for one in changes_of(home, [found.target]) if one.field == found.field]
    first = min((one.stamp for one in made if one.operation in (found.winning, found.losing)), default=None)
    earlier = [one for one in made if one.after == found.before and first is not None and one.stamp < first]
    author = author_of(home, latest(earlier).operation, sorted(made)) if earlier else None
    return author or _maker(home, found.subject, found.target)


def _author(home: Connection, found: Found, operation: UUID) -> UUID | None:
    """The operation that first set what one of the sides says of the field."""
    made = [one for one in changes_of(home, [found.target]) if one.field == found.field]
    return author_of(home, operation, sorted(made)) or _maker(home, found.subject, found.target)


def _maker(home: Connection, subject: str, key: UUID) -> UUID | None:
    """The operation with which a row came; ``None`` for what every project begins with."""
    table = table_of(CHANGEABLE[subject])
    born = and_(OPERATION.c.hlc == table.c.hlc, OPERATION.c.site == table.c.site)
    return home.execute(select(OPERATION.c.id).join(table, born).where(table.c.id == key)).scalar_one_or_none()


def _all_words(home: Connection, found: Found) -> list[str]:
    """What a field that was edited said before, and what it says on each side; of a text the part that differs."""
    values = (found.before, *_values(home, found))
    if found.field != "body":
        return [_words(home, found, one) for one in values]
    return _differing(home, *values)


def _values(home: Connection, found: Found) -> tuple[str, str]:
    """What each side set a field to, as the log has it."""
    made = [one for one in changes_of(home, [found.target]) if one.field == found.field]
    return (
        latest(one for one in made if one.operation == found.winning).after,
        latest(one for one in made if one.operation == found.losing).after,
    )


def _sides(home: Connection, found: Found) -> tuple[Side, Side]:
    if found.kind is Kind.EDITED:
        _before, here, there = _all_words(home, found)
        by, other = (_author(home, found, one) for one in (found.winning, found.losing))
        return _side(home, by, here), _side(home, other, there)
    if found.kind is Kind.VERSION:
        return _versions(home, found)
    if found.kind is Kind.NAMESAKES:
        return _namesakes(home, found)
    if found.kind is Kind.ENDS:
        by, other = said_by(home, found)
        return _side(home, by, _end(home, found.winning)), _side(home, other, _end(home, found.losing))
    here, there = _WAYS[found.kind]
    if found.kind is Kind.REMOVED:
        made = (one for one in changes_of(home, [found.target]) if one.operation == found.losing)
        edits = [one for one in made if (one.subject, one.field) not in NO_MATTER]
        words = _words(home, found._replace(field=latest(edits).field), latest(edits).after) if edits else ""
        told = _(there).format(words=words) if edits else _(_PUT_ON[found.subject])
        ends = sorted(fate for _key, fate in removals(home, {found.target}))
        return _side(home, remover_of(home, found.winning, ends), _(here)), _side(home, found.losing, told)
    names = {"here": _name(home, found.subject, found.winning), "there": _name(home, found.subject, found.losing)}
    if found.kind is Kind.CIRCLE:
        by, other = said_by(home, found)
        return _side(home, by, _(here).format(**names)), _side(home, other, _(there).format(**names))
    return Side(_(here).format(**names)), Side(_(there).format(**names))


def said_by(home: Connection, found: Found) -> tuple[UUID | None, UUID | None]:
    """The operations of both sides, where they are operations or rows that were joined to each other."""
    if found.kind is Kind.CIRCLE:
        return _joiner(home, found.losing), _joiner(home, found.winning)
    if found.kind is Kind.ENDS:
        return _maker(home, LINK.name, found.winning), _maker(home, LINK.name, found.losing)
    return found.winning, found.losing


def _joiner(home: Connection, key: UUID) -> UUID | None:
    """The operation that let a row mean another one."""
    made = [one for one in changes_of(home, [key]) if one.field in _POINTERS]
    if not made:
        return None
    operation = latest(made).operation
    return author_of(home, operation, sorted(made)) or operation


def _excerpt(home: Connection, found: Found, value: str) -> Excerpt:
    """Where a mark stands and its tag; where ``value`` is its span or tag in the log, those that it says."""
    columns = (MARK.c.body, MARK.c.start, MARK.c.end, MARK.c.tag)
    body, start, end, tag = home.execute(select(*columns).where(MARK.c.id == found.target)).one()
    said = decode(found.subject, found.field, value) if value and found.field in ("span", "tag") else {}
    body, start, end = said.get("body", body), said.get("start", start), said.get("end", end)
    text = home.execute(select(BODY.c.text).where(BODY.c.id == body)).scalar_one()
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    words = with_both_ends(text[start:end])
    return Excerpt(before.rpartition("\n")[2], words, after.partition("\n")[0], TagId(said.get("tag", tag)))


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


def _side(home: Connection, operation: UUID | None, words: str) -> Side:
    if operation is None:
        return Side(words)
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


def _where(home: Connection, place: Place | None) -> tuple[str, int]:
    """The title of the article that a conflict is in, and which paragraph of it."""
    if place is None or place.span is None:
        return "", 0
    query = select(ARTICLE.c.title, BODY.c.text).join(BODY, BODY.c.id == ARTICLE.c.body)
    title, text = home.execute(query.where(ARTICLE.c.id == place.article)).one()
    return title, paragraph_at(text, place.span.start)


def _namesakes(home: Connection, found: Found) -> tuple[Side, Side]:
    """Both of one name with their marks, by whoever made them; and the two as one."""
    name = _name(home, found.subject, found.target)
    uses = (MARK, THEME) if found.subject == TAG.name else (MARK,)
    lines: list[str] = []
    total = 0
    for key in (found.winning, found.losing):
        each = [select(func.count()).where(one.c[found.subject] == key, ~one.c.gone) for one in uses]
        count = sum(home.execute(query).scalar_one() for query in each)
        who = "" if found.subject == ANNOTATOR.name else _side(home, _maker(home, found.subject, key), "").who
        lines.append(f"{name} ×{count:,}" + (f"  ·  {who}" if who else ""))
        total += count
    return Side("\n".join(lines)), Side(_("one and the same") + f"\n{name} ×{total:,}")


def _end(home: Connection, link: UUID) -> str:
    """Who speaks or holds by a link: the person, and the words of the mention where these are others."""
    query = select(MARK.c.text, MARK.c.person).join(LINK, LINK.c.from_mark == MARK.c.id).where(LINK.c.id == link)
    words, person = home.execute(query).one()
    name = words if person is None else _name(home, PERSON.name, Meanings(home).people.root(person))
    return shortened(name) if name == words else f"{name} ({shortened(words)})"


def _end_before(home: Connection, found: Found) -> str:
    """Who spoke or held before both chose somebody else."""
    chosen = select(LINK.c.type, LINK.c.hlc).where(LINK.c.id.in_([found.winning, found.losing])).order_by(LINK.c.hlc)
    kind, first = home.execute(chosen).all()[0]
    earlier = and_(LINK.c.to_mark == found.target, LINK.c.type == kind, LINK.c.gone, LINK.c.hlc < first)
    last = home.execute(select(LINK.c.id).where(earlier).order_by(LINK.c.hlc.desc()).limit(1)).scalar()
    return _("nobody") if last is None else _end(home, last)


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
        return with_both_ends(json.loads(value)[-1])
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


def _differing(home: Connection, *values: str) -> list[str]:
    """What versions of a text say where they differ, given as the log has bodies."""
    keys = [UUID(json.loads(one)[0]) for one in values]
    texts = [home.execute(select(BODY.c.text).where(BODY.c.id == key)).scalar_one() for key in keys]
    return where_all_differ(texts, MOST)
