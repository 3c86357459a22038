"""Label Studio's tasks: the full form with annotations (once ``completions``), and JSON-MIN.

Offsets are code points, in files of old front ends UTF-16 units: the words of each region tell. Each text of a task
that has regions on it is an article. Predictions are suggestions. Regions of pictures and sound are told and left out
(Label Studio's documentation, *Label Studio JSON format of annotated tasks*).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described
from annotator.formats.foreign.learning.studio.objects import LABELS, labelled
from annotator.formats.foreign.learning.studio.predictions import Prediction, predict
from annotator.formats.foreign.learning.studio.regions import Annotation, Regions
from annotator.formats.foreign.learning.studio.writing import CONFIGURATION
from annotator.formats.foreign.lines import first_object, objects
from annotator.formats.foreign.loose import Times, listed, mapping, times, whole, words

_ABOUT_TASK = frozenset({
    "id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement", "annotations",
    "completions", "predictions", "drafts",
})  # fmt: skip
_OF_TASK = _ABOUT_TASK | {"data", "meta"}
"""Names of a task that nobody has judged."""
_TITLES = ("title", "headline")
_OF_MIN = frozenset({"annotation_id", "annotator", "lead_time"})


def fits(head: bytes) -> bool:
    """Whether a file begins as one of Label Studio's."""
    found = first_object(head)
    judged = {"annotations", "completions", "predictions"} & found.keys()
    data = mapping(found.get("data"))
    is_plain = found.keys() <= _OF_TASK and not any(isinstance(value, dict | list) for value in data.values())
    is_task = isinstance(found.get("data"), dict) and (bool(judged) or (bool(data) and is_plain))
    is_stored = isinstance(mapping(found.get("task")).get("data"), dict) and "result" in found
    begins = b'"data"' in head and b'"from_name"' in head and b'"to_name"' in head
    return is_task or is_stored or begins or len(_OF_MIN & found.keys()) > 1


def owns(folder: Path) -> bool:
    """Whether a folder holds tasks with the configuration by which they were labelled."""
    return (folder / CONFIGURATION).is_file()


def read(path: Path) -> Exchange:
    """The articles of a file, or of the files of tasks in a folder; what does not fit is among the problems.

    Raises ``ImportRefused``.
    """
    building = Building("Label Studio", path.stem)
    for file in sorted(path.glob("*.json")) if path.is_dir() else (path,):
        for number, task in objects(file, building):
            task = _whole_task(task)
            _read_task(building, task, number, f"{file.stem} {task.get('id', number)}")
    return building.exchange()


def _whole_task(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """A task with its annotations; what is stored for each annotation has its task within it."""
    inside = mapping(found.get("task"))
    return {**inside, "annotations": [found]} if isinstance(inside.get("data"), dict) and "result" in found else found


def _read_task(building: Building, task: Mapping[str, Any], number: int, title: str) -> None:
    is_whole = isinstance(task.get("data"), dict)
    annotations = list(_annotations(building, task, number)) if is_whole else [_of_min(task)]
    data = mapping(task.get("data")) if is_whole else _data_of_min(task)
    predictions = [_prediction(mapping(one)) for one in listed(task.get("predictions"))] if is_whole else []
    fields = list(_fields(data, [*annotations, *predictions]))
    if not fields:
        building.leave_out(number, _("There is no text."))
    about = {**mapping(task.get("meta")), **{name: value for name, value in data.items() if name not in fields}}
    for name in fields:
        others = {one: data[one] for one in _TITLES if one in data and one != name}
        results = [replace(one, results=_on(name, fields, one.results, data)) for one in annotations]
        predicted = [replace(one, results=_on(name, fields, one.results, data)) for one in predictions]
        values = [mapping(one.get("value")) for one in _regions([*results, *predicted])]
        found = labelled(data[name], values)
        if found is None or building.refuses(number, found.text):
            continue
        called = title if len(fields) == 1 else f"{title} {name}"
        article = building.article(found.text, described({**about, **others}, called))
        Regions(article, found, number).read(results)
        predict(article, found, number, predicted)
        article.set_aside()


def _annotations(building: Building, task: Mapping[str, Any], number: int) -> Iterator[Annotation]:
    for one in map(mapping, listed(task.get("annotations")) or listed(task.get("completions"))):
        by = _who(one.get("completed_by")) or words(one.get("created_username"))  # the latter: Annotation Lab
        if one.get("was_cancelled") or one.get("skipped"):
            building.leave_out(number, _("{name} has skipped this text.").format(name=by or "?"))
            continue
        if one.get("ground_truth"):
            building.leave_out(number, _("That an annotation is the ground truth was left out."))
        results = [mapping(result) for result in listed(one.get("result"))]
        yield Annotation(by, results, _when(one))
    if drafts := listed(task.get("drafts")):
        message = ngettext("{count} draft was left out.", "{count} drafts were left out.", len(drafts))
        building.leave_out(number, message.format(count=len(drafts)))


def _prediction(one: Mapping[str, Any]) -> Prediction:
    results = [mapping(result) for result in listed(one.get("result"))]
    by = words(one.get("model_version")) or words(one.get("created_username"))
    return Prediction(by, results, score=one.get("score"))


def _who(found: object) -> str:
    """The address of an annotator, else the name, else the number."""
    told = mapping(found)
    name = " ".join(filter(None, (words(told.get("first_name")), words(told.get("last_name")))))
    return words(told.get("email")) or name or words(told.get("id")) or words(found)


def _data_of_min(task: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in task.items() if name not in _ABOUT_TASK and not _is_answer(value)}


def _is_answer(value: object) -> bool:
    """Whether a value of JSON-MIN is what a control gave, not part of the data."""
    return isinstance(value, dict | list)


def _of_min(task: Mapping[str, Any]) -> Annotation:
    """JSON-MIN, which names each control with its values, as results of the full form."""
    results: list[Mapping[str, Any]] = []
    for name, value in task.items():
        if name in _ABOUT_TASK or not _is_answer(value):
            continue
        for at, one in enumerate(listed(value) or [value]):
            said = mapping(one)
            kind = next((kind for kind in (*LABELS, "choices", "taxonomy", "rating") if kind in said), None)
            if kind or "start" in said or not said:
                told = said if said else {"choices": [one]}
                results.append({"id": f"{name} {at}", "from_name": name, "type": kind or "choices", "value": told})
            else:
                results.append({"from_name": name, "type": words(said.get("type")) or "?", "value": said})
    return Annotation(_who(task.get("annotator")), results, _when(task))


def _when(one: Mapping[str, Any]) -> Times:
    return times(one.get("created_at"), one.get("updated_at"))


def _regions(annotations: Iterable[Annotation]) -> list[Mapping[str, Any]]:
    return [one for annotation in annotations for one in annotation.results if one.get("type") in LABELS]


def _fields(data: Mapping[str, Any], annotations: Sequence[Annotation]) -> Iterator[str]:
    """Which of the data are texts with regions on them, the first one at least; none where there is no text."""
    possible = [name for name, value in data.items() if labelled(value, ()) and not _is_address(value)]
    regions = _regions(annotations)
    first = _first_field(data, possible, [one for annotation in annotations for one in annotation.results])
    if first is None:
        return
    yield first
    for name in possible:
        if name != first and any(_field(one, possible, data, first) == name for one in regions):
            yield name


def _field(region: Mapping[str, Any], possible: Sequence[str], data: Mapping[str, Any], first: str) -> str:
    """On which of the data a region stands: the one of the name that it gives, or that holds its words there."""
    told = words(region.get("to_name"))
    if told in possible:
        return told
    value = mapping(region.get("value"))
    start, end, quoted = whole(value.get("start")), whole(value.get("end")), value.get("text")
    if start is None or end is None or not isinstance(quoted, str) or not quoted:
        return first
    fitting = [name for name in possible if isinstance(data[name], str) and data[name][start:end] == quoted]
    return first if first in fitting or not fitting else fitting[0]


def _on(
    name: str, fields: Sequence[str], results: Sequence[Mapping[str, Any]], data: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Those of the results that are about one of the data; what is about none of them goes to the first."""
    if len(fields) == 1:
        return list(results)
    keys = {words(one.get("id")): _field(one, fields, data, fields[0]) for one in results if one.get("type") in LABELS}

    def where(one: Mapping[str, Any]) -> str:
        told = words(one.get("to_name"))
        return keys.get(words(one.get("id")) or words(one.get("from_id"))) or (told if told in fields else fields[0])

    return [one for one in results if where(one) == name]


def _first_field(data: Mapping[str, Any], possible: list[str], results: Sequence[Mapping[str, Any]]) -> str | None:
    """Which of the data is the text: what results name, ``text``, or what the regions quote; else the longest."""
    if len(possible) < 2:
        return next(iter(possible), None)
    sources = {words(result.get("source")).removeprefix("$") for result in results}
    regions = [result for result in results if result.get("type") in LABELS]
    objects = {words(result.get("to_name")) for result in regions}
    quotes = [words(mapping(result.get("value")).get("text")) for result in regions]

    def quoted(value: object) -> int:
        return sum(one in value for one in quotes if one) if isinstance(value, str) else 0

    return max(
        possible,
        key=lambda name: (
            name in sources, name in objects, name == "text", quoted(data[name]), len(str(data[name])),
        ),
        default=None,
    )  # fmt: skip


def _is_address(value: object) -> bool:
    if not isinstance(value, str):
        return False
    return value.startswith(("http://", "https://", "/data/", "data:", "s3://", "gs://")) and len(value.split()) == 1
