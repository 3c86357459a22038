"""CSV and TSV in any encoding: what parts the cells is recognised by the first lines (RFC 4180, read loosely).

That may be a comma, a tab, a semicolon or an upright stroke, or what a first line ``sep=;`` says, as Excel reads it.
A file of any size is read line by line; no row of it is longer than an article.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from annotator.domain.articles import LONGEST_BYTES
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.formats.streams.bounds import refuse_long
from annotator.formats.streams.decoded import text_file
from annotator.formats.streams.lines import lines_of
from annotator.formats.tables.table import Refuse, Row, Table, fitted, named

_DELIMITERS = (",", "\t", ";", "|")
_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)
_LOOK_CHARACTERS, _LOOK_ROWS = 100_000, 50
_LONG = 200
"""No name of a column is that long: a first row with such a cell is no head."""
_SENTENCE = re.compile(r"[。！？]|[.!?](?:\s|$)")
_LONG_ROW = 1024 * 1024
_OF_SENTENCES = 20
"""A cell that is longer and holds the end of a sentence names no column either."""


def read(path: Path, encoding: str | None = None) -> Table:
    """The table in a file. Raises ``ImportRefused`` and ``OSError``."""
    file = text_file(path, encoding)
    head = _beginning(file.texts())
    said = _SAID.match(head)
    delimiter = said[1] if said else _delimiter(head)

    def cells() -> "_Cells":
        lines = lines_of(file.texts(), keep_empty=True)
        return _Cells((line for _number, line in islice(lines, 1 if said else 0, None)), delimiter, 1 if said else 0)

    first = next((found for _number, found in cells() if any(found)), None)
    if first is None:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with a row for each article."))
    headless = any(map(_is_no_name, first))
    columns = named([""] * len(first) if headless else first)

    def rows(refuse: Refuse) -> Iterator[Row]:
        all_cells = cells()
        number, found = 0, list[str]()
        for number, found in islice((one for one in all_cells if any(one[1])), 0 if headless else 1, None):
            if (row := fitted(columns, number, found, refuse)) is not None:
                yield row
        if _is_open(found, columns, all_cells.last_line):
            refuse(LeftOut(_("A quotation mark is not closed: all up to the end of the file is one cell."), number))

    return Table(columns, rows, file.encoding.name, file.encoding.others, file.encoding.doubts)


def _beginning(texts: Iterator[str]) -> str:
    head = ""
    for text in texts:
        head += text[:_LOOK_CHARACTERS]
        if len(head) >= _LOOK_CHARACTERS:
            break
    return head[:_LOOK_CHARACTERS]


def _is_no_name(cell: str) -> bool:
    return len(cell) > _LONG or (len(cell) > _OF_SENTENCES and _SENTENCE.search(cell) is not None)


def _is_open(cells: list[str], columns: tuple[str, ...], last_line: str) -> bool:
    """Whether the last row looks as if a cell of it had begun with a quotation mark that nothing ends."""
    has_lines = bool(cells) and cells[-1].endswith("\n") and cells[-1].count("\n") > 1
    return has_lines and len(cells) <= len(columns) and not last_line.rstrip("\n").endswith('"')


def _delimiter(head: str) -> str:
    """The one that parts the first rows into equally many cells, and into the most of them."""
    scores = {one: _evenness(head, one) for one in _DELIMITERS}
    return max(_DELIMITERS, key=lambda one: scores[one])


def _evenness(head: str, delimiter: str) -> tuple[float, int]:
    try:
        found = _Cells((line for _number, line in lines_of((head,), keep_empty=True)), delimiter)
        counts = [len(cells) for _number, cells in islice(found, _LOOK_ROWS) if cells]
    except ImportRefused:
        return 0, 0
    counts = counts[:-1] or counts  # the last may be cut short
    if not counts:
        return 0, 0
    usual, times = Counter(counts).most_common(1)[0]
    return (0, 0) if usual == 1 else (round(times / len(counts), 1), usual)


class _Cells:
    """The rows with the line on which each begins; ``skipped`` lines stood before the first."""

    def __init__(self, lines: Iterable[str], delimiter: str, skipped: int = 0) -> None:
        self._lines, self._delimiter, self._skipped = lines, delimiter, skipped
        self.last_line = ""
        """The last line that held anything."""
        self._begins, self._length = 0, 0

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Raises ``ImportRefused`` for an endless cell or row."""
        csv.field_size_limit(LONGEST_BYTES)
        lines, before = self._counted(), self._skipped
        reader = csv.reader(lines, delimiter=self._delimiter)
        while True:
            self._begins, self._length = reader.line_num + 1 + before, 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                message = _("the row cannot be read: {reason}.").format(reason=error)
                raise ImportRefused(
                    _("Line {line}: {message}").format(line=self._begins, message=message),
                    _("Look whether a quotation mark is missing there."),
                ) from error
            if self._length > _LONG_ROW:  # it keeps four bytes for each character of its longest cell
                before += reader.line_num
                reader = csv.reader(lines, delimiter=self._delimiter)
            yield self._begins, cells

    def _counted(self) -> Iterator[str]:
        for line in self._lines:
            self._length += len(line)
            refuse_long(self._length, self._begins)
            if not line.isspace():
                self.last_line = line
            yield line
