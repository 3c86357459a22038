"""The projects that were open last, the newest first."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from annotator.domain.errors import ProjectRefused
from annotator.domain.transfer.addresses import Location, ServerAddress, location
from annotator.settings.paths import settings_folder
from annotator.settings.preferences import read_json, write_json

MOST = 10


def projects(is_kept: Callable[[Path], bool] = Path.is_file) -> list[Location]:
    """Those that still lie where they lay or are kept for another reason, and those on servers."""
    return [where for where in _written() if isinstance(where, ServerAddress) or where.is_file() or is_kept(where)]


def remember(where: Location) -> None:
    """Put a project first, an address without its password. Raises ``AnnotatorError`` where that cannot be written."""
    where = where.resolve() if isinstance(where, Path) else where
    kept = [where, *(other for other in _written() if other != where)][:MOST]
    write_json(settings_folder() / "recent.json", [str(one) for one in kept])


def _written() -> list[Location]:
    values = read_json(settings_folder() / "recent.json")
    found: list[Location] = []
    for one in cast("list[Any]", values) if isinstance(values, list) else []:
        with suppress(ProjectRefused):  # an address that somebody wrote in there by hand
            found += [location(one)] if isinstance(one, str) else []
    return found
