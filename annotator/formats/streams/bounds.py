"""How much memory a piece of a file would take as values, told by its signs before it is parsed.

A byte of JSON or XML can become fifty of memory: what costs it are lists, objects and elements, and these are counted.
The weights are sizes of CPython 3.11 to 3.13 on 64 bits, rounded up.
"""

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _

MOST_MB = 400
"""What the values of one line, one article or one tree may take; texts and what is made of all come to it."""
LONGEST_MB = 64
"""No article is longer, with all that is on it; a file without line ends is not read into memory."""
_LIGHT = 1024 * 1024
"""No piece so short can be too heavy."""
_LISTS, _OBJECTS, _VALUES = 64, 200, 72
_ELEMENTS, _ATTRIBUTES, _LETTERS, _OPEN = 160, 300, 3, 300


def weight_of_json(text: str) -> int:
    """The bytes that the values of some JSON take at most, without its strings."""
    if len(text) < _LIGHT:
        return 0
    return _VALUES * text.count(",") + _LISTS * text.count("[") + _OBJECTS * text.count("{")


def weight_of_xml(piece: bytes) -> int:
    """The bytes that the elements in a piece of XML take at most, with their attributes and texts."""
    elements = piece.count(b"<") - piece.count(b"</")
    return _ELEMENTS * elements + _ATTRIBUTES * min(elements, piece.count(b"=")) + _LETTERS * len(piece)


def opened_by_xml(piece: bytes) -> int:
    """How many more elements a piece of XML opens than it closes, which may be less than none."""
    signs = piece.count(b"<") - piece.count(b"<!") - piece.count(b"<?")
    return signs - 2 * piece.count(b"</") - piece.count(b"/>")


def weight_of_open(elements: int) -> int:
    """The bytes that so many elements of XML take beside their own while all of them are open."""
    return _OPEN * max(0, elements)


def weight_of_element(attributes: int) -> int:
    """The bytes that one element of XML takes at most with so many attributes, without its text."""
    return _ELEMENTS + _ATTRIBUTES * attributes


def refuse_long(length: int, line: int) -> None:
    """Raises ``ImportRefused`` for a line, or a value that begins on it, that is longer than any article."""
    if length > LONGEST_MB << 20:
        raise ImportRefused(
            _("Line {line} is longer than {limit} MB.").format(line=line, limit=LONGEST_MB),
            _("Nothing was imported; cut the text into several articles."),
        )


def refuse_heavy(text: str, line: int) -> None:
    """Raises ``ImportRefused`` for a line of JSON, or a value that begins on it, that would fill the memory."""
    if weight_of_json(text) > MOST_MB << 20:
        raise ImportRefused(
            _("What begins in line {line} would take more than {limit} MB of memory.").format(line=line, limit=MOST_MB),
            _("Nothing was imported; cut the text into several articles."),
        )


def refuse_large(size_bytes: int, name: str, limit_mb: int | None = None) -> None:
    """Raises ``ImportRefused`` for a file with more bytes than can be read, which is as many as an article has."""
    limit_mb = LONGEST_MB if limit_mb is None else limit_mb
    if size_bytes > limit_mb << 20:
        raise ImportRefused(
            _("“{name}” has more than {limit} MB.").format(name=name, limit=limit_mb),
            _("Nothing was imported; cut it into several files."),
        )


def refuse_full(weight: int, name: str) -> None:
    """Raises ``ImportRefused`` for a file that has to be in memory as a whole and is too much for it."""
    if weight > MOST_MB << 20:
        raise ImportRefused(
            _("“{name}” would take more than {limit} MB of memory.").format(name=name, limit=MOST_MB),
            _("Nothing was imported; cut it into several files."),
        )
