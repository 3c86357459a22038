"""The formats that are tables, for the registry; a table is taken for articles where no other format knows it."""

from collections.abc import Callable, Sequence

from annotator.domain.language import marked
from annotator.domain.transfer.losses import Aspect
from annotator.domain.transfer.plans import Document
from annotator.formats import annot_csv, spoilt
from annotator.formats.format import Extra, Format
from annotator.formats.tables import outgoing, parquet, records, separated, sheet
from annotator.formats.tables.mapping import articles
from annotator.formats.tables.table import Table


def _documents(
    read: Callable[[bytes, str | None], Table],
) -> Callable[[bytes, str, str | None], Sequence[Document]]:
    """The articles of a table by what is guessed of its columns."""
    return lambda raw, _name, encoding: list(articles(read(raw, encoding), None, lambda _left: None)[1])


TABLES = (
    Format(
        "csv",
        (".csv",),
        marked("one row a mark, for spreadsheets; into a folder: five tables; comes in with one row an article"),
        write=annot_csv.write,
        spread=annot_csv.write_tables,
        documents=_documents(separated.read),
        table=separated.read,
        carries=annot_csv.CARRIES,
        carries_in_folder=annot_csv.CARRIED_BY_TABLES,
        stands_off=True,
        takes=("offsets",),
    ),
    Format(
        "tsv",
        (".tsv", ".tab"),
        marked("tables of articles, cells parted by tabs"),
        documents=_documents(separated.read),
        table=separated.read,
    ),
    Format(
        "records",
        (".jsonl", ".json", ".ndjson"),
        marked("JSON of other programs: one object an article"),
        documents=_documents(records.read),
        table=records.read,
        fits=records.fits,
    ),
    Format(
        "xlsx",
        (".xlsx",),
        marked("a workbook with sheets: marks, articles, people, links, codebook; comes in with one row an article"),
        pack=outgoing.pack_workbook,
        carries=annot_csv.CARRIED_BY_TABLES,
        counts={Aspect.ENDS: spoilt.cut, Aspect.CONTROLS: spoilt.with_controls_in_cells},
        stands_off=True,
        takes=("offsets",),
        documents=_documents(sheet.read),
        table=sheet.read,
        extra=Extra("xlsx", ("openpyxl",)),
    ),
    Format(
        "parquet",
        (".parquet",),
        marked("Parquet for programs: one row a mark; into a folder: five tables; comes in with one row an article"),
        pack=outgoing.pack_parquet,
        spread=outgoing.spread_parquet,
        carries=annot_csv.CARRIES,
        carries_in_folder=annot_csv.CARRIED_BY_TABLES,
        stands_off=True,
        takes=("offsets",),
        documents=_documents(parquet.read),
        table=parquet.read,
        extra=Extra("parquet", ("pyarrow",)),
    ),
)
