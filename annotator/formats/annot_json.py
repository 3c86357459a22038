"""``article-annotator`` JSON: one object, two spaces, written and read article by article (DESIGN section 11)."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.formats import annot_jsonl, parsing, shaping
from annotator.formats.packed import kept
from annotator.formats.streams.lines import is_object_a_line
from annotator.formats.streams.values import WHOLE, NotJson, walk

_LIST = f"{WHOLE}.articles"
_ARTICLE = f"{_LIST}[]"


def write(exchange: Exchange) -> Iterator[str]:
    """The file in pieces. Raises ``ExportRefused`` where a mark is not what its text says."""
    yield json.dumps(shaping.header(exchange), ensure_ascii=False, indent=2).removesuffix("\n}")
    yield ',\n  "articles": ['
    before = "\n"
    for article in exchange.articles():
        plain = json.dumps(shaping.article(article, exchange.codebook), ensure_ascii=False, indent=2)
        yield before + "    " + plain.replace("\n", "\n    ")
        before = ",\n"
    yield "]\n}\n" if before == "\n" else "\n  ]\n}\n"


def read(path: Path) -> Exchange:
    """The project in a file. Raises ``ImportRefused`` with the line or place of what does not fit.

    A file with an article a line is read, too: what a file is called does not tell which of the two it is.
    """
    if is_object_a_line(path):
        return annot_jsonl.read(path)
    value, count = _around(path)
    head = parsing.header(value)

    def stream() -> Iterator[ExchangeArticle]:
        shelf = parsing.Articles(head)
        return (shelf.read(one, f"articles[{at}]") for at, one in enumerate(_entries(path)))

    return Exchange(head.project, head.codebook, head.annotators, head.people, count, kept(stream, path.stat().st_size))


def _around(path: Path) -> tuple[object, int]:
    """What stands around the articles of a file, and how many they are."""
    count = 0
    whole: object = None
    for line, where, value in walk(path, {WHOLE, _LIST}.__contains__):
        if whole is not None:
            raise NotJson(line, _("something stands behind the end"))
        if where == WHOLE:
            whole = value
        elif where == _ARTICLE:
            count += 1
        elif where == _LIST and not isinstance(value, list):
            raise parsing.refused("file.articles", _("a list is expected here"))
    return whole, count


def _entries(path: Path) -> Iterator[object]:
    return (value for _line, where, value in walk(path, {WHOLE, _LIST}.__contains__) if where == _ARTICLE)
