"""One call of a verb as text, so that a gesture outlives the program: the room, the verb, and what it was given.

JSON, in which values that JSON has not are ``{"is": kind, "of": ...}``. Only the values of ``domain`` come
back, and only public verbs of a project are called: such a file can do nothing that a person could not do.
"""

import dataclasses
import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, EnumType
from typing import Any, NoReturn, cast
from uuid import UUID

from annotator.domain.log.operations import Outcome
from annotator.project.project import Project

_DOMAIN = "annotator.domain."
_READ = frozenset({"codebook", "annotator"})
"""What a verb may ask the project for, to say what it wants."""


@dataclass(frozen=True, slots=True)
class Call:
    """A verb of a room of the project, such as ``marks`` and ``add``, with its arguments."""

    room: str
    verb: str
    given: tuple[Any, ...]
    named: dict[str, Any]

    def __call__(self, project: Project) -> Outcome[Any] | None:
        """Do it."""
        return getattr(getattr(project, self.room), self.verb)(*self.given, **self.named)


def call_of(verb: Callable[[Project], object], project: Project) -> Call | None:
    """What a verb would call, without doing it; ``None`` where that cannot be told.

    It may look at the codebook before, which raises ``ConnectionLost`` if it has to be read anew.
    """
    try:
        verb(cast("Project", _Listening(project)))
    except _Heard as heard:
        return heard.call
    except AttributeError:
        return None
    return None


def text_of(call: Call) -> str | None:
    """A call as one line of JSON; ``None`` where it was given something that is no value of ``domain``."""
    try:
        return json.dumps([call.room, call.verb, _told(call.given), _told(call.named)], ensure_ascii=False)
    except TypeError:
        return None


def call_from(text: str) -> Call:
    """The call that ``text_of`` wrote. Raises ``ValueError`` where this program does not know it."""
    try:
        room, verb, given, named = json.loads(text)
        if not all(isinstance(one, str) and one.isidentifier() and not one.startswith("_") for one in (room, verb)):
            raise ValueError(text)
        return Call(room, verb, _meant(given), _meant(named))
    except (TypeError, KeyError, AttributeError, ImportError) as error:
        raise ValueError(text) from error


class _Heard(Exception):  # no error: it carries what was heard
    def __init__(self, call: Call) -> None:
        super().__init__(call)
        self.call = call


class _Listening:
    """Stands for a project, and hears what is called instead of doing it."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._project, name) if name in _READ else _Room(name)


class _Room:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, verb: str) -> Callable[..., NoReturn]:
        def hear(*given: Any, **named: Any) -> NoReturn:  # noqa: ANN401
            raise _Heard(Call(self._name, verb, given, named))

        return hear


def _told(value: Any) -> Any:  # noqa: ANN401
    """A value as JSON has it. Raises ``TypeError``."""
    kind = cast("Any", type(value))
    if value is None or kind in {bool, int, float, str}:
        return value
    if kind is list:
        return [_told(one) for one in value]
    if kind in _GROUPS.values():
        return {"is": kind.__name__, "of": [_told(one) for one in value]}
    if kind is dict:
        return {"is": "dict", "of": [[_told(key), _told(one)] for key, one in value.items()]}
    if isinstance(value, UUID | date):
        return {"is": "UUID" if isinstance(value, UUID) else "date", "of": str(value)}
    if not kind.__module__.startswith(_DOMAIN):
        raise TypeError(kind)
    name = f"{kind.__module__.removeprefix(_DOMAIN)}:{kind.__qualname__}"
    if isinstance(value, Enum):
        return {"is": name, "of": _told(value.value)}
    if not dataclasses.is_dataclass(value):
        raise TypeError(kind)
    fields = (one.name for one in dataclasses.fields(value) if one.init)
    return {"is": name, "of": {one: _told(getattr(value, one)) for one in fields}}


def _meant(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return [_meant(one) for one in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    said = cast("dict[str, Any]", value)
    kind, of = cast("str", said["is"]), said["of"]
    if kind in _GROUPS:
        return _GROUPS[kind](_meant(one) for one in of)
    if kind == "dict":
        return {_meant(key): _meant(one) for key, one in of}
    return _WORDS[kind](of) if kind in _WORDS else _value_of_domain(kind, of)


def _value_of_domain(kind: str, of: Any) -> object:  # noqa: ANN401
    module, _colon, name = kind.partition(":")
    found = getattr(importlib.import_module(_DOMAIN + module), name)
    if isinstance(found, EnumType):
        return found(of)
    if not dataclasses.is_dataclass(found):
        raise TypeError(kind)
    return cast("Any", found)(**{one: _meant(part) for one, part in of.items()})


_GROUPS: dict[str, type[tuple[Any, ...] | set[Any] | frozenset[Any]]] = {
    one.__name__: one for one in (tuple, set, frozenset)
}
_WORDS: dict[str, Callable[[str], object]] = {"UUID": UUID, "date": date.fromisoformat}
