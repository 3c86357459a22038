"""Tables of figures for spreadsheets: CSV, and workbooks where ``openpyxl`` is installed (the extra ``xlsx``).

A spreadsheet takes a cell for a formula where it begins with certain signs. In CSV such cells get an
apostrophe in front; in workbooks every text is stored as text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from io import BytesIO

from annotator.domain.errors import ExportRefused
from annotator.domain.language import _
from annotator.formats.annot_csv import defused, table
from annotator.formats.spoilt import LONGEST_CELL, NOT_IN_XML

INSTALL = 'pip install "article-annotator[xlsx]"'
"""How to install what workbooks need."""
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
"""Excel refuses longer names of sheets, and these characters in them."""
Table = tuple[str, Sequence[str], Iterable[Sequence[str | int | float]]]
"""Name, columns and rows."""


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> Iterator[str]:
    """A table as CSV, in pieces."""
    return table(tuple(columns), (tuple(str(cell) for cell in row) for row in rows))


def tsv(columns: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> str:
    """A table for the clipboard, its cells parted by tabs."""
    return "\n".join("\t".join(defused(" ".join(str(cell).split())) for cell in row) for row in (columns, *rows))


def makes_workbooks() -> bool:
    """Whether workbooks can be written here."""
    return find_spec("openpyxl") is not None


def workbook(tables: Iterable[Table]) -> bytes:
    """Tables as the sheets of one workbook. Raises ``ExportRefused`` where ``openpyxl`` is not installed."""
    if not makes_workbooks():
        raise ExportRefused(
            _("Workbooks (.xlsx) need a further library."), _("Install it with: {command}").format(command=INSTALL)
        )
    from openpyxl import Workbook  # an extra: only who wants workbooks needs it
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name, columns, rows in tables:
        page = book.create_sheet(_NOT_IN_NAMES.sub(" ", name)[:_LONGEST_NAME])
        page.freeze_panes = "A2"
        for line in (columns, *rows):
            cells = [WriteOnlyCell(page, _cell(one)) for one in line]
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
            page.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(value: str | int | float) -> str | int | float:
    if not isinstance(value, str):
        return value
    words = NOT_IN_XML.sub("", value)
    return words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - 1] + "…"
