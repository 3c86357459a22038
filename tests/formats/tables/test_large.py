"""Tables that are larger than what reading them may take of memory, whatever their kind."""

import csv
import json
import random

import pyarrow
import pyarrow.parquet
import pytest
from openpyxl import Workbook

from annotator.domain.errors import ImportRefused
from annotator.formats.registry import recognised
from annotator.formats.streams import aside, bounds
from annotator.formats.tables import separated, sheet
from tests.formats.memory import within_memory

ROWS, LONG = 400, 120_000
COLUMNS = ("title", "text")
MOST_MB = 34


def rows(count=ROWS, long=LONG):
    """Half a hundred million letters in all, which cannot be packed into few."""
    text = random.Random(7).randbytes(long // 2).hex()
    return ((f"{number}", f"{number}{text[number:]}{text[:number]}") for number in range(count))


def _csv(path):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((COLUMNS, *rows()))


def _jsonl(path):
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(dict(zip(COLUMNS, row, strict=True))) + "\n" for row in rows())


def _json(path):
    with path.open("w", encoding="utf-8") as file:
        file.write('{"status": "ok", "data": {"list": [')
        file.writelines(json.dumps(dict(zip(COLUMNS, row, strict=True))) + "," for row in rows())
        file.write('{"title": "end", "text": "short"}]}}')


def _parquet(path):
    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        for row in rows():
            writer.write_batch(pyarrow.record_batch([[cell] for cell in row], schema=schema))


def _xlsx(path):
    book = Workbook(write_only=True)
    written = book.create_sheet()
    for row in (COLUMNS, *rows(1600, 30_000)):
        written.append(row)
    book.save(path)


@pytest.mark.parametrize("write", [_csv, _jsonl, _json, _parquet, _xlsx], ids=lambda one: one.__name__[1:])
def test_a_table_is_never_in_memory_as_a_whole(write, tmp_path, monkeypatch):
    monkeypatch.setattr(aside, "IN_MEMORY_BYTES", 1 << 20)
    path = tmp_path / f"large.{write.__name__[1:]}"
    write(path)
    read_as = recognised(path, path.read_bytes()[:1000])
    with within_memory(MOST_MB):
        table = read_as.table(path, None)
        assert table.columns == COLUMNS
        assert sum(len(row.cells[1]) for row in table.rows(print)) > ROWS * LONG


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_row_without_an_end_is_refused_before_it_fills_the_memory(quote, tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "LONGEST_MB", 4)
    path = tmp_path / "a.csv"
    line = "x," * 40 + "\n" if quote else "x" * 80
    path.write_text(f"title,text\n{quote}" + line * 500_000, "utf-8")
    with within_memory(60), pytest.raises(ImportRefused, match="Line 2 is longer than 4 MB"):
        list(separated.read(path).rows(print))


def test_a_workbook_whose_one_row_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_MB", 8)
    path, book = tmp_path / "a.xlsx", Workbook(write_only=True)
    written = book.create_sheet()
    for _number in range(3):
        written.append([f"{number} {'x' * 3_000}" for number in range(900)])
    book.save(path)
    with within_memory(60), pytest.raises(ImportRefused, match="more than 8 MB of memory"):
        list(sheet.read(path).rows(print))
