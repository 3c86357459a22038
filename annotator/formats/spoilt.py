"""What some files cannot hold of words: control characters, and what is longer than a cell."""

import re
from collections.abc import Iterator

from annotator.domain.articles import Metadata
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.domain.transfer.options import Options

LONGEST_CELL = 32_767
"""Characters of a cell of a workbook (Excel specifications and limits)."""
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold (Extensible Markup Language 1.0, section 2.2)."""


def cut(article: ExchangeArticle, _options: Options) -> int:
    """How many texts of an article are longer than a cell."""
    return sum(len(words) > LONGEST_CELL for words in (*(mark.text for mark in article.marks), *_said(article)))


def with_controls(article: ExchangeArticle, _options: Options) -> int:
    """How many texts about an article and its marks have characters that no XML may hold."""
    return sum(NOT_IN_XML.search(words) is not None for words in _said(article))


def with_controls_in_cells(article: ExchangeArticle, options: Options) -> int:
    """The same with the words of the marks."""
    return with_controls(article, options) + sum(NOT_IN_XML.search(mark.text) is not None for mark in article.marks)


def _said(article: ExchangeArticle) -> Iterator[str]:
    yield from (getattr(article.metadata, name) for name in Metadata.__dataclass_fields__)
    yield from (mark.note for mark in article.marks if mark.note)
