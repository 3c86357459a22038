"""Label Studio's tasks: the full form with annotations (once ``completions``), and JSON-MIN.

Offsets are code points, in files of old front ends UTF-16 units: the words of each region tell. Predictions are
suggestions that nobody has accepted, for which an exchange has no place; they are told and left out, as are regions
of pictures, sound, pages and dialogues (Label Studio's documentation, *Label Studio JSON format of annotated tasks*).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described
from annotator.formats.foreign.learning.quoted import lf
from annotator.formats.foreign.learning.studio.regions import Annotation, Regions
from annotator.formats.foreign.learning.studio.writing import CONFIGURATION
from annotator.formats.foreign.lines import first_object, objects
from annotator.formats.foreign.loose import listed, mapping, words

_ABOUT_TASK = frozenset({
    "id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement", "annotations",
    "completions", "predictions", "drafts",
})  # fmt: skip
_OF_MIN = frozenset({"annotation_id", "annotator", "lead_time"})


def fits(head: bytes) -> bool:
    """Whether a file begins as one of Label Studio's."""
    found = first_object(head)
    whole = isinstance(found.get("data"), dict) and bool({"annotations", "completions", "predictions"} & found.keys())
    begins = b'"data"' in head and b'"from_name"' in head and b'"to_name"' in head
    return whole or begins or len(_OF_MIN & found.keys()) > 1


def owns(folder: Path) -> bool:
    """Whether a folder holds tasks with the configuration by which they were labelled."""
    return (folder / CONFIGURATION).is_file()


def read(path: Path) -> Exchange:
    """The articles of a file, or of the files of tasks in a folder; what does not fit is among the problems.

    Raises ``ImportRefused``.
    """
    building = Building("Label Studio", path.stem)
    predictions = 0
    for file in sorted(path.glob("*.json")) if path.is_dir() else (path,):
        for number, task in objects(file, building):
            predictions += len(listed(task.get("predictions")))
            _read_task(building, task, number, f"{file.stem} {task.get('id', number)}")
    if predictions:
        message = ngettext(
            "{count} prediction of a model was left out.", "{count} predictions of models were left out.", predictions
        )
        building.leave_out(None, message.format(count=f"{predictions:,}"))
    return building.exchange()


def _read_task(building: Building, task: Mapping[str, Any], number: int, title: str) -> None:
    is_whole = isinstance(task.get("data"), dict)
    annotations = list(_annotations(building, task, number)) if is_whole else [_of_min(task)]
    data = mapping(task.get("data")) if is_whole else _data_of_min(task)
    name = _text_name(data, annotations)
    if name is None:
        building.leave_out(number, _("There is no text."))
        return
    original = str(data[name])
    if building.refuses(number, original):
        return
    about = {key: value for key, value in data.items() if key != name}
    article = building.article(lf(original), described(about, title))
    Regions(article, original, number).read(annotations)
    article.set_aside()


def _annotations(building: Building, task: Mapping[str, Any], number: int) -> Iterator[Annotation]:
    for one in map(mapping, listed(task.get("annotations")) or listed(task.get("completions"))):
        by = _who(one.get("completed_by"))
        if one.get("was_cancelled") or one.get("skipped"):
            building.leave_out(number, _("{name} has skipped this text.").format(name=by or "?"))
        if one.get("ground_truth"):
            building.leave_out(number, _("That an annotation is the ground truth was left out."))
        yield Annotation(by, [mapping(result) for result in listed(one.get("result"))])
    if drafts := listed(task.get("drafts")):
        message = ngettext("{count} draft was left out.", "{count} drafts were left out.", len(drafts))
        building.leave_out(number, message.format(count=len(drafts)))


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
            kind = next((kind for kind in ("labels", "choices", "taxonomy", "rating") if kind in said), None)
            if kind or "start" in said or not said:
                told = said if said else {"choices": [one]}
                results.append({"id": f"{name} {at}", "from_name": name, "type": kind or "choices", "value": told})
            else:
                results.append({"from_name": name, "type": words(said.get("type")) or "?", "value": said})
    return Annotation(_who(task.get("annotator")), results)


def _text_name(data: Mapping[str, Any], annotations: list[Annotation]) -> str | None:
    """Which of the data is the text: what results name, ``text``, or what the regions quote; else the longest."""
    possible = [name for name, value in data.items() if isinstance(value, str) and value and not _is_address(value)]
    results = [result for one in annotations for result in one.results]
    sources = {words(result.get("source")).removeprefix("$") for result in results}
    quotes = [words(mapping(result.get("value")).get("text")) for result in results if result.get("type") == "labels"]
    return max(
        possible,
        key=lambda name: (
            name in sources, name == "text", sum(one in data[name] for one in quotes if one), len(data[name]),
        ),
        default=None,
    )  # fmt: skip


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://", "/data/", "data:", "s3://", "gs://")) and len(value.split()) == 1
