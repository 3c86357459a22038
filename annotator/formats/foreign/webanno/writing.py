"""Writes a folder for INCEpTION: one WebAnno TSV 3.3 an article, marks in a layer of spans, links in one of relations.

The layers are ``webanno.custom.Mark`` and ``webanno.custom.Link``, which a project of INCEpTION needs to have with the
features that the head of a file names (none may be called ``type`` there or the like, WebAnno's issue 255):
relations there join spans of one layer only, so that kinds are told by the feature ``tag``, the path in the codebook.
Tokens are words, cut wherever a mark begins or ends. The text of a sentence goes on to where the next one begins.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from annotator.domain.ids import MarkId
from annotator.domain.marks import Link, Mark
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.columns.writing import sentences
from annotator.formats.foreign.in_turn import InTurn, file_names
from annotator.formats.foreign.layers import MARK_FEATURES, Teller
from annotator.formats.foreign.webanno.annotations import OUR_LINK, OUR_MARK
from annotator.formats.foreign.webanno.escapes import NONE, line, value
from annotator.formats.format import Content
from annotator.text.offsets import Utf16Index
from annotator.text.words import Segmenter

CARRIES = frozenset({Aspect.TEXTS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH, Aspect.LINKS,
                     Aspect.NOTES, Aspect.FEATURES, Aspect.ANNOTATORS, Aspect.JOINERS})  # fmt: skip
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NOTHING = "\t".join([NONE] * (len(MARK_FEATURES) + 3))
"""The cells of a token without marks and links, as most are."""


def spread(exchange: Exchange) -> Mapping[str, Content]:
    """The files of a folder by their names, each in pieces."""
    turn, writer = InTurn(exchange), _Writer(exchange)
    return {f"{name}.tsv": writer.file(turn, number) for number, name in enumerate(file_names(exchange))}


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


def tokens(text: str, marks: Sequence[Span]) -> list[Span]:
    """The words of a text, cut where marks begin and end; blanks are tokens only where such an end stands in them."""
    ends = sorted({0, len(text), *(end for span in marks for end in (span.start, span.end))})
    edges = {span.start for span in marks}, {span.end for span in marks}
    found: list[Span] = []
    for start, end in pairwise(ends):
        words = [Span(start + one.start, start + one.end) for one in _segmenter().cut(text[start:end])]
        first, last = (words[0].start, words[-1].end) if words else (end, start)
        if start in edges[0] and first > start:
            found.append(Span(start, first))
        found += words
        if end in edges[1] and last < end and (words or start not in edges[0]):
            found.append(Span(last, end))
    if found and found[0].start == 0:
        return found
    return [Span(0, 0), *found] if text else []


class _Writer:
    """What all files of one folder share."""

    def __init__(self, exchange: Exchange) -> None:
        self._teller = Teller(exchange)

    def file(self, turn: InTurn, number: int) -> Iterator[str]:
        article = turn.article(number)
        yield "#FORMAT=WebAnno TSV 3.3\n"
        yield f"#T_SP={OUR_MARK}|{'|'.join(MARK_FEATURES)}\n"
        yield f"#T_RL={OUR_LINK}|annotator|name|BT_{OUR_MARK}\n\n"
        yield from self._sentences(article)

    def _sentences(self, article: ExchangeArticle) -> Iterator[str]:
        text, utf16 = article.text, Utf16Index(article.text)
        units = tokens(text, [mark.span for mark in article.marks])
        rows = _Rows(article, units)
        ends = [one.end for one in sentences(text, [mark.span for mark in article.marks])]
        groups = list(_grouped(units, ends))
        for at, (number, first, behind) in enumerate(groups):
            start = units[first].start
            stop = units[groups[at + 1][1]].start if at + 1 < len(groups) else len(text)
            yield "\n"
            yield from (f"#Text={line(one)}\n" for one in text[start:stop].split("\n"))
            lines: list[str] = []
            for unit in range(first, behind):
                span = units[unit]
                place = f"{utf16.to_utf16(span.start)}-{utf16.to_utf16(span.end)}"
                cells = _NOTHING
                if rows.on[unit] or unit in rows.to:
                    told = (*self._marks(rows.on[unit], rows), *self._links(rows.to.get(unit, ()), rows, groups))
                    cells = "\t".join(told)
                words = _BREAKS.sub(" ", text[span.start : span.end])
                lines.append(f"{number}-{unit - first + 1}\t{place}\t{words}\t{cells}\t\n")
            yield "".join(lines)

    def _marks(self, here: Sequence[Mark], rows: "_Rows") -> Iterator[str]:
        told = [self._teller.mark(mark) for mark in here]
        for name in MARK_FEATURES:
            values = (f"{value(one[name])}[{rows.numbers[mark.id]}]" for one, mark in zip(told, here, strict=True))
            yield "|".join(values) or NONE

    def _links(self, here: Sequence[Link], rows: "_Rows", groups: Sequence[tuple[int, int, int]]) -> Iterator[str]:
        yield "|".join(value(self._teller.maker(link.annotator)) for link in here) or NONE
        yield "|".join(value(self._teller.book.link_type_of(link.type).name) for link in here) or NONE
        yield (
            "|".join(
                f"{_name_of(rows.first[link.from_mark], groups)}"
                f"[{rows.numbers[link.from_mark]}_{rows.numbers[link.to_mark]}]"
                for link in here
            )
            or NONE
        )


class _Rows:
    """Which marks stand on which token, the first token of each, and the links that lead to it there."""

    def __init__(self, article: ExchangeArticle, units: Sequence[Span]) -> None:
        self.on: list[list[Mark]] = [[] for _unit in units]
        self.first: dict[MarkId, int] = {}
        self.to: dict[int, list[Link]] = {}
        starts = {span.start: at for at, span in enumerate(units) if len(span)}
        self.numbers = {mark.id: number for number, mark in enumerate(article.marks, 1)}
        for mark in article.marks:
            at = self.first[mark.id] = starts[mark.span.start]
            while at < len(units) and units[at].start < mark.span.end:
                self.on[at].append(mark)
                at += 1
        for link in article.links:
            self.to.setdefault(self.first[link.to_mark], []).append(link)


def _grouped(units: Sequence[Span], ends: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The sentences that have tokens: number, first token, the one behind the last."""
    number = at = 0
    for end in ends:
        first = at
        while at < len(units) and (units[at].end <= end or units[at].start < end):
            at += 1
        if at > first:
            number += 1
            yield number, first, at


def _name_of(unit: int, groups: Sequence[tuple[int, int, int]]) -> str:
    number, first, _behind = next(one for one in groups if one[1] <= unit < one[2])
    return f"{number}-{unit - first + 1}"
