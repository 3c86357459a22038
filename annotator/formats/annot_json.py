"""``article-annotator`` JSON: one object, two spaces, written article by article (DESIGN section 11)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.formats import parsing, shaping


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
    """The project in a file. Raises ``ImportRefused`` with the line or place of what does not fit."""
    value = load(path)
    head = parsing.header(value)
    shelf = parsing.Articles(head)
    entries = cast("dict[str, Any]", value).get("articles", [])
    if not isinstance(entries, list):
        raise parsing.refused("file.articles", _("a list is expected here"))
    articles = [shelf.read(one, f"articles[{at}]") for at, one in enumerate(cast("list[Any]", entries))]

    def again() -> Iterator[ExchangeArticle]:
        return iter(articles)

    return Exchange(head.project, head.codebook, head.annotators, head.people, len(articles), again)


def load(path: Path) -> object:
    """The JSON value in a file. Raises ``ImportRefused`` with line and column."""
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise ImportRefused(
            _("The JSON breaks off or goes wrong in line {line}, column {column}: {reason}.").format(
                line=error.lineno, column=error.colno, reason=error.msg
            ),
            _("Nothing was imported; export the file again, or mend that line."),
        ) from error
    except UnicodeDecodeError as error:
        raise ImportRefused(
            _("The file is not UTF-8: it does not fit at byte {byte}.").format(byte=error.start),
            _("JSON is always UTF-8; export the file again."),
        ) from error
    except RecursionError as error:
        raise ImportRefused(_("The JSON is nested too deeply."), _("Nothing was imported.")) from error
