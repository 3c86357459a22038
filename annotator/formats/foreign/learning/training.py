"""The forms in which spaCy's training data and their relatives lie in JSON, each made a task like Prodigy's.

Known are pairs of a text and what is said of it (spaCy 2, ``TRAIN_DATA``), alone or in the ``annotations`` of tools for
such pairs, documents of paragraphs with tokens (spaCy 2, *JSON input format*), what ``Doc.to_json`` gives, and what
displaCy draws (``ents``).
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from annotator.formats.foreign.columns.tags import runs_of_tags
from annotator.formats.foreign.columns.texts import aligned, put_together
from annotator.formats.foreign.loose import listed, mapping, words

_PAIR = 2


def tasks_of(value: object) -> Iterator[Mapping[str, Any]]:
    """The tasks that a value of a file stands for: one, for most."""
    found = mapping(value)
    pairs = listed(found.get("annotations"))
    if is_pair(value):
        text, said = cast("list[Any]", value)
        yield {"text": text, **mapping(said)}
    elif "text" not in found and any(map(is_pair, pairs)):
        yield from ({"text": one[0], **mapping(one[1])} for one in pairs if is_pair(one))
    elif isinstance(found.get("paragraphs"), list):
        yield from (_of_paragraph(mapping(one), words(found.get("id"))) for one in found["paragraphs"])
    else:
        yield _with_spans(found)


def is_training(value: object) -> bool:
    """Whether a value of a file is in one of these forms, and no task as Prodigy writes it."""
    found = mapping(value)
    paragraphs = [mapping(one) for one in listed(found.get("paragraphs"))]
    return (
        is_pair(value)
        or ("text" not in found and any(map(is_pair, listed(found.get("annotations")))))
        or any("sentences" in one for one in paragraphs)
        or (isinstance(found.get("text"), str) and (isinstance(found.get("ents"), list) or _has_groups(found)))
    )


def _has_groups(found: Mapping[str, Any]) -> bool:
    """Whether spans stand in groups by their names, as ``Doc.to_json`` gives them beside or without ``ents``."""
    groups = list(mapping(found.get("spans")).values())
    are_lists = all(isinstance(one, list) for one in groups)
    return bool(groups) and are_lists and all("start" in mapping(one) for group in groups for one in listed(group))


def is_pair(value: object) -> bool:
    """Whether a value is a text with an object of what is said of it."""
    parts = listed(value)
    return len(parts) == _PAIR and isinstance(parts[0], str) and isinstance(parts[1], dict)


def _with_spans(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """A task with all its spans in one list: also those of ``ents``, and those of groups by their names."""
    spans = found.get("spans")
    groups = [one for group in mapping(spans).values() for one in listed(group)]
    if not groups and "ents" not in found:
        return found
    return {**found, "spans": [*listed(found.get("ents")), *(groups or listed(spans))], "ents": None}


def _of_paragraph(paragraph: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """A paragraph of tokens that are tagged as BILUO: its text, or its tokens put together."""
    tokens = [
        mapping(token)
        for sentence in map(mapping, listed(paragraph.get("sentences")))
        for token in listed(sentence.get("tokens"))
    ]
    forms = [words(one.get("orth")) for one in tokens]
    raw = paragraph.get("raw")
    text, places = raw if isinstance(raw, str) else "", aligned(raw, forms) if isinstance(raw, str) else None
    if places is None:
        text, places = put_together(forms, [None] * len(forms))
    spans = [
        {"start": places[first].start, "end": places[behind - 1].end, "label": label}
        for first, behind, label in runs_of_tags(words(one.get("ner")) or "O" for one in tokens)
    ]
    cats = {words(one.get("label")): one.get("value") for one in map(mapping, listed(paragraph.get("cats")))}
    return {"id": key, "text": text, "spans": spans, **({"cats": cats} if cats else {})}
