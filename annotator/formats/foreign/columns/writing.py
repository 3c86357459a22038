r"""Writes IOB2 and BIOES, one character or word a line, and CoNLL-U with the tags in ``MISC``.

A sentence is a line of the text, or several where a mark reaches over their ends. ``# text`` holds it with all blanks
and ends of lines up to the next sentence, escaped where they could not be seen, so that the text comes back as it was.
Of marks that overlap one is kept; ``# left_out`` names the others.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from annotator.domain.codebook import Codebook
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.domain.transfer.options import Options, Overlaps, Unit
from annotator.formats.foreign.columns.tags import OUTSIDE, Scheme, tags
from annotator.formats.foreign.columns.texts import escaped
from annotator.formats.foreign.described import told
from annotator.formats.foreign.one_layer import one_layer
from annotator.text.words import Segmenter

CARRIES = frozenset({Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS})
_LINE = re.compile(r"\n+")


_Cut = Callable[[str, int, int], Iterator[Span]]
_Tokens = Sequence[tuple[Span, str]]
_Rows = Callable[[str, str, Span, _Tokens], Iterator[str]]


def write_iob2(exchange: Exchange, overlaps: Overlaps = Overlaps.LONGEST, unit: Unit = Unit.CHARACTER) -> Iterator[str]:
    """Tokens with tags of IOB2, in pieces."""
    return _write(exchange, overlaps, Scheme.IOB2, _cut_by(unit), _two_columns)


def write_bioes(
    exchange: Exchange, overlaps: Overlaps = Overlaps.LONGEST, unit: Unit = Unit.CHARACTER
) -> Iterator[str]:
    """Tokens with tags of BIOES, in pieces."""
    return _write(exchange, overlaps, Scheme.BIOES, _cut_by(unit), _two_columns)


def write_conllu(exchange: Exchange, overlaps: Overlaps = Overlaps.LONGEST) -> Iterator[str]:
    """Words in the ten columns of Universal Dependencies, in pieces."""
    return _write(exchange, overlaps, Scheme.BIOES, _cut_by(Unit.WORD), _ten_columns)


def dropped(article: ExchangeArticle, options: Options) -> int:
    """How many marks of an article are only named in ``# left_out``."""
    return len(one_layer(article.marks, options.overlaps).left)


def sentences(text: str, marks: Iterable[Span]) -> Iterator[Span]:
    """The lines of a text with their ends, those joined over whose ends a mark reaches; together they are the text."""
    ends = [at.end() for at in _LINE.finditer(text)]
    inside = sorted((one.start, one.end) for one in marks)
    start, number = 0, 0
    for end in ends:
        while number < len(inside) and inside[number][1] <= end:
            number += 1
        if number < len(inside) and inside[number][0] < end < inside[number][1]:
            continue
        yield Span(start, end)
        start = end
    if start < len(text):
        yield Span(start, len(text))


def _cut_by(unit: Unit) -> _Cut:
    return _characters if unit is Unit.CHARACTER else _words


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


def _characters(text: str, start: int, end: int) -> Iterator[Span]:
    return (Span(at, at + 1) for at in range(start, end) if not text[at].isspace())


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    return (Span(one.start + start, one.end + start) for one in _segmenter().cut(text[start:end]))


def _write(exchange: Exchange, overlaps: Overlaps, scheme: Scheme, cut: _Cut, rows: _Rows) -> Iterator[str]:
    for number, article in enumerate(exchange.articles(), 1):
        layer = one_layer(article.marks, overlaps)
        yield from _head(number, article)
        yield from (_left(mark, exchange.codebook) for mark in layer.left)
        kept = [(span, _label(exchange.codebook, mark)) for span, mark in layer.kept]
        for at, sentence in enumerate(sentences(article.text, [span for span, _label in kept])):
            tokens = _tagged(sentence, article.text, kept, cut, scheme)
            yield from rows(f"{number}-{at + 1}", article.text, sentence, tokens)
            yield "\n"
        if not article.text:
            yield "\n"


def _head(number: int, article: ExchangeArticle) -> Iterator[str]:
    title = " ".join(article.metadata.title.split())
    yield f"# newdoc id = {title or number}\n"
    yield from (f"# {name} = {escaped(value)}\n" for name, value in told(article.metadata).items())


def _left(mark: Mark, book: Codebook) -> str:
    return f"# left_out = {_label(book, mark)} {mark.span.start}-{mark.span.end}\n"


def _label(book: Codebook, mark: Mark) -> str:
    return " ".join(book.path(mark.tag).replace("|", "｜").split())


def _tagged(
    sentence: Span, text: str, kept: Sequence[tuple[Span, str]], cut: _Cut, scheme: Scheme
) -> list[tuple[Span, str]]:
    """The tokens of a sentence; none reaches over the end of a mark."""
    first = bisect_left(kept, sentence.start, key=lambda one: one[0].start)
    last = bisect_left(kept, sentence.end, key=lambda one: one[0].start)
    found: list[tuple[Span, str]] = []
    at = sentence.start
    for span, label in kept[first:last]:
        found += ((one, OUTSIDE) for one in cut(text, at, span.start))
        inside = list(cut(text, span.start, span.end))
        found += zip(inside, tags(label, len(inside), scheme), strict=True)
        at = span.end
    return found + [(one, OUTSIDE) for one in cut(text, at, sentence.end)]


def _two_columns(_key: str, text: str, sentence: Span, tokens: _Tokens) -> Iterator[str]:
    yield f"# text = {escaped(sentence.of(text))}\n"
    yield "".join([f"{text[span.start : span.end]}\t{tag}\n" for span, tag in tokens])


def _ten_columns(key: str, text: str, sentence: Span, tokens: _Tokens) -> Iterator[str]:
    """The sentence for Universal Dependencies: blanks that are not one blank are told as UDPipe does."""
    yield f"# sent_id = {key}\n"
    if not tokens:
        yield f"# text = {escaped(sentence.of(text))}\n"
        return
    ends = [span.start for span, _tag in tokens[1:]] + [sentence.end]
    after = [text[span.end : end] for (span, _tag), end in zip(tokens, ends, strict=True)]
    shown = "".join(span.of(text) + (" " if blank else "") for (span, _tag), blank in zip(tokens, after, strict=True))
    yield f"# text = {shown.rstrip()}\n"
    before = text[sentence.start : tokens[0][0].start]
    for number, ((span, tag), blank) in enumerate(zip(tokens, after, strict=True), 1):
        is_last = number == len(tokens)
        misc = [
            "SpaceAfter=No" if not blank else f"SpacesAfter={escaped(blank)}" if is_last or blank != " " else "",
            f"SpacesBefore={escaped(before)}" if before and number == 1 else "",
            f"start_char={span.start}|end_char={span.end}",
            f"ner={tag}",
        ]
        yield f"{number}\t{span.of(text)}" + "\t_" * 7 + f"\t{'|'.join(filter(None, misc))}\n"
