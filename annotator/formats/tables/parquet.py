"""Parquet: rows in batches, every value as text."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.tables.table import Refuse, Row, Table, named, refuse_too_large, worded

_BATCH = 500
_UNREADABLE = (
    OSError, ValueError, LookupError, TypeError, RuntimeError, ArithmeticError, NotImplementedError, MemoryError,
)  # fmt: skip
"""What Arrow raises: its own errors are of these kinds."""


def fits(head: bytes) -> bool:
    """Whether a file begins as one of Parquet (its magic number, Parquet format, *File format*)."""
    return head.startswith(b"PAR1")


def read(raw: bytes, _encoding: str | None = None) -> Table:
    """The table in the bytes of a file. Raises ``ImportRefused``."""
    refuse_too_large(len(raw))
    with _told():
        file = _opened(raw)
        refuse_too_large(sum(file.metadata.row_group(at).total_byte_size for at in range(file.num_row_groups)))
        columns = named([worded(name) for name in file.schema_arrow.names])

    def rows(_refuse: Refuse) -> Iterator[Row]:
        number = 0
        with _told():
            for batch in _opened(raw).iter_batches(batch_size=_BATCH):
                for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    cells = tuple(worded(one) for one in values)
                    if any(cells):
                        yield Row(number, cells)

    if not columns:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with a row for each article."))
    return Table(columns, rows)


def _opened(raw: bytes) -> Any:  # noqa: ANN401  (an extra without types)
    return import_module("pyarrow.parquet").ParquetFile(import_module("pyarrow").BufferReader(raw))


@contextmanager
def _told() -> Generator[None]:
    """Lets what Arrow raises for damaged files be a refusal."""
    try:
        yield
    except _UNREADABLE as error:
        raise ImportRefused(
            _("The file is damaged, or it is not a Parquet file."),
            _("Write it again in the program that it comes from."),
        ) from error
