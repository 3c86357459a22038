"""Paragraphs, sentences and equal strings of a text."""

import re

from annotator.domain.spans import Span

_SENTENCE_END = re.compile(r"[。！？!?；;…]+[」』”’\"'》）)\]]*|\.(?=\s|$)[”’\"']*")


def paragraph_at(text: str, offset: int) -> int:
    """The number, from 1, of the paragraph of a text that an offset is in; empty lines are none."""
    return 1 + sum(1 for line in text[:offset].split("\n")[:-1] if line.strip())


def paragraphs(text: str) -> list[Span]:
    """The lines of a text without their line ends, in order; an empty text is one empty paragraph."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def sentences(text: str, within: Span) -> list[Span]:
    """The sentences of a stretch of a text, without gaps; closing marks go with their sentence."""
    spans: list[Span] = []
    start = within.start
    for found in _SENTENCE_END.finditer(text, within.start, within.end):
        spans.append(Span(start, found.end()))
        start = found.end()
    if start < within.end:
        spans.append(Span(start, within.end))
    return spans


def occurrences(text: str, words: str) -> list[Span]:
    """Every place where ``words`` stand exactly, from the left, none overlapping another."""
    found: list[Span] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + len(words))
    return found
