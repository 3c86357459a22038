"""What annotators of Label Studio have said about one text: regions, answers about them, relations between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.domain.codebook import FeatureValue
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.language import _
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.learning.quoted import lf, placed, units
from annotator.formats.foreign.learning.studio.names import ANNOTATOR, CHOICE, FEATURE, NUMBER, PERSON
from annotator.formats.foreign.loose import listed, mapping, short, whole, words
from annotator.formats.foreign.values import out_of_words

_ANSWERS = frozenset({"choices", "taxonomy", "textarea", "rating", "number", "datetime"})
_NOTES = frozenset({"note", "notes", "comment", "comments"})
_FARTHEST = 2**40
"""No text is so long."""
_CONTROL = re.compile(f"^({FEATURE}|{CHOICE}|{NUMBER})")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one annotator has said; ``results`` are those of Label Studio."""

    by: str
    results: Sequence[Mapping[str, Any]]

    @property
    def name(self) -> str:
        """Whose it is: who signed it, as our own files do, else who completed it."""
        signed = (one for one in self.results if one.get("from_name") == ANNOTATOR and one.get("type") == "textarea")
        return next(("".join(map(words, _values(one, "textarea"))) for one in signed), "") or self.by


@dataclass(slots=True)
class _About:
    """What the results of one region say besides its labels."""

    features: dict[str, FeatureValue]
    notes: list[str]
    person: PersonId | None = None


class Regions:
    """Reads the annotations of one article; ``original`` is its text as the file holds it."""

    def __init__(self, article: Gathered, original: str, line: int) -> None:
        self._article = article
        self._original = original
        self._line = line
        self._marks: dict[str, MarkId] = {}

    def read(self, annotations: Sequence[Annotation]) -> None:
        """Take over what fits; the rest is told."""
        results = [one for annotation in annotations for one in annotation.results]
        quotes = [quote for one in results if one.get("type") == "labels" and (quote := _quote(one)) is not None]
        self._units = units(self._article.text, self._original, quotes)
        for annotation in annotations:
            self._read_one(annotation)
        for one in results:
            self._read_links(one)

    def _read_one(self, annotation: Annotation) -> None:
        by = annotation.name
        regions = {words(one.get("id")) for one in annotation.results if one.get("type") == "labels"}
        about: dict[str, _About] = {}
        for one in annotation.results:
            key, kind = words(one.get("id")), one.get("type")
            if kind in _ANSWERS and key in regions:
                self._answer(about.setdefault(key, _About({}, [])), one)
            elif kind in _ANSWERS:
                self._of_article(one, by)
            elif kind not in ("labels", "relation"):
                self._leave_out(one)
        for one in annotation.results:
            if one.get("type") == "labels":
                self._mark(one, by, about.get(words(one.get("id")), _About({}, [])))

    def _mark(self, one: Mapping[str, Any], by: str, about: _About) -> None:
        quote, labels = _quote(one), _values(one, "labels")
        if quote is None or not labels:
            self._leave_out(one)
            return
        start, end, quoted = quote
        start, end = self._units(start), self._units(end)
        notes = about.notes + [text for text in listed(mapping(one.get("meta")).get("text")) if isinstance(text, str)]
        for label in map(words, labels):
            span = placed(self._article, start, end, quoted, label, self._line) if label else None
            if span is not None:
                key = self._article.mark(
                    label, span, by, person=about.person, note="\n".join(notes), features=about.features
                )
                self._marks.setdefault(words(one.get("id")), key)

    def _answer(self, about: _About, one: Mapping[str, Any]) -> None:
        """What a control says about one region."""
        name, kind = words(one.get("from_name")), str(one.get("type"))
        values = _values(one, kind)
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
        values = _values(one, kind)
        if kind in ("choices", "taxonomy"):
            for theme in values:
                label = "/".join(filter(None, map(words, listed(theme) or [theme])))
                self._article.theme(label, by) if label else self._leave_out(one)
        elif name != ANNOTATOR:
            told = self._article.metadata
            said = f"{name}: {' '.join(map(words, values))}"
            self._article.metadata = replace(told, note="\n".join(filter(None, (told.note, said))))

    def _read_links(self, one: Mapping[str, Any]) -> None:
        for begin, end, names in _links(one):
            if begin not in self._marks or end not in self._marks:
                self._article.building.leave_out(
                    self._line, _("This is no relation: {value}").format(value=short([begin, end, names]))
                )
                continue
            for name in names:
                self._article.link(name, self._marks[begin], self._marks[end])

    def _leave_out(self, one: Mapping[str, Any]) -> None:
        told = {name: one[name] for name in ("type", "from_name", "value") if name in one}
        self._article.building.leave_out(self._line, _("This is no label on a text: {value}").format(value=short(told)))


def _quote(one: Mapping[str, Any]) -> tuple[int, int, str] | None:
    """Start, end and words of a region, as the file counts; a page or dialogue names other places than numbers."""
    value = mapping(one.get("value"))
    start, end, text = whole(value.get("start")), whole(value.get("end")), value.get("text")
    if start is None or end is None or abs(start) > _FARTHEST or abs(end) > _FARTHEST:
        return None
    # Old front ends write line ends within the quoted words as a backslash and an n.
    return start, end, lf(text).replace("\\n", "\n") if isinstance(text, str) else ""


def _values(one: Mapping[str, Any], kind: str) -> list[Any]:
    found = mapping(one.get("value")).get("text" if kind == "textarea" else kind)
    return listed(found) or ([] if found is None or found == [] else [found])


def _feature(values: list[Any]) -> FeatureValue:
    first = values[0]
    if len(values) == 1 and isinstance(first, bool | int | float | str):
        return first
    return ", ".join("/".join(map(words, listed(one) or [one])) for one in values)


def _links(one: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
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
