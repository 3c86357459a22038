"""Annotations of layers, as WebAnno, INCEpTION and UIMA have them: what names one, and how ours stand in them."""

import json
from collections.abc import Mapping
from typing import cast

from annotator.domain.codebook import Codebook, FeatureValue
from annotator.domain.ids import AnnotatorId, MarkId, PersonId
from annotator.domain.marks import Mark
from annotator.domain.people import Person
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.values import out_of_words

MARK_FEATURES = ("annotator", "features", "identifier", "note", "person", "tag")
_BARE = frozenset({"NamedEntity"})
"""Layers whose values say what they are by themselves."""
_NAMING = ("value", "PosValue", "tag", "label", "type", "name", "DependencyType", "referenceType", "rel1", "f1")
_OF_WORDS = frozenset({"Lemma", "Stem", "MorphologicalFeatures"})
"""Layers whose values are as many as there are words."""


class Teller:
    """What stands in our layers, for the marks of one exchange."""

    def __init__(self, exchange: Exchange) -> None:
        self.book: Codebook = exchange.codebook
        self._makers: dict[AnnotatorId, str] = {one.id: one.name for one in exchange.annotators}
        self._people: dict[PersonId, tuple[int, Person]] = {
            one.id: (number, one) for number, one in enumerate(exchange.people, 1)
        }

    def maker(self, annotator: AnnotatorId) -> str:
        """The name of an annotator."""
        return self._makers.get(annotator, "")

    def mark(self, mark: Mark) -> dict[str, str]:
        """The values of ``MARK_FEATURES``."""
        number, person = self._people.get(mark.person, (0, None)) if mark.person else (0, None)
        known = str(number) if person else ""
        if person is not None and person.identifiers:
            known = next(f"{authority}:{key}" for authority, key in person.identifiers.items())
        return {
            "annotator": self.maker(mark.annotator),
            "features": json.dumps(dict(mark.features), ensure_ascii=False) if mark.features else "",
            "identifier": known,
            "note": mark.note,
            "person": person.name if person else "",
            "tag": self.book.path(mark.tag),
        }


def put_ours(
    article: Gathered,
    span: Span,
    told: Mapping[str, str],
    by: str = "",
    features: Mapping[str, FeatureValue] | None = None,
) -> MarkId:
    """Put a mark of our own layers on an article; ``features`` are those that do not stand among the others."""
    name, person = told.get("person", ""), None
    if name:
        known = told.get("identifier") or name
        authority, _colon, key = known.partition(":")
        person = article.building.person(name, f"{name}|{known}", {authority: key} if key else None)
    return article.mark(
        told["tag"], span, told.get("annotator") or by, person=person, note=told.get("note", ""),
        features=features_of(told.get("features", "")) if features is None else features,
    )  # fmt: skip


def called(layer: str, told: Mapping[str, str]) -> tuple[str, dict[str, FeatureValue]]:
    """The label of a mark of another tool: the value that names it, below its layer; and its features."""
    if layer in _OF_WORDS:
        name, left = layer, {key: words for key, words in told.items() if words}
    else:
        name, left = named(told, layer)
    features = {key: out_of_words(words) for key, words in left.items()}
    if name == layer or layer in _BARE:
        return name, features
    return f"{layer}/{name.replace('/', '∕')}", features


def named(told: Mapping[str, str], fallback: str) -> tuple[str, dict[str, str]]:
    """What names an annotation, and its other features."""
    naming = next((name for name in _NAMING if told.get(name)), None)
    left = {name: words for name, words in told.items() if words and name not in (naming, "annotator")}
    return (told[naming] if naming else fallback), left


def features_of(words: str) -> dict[str, FeatureValue]:
    """Features as the object of JSON in which they were written; what is none gives none."""
    try:
        found: object = json.loads(words) if words else {}
    except (ValueError, RecursionError):
        return {}
    whole = cast("dict[object, object]", found) if isinstance(found, dict) else {}
    return {str(name): one for name, one in whole.items() if isinstance(one, str | bool | int | float)}
