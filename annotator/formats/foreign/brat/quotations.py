"""LitBank's quotations, whose files are called as brat's: lines of ``QUOTE`` and ``ATTRIB`` beside a tokenised text.

A place is the number of a sentence, which is a line of the text, and of a token in it, both from 0; the last token is
within the quote. The words that a line quotes prove it. Who speaks is nobody that is marked (LitBank, *Quotation
annotations*).
"""

import re
from collections.abc import Sequence

from annotator.domain.codebook import QUOTE
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.formats.foreign.gathered import Gathered

_TOKEN = re.compile(r"\S+")
_QUOTE = re.compile(r"QUOTE\t([^\t]+)\t(\d{1,9})\t(\d{1,9})\t(\d{1,9})\t(\d{1,9})\t(.*)")
_SPEAKER = re.compile(r"ATTRIB\t([^\t]+)\t([^\t]+)")
_NUMBER = re.compile(r"-\d+$")


def fits(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the lines of a file are such ones."""
    return bool(lines) and (_QUOTE.fullmatch(lines[0][1]) or _SPEAKER.fullmatch(lines[0][1])) is not None


def put(article: Gathered, lines: Sequence[tuple[int, str]]) -> None:
    """Put quotes on an article, with who speaks as a feature and in the register; what does not fit is told."""
    sentences = _sentences(article.text)
    speakers = {found[1]: found[2] for _number, line in lines if (found := _SPEAKER.fullmatch(line))}
    for number, line in lines:
        if found := _QUOTE.fullmatch(line):
            span = _span(sentences, *map(int, found.group(2, 3, 4, 5)))
            if span is None or span.of(article.text).split() != found[6].split():
                _tell(article, number, _("“{words}” is not there.").format(words=found[6][:40]))
                continue
            speaker = _name(speakers.pop(found[1], ""))
            if speaker:
                article.building.person(speaker)
            article.mark(QUOTE, span, features={"who": speaker} if speaker else None)
        elif not _SPEAKER.fullmatch(line):
            _tell(article, number, _("This is no annotation: {line}").format(line=line[:60]))
    for key in speakers:
        _tell(article, None, _("What is said of {key} has no place.").format(key=key))


def _sentences(text: str) -> list[list[Span]]:
    """The places of the tokens of each line."""
    found: list[list[Span]] = []
    at = 0
    for line in text.split("\n"):
        found.append([Span(at + one.start(), at + one.end()) for one in _TOKEN.finditer(line)])
        at += len(line) + 1
    return found


def _span(sentences: Sequence[Sequence[Span]], begin: int, first: int, end: int, last: int) -> Span | None:
    if max(begin, end) >= len(sentences) or first >= len(sentences[begin]) or last >= len(sentences[end]):
        return None
    start, behind = sentences[begin][first].start, sentences[end][last].end
    return Span(start, behind) if start < behind else None


def _name(key: str) -> str:
    """A name out of a key such as ``Dr__Howard_Archie-0``."""
    return " ".join(_NUMBER.sub("", key).replace("_", " ").split())


def _tell(article: Gathered, number: int | None, message: str) -> None:
    article.building.leave_out(number, f"{article.metadata.title}.ann: {message}")
