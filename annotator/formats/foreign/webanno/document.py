"""One file as layers and units with their cells, and its text put together from its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.formats.foreign.columns.texts import aligned
from annotator.formats.foreign.webanno.escapes import unescaped_text
from annotator.formats.streams.lines import text_lines

BEGINS = "#FORMAT=WebAnno TSV 3"
_UNIT = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)\t(\d{1,12})-(\d{1,12})\t([^\t]*)(?:\t(.*))?")
_WIDEST_GAP = 100_000


class Shape(StrEnum):
    """What the annotations of a layer are."""

    SPAN = "#T_SP="
    RELATION = "#T_RL="
    CHAIN = "#T_CH="


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer with the names of its columns, the first of which is ``first`` of all."""

    shape: Shape
    name: str
    columns: tuple[str, ...]
    first: int

    @property
    def short(self) -> str:
        """The name without its package."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Unit:
    """A token, or a part of one; offsets as they stand in the file."""

    key: str
    line: int
    begin: int
    end: int
    words: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class TsvDocument:
    """What a file holds; ``broken`` are the numbers of its lines that are none of this format."""

    layers: list[Layer] = field(default_factory=list[Layer])
    units: list[Unit] = field(default_factory=list[Unit])
    text: str = ""
    """As the file holds it, whatever its lines end in."""
    broken: list[int] = field(default_factory=list[int])
    sentences: list[tuple[int, str, list[Unit]]] = field(default_factory=list[tuple[int, str, list[Unit]]])
    """Where each sentence begins in the text, its words and its tokens."""

    def aligned(self) -> dict[str, Span]:
        """Where tokens stand by the words of their sentences, whatever their offsets say."""
        found: dict[str, Span] = {}
        for start, words, units in self.sentences:
            tokens = [one for one in units if "." not in one.key]
            places = aligned(words, [one.words for one in tokens]) or ()
            found |= {one.key: Span(at.start + start, at.end + start) for one, at in zip(tokens, places, strict=False)}
        return found


def document(path: Path) -> TsvDocument:
    """The document of a file. Raises ``ImportRefused`` for another format or encoding."""
    found = TsvDocument()
    text = _Text(found)
    lines = text_lines(path)
    if not next(lines, (0, ""))[1].startswith(BEGINS):
        raise ImportRefused(_("“{name}” is no WebAnno TSV 3.").format(name=path.name), _("Nothing was imported."))
    for number, raw in lines:
        line = raw.rstrip("\r\n")
        shape = next((one for one in Shape if line.startswith(one)), None)
        if shape is not None:
            found.layers.append(_layer(shape, line.removeprefix(shape), found.layers))
        elif line.startswith("#Text="):
            text.add(unescaped_text(line.removeprefix("#Text=")))
        elif unit := _UNIT.fullmatch(line):
            one = Unit(unit[1], number, int(unit[2]), int(unit[3]), unit[4], tuple((unit[5] or "").split("\t")))
            text.token(one)
            found.units.append(one)
        elif not line.startswith("#") and not text.goes_on(line):
            found.broken.append(number)
    found.text = text.finished()
    return found


def _layer(shape: Shape, declared: str, before: list[Layer]) -> Layer:
    name, *columns = declared.split("|")
    first = before[-1].first + len(before[-1].columns) if before else 0
    return Layer(shape, name, tuple(columns) or ("",), first)


class _Text:
    """Sentences one behind the other, each where its first token begins; gaps are ends of lines.

    How wide a gap is follows from the end of the token before, in whatever unit the file counts.
    """

    def __init__(self, found: TsvDocument) -> None:
        self._found = found
        self._pieces: list[str] = []
        self._length = 0
        self._waiting: list[str] = []

    def add(self, line: str) -> None:
        self._waiting.append(line)

    def goes_on(self, line: str) -> bool:
        """Whether a line goes on with a sentence whose tokens have not begun, as some programs leave it."""
        if self._waiting:
            self._waiting[-1] += f"\n{line}"
        return bool(self._waiting)

    def token(self, one: Unit) -> None:
        """A token: where it is the first of its sentence, this is where the sentence begins."""
        if self._waiting:
            gap = min(one.begin - self._end(), _WIDEST_GAP)
            if gap > 0:
                self._put(("\n" if self._pieces else " ") + " " * (gap - 1))
            elif gap < 0 and self._pieces:
                self._put("\n")
            self._sentence()
        if self._found.sentences:
            self._found.sentences[-1][2].append(one)

    def finished(self) -> str:
        if self._waiting:
            self._sentence()
        return "".join(self._pieces)

    def _sentence(self) -> None:
        words = "\n".join(self._waiting)
        self._waiting.clear()
        self._found.sentences.append((self._length, words, []))
        self._put(words)

    def _end(self) -> int:
        """Where the sentence before ends, by its last token of words and what stands behind that."""
        if not self._found.sentences:
            return 0
        _start, words, units = self._found.sentences[-1]
        last = next((one for one in reversed(units) if one.words.strip()), None)  # a blank may be an end of a line
        if last is None:
            return units[0].begin + len(words)
        at = words.rfind(last.words)
        return last.end + (len(words) - at - len(last.words) if at >= 0 else 0)

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)


def cells(unit: Unit, layer: Layer) -> Iterator[tuple[str, str]]:
    """The names of the columns of a layer with what stands there on a unit."""
    for at, name in enumerate(layer.columns, layer.first):
        yield name, unit.cells[at] if at < len(unit.cells) and unit.cells[at] else "_"
