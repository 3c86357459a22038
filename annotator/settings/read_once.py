"""Which articles somebody has read to the end once; of the last few thousand."""

from typing import cast
from uuid import UUID

from annotator.settings.paths import settings_folder
from annotator.settings.preferences import read_json, write_json

MOST = 5000


def knows(article: UUID) -> bool:
    """Whether the end of an article was reached before."""
    return str(article) in _written()


def remember(article: UUID) -> None:
    """Its end is reached. Raises ``AnnotatorError`` where that cannot be written."""
    known = [key for key in _written() if key != str(article)]
    write_json(settings_folder() / "read.json", [*known, str(article)][-MOST:])


def _written() -> list[str]:
    values = read_json(settings_folder() / "read.json")
    return [one for one in cast("list[object]", values) if isinstance(one, str)] if isinstance(values, list) else []
