"""What one Web Annotation says: its targets, selectors and bodies, in whichever of their forms they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from annotator.domain.codebook import FeatureValue
from annotator.formats.foreign.layers import features_of
from annotator.formats.foreign.loose import listed, mapping, whole, words
from annotator.formats.foreign.web.names import OF_PERSON

_DEEPEST = 8
_NAMING = frozenset({"tagging", "classifying"})
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
        return None

    @property
    def quote(self) -> tuple[str, str, str] | None:
        """The quoted words, and those before and after."""
        for one in self.selectors:
            exact = one.get("exact")
            if isinstance(exact, str) and exact:
                around = [one.get(name) for name in ("prefix", "suffix")]
                before, after = (part if isinstance(part, str) else "" for part in around)
                return exact, before, after
        return None


@dataclass(frozen=True, slots=True)
class Bodies:
    """What an annotation says of its target: tags, a note, features, and the person with name, key and identifier."""

    tags: tuple[str, ...]
    note: str
    features: Mapping[str, FeatureValue]
    person: tuple[str, str, str] | None


def targets(annotation: Mapping[str, Any]) -> list[Target]:
    """The targets of an annotation, those of lists one by one."""
    return [_target(one) for one in _several(annotation.get("target"), 0)]


def bodies(annotation: Mapping[str, Any]) -> Bodies:
    """All bodies of an annotation together; one without a purpose has the annotation's motivation."""
    tags: list[str] = []
    notes: list[str] = [one] if isinstance(one := annotation.get("bodyValue"), str) else []
    features: dict[str, FeatureValue] = {}
    person: tuple[str, str, str] | None = None
    for one in _several(annotation.get("body"), 0):
        body = mapping(one) or {"id": words(one)}
        purpose = words(body.get("purpose")) or motivation(annotation)
        source = mapping(body.get("source"))
        if purpose in _NAMING:
            tags += filter(None, [_named(body)])
        elif purpose == "identifying" and words(source.get("name")):
            person = words(source["name"]), words(source.get("id")), words(source.get(OF_PERSON))
        elif purpose == "describing" and body.get("format") == "application/json":
            features |= features_of(_raw(body))
        elif told := _raw(body) or _named(body):
            notes.append(told)
    return Bodies(tuple(tags), "\n".join(notes), features, person)


def motivation(annotation: Mapping[str, Any]) -> str:
    """Why it was made, in one word; of several the first."""
    found = annotation.get("motivation")
    return words(_first(found)).rpartition("#")[2].rpartition(":")[2]


def creator(annotation: Mapping[str, Any]) -> str:
    """The name of who made it; the address where there is no name; empty for nobody."""
    found = annotation.get("creator")
    first = _first(found)
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


def _named(body: Mapping[str, Any]) -> str:
    """The value of a body, or the last part of the IRI that stands in its place."""
    source = mapping(body.get("source"))
    called = next(filter(None, (words(one) for one in (body.get("value"), body.get("label"), source.get("label")))), "")
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
