"""One split of a data set as Parquet: marks and links are lists of records, as ``datasets`` keeps them."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from annotator.domain.errors import ExportRefused
from annotator.domain.language import _
from annotator.formats.foreign.learning.data_set.rows import Counted
from annotator.formats.format import Extra

EXTRA = Extra("parquet", ("pyarrow",))
_BATCH = 200


def must_be_installed() -> None:
    """Raises ``ExportRefused`` with the line that installs what is missing."""
    if not EXTRA.is_installed:
        raise ExportRefused(
            _("Parquet needs a part of the program that is not installed."),
            _("Install it with: {command}").format(command=EXTRA.command),
        )


def write(
    rows: Iterator[Mapping[str, Any]], kinds: Mapping[str, Mapping[str, str] | str], counted: Counted, file: BinaryIO
) -> None:
    """Write rows whose columns are texts, lists of texts (``texts``) or lists of records by the kinds of their names.

    ``counted`` is told how many bytes there are, and gets them for its hash.
    """
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # extras, without types
    schema = arrow.schema([(name, _kind(arrow, kind)) for name, kind in kinds.items()])
    with parquet.ParquetWriter(_Counting(file, counted), schema) as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_batch(arrow.RecordBatch.from_pylist(batch, schema=schema))


def _kind(arrow: Any, kind: Mapping[str, str] | str) -> Any:  # noqa: ANN401
    if isinstance(kind, str):
        return arrow.list_(arrow.string()) if kind == "texts" else getattr(arrow, kind)()
    return arrow.list_(arrow.struct([(name, getattr(arrow, one)()) for name, one in kind.items()]))


class _Counting:
    """A file that only grows, and tells what went into it."""

    def __init__(self, file: BinaryIO, counted: Counted) -> None:
        self._file, self._counted = file, counted
        counted.empty()

    closed = False
    """Whoever opened the file closes it."""

    def write(self, piece: bytes) -> int:
        """Write on."""
        raw = bytes(piece)
        self._counted.bytes += len(raw)
        self._counted.sha256.update(raw)
        return self._file.write(raw)

    def flush(self) -> None:
        """Nothing is kept back here."""
        self._file.flush()

    def close(self) -> None:
        """Whoever opened the file closes it."""
