"""Workbooks and Parquet that go out are read by their own readers, cell by cell what the CSV says."""

import csv
import io

import openpyxl
import pandas
import polars
import pyarrow.parquet
from hypothesis import HealthCheck, given, settings

from annotator.domain.articles import Metadata
from annotator.domain.ids import new_id
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.domain.transfer.options import OffsetUnit, Options
from annotator.formats import annot_csv
from annotator.formats.registry import named
from annotator.formats.sheets import workbook
from tests.formats.exchanges import exchanges, tame

UNITS = {OffsetUnit.UTF16}
NUMBERS = {"start", "end", "start_utf16", "end_utf16", "characters", "marks"}


def _tables(exchange):
    return {name: (columns, list(rows)) for name, (columns, rows) in annot_csv.tables(exchange, UNITS).items()}


@given(exchange=exchanges(tame))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_a_workbook_holds_the_five_tables_with_numbers_and_no_formulas(exchange):
    out = io.BytesIO()
    named("xlsx").pack(exchange, out, offsets=UNITS)
    book = openpyxl.load_workbook(out)
    for name, (columns, rows) in _tables(exchange).items():
        first, *others = book[name].iter_rows()
        assert [cell.value for cell in first] == list(columns)
        assert len(others) == len(rows)
        for cells, row in zip(others, rows, strict=True):
            assert "f" not in {cell.data_type for cell in cells}
            for column, cell, words in zip(columns, cells, row, strict=True):
                if column in NUMBERS:
                    assert cell.value == int(words)
                elif words.isprintable():
                    assert (cell.value or "") == words


@given(exchange=exchanges(tame))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_parquet_is_read_by_arrow_pandas_and_polars_and_quotes_fit_their_texts(exchange, tmp_path):
    path = tmp_path / "marks.parquet"
    with path.open("wb") as file:
        named("parquet").pack(exchange, file, offsets=UNITS)
    schema = pyarrow.parquet.read_schema(path)
    assert {str(schema.field(name).type) for name in ("start", "end", "start_utf16")} == {"int64"}
    assert str(schema.field("created").type) == "timestamp[ms, tz=UTC]"
    texts = {str(one.id): one.text for one in exchange.articles()}
    columns, rows = _tables(exchange)["marks"]
    frame = pandas.read_parquet(path)
    assert list(frame.columns) == list(columns)
    assert len(frame) == len(rows) == polars.read_parquet(path).height
    for mark in polars.read_parquet(path).iter_rows(named=True):
        text = texts[mark["article_id"]]
        assert text[mark["start"] : mark["end"]] == mark["text"]
        units = text.encode("utf-16-le")[2 * mark["start_utf16"] : 2 * mark["end_utf16"]]
        assert units.decode("utf-16-le") == mark["text"]


@given(exchange=exchanges(tame))
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_a_folder_of_parquet_holds_what_the_folder_of_csv_holds(exchange):
    tables = annot_csv.write_tables(exchange)
    files = named("parquet").spread(exchange)
    assert [name.replace(".parquet", ".csv") for name in files] == list(tables) == list(annot_csv.TABLES)
    for name, write in files.items():
        out = io.BytesIO()
        write(out)
        rows = list(csv.reader(io.StringIO("".join(tables[name.replace("parquet", "csv")]), newline="")))
        assert pyarrow.parquet.read_table(out).num_rows == len(rows) - 1


def test_what_is_too_long_for_a_cell_is_cut_with_a_sign_and_told():
    text = "字" * 40_000 + "\x0b"
    key = new_id()
    mark = Mark(new_id(), key, new_id(), Span(0, 40_001), text, new_id(), 0, 0, note="a\x00")
    article = ExchangeArticle(key, Metadata(), text, marks=(mark,))
    wanted = named("xlsx").counts
    assert {aspect: count(article, Options()) for aspect, count in wanted.items()} == {
        Aspect.ENDS: 1, Aspect.CONTROLS: 2,
    }  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(workbook([("t", ["words"], [[text]])])))
    cell = book["t"]["A2"].value
    assert len(cell) == 32_767
    assert cell.endswith("字…")
