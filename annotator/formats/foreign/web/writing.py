"""Writes Web Annotations: one collection with a page in it that holds everything.

A mark is an annotation whose bodies are its tag (purpose *tagging*), its note (*commenting*), the person
(*identifying*) and its features (*describing*, as JSON); where it stands is said by a TextPositionSelector, which
counts characters, that is code points, and a TextQuoteSelector.
An article is the source of its marks by its IRI; its text is embedded once, in the source of an annotation that
describes it. A link has two targets, from the first to the second (W3C *Web Annotation Data Model*, 2017, 3.1, 3.2.4,
3.3.1, 4.2.4 and 4.2.5, 5).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.domain.ids import AnnotatorId, PersonId
from annotator.domain.marks import ArticleTheme, Link, Mark
from annotator.domain.moments import to_iso
from annotator.domain.people import Person
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.web.names import CONTEXT, DESCRIPTIONS, OF_PERSON, OWN, SHA256

CARRIES = frozenset({Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH,
                     Aspect.LINKS, Aspect.NOTES, Aspect.FEATURES, Aspect.THEMES, Aspect.ANNOTATORS,
                     Aspect.JOINERS, Aspect.MOMENTS})  # fmt: skip


def write(exchange: Exchange) -> Iterator[str]:
    """The file in pieces, an annotation a line."""
    total = sum(1 + len(one.marks) + len(one.links) + len(one.themes) for one in exchange.articles())
    head = {
        "@context": [CONTEXT, {"annotator": OWN}],
        "id": f"urn:uuid:{exchange.project.id}",
        "type": "AnnotationCollection",
        "label": exchange.project.title,
        "total": total,
    }
    yield json.dumps(head, ensure_ascii=False).removesuffix("}")
    yield ',\n"first": {"type": "AnnotationPage", "startIndex": 0, "items": ['
    before, shaper = "\n", _Shaper(exchange)
    for article in exchange.articles():
        for annotation in shaper.annotations(article):
            yield before + json.dumps(annotation, ensure_ascii=False)
            before = ",\n"
    yield "\n]}}\n"


class _Shaper:
    """What stands in the annotations of one exchange."""

    def __init__(self, exchange: Exchange) -> None:
        self._book = exchange.codebook
        self._makers: Mapping[AnnotatorId, str] = {one.id: one.name for one in exchange.annotators}
        self._people: Mapping[PersonId, Person] = {one.id: one for one in exchange.people}

    def annotations(self, article: ExchangeArticle) -> Iterator[dict[str, Any]]:
        yield {"type": "Annotation", "motivation": "describing", "target": {"source": _source(article)}}
        for mark in article.marks:
            yield self._mark(mark, article)
        for link in article.links:
            yield self._link(link)
        for theme in article.themes:
            yield self._theme(theme)

    def _mark(self, mark: Mark, article: ExchangeArticle) -> dict[str, Any]:
        return {
            "id": f"urn:uuid:{mark.id}",
            "type": "Annotation",
            "motivation": "tagging",
            **self._creator(mark.annotator),
            "created": to_iso(mark.created),
            "modified": to_iso(mark.changed),
            "body": list(self._bodies(mark)),
            "target": {"source": f"urn:uuid:{article.id}", "selector": _selectors(mark, article)},
        }

    def _bodies(self, mark: Mark) -> Iterator[dict[str, Any]]:
        yield _body("tagging", self._book.path(mark.tag))
        if mark.note:
            yield _body("commenting", mark.note)
        if mark.person is not None and mark.person in self._people:
            person = self._people[mark.person]
            known = [f"{authority}:{key}" for authority, key in person.identifiers.items()]
            source = {"id": f"urn:uuid:{person.id}", "type": "Person", "name": person.name}
            if known:
                source[OF_PERSON] = known[0]
            yield {"type": "SpecificResource", "purpose": "identifying", "source": source}
        if mark.features:
            told = json.dumps(dict(mark.features), ensure_ascii=False)
            yield {**_body("describing", told), "format": "application/json"}

    def _link(self, link: Link) -> dict[str, Any]:
        return {
            "id": f"urn:uuid:{link.id}",
            "type": "Annotation",
            "motivation": "linking",
            **self._creator(link.annotator),
            "body": [_body("tagging", self._book.link_type_of(link.type).name)],
            "target": [{"id": f"urn:uuid:{link.from_mark}"}, {"id": f"urn:uuid:{link.to_mark}"}],
        }

    def _theme(self, theme: ArticleTheme) -> dict[str, Any]:
        return {
            "id": f"urn:uuid:{theme.id}",
            "type": "Annotation",
            "motivation": "classifying",
            **self._creator(theme.annotator),
            "body": [_body("classifying", self._book.path(theme.tag))],
            "target": f"urn:uuid:{theme.article}",
        }

    def _creator(self, annotator: AnnotatorId) -> dict[str, Any]:
        name = self._makers.get(annotator, "")
        return {"creator": {"id": f"urn:uuid:{annotator}", "type": "Person", "name": name}} if name else {}


def _source(article: ExchangeArticle) -> dict[str, Any]:
    told = {name: words for field, name in DESCRIPTIONS.items() if (words := getattr(article.metadata, field))}
    text = {} if article.withheld else {"type": "TextualBody", "format": "text/plain", "value": article.text}
    return {"id": f"urn:uuid:{article.id}", **told, **text, SHA256: article.sha256}


def _selectors(mark: Mark, article: ExchangeArticle) -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": mark.span.start, "end": mark.span.end}
    if article.withheld:
        return [position]
    prefix, suffix = mark.span.context(article.text)
    return [position, {"type": "TextQuoteSelector", "exact": mark.text, "prefix": prefix, "suffix": suffix}]


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
