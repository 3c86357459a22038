"""Small tables of articles, one of each kind."""

import json
from io import BytesIO

import pyarrow
import pyarrow.parquet
from openpyxl import Workbook

COLUMNS = ("標題", "內文", "日期", "作者")
ROWS = (
    ("新館啟用", "雲嶺鎮圖書館新館啟用。\n鎮長方啟明說：「很好。」", "2024-11-15", "宋翠"),
    ("家庭", "一家人👨‍👩‍👧來了。𠮷田說「好」。e\u0301té", "2024/1/2", ""),
)


def separated(delimiter: str, end: str = "\r\n") -> str:
    """The rows with all cells in quotation marks."""
    return end.join(delimiter.join(f'"{cell}"' for cell in row) for row in (COLUMNS, *ROWS)) + end


def workbook(*sheets) -> bytes:
    """A workbook with these sheets of rows."""
    book, out = Workbook(), BytesIO()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


def parquet(columns=COLUMNS, rows=ROWS) -> bytes:
    """A file of Parquet."""
    out = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(dict(zip(columns, zip(*rows, strict=True), strict=True))), out)
    return out.getvalue()


def lines() -> bytes:
    """An object a line."""
    return "".join(json.dumps(dict(zip(COLUMNS, row, strict=True))) + "\n" for row in ROWS).encode()


SAMPLES = {
    "tsv": separated("\t").encode(),
    "records": lines(),
    "xlsx": workbook((COLUMNS, *ROWS)),
    "parquet": parquet(),
}
