"""The lines of a file of text, none of them longer than an article; and the value of JSON that one of them is."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotator.formats.streams.bounds import LONGEST_MB, refuse_heavy, refuse_long
from annotator.formats.streams.pieces import texts


def text_lines(path: Path, *, keep_empty: bool = False) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers from 1, unless told otherwise those that hold something.

    Lines end with LF. Raises ``ImportRefused`` for a line that is too long for memory or whose encoding is broken.
    """
    return lines_of(texts(path), keep_empty=keep_empty)


def lines_of(pieces: Iterable[str], *, keep_empty: bool = False) -> Iterator[tuple[int, str]]:
    """The same of a text that comes in pieces."""
    number = 1
    kept: list[str] = []
    length = 0
    for piece in pieces:
        at = 0
        while end := piece.find("\n", at) + 1:
            line = "".join((*kept, piece[at:end])) if kept else piece[at:end]
            kept, length, at = [], 0, end
            if keep_empty or line.strip():
                yield number, line
            number += 1
        kept.append(piece[at:])
        length += len(piece) - at
        refuse_long(length, number)
    last = "".join(kept)
    if last and (keep_empty or last.strip()):
        yield number, last


def value_of(line: str, number: int, **how: Any) -> Any:  # noqa: ANN401  (JSON may hold anything)
    """The value of a line. Raises ``ValueError`` and ``RecursionError``, and ``ImportRefused`` for one too heavy."""
    refuse_heavy(line, number)
    return json.loads(line, **how)


def is_object_a_line(path: Path) -> bool:
    """Whether an object ends with the first line of a file and another begins with the next; none of both is kept."""
    return are_objects(texts(path))


def are_objects(pieces: Iterable[str]) -> bool:
    """The same of a text that comes in pieces."""
    last, length, ended = "", 0, False
    for piece in pieces:
        first, end, rest = ("", "", piece) if ended else piece.partition("\n")
        last = first.rstrip()[-1:] or last
        length += len(first)
        ended = ended or bool(end)
        if ended and rest.strip():
            return last == "}" and rest.lstrip().startswith("{")
        if length > LONGEST_MB << 20:
            break
    return False
