"""What columns of tables were said to be, the newest first; they are known again by the names of all columns."""

from typing import Any, cast

from annotator.domain.transfer.mappings import ColumnMapping, Target
from annotator.settings.paths import settings_folder
from annotator.settings.preferences import read_json, write_json

MOST = 50


def remembered() -> list[ColumnMapping]:
    """All that are remembered; what somebody wrote in there that makes no sense is passed over."""
    values = read_json(settings_folder() / "mappings.json")
    found = [_mapping(one) for one in cast("list[Any]", values)] if isinstance(values, list) else []
    return [one for one in found if one is not None]


def remember(mapping: ColumnMapping) -> None:
    """Put a mapping first, instead of an earlier one of the same columns.

    Raises ``AnnotatorError`` where it cannot be written.
    """
    others = [one for one in remembered() if not one.is_for(tuple(mapping.of))]
    kept = [mapping, *others][:MOST]
    write_json(settings_folder() / "mappings.json", [dict(one.of) for one in kept])


def _mapping(value: object) -> ColumnMapping | None:
    if not isinstance(value, dict):
        return None
    pairs = cast("dict[str, Any]", value).items()
    if not all(what in tuple(Target) for _name, what in pairs):
        return None
    return ColumnMapping({name: Target(what) for name, what in pairs})
