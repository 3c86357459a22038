r"""How values stand in WebAnno TSV 3: ``\`` before what parts them, ``_`` for none, ``*`` for an empty one."""

import re

NONE, EMPTY = "_", "*"
_RESERVED = re.compile(r"->|[\\\[\]|_;\t\n\r*]")
_LETTERS = {"\t": "t", "\n": "n", "\r": "r"}
_UNSAFE = re.compile(r"[\\\t\r\x00-\x07\x0e-\x1f\f\x08]")
_TEXT_LETTERS = {"\t": "t", "\r": "r", "\f": "f", "\x08": "b"}
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_BACK = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\x08"}
_STACKED = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_SLOTS = re.compile(r"(?<!\\)((?:\\\\)*);")
_NUMBERED = re.compile(r"(.*?)(?<!\\)\[(\d{1,9})\]", re.DOTALL)


def value(words: str) -> str:
    """A value for a cell."""
    return _RESERVED.sub(lambda found: "\\" + _LETTERS.get(found[0], found[0]), words) if words else EMPTY


def line(words: str) -> str:
    """One line of a text."""
    return _UNSAFE.sub(lambda found: "\\" + _TEXT_LETTERS.get(found[0], found[0]), words)


def plain(words: str) -> str:
    """A value or a line of a text as it was; the empty value is no text."""
    return "" if words in (EMPTY, NONE) else _ESCAPED.sub(_one, words)


def unescaped_text(words: str) -> str:
    """A line of a text as it was."""
    return _ESCAPED.sub(_one, words)


def stacked(cell: str) -> list[str]:
    """The values of annotations that stand on one unit."""
    return [] if cell == NONE else _parted(_STACKED, cell)


def slots(words: str) -> list[str]:
    """The values of the slots of one annotation."""
    return _parted(_SLOTS, words)


def numbered(words: str) -> tuple[str, int]:
    """A value without the number that tells its annotation apart, and that; 0 where there is none."""
    found = _NUMBERED.fullmatch(words)
    return (found[1], int(found[2])) if found else (words, 0)


def _parted(separator: re.Pattern[str], words: str) -> list[str]:
    return separator.sub(lambda found: found[1] + "\0", words).split("\0")


def _one(found: re.Match[str]) -> str:
    letter = found[1]
    return chr(int(letter[1:], 16)) if len(letter) > 1 else _BACK.get(letter, letter)
