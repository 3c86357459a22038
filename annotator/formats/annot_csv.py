"""CSV for spreadsheets: one row a mark, with BOM and CRLF (RFC 4180); as a folder, four more tables beside it.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that
begins with an apostrophe; ``rows`` takes one away again, so that what was written comes back.
"""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from annotator.domain.codebook import CUE_OF, HOLDS, SAYS, Codebook
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.moments import to_iso
from annotator.domain.reasons import reason_in_words
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.domain.transfer.options import OffsetUnit
from annotator.formats.codebooks.features import feature_in_words
from annotator.formats.ends import Ends, named
from annotator.formats.streams.lines import text_lines
from annotator.text.offsets import Utf8Index, Utf16Index

COLUMNS = (
    "article_id", "article_title", "mark_id", "kind", "tag", "start", "end", "text", "person_id", "person", "speaker",
    "cue", "holder", "annotator", "origin", "note", "created", "changed",
)  # fmt: skip
_OF_SUGGESTIONS = (
    "article_id", "article_title", "kind", "tag", "start", "end", "text", "source", "score", "person", "reason",
)  # fmt: skip
TABLES = ("marks.csv", "articles.csv", "people.csv", "links.csv", "codebook.csv")
CARRIES = frozenset({
    Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH, Aspect.NOTES, Aspect.ANNOTATORS, Aspect.MOMENTS,
    Aspect.ORIGINS,
})  # fmt: skip
CARRIED_BY_TABLES = CARRIES | {
    Aspect.DESCRIPTIONS, Aspect.REGISTER, Aspect.LINKS, Aspect.JOINERS, Aspect.GUIDELINES, Aspect.RULES,
    Aspect.SUGGESTIONS,
}  # fmt: skip
_DANGEROUS = frozenset({"=", "+", "-", "@", "\t", "\r", "'"})
_PIECE = 65_536
"""Characters that are gathered before they are given on."""
_SILENT = ("", "", "")
BOM = "\ufeff"


Rows = tuple[tuple[str, ...], Iterator[tuple[str, ...]]]
"""Columns, and rows of as many cells."""


def write(exchange: Exchange, offsets: Collection[OffsetUnit] = ()) -> Iterator[str]:
    """The table of marks, in pieces; with ``offsets`` further columns count in other units than code points."""
    return table(*tables(exchange, offsets)["marks"])


def write_tables(exchange: Exchange, offsets: Collection[OffsetUnit] = ()) -> dict[str, Iterator[str]]:
    """All five tables by the names of their files, each in pieces."""
    return {f"{name}.csv": table(*rows) for name, rows in tables(exchange, offsets).items()}


def tables(exchange: Exchange, offsets: Collection[OffsetUnit] = ()) -> dict[str, Rows]:
    """Marks, articles, people, links and codebook: the columns and rows of each, not defused yet.

    What is pending is a table of its own, where it goes out.
    """
    units = [unit for unit in OffsetUnit if unit in offsets]
    further = tuple(f"{end}_{unit}" for unit in units for end in ("start", "end"))
    return {
        "marks": ((*COLUMNS, *further), _mark_rows(exchange, units)),
        "articles": (
            (
                "article_id", "title", "byline", "source", "place", "published", "url", "language", "script", "note",
                "characters", "marks",
            ),
            _article_rows(exchange),
        ),
        "people": (
            ("person_id", "name", "variants", "note", "identifiers"),
            (
                (str(one.id), one.name, " | ".join(one.variants), one.note,
                 " | ".join(f"{name}:{value}" for name, value in one.identifiers.items()))
                for one in exchange.people
            ),
        ),
        "links": (
            ("article_id", "link_id", "type", "from_mark", "from_text", "to_mark", "to_text", "annotator"),
            _link_rows(exchange),
        ),
        "codebook": (
            ("tag_id", "kind", "tag", "colour", "key", "description", "guideline", "overlap", "sign", "line",
             "features", "retired"),
            (
                (str(tag.id), tag.kind, exchange.codebook.path(tag.id), tag.colour, tag.key, tag.description,
                 tag.guideline, tag.overlap.value, tag.sign, tag.line.value,
                 "\n".join(map(feature_in_words, tag.features)), "yes" if tag.retired else "")
                for tag in exchange.codebook.tags
            ),
        ),
        **({"suggestions": (_OF_SUGGESTIONS, _suggestion_rows(exchange))} if exchange.with_suggestions else {}),
    }  # fmt: skip


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table written here, by column, every cell as it was before it was defused.

    Raises ``ImportRefused`` for a line that is too long for memory, and ``ValueError`` for what is no such table.
    """
    lines = (line for _number, line in text_lines(path, keep_empty=True))
    try:
        for row in csv.DictReader(lines, restkey="", restval=""):
            row.pop("", None)
            yield {name: cell.removeprefix("'") for name, cell in row.items()}
    except csv.Error as error:
        raise ValueError(str(error)) from error


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in _DANGEROUS else cell


def table(columns: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table in pieces, its cells defused."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow(columns)
    for line in lines:
        writer.writerow([f"'{cell}" if cell[:1] in _DANGEROUS else cell for cell in line])
        if buffer.tell() > _PIECE:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _mark_rows(exchange: Exchange, units: Sequence[OffsetUnit]) -> Iterator[tuple[str, ...]]:
    names = {one.id: one.name for one in exchange.annotators}
    people = {one.id: one.name for one in exchange.people}
    tags = {tag.id: (tag.kind, exchange.codebook.path(tag.id)) for tag in exchange.codebook.tags}
    for article in exchange.articles():
        key, title, count = str(article.id), article.metadata.title, counted(article.text, units)
        spoken = _spoken(article, exchange.codebook, people)
        for mark in article.marks:
            span, created = mark.span, to_iso(mark.created)
            yield (
                key, title, str(mark.id), *tags[mark.tag], str(span.start), str(span.end), mark.text,
                *((str(mark.person), people.get(mark.person, "")) if mark.person else ("", "")),
                *spoken.get(mark.id, _SILENT),
                names.get(mark.annotator, ""), mark.origin.value, mark.note, created,
                created if mark.changed == mark.created else to_iso(mark.changed), *count(span),
            )  # fmt: skip


def _spoken(
    article: ExchangeArticle, book: Codebook, people: Mapping[PersonId, str]
) -> dict[MarkId, tuple[str, str, str]]:
    """Speaker, cue and holder of the marks of an article that links join."""
    ends = Ends(article, book)
    return {
        mark: (
            named(ends.to(mark, SAYS), people),
            "; ".join(one.text for one in ends.of(mark, CUE_OF)),
            named(ends.to(mark, HOLDS), people),
        )
        for mark in {end for link in article.links for end in (link.from_mark, link.to_mark)}
    }


def counted(text: str, units: Sequence[OffsetUnit]) -> Callable[[Span], tuple[str, ...]]:
    """What writes the ends of a span of ``text`` in further units."""
    if not units:
        return lambda _span: ()
    counts: dict[OffsetUnit, Callable[[int], int]] = {}
    if OffsetUnit.UTF16 in units:
        counts[OffsetUnit.UTF16] = Utf16Index(text).to_utf16
    if OffsetUnit.BYTES in units:
        counts[OffsetUnit.BYTES] = Utf8Index(text).to_bytes
    return lambda span: tuple(str(counts[unit](end)) for unit in units for end in (span.start, span.end))


def _article_rows(exchange: Exchange) -> Iterator[tuple[str, ...]]:
    for one in exchange.articles():
        told = one.metadata
        yield (
            str(one.id), told.title, told.byline, told.source, told.place, told.published, told.url, told.language,
            told.script, told.note, str(len(one.text)), str(len(one.marks)),
        )  # fmt: skip


def _suggestion_rows(exchange: Exchange) -> Iterator[tuple[str, ...]]:
    book = exchange.codebook
    for article in exchange.articles():
        for one in article.suggestions:
            yield (
                str(article.id), article.metadata.title, book.tag(one.tag).kind, book.path(one.tag),
                str(one.span.start), str(one.span.end), one.text, one.source, f"{one.score:g}", one.person,
                reason_in_words(one.reason),
            )  # fmt: skip


def _link_rows(exchange: Exchange) -> Iterator[tuple[str, ...]]:
    names = {one.id: one.name for one in exchange.annotators}
    for article in exchange.articles():
        words = {mark.id: mark.text for mark in article.marks}
        for link in article.links:
            yield (
                str(article.id), str(link.id), exchange.codebook.link_type_of(link.type).name, str(link.from_mark),
                words[link.from_mark], str(link.to_mark), words[link.to_mark], names.get(link.annotator, ""),
            )  # fmt: skip
