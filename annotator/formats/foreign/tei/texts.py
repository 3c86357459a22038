"""The running text of TEI, with where every element of it stands.

Elements such as paragraphs stand on lines of their own. White space is one blank unless ``xml:space`` keeps it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_XML = "{http://www.w3.org/XML/1998/namespace}"
_BLOCKS = frozenset({"p", "ab", "head", "l", "item", "u", "sp", "opener", "closer", "byline", "dateline", "salute",
                     "signed", "trailer", "label", "cell", "row", "lg", "div", "list", "epigraph"})  # fmt: skip
_HOLDERS = frozenset({"text", "body", "front", "back", "group", "div", "list", "lg", "table", "row"})
"""Elements whose own white space is none of the text's."""
_SILENT = frozenset({"note", "fw", "del", "figDesc", "standOff", "teiHeader"})


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an element stands: in the characters of the file, and in the text."""

    raw: tuple[int, int]
    start: int
    end: int


@dataclass(slots=True)
class Running:
    """A text that grows while elements are walked."""

    pieces: list[str] = field(default_factory=list[str])
    places: list[int] = field(default_factory=list[int])
    """For each character of the file the place in the text."""
    ids: dict[str, Extent] = field(default_factory=dict[str, Extent])
    inline: list[tuple[Element, Extent]] = field(default_factory=list[tuple[Element, Extent]])
    silent: int = 0
    _lines: int = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

    def walk(self, element: Element, keeps: str = "") -> None:
        """Add the text of an element. Raises ``RecursionError`` for one that is nested too deeply."""
        name = local(element)
        if name in _SILENT:
            self.silent += 1
            return
        keeps = element.get(f"{_XML}space", keeps)
        if name in _BLOCKS:
            self._line(keeps if name == "p" else "")
        raw, start = len(self.places), len(self.pieces)
        if name == "lb":
            self._add("\n" if keeps == "preserve" else " ", keeps)
        self._add(element.text, keeps, between=name in _HOLDERS)
        for one in element:
            self.walk(one, keeps)
            self._add(one.tail, keeps, between=name in _HOLDERS or local(one) in _BLOCKS)
        while name in _BLOCKS and keeps != "preserve" and len(self.pieces) > start and self.pieces[-1] == " ":
            self.pieces.pop()
        extent = Extent((raw, len(self.places)), min(start, len(self.pieces)), len(self.pieces))
        if called := element.get(f"{_XML}id"):
            self.ids.setdefault(called, extent)
        self.inline.append((element, extent))

    def index(self, called: str, offset: int) -> int | None:
        """Where an offset within an element stands; ``None`` for none that there is."""
        extent = self.ids.get(called)
        if extent is None or not 0 <= offset <= extent.raw[1] - extent.raw[0]:
            return None
        at = extent.raw[0] + offset
        return extent.end if at == extent.raw[1] else min(self.places[at], extent.end)

    def _line(self, keeps: str) -> None:
        if self._lines and (keeps == "preserve" or (self.pieces and self.pieces[-1] != "\n")):
            self.pieces.append("\n")
        self._lines += 1

    def _add(self, words: str | None, keeps: str, *, between: bool = False) -> None:
        """Add words; white space alone between elements that stand on lines of their own is counted, but no text."""
        if between and not (words or "").strip():
            self.places += [len(self.pieces)] * len(words or "")
            return
        for one in words or "":
            blank = keeps != "preserve" and one.isspace()
            self.places.append(len(self.pieces))
            if not blank:
                self.pieces.append(one)
            elif self.pieces and not self.pieces[-1].isspace():
                self.pieces.append(" ")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def named(element: Element, *names: str) -> Iterator[Element]:
    """The elements of some names below one, in order."""
    return (one for one in element.iter() if local(one) in names)


def identity(element: Element) -> str:
    """The ``xml:id`` of an element."""
    return element.get(f"{_XML}id", "")


def words(element: Element | None) -> str:
    """The text of an element and of those in it."""
    return "" if element is None else "".join(element.itertext())
