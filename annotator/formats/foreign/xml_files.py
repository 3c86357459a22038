"""XML that others wrote, read without entities and within limits; and what no XML may hold."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from annotator.domain.errors import ExportRefused, ImportRefused
from annotator.domain.language import _
from annotator.formats.spoilt import NOT_IN_XML
from annotator.formats.streams.bounds import refuse_full, refuse_large, weight_of_xml
from annotator.formats.streams.pieces import PIECE_BYTES
from annotator.formats.streams.watching import tell

_LARGEST_MB = 512
RETURN = {"\r": "&#13;"}
"""What is escaped in texts, so that it comes back."""
SPACED = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
"""What is escaped in attributes."""


def parsed(path: Path) -> Element:
    """The root element of a file; a document type may stand there, but is not followed. Raises ``ImportRefused``."""
    size = path.stat().st_size
    refuse_large(size, path.name, _LARGEST_MB)
    # It refuses entities and references to elsewhere; without a target it would build a tree of Python's own classes.
    parser: Any = import_module("defusedxml.ElementTree").XMLParser(target=TreeBuilder())
    done = weight = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE_BYTES):
                if not done and b"<" not in piece:
                    raise ValueError("no element found")  # the parser would look through all of it
                weight += weight_of_xml(piece)
                refuse_full(weight, path.name)
                parser.feed(piece)
                done += len(piece)
                tell(done, size)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise ImportRefused(
            _("“{name}” cannot be read: {reason}.").format(name=path.name, reason=str(error)[:200]),
            _("Nothing of it was imported."),
        ) from error
    return root


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
