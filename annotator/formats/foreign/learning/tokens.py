"""Tokens for tools that know marks only by them: words of letters, single characters, and never across a mark's end."""

import re
from collections.abc import Iterable
from typing import Any

from annotator.domain.marks import Mark

_TOKEN = re.compile(r"[A-Za-z0-9]+|\S|\s")


def tokens_of(text: str, marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Start and end of each token, so that every mark begins and ends at one; together they are the whole text."""
    cuts = {at for mark in marks for at in (mark.span.start, mark.span.end)}
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        start = match.start()
        for at in range(start + 1, match.end()):
            if at in cuts:
                found.append((start, at))
                start = at
        found.append((start, match.end()))
    return found


def tokens(text: str, pieces: list[tuple[int, int]]) -> list[dict[str, Any]]:
    """Tokens as Prodigy writes them; blanks are tokens of their own, so none has one behind it."""
    return [
        {"text": text[start:end], "start": start, "end": end, "id": at, "ws": False}
        for at, (start, end) in enumerate(pieces)
    ]
