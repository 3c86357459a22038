"""Bytes that become text piece by piece, so that a file of any size is decoded as a short one is."""

import codecs
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import IncrementalNewlineDecoder

LOOK_BYTES = 200_000
"""Bytes by which an encoding is recognised."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Bytes to be looked at: how many, how they begin, and what gives all of them in pieces, as often as asked."""

    size: int
    head: bytes
    """The first ``LOOK_BYTES`` of them."""
    pieces: Callable[[], Iterable[bytes]]


def marked_as(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning of a file names; none without one."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def codec(encoding: str, head: bytes) -> str:
    """What decodes bytes that begin so in an encoding that somebody named. Raises ``LookupError`` for none of text.

    A byte order mark is no part of a text in UTF-8, and of UTF-16 and UTF-32 without one this machine's order is taken.
    """
    name = codecs.lookup(encoding).name
    "a".encode(name)  # which tells codecs that are none of text
    if name in {"utf-16", "utf-32"} and marked_as(head) != name:
        return f"{name}-{'le' if sys.byteorder == 'little' else 'be'}"
    return "utf-8-sig" if name == "utf-8" else encoding


def decoded(pieces: Iterable[bytes], encoding: str, errors: str = "strict") -> Iterator[str]:
    """The text of bytes piece by piece. Raises ``UnicodeDecodeError`` and ``LookupError``."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def tidied(texts: Iterable[str]) -> Iterator[str]:
    """The same text in pieces, with LF line ends and without what is left of a byte order mark."""
    newlines = IncrementalNewlineDecoder(None, translate=True)
    is_first = True
    for text in texts:
        if tidy := newlines.decode(text):
            yield tidy.removeprefix("\ufeff") if is_first else tidy
            is_first = False
    if tidy := newlines.decode("", final=True):
        yield tidy
