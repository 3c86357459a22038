"""Subtitles as SubRip (.srt) and WebVTT (.vtt, W3C): one line a cue, with who speaks; the times are left out."""

import re
from collections.abc import Iterator

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.documents.blocks import unescaped
from annotator.formats.documents.container import refuse_without_text
from annotator.text.decoding import decode

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})(?:\s.*)?")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,200})?\s+([^<>]{1,200})>")
_READING = re.compile(r"<rt>[^<]*(?:</rt>)?")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>]{0,200}|\d[\d:.]{0,20})?>|\{\\[^{}]{0,200}\}")
_VTT = "WEBVTT"


def documents(raw: bytes, _name: str, encoding: str | None) -> tuple[Document]:
    """The words of all cues, as one article. Raises ``ImportRefused``."""
    decoded = decode(raw, encoding)
    cues = _cues(decoded.text)
    if not cues:
        raise ImportRefused(
            _("There are no subtitles in the file: no line tells a time such as 00:01:02,500 --> 00:01:04,000."),
            _("Import it as plain text (.txt)."),
        )
    lines = [line for _begin, _end, words in cues for line in _lines(words)]
    times = ngettext(
        "The times of {count} cue, from {begin} to {end}, are left out.",
        "The times of {count} cues, from {begin} to {end}, are left out.",
        len(cues),
    ).format(count=len(cues), begin=cues[0][0], end=cues[-1][1])
    text = "\n".join(lines)
    refuse_without_text(text)
    return (Document(Decoded(text, decoded.encoding, decoded.others, (*decoded.doubts, times))),)


def _cues(text: str) -> list[tuple[str, str, list[str]]]:
    """Begin, end and lines of each cue; a part of one that follows an empty line belongs to it.

    What stands before the times in their block is a number or a name.
    """
    cues: list[tuple[str, str, list[str]]] = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        if lines[0].startswith(_VTT) or _ASIDE.match(lines[0]):
            continue
        for at, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
            if (found := _times(line)) is not None:
                cues.append((found[1], found[2], []))
            elif cues and not (_times(following) and (at == 0 or line.strip().isdigit())):
                cues[-1][2].append(line)
    return cues


def _times(line: str) -> re.Match[str] | None:
    return _TIMES.fullmatch(line) if "-->" in line else None


def _lines(words: list[str]) -> Iterator[str]:
    """The lines of the text that a cue makes: one, and one more for every further voice."""
    spoken = "\n".join(words)
    for piece in _VOICE.sub(r"\0\1: ", spoken).split("\0"):
        plain = unescaped(_TAG.sub("", _READING.sub("", piece)))
        if line := " ".join(plain.split()):
            yield line
