"""The keys that somebody chose for commands in place of the usual ones, as a JSON file that people can read."""

from collections.abc import Mapping
from typing import cast

from annotator.settings.paths import settings_folder
from annotator.settings.preferences import read_json, write_json


def chosen() -> dict[str, str]:
    """Keys by the name of their command, as ``Ctrl+Shift+F``; empty for a command that shall have none."""
    values = read_json(settings_folder() / "keys.json")
    if not isinstance(values, dict):
        return {}
    return {name: keys for name, keys in cast("dict[str, object]", values).items() if isinstance(keys, str)}


def put(keys: Mapping[str, str]) -> None:
    """Keep these and no others. Raises ``AnnotatorError`` where they cannot be written."""
    write_json(settings_folder() / "keys.json", dict(keys))
