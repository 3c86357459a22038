"""The values of JSON in a file one after the other, never more of it in memory than the longest of them.

They stand in one list, one behind the other, or in lists within one object, as exports of whole projects have them.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.streams.bounds import refuse_heavy, refuse_long
from annotator.formats.streams.pieces import texts

WHOLE = "$"
"""What a file holds; ``$.articles`` is a member of it and ``$.articles[]`` one of the values in that list."""
_PIECE = 1024 * 1024
"""So many characters are read at once, twice as many where a value goes on beyond them."""
_SKIPPED = re.compile(r"[\s,]*")
_LONGEST_ESCAPE = 12
"""``\\ud83d\\ude00``: what is wrong so near the end may be whole when more is read."""


def of_list(path: Path) -> Iterator[tuple[int, object]]:
    """The values of a list, and what stands behind it, with the lines on which they begin. Raises ``ImportRefused``."""
    return ((line, value) for line, _where, value in walk(path, lambda where: where == WHOLE))


def in_turn(path: Path, tell: Callable[[int, str], object]) -> Iterator[tuple[int, object]]:
    """The values of a file that stand one behind the other; what is behind one that is no JSON is told and left out."""
    ahead = _Ahead(texts(path))
    while not ahead.ends():
        line = ahead.line
        try:
            found = ahead.value()
        except NotJson as refusal:
            tell(line, refusal.reason)
            return
        yield line, found


def walk(path: Path, opens: Callable[[str], bool]) -> Iterator[tuple[int, str, object]]:
    """The values of a file, which stand one behind the other, with their lines and places, such as ``$.articles[]``.

    Lists and objects whose places ``opens`` are gone into. Behind the inner values of such an object comes itself,
    with those of its members that were not gone into. Raises ``ImportRefused``.
    """
    return walk_in(texts(path), opens)


def walk_in(pieces: Iterator[str], opens: Callable[[str], bool]) -> Iterator[tuple[int, str, object]]:
    """The same of a text that comes in pieces."""
    ahead = _Ahead(pieces)
    while not ahead.ends():
        yield from _walk(ahead, WHOLE, opens)


def _walk(ahead: "_Ahead", where: str, opens: Callable[[str], bool]) -> Iterator[tuple[int, str, object]]:
    line = ahead.next_line()
    if not opens(where) or not (ahead.stands("[") or ahead.stands("{")):
        yield line, where, ahead.value()
    elif ahead.passes("["):
        while not ahead.passes("]"):
            yield from _walk(ahead, f"{where}[]", opens)
    else:
        ahead.passes("{")
        rest: dict[str, Any] = {}
        held = 0
        while not ahead.passes("}"):
            at, name = ahead.next_line(), ahead.value()
            if not isinstance(name, str) or not ahead.passes(":"):
                raise NotJson(at, _("a name and a colon are expected here"))
            inside, begins = f"{where}.{name}", ahead.passed
            for found in _walk(ahead, inside, opens):
                if found[1] == inside and not opens(inside):
                    rest[name] = found[2]
                    held += ahead.passed - begins + _PIECE // 1000  # a thousand bytes for the least of them
                    refuse_long(held, line)
                else:
                    yield found
        yield line, where, rest


class NotJson(ImportRefused):
    """What begins on a line is no JSON; ``reason`` says why."""

    def __init__(self, line: int, reason: str) -> None:
        self.reason = reason
        message = _("This is not JSON: {reason}.").format(reason=reason)
        super().__init__(
            _("Line {line}: {message}").format(line=line, message=message), _("Nothing was imported; mend the file.")
        )


class _Ahead:
    """Text of a file from the place where it is read on; ``line`` is the number of the line there."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._texts = pieces
        self._size = _PIECE
        self._counted, self.line = 0, 1
        self._text, self._at = "", 0
        self._before = 0
        self._decoder = json.JSONDecoder(parse_constant=refuse_constant)

    @property
    def passed(self) -> int:
        """How many characters were gone by."""
        return self._before + self._at

    def ends(self) -> bool:
        """Whether nothing more is to come."""
        self._skip()
        return self._at == len(self._text)

    def next_line(self) -> int:
        """The line on which the next sign stands."""
        self._skip()
        return self.line

    def stands(self, sign: str) -> bool:
        """Whether that sign is next, behind blanks and commas."""
        self._skip()
        return self._text.startswith(sign, self._at)

    def passes(self, sign: str) -> bool:
        """The same; then it is gone by."""
        found = self.stands(sign)
        self._at += len(sign) if found else 0
        return found

    def value(self) -> object:
        """The next value. Raises ``ImportRefused`` for what is none, and for one that is too long or too heavy."""
        self._skip()
        line = self.line
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if not self._may_be_cut(error) or not self._read_on(line):
                    raise NotJson(line, reason_of(error)) from error
            else:
                if end < len(self._text) or not self._read_on(line):  # a number may go on
                    self._at = end
                    return cast("object", value)

    def _may_be_cut(self, error: Exception) -> bool:
        return isinstance(error, json.JSONDecodeError) and may_be_cut(error, self._text)

    def _skip(self) -> None:
        while True:
            self._at = _SKIPPED.match(self._text, self._at).end()  # type: ignore[union-attr]  (it matches nothing too)
            if self._at < len(self._text) or not self._read_on(self.line):
                break
        self._count()

    def _count(self) -> None:
        self.line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at

    def _read_on(self, line: int) -> bool:
        """Take in more, the more often for one value the more at once; false at the end of the file."""
        left = len(self._text) - self._at
        refuse_long(left, line)
        self._count()
        pieces, length = [self._text[self._at :]], 0
        self._size = _PIECE if self._at else self._size * 2
        self._before += self._at
        self._counted = self._at = 0
        self._text = ""
        for piece in self._texts:
            pieces.append(piece)
            length += len(piece)
            if length >= self._size:
                break
        self._text = "".join(pieces)
        refuse_heavy(self._text, line)
        return bool(length)


def reason_of(error: Exception) -> str:
    """Why something is no JSON; where in it, only a whole file could say."""
    if isinstance(error, RecursionError):
        return _("it is nested too deeply")
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)


def may_be_cut(error: json.JSONDecodeError, text: str) -> bool:
    """Whether what is wrong may be no more than that the text ends there."""
    return error.msg.startswith("Unterminated") or error.pos + _LONGEST_ESCAPE >= len(text)


def refuse_constant(name: str) -> None:
    """What is called for ``NaN`` and its like, which no JSON has. Raises ``ValueError``."""
    raise ValueError(name)
