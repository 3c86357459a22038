"""What annotators of Label Studio have said about one text: regions, answers about them, relations between them."""

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.codebook import FeatureValue
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.language import _
from annotator.formats.foreign.described import made
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.learning.quoted import placed
from annotator.formats.foreign.learning.studio.names import ANNOTATOR, CHOICE, FEATURE, NUMBER, PERSON
from annotator.formats.foreign.learning.studio.objects import LABELS, Labelled, Place
from annotator.formats.foreign.loose import NOT_TOLD, Times, listed, mapping, short, words
from annotator.formats.foreign.values import out_of_words

_ANSWERS = ("choices", "taxonomy", "textarea", "rating", "number", "datetime")
_NOTES = frozenset({"note", "notes", "comment", "comments"})
_CHOSEN = ("choices", "taxonomy")
_CONTROL = re.compile(f"^({FEATURE}|{CHOICE}|{NUMBER})")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one annotator has said; ``results`` are those of Label Studio."""

    by: str
    results: Sequence[Mapping[str, Any]]
    when: Times = NOT_TOLD

    @property
    def name(self) -> str:
        """Whose it is: who signed it, as our own files do, else who completed it."""
        signed = (one for one in self.results if one.get("from_name") == ANNOTATOR and one.get("type") == "textarea")
        return next(("".join(map(words, values_of(one, "textarea"))) for one in signed), "") or self.by


@dataclass(slots=True)
class _About:
    """What the results of one region say besides its labels."""

    features: dict[str, FeatureValue]
    notes: list[str]
    person: PersonId | None = None


class Regions:
    """Reads the annotations of one article; ``found`` is the object that they stand on."""

    def __init__(self, article: Gathered, found: Labelled, line: int) -> None:
        self._article = article
        self._found = found
        self._line = line
        self._marks: dict[str, MarkId] = {}

    def read(self, annotations: Sequence[Annotation]) -> None:
        """Take over what fits; the rest is told."""
        regions = [one for annotation in annotations for one in annotation.results if is_region(one)]
        places = self._found.places([mapping(one.get("value")) for one in regions])
        at = {id(one): place for one, place in zip(regions, places, strict=True)}
        own = [self._read_one(annotation, at) for annotation in annotations]
        for annotation, marks in zip(annotations, own, strict=True):
            known, by = ChainMap(marks, self._marks), annotation.name
            for one in annotation.results:
                self._read_links(one, known, by)

    def _read_one(self, annotation: Annotation, at: Mapping[int, Place | None]) -> dict[str, MarkId]:
        """Put what an annotation says, and give its marks by the keys of their regions."""
        by = annotation.name
        regions = {words(one.get("id")) for one in annotation.results if one.get("type") in LABELS}
        about: dict[str, _About] = {}
        marks: dict[str, MarkId] = {}
        for one in annotation.results:
            key, kind = words(one.get("id")), one.get("type")
            if kind in _ANSWERS and key in regions:
                self._answer(about.setdefault(key, _About({}, [])), one)
            elif kind in _ANSWERS and not is_region(one):
                self._of_article(one, by)
            elif not is_region(one) and kind != "relation":
                self._leave_out(one)
        for one in annotation.results:
            key = words(one.get("id"))
            if id(one) in at and (one.get("type") in LABELS or key not in regions):
                mark = self._mark(one, annotation, at[id(one)], about.get(key, _About({}, [])))
                if mark is not None:
                    marks.setdefault(key, mark)
                    self._marks.setdefault(key, mark)
        return marks

    def _mark(
        self, one: Mapping[str, Any], annotation: Annotation, place: Place | None, about: _About
    ) -> MarkId | None:
        """Put the marks of a region, one for each label, and give the first."""
        labels = [label for label in map(words, labels_of(one)) if label]
        if place is None or not labels:
            self._leave_out(one)
            return None
        start, end, quoted = place
        notes = about.notes + [text for text in listed(mapping(one.get("meta")).get("text")) if isinstance(text, str)]
        span = placed(self._article, start, end, quoted, labels[0], self._line)
        if span is None:
            return None
        note, features = "\n".join(notes), about.features
        origin, when = made(mapping(one.get("meta")), annotation.when)
        keys = [
            self._article.mark(
                label,
                span,
                annotation.name,
                person=about.person,
                note=note,
                features=features,
                origin=origin,
                when=when,
            )
            for label in labels
        ]
        return keys[0]

    def _answer(self, about: _About, one: Mapping[str, Any]) -> None:
        """What a control says about one region."""
        name, kind = words(one.get("from_name")), str(one.get("type"))
        values = values_of(one, kind)
        if not name or not values:
            self._leave_out(one)
        elif name == PERSON and kind == "textarea":
            told = words(mapping(one.get("meta")).get("person"))
            about.person = self._article.building.person(" ".join(map(words, values)), told)
        elif name.casefold() in _NOTES:
            about.notes += map(words, values)
        elif name.startswith(FEATURE):
            about.features[name.removeprefix(FEATURE)] = out_of_words("\n".join(map(str, values)))
        else:
            about.features[_CONTROL.sub("", name)] = _feature(values)

    def _of_article(self, one: Mapping[str, Any], by: str) -> None:
        """What a control says about the whole text: choices are themes, all else goes to its note."""
        name, kind = words(one.get("from_name")), str(one.get("type"))
        values = values_of(one, kind)
        if kind in ("choices", "taxonomy"):
            for theme in values:
                label = "/".join(filter(None, map(words, listed(theme) or [theme])))
                self._article.theme(label, by) if label else self._leave_out(one)
        elif name != ANNOTATOR:
            told = self._article.metadata
            said = f"{name}: {' '.join(map(words, values))}"
            self._article.metadata = replace(told, note="\n".join(filter(None, (told.note, said))))

    def _read_links(self, one: Mapping[str, Any], marks: Mapping[str, MarkId], by: str) -> None:
        for begin, end, names in links_of(one):
            if begin not in marks or end not in marks:
                self._article.building.leave_out(
                    self._line, _("This is no relation: {value}").format(value=short([begin, end, names]))
                )
                continue
            for name in names:
                self._article.link(name, marks[begin], marks[end], by)

    def _leave_out(self, one: Mapping[str, Any]) -> None:
        told = {name: one[name] for name in ("type", "from_name", "value") if name in one}
        self._article.building.leave_out(self._line, _("This is no label on a text: {value}").format(value=short(told)))


def is_region(one: Mapping[str, Any]) -> bool:
    """Whether a result labels words, be it by what was chosen for them alone."""
    value = mapping(one.get("value"))
    return one.get("type") in LABELS or (one.get("type") in _CHOSEN and {"start", "end"} <= value.keys())


def labels_of(one: Mapping[str, Any]) -> list[Any]:
    """The labels of a region; of a tree of choices each with those above it."""
    kind = str(one.get("type"))
    chosen = values_of(one, kind)
    if kind in _CHOSEN:
        return ["/".join(map(words, listed(choice) or [choice])) for choice in chosen]
    return chosen or [label for name in LABELS for label in values_of(one, name)]


def values_of(one: Mapping[str, Any], kind: str) -> list[Any]:
    """What a result of that kind says."""
    found = mapping(one.get("value")).get("text" if kind == "textarea" else kind)
    return listed(found) or ([] if found is None or found == [] else [found])


def _feature(values: list[Any]) -> FeatureValue:
    first = values[0]
    if len(values) == 1 and isinstance(first, bool | int | float | str):
        return first
    return ", ".join("/".join(map(words, listed(one) or [one])) for one in values)


def links_of(one: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Ends and names of the links that a result tells."""
    if one.get("type") == "relation":
        names = [name for name in map(words, listed(one.get("labels"))) if name]
        begin, end = words(one.get("from_id")), words(one.get("to_id"))
        direction = one.get("direction")
        if direction != "left":
            yield begin, end, names or ["relation"]
        if direction in ("left", "bi"):
            yield end, begin, names or ["relation"]
    for far in map(mapping, listed(mapping(one.get("meta")).get("links"))):
        yield words(one.get("id")), words(far.get("to_id")), [words(far.get("label"))]
