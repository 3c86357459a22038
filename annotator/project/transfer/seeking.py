"""Finds the articles of this project of which a file speaks without their texts: by key, by address or by title."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from annotator.domain.errors import ImportRefused
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle, LeftOut, Outline, Sought
from annotator.store import Reader


def with_texts(reader: Reader, exchange: Exchange) -> Exchange:
    """The same exchange with what it says on articles of this project put on their texts; what has none is told.

    Raises ``ImportRefused`` where nothing is left of it.
    """
    if not exchange.sought:
        return exchange
    found: list[ExchangeArticle] = []
    told: list[LeftOut] = []
    for one in exchange.sought:
        places = _places(reader, one)
        if len(places) != 1:
            told.append(LeftOut(_why_not(one, len(places))))
            continue
        article, left = one.put(reader.articles.text(places[0]))
        found.append(article)
        told += left
    if not found and not exchange.count:
        raise ImportRefused(_("There is no article in the file."), str(told[0]))

    def outlines() -> Iterator[Outline]:
        mine = (Outline(one.id, one.sha256, False, len(one.marks), 0) for one in found)  # noqa: FBT003
        return chain(exchange.outlines(), mine)

    return replace(
        exchange, count=exchange.count + len(found), articles=lambda: chain(exchange.articles(), found),
        left_out=(*exchange.left_out, *told), sought=(), short=outlines,
    )  # fmt: skip


def _places(reader: Reader, one: Sought) -> list[ArticleId]:
    """The articles that may be meant: of several ways to tell one, the first that tells any."""
    if one.key is not None and reader.articles.known([one.key]):
        return [one.key]
    addresses = _addresses(one.url) | _addresses(one.source)
    titles = {one.title, PurePosixPath(unquote(urlsplit(one.source).path)).stem, one.source} - {""}
    by_url = reader.articles.called(urls=addresses)
    found = by_url or reader.articles.called(titles=titles)
    return list(dict.fromkeys(chain.from_iterable(found.values())))


def _addresses(url: str) -> set[str]:
    """How an address may be written: with or without a place in the page, a last slash and encryption."""
    if not url.startswith(("http://", "https://")):
        return set()
    bare = url.partition("://")[2].partition("#")[0].rstrip("/")
    return {url} | {f"{scheme}://{bare}{end}" for scheme in ("http", "https") for end in ("", "/")}


def _why_not(one: Sought, places: int) -> str:
    if places:
        told = ngettext("{count} annotation of “{source}” was left out: several articles here are called so.",
                        "{count} annotations of “{source}” were left out: several articles here are called so.",
                        one.count)  # fmt: skip
    else:
        told = ngettext("{count} annotation of “{source}” was left out: the text is not in the file.",
                        "{count} annotations of “{source}” were left out: the text is not in the file.",
                        one.count)  # fmt: skip
    return told.format(count=one.count, source=one.source[:200])
