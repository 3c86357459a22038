"""A file of text in UTF-8, or in UTF-16 or UTF-32 by its first bytes, decoded piece by piece."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.streams.watching import tell
from annotator.text.encodings.pieces import marked_as

PIECE_BYTES = 1024 * 1024


def encoding_of(head: bytes) -> str:
    """The encoding of a file by its byte order mark; without one, by where the zero bytes of its first sign stand."""
    if (name := marked_as(head)) is not None:
        return name
    if len(head) > 3 and head[0] and not head[1] and head[2]:
        return "utf-16-le"
    return "utf-16-be" if len(head) > 3 and not head[0] and head[1] and not head[2] and head[3] else "utf-8"


def in_utf8(head: bytes) -> bytes:
    """The first bytes of a file as UTF-8 without a mark, where they are text in UTF-16 or UTF-32; else as they are."""
    encoding = encoding_of(head)
    return head if encoding.startswith("utf-8") else head.decode(encoding, "ignore").encode("utf-8", "ignore")


def texts(path: Path) -> Iterator[str]:
    """The text of a file in pieces, its line ends as they are. Raises ``ImportRefused`` for what does not fit."""
    size, done, line = path.stat().st_size, 0, 1
    with path.open("rb") as file:
        encoding = encoding_of(file.read(4))
        file.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        while raw := file.read(PIECE_BYTES):
            try:
                piece = decoder.decode(raw)
            except UnicodeDecodeError as error:
                raise _refused(line + bytes(error.object).count(b"\n", 0, error.start), encoding, error) from error
            line += piece.count("\n")
            done += len(raw)
            tell(done, size)
            yield piece
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise _refused(line, encoding, error) from error


def _refused(line: int, encoding: str, error: UnicodeDecodeError) -> ImportRefused:
    return ImportRefused(
        _("Line {line} is not {encoding}: {reason}.").format(
            line=line, encoding=encoding.removesuffix("-sig").upper(), reason=error.reason
        ),
        _("Nothing was imported; save the file as UTF-8."),
    )
