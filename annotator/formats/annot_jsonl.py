"""``article-annotator`` JSONL: a header line, then one article a line; a stream (DESIGN section 11)."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.formats import parsing, shaping
from annotator.formats.foreign.loose import mapping
from annotator.formats.packed import kept
from annotator.formats.streams.lines import text_lines, value_of
from annotator.formats.streams.values import NotJson, reason_of


def write(exchange: Exchange) -> Iterator[str]:
    """The lines. Raises ``ExportRefused`` where a mark is not what its text says."""
    yield json.dumps(shaping.header(exchange), ensure_ascii=False) + "\n"
    for article in exchange.articles():
        yield json.dumps(shaping.article(article, exchange.codebook), ensure_ascii=False) + "\n"


def read(path: Path) -> Exchange:
    """The project in a file. Raises ``ImportRefused`` with the number of the line that does not fit."""
    lines = text_lines(path)
    number, first = next(lines, (1, ""))
    value = _parsed(number, first)
    if "articles" in mapping(value):  # JSON on one line, and something else below it
        raise NotJson(next(lines, (number + 1, ""))[0], _("something stands behind the end"))
    head = parsing.header(value)
    count = sum(1 for _line in lines)

    def stream() -> Iterator[ExchangeArticle]:
        shelf, below = parsing.Articles(head), text_lines(path)
        next(below, None)
        for number, line in below:
            yield shelf.read(_parsed(number, line), _("line {number}").format(number=number))

    return Exchange(head.project, head.codebook, head.annotators, head.people, count, kept(stream, path.stat().st_size))


def _parsed(number: int, line: str) -> object:
    try:
        return value_of(line, number)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(
            _("Line {line} is not JSON: {reason}.").format(line=number, reason=reason_of(error)),
            _("Nothing was imported; export the file again, or mend that line."),
        ) from error
