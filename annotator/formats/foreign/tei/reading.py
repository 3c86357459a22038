"""Reads TEI: texts as lines, names and speech in them as marks, stand-off spans and links, people and taxonomies.

Spans may say where they stand by ``from`` and ``to`` or by ``target``: with ``string-index()``, ``string-range()`` or
the ``xml:id`` of an element (TEI Guidelines P5, 16.2.4 and 17.3).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.domain.articles import Metadata
from annotator.domain.codebook import PERSON, QUOTE, ROLE, FeatureValue
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.tei.texts import Running, identity, local, named, words
from annotator.formats.foreign.tei.writing import BIBLIOGRAPHY, NAMESPACE, TYPED
from annotator.formats.foreign.values import out_of_words
from annotator.formats.foreign.xml_files import parsed

_INDEX = re.compile(r"#string-index\(([^,()]+),\s*(\d{1,9})\)")
_RANGE = re.compile(r"#string-range\(([^,()]+),\s*(\d{1,9}),\s*(\d{1,9})\)")
_INLINE = {
    "persName": PERSON, "roleName": ROLE, "said": QUOTE, "q": QUOTE, "quote": QUOTE, "placeName": "placeName",
    "orgName": "orgName", "geogName": "geogName",
}  # fmt: skip
"""Elements in the text that are marks."""


def fits(head: bytes) -> bool:
    """Whether a file begins as TEI."""
    return NAMESPACE.encode() in head[:4096] or b"<TEI" in head[:4096]


def read(path: Path) -> Exchange:
    """The articles of a file. Raises ``ImportRefused``."""
    root = parsed(path)
    building = Building("tei", path.stem)
    try:
        known = _Known(building, root)
        for number, one in enumerate(named(root, "TEI"), 1):
            _article(known, one, f"{path.stem} {number}")
    except RecursionError as error:
        raise ImportRefused(_("The elements are nested too deeply."), _("Nothing was imported.")) from error
    return building.exchange()


class _Known:
    """What the headers of a file name: tags, annotators and people, by their keys there."""

    def __init__(self, building: Building, root: Element) -> None:
        self.building = building
        self.tags: dict[str, str] = {}
        for taxonomy in named(root, "taxonomy"):
            self._categories(taxonomy, "")
        self.makers = {identity(one): words(_first(one, "name", "persName")) for one in named(root, "respStmt")}
        self.people: dict[str, PersonId] = {}
        for one in named(root, "person"):
            keys = {key.get("type", "idno"): words(key) for key in named(one, "idno")}
            name = " ".join(words(_first(one, "persName")).split())
            self.people[identity(one)] = building.person(name, identity(one), keys)

    def maker(self, *elements: Element) -> str:
        """The name of who is responsible for the first of some elements that says so."""
        told = next((one.get("resp", "") for one in elements if one.get("resp")), "")
        return self.makers.get(told.removeprefix("#"), told.removeprefix("#"))

    def person(self, reference: str) -> PersonId | None:
        """Who is referred to."""
        return self.people.get(reference.split()[0].removeprefix("#")) if reference.strip() else None

    def _categories(self, above: Element, path: str) -> None:
        for one in (below for below in above if local(below) == "category"):
            name = words(next((part for part in one if local(part) in ("gloss", "catDesc")), None)).strip()
            below = "/".join(filter(None, (path, name.replace("/", "／") or identity(one))))
            self.tags[identity(one)] = below
            self.building.tag(below)
            self._categories(one, below)


def _article(known: _Known, one: Element, fallback: str) -> None:
    running = Running()
    text_element = next((part for part in one if local(part) == "text"), None)
    if text_element is not None:
        running.walk(text_element)
    text, building = running.text, known.building
    if not text:
        building.leave_out(None, _("{name}: there is no text.").format(name=fallback))
        return
    if building.refuses(None, text):
        return
    article = building.article(text, _metadata(one, fallback))
    for reference in named(one, "catRef"):
        for target in reference.get("target", "").split():
            article.theme(known.tags.get(target.removeprefix("#"), target.removeprefix("#")), known.maker(reference))
    if running.silent:
        told = ngettext("{name}: {count} note in the text was left out.",
                        "{name}: {count} notes in the text were left out.", running.silent)  # fmt: skip
        building.leave_out(None, told.format(name=fallback, count=running.silent))
    _Putting(known, article, running, fallback).put(one)


def _metadata(one: Element, fallback: str) -> Metadata:
    header = next((part for part in one if local(part) == "teiHeader"), None)
    if header is None:
        return Metadata(title=fallback)
    bibliography = _first(header, "bibl", "biblStruct", "biblFull")
    found: dict[str, str] = {}
    for field_name, element in BIBLIOGRAPHY.items():
        for place in (bibliography, header):
            if place is not None and not found.get(field_name):
                kind = TYPED.get(field_name)
                known = (part for part in named(place, element) if kind is None or part.get("type") == kind)
                found[field_name] = words(next(known, None)).strip()
    return Metadata(**{**found, "title": " ".join(found["title"].split()) or fallback})


@dataclass(slots=True)
class _Putting:
    """One article while its marks are put."""

    known: _Known
    article: Gathered
    running: Running
    name: str
    marks: dict[str, MarkId] = field(default_factory=dict[str, MarkId])

    def put(self, one: Element) -> None:
        """Marks of spans, then those of elements that no span stands for, then links."""
        for group in named(one, "spanGrp"):
            for span in named(group, "span"):
                self._span(span, group)
        for element, extent in self.running.inline:
            label = _INLINE.get(local(element), "")
            if label and element.get("corresp", "").removeprefix("#") not in self.marks and extent.start < extent.end:
                person = self.known.person(element.get("ref", "")) if label == PERSON else None
                span = self.article.place(extent.start, extent.end, label)
                if span is not None:
                    self._remember(element, self.article.mark(label, span, person=person))
        for link in named(one, "link"):
            self._link(link)

    def _remember(self, element: Element, key: MarkId) -> None:
        if called := identity(element):
            self.marks[called] = key

    def _span(self, span: Element, group: Element) -> None:
        place = self._place(span)
        told = (span.get("ana") or group.get("ana") or "").removeprefix("#")
        label = self.known.tags.get(told) or told or span.get("type") or group.get("type") or "span"
        if place is None or place[0] >= place[1]:
            self._tell(_("{name}: a span of “{label}” stands nowhere in the text."), label)
            return
        note = _first(span, "note")
        person = self.known.person(span.get("corresp", ""))
        where = self.article.place(*place, label)
        if where is not None:
            said = words(note) if note is not None else (span.text or "").strip()
            key = self.article.mark(
                label, where, self.known.maker(span, group), person=person, note=said, features=_features(span)
            )
            self._remember(span, key)

    def _place(self, span: Element) -> tuple[int, int] | None:
        if (target := span.get("target")) is not None:
            pieces = target.split()
            begins, ends = self._extent(target if "(" in target else pieces[0] if pieces else ""), None
            ends = self._extent(pieces[-1]) if pieces and "(" not in target else begins
        else:
            begins = self._extent(span.get("from", ""))
            ends = self._extent(span.get("to", span.get("from", "")))
        return (begins[0], ends[1]) if begins and ends else None

    def _extent(self, pointer: str) -> tuple[int, int] | None:
        if found := _INDEX.fullmatch(pointer.strip()):
            at = self.running.index(found[1], int(found[2]))
            return None if at is None else (at, at)
        if found := _RANGE.fullmatch(pointer.strip()):
            start, length = int(found[2]), int(found[3])
            ends = self.running.index(found[1], start), self.running.index(found[1], start + length)
            return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])
        extent = self.running.ids.get(pointer.removeprefix("#"))
        return None if extent is None else (extent.start, extent.end)

    def _link(self, link: Element) -> None:
        ends = [self.marks.get(one.removeprefix("#")) for one in link.get("target", "").split()]
        known = [one for one in ends if one is not None]
        name = link.get("n") or link.get("type") or "link"
        if len(ends) != 2 or len(known) != 2:
            self._tell(_("{name}: “{label}” joins nothing that is marked."), name)
        else:
            self.article.link(name, known[0], known[1], self.known.maker(link))

    def _tell(self, sentence: str, label: str) -> None:
        self.known.building.leave_out(None, sentence.format(name=self.name, label=label[:80]))


def _features(span: Element) -> Mapping[str, FeatureValue]:
    found: dict[str, FeatureValue] = {}
    for one in named(span, "f"):
        value = next(iter(one), None)
        if value is not None:
            plain = value.get("value", "")
            found[one.get("n") or one.get("name", "")] = (
                out_of_words(plain) if local(value) in ("binary", "numeric") else plain or words(value)
            )
    return found


def _first(element: Element, *names: str) -> Element | None:
    return next(named(element, *names), None)
