"""How commands print: a table for people or JSON for machines, and a bar on long work."""

import json
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_BAR = 30


def records(rows: Sequence[Mapping[str, Any]], *, as_json: bool) -> None:
    """Print rows that have the same columns; an empty table prints nothing for people."""
    if as_json:
        value(list(rows))
        return
    if not rows:
        return
    columns = list(rows[0])
    cells = [[str(name).upper() for name in columns], *([_cell(row[name]) for name in columns] for row in rows)]
    widths = [max(_width(line[at]) for line in cells) for at in range(len(columns))]
    for line in cells:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        print("  ".join(padded).rstrip())


def value(something: object) -> None:
    """Print JSON."""
    print(json.dumps(something, ensure_ascii=False, indent=2))


def told(sentence: str, facts: Mapping[str, Any], *, as_json: bool) -> None:
    """Print a sentence for people, or the facts for machines."""
    if as_json:
        value(facts)
    else:
        print(sentence)


def bar(label: str) -> Callable[[int, int], None]:
    """A progress that draws a bar on standard error where somebody is looking."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None

    drawn = -1

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        if total < 20 or (_BAR * done // total == drawn and done != total):
            return
        drawn = filled = _BAR * done // total
        end = "\n" if done == total else ""
        print(f"\r{label} [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}", end=end, file=sys.stderr, flush=True)

    return draw


def _cell(something: object) -> str:
    return " ".join(str(something).split())


def _width(words: str) -> int:
    """Columns in a terminal: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else not unicodedata.combining(one) for one in words)
