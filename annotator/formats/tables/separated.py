"""CSV and TSV in any encoding; comma, tab or semicolon is recognised by the first lines (RFC 4180, read loosely)."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from annotator.domain.articles import LONGEST_BYTES
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.tables.table import Refuse, Row, Table, fitted, named, refuse_too_large
from annotator.text.decoding import decode

_DELIMITERS = (",", "\t", ";")
_LOOK_CHARACTERS, _LOOK_ROWS = 100_000, 50
_LONG = 200
"""No name of a column is that long: a first row with such a cell is no head."""


def read(raw: bytes, encoding: str | None = None) -> Table:
    """The table in the bytes of a file. Raises ``ImportRefused``."""
    refuse_too_large(len(raw))
    found = decode(raw, encoding)
    text = found.text
    delimiter = _delimiter(text[:_LOOK_CHARACTERS])
    first = next((cells for _number, cells in _cells(text, delimiter) if any(cells)), None)
    if first is None:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with a row for each article."))
    headless = any(len(cell) > _LONG for cell in first)
    columns = named([""] * len(first) if headless else first)

    def rows(refuse: Refuse) -> Iterator[Row]:
        numbered = ((number, cells) for number, cells in _cells(text, delimiter) if any(cells))
        for number, cells in islice(numbered, 0 if headless else 1, None):
            if (row := fitted(columns, number, cells, refuse)) is not None:
                yield row

    return Table(columns, rows, found.encoding, found.others, found.doubts)


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
