"""The formats to be read by people."""

from annotator.domain.language import marked
from annotator.formats.format import Extra, Format
from annotator.formats.reports import datasheet, page, summary, word

REPORTS = (
    Format(
        "html",
        (".html", ".htm"),
        marked("a page to read in a browser; into a folder: a page for each article"),
        write=page.write,
        spread=page.spread,
        carries=page.CARRIES,
    ),
    Format(
        "docx",
        (".docx",),
        marked("a document for word processors, with marks and legend"),
        pack=word.pack,
        carries=word.CARRIES,
        extra=Extra("office", ("docx",)),
    ),
    Format(
        "report",
        (".md",),
        marked("a report in Markdown: people, roles, quotes"),
        write=summary.write,
        carries=summary.CARRIES,
    ),
    Format(
        "datasheet",
        (".md",),
        marked("a datasheet in Markdown: counts, annotators, agreement, guidelines"),
        write=datasheet.write,
        carries=datasheet.CARRIES,
    ),
)
