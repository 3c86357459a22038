"""Looking into JSON that others may have written: each value is asked for by name and kind, refused in words."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import isfinite
from typing import Any, TypeVar, cast
from uuid import UUID

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _, marked
from annotator.domain.moments import Moment, from_iso

T = TypeVar("T")
_FORBIDDEN = re.compile("[\0\ud800-\udfff]")


@lru_cache(4096)
def moment_of(text: str) -> Moment:
    """``from_iso``; the same times stand in a file many times over."""
    return from_iso(text)


@lru_cache(4096)
def _key(text: str) -> UUID:
    """A key; those of annotators and people come again and again."""
    return UUID(text)


class Fields:
    """One JSON object at a place (``articles[3].marks[0]``) of a file."""

    def __init__(self, value: Any, where: str) -> None:  # noqa: ANN401  (JSON may hold anything)
        if not isinstance(value, dict):
            raise refused(where, _("an object is expected here"))
        self._values = cast("Mapping[str, Any]", value)
        self.where = where

    def text(self, name: str, default: str | None = None) -> str:
        """A string; the default where it is left out."""
        value = self._values.get(name, default)
        if not isinstance(value, str):
            raise refused(f"{self.where}.{name}", self._wrong(value, name))
        if _FORBIDDEN.search(value):
            raise refused(f"{self.where}.{name}", _("it holds a NUL or half a character, which no text may hold"))
        return value

    def has(self, name: str) -> bool:
        """Whether it is not left out."""
        return name in self._values

    def raw(self, name: str) -> str:
        """A string that may hold anything, such as what a repair took away."""
        value = self._get(name, None)
        if not isinstance(value, str):
            raise refused(f"{self.where}.{name}", _("text is expected here"))
        return value

    def number(self, name: str) -> int:
        """A whole number of 0 or more."""
        value = self._get(name, None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise refused(f"{self.where}.{name}", _("a whole number of 0 or more is expected here"))
        return value

    def share(self, name: str) -> float:
        """A number from 0 to 1."""
        value = self._get(name, None)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise refused(f"{self.where}.{name}", _("a number from 0 to 1 is expected here"))
        return float(value)

    def truth(self, name: str) -> bool:
        """True or false; left out is false."""
        value = self._get(name, default=False)
        if not isinstance(value, bool):
            raise refused(f"{self.where}.{name}", _("true or false is expected here"))
        return value

    def key(self, name: str) -> UUID:
        """A key."""
        return self._as(name, _key, marked("a key (UUID) is expected here"))

    def own_key(self) -> UUID:
        """The key of what this object is; no other has the same, so none is remembered."""
        return self._as("id", UUID, marked("a key (UUID) is expected here"))

    def key_or_none(self, name: str) -> UUID | None:
        """A key, or ``None`` where it is left out."""
        return self.key(name) if name in self._values else None

    def moment(self, name: str) -> Moment:
        """A time."""
        return self._as(name, moment_of, marked("a time such as 2024-11-15T08:00:00.000Z is expected here"))

    def one_of(self, name: str, kind: Callable[[str], T], default: str | None = None) -> T:
        """A member of an enumeration by its value."""
        return self._as(name, kind, marked("this is none of the values that are known"), default)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; left out is empty."""
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            raise refused(f"{self.where}.{name}", _("a list of texts is expected here"))
        return tuple(values)

    def values(self, name: str) -> list[Any]:
        """A list of whatever it holds; left out is empty."""
        return self._list(name)

    def objects(self, name: str) -> "list[Fields]":
        """A list of objects; left out is empty."""
        return [Fields(value, f"{self.where}.{name}[{at}]") for at, value in enumerate(self._list(name))]

    def inner(self, name: str) -> "Fields":
        """An object."""
        return Fields(self._get(name, {}), f"{self.where}.{name}")

    def plain(self) -> dict[str, str | bool | int | float]:
        """All values, each a text, a number that is not infinite, or true or false."""
        for name, value in self._values.items():
            if not isinstance(value, str | bool | int | float) or (isinstance(value, float) and not isfinite(value)):
                raise refused(f"{self.where}.{name}", _("a text, a number, true or false is expected here"))
        return dict(self._values)

    @staticmethod
    def _wrong(value: object, name: str) -> str:
        return _("“{name}” is missing").format(name=name) if value is None else _("text is expected here")

    def _get(self, name: str, default: object) -> Any:  # noqa: ANN401
        value = self._values.get(name, default)
        if value is None:
            raise refused(self.where, _("“{name}” is missing").format(name=name))
        return value

    def _as(self, name: str, kind: Callable[[str], T], expected: str, default: str | None = None) -> T:
        value = self._values.get(name, default)
        if not isinstance(value, str):
            raise refused(f"{self.where}.{name}", self._wrong(value, name))
        try:
            return kind(value)
        except ValueError as error:
            raise refused(f"{self.where}.{name}", _(expected)) from error

    def _list(self, name: str) -> list[Any]:
        value = self._get(name, [])
        if not isinstance(value, list):
            raise refused(f"{self.where}.{name}", _("a list is expected here"))
        return cast("list[Any]", value)


def refused(where: str, reason: str) -> ImportRefused:
    """The refusal of one place of a file."""
    return ImportRefused(
        _("{where}: {reason}.").format(where=where, reason=reason),
        _("The file is not in the form of resources/schema/article-annotator.schema.json; nothing was imported."),
    )
