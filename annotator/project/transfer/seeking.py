"""Finds the articles here of which a file speaks without their texts: by key, address, title or what is quoted."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from annotator.domain.errors import ImportRefused
from annotator.domain.ids import ArticleId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle, LeftOut, Outline, Sought
from annotator.project.transfer.quoting import holding, likeliest
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
        come = one.put(reader.articles.text(places[0])) if len(places) == 1 else one.otherwise and one.otherwise()
        if come:
            found.append(come[0])
            told += come[1]
        else:
            told.append(LeftOut(_why_not(one, len(places))))
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
    """The articles that may be meant: of several ways to tell one, the first that tells any; quotes tell several apart.

    An article that is only called so, and in which less than half of what is quoted stands, is another one.
    """
    if one.key is not None and reader.articles.known([one.key]):
        return [one.key]
    addresses = _addresses(one.url) | _addresses(one.source)
    titles = {one.title, PurePosixPath(unquote(urlsplit(one.source).path)).stem, one.source} - {""}
    by_url = reader.articles.called(urls=addresses)
    found = by_url or reader.articles.called(titles=titles)
    called = list(dict.fromkeys(chain.from_iterable(found.values())))
    if not one.quotes or (len(called) == 1 and by_url and one.otherwise is None):
        return called
    there = likeliest(((key, reader.articles.text(key)) for key in called), one.quotes, is_sure=bool(by_url))
    return there or [
        key for key in holding(reader, one.quotes) if not (addresses and reader.articles.get(key).metadata.url)
    ]  # an article of another address is another page, whatever it quotes


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
