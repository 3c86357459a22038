"""Which projects are treated as shared or as local, whatever their folder looks like."""

from pathlib import Path
from typing import cast

from annotator.domain.transfer.addresses import Location, ServerAddress
from annotator.domain.transfer.sharing import Manner, WorkingCopies
from annotator.settings.paths import settings_folder, working_folder
from annotator.settings.preferences import read_json, write_json


def manner_of(where: Location) -> Manner:
    """How a project is to be treated; as its folder suggests unless somebody said otherwise."""
    if isinstance(where, ServerAddress):
        return Manner.RECOGNISED
    return _written().get(str(where.resolve()), Manner.RECOGNISED)


def remember(path: Path, manner: Manner) -> None:
    """Treat a project so from its next opening on. Raises ``AnnotatorError`` where it cannot be written."""
    name = str(path.resolve())
    said = {key: value for key, value in _written().items() if key != name}
    if manner is not Manner.RECOGNISED:
        said[name] = manner
    write_json(settings_folder() / "sharing.json", said)


def working_copies(where: Location) -> WorkingCopies:
    """Where working copies lie, and how this project is to be treated."""
    return WorkingCopies(working_folder(), manner_of(where))


def _written() -> dict[str, Manner]:
    values = read_json(settings_folder() / "sharing.json")
    if not isinstance(values, dict):
        return {}
    said, known = cast("dict[str, object]", values), {str(one) for one in Manner}
    return {path: Manner(str(value)) for path, value in said.items() if value in known}
