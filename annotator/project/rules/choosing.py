"""What of a project goes out: the chosen articles and marks, with the people and annotators that they speak of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.domain.codebook import Codebook
from annotator.domain.ids import AnnotatorId, PersonId, TagId
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.selections import Selection
from annotator.store import Reader


def chosen(reader: Reader, selection: Selection) -> Exchange:
    """What a selection takes of a project; its articles are read while they are asked for."""
    book = reader.project.codebook()
    keys = [key for key in reader.articles.ids() if not selection.articles or key in selection.articles]
    if selection.states:
        fitting = reader.articles.with_state(selection.states)
        keys = [key for key in keys if key in fitting]
    tags = _with_those_below(book, selection.tags)

    def articles() -> Iterator[ExchangeArticle]:
        for article in reader.export(keys):
            yield _part(article, selection.annotators, tags)

    everything = selection == Selection()
    makers, people = (reader.makers(), None) if everything else _mentioned(articles())
    return Exchange(
        reader.project.info(),
        book,
        tuple(sorted((one for one in reader.annotators.all() if one.id in makers), key=lambda one: one.id.bytes)),
        tuple(
            sorted(
                (one for one in reader.people.all() if people is None or one.id in people), key=lambda one: one.id.bytes
            )
        ),
        len(keys),
        articles,
    )


def _with_those_below(book: Codebook, tags: Iterable[TagId]) -> set[TagId]:
    wanted = set(tags)
    for tag in book.tags:
        above = tag.parent
        while above is not None:
            if above in wanted:
                wanted.add(tag.id)
            above = book.tag(above).parent
    return wanted


def _part(article: ExchangeArticle, annotators: frozenset[AnnotatorId], tags: set[TagId]) -> ExchangeArticle:
    if not annotators and not tags:
        return article

    def fits(annotator: AnnotatorId, tag: TagId) -> bool:
        return (not annotators or annotator in annotators) and (not tags or tag in tags)

    marks = tuple(mark for mark in article.marks if fits(mark.annotator, mark.tag))
    there = {mark.id for mark in marks}
    return replace(
        article,
        marks=marks,
        links=tuple(link for link in article.links if there >= {link.from_mark, link.to_mark}),
        themes=tuple(theme for theme in article.themes if fits(theme.annotator, theme.tag)),
        statuses=tuple(one for one in article.statuses if not annotators or one.annotator in annotators),
    )


def _mentioned(articles: Iterable[ExchangeArticle]) -> tuple[set[AnnotatorId], set[PersonId]]:
    """Who made something in these articles, and whom they speak of."""
    makers: set[AnnotatorId] = set()
    people: set[PersonId] = set()
    for one in articles:
        makers |= {made.annotator for made in (*one.marks, *one.links, *one.themes, *one.statuses)}
        people |= {mark.person for mark in one.marks if mark.person is not None}
    return makers, people
