"""Fitting an export into a project: its tags, link types, annotators and people find their places here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.domain.codebook import Codebook
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import AnnotatorId, ArticleId, LinkTypeId, TagId
from annotator.domain.language import _
from annotator.domain.moments import UNTOLD, Moment, now
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle, Outline
from annotator.store import Pen, Reader

PART = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settled:
    """Which tags, link types and annotators of this project stand for those of the export.

    ``fresh`` for an empty project, which takes over everything as it is. ``untold`` is the moment of what is not dated.
    """

    tags: Mapping[TagId, TagId]
    link_types: Mapping[LinkTypeId, LinkTypeId]
    annotators: Mapping[AnnotatorId, AnnotatorId]
    fresh: bool
    untold: Moment


def settle(pen: Pen, exchange: Exchange) -> Settled:
    """Bring everything but the articles: an empty project becomes the exported one, others learn what is new."""
    fresh, untold = pen.project.is_pristine(), now() if exchange.by_name else UNTOLD
    if fresh:
        theirs = exchange.project
        pen.project.adopt(replace(theirs, created=theirs.created or untold), exchange.codebook)
    annotators = _annotators(pen, exchange)
    known = {person.id for person in pen.people.get_many([person.id for person in exchange.people])}
    pen.people.add_all(person for person in exchange.people if person.id not in known)
    book = exchange.codebook
    return Settled(
        {tag.id: tag.id for tag in book.tags} if fresh else _tags(pen, book),
        {one.id: one.id for one in book.link_types} if fresh else _link_types(pen, book),
        annotators,
        fresh,
        untold,
    )


def fitted(
    pen: Pen, exchange: Exchange, settled: Settled, here: Callable[[ExchangeArticle], object]
) -> Iterator[ExchangeArticle]:
    """The articles that are not here yet, with the tags, link types and annotators of this project.

    ``here`` gets those that are. Raises ``ImportRefused`` where a mark stands in this project on another article.
    """
    for part in parts(exchange.articles()):
        there = set[ArticleId]() if settled.fresh else known(pen, part)
        fresh = [one for one in part if one.id not in there and not one.withheld]
        if not settled.fresh:
            _refuse_foreign_marks(pen, fresh)
        for one in part:
            if one.id in there:
                here(_translated(one, settled))
        yield from (_translated(one, settled) for one in fresh)


def parts(articles: Iterable[T]) -> Iterator[list[T]]:
    """The articles in pieces of at most ``PART``."""
    part: list[T] = []
    for one in articles:
        part.append(one)
        if len(part) == PART:
            yield part
            part = []
    yield part


def known(reader: Reader, articles: Sequence[ExchangeArticle | Outline]) -> set[ArticleId]:
    """Those that this project has already, by key or by text."""
    hashes = reader.articles.with_hashes([one.sha256 for one in articles])
    keys = reader.articles.known([one.id for one in articles])
    return keys | {one.id for one in articles if one.sha256 in hashes}


def _annotators(pen: Pen, exchange: Exchange) -> dict[AnnotatorId, AnnotatorId]:
    """Who of this project somebody of the export is: by key, or by name where that is all that is known."""
    named = {one.name: one.id for one in reversed(pen.annotators.all())} if exchange.by_name else {}
    for annotator in exchange.annotators:
        if annotator.name not in named:
            pen.annotators.add(annotator)
    return {one.id: named.get(one.name, one.id) for one in exchange.annotators}


def _tags(pen: Pen, book: Codebook) -> dict[TagId, TagId]:
    own = pen.project.codebook()
    places = {own.path(tag.id): tag.id for tag in own.tags}
    keys = {tag.key for tag in own.tags if tag.key}
    found: dict[TagId, TagId] = {}
    for tag in sorted(book.tags, key=lambda one: book.path(one.id).count("/")):
        if own.knows(tag.id):
            found[tag.id] = tag.id
        elif (place := places.get(book.path(tag.id))) is not None:
            found[tag.id] = place
        else:
            parent = None if tag.parent is None else found[tag.parent]
            pen.project.add_tags([replace(tag, parent=parent, key="" if tag.key in keys else tag.key)])
            found[tag.id] = tag.id
    return found


def _link_types(pen: Pen, book: Codebook) -> dict[LinkTypeId, LinkTypeId]:
    own = {one.name: one.id for one in pen.project.codebook().link_types}
    missing = [one for one in book.link_types if one.name not in own]
    pen.project.add_link_types(missing)
    return {one.id: own.get(one.name, one.id) for one in book.link_types}


def _translated(one: ExchangeArticle, settled: Settled) -> ExchangeArticle:
    who, untold = settled.annotators, settled.untold
    if settled.fresh and not untold and all(key == own for key, own in who.items()):
        return one
    return replace(
        one,
        marks=tuple(mark.called(settled.tags[mark.tag], who[mark.annotator], untold) for mark in one.marks),
        links=tuple(
            replace(link, type=settled.link_types[link.type], annotator=who[link.annotator]) for link in one.links
        ),
        themes=tuple(
            replace(theme, tag=settled.tags[theme.tag], annotator=who[theme.annotator]) for theme in one.themes
        ),
        statuses=tuple(replace(status, annotator=who[status.annotator]) for status in one.statuses),
        suggestions=tuple(replace(found, tag=settled.tags[found.tag]) for found in one.suggestions),
    )


def _refuse_foreign_marks(pen: Pen, articles: Sequence[ExchangeArticle]) -> None:
    marks = [mark.id for one in articles for mark in one.marks]
    if foreign := pen.marks.get(marks):
        raise ImportRefused(
            _("The mark {key} stands in this project already, on another article.").format(key=foreign[0].id),
            _("Nothing was imported. To bring copies of one project together, use: annotator merge"),
        )
