"""The formats that are tables, for the registry; a table is taken for articles where no other format knows it."""

from annotator.domain.language import marked
from annotator.domain.transfer.losses import Aspect
from annotator.formats import annot_csv, spoilt
from annotator.formats.format import Extra, Format
from annotator.formats.tables import outgoing, parquet, records, separated, sheet

TABLES = (
    Format(
        "csv",
        (".csv",),
        marked("one row a mark, for spreadsheets; into a folder: five tables; comes in with one row an article"),
        write=annot_csv.write,
        spread=annot_csv.write_tables,
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
        table=separated.read,
    ),
    Format(
        "records",
        (".jsonl", ".json", ".ndjson"),
        marked("JSON of other programs: one object an article"),
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
        table=parquet.read,
        extra=Extra("parquet", ("pyarrow",)),
    ),
)
