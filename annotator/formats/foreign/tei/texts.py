"""The running text of TEI, with where every element of it stands.

Elements such as paragraphs stand on lines of their own. White space is one blank unless ``xml:space`` keeps it.
"""

import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from annotator.domain.articles import refuse_too_large
from annotator.formats.foreign.columns.texts import is_wide, put_together

_NATIVE = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_SPACED, _AS_IT_IS = re.compile(r"\s+|\S+"), re.compile(r"\r\n?|[^\r]+")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_BLOCKS = frozenset({"p", "ab", "head", "l", "item", "u", "sp", "opener", "closer", "byline", "dateline", "salute",
                     "signed", "trailer", "label", "cell", "row", "lg", "div", "list", "epigraph"})  # fmt: skip
_HOLDERS = frozenset({"text", "body", "front", "back", "group", "div", "list", "lg", "table", "row", "sp", "div1",
                      "div2", "div3", "div4", "titlePage", "castList", "listBibl", "figure", "spGrp"})  # fmt: skip
"""Elements whose own white space is none of the text's, and in which each element stands on a line of its own."""
_SILENT = frozenset({"note", "fw", "del", "figDesc", "standOff", "teiHeader"})
_ABOUT = frozenset({"spanGrp", "span", "interpGrp", "interp", "linkGrp", "link", "listAnnotation", "joinGrp", "altGrp",
                    "timeline", "certainty"})  # fmt: skip
"""Elements that say something about a text, wherever they stand (TEI's guidelines, chapter 18)."""
_POINTS = frozenset({"lb", "pb", "cb", "gb", "milestone", "anchor", "gap", "space", "ptr"})
"""Elements that are places in a text and no part of it."""
_OTHERS = {"choice": ("sic", "orig", "abbr"), "app": ("rdg", "rdgGrp"), "subst": ("del",)}
"""Of several readings the ones that are not read, by the element that holds all."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an element stands: in the characters of the file, and in the text."""

    raw: tuple[int, int]
    start: int
    end: int


@dataclass(slots=True)
class Running:
    """A text that grows while elements are walked."""

    letters: "array[int]" = field(default_factory=lambda: array("I"))
    """The text: its code points, of which a list of characters would take twenty times as much."""
    places: "array[int]" = field(default_factory=lambda: array("I"))
    """For each character of the file the place in the text."""
    ids: dict[str, Extent] = field(default_factory=dict[str, Extent])
    inline: list[tuple[Element, Extent]] = field(default_factory=list[tuple[Element, Extent]])
    silent: int = 0
    others: int = 0
    """How many other readings are left out."""
    _lines: int = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return self.letters.tobytes().decode(_NATIVE)

    def walk(self, element: Element, keeps: str = "", inside: str = "") -> None:
        """Add the text of an element that is ``inside`` another. Raises ``RecursionError``."""
        name = local(element)
        if name in _ABOUT:
            return
        if name in _SILENT:
            self.silent += 1
            return
        keeps = element.get(f"{_XML}space", keeps)
        is_alone = inside in _HOLDERS and name not in _POINTS | _HOLDERS
        is_block = name in _BLOCKS or is_alone or (inside, name) == ("u", "seg")
        if is_block:
            self._line(keeps if name == "p" else "")
        raw, start = len(self.places), len(self.letters)
        if name == "lb":
            self._break(keeps)
        self._add(element.text, keeps, between=name in _HOLDERS)
        passed_over = {id(one) for one in _passed_over(element, name)}
        for one in element:
            if id(one) in passed_over:
                self.others += 1
            else:
                self.walk(one, keeps, name)
            self._add(one.tail, keeps, between=name in _HOLDERS or local(one) in _BLOCKS)
        while is_block and keeps != "preserve" and len(self.letters) > start and self._last == " ":
            self.letters.pop()
        extent = Extent((raw, len(self.places)), min(start, len(self.letters)), len(self.letters))
        if called := identity(element):
            self.ids.setdefault(called, extent)
        self.inline.append((element, extent))

    def index(self, called: str, offset: int) -> int | None:
        """Where an offset within an element stands; ``None`` for none that there is."""
        extent = self.ids.get(called)
        if extent is None or not 0 <= offset <= extent.raw[1] - extent.raw[0]:
            return None
        at = extent.raw[0] + offset
        return extent.end if at == extent.raw[1] else min(self.places[at], extent.end)

    @property
    def _last(self) -> str:
        """The last character so far; empty where there is none."""
        return chr(self.letters[-1]) if self.letters else ""

    def _break(self, keeps: str) -> None:
        """The end of a line of the source: a blank, but for scripts that part no words."""
        if keeps == "preserve":
            self.letters.append(ord("\n"))
        elif self._last and not self._last.isspace() and not is_wide(self._last):
            self.letters.append(ord(" "))

    def _line(self, keeps: str) -> None:
        if self._lines and (keeps == "preserve" or (self._last and self._last != "\n")):
            self.letters.append(ord("\n"))
        self._lines += 1

    def _add(self, words: str | None, keeps: str, *, between: bool = False) -> None:
        """Add words; white space alone between elements that stand on lines of their own is counted, but no text.

        Raises ``ImportRefused`` for a text that is too long for an article.
        """
        if between and not (words or "").strip():
            self.places.extend([len(self.letters)] * len(words or ""))
            return
        refuse_too_large(len(self.letters) + len(words or ""))
        for found in (_SPACED if keeps != "preserve" else _AS_IT_IS).finditer(words or ""):
            part, at = found[0], len(self.letters)
            if keeps == "preserve" and part[0] == "\r":  # two characters of the file are one here
                self.places.extend([at] * len(part))
                self.letters.append(ord("\n"))
                continue
            if keeps == "preserve" or not part.isspace():
                self.places.extend(range(at, at + len(part)))
                self.letters.extend(map(ord, part))
                continue
            is_new = self._last and not self._last.isspace()
            self.places.extend([at, *[at + 1] * (len(part) - 1)] if is_new else [at] * len(part))
            self.letters.extend([ord(" ")] if is_new else [])


def _passed_over(element: Element, name: str) -> list[Element]:
    """Of several readings those that are not read; all are where there is no other one."""
    unread = [one for one in element if local(one) in _OTHERS.get(name, ())]
    return unread if len(unread) < len(element) else unread[1:]


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def named(element: Element, *names: str) -> Iterator[Element]:
    """The elements of some names below one, in order."""
    return (one for one in element.iter() if local(one) in names)


def identity(element: Element) -> str:
    """The ``xml:id`` of an element, in old files its ``id``."""
    return element.get(f"{_XML}id") or element.get("id", "")


def is_kept(element: Element) -> bool:
    """Whether an element says of itself that its white space is to be kept."""
    return element.get(f"{_XML}space") == "preserve"


def words(element: Element | None) -> str:
    """The text of an element and of those in it."""
    return "" if element is None else "".join(element.itertext())


def name_of(element: Element | None) -> str:
    """The words of a name whose parts may be elements, with blanks between those of scripts that have them."""
    parts = [] if element is None else [part for words in element.itertext() for part in words.split()]
    return put_together(parts, [None] * len(parts))[0]


def first(element: Element, *names: str) -> Element | None:
    """The first of the elements of some names below one."""
    return next(named(element, *names), None)
