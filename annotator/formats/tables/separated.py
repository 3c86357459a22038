"""CSV and TSV in any encoding: what parts the cells is recognised by the first lines (RFC 4180, read loosely).

That may be a comma, a tab, a semicolon or an upright stroke, or what a first line ``sep=;`` says, as Excel reads it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from annotator.domain.articles import LONGEST_BYTES
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.formats.tables.table import Refuse, Row, Table, fitted, named, refuse_too_large
from annotator.text.decoding import decode

_DELIMITERS = (",", "\t", ";", "|")
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_LOOK_CHARACTERS, _LOOK_ROWS = 100_000, 50
_LONG = 200
"""No name of a column is that long: a first row with such a cell is no head."""
_SENTENCE = re.compile(r"[。！？]|[.!?](?:\s|$)")
_OF_SENTENCES = 20
"""A cell that is longer and holds the end of a sentence names no column either."""


def read(raw: bytes, encoding: str | None = None) -> Table:
    """The table in the bytes of a file. Raises ``ImportRefused``."""
    refuse_too_large(len(raw))
    found = decode(raw, encoding)
    said = _SAID.match(found.text)
    text = found.text[said.end() :] if said else found.text
    skipped = 1 if said else 0
    delimiter = said[1] if said else _delimiter(text[:_LOOK_CHARACTERS])
    first = next((cells for _number, cells in _cells(text, delimiter) if any(cells)), None)
    if first is None:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with a row for each article."))
    headless = any(map(_is_no_name, first))
    columns = named([""] * len(first) if headless else first)

    def rows(refuse: Refuse) -> Iterator[Row]:
        numbered = ((number + skipped, cells) for number, cells in _cells(text, delimiter) if any(cells))
        number, cells = 0, list[str]()
        for number, cells in islice(numbered, 0 if headless else 1, None):
            if (row := fitted(columns, number, cells, refuse)) is not None:
                yield row
        if _is_open(cells, columns, text):
            refuse(LeftOut(_("A quotation mark is not closed: all up to the end of the file is one cell."), number))

    return Table(columns, rows, found.encoding, found.others, found.doubts)


def _is_no_name(cell: str) -> bool:
    return len(cell) > _LONG or (len(cell) > _OF_SENTENCES and _SENTENCE.search(cell) is not None)


def _is_open(cells: list[str], columns: tuple[str, ...], text: str) -> bool:
    """Whether the last row looks as if a cell of it had begun with a quotation mark that nothing ends."""
    has_lines = bool(cells) and cells[-1].endswith("\n") and cells[-1].count("\n") > 1
    return has_lines and len(cells) <= len(columns) and not text.rstrip("\r\n").endswith('"')


def _delimiter(head: str) -> str:
    """The one that parts the first rows into equally many cells, and into the most of them."""
    scores = {one: _evenness(head, one) for one in _DELIMITERS}
    return max(_DELIMITERS, key=lambda one: scores[one])


def _evenness(head: str, delimiter: str) -> tuple[float, int]:
    try:
        counts = [len(cells) for _number, cells in islice(_cells(head, delimiter), _LOOK_ROWS) if cells]
    except ImportRefused:
        return 0, 0
    counts = counts[:-1] or counts  # the last may be cut short
    if not counts:
        return 0, 0
    usual, times = Counter(counts).most_common(1)[0]
    return (0, 0) if usual == 1 else (round(times / len(counts), 1), usual)


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line on which each begins, from 1. Raises ``ImportRefused`` for an endless cell."""
    csv.field_size_limit(LONGEST_BYTES)
    reader = csv.reader(_lines(text), delimiter=delimiter)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportRefused(
                _("Line {line}: {message}").format(line=begins, message=_("the row cannot be read: {reason}.").format(
                    reason=error
                )),
                _("Look whether a quotation mark is missing there."),
            ) from error  # fmt: skip
        yield begins, cells


def _lines(text: str) -> Iterable[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end
