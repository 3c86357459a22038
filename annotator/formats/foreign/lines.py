"""Files of one JSON object a line, as other tools write them; a line that does not fit is told and passed over."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.loose import mapping

LONGEST_LINE_BYTES = 64 * 1024 * 1024
"""No article is longer; a file without line ends is not read into memory."""
LONGEST_LIST_BYTES = 512 * 1024 * 1024
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
    """The values of a file whatever they are, as ``objects`` finds them; a line that is no JSON is told."""
    return _of_list(path) if _is_list(path) else _of_lines(path, building)


def text_lines(path: Path, *, keep_empty: bool = False) -> Iterator[tuple[int, str]]:
    """The lines of a file in UTF-8 with their numbers, unless told otherwise those that hold something.

    Raises ``ImportRefused`` for a line that is too long for memory or no UTF-8.
    """
    number = 0
    with path.open("rb") as file:
        while raw := file.readline(LONGEST_LINE_BYTES):
            number += 1
            if len(raw) == LONGEST_LINE_BYTES and not raw.endswith(b"\n"):
                raise ImportRefused(
                    _("Line {line} is longer than {limit} MB.").format(line=number, limit=LONGEST_LINE_BYTES >> 20),
                    _("Nothing was imported; cut the text into several articles."),
                )
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise ImportRefused(
                    _("Line {line} is not UTF-8: {reason}.").format(line=number, reason=error.reason),
                    _("Nothing was imported; save the file as UTF-8."),
                ) from error
            if keep_empty or line.strip():
                yield number, line


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
    text = head.removeprefix(codecs.BOM_UTF8).decode(errors="ignore").lstrip().removeprefix("[")
    decoder, at = json.JSONDecoder(), 0
    found: list[Mapping[str, Any]] = []
    while len(found) < MOST_OBJECTS:
        try:
            value, at = decoder.raw_decode(text, _SKIPPED.match(text, at).end())  # type: ignore[union-attr]
        except (ValueError, RecursionError):
            break
        found.append(mapping(value))
    return found or [first_object(head)]


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
        return file.read(64).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"[")


def _of_lines(path: Path, building: Building) -> Iterator[tuple[int, object]]:
    for number, line in text_lines(path):
        try:
            yield number, json.loads(line, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            building.leave_out(number, _("This is not JSON: {reason}.").format(reason=error))


def _of_list(path: Path) -> Iterator[tuple[int, object]]:
    """The values of one list, each with the line on which it begins."""
    if path.stat().st_size > LONGEST_LIST_BYTES:
        raise ImportRefused(
            _("A list of more than {limit} MB is too long.").format(limit=LONGEST_LIST_BYTES >> 20),
            _("Nothing was imported; write one object a line."),
        )
    text = "".join(line for _number, line in text_lines(path, keep_empty=True))
    decoder, at, line = json.JSONDecoder(parse_constant=_refuse_constant), text.index("[") + 1, 1
    counted = 0
    while True:
        at = _SKIPPED.match(text, at).end()  # type: ignore[union-attr]  (it matches nothing too)
        line, counted = line + text.count("\n", counted, at), at
        if text[at : at + 1] == "]":
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise ImportRefused(
                _("Line {line}: {message}").format(
                    line=line, message=_("This is not JSON: {reason}.").format(reason=error)
                ),
                _("Nothing was imported; mend the file."),
            ) from error
        yield line, value


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
