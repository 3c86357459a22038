"""Prodigy's JSON Lines, and the lines and lists that spaCy is trained with; offsets count code points.

Read are tasks with ``spans``, ``relations``, chosen options and ``answer`` (Prodigy's documentation, *API interfaces*),
objects with ``entities`` and ``cats``, and the forms of ``training``. A text that was judged by several people stands
there several times: it is one article, told apart by ``_annotator_id``. What else a task says, such as what somebody
typed into a field, is known about the article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.articles import digest
from annotator.domain.codebook import FeatureValue
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described, made
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.learning.quoted import placed, units
from annotator.formats.foreign.learning.training import is_training, tasks_of
from annotator.formats.foreign.lines import first_objects, first_values, values
from annotator.formats.foreign.loose import NOT_TOLD, lf, listed, mapping, short, times, whole, words
from annotator.formats.foreign.proof import ToCodePoints

_OURS = frozenset(
    {
        "text",
        "start",
        "end",
        "label",
        "token_start",
        "token_end",
        "id",
        "note",
        "person",
        "features",
        "created",
        "changed",
        "origin",
    }
)
_NOT_TOLD = frozenset({"source", "rank", "score", "input_hash", "type", "pattern", "task_hash", "answer"})
"""How a model or a pattern came to offer a span: nothing about the text."""
_OF_TASK = frozenset({
    "id", "text", "tokens", "spans", "entities", "ents", "relations", "options", "accept", "answer", "label", "cats",
    "meta", "html", "image", "style", "config", "arcs", "words", "sents", "score", "priority", "annotations",
    "versions", "sessions", "view_id",
})  # fmt: skip
"""What of a task says nothing about the text as a whole, or is read otherwise."""
_WORD = "token"
"""What words are called that a relation joins and no span labels."""
_HOLDS = 0.5
"""From what weight on a category is taken for the text's."""
_PARTS = 3
_REJECTED = ("reject", "ignore")


def fits(head: bytes) -> bool:
    """Whether a file begins as one of Prodigy's, or of those that spaCy is trained with."""
    found = first_objects(head)
    if any(isinstance(one.get("cats"), list) for one in found):  # doccano's, whose other lines look like ours
        return False
    return any(map(_is_ours, found)) or any(map(is_training, first_values(head)))


def _is_ours(found: Mapping[str, Any]) -> bool:
    if not isinstance(found.get("text"), str):
        return False
    spans = [mapping(one) for one in listed(found.get("spans"))]
    pairs = listed(found.get("entities"))
    return (
        bool({"_task_hash", "_input_hash", "_view_id", "_annotator_id", "answer"} & found.keys())
        or (isinstance(found.get("spans"), list) and all("start" in one for one in spans))
        or (bool(pairs) and all(isinstance(one, list) for one in pairs))
        or isinstance(found.get("cats"), dict)
    )


def read(path: Path) -> Exchange:
    """The articles of a file; what does not fit is among the problems. Raises ``ImportRefused``."""
    building = Building("Prodigy", path.stem)
    known: dict[tuple[str, str], _Known] = {}
    later: list[_Task] = []
    offered: set[str] = set()
    found = ((number, task) for number, value in values(path, building) for task in tasks_of(value))
    for number, task in found:
        original = task.get("text")
        if not isinstance(original, str) or not original:
            building.leave_out(number, _("There is no text."))
        elif task.get("answer") in _REJECTED:
            building.leave_out(number, _("The answer is “{answer}”; left out.").format(answer=task["answer"]))
        elif not building.refuses(number, original):
            by = words(task.get("_annotator_id")) or words(task.get("_session_id"))
            key = (digest(original), words(task.get("id")))
            if key not in known or not by or by in known[key].makers:
                title = f"{path.stem} {words(task.get('id')) or number}"
                known[key] = _Known(building.article(lf(original), described(_about(task), title)))
            known[key].makers.add(by)
            one = _Task(known[key], original, by, number)
            one.read(task)
            later += [one] if one.relations else []
            offered |= one.offered
    for one in later:
        one.read_relations()
    if offered:
        told = _("How a model or a pattern came to offer spans is left out: {names}.")
        building.leave_out(None, told.format(names=", ".join(sorted(offered))))
    return building.exchange()


@dataclass(slots=True)
class _Known:
    """An article with those who have judged it, and its marks by the names that the file gives them."""

    article: Gathered
    makers: set[str] = field(default_factory=set[str])
    named: dict[str, MarkId] = field(default_factory=dict[str, MarkId])


def _about(task: Mapping[str, Any]) -> dict[str, Any]:
    """What a task says about its text besides marks and how it was shown."""
    about = {name: value for name, value in task.items() if name not in _OF_TASK and not name.startswith("_")}
    return {**about, **mapping(task.get("meta"))}


class _Task:
    """One line on its way in."""

    def __init__(self, known: _Known, original: str, by: str, line: int) -> None:
        self._article = known.article
        self._named = known.named
        self._original = original
        self._by = by
        self._line = line
        self._at: dict[tuple[int, int], MarkId] = {}
        self._tokens: list[Mapping[str, Any]] = []
        self._to_ours: ToCodePoints = int
        self._when = NOT_TOLD
        self.relations: list[Mapping[str, Any]] = []
        self.offered: set[str] = set()
        """What of its spans says only how they came to be offered."""

    def read(self, task: Mapping[str, Any]) -> None:
        """Take over what fits; the rest is told."""
        self._when = times(task.get("_timestamp"))
        spans = [_span(one) for name in ("spans", "entities") for one in listed(task.get(name))]
        places = [(_number(one, "start"), _number(one, "end"), _quoted(one)) for one in spans]
        to_ours = units(self._article.text, self._original, [one for one in places if one[0] >= 0])
        for one, place in zip(spans, places, strict=True):
            self._mark(one, place, to_ours)
        self.relations = [mapping(one) for one in listed(task.get("relations"))]
        self._tokens = [mapping(one) for one in listed(task.get("tokens"))] if self.relations else []
        self._to_ours = to_ours
        for label in _categories(task):
            self._article.theme(label, self._by)

    def _mark(self, one: Mapping[str, Any], place: tuple[int, int, str], to_ours: ToCodePoints) -> None:
        start, end, quoted = place
        label = words(one.get("label"))
        if start < 0 or end < 0 or not label:
            self._tell(_("This is no label: {value}"), one)
            return
        span = placed(self._article, to_ours(start), to_ours(end), quoted, label, self._line)
        if span is None:
            return
        person = mapping(one.get("person"))
        called, features = words(person.get("name")), _features(one)
        origin, when = made(one, self._when)
        key = self._article.mark(
            label, span, self._by, note=one["note"] if isinstance(one.get("note"), str) else "",
            person=self._article.building.person(called, words(person.get("id"))) if called else None,
            features=features, origin=origin, when=when,
        )  # fmt: skip
        lost = {
            name: one[name] for name in sorted(one.keys() - _OURS) if one[name] is not None and name not in features
        }
        self.offered.update(lost.keys() & _NOT_TOLD)
        if left := {name: value for name, value in lost.items() if name not in _NOT_TOLD}:
            self._tell(_("Of this label is left out: {value}"), left)
        self._at.setdefault((start, end), key)
        if name := words(one.get("id")):
            self._named[name] = key

    def read_relations(self) -> None:
        """Join the marks, which may stand on other lines."""
        for one in self.relations:
            begin, end = (self._end_of(one, which) for which in ("head", "child"))
            if begin is None or end is None or not words(one.get("label")):
                self._tell(_("This is no relation: {value}"), one)
            else:
                self._article.link(words(one.get("label")), begin, end, self._by)

    def _end_of(self, one: Mapping[str, Any], which: str) -> MarkId | None:
        """The mark of an end; words that no span labels become one."""
        token = _number(one, which)
        place = mapping(one.get(f"{which}_span")) or (self._tokens[token] if 0 <= token < len(self._tokens) else {})
        named = self._named.get(words(place.get("id"))) if f"{which}_span" in one else None
        at = _number(place, "start"), _number(place, "end")
        if found := named or self._at.get(at):
            return found
        start, end = (self._to_ours(one) for one in at)
        if not 0 <= start < end <= len(self._article.text):
            return None
        self._at[at] = self._article.mark(
            words(place.get("label")) or _WORD, Span(start, end), self._by, when=self._when
        )
        return self._at[at]

    def _tell(self, sentence: str, one: Mapping[str, Any]) -> None:
        self._article.building.leave_out(self._line, sentence.format(value=short(one)))


def _span(one: object) -> Mapping[str, Any]:
    """A span as Prodigy names its parts; spaCy's lists have start, end and label in that order."""
    parts = listed(one)
    return dict(zip(("start", "end", "label"), parts, strict=True)) if len(parts) == _PARTS else mapping(one)


def _number(one: Mapping[str, Any], name: str) -> int:
    found = whole(one.get(name))
    return -1 if found is None or found > 2**40 else found


def _quoted(one: Mapping[str, Any]) -> str:
    return lf(one["text"]) if isinstance(one.get("text"), str) else ""


def _features(one: Mapping[str, Any]) -> dict[str, FeatureValue]:
    """What ours say in ``features``, and whatever else another tool has put beside a label."""
    found = {**mapping(one.get("features")), **{name: one[name] for name in one.keys() - _OURS - _NOT_TOLD}}
    return {name: value for name, value in found.items() if isinstance(value, str | bool | int | float)}


def _categories(task: Mapping[str, Any]) -> Iterator[str]:
    """What the text as a whole is: options that were chosen, a label that was accepted, or categories that hold."""
    options = {words(one.get("id")): words(one.get("text")) for one in map(mapping, listed(task.get("options")))}
    for one in map(words, listed(task.get("accept"))):
        if one:
            yield options.get(one) or one
    if label := words(task.get("label")):
        yield label
    yield from filter(None, map(words, listed(task.get("cats"))))
    for name, weight in mapping(task.get("cats")).items():
        if isinstance(weight, int | float) and weight > _HOLDS:
            yield name
