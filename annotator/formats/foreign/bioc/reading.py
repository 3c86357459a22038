"""Reads BioC, in XML and in JSON: documents of passages, whose annotations count from the document's beginning.

The text is the passages one a line, or their sentences. What an annotation is called stands in its infon ``type``, what
else is said of it in the others; several locations are a mark each, joined as *fragment*. Offsets are proved in each
passage by the words of the annotations (BioC, *BioC.dtd*; bioc.sourceforge.net).
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from annotator.domain.errors import ImportRefused
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.brat.standoff import FRAGMENT
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.layers import called
from annotator.formats.foreign.learning.quoted import placed
from annotator.formats.foreign.loose import lf, listed, mapping, short, words
from annotator.formats.foreign.proof import ToCodePoints, proven
from annotator.formats.foreign.xml_files import parsed
from annotator.formats.streams.values import WHOLE, walk

_LISTS = {"document": "documents", "passage": "passages", "sentence": "sentences", "annotation": "annotations",
          "relation": "relations", "location": "locations", "node": "nodes"}  # fmt: skip
_MARK = "annotation"
_LONGEST_TITLE = 200
_DEEPEST = 8
_OPENED = {WHOLE, f"{WHOLE}.documents", f"{WHOLE}[]", f"{WHOLE}[].documents"}
_DOCUMENTS = {f"{WHOLE}.documents[]", f"{WHOLE}[].documents[]"}
"""Where lists of documents stand, and the documents themselves."""


def fits(head: bytes) -> bool:
    """Whether a file begins as a collection of BioC."""
    begins = head[:4096]
    is_xml = b"<collection" in begins and (b"<document" in begins or b"BioC" in begins)
    return is_xml or (b'"documents"' in begins and b'"passages"' in head)


def read(path: Path) -> Exchange:
    """The documents of a file; what does not fit is among the problems. Raises ``ImportRefused``."""
    building = Building("bioc", path.stem)
    found = _of_json(path) if path.suffix.lower() == ".json" else _of_xml(path)
    for number, document in enumerate(map(mapping, found), 1):
        _Document(building, document, f"{path.stem} {words(document.get('id')) or number}").put()
    exchange = building.exchange()
    if not exchange.count:
        raise ImportRefused(_("There is no article in the file."), _("Nothing was imported."))
    return exchange


def _of_xml(path: Path) -> Iterator[object]:
    return iter(listed(_of_element(parsed(path), 0).get("documents")))


def _of_json(path: Path) -> Iterator[object]:
    """The documents of a collection, or of those of a list, which services of the NCBI answer with."""
    return (value for _line, where, value in walk(path, _OPENED.__contains__) if where in _DOCUMENTS)


def _of_element(element: Element, depth: int) -> dict[str, Any]:
    """An element as BioC writes it in JSON."""
    found: dict[str, Any] = {"infons": {}, **element.attrib}
    for one in element:
        if one.tag == "infon":
            found["infons"][one.get("key", "")] = one.text or ""
        elif one.tag in _LISTS and depth < _DEEPEST:
            found.setdefault(_LISTS[one.tag], []).append(_of_element(one, depth + 1))
        else:
            found[one.tag] = one.text or ""
    return found


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text that has an offset of its own: a passage, or a sentence of one."""

    offset: int
    start: int
    text: str
    original: str
    """The same with line ends as the file has them."""


class _Document:
    """One document on its way in."""

    def __init__(self, building: Building, document: Mapping[str, Any], fallback: str) -> None:
        self._building, self._fallback = building, fallback
        self._passages = [mapping(one) for one in listed(document.get("passages"))]
        self._all = [document, *(part for passage in self._passages for part in (passage, *_sentences(passage)))]
        self._about = {**mapping(document.get("infons")), **mapping(self._passages[0].get("infons"))} if (
            self._passages
        ) else {}  # fmt: skip
        self._about.pop("type", None)
        self._pieces: list[_Piece] = []
        self._begins: list[tuple[int, int]] = []
        """The offsets of pieces in order, each with the first of those that have it."""
        self._marks: dict[str, MarkId] = {}

    def put(self) -> None:
        """The article with all that is said on it."""
        text = self._text()
        if not text:
            self._building.leave_out(None, _("{name}: there is no text.").format(name=self._fallback))
        elif not self._building.refuses(None, text):
            article = self._building.article(text, described(self._about, self._title()))
            found = [mapping(one) for part in self._all for one in listed(part.get("annotations"))]
            ways = self._ways(found)
            for one in found:
                self._annotation(article, one, ways)
            for part in self._all:
                for one in map(mapping, listed(part.get("relations"))):
                    self._relation(article, one)
            article.set_aside()

    def _text(self) -> str:
        text = ""
        for passage in self._passages:
            text += "\n" if text else ""
            end: int | None = None
            for part in _sentences(passage) or [passage]:
                said, offset = _said(part), _number(part.get("offset"))
                offset = _number(passage.get("offset")) if offset is None else offset
                text += " " if end is not None and offset is not None and offset > end else ""
                self._pieces.append(_Piece(offset or 0, len(text), lf(said), said))
                text += lf(said)
                end = None if offset is None else offset + len(said)
        first = {piece.offset: at for at, piece in reversed(list(enumerate(self._pieces)))}
        self._begins = sorted(first.items())
        return text if text.strip() else ""

    def _title(self) -> str:
        titles = (_said(one) for one in self._passages if mapping(one.get("infons")).get("type") in ("title", "front"))
        return " ".join(next(titles, "").split())[:_LONGEST_TITLE] or self._fallback

    def _piece(self, offset: int) -> int | None:
        """Which piece holds an offset."""
        before = bisect_right(self._begins, offset, key=itemgetter(0))
        return self._begins[before - 1][1] if before else None

    def _ways(self, found: Sequence[Mapping[str, Any]]) -> list[ToCodePoints]:
        """How offsets in each piece are to be read."""
        quotes: dict[int, list[tuple[int, int, str]]] = {}
        for one in found:
            places = _locations(one)
            if len(places) == 1 and (at := self._piece(places[0][0])) is not None:
                start, end = (place - self._pieces[at].offset for place in places[0])
                quotes.setdefault(at, []).append((start, end, lf(_said(one))))
        return [proven(piece.text, quotes.get(at, []), piece.original) for at, piece in enumerate(self._pieces)]

    def _annotation(self, article: Gathered, one: Mapping[str, Any], ways: Sequence[ToCodePoints]) -> None:
        told = {name: words(value) for name, value in mapping(one.get("infons")).items()}
        layer = told.pop("type", "").rpartition(".")[2] or _MARK
        by = told.pop("annotator", "")
        label, features = called(layer, told)
        before: MarkId | None = None
        places = _locations(one)
        if not places:
            told_so = _("{name}: this is no label: {value}").format(name=self._fallback, value=short(one))
            self._building.leave_out(None, told_so)
        for start, end in places:
            span = self._span(article, start, end, lf(_said(one)) if len(places) == 1 else "", label, ways)
            if span is None:
                continue
            mark = article.mark(label, span, by, features=features)
            if before is None:
                self._marks.setdefault(words(one.get("id")), mark)
            else:
                article.link(FRAGMENT, mark, before, by)
            before = mark

    def _span(
        self, article: Gathered, start: int, end: int, quoted: str, label: str, ways: Sequence[ToCodePoints]
    ) -> Span | None:
        """Where an annotation stands: at its offsets if its words are there, else where they are, if only once."""
        at = self._piece(start)
        piece = self._pieces[at] if at is not None else _Piece(0, 0, "", "")
        way = ways[at] if at is not None else int
        first, last = way(start - piece.offset), way(end - piece.offset)
        if 0 <= first < last <= len(piece.text):
            there = piece.text[first:last]
            words_there = there if _bare(there) == _bare(quoted) else quoted
            return placed(article, piece.start + first, piece.start + last, words_there, label, None)
        if quoted.strip() and (found := article.places.anchor(quoted)) is not None:
            return found
        self._building.leave_out(None, _("{start}–{end} is no place in a text of {length} characters: {label}").format(
            start=start, end=end, length=len(article.text), label=f"{label} ({self._fallback})"
        ))  # fmt: skip
        return None

    def _relation(self, article: Gathered, one: Mapping[str, Any]) -> None:
        name = words(mapping(one.get("infons")).get("type")) or "relation"
        ends = [self._marks.get(words(mapping(node).get("refid"))) for node in listed(one.get("nodes"))]
        known = [end for end in ends if end is not None]
        if len(known) < 2 or len(known) < len(ends):
            told = _("{name}: “{link}” joins nothing that is marked.")
            self._building.leave_out(None, told.format(name=self._fallback, link=name))
            return
        for begin, end in pairwise(known):
            article.link(name, begin, end)


def _sentences(passage: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = [mapping(one) for one in listed(passage.get("sentences"))]
    return found if any(map(_said, found)) else []


def _bare(words: str) -> str:
    """Words without blanks and capitals, which some programs change."""
    return "".join(words.split()).casefold()


def _said(part: Mapping[str, Any]) -> str:
    return part["text"] if isinstance(part.get("text"), str) else ""


def _locations(one: Mapping[str, Any]) -> list[tuple[int, int]]:
    return list(_ends(map(mapping, listed(one.get("locations")))))


def _ends(locations: Iterator[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    for one in locations:
        start, length = _number(one.get("offset")), _number(one.get("length"))
        if start is not None and length is not None:
            yield start, start + length


def _number(value: object) -> int | None:
    told = words(value)
    return int(told) if told.isdecimal() and len(told) < 12 else None
