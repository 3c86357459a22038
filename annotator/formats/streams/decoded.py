"""A file of text in any encoding, recognised and then read in pieces with LF line ends, never all of it in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.formats.streams.pieces import PIECE_BYTES
from annotator.formats.streams.watching import tell
from annotator.text.decoding import Encoding, recognised
from annotator.text.encodings.pieces import LOOK_BYTES, Seen, codec, decoded, tidied


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file and the encoding that it is read by."""

    path: Path
    encoding: Encoding

    def texts(self) -> Iterator[str]:
        """Its text in pieces; how far it was read is told."""
        size = self.path.stat().st_size
        with self.path.open("rb") as file:
            name = codec(self.encoding.name, file.read(4))
        raw = _told(_pieces(self.path), size)
        return tidied(decoded(raw, name, self.encoding.errors))


def text_file(path: Path, encoding: str | None = None) -> TextFile:
    """A file by the encoding that somebody said or that is recognised. Raises ``ImportRefused`` and ``OSError``."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(LOOK_BYTES)

    def looked_at() -> Iterator[bytes]:
        for piece in _pieces(path):
            tell(0, size)  # nothing is read yet, but somebody may stop it
            yield piece

    return TextFile(path, recognised(Seen(size, head, looked_at), encoding))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            yield piece


def _told(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        done += len(piece)
        tell(done, size)
        yield piece
