"""Types that no type system describes, as the elements of an XMI show them.

The name of a type is the namespace of its element (``http:///a/b/c.ecore`` is ``a.b.c``). What has a begin and an end
is an annotation, the ends of relations are annotations, and so are the targets of slots and the elements of chains
where they name some; what names only things without a place are lists of such; all else is text.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from annotator.formats.foreign.cas.types import STRUCTURE

_NAMESPACE, _ECORE = "http:///", ".ecore"
_XMI = "{http://www.omg.org/XMI}"
_BUILT_IN = "uima.cas."
_ANNOTATION, _BASE, _THING = "uima.tcas.Annotation", "uima.cas.AnnotationBase", "uima.cas.TOP"
_STRING, _LIST, _STRINGS = "uima.cas.String", "uima.cas.FSArray", "uima.cas.StringArray"
_ENDS = frozenset({"Governor", "Dependent"})
_NAMING = frozenset({"target", "first", "next"})
"""Of slots and of chains, as INCEpTION calls them."""
_OF_ALL = frozenset({"sofa", "begin", "end"})


def complete(types: Any, root: Element) -> list[str]:  # noqa: ANN401  (a type system of cassis)
    """Add to a type system what the elements below ``root`` have beyond it; gives the short names of new types.

    Those that mark nothing are not named.
    """
    things: dict[str, list[Element]] = defaultdict(list)
    for one in root:
        name = _type_of(one)
        if name and not name.startswith(_BUILT_IN):
            things[name].append(one)
    every = [one for ones in things.values() for one in ones]
    placed = {one.get(f"{_XMI}id", "") for one in every if one.get("begin") is not None}
    placeless = {one.get(f"{_XMI}id", "") for one in every} - placed
    made: list[str] = []
    for name, ones in things.items():
        known = types.contains_type(name)
        kind = types.get_type(name) if known else types.create_type(name, _kind(ones))
        described = {feature.name for feature in kind.all_features} | _OF_ALL
        for feature in dict.fromkeys(one for thing in ones for one in _features(thing)):
            if feature not in described:
                types.create_feature(kind, feature, _range(feature, ones, placed, placeless))
        short = name.rpartition(".")[2]
        if not known and short not in STRUCTURE:
            made.append(short)
    return made


def _type_of(element: Element) -> str:
    namespace, _brace, name = element.tag.removeprefix("{").rpartition("}")
    if not namespace.startswith(_NAMESPACE) or not namespace.endswith(_ECORE):
        return ""
    package = namespace.removeprefix(_NAMESPACE).removesuffix(_ECORE).replace("/", ".")
    return f"{package}.{name}" if package != "uima.noNamespace" else name


def _features(element: Element) -> Iterable[str]:
    yield from (name for name in element.keys() if not name.startswith("{"))  # noqa: SIM118  (an element is no mapping)
    yield from (one.tag for one in element)


def _kind(things: Iterable[Element]) -> str:
    """What a type is below: a span, what belongs to a text, or a thing."""
    names = {name for one in things for name in one.keys()}  # noqa: SIM118  (an element is no mapping)
    return _ANNOTATION if "begin" in names else _BASE if "sofa" in names else _THING


def _range(feature: str, things: Iterable[Element], placed: set[str], placeless: set[str]) -> str:
    if feature in _ENDS:
        return _ANNOTATION
    if feature in _NAMING and placed.issuperset(value for thing in things if (value := thing.get(feature))):
        return _ANNOTATION
    if any(one.tag == feature for thing in things for one in thing):
        return _STRINGS
    values = [value.split() for thing in things if (value := thing.get(feature))]
    return _LIST if values and all(value and placeless.issuperset(value) for value in values) else _STRING
