"""Fields of the log: what the columns of a row are called there, and their values as JSON text."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from annotator.store.keys import Key
from annotator.store.tables import CHANGEABLE, table_of

_FIELDS: Mapping[tuple[str, str], tuple[str, ...]] = {("mark", "span"): ("body", "start", "end", "text")}

Both: TypeAlias = tuple[tuple[Any, ...], tuple[Any, ...]]
"""The columns of a field before and after."""


def columns_of(subject: str, field: str) -> tuple[str, ...]:
    """The columns that one field of the log stands for."""
    return _FIELDS.get((subject, field), (field,))


def fields_of(subject: str, values: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """The fields of the log for the columns of a row, its key left out."""
    joined = {column for (of, _name), columns in _FIELDS.items() if of == subject for column in columns}
    fields = {name: (value,) for name, value in values.items() if name != "id" and name not in joined}
    whole = {name: tuple(values[one] for one in columns) for (of, name), columns in _FIELDS.items() if of == subject}
    return {**fields, **whole}


def encode(values: Sequence[Any]) -> str:
    """Column values as JSON text; keys as their usual text."""
    return json.dumps([str(value) if isinstance(value, UUID) else value for value in values], ensure_ascii=False)


def decode(subject: str, field: str, text: str) -> dict[str, Any]:
    """Column values out of JSON text, by the types of the columns."""
    table = table_of(CHANGEABLE[subject])
    pairs = zip(columns_of(subject, field), json.loads(text), strict=True)
    return {
        name: UUID(value) if value is not None and isinstance(table.c[name].type, Key) else value
        for name, value in pairs
    }


def differing(subject: str, before: Mapping[str, Any], fields: Mapping[str, Sequence[Any]]) -> dict[str, Both]:
    """The fields whose values are not those of the row, each with the old and the new ones."""
    both = {
        name: (tuple(before[column] for column in columns_of(subject, name)), tuple(values))
        for name, values in fields.items()
    }
    return {name: (old, new) for name, (old, new) in both.items() if old != new}


def columns_after(subject: str, changed: Mapping[str, Both]) -> dict[str, Any]:
    """The new values of columns."""
    return {
        column: value
        for name, (_old, values) in changed.items()
        for column, value in zip(columns_of(subject, name), values, strict=True)
    }
