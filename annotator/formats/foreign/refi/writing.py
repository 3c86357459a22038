"""Writes a project of REFI-QDA 1.0 (qdasoftware.org): an archive of ``project.qde`` and the texts in ``sources``.

A mark is a selection with one coding. Its note is the selection's description, which other programs show beside it;
its features are a note of the coding, as JSON.
People are cases with the selections that mean them; what is known about an article stands in variables of its source.
Positions count characters of the text file from 0; the end is the place behind the last one, as ATLAS.ti writes it.
"""

import json
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from uuid import UUID, uuid5
from xml.sax.saxutils import escape

from annotator.domain.articles import Metadata
from annotator.domain.ids import PersonId, TagId
from annotator.domain.marks import Mark
from annotator.domain.moments import to_iso
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.codebooks.refi import ORIGIN, codes_of, legal, quoted
from annotator.formats.foreign.layers import features_of

CARRIES = frozenset({Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH,
                     Aspect.LINKS, Aspect.NOTES, Aspect.FEATURES, Aspect.THEMES, Aspect.ANNOTATORS,
                     Aspect.GUIDELINES, Aspect.MOMENTS})  # fmt: skip
NAMESPACE = "urn:QDA-XML:project:1.0"
FEATURES = "features"
"""What notes are called that hold the features of a mark."""
_LONGEST_NAME = 250
_RETURN = {"\r": "&#13;"}
_IN_VARIABLES = tuple(name for name in Metadata.__dataclass_fields__ if name not in ("title", "note"))
_VARIABLES = {name: uuid5(UUID("1b1d94fb-1a04-5d0b-a4a5-f8b23c4e7a60"), name) for name in _IN_VARIABLES}


def pack(exchange: Exchange, file: BinaryIO) -> None:
    """The archive, from several passes over the articles, none of which keeps them."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("project.qde", "w") as part:
            part.writelines(f"{line}\n".encode() for line in _project(exchange))
        for article in exchange.articles():
            with archive.open(f"sources/{article.id}.txt", "w") as part:
                part.write(article.text.encode())


def _project(exchange: Exchange) -> Iterator[str]:
    project = exchange.project
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield (
        f"<Project xmlns={quoted(NAMESPACE)} name={quoted(project.title)} origin={quoted(ORIGIN)}"
        f" creationDateTime={quoted(to_iso(project.created))}>"
    )
    users = (f"<User guid={quoted(str(one.id))} name={quoted(one.name)}/>" for one in exchange.annotators)
    yield from _within("Users", users)
    yield "<CodeBook>"
    yield from codes_of(exchange.codebook, _used(exchange))
    yield "</CodeBook>"
    yield "<Variables>"
    for name, key in _VARIABLES.items():
        yield f'<Variable guid="{key}" name="{name}" typeOfVariable="Text"/>'
    yield "</Variables>"
    yield from _within("Cases", _cases(exchange))
    yield from _within("Sources", (line for article in exchange.articles() for line in _source(article)))
    every = (mark for article in exchange.articles() for mark in article.marks)
    yield from _within("Notes", (_features(mark) for mark in every if _has_features(mark)))
    yield from _within("Links", _links(exchange))
    yield "</Project>"


def _used(exchange: Exchange) -> set[TagId]:
    """The tags that some mark or article carries."""
    return {one.tag for article in exchange.articles() for one in (*article.marks, *article.themes)}


def _within(name: str, lines: Iterator[str]) -> Iterator[str]:
    """An element with what is in it, or nothing at all: the schema knows no empty ones."""
    first = next(lines, None)
    if first is not None:
        yield f"<{name}>"
        yield first
        yield from lines
        yield f"</{name}>"


def _cases(exchange: Exchange) -> Iterator[str]:
    meant: dict[PersonId, list[str]] = {one.id: [] for one in exchange.people}
    for article in exchange.articles():
        for mark in article.marks:
            if mark.person is not None and mark.person in meant:
                meant[mark.person].append(f'<SelectionRef targetGUID="{mark.id}"/>')
    for person in exchange.people:
        yield f"<Case guid={quoted(str(person.id))} name={quoted(person.name)}>"
        yield from [_element("Description", person.note)] if person.note else []
        yield from meant[person.id]
        yield "</Case>"


def _source(article: ExchangeArticle) -> Iterator[str]:
    told = article.metadata
    yield f'<TextSource guid="{article.id}" name={quoted(told.title)} plainTextPath="internal://{article.id}.txt">'
    yield from [_element("Description", told.note)] if told.note else []
    for mark in article.marks:
        yield from _selection(mark)
    for theme in article.themes:
        yield f'<Coding guid="{theme.id}" creatingUser="{theme.annotator}"><CodeRef targetGUID="{theme.tag}"/></Coding>'
    for name, key in _VARIABLES.items():
        if value := getattr(told, name):
            yield f'<VariableValue><VariableRef targetGUID="{key}"/>{_element("TextValue", value)}</VariableValue>'
    yield "</TextSource>"


def _selection(mark: Mark) -> Iterator[str]:
    name = mark.text if len(mark.text) <= _LONGEST_NAME else mark.text[: _LONGEST_NAME - 1] + "…"
    by = f'creatingUser="{mark.annotator}" creationDateTime="{to_iso(mark.created)}"'
    start, end = mark.span.start, mark.span.end
    yield (
        f'<PlainTextSelection guid="{mark.id}" name={quoted(name)} startPosition="{start}" endPosition="{end}"'
        f' {by} modifiedDateTime="{to_iso(mark.changed)}">'
    )
    if mark.note:
        yield _element("Description", mark.note)
    note = f'<NoteRef targetGUID="{_derived(mark, "note")}"/>' if _has_features(mark) else ""
    yield f'<Coding guid="{_derived(mark, "coding")}" {by}><CodeRef targetGUID="{mark.tag}"/>{note}</Coding>'
    yield "</PlainTextSelection>"


def _has_features(mark: Mark) -> bool:
    """Whether its features are told, if only so that nobody takes a note for them or for none."""
    return bool(mark.features or (mark.note and not mark.note.strip()) or features_of(mark.note))


def _features(mark: Mark) -> str:
    """A note with its day: QualCoder's import ends at one that has none (its ``refi.py``, ``parse_notes``)."""
    made = f'creatingUser="{mark.annotator}" creationDateTime="{to_iso(mark.created)}"'
    words = _element("PlainTextContent", json.dumps(dict(mark.features), ensure_ascii=False))
    return f'<Note guid="{_derived(mark, "note")}" name="{FEATURES}" {made}>{words}</Note>'


def _links(exchange: Exchange) -> Iterator[str]:
    for article in exchange.articles():
        for link in article.links:
            name = quoted(exchange.codebook.link_type_of(link.type).name)
            ends = f'originGUID="{link.from_mark}" targetGUID="{link.to_mark}"'
            yield f'<Link guid="{link.id}" name={name} direction="OneWay" {ends}/>'


def _derived(mark: Mark, what: str) -> UUID:
    return uuid5(mark.id, what)


def _element(name: str, words: str) -> str:
    return f"<{name}>{escape(legal(words), _RETURN)}</{name}>"
