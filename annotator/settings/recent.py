"""The projects that were open last, the newest first."""

from pathlib import Path
from typing import Any, cast

from annotator.settings.paths import settings_folder
from annotator.settings.preferences import read_json, write_json

MOST = 10


def projects() -> list[Path]:
    """Those that still lie where they lay."""
    return [path for path in _written() if path.is_file()]


def remember(path: Path) -> None:
    """Put a project first. Raises ``AnnotatorError`` where settings cannot be written."""
    path = path.resolve()
    kept = [path, *(other for other in _written() if other != path)][:MOST]
    write_json(settings_folder() / "recent.json", [str(one) for one in kept])


def _written() -> list[Path]:
    values = read_json(settings_folder() / "recent.json")
    return [Path(one) for one in cast("list[Any]", values) if isinstance(one, str)] if isinstance(values, list) else []
