"""What rows were called at a moment of the history: by words, with whatever changed since taken off again."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, cast
from uuid import UUID

from sqlalchemy import Connection, select

from annotator.domain.wording import shortened, where_they_differ
from annotator.store.tables import CHANGEABLE, BodyRow, ChangeRow, OperationRow, TagRow, table_of
from annotator.store.writing.fields import columns_of, decode
from annotator.store.writing.ink import parts

BODY, CHANGE, OPERATION, TAG = (table_of(row) for row in (BodyRow, ChangeRow, OperationRow, TagRow))
_POINTS = {
    "difference": {"first": "person", "second": "person"},
    "status": {"article": "article", "annotator": "annotator"},
    "article_theme": {"article": "article", "tag": "tag"},
    "suggestion": {"tag": "tag"},
    "link": {"from_mark": "mark", "to_mark": "mark", "type": "link_type"},
    "mark": {"tag": "tag", "person": "person"},
    "person": {"merged": "person"},
    "annotator": {"same_as": "annotator"},
    "tag": {"parent": "tag"},
}
"""To which subject a column points; subjects stand before those that they point to."""
_ORDER = (*_POINTS, "article", "link_type", "project", "saved_search")
_CALLS = {"mark": ("span", "tag"), "person": ("name",), "tag": ("name",), "article": ("title",)}
"""The fields by which a thing is called."""

Clock: TypeAlias = tuple[int, int]
"""``hlc`` and ``site`` of an operation."""


def pointed_to(subject: str, field: str, *values: str) -> Iterator[tuple[str, UUID]]:
    """The rows that values of a field point to."""
    points_to = _POINTS.get(subject, {}).get(field)
    if points_to is None:
        return
    for value in values:
        key = decode(subject, field, value)[columns_of(subject, field)[0]]
        if key is not None:
            yield points_to, key


class Called:
    """Looks up at once what a page of the history needs; ``at`` clocks say as of which operation."""

    def __init__(self, connection: Connection, wanted: Iterable[tuple[str, UUID]]) -> None:
        self._connection = connection
        self._rows: dict[str, dict[UUID, Mapping[str, Any]]] = {subject: {} for subject in _ORDER}
        keys: dict[str, set[UUID]] = {subject: set() for subject in _ORDER}
        for subject, key in wanted:
            if subject in keys:
                keys[subject].add(key)
        if any(keys.values()):
            keys["tag"] = set(connection.execute(select(TAG.c.id)).scalars())
        for subject in _ORDER:
            self._load(subject, keys)
        self._set = self._changes()

    def thing(self, subject: str, key: UUID, at: Clock) -> str:
        """What a row was called right after the operation ``at``."""
        row = self._rows.get(subject, {}).get(key)
        if row is None:
            return ""
        named = {
            "mark": lambda: shortened(self._value("mark", key, "span", at)["text"]),
            "link": lambda: f"{self.thing('mark', row['from_mark'], at)} → {self.thing('mark', row['to_mark'], at)}",
            "person": lambda: self._value("person", key, "name", at)["name"],
            "tag": lambda: self.path(key, at),
            "article": lambda: shortened(self._value("article", key, "title", at)["title"]),
            "article_theme": lambda: self.thing("article", row["article"], at),
            "status": lambda: self.thing("article", row["article"], at),
            "suggestion": lambda: shortened(row["text"]),
            "project": lambda: row["title"],
            "difference": lambda: (
                f"{self.thing('person', row['first'], at)} ≠ {self.thing('person', row['second'], at)}"
            ),
        }.get(subject, lambda: str(row.get("name", "")))
        return named()

    def path(self, tag: UUID, at: Clock) -> str:
        """The names of a tag from its kind down."""
        names: list[str] = []
        key: UUID | None = tag
        while key is not None and key in self._rows["tag"] and len(names) < len(self._rows["tag"]):
            names.append(self._value("tag", key, "name", at)["name"])
            key = self._rows["tag"][key]["parent"]
        return "/".join(reversed(names))

    def kind(self, subject: str, key: UUID, at: Clock) -> tuple[str, str]:
        """A field that says what a thing was, and its words: a mark's tag, a link's type, an article's state."""
        row = self._rows.get(subject, {}).get(key)
        if row is None:
            return "", ""
        if subject == "mark":
            return "tag", self.path(self._value("mark", key, "tag", at)["tag"], at)
        if subject == "link":
            return "type", self.thing("link_type", row["type"], at)
        return ("tag", self.path(row["tag"], at)) if subject in ("article_theme", "suggestion") else ("", "")

    def words(self, subject: str, field: str, value: str, at: Clock) -> str:
        """A value of a field in words."""
        values = decode(subject, field, value)
        if (subject, field) == ("mark", "span"):
            return f"{shortened(values['text'])} ({values['start']}–{values['end']})"
        one = values[columns_of(subject, field)[0]]
        if one is None:
            return ""
        points_to = _POINTS.get(subject, {}).get(field)
        if points_to is not None:
            return self.thing(points_to, one, at)
        return shortened(_plain(one), 80)

    def texts(self, before: str, after: str) -> tuple[str, str]:
        """What differs between two bodies, with a few characters around it."""
        old, new = (self._body(UUID(json.loads(value)[0])) for value in (before, after))
        return where_they_differ(old, new)

    def _body(self, key: UUID) -> str:
        return self._connection.execute(select(BODY.c.text).where(BODY.c.id == key)).scalar() or ""

    def _load(self, subject: str, keys: dict[str, set[UUID]]) -> None:
        table, rows = table_of(CHANGEABLE[subject]), self._rows[subject]
        waiting = keys[subject]
        while waiting:
            for part in parts(list(waiting), 500):
                found = self._connection.execute(select(table).where(table.c.id.in_(part))).mappings()
                rows |= {row["id"]: dict(row) for row in found}
            for column, points_to in _POINTS.get(subject, {}).items():
                keys[points_to] |= {rows[key][column] for key in waiting if key in rows and rows[key][column]}
            waiting = keys[subject] - rows.keys() - waiting

    def _value(self, subject: str, key: UUID, field: str, at: Clock) -> Mapping[str, Any]:
        """The columns of a field as they stood right after an operation, which may have come from another copy.

        What the last change until then made it: of one that did not know that, what it found is something else.
        Else what the next change found, or today's.
        """
        value: str | None = None
        for clock, before, after in self._set.get((key, field), ()):
            if clock > at:
                value = before if value is None else value
                break
            value = after
        return self._rows[subject][key] if value is None else decode(subject, field, value)

    def _changes(self) -> dict[tuple[UUID, str], list[tuple[Clock, str, str]]]:
        """Every change of the fields by which the rows are called, oldest first, with what stood before and after."""
        found: dict[tuple[UUID, str], list[tuple[Clock, str, str]]] = {}
        columns = (CHANGE.c.target, CHANGE.c.field, OPERATION.c.hlc, OPERATION.c.site, CHANGE.c.before, CHANGE.c.after)
        query = select(*columns).join(OPERATION, OPERATION.c.id == CHANGE.c.operation)
        ordered = query.order_by(OPERATION.c.hlc, OPERATION.c.site, CHANGE.c.number)
        for subject, fields in _CALLS.items():
            for part in parts(list(self._rows[subject]), 500):
                rows = self._connection.execute(ordered.where(CHANGE.c.target.in_(part), CHANGE.c.field.in_(fields)))
                for target, field, hlc, site, before, after in rows.all():
                    found.setdefault((target, field), []).append(((hlc, site), before, after))
        return found


def _plain(value: Any) -> str:  # noqa: ANN401
    """A list or mapping as people write it."""
    if isinstance(value, list):
        return "、".join(_plain(part) for part in cast("list[Any]", value))
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value)
        return str(pairs["name"]) if "name" in pairs else ", ".join(f"{name}: {told}" for name, told in pairs.items())
    return str(value)
