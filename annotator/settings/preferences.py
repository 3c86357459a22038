"""What a user prefers: one table of names, kinds and defaults, kept as a JSON file that people can read."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, cast

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _, marked
from annotator.settings.paths import settings_folder

Value: TypeAlias = str | int | bool


@dataclass(frozen=True, slots=True)
class Preference:
    """One entry of the table. ``choices`` are all values that it may have; none means any of its kind."""

    name: str
    default: Value
    about: str
    choices: tuple[Value, ...] = ()


PREFERENCES = (
    Preference("annotator", "", marked("your name on marks; empty for the login name")),
    Preference("language", "", marked("language of the program; empty: the system's"), ("", "en", "zh_CN", "zh_TW")),
    Preference("theme", "system", marked("light or dark"), ("system", "light", "dark")),
    Preference("text_size", 17, marked("size of the article's text in pixels"), tuple(range(10, 49))),
    Preference("line_spacing", 100, marked("line pitch of the article in per cent"), tuple(range(80, 201, 10))),
    Preference("column", 40, marked("Han characters in a line of the article"), tuple(range(16, 101, 2))),
    Preference("font", "", marked("face of the article's text; empty: one that fits the script")),
    Preference(
        "snap", "latin", marked("whether drags take whole words: always, never, or in texts in Latin letters"),
        ("latin", "always", "never"),
    ),
    Preference(
        "motion", "system", marked("whether places flash when they are shown: system, always, never"),
        ("system", "always", "never"),
    ),
    Preference(
        "traditional", "s2tw", marked("how Simplified texts are shown in Traditional: OpenCC's configuration"),
        ("s2tw", "s2twp", "s2t"),
    ),
    Preference(
        "suggest_after_reading", "no",
        marked("whether suggestions wait until an article was read once, so that nobody is led by them"),
        ("no", "yes"),
    ),
    Preference("model_address", "", marked("address of a language model that may be asked; empty: none is ever asked")),
    Preference("model_name", "", marked("which language model is asked there")),
    Preference("model_prices", "", marked("what a million tokens sent and received cost there, such as 0.5 1.5")),
    Preference("repair", "auto", marked("whether imports mend what is certain"), ("auto", "none")),
)  # fmt: skip
_BY_NAME = {one.name: one for one in PREFERENCES}


def _file() -> Path:
    return settings_folder() / "settings.json"


def get(name: str) -> Value:
    """The value of a preference, its default where nothing is set. Raises ``AnnotatorError`` for an unknown name."""
    return _read().get(_known(name).name, _known(name).default)


def text(name: str) -> str:
    """The value of a preference that is a text."""
    return str(get(name))


def number(name: str) -> int:
    """The value of a preference that is a number."""
    return int(get(name))


def default(name: str) -> Value:
    """What a preference is where nothing is set."""
    return _known(name).default


def choices(name: str) -> tuple[Value, ...]:
    """All values that a preference may have; empty where any of its kind will do."""
    return _known(name).choices


def everything() -> dict[str, Value]:
    """All preferences with the values that hold."""
    written = _read()
    return {one.name: written.get(one.name, one.default) for one in PREFERENCES}


def put(name: str, value: Value) -> None:
    """Set a preference; a text is read as what its kind is. Raises ``AnnotatorError`` for a value it cannot have."""
    known = _known(name)
    fitting: Value = int(value) if isinstance(known.default, int) and str(value).isdigit() else value
    if known.choices and fitting not in known.choices:
        choices = ", ".join(f"“{choice}”" for choice in known.choices)
        raise AnnotatorError(
            _("“{name}” cannot be “{value}”.").format(name=name, value=value),
            _("It can be: {choices}.").format(choices=choices),
        )
    write_json(_file(), {**_read(), name: fitting})


def _known(name: str) -> Preference:
    if name not in _BY_NAME:
        raise AnnotatorError(
            _("There is no setting “{name}”.").format(name=name),
            _("There are: {names}.").format(names=", ".join(_BY_NAME)),
        )
    return _BY_NAME[name]


def _read() -> dict[str, Value]:
    """What is written; an entry that does not fit its kind counts as not written."""
    found = read_json(_file())
    if not isinstance(found, dict):
        return {}
    values = cast("dict[str, Any]", found)
    return {
        one.name: values[one.name]
        for one in PREFERENCES
        if type(values.get(one.name)) is type(one.default) and (not one.choices or values[one.name] in one.choices)
    }


def read_json(path: Path) -> object:
    """What a file of settings holds; ``None`` where there is none or it is damaged, which only costs habits."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def write_json(path: Path, value: object) -> None:
    """Write a file of settings, whole or not at all. Raises ``AnnotatorError`` where it cannot be written."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
        part.replace(path)
    except OSError as error:
        raise AnnotatorError(
            _("The settings cannot be written to “{path}”: {reason}.").format(path=path, reason=error.strerror),
            _("Make that folder writable; everything else goes on."),
        ) from error
