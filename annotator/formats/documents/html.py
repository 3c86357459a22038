"""Web pages: all their readable text, one block a line, and what of it is not the article as a repair."""

import re
from collections.abc import Iterator

from annotator.domain.articles import Metadata, RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Decoded, Document, Proposal, Stance
from annotator.formats.documents import blocks, properties
from annotator.formats.documents.body import lines_of
from annotator.formats.documents.container import refuse_without_text
from annotator.formats.documents.page_encoding import decode_page
from annotator.formats.format import Extra

WEB = Extra("web", ("trafilatura",))
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Around the reading of a character; no page can name these two (Unicode 23.7: for the inside of programs)."""
_RUBY_MARKS = re.compile(r"<rp\b[^>]{0,200}>[^<]{0,20}(?:</rp\s{0,20}>)?", re.IGNORECASE)
_RUBY = re.compile(r"<rt\b[^>]{0,200}>([^<]{0,200})(?:</rt\s{0,20}>)?", re.IGNORECASE)
_READING = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}\n]*){_CLOSE}")
_LANGUAGE = re.compile(r"""<html\b[^>]{0,500}?\blang\s{0,9}=\s{0,9}["']?([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})\b""", re.I)
_AUTHOR = re.compile(
    r"""<meta\s[^>]{0,200}?name=["']author["'][^>]{0,200}?content=(?:"([^"]{1,300})|'([^']{1,300}))""", re.I
)
"""Also a Chinese name, of one word, which trafilatura takes for none."""
_HEAD_BYTES = 2048
_WEB_ADDRESS = re.compile(r"https?://\S{1,2000}")


def fits(head: bytes) -> bool:
    """Whether a file begins as a page, whatever it is called."""
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:_HEAD_BYTES].lower()
    return begins.startswith(b"<") and b"<html" in begins


def documents(raw: bytes, _name: str, encoding: str | None) -> tuple[Document]:
    """The one article of a saved page. Raises ``ImportRefused``."""
    return (document(decode_page(raw, encoding)),)


def document(decoded: Decoded, known: Metadata = Metadata()) -> Document:  # noqa: B008  (a frozen value)
    """The article of a page that is decoded; ``known`` is what is known about it from elsewhere and counts first.

    Raises ``ImportRefused`` for a page without text.
    """
    page = decoded.text.replace(_OPEN, "").replace(_CLOSE, "")
    text, readings = _text(page)
    refuse_without_text(text)
    metadata, body, doubts = _extracted(page, known.url)
    cut: list[Proposal] = []
    if body:
        kept = lines_of(body, _without(text, readings).split("\n"))
        if kept is None:
            doubts += (_("What of the page is the article could not be told; all its text is kept."),)
        else:
            cut = list(_cut(text, kept))
    proposals = sorted((*cut, *_glosses(text, readings, cut)), key=lambda one: one.span.start)
    fields = {name: getattr(known, name) or getattr(metadata, name) for name in Metadata.__slots__}
    return Document(
        Decoded(text, decoded.encoding, decoded.others, (*decoded.doubts, *doubts)),
        Metadata(**fields),
        tuple(proposals),
    )


def _text(page: str) -> tuple[str, list[Span]]:
    """All readable text of a page, and where readings of characters stand in it, with their brackets."""
    page = _RUBY.sub(lambda found: f"{_OPEN}{found[1]}{_CLOSE}" if found[1].strip() else "", _RUBY_MARKS.sub("", page))
    lines = (" ".join(line.split()) for line in blocks.read(page).flow.text().split("\n"))
    marked = "\n".join(line for line in lines if line)
    parts: list[str] = []
    readings: list[Span] = []
    at = length = 0
    for found in _READING.finditer(marked):
        before, reading = marked[at : found.start()], f"({found[1]})"
        start = length + len(before)
        readings.append(Span(start, start + len(reading)))
        parts += (before, reading)
        at, length = found.end(), start + len(reading)
    text = "".join((*parts, marked[at:]))
    if _OPEN in text or _CLOSE in text:  # a reading over several lines: it stays as it is written
        return marked.replace(_OPEN, "").replace(_CLOSE, ""), []
    return text, readings


def _without(text: str, readings: list[Span]) -> str:
    at = 0
    parts: list[str] = []
    for span in readings:
        parts.append(text[at : span.start])
        at = span.end
    return "".join((*parts, text[at:]))


def _extracted(page: str, url: str) -> tuple[Metadata, str, tuple[str, ...]]:
    """What the page says about itself, the body of its article where one is found, and doubts."""
    language = found[1] if (found := _LANGUAGE.search(page[:20_000])) else ""
    if not WEB.is_installed:
        doubt = _("All text of the page is kept: what of it is the article is told by a part that is not installed.")
        hint = _("Install it with: {command}").format(command=WEB.command)
        return Metadata(title=_title(page), language=language), "", (f"{doubt} {hint}",)
    from trafilatura import bare_extraction

    plain = _RUBY.sub("", _RUBY_MARKS.sub("", page))
    result = bare_extraction(plain, url=url or None, with_metadata=True, include_comments=False)
    if result is None or isinstance(result, dict):
        doubt = _("What of the page is the article could not be told; all its text is kept.")
        return Metadata(title=_title(page), language=language), "", (doubt,)
    address = result.url or ""
    metadata = Metadata(
        title=properties.title(result.title or "") or _title(page),
        byline=properties.line(result.author or _author(page)),
        source=properties.line(result.sitename or result.hostname or ""),
        published=properties.date(result.date or ""),
        url=address if _WEB_ADDRESS.fullmatch(address) else "",
        language=language or result.language or "",
    )
    return metadata, result.text or "", ()


def _title(page: str) -> str:
    found = re.search(r"<title\b[^>]{0,200}>([^<]{0,1000})", page[:200_000], re.IGNORECASE)
    return properties.title(blocks.unescaped(found[1])) if found else ""


def _author(page: str) -> str:
    found = _AUTHOR.search(page[:200_000])
    return blocks.unescaped(found[1] or found[2]) if found else ""


def _cut(text: str, kept: list[bool]) -> Iterator[Proposal]:
    """One proposal for each run of lines that are not the article."""
    reason = _("The page has this around its article: navigation, other articles, comments or notes of the site.")
    start = at = 0
    for line, keep, following in zip(text.split("\n"), kept, [*kept[1:], True], strict=True):
        end = at + len(line) + 1
        if keep:
            start = end
        elif following:
            last = end > len(text)
            first = max(0, start - 1) if last else start  # the line end before what is cut at the very end
            yield Proposal(RepairKind.BOILERPLATE, Span(first, min(end, len(text))), "", reason, Stance.CERTAIN)
        at = end


def _glosses(text: str, readings: list[Span], cut: list[Proposal]) -> Iterator[Proposal]:
    reason = _("“{reading}” is the reading that the page shows above {character}.")
    for span in readings:
        if not any(one.span.start < span.end and span.start < one.span.end for one in cut):
            character, reading = text[max(0, span.start - 1) : span.start], text[span.start + 1 : span.end - 1]
            yield Proposal(
                RepairKind.GLOSS, span, "", reason.format(reading=reading, character=character), Stance.CERTAIN,
                f"{character}({reading})",
            )  # fmt: skip
