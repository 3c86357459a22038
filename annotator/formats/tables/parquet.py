"""Parquet: rows in batches of a few megabytes, every value as text; pages are read as they are needed."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.streams.watching import tell
from annotator.formats.tables.table import Refuse, Row, Table, named, refuse_too_large, worded

_MOST_AT_ONCE, _BYTES_AT_ONCE = 500, 4 * 1024 * 1024
_BUFFER = 1024 * 1024
_UNREADABLE = (
    OSError, ValueError, LookupError, TypeError, RuntimeError, ArithmeticError, NotImplementedError, MemoryError,
)  # fmt: skip
"""What Arrow raises: its own errors are of these kinds."""


def fits(head: bytes) -> bool:
    """Whether a file begins as one of Parquet (its magic number, Parquet format, *File format*)."""
    return head.startswith(b"PAR1")


def read(path: Path, _encoding: str | None = None) -> Table:
    """The table in a file. Raises ``ImportRefused`` and ``OSError``."""
    path.stat()  # that there is no such file is no damage
    with _told(), _opened(path) as file:
        size = sum(file.metadata.row_group(at).total_byte_size for at in range(file.num_row_groups))
        count = int(file.metadata.num_rows)
        columns = named([worded(name) for name in file.schema_arrow.names])
    refuse_too_large(size)
    if not columns:
        raise ImportRefused(_("There is nothing in the table."), _("Choose a file with a row for each article."))
    at_once = max(1, min(_MOST_AT_ONCE, _BYTES_AT_ONCE * count // max(1, size)))

    def rows(_refuse: Refuse) -> Iterator[Row]:
        number = 0
        with _told(), _opened(path) as file:
            for batch in file.iter_batches(batch_size=at_once, use_threads=False):
                tell(number << 10, count << 10)
                for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    cells = tuple(worded(one) for one in values)
                    if any(cells):
                        yield Row(number, cells)

    return Table(columns, rows)


def _opened(path: Path) -> Any:  # noqa: ANN401  (an extra without types)
    return import_module("pyarrow.parquet").ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False)


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
