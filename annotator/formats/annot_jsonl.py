"""``article-annotator`` JSONL: a header line, then one article a line; a stream (DESIGN section 11)."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.formats import parsing, shaping
from annotator.formats.packed import Packed, pack

KEPT_BYTES = 200_000_000
"""Up to this size what a first pass has read is kept for the next one; larger files are read again."""


def write(exchange: Exchange) -> Iterator[str]:
    """The lines. Raises ``ExportRefused`` where a mark is not what its text says."""
    yield json.dumps(shaping.header(exchange), ensure_ascii=False) + "\n"
    for article in exchange.articles():
        yield json.dumps(shaping.article(article, exchange.codebook), ensure_ascii=False) + "\n"


def read(path: Path) -> Exchange:
    """The project in a file. Raises ``ImportRefused`` with the number of the line that does not fit."""
    lines = _lines(path)
    number, first = next(lines, (1, ""))
    head = parsing.header(_parsed(number, first))
    count = sum(1 for _line in lines)

    kept: list[Packed] = []

    def articles() -> Iterator[ExchangeArticle]:
        if kept:
            yield from (one.article() for one in kept)
            return
        read: list[Packed] = []
        for one in stream():
            read.append(pack(one))
            yield one
        kept.extend(read)

    def stream() -> Iterator[ExchangeArticle]:
        shelf, below = parsing.Articles(head), _lines(path)
        next(below, None)
        for number, line in below:
            yield shelf.read(_parsed(number, line), _("line {number}").format(number=number))

    return Exchange(
        head.project,
        head.codebook,
        head.annotators,
        head.people,
        count,
        articles if path.stat().st_size <= KEPT_BYTES else stream,
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers from 1."""
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except UnicodeDecodeError as error:
        raise ImportRefused(
            _("The file is not UTF-8: {reason}.").format(reason=error.reason),
            _("JSONL is always UTF-8; export it again."),
        ) from error


def _parsed(number: int, line: str) -> object:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ImportRefused(
            _("Line {line} is not JSON: {reason}.").format(line=number, reason=error),
            _("Nothing was imported; export the file again, or mend that line."),
        ) from error
