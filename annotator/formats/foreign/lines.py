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
_LONGEST_ESCAPE = 12
"""``\\ud83d\\ude00``: what is wrong so near the end may be whole when more is read."""
MOST_OBJECTS = 200
"""As many are looked at to see whose file it is."""
PIECE = 1024 * 1024
"""So many characters of a list are read at once, twice as many where its next value goes on beyond them."""
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
        return _of_list(path)
    return _one_behind_the_other(path, building) if _is_laid_out(path) else _of_lines(path, building)


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
        return file.read(64).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"[")


def _is_laid_out(path: Path) -> bool:
    """Whether the first value of a file goes on over the end of its line, as people and programs print objects."""
    lines = text_lines(path)
    first, second = next(lines, (0, ""))[1].strip(), next(lines, (0, ""))[1].strip()
    if not first.startswith("{") or not second or second.startswith(("{", "[")):
        return False
    try:
        json.loads(first)
    except ValueError as error:
        return isinstance(error, json.JSONDecodeError) and _may_be_cut(error, first)
    except RecursionError:
        return False
    return False


def _of_lines(path: Path, building: Building) -> Iterator[tuple[int, object]]:
    for number, line in text_lines(path):
        try:
            yield number, json.loads(line, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            building.leave_out(number, _("This is not JSON: {reason}.").format(reason=error))


def _of_list(path: Path) -> Iterator[tuple[int, object]]:
    """The values of one list, each with the line on which it begins; never more in memory than the longest of them."""
    decoder, ahead = _ahead(path)
    ahead.pass_over("[")
    while not ahead.pass_over("]"):
        line = ahead.line
        yield line, _next_value(ahead, decoder, line)


def _one_behind_the_other(path: Path, building: Building) -> Iterator[tuple[int, object]]:
    """The values of a file as those of a list; what stands behind one that is no JSON is told and left out."""
    decoder, ahead = _ahead(path)
    while not ahead.pass_over(""):
        line = ahead.line
        try:
            found = _next_value(ahead, decoder, line)
        except ImportRefused as refusal:
            building.leave_out(line, _("This is not JSON: {reason}.").format(reason=refusal.__cause__))
            return
        yield line, found


def _ahead(path: Path) -> tuple[json.JSONDecoder, "_Ahead"]:
    if path.stat().st_size > LONGEST_LIST_BYTES:
        raise ImportRefused(
            _("A list of more than {limit} MB is too long.").format(limit=LONGEST_LIST_BYTES >> 20),
            _("Nothing was imported; write one object a line."),
        )
    return json.JSONDecoder(parse_constant=_refuse_constant), _Ahead(path)


def _next_value(ahead: "_Ahead", decoder: json.JSONDecoder, line: int) -> object:
    while True:
        try:
            value, end = decoder.raw_decode(ahead.text, ahead.at)
        except (ValueError, RecursionError) as error:
            if not _may_be_cut(error, ahead.text) or not ahead.read_on():
                raise _not_json(line, error) from error
        else:
            if end < len(ahead.text) or not ahead.read_on():  # a number may go on
                ahead.at = end
                return value


def _may_be_cut(error: Exception, text: str) -> bool:
    """Whether what is wrong may be no more than that the text ends there."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.msg.startswith("Unterminated") or error.pos + _LONGEST_ESCAPE >= len(text)


def _not_json(line: int, error: Exception) -> ImportRefused:
    return ImportRefused(
        _("Line {line}: {message}").format(line=line, message=_("This is not JSON: {reason}.").format(reason=error)),
        _("Nothing was imported; mend the file."),
    )


class _Ahead:
    """Text of a file from the place where it is read on; ``line`` is the number of the line there."""

    def __init__(self, path: Path) -> None:
        self._lines = text_lines(path, keep_empty=True)
        self._size = PIECE
        self._counted, self.line = 0, 1
        self.text, self.at = "", 0

    def pass_over(self, sign: str) -> bool:
        """Whether that sign stands next, behind blanks and commas; these are passed over, and so is the sign.

        An empty sign is the end of the file.
        """
        while True:
            self.at = _SKIPPED.match(self.text, self.at).end()  # type: ignore[union-attr]  (it matches nothing too)
            if self.at < len(self.text) or not self.read_on():
                break
        self.line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        found = self.text.startswith(sign, self.at) if sign else self.at == len(self.text)
        self.at += len(sign) if found else 0
        return found

    def read_on(self) -> bool:
        """Take in more, the more often for one value the more at once; false at the end of the file."""
        pieces, length = [self.text[self.at :]], 0
        self._size = PIECE if self.at else self._size * 2
        self.line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at = 0
        for _number, line in self._lines:
            pieces.append(line)
            length += len(line)
            if length >= self._size:
                break
        self.text = "".join(pieces)
        return bool(length)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
