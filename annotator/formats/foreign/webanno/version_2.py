"""WebAnno TSV 2: layers named in one line, units without offsets; understood as a document of version 3.

A line begins with ``#`` and a layer with its features, ``AttachTo=`` naming the layer that a relation joins; sentences
are ``#id=`` and ``#text=``. Spans over several tokens have ``B-`` and ``I-``, ``O`` is none, the name of a layer with
``_`` behind it one without a value (WebAnno's user guide, *WebAnno TSV 2*).
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from annotator.formats.foreign.columns.texts import aligned, put_together
from annotator.formats.foreign.webanno.document import Layer, Shape, TsvDocument, Unit
from annotator.formats.foreign.webanno.escapes import EMPTY, NONE, value
from annotator.formats.streams.lines import text_lines

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s?# [\w.$]+(?: \| [^\r\n#]+)?(?: # [^\r\n]+)*\r?\n\s*#id=\d+\r?\n#text=")
_UNIT = re.compile(r"(\d{1,9}-\d{1,9})\t([^\t]*)(?:\t(.*))?")
_PLACED = re.compile(r"([BI])-(.*)", re.DOTALL)
_ATTACHED = "AttachTo="
_SEPARATOR = "|"
_OUTSIDE = "O"


def fits(head: bytes) -> bool:
    """Whether a file begins as one of version 2."""
    return _HEAD.match(head) is not None


def document(path: Path) -> TsvDocument:
    """The document of a file that ``fits``. Raises ``ImportRefused``."""
    lines = text_lines(path)
    found = TsvDocument()
    found.layers += _layers(next(lines, (0, ""))[1])
    sentences = _Sentences(found)
    for number, raw in lines:
        line = raw.rstrip("\r\n")
        if line.startswith("#text="):
            sentences.begin(line.removeprefix("#text="))
        elif unit := _UNIT.fullmatch(line):
            sentences.rows.append((unit[1], number, unit[2], (unit[3] or "").split("\t")))
        elif not line.startswith("#"):
            found.broken.append(number)
    sentences.begin("")
    found.text = "\n".join(sentences.texts)
    return _with_numbers(found)


def _layers(line: str) -> Iterator[Layer]:
    first = 0
    for declared in line.strip().removeprefix("\ufeff").lstrip().removeprefix("#").split(" # "):
        name, *columns = (one.strip() for one in declared.split(_SEPARATOR))
        joins = [one for one in columns if one.startswith(_ATTACHED)]
        called = tuple(one.replace(_ATTACHED, "BT_") for one in columns) or ("",)
        yield Layer(Shape.RELATION if joins else Shape.SPAN, name, called, first)
        first += len(called)


class _Sentences:
    """Rows of tokens, which get their places in the sentence when it is over."""

    def __init__(self, found: TsvDocument) -> None:
        self._found = found
        self._text = ""
        self._at = 0
        self.texts: list[str] = []
        self.rows: list[tuple[str, int, str, list[str]]] = []

    def begin(self, text: str) -> None:
        """End the sentence before, and begin one."""
        if self.rows:
            tokens = [words for _key, _line, words, _cells in self.rows]
            places = aligned(self._text, tokens)
            if places is None:
                self._text, places = put_together(tokens, [None] * len(tokens))
            for (key, line, words, cells), span in zip(self.rows, places, strict=True):
                unit = Unit(key, line, self._at + span.start, self._at + span.end, words, tuple(cells))
                self._found.units.append(unit)
        if self.rows or self._text:
            self.texts.append(self._text)
            self._at += len(self._text) + 1
        self._text = text
        self.rows.clear()


def _with_numbers(found: TsvDocument) -> TsvDocument:
    """The same with cells of version 3, in which the tokens of one annotation have its number."""
    numbers = iter(range(1, 2**31))
    columns: list[list[str]] = []
    for layer in found.layers:
        places = range(layer.first, layer.first + len(layer.columns))
        cells = [[_cell(unit, at) for unit in found.units] for at in places]
        if layer.shape is Shape.RELATION:
            *told, ends = cells
            columns += [*([_escaped(cell) for cell in column] for column in told), ends]
        else:
            columns += _Spans(layer, cells).numbered(numbers)
    rows = zip(*columns, strict=True) if columns and found.units else iter(())
    found.units = [
        Unit(unit.key, unit.line, unit.begin, unit.end, unit.words, cells)
        for unit, cells in zip(found.units, rows, strict=True)
    ]
    return found


def _cell(unit: Unit, at: int) -> str:
    return unit.cells[at].strip() if at < len(unit.cells) and unit.cells[at].strip() else NONE


def _escaped(cell: str) -> str:
    return cell if cell == NONE else _SEPARATOR.join(value(one) for one in cell.split(_SEPARATOR))


class _Spans:
    """The columns of one layer of spans."""

    def __init__(self, layer: Layer, columns: list[list[str]]) -> None:
        self._columns = columns
        self._empty = f"{layer.name}_"
        every = set(chain.from_iterable(columns))
        self._none = {NONE} if NONE in every and _OUTSIDE in every else {NONE, _OUTSIDE}

    def numbered(self, numbers: Iterator[int]) -> list[list[str]]:
        """The cells, those of a span over several tokens with its number."""
        written: list[list[str]] = [[] for _column in self._columns]
        open_ones: list[int] = []
        for cells in zip(*self._columns, strict=True):
            stacks = [self._stack(cell) for cell in cells]
            height = max(map(len, stacks), default=0)
            open_ones = [self._number(stacks, at, open_ones, numbers) for at in range(height)]
            for column, stack in zip(written, stacks, strict=True):
                shown = [self._value(words, number) for words, number in zip(stack, open_ones, strict=False)]
                column.append(_SEPARATOR.join(shown) or NONE)
        return written

    def _stack(self, cell: str) -> list[str]:
        return [] if cell in self._none else cell.split(_SEPARATOR)

    @staticmethod
    def _number(stacks: list[list[str]], at: int, before: list[int], numbers: Iterator[int]) -> int:
        """The number of the annotation at a place of a stack, 0 for one that stands on this token only."""
        placed = next((found for stack in stacks if at < len(stack) and (found := _PLACED.fullmatch(stack[at]))), None)
        if placed is None:
            return 0
        goes_on = placed[1] == "I" and at < len(before) and before[at] > 0
        return before[at] if goes_on else next(numbers)

    def _value(self, words: str, number: int) -> str:
        placed = _PLACED.fullmatch(words) if number else None
        said = placed[2] if placed else words
        shown = EMPTY if said in (self._empty, "") else value(said)
        return f"{shown}[{number}]" if number else shown
