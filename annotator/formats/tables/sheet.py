"""Workbooks (.xlsx): one sheet, as values; with limits on what they unpack to.

That is the first one with a column of texts by its name, else the first that holds anything.
"""

import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import IO, Any, Self
from zipfile import BadZipFile, ZipFile

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import LeftOut
from annotator.domain.transfer.mappings import Target
from annotator.formats.streams.aside import Series
from annotator.formats.streams.bounds import refuse_full, refuse_large, weight_of_xml
from annotator.formats.streams.watching import tell
from annotator.formats.tables.mapping import meant
from annotator.formats.tables.table import MOST_COLUMNS, Refuse, Row, Table, fitted, named, refuse_too_large, worded

_LAST_ROW = 1_048_576
"""Excel's limit; a row that says it is further down would be waited for."""
_MOST_EMPTY = 10_000
_EVERY = 1000
_TEXT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}si"
_IN_PIECES = ("xl/worksheets/", "xl/sharedstrings")
"""What of a workbook is read in pieces, however large it is."""
_RATIO = 200
_SMALL = 16 * 1024 * 1024
"""What unpacks to less may be packed as well as it likes."""
_UNREADABLE = (
    BadZipFile, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError, TypeError,
    AttributeError, SyntaxError, AssertionError, ArithmeticError, struct.error, zlib.error,
)  # fmt: skip
"""What ``openpyxl`` and what lies below it raise for damaged workbooks; errors of XML are of ``SyntaxError``."""


def read(path: Path, _encoding: str | None = None) -> Table:
    """The table in a workbook. Raises ``ImportRefused`` and ``OSError``."""
    _refuse_bomb(path)
    book = _Book(path)
    chosen, others, first = _looked_into(book)
    columns = named(first)

    def rows(refuse: Refuse) -> Iterator[Row]:
        if others:
            refuse(LeftOut(_("Only the sheet “{name}” was read, not: {others}.").format(
                name=book.names[chosen], others=", ".join(others)
            )))  # fmt: skip
        for number, cells in islice(book.cells(chosen), 1, None):
            full = (*cells, *([""] * (len(columns) - len(cells))))  # empty cells at the end are not written down
            if (row := fitted(columns, number, full, refuse)) is not None:
                yield row

    return Table(columns, rows)


def _refuse_bomb(path: Path) -> None:
    size = path.stat().st_size
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
    except _UNREADABLE as error:
        raise _damaged() from error
    unpacked = sum(one.file_size for one in entries)
    refuse_too_large(unpacked)
    if unpacked > _SMALL and unpacked > _RATIO * size:
        raise ImportRefused(
            _("The workbook unpacks to {ratio} times its size.").format(ratio=unpacked // size),
            _("Open it in the program that it comes from and save it again."),
        )
    for one in entries:
        if not one.filename.lower().startswith(_IN_PIECES):
            refuse_large(one.file_size, f"{path.name}/{one.filename}")


def _looked_into(book: "_Book") -> tuple[int, list[str], list[str]]:
    """The number of the sheet to be read, the names of further ones, and the first row of it that holds anything."""
    found = ((at, next((cells for _at, cells in book.cells(at)), None)) for at in range(len(book.names)))
    firsts = {at: cells for at, cells in found if cells}
    if not firsts:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with a row for each article."))
    with_texts = (at for at, cells in firsts.items() if any(meant(cell) is Target.TEXT for cell in cells))
    chosen = next(with_texts, next(iter(firsts)))
    return chosen, [name for at, name in enumerate(book.names) if at != chosen], firsts[chosen]


class _Book:
    """An open workbook; its texts, which the cells of all sheets share, lie aside."""

    def __init__(self, path: Path) -> None:
        excel: Any = import_module("openpyxl.reader.excel")  # an extra without types
        try:
            self._archive = _Watched(path)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about styles and extensions, which are not read
                reader = excel.ExcelReader(self._archive.archive.fp, read_only=True, data_only=True, keep_links=False)
                reader.archive = self._archive
                reader.read_strings = lambda: self._read_strings(reader)
                reader.read()
                self._sheets: list[Any] = reader.wb.worksheets
        except _UNREADABLE as error:
            raise _damaged() from error
        self.names: list[str] = [one.title for one in self._sheets]

    def cells(self, at: int) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet that hold anything, with their numbers; many empty ones end it."""
        empty = 0
        sheet = self._sheets[at]
        try:
            sheet.reset_dimensions()
            for number, values in enumerate(sheet.iter_rows(max_row=_LAST_ROW, values_only=True), 1):
                self._archive.go_on(number)
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

    def _read_strings(self, reader: Any) -> None:  # noqa: ANN401
        """What ``ExcelReader.read_strings`` does, but for where the texts are kept."""
        reader.shared_strings = texts = _Texts()
        kind = reader.package.find(import_module("openpyxl.xml.constants").SHARED_STRINGS)
        if kind is None:
            return
        text_of = import_module("openpyxl.cell.text").Text.from_tree
        with self._archive.open(kind.PartName[1:]) as file:
            found = import_module("openpyxl.xml.functions").iterparse(file, events=("start", "end"))
            root = next(found)[1]
            for event, node in found:
                if event == "end" and node.tag == _TEXT:
                    texts.put(text_of(node).content.replace("x005F_", ""))
                    root.clear()
                    self._archive.go_on(len(texts))


class _Texts:
    """The texts that cells share, by their numbers."""

    def __init__(self) -> None:
        self._series = Series()

    def put(self, text: str) -> None:
        self._series.put(text.encode("utf-8", "surrogatepass"))

    def __len__(self) -> int:
        return len(self._series)

    def __getitem__(self, number: int) -> str:
        return self._series[number].decode("utf-8", "surrogatepass")


class _Watched:
    """An archive as ``openpyxl`` uses it, which gives no row or text that would fill the memory."""

    def __init__(self, path: Path) -> None:
        self.archive = ZipFile(path)
        self.filename, self._weight = path.name, 0

    def namelist(self) -> list[str]:
        """The names of the files in it."""
        return self.archive.namelist()

    def read(self, name: str) -> bytes:
        """All of a file in it."""
        return self.archive.read(name)

    def open(self, name: str, _mode: str = "r") -> "_Weighed":
        """A file in it, weighed as it is read."""
        self._weight = 0
        return _Weighed(self.archive.open(name), self._weigh)

    def go_on(self, number: int) -> None:
        """The row or text of that number is done: what was read for it is not in memory any more."""
        self._weight = 0
        if number % _EVERY == 0:
            tell(0, number << 10)

    def _weigh(self, piece: bytes) -> None:
        self._weight += weight_of_xml(piece)
        refuse_full(self._weight, self.filename)


class _Weighed:
    def __init__(self, file: IO[bytes], weigh: Callable[[bytes], object]) -> None:
        self._file, self._weigh = file, weigh

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._weigh(piece)
        return piece

    def close(self) -> None:
        self._file.close()


def _damaged() -> ImportRefused:
    return ImportRefused(
        _("The file is damaged, or it is not a workbook (.xlsx)."),
        _("Open it in the program that it comes from and save it again."),
    )
