"""Files of one JSON object a line, as other tools write them; a line that does not fit is told and passed over."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from annotator.domain.language import _
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.loose import mapping
from annotator.formats.streams.lines import text_lines, value_of
from annotator.formats.streams.pieces import in_utf8
from annotator.formats.streams.values import in_turn, may_be_cut, of_list, refuse_constant

MOST_OBJECTS = 200
"""As many are looked at to see whose file it is."""
_SKIPPED = re.compile(r"[\s,]*")
_COMMAS = re.compile(r",\s*\"")


def objects(path: Path, building: Building) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The objects of a file, one a line or all in one list, with the numbers of their lines, from 1.

    What is none is a problem of ``building``. Raises ``ImportRefused`` for a file that is not UTF-8, or has a line
    that is too long for memory, or a list that is no JSON.
    """
    for number, value in values(path, building):
        if isinstance(value, dict):
            yield number, mapping(cast("object", value))
        else:
            building.leave_out(number, _("An object is expected here."))


def values(path: Path, building: Building) -> Iterator[tuple[int, object]]:
    """The values of a file whatever they are, as ``objects`` finds them; a line that is no JSON is told.

    They stand in one list, one a line, or over several lines each.
    """
    if _is_list(path):
        return _told_apart(of_list(path), building)
    return _of_several_lines(path, building) if _is_laid_out(path) else _of_lines(path, building)


def _told_apart(found: Iterator[tuple[int, object]], building: Building) -> Iterator[tuple[int, object]]:
    """Values that begin on one line, as programs write lists, are told apart by their numbers in the list."""
    before = 0
    for number, (line, value) in enumerate(found, 1):
        building.within = _("entry {number}").format(number=f"{number:,}") if line == before else ""
        before = line
        yield line, value
    building.within = ""


def first_object(head: bytes) -> Mapping[str, Any]:
    """The first object of a file, alone on its line or in a list, as far as its first bytes hold it; else an empty one.

    Of an object that goes on beyond them, the names that end before are taken.
    """
    text = head.removeprefix(codecs.BOM_UTF8).decode(errors="ignore").lstrip().removeprefix("[").lstrip()
    try:
        return mapping(json.JSONDecoder().raw_decode(text)[0])
    except (ValueError, RecursionError):
        return _cut_short(text)


def first_objects(head: bytes) -> list[Mapping[str, Any]]:
    """The first objects of a file as far as its first bytes hold them, as ``first_object`` finds the first one.

    The first article of many has no marks, and then the later ones tell whose file it is.
    """
    return [mapping(one) for one in first_values(head)] or [first_object(head)]


def first_values(head: bytes) -> list[object]:
    """The first values of a file, whatever they are, as far as its first bytes hold them."""
    text = head.removeprefix(codecs.BOM_UTF8).decode(errors="ignore").lstrip().removeprefix("[")
    decoder, at = json.JSONDecoder(), 0
    found: list[object] = []
    while len(found) < MOST_OBJECTS:
        try:
            value, at = decoder.raw_decode(text, _SKIPPED.match(text, at).end())  # type: ignore[union-attr]
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


def _cut_short(text: str) -> Mapping[str, Any]:
    """The names of an object whose end is missing, each with what of its value is whole."""
    for at in reversed([one.start() for one in _COMMAS.finditer(text)][:64]):
        try:
            return mapping(json.loads(text[:at] + "}"))
        except (ValueError, RecursionError):
            continue
    return {}


def _is_list(path: Path) -> bool:
    with path.open("rb") as file:
        return in_utf8(file.read(256)).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"[")


def _is_laid_out(path: Path) -> bool:
    """Whether the first value of a file goes on over the end of its line, as people and programs print objects."""
    lines = text_lines(path)
    number, first = next(lines, (0, ""))
    first, second = first.strip(), next(lines, (0, ""))[1].strip()
    if not first.startswith("{") or not second or second.startswith(("{", "[")):
        return False
    try:
        value_of(first, number)
    except ValueError as error:
        return isinstance(error, json.JSONDecodeError) and may_be_cut(error, first)
    except RecursionError:
        return False
    return False


def _of_lines(path: Path, building: Building) -> Iterator[tuple[int, object]]:
    for number, line in text_lines(path):
        try:
            yield number, value_of(line, number, parse_constant=refuse_constant)
        except (ValueError, RecursionError) as error:
            building.leave_out(number, _("This is not JSON: {reason}.").format(reason=error))


def _of_several_lines(path: Path, building: Building) -> Iterator[tuple[int, object]]:
    def tell(line: int, reason: str) -> None:
        building.leave_out(line, _("This is not JSON: {reason}.").format(reason=reason))

    return in_turn(path, tell)
