"""PDF (ISO 32000-1) by its text layer; a page without one is told as scanned, and nothing is made up."""

import logging
import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.documents import properties
from annotator.formats.documents.container import damaged
from annotator.formats.documents.printed import Line, Page, in_columns, laid_out, proposals

MOST_PAGES = 3_000
LARGEST_CONTENT = 8 * 1024 * 1024
"""So many bytes of instructions are read for one page; a page of text has 20,000."""
_NAMED = 12
_SURROGATE = re.compile("[\ud800-\udfff]")


def documents(raw: bytes, _name: str, _encoding: str | None) -> tuple[Document]:
    """The one article in a PDF. Raises ``ImportRefused``."""
    from pypdf.errors import DependencyError, PyPdfError

    # What pypdf finds odd is no matter of the person who reads.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    # On damaged files pypdf stumbles in its own code, by any of these.
    stumbles = (
        PyPdfError, DependencyError, ArithmeticError, AssertionError, AttributeError, LookupError, OSError,
        RecursionError, NotImplementedError, TypeError, ValueError, struct.error, zlib.error,
    )  # fmt: skip
    try:
        reader = _opened(raw)
        count = len(reader.pages)
    except stumbles as error:
        raise damaged() from error
    if count > MOST_PAGES:
        raise ImportRefused(
            _("The PDF has more than {count} pages.").format(count=f"{MOST_PAGES:,}"),
            _("Cut it into several files, such as one a chapter."),
        )
    pages: list[Page] = []
    broken: list[int] = []
    for number in range(count):
        try:
            pages.append(_page(reader, number))
        except stumbles:
            pages.append(Page(number, ()))
            broken.append(number)
    try:
        metadata = _metadata(reader)
    except stumbles:
        metadata = Metadata()
    return (_document(pages, broken, metadata),)


def _opened(raw: bytes) -> Any:  # noqa: ANN401  (a reader of a library that is loaded when it is used)
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(BytesIO(raw), strict=False)
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise ImportRefused(
            _("The PDF is encrypted: it opens with a password only."),
            _("Open it in the program that you read it with and save or print it as a PDF without a password."),
        )
    return reader


@dataclass(slots=True)
class _Collecting:
    """Takes the pieces of text of a page, each with where it begins, and makes lines of them."""

    lines: list[Line]
    _words: str = ""
    _begin: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def take(self, words: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        """A piece of text, with the two matrices that place it (ISO 32000-1, 9.4.4)."""
        for at, part in enumerate(words.split("\n")):
            if at:
                self.finish()
            if part.strip() and not self._words.strip():
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
                self._begin = (x, y, size * scale)
            self._words += part

    def finish(self) -> None:
        """A line ends."""
        if self._words.strip():
            self.lines.append(Line(_plain(self._words), *self._begin))
        self._words = ""


def _page(reader: Any, number: int) -> Page:  # noqa: ANN401
    page = reader.pages[number]
    content = page.get_contents()
    if content is not None and len(content.get_data()) > LARGEST_CONTENT:
        raise ValueError(number)
    collecting = _Collecting([])
    page.extract_text(visitor_text=collecting.take)
    collecting.finish()
    return in_columns(Page(number, tuple(collecting.lines)))


def _plain(words: str) -> str:
    return _SURROGATE.sub("\ufffd", words.replace("\0", "").replace("\r", " ")).strip()


def _metadata(reader: Any) -> Metadata:  # noqa: ANN401
    said = reader.metadata
    if said is None:
        return Metadata()
    made = cast("datetime | None", said.creation_date)
    byline = properties.line(_plain(str(said.author or "")))
    title = properties.title(_plain(str(said.title or "")))
    return Metadata(
        title="" if title.lower() in {"untitled", "無標題", "无标题"} else title,
        byline="" if byline.lower() in {"anonymous", "unknown"} else byline,
        published=made.date().isoformat() if made else "",
    )


def _document(pages: Sequence[Page], broken: Sequence[int], metadata: Metadata) -> Document:
    empty = [one.number for one in pages if not one.lines and one.number not in broken]
    if not any(one.lines for one in pages):
        raise ImportRefused(
            _("The PDF has no text layer: its pages are pictures, perhaps scanned."),
            _("Let a program for text recognition (OCR) read it, and import what that makes."),
        )
    text, placed = laid_out(pages)
    doubts: list[str] = []
    if empty:
        words = ngettext(
            "Page {pages} holds no text; it may be scanned.",
            "Pages {pages} hold no text; they may be scanned.",
            len(empty),
        )
        doubts.append(words.format(pages=_numbers(empty)))
    if broken:
        words = ngettext("Page {pages} cannot be read.", "Pages {pages} cannot be read.", len(broken))
        doubts.append(words.format(pages=_numbers(broken)))
    if two := [one.number for one in pages if one.columns]:
        words = ngettext(
            "Page {pages} was read as two columns; look whether it reads well.",
            "Pages {pages} were read as two columns; look whether they read well.",
            len(two),
        )
        doubts.append(words.format(pages=_numbers(two)))
    return Document(Decoded(text, "utf-8", doubts=tuple(doubts)), metadata, tuple(proposals(text, placed)))


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(str(one + 1) for one in pages[:_NAMED])
    return f"{shown}, …" if len(pages) > _NAMED else shown
