"""XML that others wrote, read without entities and within limits; and what no XML may hold."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from annotator.domain.errors import ExportRefused, ImportRefused
from annotator.domain.language import _
from annotator.formats.spoilt import NOT_IN_XML
from annotator.formats.streams.bounds import opened_by_xml, refuse_full, refuse_large, weight_of_open, weight_of_xml
from annotator.formats.streams.pieces import PIECE_BYTES
from annotator.formats.streams.watching import tell

_LARGEST_MB, _LONGEST_MB = 512, 8192
RETURN = {"\r": "&#13;"}
"""What is escaped in texts, so that it comes back."""
SPACED = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
"""What is escaped in attributes."""


def parsed(path: Path) -> Element:
    """The root element of a file; a document type may stand there, but is not followed. Raises ``ImportRefused``."""
    target = TreeBuilder()
    for _piece in _fed(path, target, lambda: False, _LARGEST_MB):
        pass
    return target.close()


def parts(path: Path, within: str) -> Iterator[Element]:
    """The outermost elements of a file that are not called ``within``, one after the other. Raises ``ImportRefused``.

    Each is empty when the next one comes: no more of the file is in memory than the longest of them.
    """
    target = _Parts(within)
    for _piece in _fed(path, target, lambda: bool(target.done), _LONGEST_MB):
        for one in target.done:
            yield one
            one.clear()
        target.done.clear()


class _Parts:
    """Builds elements, and hands out those that are whole."""

    def __init__(self, within: str) -> None:
        self.done: list[Element] = []
        self._builder, self._within, self._inside = TreeBuilder(), within, 0
        self.data = self._builder.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._builder.start(tag, attributes)
        if self._inside or tag.rpartition("}")[2] != self._within:
            self._inside += 1

    def end(self, tag: str) -> None:
        element = self._builder.end(tag)
        if self._inside:
            self._inside -= 1
            if not self._inside:
                self.done.append(element)

    def close(self) -> Element:
        return self._builder.close()


def _fed(path: Path, target: object, is_free: Callable[[], bool], largest_mb: int) -> Iterator[None]:
    """Read a file into a target piece by piece; ``is_free`` says whether that has let go of what it had before."""
    size = path.stat().st_size
    refuse_large(size, path.name, largest_mb)
    # It refuses entities and references to elsewhere; without a target it would build a tree of Python's own classes.
    parser: Any = import_module("defusedxml.ElementTree").XMLParser(target=target)
    done = weight = depth = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE_BYTES):
                if not done and b"<" not in piece:
                    raise ValueError("no element found")  # the parser would look through all of it
                depth += opened_by_xml(piece)
                weight += weight_of_xml(piece)
                refuse_full(weight + weight_of_open(depth), path.name)
                parser.feed(piece)
                weight = weight_of_xml(piece) if is_free() else weight
                done += len(piece)
                tell(done, size)
                yield
        parser.close()
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise ImportRefused(
            _("“{name}” cannot be read: {reason}.").format(name=path.name, reason=str(error)[:200]),
            _("Nothing of it was imported."),
        ) from error


def checked(pieces: Iterable[str], title: str) -> Iterator[str]:
    """The same pieces of an article's XML. Raises ``ExportRefused`` where one holds what no XML may hold."""
    for piece in pieces:
        if bad := NOT_IN_XML.search(piece):
            raise ExportRefused(
                _("“{title}” holds a character that no XML may hold: {character}.").format(
                    title=title, character=ascii(bad[0])
                ),
                _("Choose another format, or take the character out of the text."),
            )
        yield piece
