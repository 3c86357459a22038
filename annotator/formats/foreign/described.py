"""What is known about an article, as other tools carry it: an object of free names."""

import json
from collections.abc import Mapping
from typing import Any

from annotator.domain.articles import Metadata
from annotator.domain.marks import Mark, Origin
from annotator.domain.moments import UNTOLD, to_iso
from annotator.formats.foreign.loose import NOT_TOLD, Times, mapping, storable, times

_NAMES = {
    "title": "title", "headline": "title", "source": "source", "publisher": "source", "published": "published",
    "date": "published", "byline": "byline", "author": "byline", "place": "place", "url": "url", "link": "url",
    "language": "language", "lang": "language", "script": "script", "note": "note",
}  # fmt: skip


def described(found: object, title: str) -> Metadata:
    """What an object says about an article; names that mean nothing to us are kept in its note, a line each."""
    values: dict[str, str] = {}
    notes: list[str] = []
    for name, value in mapping(found).items():
        field, words = _NAMES.get(name.casefold()), storable(_words(value))
        if not words:
            continue
        if field == "note":
            notes.insert(0, words)
        elif field and field not in values:
            values[field] = " ".join(words.split())
        else:
            notes.append(f"{storable(name)}: {words}")
    values["title"] = values.get("title") or storable(title)
    return Metadata(**values, note="\n".join(notes))


def told(metadata: Metadata) -> Mapping[str, str]:
    """What is known about an article, for such an object."""
    return {name: value for name in Metadata.__dataclass_fields__ if (value := getattr(metadata, name))}


def making(mark: Mark) -> dict[str, str]:
    """When a mark was made and changed, and where it comes from if that is no hand, for the object of a mark."""
    moments = {"created": mark.created, "changed": mark.changed}
    told = {name: to_iso(moment) for name, moment in moments.items() if moment != UNTOLD}
    return told if mark.origin in (Origin.HAND, Origin.IMPORT) else {**told, "origin": mark.origin.value}


def made(found: Mapping[str, Any], otherwise: Times = NOT_TOLD) -> tuple[Origin, Times]:
    """What an object that ``making`` gave says; what says nothing of it came with the import, ``otherwise`` then."""
    when, told = times(found.get("created"), found.get("changed")), found.get("origin")
    known = [one for one in Origin if one.value == told]
    return (known[0] if known else Origin.IMPORT), (when if when != NOT_TOLD else otherwise)


def _words(value: Any) -> str:  # noqa: ANN401  (whatever JSON holds)
    """A value in words; an object or a list as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None or value in ({}, []) else json.dumps(value, ensure_ascii=False, default=str)
