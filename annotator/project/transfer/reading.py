"""Whole exchanges out of files and folders: those that a format reads itself, and databases, which the store reads."""

from pathlib import Path

from annotator.domain.transfer.exchange import Exchange
from annotator.formats.format import Format
from annotator.store.foreign.tables import read_tables


def holds_exchange(read_as: Format) -> bool:
    """Whether files of a format hold whole projects, with marks, and not articles alone."""
    return read_as.read is not None or read_as.database is not None


def exchange_of(path: Path, read_as: Format) -> Exchange:
    """What a file or folder holds. Raises ``AnnotatorError`` and ``OSError``."""
    read_as.must_be_installed()
    if read_as.database is not None:
        inner = path / read_as.database.file if path.is_dir() else path
        return read_as.database.shape(read_tables(inner, read_as.database.tables), path.stem)
    if read_as.read is None:
        raise TypeError(read_as.name)
    return read_as.read(path)
