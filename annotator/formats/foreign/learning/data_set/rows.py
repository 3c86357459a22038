"""The rows of a data set, one an article, and which split each belongs to."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.ids import ArticleId
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle

SPLITS = ("train", "validation", "test")
_TENTHS = {8: "validation", 9: "test"}


@dataclass(slots=True)
class Counted:
    """What stands in one file of the data set."""

    articles: int = 0
    bytes: int = 0
    sha256: Any = field(default_factory=hashlib.sha256)
    labels: Counter[str] = field(default_factory=Counter[str])
    links: int = 0
    languages: Counter[str] = field(default_factory=Counter[str])

    def empty(self) -> None:
        """Count bytes and their hash anew: the file is written in another way than was thought."""
        self.bytes, self.sha256 = 0, hashlib.sha256()


def split_of(article: ArticleId, seed: int) -> str:
    """The split of an article: eight, one and one of ten.

    It follows from its key and the seed alone, so that further articles move none.
    """
    drawn = hashlib.sha256(f"{seed}\n{article}".encode()).digest()
    return _TENTHS.get(int.from_bytes(drawn[:8], "big") % 10, SPLITS[0])


def lines(exchange: Exchange, split: str, seed: int) -> Iterator[str]:
    """The file of one split."""
    for row in rows(exchange, split, seed):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def rows(exchange: Exchange, split: str, seed: int) -> Iterator[dict[str, Any]]:
    """The rows of one split."""
    names = {one.id: one.name for one in exchange.annotators}
    people = {one.id: one.name for one in exchange.people}
    for article in exchange.articles():
        if split_of(article.id, seed) == split:
            yield _row(article, exchange, names, people)


def counted(exchange: Exchange, seed: int) -> dict[str, Counted]:
    """What each split holds, without the empty ones, which no reader takes."""
    found = {split: Counted() for split in SPLITS}
    names = {one.id: one.name for one in exchange.annotators}
    people = {one.id: one.name for one in exchange.people}
    for article in exchange.articles():
        one = found[split_of(article.id, seed)]
        raw = (json.dumps(_row(article, exchange, names, people), ensure_ascii=False) + "\n").encode()
        one.articles += 1
        one.bytes += len(raw)
        one.sha256.update(raw)
        one.labels.update(exchange.codebook.path(mark.tag) for mark in article.marks)
        one.links += len(article.links)
        one.languages.update([article.metadata.language.strip()] if article.metadata.language.strip() else [])
    return {split: one for split, one in found.items() if one.articles}


def _row(
    article: ExchangeArticle, exchange: Exchange, names: Mapping[Any, str], people: Mapping[Any, str]
) -> dict[str, Any]:
    """Every name is there in every row, so that all rows are of one kind; features are JSON in a text."""
    book = exchange.codebook
    told = article.metadata
    return {
        "id": str(article.id), "title": told.title, "text": article.text, "language": told.language,
        "source": told.source, "published": told.published, "url": told.url, "byline": told.byline,
        "marks": [
            {
                "id": str(mark.id), "start": mark.span.start, "end": mark.span.end, "text": mark.text,
                "label": book.path(mark.tag), "annotator": names[mark.annotator],
                "person": people[mark.person] if mark.person else "", "note": mark.note,
                "features": json.dumps(dict(mark.features), ensure_ascii=False) if mark.features else "",
            }
            for mark in article.marks
        ],
        "links": [
            {"type": book.link_type_of(link.type).name, "from": str(link.from_mark), "to": str(link.to_mark)}
            for link in article.links
        ],
        "themes": [book.path(theme.tag) for theme in article.themes],
    }  # fmt: skip
