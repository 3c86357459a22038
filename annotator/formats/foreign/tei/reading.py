"""Reads TEI: texts as lines, names and speech in them as marks, stand-off spans and links, people and taxonomies.

Spans may say where they stand by ``from`` and ``to`` or by ``target``: with ``string-index()``, ``string-range()`` or
the ``xml:id`` of an element (TEI Guidelines P5, 16.2.4 and 17.3). What somebody says on a stage is a quote of the
speaker before it; of other speech ``who`` is a feature. Of several readings the corrected one is read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.domain.articles import Metadata
from annotator.domain.codebook import CONTINUES, PERSON, QUOTE, ROLE, SAYS, FeatureValue
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import MarkId
from annotator.domain.language import _, ngettext
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.tei.headers import Known
from annotator.formats.foreign.tei.texts import Extent, Running, first, identity, local, named, words
from annotator.formats.foreign.tei.writing import BIBLIOGRAPHY, NAMESPACE, TYPED
from annotator.formats.foreign.values import out_of_words
from annotator.formats.foreign.xml_files import parts

_INDEX = re.compile(r"#string-index\(([^,()]+),\s*(\d{1,9})\)")
_RANGE = re.compile(r"#string-range\(([^,()]+),\s*(\d{1,9}),\s*(\d{1,9})\)")
_INLINE = {
    "persName": PERSON, "roleName": ROLE, "said": QUOTE, "q": QUOTE, "quote": QUOTE, "u": QUOTE,
    **{name: name for name in ("placeName", "orgName", "geogName", "eventName", "objectName", "date", "term")},
}  # fmt: skip
"""Elements in the text that are marks."""
_CORPUS = "teiCorpus"
_TYPED = ("name", "rs", "seg")
"""Elements in the text that are marks by their types."""


def fits(head: bytes) -> bool:
    """Whether a file begins as TEI."""
    return NAMESPACE.encode() in head[:4096] or b"<TEI" in head[:4096]


def read(path: Path) -> Exchange:
    """The articles of a file, which is read twice: for what it names, then text by text. Raises ``ImportRefused``."""
    building = Building("tei", path.stem)
    known, found = Known(building), 0
    try:
        for part in parts(path, _CORPUS):
            known.learn(part)
        known.tell()
        for part in parts(path, _CORPUS):
            for one in named(part, "TEI", "TEI.2"):
                found += 1
                _article(known, one, f"{path.stem} {found}")
        if not found:
            building.leave_out(None, _("{name}: there is no text.").format(name=path.name))
    except RecursionError as error:
        raise ImportRefused(_("The elements are nested too deeply."), _("Nothing was imported.")) from error
    return building.exchange()


def _article(known: Known, one: Element, fallback: str) -> None:
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
    if running.others:
        told = ngettext("{name}: {count} other reading was left out.",
                        "{name}: {count} other readings were left out.", running.others)  # fmt: skip
        building.leave_out(None, told.format(name=fallback, count=running.others))
    _Putting(known, article, running, fallback).put(one)
    article.set_aside()


def _metadata(one: Element, fallback: str) -> Metadata:
    header = next((part for part in one if local(part) == "teiHeader"), None)
    if header is None:
        return Metadata(title=fallback)
    bibliography = first(header, "bibl", "biblStruct", "biblFull")
    found: dict[str, str] = {}
    for field_name, element in BIBLIOGRAPHY.items():
        for place in (bibliography, header):
            if place is not None and not found.get(field_name):
                kind = TYPED.get(field_name)
                known = (part for part in named(place, element) if kind is None or part.get("type") == kind)
                part = next(known, None)
                told = "" if part is None else part.get("when") or part.get("ident") or ""
                found[field_name] = words(part).strip() or told
    return Metadata(**{**found, "title": " ".join(found["title"].split()) or fallback})


@dataclass(slots=True)
class _Putting:
    """One article while its marks are put."""

    known: Known
    article: Gathered
    running: Running
    name: str
    marks: dict[str, MarkId] = field(default_factory=dict[str, MarkId])
    extents: dict[int, Extent] = field(default_factory=dict[int, Extent])

    def put(self, one: Element) -> None:
        """Marks of spans, then those of elements that no span stands for, then links."""
        self.extents = {id(element): extent for element, extent in self.running.inline}
        for group in named(one, "spanGrp"):
            for span in named(group, "span"):
                self._span(span, group)
        for element in named(one, "annotation"):
            self._annotation(element)
        for element, extent in self.running.inline:
            if extent.start < extent.end:
                self._inline(element, extent)
        for element, _extent in self.running.inline:
            self._continue(element)
        for link in named(one, "link"):
            self._link(link)

    def _inline(self, element: Element, extent: Extent) -> None:
        """The mark of an element in the text, but for one that a span stands for."""
        name = local(element)
        if name == "sp":
            self._speech(element, extent)
        label = _INLINE.get(name, "")
        if name in _TYPED:
            label = (element.get("ana") or "").partition(" ")[0].removeprefix("#") or element.get("type", "")
            label = self.known.tags.get(label, label)
        if not label or element.get("corresp", "").removeprefix("#") in self.marks:
            return
        kind = self.known.building.tag(label).kind
        span = self.article.place(extent.start, extent.end, label)
        if span is not None:
            called = " ".join(span.of(self.article.text).split())
            person = self.known.meant(element, called) if kind == PERSON else None
            self._remember(element, self.article.mark(label, span, person=person, features=self._speakers(element)))

    def _speech(self, element: Element, extent: Extent) -> None:
        """What somebody says on a stage: a quote, linked with the name before it."""
        extents = self.extents
        speaker = next((one for one in element if local(one) == "speaker"), None)
        said = [extents[id(one)] for one in element if local(one) not in ("speaker", "stage") and id(one) in extents]
        said = [one for one in said if one.start < one.end]
        if not said or extent.end < said[-1].end:
            return
        features = self._speakers(element) if speaker is None else None
        quote = self.article.mark(QUOTE, Span(said[0].start, said[-1].end), features=features)
        self._remember(element, quote)
        name = extents.get(id(speaker))
        if name is not None and name.start < name.end:
            person = self.known.person(element.get("who", ""))
            mention = self.article.mark(PERSON, Span(name.start, name.end), person=person)
            self.article.link(SAYS, mention, quote)

    def _speakers(self, element: Element) -> Mapping[str, FeatureValue]:
        """Who says it, where no mention in the text is linked with it."""
        names = {one.id: one.name for one in self.known.building.people}
        who = [self.known.person(one) for one in element.get("who", "").split()]
        told = [names[one] for one in who if one is not None] or element.get("who", "").split()
        return {"who": ", ".join(one.removeprefix("#") for one in told)} if told else {}

    def _continue(self, element: Element) -> None:
        """A later piece of a speech continues the earlier one."""
        for name in ("prev", "next"):
            other = self.marks.get(element.get(name, "").removeprefix("#"))
            own = self.marks.get(identity(element))
            if other is not None and own is not None and other != own:
                later, earlier = (own, other) if name == "prev" else (other, own)
                self.article.link(CONTINUES, later, earlier)

    def _annotation(self, element: Element) -> None:
        """What TEI says about elements in ``listAnnotation``: the mark of all of them together."""
        places = [extent for one in element.get("target", "").split() if (extent := self._extent(one)) is not None]
        pointer = first(element, "ptr")
        told = (element.get("ana") or (pointer.get("target", "") if pointer is not None else "")).removeprefix("#")
        label = self.known.tags.get(told) or told or element.get("type") or "annotation"
        if not places or places[0][0] >= places[-1][1]:
            self._tell(_("{name}: a span of “{label}” stands nowhere in the text."), label)
            return
        span = self.article.place(places[0][0], places[-1][1], label)
        if span is not None:
            note = " ".join(words(first(element, "note")).split())
            self._remember(element, self.article.mark(label, span, self.known.maker(element), note=note))

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
        note = first(span, "note")
        person = self.known.person(span.get("corresp", ""))
        where = self.article.place(*place, label)
        if where is not None:
            said = words(note) if note is not None else (span.text or "").strip()
            key = self.article.mark(
                label, where, self.known.maker(span, group), person=person, note=said, features=_features(span)
            )
            self._remember(span, key)

    def _place(self, span: Element) -> tuple[int, int] | None:
        if (target := span.get("target") or span.get("sameAs")) is not None:  # the latter: TEITOK
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
