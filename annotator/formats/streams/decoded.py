"""A file of text in any encoding, recognised and then read in pieces with LF line ends, never all of it in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
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
        """Its text in pieces; how far it was read is told. Raises ``ImportRefused`` where it is another file now."""
        size = self.path.stat().st_size
        with self.path.open("rb") as file:
            name = codec(self.encoding.name, file.read(4))
        raw = _told(_pieces(self.path), size)
        try:
            yield from tidied(decoded(raw, name, self.encoding.errors))
        except UnicodeDecodeError as error:  # it did fit when it was looked at
            raise changed(self.path.name) from error


def changed(name: str) -> ImportRefused:
    """The refusal of a file that is another one than when it was looked at."""
    return ImportRefused(_("“{name}” was changed meanwhile.").format(name=name), _("Import it again."))


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
