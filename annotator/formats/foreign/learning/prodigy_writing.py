"""Writes Prodigy's JSON Lines; offsets count code points, tokens are characters and Latin words.

A task says by which interface it is shown (``_view_id``), as ``review`` asks; its hashes are left to ``db-in``, which
makes those that are missing (Prodigy's documentation, *API interfaces* and *Recipes*).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.domain.codebook import THEME
from annotator.domain.ids import AnnotatorId
from annotator.domain.marks import Link, Mark
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect, overlapping
from annotator.formats.foreign.described import making, told
from annotator.formats.foreign.learning.tokens import tokens, tokens_of

CARRIES = frozenset(Aspect) - {
    Aspect.REPAIRS, Aspect.STATUSES, Aspect.STARS, Aspect.REGISTER, Aspect.GUIDELINES, Aspect.RULES,
    Aspect.SUGGESTIONS,
}  # fmt: skip


def write(exchange: Exchange) -> Iterator[str]:
    """One line for each annotator of an article, as Prodigy keeps them; tokens are its characters and Latin words."""
    names = {one.id: one.name for one in exchange.annotators}
    people = {one.id: one.name for one in exchange.people}
    for number, article in enumerate(exchange.articles(), 1):
        pieces = tokens_of(article.text, article.marks)
        makers = {one.annotator: None for one in (*article.marks, *article.links, *article.themes)}
        for maker in makers or {None: None}:
            line = _line(article, maker, exchange, people, pieces)
            signed = {} if maker is None else {"_annotator_id": names[maker], "_session_id": names[maker]}
            task = {"id": number, **line, **signed, "answer": "accept", "_is_binary": False}
            yield json.dumps(task, ensure_ascii=False) + "\n"


def _line(
    article: ExchangeArticle, maker: AnnotatorId | None, exchange: Exchange, people: Mapping[Any, str],
    pieces: list[tuple[int, int]],
) -> dict[str, Any]:  # fmt: skip
    book, marks = exchange.codebook, {mark.id: mark for mark in article.marks}
    starts = {start: at for at, (start, _end) in enumerate(pieces)}
    ends = {end: at for at, (_start, end) in enumerate(pieces)}

    def span(mark: Mark) -> dict[str, Any]:
        return {
            "id": str(mark.id), "start": mark.span.start, "end": mark.span.end, "token_start": starts[mark.span.start],
            "token_end": ends[mark.span.end], "label": book.path(mark.tag),
        }  # fmt: skip

    def relation(link: Link) -> dict[str, Any]:
        head, child = span(marks[link.from_mark]), span(marks[link.to_mark])
        return {
            "head": head["token_end"], "child": child["token_end"], "head_span": head, "child_span": child,
            "label": book.link_type_of(link.type).name,
        }  # fmt: skip

    own = tuple(mark for mark in article.marks if mark.annotator == maker)
    relations = [relation(link) for link in article.links if link.annotator == maker]
    accepted = [book.path(theme.tag) for theme in article.themes if theme.annotator == maker]
    choices = [book.path(tag.id) for tag in book.tags if tag.kind == THEME] if accepted else []
    newest = max((mark.changed for mark in own), default=0)
    shown = "relations" if relations else "spans_manual" if overlapping(replace(article, marks=own)) else "ner_manual"
    return {
        "text": article.text,
        "tokens": tokens(article.text, pieces),
        "spans": [{**span(mark), "text": mark.text, **_more(mark, people)} for mark in own],
        "relations": relations,
        **({"options": [{"id": one, "text": one} for one in dict.fromkeys((*choices, *accepted))]} if accepted else {}),
        "accept": accepted,
        "meta": told(article.metadata),
        "_view_id": shown,
        **({"_timestamp": newest // 1000} if newest else {}),
    }


def _more(mark: Mark, people: Mapping[Any, str]) -> dict[str, Any]:
    person = {"person": {"id": str(mark.person), "name": people[mark.person]}} if mark.person else {}
    features = {"features": dict(mark.features)} if mark.features else {}
    return {**person, **({"note": mark.note} if mark.note else {}), **features, **making(mark)}
