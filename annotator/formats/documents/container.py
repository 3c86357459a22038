"""Documents that are zip archives (docx, odt, epub): their parts, read with limits, and the XML in them."""

import lzma
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol, cast
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _

LARGEST_PART = 64 * 1024 * 1024
"""No part of a document that holds its words is larger, unpacked."""
MOST_ELEMENTS = 1_000_000
"""No part has more elements of XML; a book of 400 pages has about 300,000."""
UNREADABLE = (
    BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error, zlib.error,
    lzma.LZMAError,
)  # fmt: skip
"""What ``zipfile`` raises for damaged archives: by its own check, or by what lies below it."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Target(Protocol):
    """What hears the elements of a part; names are ``{namespace}local``."""

    def start(self, tag: str, attributes: Mapping[str, str], /) -> object:
        """An element begins."""
        ...

    def data(self, words: str, /) -> object:
        """Text, in pieces."""
        ...

    def end(self, tag: str, /) -> object:
        """An element ends."""
        ...


class Container:
    """The parts of a document, by name. Raises ``ImportRefused`` for what is no such archive."""

    def __init__(self, found: bytes | Path) -> None:
        if isinstance(found, bytes) and found.startswith(_OLD_OFFICE):
            raise ImportRefused(
                _("The document is protected by a password, or it is in the old format of Word (.doc)."),
                _("Open it in the program that it comes from and save it without a password as .docx."),
            )
        try:
            self._zip = ZipFile(BytesIO(found) if isinstance(found, bytes) else found)
        except UNREADABLE as error:
            raise damaged() from error
        self._names = set(self._zip.namelist())

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._names

    @property
    def names(self) -> list[str]:
        """The names of all parts, in order."""
        return sorted(self._names)

    def read(self, name: str, limit_bytes: int = LARGEST_PART) -> bytes:
        """The bytes of a part. Raises ``ImportRefused`` where it is missing, damaged or too large."""
        try:
            with self._zip.open(name) as part:
                data = part.read(limit_bytes + 1)
        except UNREADABLE as error:
            raise damaged(name) from error
        if len(data) > limit_bytes:
            raise ImportRefused(
                _("The part “{name}” of the document is larger than {limit} MB when it is unpacked.").format(
                    name=name, limit=limit_bytes >> 20
                ),
                _("Cut the document into several files, such as one a chapter."),
            )
        return data

    def hear(self, name: str, target: Target) -> None:
        """Read a part as XML and tell its elements. Raises ``ImportRefused``."""
        hear(self.read(name), name, target)


class _Counted:
    """Gives what it hears to a target, up to a number of elements."""

    def __init__(self, target: Target, name: str) -> None:
        self._begin, self.data, self.end = target.start, target.data, target.end
        self._name = name
        self._left = MOST_ELEMENTS

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise ImportRefused(
                _("The part “{name}” of the document has more than {count} elements.").format(
                    name=self._name, count=f"{MOST_ELEMENTS:,}"
                ),
                _("Cut the document into several files, such as one a chapter."),
            )
        self._begin(tag, attributes)


def hear(data: bytes, name: str, target: Target) -> None:
    """Tell the elements of some XML, without a tree, entities or anything from elsewhere. Raises ``ImportRefused``."""
    from defusedxml.ElementTree import DefusedXMLParser

    parser = cast("Any", DefusedXMLParser)(target=_Counted(target, name))
    try:
        parser.feed(data)
        parser.close()
    except (ParseError, ValueError, LookupError) as error:  # the last two: refused by defusedxml, unknown encodings
        raise damaged(name) from error


def damaged(name: str = "") -> ImportRefused:
    """The refusal of a document that is not whole."""
    if name:
        return ImportRefused(
            _("The part “{name}” of the document is missing or damaged.").format(name=name),
            _("Open it in the program that it comes from and save it again."),
        )
    return ImportRefused(
        _("The file is damaged, or it is not a document of this kind."),
        _("Open it in the program that it comes from and save it again."),
    )


def refuse_without_text(text: str) -> None:
    """Raises ``ImportRefused`` for a document that holds no words."""
    if not text.strip():
        raise ImportRefused(
            _("There is no text in the document."), _("Choose a file that holds text; pictures of text are not read.")
        )
