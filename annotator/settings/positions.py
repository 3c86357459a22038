"""Where somebody was in each article, so that reading goes on there; of the last few hundred articles."""

from collections.abc import Mapping
from typing import cast
from uuid import UUID

from annotator.settings.paths import settings_folder
from annotator.settings.preferences import read_json, write_json

MOST = 500


def of(article: UUID) -> int:
    """The code point that stood at the top; 0 where nothing is known."""
    return _written().get(str(article), 0)


def remember(article: UUID, offset: int) -> None:
    """Take note of a place; the beginning needs none. Raises ``AnnotatorError`` where it cannot be written."""
    known = {key: value for key, value in _written().items() if key != str(article)}
    if offset > 0:
        known[str(article)] = offset
    write_json(settings_folder() / "positions.json", dict(list(known.items())[-MOST:]))


def _written() -> Mapping[str, int]:
    values = read_json(settings_folder() / "positions.json")
    if not isinstance(values, dict):
        return {}
    found = cast("dict[str, object]", values)
    return {key: value for key, value in found.items() if isinstance(value, int) and value > 0}
