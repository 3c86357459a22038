"""What one Web Annotation says: its targets, selectors and bodies, in whichever of their forms they stand.

Recogito's programs leave the source of a target out, name a whole project as the source of all its texts, give tags and
persons as objects with a label, or by an address alone, and comments as HTML (its ``W3CTextFormatAdapter`` and
``w3cExporter``, Recogito 2's ``WebAnnotationBody``).
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote

from annotator.domain.codebook import FeatureValue
from annotator.formats.foreign.layers import features_of
from annotator.formats.foreign.loose import listed, mapping, whole, words
from annotator.formats.foreign.web.names import OF_PERSON

_DEEPEST = 8
_NAMING = frozenset({"tagging", "classifying"})
_MEANING = "identifying"
_OF_RECOGITO = frozenset({"PERSON", "PLACE"})
"""What Recogito 2 says where it is not known who or what is meant."""
_HTML = "text/html"
_LINE_END, _ELEMENT = (
    re.compile(r"<br\s*/?>|</(?:p|div|li|h\d|blockquote)>", re.IGNORECASE),
    re.compile(r"<[^<>]{0,1000}>"),
)
_SEVERAL = frozenset({"Composite", "List", "Independents", "Choice"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where an annotation stands: the IRI of its source, what is said of that, and its selectors."""

    source: str
    said: Mapping[str, Any]
    selectors: tuple[Mapping[str, Any], ...]

    @property
    def position(self) -> tuple[int, int] | None:
        """Start and end in the unit of whoever wrote them; ``None`` where no selector gives both."""
        for one in self.selectors:
            start, end = whole(one.get("start")), whole(one.get("end"))
            if _kind(one) == "TextPositionSelector" and start is not None and end is not None:
                return start, end
            if _kind(one) == "RangeSelector":  # up to where its last selector begins (4.2.9 of the model)
                ends = [mapping(one.get(name)) for name in ("startSelector", "endSelector")]
                places = [whole(end.get("start")) for end in ends if _kind(end) == "TextPositionSelector"]
                if len(places) == len(ends) and places[0] is not None and places[1] is not None:
                    return places[0], places[1]
        return None

    @property
    def quote(self) -> tuple[str, str, str] | None:
        """The quoted words, and those before and after; also those that refine a part of the page."""
        for one in (part for selector in self.selectors for part in _refined(selector)):
            exact = one.get("exact")
            if isinstance(exact, str) and exact:
                around = [one.get(name) for name in ("prefix", "suffix")]
                before, after = (part if isinstance(part, str) else "" for part in around)
                return exact, before, after
        return None


@dataclass(frozen=True, slots=True)
class Bodies:
    """What an annotation says of its target: tags, a note, features, and the person with name, key and identifier.

    ``meant`` is the address of what is meant where nothing says that it is a person.
    """

    tags: tuple[str, ...]
    note: str
    features: Mapping[str, FeatureValue]
    person: tuple[str, str, str] | None
    meant: str = ""


def targets(annotation: Mapping[str, Any]) -> list[Target]:
    """The targets of an annotation, those of lists one by one."""
    return [_target(one) for one in _several(annotation.get("target"), 0)]


def bodies(annotation: Mapping[str, Any]) -> Bodies:
    """All bodies of an annotation together; one without a purpose has the annotation's motivation."""
    tags: list[str] = []
    notes: list[str] = [one] if isinstance(one := annotation.get("bodyValue"), str) else []
    features: dict[str, FeatureValue] = {}
    person: tuple[str, str, str] | None = None
    meant = ""
    for one in _several(annotation.get("body"), 0):
        body = mapping(one) or {"id": words(one)}
        purpose = words(body.get("purpose")) or motivation(annotation)
        source = mapping(body.get("source"))
        if purpose in _NAMING or (purpose == _MEANING and words(body.get("value")) in _OF_RECOGITO):
            tags += filter(None, [_named(body)])
        elif purpose == _MEANING and words(source.get("name")):
            person = words(source["name"]), words(source.get("id")), words(source.get(OF_PERSON))
        elif purpose == _MEANING and (address := _address(body)):
            meant = meant or address
            notes += filter(None, [words(body.get("value")).removeprefix(address)])
        elif purpose == "describing" and body.get("format") == "application/json":
            features |= features_of(_raw(body))
        elif told := _readable(body) or _named(body):
            by = creator(body) if purpose == "replying" else ""
            notes.append(f"{by}: {told}" if by else told)
        notes += filter(None, [words(body.get("note"))])
    return Bodies(tuple(tags), "\n".join(notes), features, person, meant)


def joined(annotation: Mapping[str, Any], found: list[Target]) -> tuple[str, ...]:
    """The keys of the annotations that one joins, from the first to the second; none where it joins nothing.

    They are two targets, or a target and a body (Annotorious' *wires*), or named by the selector of one (Recogito).
    """
    if motivation(annotation) != "linking" or not found:
        return ()
    if len(found) > 1:
        return () if any(one.selectors for one in found) else tuple(one.source for one in found)
    if found[0].selectors:
        ends = tuple(words(found[0].selectors[0].get(name)) for name in ("from", "to"))
        return ends if all(ends) else ()
    body = annotation.get("body")
    return (found[0].source, body) if isinstance(body, str) and body else ()


def motivation(annotation: Mapping[str, Any]) -> str:
    """Why it was made, in one word; of several the first."""
    found = annotation.get("motivation")
    return words(_first(found)).rpartition("#")[2].rpartition(":")[2]


def creator(annotation: Mapping[str, Any]) -> str:
    """The name of who made it, or its first body; the address where there is no name; empty for nobody."""
    made = [annotation, *map(mapping, _several(annotation.get("body"), 0))]
    first = next(filter(None, (_first(one.get("creator")) for one in made)), None)
    told = mapping(first)
    return next(filter(None, (words(told.get(one)) for one in ("name", "nickname", "id"))), words(first))


def _several(value: object, depth: int) -> Iterator[object]:
    inner = mapping(value)
    if depth > _DEEPEST:
        return
    if found := listed(value):
        for one in found:
            yield from _several(one, depth + 1)
    elif _kind(inner) in _SEVERAL:
        yield from _several(inner.get("items"), depth + 1)
    elif value not in (None, []):
        yield value


def _target(value: object) -> Target:
    told = mapping(value)
    source = told.get("source", value)
    said = mapping(source)
    key = words(said.get("id") or said.get("@id")) if said else words(source)
    if not key and isinstance(said.get("value"), str):
        key = f"text:{said['value']}"  # which is one source, whoever says it
    selectors = [mapping(one) for one in _several(told.get("selector"), 0)]
    return Target(key, said, tuple(selectors))


def _refined(selector: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A selector and those that say where in its part of the page it is, each within the one before."""
    for _depth in range(_DEEPEST):
        if not selector:
            return
        yield selector
        selector = mapping(_first(selector.get("refinedBy")))


def _address(body: Mapping[str, Any]) -> str:
    """The address of what a body means."""
    told = (body.get("source"), mapping(body.get("source")).get("id"), body.get("id"), body.get("value"))
    return next((one for one in map(words, told) if one.startswith(("http://", "https://", "urn:"))), "")


def _readable(body: Mapping[str, Any]) -> str:
    """The words of a body: of HTML what it shows, of what the editor Quill keeps what was typed."""
    told = _raw(body)
    if told.startswith('{"ops":'):
        with suppress(ValueError, RecursionError):
            pieces = (mapping(one).get("insert") for one in listed(mapping(json.loads(told)).get("ops")))
            return "".join(one for one in pieces if isinstance(one, str)).strip()
    return unescape(_ELEMENT.sub("", _LINE_END.sub("\n", told))).strip() if body.get("format") == _HTML else told


def _named(body: Mapping[str, Any]) -> str:
    """The value of a body or its label, or the last part of the IRI that stands in its place."""
    source, value = mapping(body.get("source")), mapping(body.get("value"))
    told = (body.get("value"), value.get("label"), value.get("name"), body.get("label"), source.get("label"))
    called = next((one for one in map(words, told) if one), "")
    iri = words(body.get("source")) or words(source.get("id")) or words(body.get("id"))
    return called or unquote(iri.rstrip("/#").replace("#", "/").rpartition("/")[2])


def _raw(body: Mapping[str, Any]) -> str:
    value = body.get("value")
    return value if isinstance(value, str) else words(value)


def _kind(value: Mapping[str, Any]) -> str:
    found = value.get("type") or value.get("@type")
    return words(_first(found)).rpartition(":")[2]


def _first(value: object) -> object:
    return next(iter(listed(value)), value)
