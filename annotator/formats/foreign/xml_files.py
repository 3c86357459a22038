"""XML that others wrote, read without entities and within limits; and what no XML may hold."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from annotator.domain.errors import ExportRefused, ImportRefused
from annotator.domain.language import _
from annotator.formats.spoilt import NOT_IN_XML

_LARGEST_BYTES = 512 * 1024 * 1024
RETURN = {"\r": "&#13;"}
"""What is escaped in texts, so that it comes back."""
SPACED = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
"""What is escaped in attributes."""


def parsed(path: Path) -> Element:
    """The root element of a file; a document type may stand there, but is not followed. Raises ``ImportRefused``."""
    if path.stat().st_size > _LARGEST_BYTES:
        raise ImportRefused(
            _("“{name}” has more than {limit} MB.").format(name=path.name, limit=_LARGEST_BYTES >> 20),
            _("Nothing was imported; cut it into several files."),
        )
    parse: Any = import_module("defusedxml.ElementTree").fromstring
    try:
        root: Element = parse(path.read_bytes())  # entities and references to elsewhere are refused
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
