"""A document for word processors (``.docx``): the articles with their marks shaded and signed, tables, a legend."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, BinaryIO, cast

from annotator.domain.codebook import Codebook
from annotator.domain.language import _
from annotator.domain.marks import Mark
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.reports.told import facts, told

CARRIES = frozenset({
    Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH, Aspect.THEMES,
})  # fmt: skip
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold."""
_FAINT = 0.18
"""So much of a tag's colour is mixed with white behind a mark."""
_FACES = {"Hant": "PMingLiU", "Hans": "SimSun", "Jpan": "MS Mincho"}


def pack(exchange: Exchange, out: BinaryIO) -> None:
    """Write the document into an open file."""
    from docx import Document  # the extra ``office``: only who wants documents needs it

    document = Document()
    document.core_properties.title = _legal(exchange.project.title)
    document.add_heading(_legal(exchange.project.title or _("Articles")), 0)
    _legend(document, exchange.codebook)
    for article in exchange.articles():
        _article(document, article, exchange)
    document.save(out)


def _legend(document: Any, book: Codebook) -> None:  # noqa: ANN401  (python-docx has no types)
    line = document.add_paragraph()
    for tag in book.tags:
        if not tag.retired:
            _shade(line.add_run(_legal(f" {tag.sign} ")), tag.colour)
            line.add_run(_legal(f" {book.path(tag.id)}   "))


def _article(document: Any, article: ExchangeArticle, exchange: Exchange) -> None:  # noqa: ANN401
    document.add_heading(_legal(article.metadata.title or "—"), 1)
    for name, words in facts(article):
        document.add_paragraph(_legal(f"{name}: {words}"))
    line = document.add_paragraph()
    for words, marks in _segments(article):
        first, *further = words.split("\n")
        _run(line, first, marks, exchange.codebook, article)
        for paragraph in further:
            line = document.add_paragraph()
            _run(line, paragraph, marks, exchange.codebook, article)
    known = told(article, exchange)
    _table(document, (_("People"), _("Mentions")), [(name, str(count)) for name, count in known.people])
    _table(document, (_("Role"), _("Holder")), known.roles)
    quotes = [(one.speaker, one.cue, one.text) for one in known.quotes]
    _table(document, (_("Speaker"), _("Cue"), _("Quote")), quotes)
    _table(document, (_("Themes"),), [(theme,) for theme in known.themes])


def _segments(article: ExchangeArticle) -> list[tuple[str, tuple[Mark, ...]]]:
    """The text in pieces that no mark begins or ends within, each with its marks, the shortest first."""
    ends = sorted({0, len(article.text), *(end for mark in article.marks for end in (mark.span.start, mark.span.end))})
    starting, at, there = sorted(article.marks, key=lambda mark: mark.span.start), 0, list[Mark]()
    pieces: list[tuple[str, tuple[Mark, ...]]] = []
    for start, end in pairwise(ends):
        there = [mark for mark in there if mark.span.end > start]
        while at < len(starting) and starting[at].span.start == start:
            there.append(starting[at])
            at += 1
        inner_first = sorted(there, key=lambda mark: (mark.span.end - mark.span.start, mark.id.bytes))
        pieces.append((article.text[start:end], tuple(inner_first)))
    return pieces


def _run(line: Any, words: str, marks: Sequence[Mark], book: Codebook, article: ExchangeArticle) -> None:  # noqa: ANN401
    if not words:
        return
    run = line.add_run(_legal(words))
    _set_face(run, _FACES.get(article.metadata.script, ""))
    if marks:
        _shade(run, book.tag(marks[0].tag).colour)
        run.underline = len(marks) > 1 or None
        sign = line.add_run(_legal("".join(book.tag(mark.tag).sign for mark in marks)))
        sign.font.superscript = True


def _shade(run: Any, colour: str) -> None:  # noqa: ANN401
    """Lay a tag's colour, mixed with white, behind a run (Office Open XML, part 1, 17.3.2.32)."""
    from docx.oxml import OxmlElement  # pyright: ignore[reportUnknownVariableType]
    from docx.oxml.ns import qn

    shade = cast("Any", OxmlElement("w:shd"))
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), _mixed(colour))
    run._element.get_or_add_rPr().append(shade)  # noqa: SLF001  (python-docx offers no other way)


def _set_face(run: Any, face: str) -> None:  # noqa: ANN401
    """Name the face of Chinese and Japanese characters, which a document names apart from that of Latin ones."""
    if face:
        from docx.oxml.ns import qn

        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)  # noqa: SLF001


def _mixed(colour: str) -> str:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)] if re.fullmatch("#[0-9a-fA-F]{6}", colour) else [136] * 3
    return "".join(f"{round(255 - (255 - part) * _FAINT):02X}" for part in parts)


def _table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    if not rows:
        return
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Light Grid Accent 1"
    for line in (heads, *rows):
        cells = table.rows[0].cells if line is heads else table.add_row().cells
        for cell, words in zip(cells, line, strict=True):
            cell.text = _legal(words)
    document.add_paragraph()


def _legal(words: str) -> str:
    return _ILLEGAL.sub("\ufffd", words)
