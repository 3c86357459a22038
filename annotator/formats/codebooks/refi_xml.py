"""The XML of REFI-QDA as elements: in any encoding, and of large projects only what is asked for at once."""

import codecs
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from annotator.domain.language import _
from annotator.formats.codebooks.flat import refused
from annotator.formats.streams.bounds import refuse_full, weight_of_element
from annotator.formats.streams.watching import tell

_DEEPEST = 60
_BELOW_THE_ROOT = 3
"""So many are open within an element of the root: what is above all, the root and that element."""
_PIECE_BYTES = 1024 * 1024
_AS_IT_IS = frozenset({"utf-8", "utf-8-sig", "ascii"})
"""What expat reads as UTF-8."""
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_BEGINNINGS = {
    codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
    b"<\0": "utf-16-le", b"\0<": "utf-16-be",
}  # fmt: skip
"""How a file begins that tells its encoding by itself."""


@dataclass(slots=True)
class Node:
    """One element while the file is read."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list[str])
    below: "list[Node]" = field(default_factory=list["Node"])

    def named(self, name: str) -> "list[Node]":
        """The elements of that name directly below."""
        return [one for one in self.below if one.name == name]


def _utf8(data: bytes) -> bytes:
    """The file in UTF-8, for expat itself knows few encodings. Raises ``ImportRefused``."""
    encoding = next((one for begin, one in _BEGINNINGS.items() if data.startswith(begin)), "")
    if not encoding:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode() if declared else "utf-8"
    try:
        if codecs.lookup(encoding).name not in _AS_IT_IS:
            return data.decode(encoding).encode()
        # A copy of a large file would fill the memory, so that its pieces are only tried.
        decoder = codecs.getincrementaldecoder(encoding)()
        for at in range(0, len(data), _PIECE_BYTES):
            decoder.decode(data[at : at + _PIECE_BYTES], at + _PIECE_BYTES >= len(data))
    except LookupError as error:
        told = _("The file says that it is in the encoding “{encoding}”, which is not known here.")
        raise refused(told.format(encoding=encoding)) from error
    except UnicodeError as error:
        raise refused(_("The file does not fit the encoding {encoding}.").format(encoding=encoding)) from error
    return data


def parsed(data: bytes, name: str = "", apart: str = "", found: Callable[[Node], object] | None = None) -> Node:
    """The root element of some XML of REFI, in any encoding; names are without namespaces.

    What stands directly below an element ``apart`` of the root is given to ``found`` one by one, and not kept.
    Raises ``ImportRefused``, also for document types, and for what would fill the memory of the file ``name``.
    """
    growing = _Growing(name, apart, found)
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler = growing.begin
    parser.EndElementHandler = growing.end
    parser.CharacterDataHandler = growing.say
    parser.StartDoctypeDeclHandler = growing.doctype
    text = _utf8(data)
    try:
        for at in range(0, len(text), _PIECE_BYTES):
            parser.Parse(text[at : at + _PIECE_BYTES], False)  # noqa: FBT003
            tell(at, len(text))
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        told = _("The XML goes wrong in line {line}: {reason}.")
        raise refused(told.format(line=error.lineno, reason=expat.ErrorString(error.code))) from error
    return growing.top.below[0]


class _Growing:
    """The elements that are open and those that are kept, and what they take of the memory."""

    def __init__(self, name: str, apart: str, found: Callable[[Node], object] | None) -> None:
        self.top = Node("", {})
        self._name, self._apart, self._found = name, apart, found
        self._stack = [self.top]
        self._weight = self._before = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._stack) > _DEEPEST:
            raise refused(_("The tags stand below each other too deeply."))
        if self._is_apart():
            self._before = self._weight
        self._weight += weight_of_element(len(attributes))
        refuse_full(self._weight, self._name)
        node = Node(name.rpartition(" ")[2], attributes)
        self._stack[-1].below.append(node)
        self._stack.append(node)

    def end(self, _name: str) -> None:
        node = self._stack.pop()
        if self._is_apart() and self._found is not None:
            self._stack[-1].below.clear()
            self._weight = self._before
            self._found(node)

    def say(self, words: str) -> None:
        self._weight += sys.getsizeof(words)
        self._stack[-1].text.append(words)

    def doctype(self, *_words: object) -> None:
        raise refused(_("The XML declares a document type, which is not read here."))

    def _is_apart(self) -> bool:
        """Whether what begins or has ended here stands directly below what is read one by one."""
        return len(self._stack) == _BELOW_THE_ROOT and self._stack[-1].name == self._apart
