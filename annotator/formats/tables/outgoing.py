"""The tables of an export as a workbook with sheets and as Parquet with typed columns; rows are those of the CSV."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from annotator.domain.errors import ExportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange
from annotator.domain.transfer.options import OffsetUnit
from annotator.formats import annot_csv
from annotator.formats.sheets import workbook

_BATCH = 20_000
_NUMBERS = {"start", "end", "characters", "marks"}
_TIMES = {"created", "changed"}
_MOST_ROWS = 1_048_576
"""Rows of a sheet, with its head (Excel specifications and limits)."""


def pack_workbook(exchange: Exchange, file: BinaryIO, offsets: Collection[OffsetUnit] = ()) -> None:
    """Write marks, articles, people, links and codebook as sheets. Raises ``ExportRefused`` for too many rows."""
    tables = annot_csv.tables(exchange, offsets)
    file.write(workbook((name, columns, _numbered(columns, rows)) for name, (columns, rows) in tables.items()))


def pack_parquet(exchange: Exchange, file: BinaryIO, offsets: Collection[OffsetUnit] = ()) -> None:
    """Write the table of marks; offsets are 64-bit integers, times are milliseconds in UTC."""
    _write_parquet(*annot_csv.tables(exchange, offsets)["marks"], file)


def spread_parquet(exchange: Exchange, offsets: Collection[OffsetUnit] = ()) -> dict[str, Callable[[BinaryIO], object]]:
    """All five tables by the names of their files."""
    tables = annot_csv.tables(exchange, offsets)
    return {f"{name}.parquet": partial(_write_parquet, columns, rows) for name, (columns, rows) in tables.items()}


def _is_number(column: str) -> bool:
    return column in _NUMBERS or column.startswith(("start_", "end_"))


def _numbered(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[list[str | int]]:
    """The rows with numbers as such."""
    whole = [_is_number(column) for column in columns]
    for count, row in enumerate(rows, 2):
        if count > _MOST_ROWS:
            raise ExportRefused(
                _("A workbook cannot hold more than {count} rows.").format(count=f"{_MOST_ROWS:,}"),
                _("Choose csv or parquet, or fewer articles."),
            )
        yield [int(cell) if is_number else cell for cell, is_number in zip(row, whole, strict=True)]


def _write_parquet(columns: Sequence[str], rows: Iterable[Sequence[str]], file: BinaryIO) -> None:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # extras, without types
    schema = arrow.schema([(name, _type(arrow, name)) for name in columns])
    with parquet.ParquetWriter(file, schema) as writer:
        left = iter(rows)
        while batch := list(islice(left, _BATCH)):
            cells = zip(zip(*batch, strict=True), schema, strict=True)
            arrays = [arrow.array(column, arrow.string()).cast(field.type) for column, field in cells]
            writer.write_batch(arrow.record_batch(arrays, schema=schema))


def _type(arrow: Any, column: str) -> Any:  # noqa: ANN401
    if _is_number(column):
        return arrow.int64()
    return arrow.timestamp("ms", "UTC") if column in _TIMES else arrow.string()
