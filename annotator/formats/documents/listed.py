"""The formats that articles come in as documents of other programs, for the registry."""

from annotator.domain.language import marked
from annotator.formats.documents import docx, epub, html, odt, pdf, rtf, subtitles
from annotator.formats.documents.messages import mail, saved_page
from annotator.formats.format import Extra, Format

DOCUMENTS = (
    Format(
        "word", (".docx", ".doc"), marked("Word documents (.docx): paragraphs, tables, notes"), documents=docx.documents
    ),
    Format("odt", (".odt",), marked("OpenDocument texts (LibreOffice, .odt)"), documents=odt.documents),
    Format("rtf", (".rtf",), marked("Rich Text Format"), documents=rtf.documents, fits=rtf.fits, maybe=(".doc",)),
    Format("epub", (".epub",), marked("electronic books: one article a chapter"), documents=epub.documents),
    Format(
        "pdf-text",
        (".pdf",),
        marked("the text layer of PDF; scanned pages are told"),
        documents=pdf.documents,
        extra=Extra("pdf", ("pypdf",)),
    ),
    Format(
        "subtitles",
        (".srt", ".vtt"),
        marked("subtitles: one line a cue, with who speaks, without times"),
        documents=subtitles.documents,
    ),
    Format(
        "web",
        (".html", ".htm", ".xhtml"),
        marked("web pages: the article, with what stands around it as repairs to undo"),
        documents=html.documents,
        fits=html.fits,
        maybe=(".doc",),
    ),
    Format(
        "saved-page",
        (".mhtml", ".mht"),
        marked("web pages that a browser saved as one file"),
        documents=saved_page.documents,
        fits=saved_page.fits,
        maybe=(".doc",),
    ),
    Format("mail", (".eml",), marked("e-mail: the message; what is attached is named"), documents=mail.documents),
)
