"""doccano's JSON Lines: spans, relations and categories of texts; offsets count code points.

Read are all forms that doccano and its converters have written: ``label``/``labels`` of ``[start, end, label]`` or
of categories, ``entities`` with ``relations``, ``annotations`` with ``user``, and ``cats``; others write ``start`` and
``end`` for ``start_offset`` and ``end_offset``, labelbuddy ``start_char``, ``label_name`` and ``extra_data``, and
CLUENER words with their places below labels. What else stands in a line is known about the article: doccano writes
its ``meta`` as names of the line itself. Written is the form with ``entities`` and ``relations``, which doccano imports
for relation extraction (doccano's documentation, *Import data*).
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, cast

from annotator.domain.ids import MarkId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described, told
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.lines import first_objects, objects
from annotator.formats.foreign.loose import listed, mapping, short, whole, words

CARRIES = frozenset({Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.SPEECH, Aspect.LINKS,
                     Aspect.THEMES})  # fmt: skip
_TEXTS = ("text", "data", "column_data")
_LABELS = ("label", "labels", "entities", "annotations", "cats", "column_label")
_NOT_ABOUT = frozenset({"id", "meta", "metadata", "relations", "annotation_approver", *_TEXTS, *_LABELS})
"""What in a line says nothing about the article."""


def fits(head: bytes) -> bool:
    """Whether a file begins as one of doccano's."""
    return any(map(_is_ours, first_objects(head)))


def _is_ours(found: Mapping[str, Any]) -> bool:
    spans = [one for name in _LABELS for one in listed(found.get(name))]
    shaped = all(
        isinstance(one, str | list)
        or (isinstance(one, dict) and bool({"start_offset", "label", "label_name"} & one.keys()))
        for one in spans
    )
    return _text_of(found) is not None and any(name in found for name in _LABELS) and shaped


def read(path: Path) -> Exchange:
    """The articles of a file; what does not fit is among the problems. Raises ``ImportRefused``."""
    building = Building("doccano", path.stem)
    approved = Counter[str]()
    for number, line in objects(path, building):
        text = _text_of(line)
        if not text:
            building.leave_out(number, _("There is no text."))
        elif building.refuses(number, text):
            continue
        else:
            fallback = f"{path.stem} {line.get('id', number)}"
            article = building.article_as_held(text, described(_about(line), fallback))
            _read_labels(article, line, number)
            approved[words(line.get("annotation_approver"))] += 1
            article.set_aside()
    _tell_approved(building, approved)
    return building.exchange()


def _tell_approved(building: Building, approved: Mapping[str, int]) -> None:
    for name, texts in approved.items():
        told = ngettext("That {name} has approved {count} text was left out.",
                        "That {name} has approved {count} texts was left out.", texts)  # fmt: skip
        if name:
            building.leave_out(None, told.format(name=name, count=f"{texts:,}"))


def write(exchange: Exchange) -> Iterator[str]:
    """One article a line; numbers of entities and relations are counted through the whole file, as doccano does."""
    entities, relations = count(1), count(1)
    for number, article in enumerate(exchange.articles(), 1):
        line = _line(number, article, exchange, entities, relations)
        yield json.dumps(line, ensure_ascii=False) + "\n"


def _about(line: Mapping[str, Any]) -> dict[str, Any]:
    """What a line says about its article, comments of annotators among it."""
    about = {name: value for name, value in line.items() if name not in _NOT_ABOUT}
    for name in ("Comments", "comments"):
        told = [mapping(one).get("text", one) for one in listed(about.pop(name, None))]
        about |= {name: "\n".join(filter(None, map(words, told)))} if told else {}
    return {**about, **mapping(line.get("meta")), **mapping(line.get("metadata"))}


def _read_labels(article: Gathered, line: Mapping[str, Any], number: int) -> None:
    numbered: dict[str, MarkId] = {}
    for one in _labels(line):
        match one:
            case dict() if not {"label", "label_name"} & mapping(cast("object", one)).keys():
                _read_by_label(article, mapping(cast("object", one)), number)
            case dict():
                _read_entity(article, mapping(cast("object", one)), number, numbered)
            case str() if one.strip():
                article.theme(one)
            case [start, end, str(label)] if label.strip():
                _mark(article, number, start, end, label, "")
            case _:
                article.building.leave_out(number, _("This is no label: {value}").format(value=short(one)))
    for one in map(mapping, listed(line.get("relations"))):
        begin, end = numbered.get(words(one.get("from_id"))), numbered.get(words(one.get("to_id")))
        if begin is not None and end is not None and (name := words(one.get("type"))):
            article.link(name, begin, end)
        else:
            article.building.leave_out(number, _("This is no relation: {value}").format(value=short(one)))


def _read_by_label(article: Gathered, labels: Mapping[str, Any], number: int) -> None:
    """Spans below their words below their labels, as in CLUENER; the words prove whether the end is the last one."""
    places = [
        (label, quoted, [whole(end) for end in listed(ends)])
        for label, found in labels.items()
        for quoted, spans in mapping(found).items()
        for ends in listed(spans)
    ]
    if not places or any(len(ends) != 2 or None in ends for _label, _quoted, ends in places):
        article.building.leave_out(number, _("This is no label: {value}").format(value=short(labels)))
        return
    for label, quoted, ends in places:
        start, end = ends[0], ends[1] or 0
        is_last = article.text[start:end] != quoted == article.text[start : end + 1]
        _mark(article, number, start, end + is_last, label, "")


def _labels(line: Mapping[str, Any]) -> Iterator[Any]:
    """What stands under the names of labels, one by one; a single one may stand there without a list."""
    for name in _LABELS:
        found: object = line.get(name)
        yield from listed(found) or ([] if found in (None, "", [], {}) else [found])


def _read_entity(article: Gathered, one: Mapping[str, Any], number: int, numbered: dict[str, MarkId]) -> None:
    label = words(one.get("label")) or words(one.get("label_name"))
    if not label:
        article.building.leave_out(number, _("This is no label: {value}").format(value=short(one)))
        return
    start, end = (
        next((one[called] for called in (f"{name}_offset", name, f"{name}_char") if called in one), None)
        for name in ("start", "end")
    )
    if start is None and end is None:
        article.theme(label, words(one.get("user")))
        return
    key = _mark(article, number, start, end, label, words(one.get("user")), words(one.get("extra_data")))
    if key is not None and "id" in one:
        numbered[words(one["id"])] = key


def _mark(
    article: Gathered, number: int, start: object, end: object, label: str, by: str, note: str = ""
) -> MarkId | None:
    begin, stop = whole(start), whole(end)
    if begin is None or stop is None:
        article.building.leave_out(number, _("This is no label: {value}").format(value=short([start, end, label])))
        return None
    span = article.place_as_held(begin, stop, label, number)
    return None if span is None else article.mark(label, span, by, note=note)


def _line(
    number: int, article: ExchangeArticle, exchange: Exchange, entities: Iterator[int], relations: Iterator[int]
) -> dict[str, Any]:
    book = exchange.codebook
    numbers = {mark.id: next(entities) for mark in article.marks}
    return {
        "id": number,
        "text": article.text,
        "entities": [
            {"id": numbers[mark.id], "label": book.path(mark.tag), "start_offset": mark.span.start,
             "end_offset": mark.span.end}
            for mark in article.marks
        ],
        "relations": [
            {"id": next(relations), "from_id": numbers[link.from_mark], "to_id": numbers[link.to_mark],
             "type": book.link_type_of(link.type).name}
            for link in article.links
        ],
        "cats": [book.path(theme.tag) for theme in article.themes],
        "meta": told(article.metadata),
    }  # fmt: skip


def _text_of(line: Mapping[str, Any]) -> str | None:
    return next((line[name] for name in _TEXTS if isinstance(line.get(name), str)), None)
