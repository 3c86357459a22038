"""Reads GATE's XML: places are where the nodes stand in the text, whatever their numbers count.

A set of annotations is what one annotator made. Tokens, sentences and the markup of a page mark nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.sax.saxutils import unescape

from annotator.domain.codebook import FeatureValue
from annotator.domain.errors import AnnotatorError, ImportRefused
from annotator.domain.ids import MarkId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gate.writing import OWN
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.layers import put_ours
from annotator.formats.foreign.xml_files import parsed

_BEGINS = b"<GateDocument"
_STRUCTURE = frozenset({"Token", "SpaceToken", "Sentence", "Split", "paragraph", "DocumentAnnotation"})
_MARKUP = "Original markups"
_WRAPPED = re.compile(r"<value\b[^<>]*>(.*)</value>", re.DOTALL)
_MEMBER = re.compile(r"<([\w.-]+)>([^<>]*)</\1>")


def fits(head: bytes) -> bool:
    """Whether a file begins as a document of GATE."""
    return _BEGINS in head[:4096]


def owns(folder: Path) -> bool:
    """Whether a folder holds documents of GATE and no other XML."""
    found = [one for one in folder.iterdir() if one.suffix == ".xml" and one.is_file()]
    return bool(found) and all(fits(_head(one)) for one in found)


def read(path: Path) -> Exchange:
    """The articles of a file or of a folder with those in it. Raises ``ImportRefused``."""
    building = Building("gate", path.stem)
    if not path.is_dir():
        _read_file(building, path)
        return building.exchange()
    for one in sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".")):
        if one.suffix != ".xml":
            building.leave_out(None, _("{name}: this is no document of GATE.").format(name=one.name))
            continue
        try:
            _read_file(building, one)
        except AnnotatorError as error:
            building.leave_out(None, f"{one.name}: {error}")
    return building.exchange()


def _read_file(building: Building, path: Path) -> None:
    root = _parsed(path)
    nodes: dict[str, int] = {}
    text = _text(root.find("TextWithNodes"), nodes)
    if not text:
        building.leave_out(None, _("{name}: there is no text.").format(name=path.name))
    elif not building.refuses(None, text):
        features = root.find("GateDocumentFeatures")
        article = building.article_as_held(text, described(_features(features), path.stem))
        _Page(article, path.name, nodes).put(root)


def _parsed(path: Path) -> Element:
    root = parsed(path)
    if root.tag != "GateDocument":
        raise ImportRefused(
            _("{name}: this is no document of GATE.").format(name=path.name), _("Nothing of it was imported.")
        )
    return root


def _text(element: Element | None, nodes: dict[str, int]) -> str:
    """The text, with the places of the nodes put into ``nodes``."""
    if element is None:
        return ""
    pieces, length = [element.text or ""], len(element.text or "")
    for node in element:
        nodes.setdefault(node.get("id", ""), length)
        pieces.append(node.tail or "")
        length += len(pieces[-1])
    return "".join(pieces)


@dataclass(slots=True)
class _Page:
    """One document while its annotations are put."""

    article: Gathered
    name: str
    nodes: Mapping[str, int]
    marks: dict[str, MarkId] = field(default_factory=dict[str, MarkId])

    def put(self, root: Element) -> None:
        left = Counter[str]()
        for annotations in root.iter("AnnotationSet"):
            by = annotations.get("Name", "")
            for one in annotations.iter("Annotation"):
                if by == _MARKUP or one.get("Type") in _STRUCTURE:
                    left[by if by == _MARKUP else one.get("Type", "")] += 1
                else:
                    self._mark(one, by)
        for what, count in left.items():
            told = ngettext("{name}: {count} annotation of “{what}” marks nothing and was left out.",
                            "{name}: {count} annotations of “{what}” mark nothing and were left out.",
                            count)  # fmt: skip
            self.article.building.leave_out(None, told.format(name=self.name, count=count, what=what))
        for relations in root.iter("RelationSet"):
            for one in relations.iter("Relation"):
                self._link(one, relations.get("Name", ""))

    def _mark(self, one: Element, by: str) -> None:
        kind, features = one.get("Type", "") or "?", _features(one)
        places: list[int] = []
        for node in (one.get("StartNode", ""), one.get("EndNode", "")):
            if node not in self.nodes:
                missing = _("{name}: there is no node {node}: {label}")
                told = missing.format(name=self.name, node=node, label=kind)
                self.article.building.leave_out(None, told)
                return
            places.append(self.nodes[node])
        span = self.article.place_as_held(places[0], places[1], f"{kind} ({self.name})")
        if span is None:
            return
        own = {name.removeprefix(OWN): str(value) for name, value in features.items() if name.startswith(OWN)}
        others = {name: value for name, value in features.items() if not name.startswith(OWN)}
        key = put_ours(self.article, span, {"tag": kind, **own, "features": ""}, by, others)
        self.marks[one.get("Id", "")] = key

    def _link(self, one: Element, by: str) -> None:
        """Members of a relation are joined one after the other."""
        name = one.get("Type", "")
        ends = [self.marks.get(member.strip()) for member in one.get("Members", "").split(";")]
        known = [end for end in ends if end is not None]
        building = self.article.building
        if len(ends) < 2 or len(known) != len(ends):
            building.leave_out(None, _("{name}: “{link}” joins nothing that is marked.").format(
                name=self.name, link=name
            ))  # fmt: skip
            return
        for begin, end in pairwise(known):
            self.article.link(name, begin, end, by)
        if left := _features(one):
            building.leave_out(
                None, _("{name}: a link holds no features; left out are {features} of “{link}”.").format(
                    name=self.name, features=", ".join(left), link=name
                )
            )  # fmt: skip


def _features(element: Element | None) -> dict[str, FeatureValue]:
    found: dict[str, FeatureValue] = {}
    for one in _direct(element):
        name, value = one.findtext("Name", ""), one.find("Value")
        if name and value is not None:
            found[name] = _value("".join(value.itertext()), value.get("className", ""))
    return found


def _direct(element: Element | None) -> Iterator[Element]:
    return iter(()) if element is None else (one for one in element if one.tag == "Feature")


def _value(words: str, java: str) -> FeatureValue:
    """A value as what its class in Java says that it is; a text where it is something else."""
    kind = java.rpartition(".")[2]
    try:
        if kind == "Boolean":
            return words == "true"
        if kind in ("Integer", "Long", "Short"):
            return int(words)
        if kind == "ObjectWrapper":
            return _members(words)
        return float(words) if kind in ("Double", "Float", "BigDecimal") else words
    except ValueError:
        return words


def _members(wrapped: str) -> str:
    """The values of a list or a set, which GATE keeps as XML in a text; as it is where it holds anything else."""
    found = _WRAPPED.search(wrapped)
    inner = found[1] if found else ""
    values = [unescape(one) for _name, one in _MEMBER.findall(inner)]
    return ", ".join(values) if values and not _MEMBER.sub("", inner).strip() else wrapped


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""  # whoever reads it will say why it cannot be read
