"""Workbooks (.xlsx): one sheet, as values; with limits on what they unpack to.

That is the first one with a column of texts by its name, else the first that holds anything.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.domain.transfer.mappings import Target
from annotator.formats.tables.mapping import meant
from annotator.formats.tables.table import (
    MOST_COLUMNS,
    Refuse,
    Row,
    Table,
    fitted,
    named,
    refuse_too_large,
    worded,
)

_LAST_ROW = 1_048_576
"""Excel's limit; a row that says it is further down would be waited for."""
_MOST_EMPTY = 10_000
_RATIO = 200
_SMALL = 16 * 1024 * 1024
"""What unpacks to less may be packed as well as it likes."""
_UNREADABLE = (
    BadZipFile, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError, TypeError,
    AttributeError, SyntaxError, AssertionError, ArithmeticError, struct.error, zlib.error,
)  # fmt: skip
"""What ``openpyxl`` and what lies below it raise for damaged workbooks; errors of XML are of ``SyntaxError``."""


def read(raw: bytes, _encoding: str | None = None) -> Table:
    """The table in the bytes of a workbook. Raises ``ImportRefused``."""
    refuse_too_large(len(raw))
    _refuse_bomb(raw)
    name, others, first = _looked_into(raw)
    columns = named(first)

    def rows(refuse: Refuse) -> Iterator[Row]:
        if others:
            refuse(LeftOut(_("Only the sheet “{name}” was read, not: {others}.").format(
                name=name, others=", ".join(others)
            )))  # fmt: skip
        for number, cells in islice(_cells(raw, name), 1, None):
            full = (*cells, *([""] * (len(columns) - len(cells))))  # empty cells at the end are not written down
            if (row := fitted(columns, number, full, refuse)) is not None:
                yield row

    return Table(columns, rows)


def _refuse_bomb(raw: bytes) -> None:
    try:
        unpacked = sum(one.file_size for one in ZipFile(BytesIO(raw)).infolist())
    except _UNREADABLE as error:
        raise _damaged() from error
    refuse_too_large(unpacked)
    if unpacked > _SMALL and unpacked > _RATIO * len(raw):
        raise ImportRefused(
            _("The workbook unpacks to {ratio} times its size.").format(ratio=unpacked // len(raw)),
            _("Open it in the program that it comes from and save it again."),
        )


def _looked_into(raw: bytes) -> tuple[str, list[str], list[str]]:
    """The sheet to be read, the names of further ones, and the first row of it that holds anything."""
    names = _sheets(raw)
    firsts = {name: cells for name in names if (cells := next((cells for _at, cells in _cells(raw, name)), None))}
    if not firsts:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with a row for each article."))
    with_texts = (name for name, cells in firsts.items() if any(meant(cell) is Target.TEXT for cell in cells))
    chosen = next(with_texts, next(iter(firsts)))
    return chosen, [one for one in names if one != chosen], firsts[chosen]


def _sheets(raw: bytes) -> list[str]:
    try:
        return [one.title for one in _book(raw).worksheets]
    except _UNREADABLE as error:
        raise _damaged() from error


def _cells(raw: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, with their numbers; many empty ones end a sheet."""
    empty = 0
    try:
        sheet = _book(raw)[name]
        sheet.reset_dimensions()
        for number, values in enumerate(sheet.iter_rows(max_row=_LAST_ROW, values_only=True), 1):
            if len(values) > 2 * MOST_COLUMNS:
                values = values[: 2 * MOST_COLUMNS]
            cells = [worded(one) for one in values]
            while cells and not cells[-1]:
                cells.pop()
            empty = 0 if cells else empty + 1
            if cells:
                yield number, cells
            elif empty > _MOST_EMPTY:
                return
    except _UNREADABLE as error:
        raise _damaged() from error


def _book(raw: bytes) -> Any:  # noqa: ANN401  (an extra without types)
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which are not read
        return load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)


def _damaged() -> ImportRefused:
    return ImportRefused(
        _("The file is damaged, or it is not a workbook (.xlsx)."),
        _("Open it in the program that it comes from and save it again."),
    )
