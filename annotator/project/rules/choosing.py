"""What of a project goes out: the chosen articles and marks, with the people and annotators that they speak of."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import NAMESPACE_OID, uuid5

from annotator.domain.articles import Annotator, State
from annotator.domain.codebook import Codebook
from annotator.domain.corpus.dating import is_within
from annotator.domain.corpus.pending import Order, Wanted
from annotator.domain.ids import AnnotatorId, ArticleId, PersonId, ProjectId, TagId
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.selections import Layer, Names, Selection, Texts
from annotator.store import Reader

_MOST_SUGGESTIONS = 1_000_000
"""So many of one article are all."""


def chosen(reader: Reader, selection: Selection) -> Exchange:
    """What a selection takes of a project; its articles are read while they are asked for."""
    book, info = reader.project.codebook(), reader.project.info()
    keys = _keys(reader, selection)
    part = _Part(selection, _with_those_below(book, selection.tags))
    called = _pseudonyms(info.id, reader.annotators.all()) if selection.names is Names.PSEUDONYMS else {}

    def articles() -> Iterator[ExchangeArticle]:
        for article in reader.export(keys):
            yield _renamed(_with_suggestions(reader, part.of(article), selection, part.tags), called)

    plain = replace(selection, undecided_by=None)
    everything = plain in (Selection(), Selection(names=selection.names))
    makers, people = (reader.makers(), None) if everything else _mentioned(map(part.of, reader.export(keys)))
    annotators = [called.get(one.id, one) for one in reader.annotators.all() if one.id in makers]
    mentioned = [one for one in reader.people.all() if people is None or one.id in people]
    return Exchange(
        info,
        book,
        tuple(sorted(annotators, key=lambda one: one.id.bytes)),
        tuple(sorted(mentioned, key=lambda one: one.id.bytes)),
        len(keys),
        articles,
        with_suggestions=selection.undecided_by is not None,
    )


def _keys(reader: Reader, selection: Selection) -> list[ArticleId]:
    keys = [key for key in reader.articles.ids() if not selection.articles or key in selection.articles]
    if selection.states:
        fitting = reader.articles.with_state(selection.states)
        keys = [key for key in keys if key in fitting]
    if selection.layer is Layer.ADJUDICATED:
        adjudicated = reader.articles.with_state({State.ADJUDICATED})
        keys = [key for key in keys if key in adjudicated]
    if selection.since or selection.until:
        dates = reader.articles.dates()
        keys = [key for key in keys if is_within(dates[key], selection.since, selection.until)]
    return keys


def _with_those_below(book: Codebook, tags: Iterable[TagId]) -> set[TagId]:
    wanted = set(tags)
    for tag in book.tags:
        above = tag.parent
        while above is not None:
            if above in wanted:
                wanted.add(tag.id)
            above = book.tag(above).parent
    return wanted


@dataclass(frozen=True, slots=True)
class _Part:
    """What a selection takes of an article; ``tags`` with those below them."""

    selection: Selection
    tags: set[TagId]

    def of(self, article: ExchangeArticle) -> ExchangeArticle:
        """The chosen part of an article."""
        fits = self._fits(article)
        if fits is not None:
            marks = tuple(mark for mark in article.marks if fits(mark.annotator, mark.tag))
            there = {mark.id for mark in marks}
            article = replace(
                article,
                marks=marks,
                links=tuple(link for link in article.links if there >= {link.from_mark, link.to_mark}),
                themes=tuple(theme for theme in article.themes if fits(theme.annotator, theme.tag)),
                statuses=tuple(one for one in article.statuses if fits(one.annotator, None)),
            )
        return _withheld(article) if self.selection.texts is Texts.WITHOUT else article

    def _fits(self, article: ExchangeArticle) -> Callable[[AnnotatorId, TagId | None], bool] | None:
        """Whether something by an annotator under a tag is chosen; ``None`` where everything is."""
        annotators = self.selection.annotators
        if self.selection.layer is Layer.ADJUDICATED:
            deciding = {one.annotator for one in article.statuses if one.state is State.ADJUDICATED}
            annotators = frozenset(deciding & annotators if annotators else deciding)
        elif not annotators and not self.tags:
            return None
        any_annotator = not annotators and self.selection.layer is Layer.ALL

        def fits(annotator: AnnotatorId, tag: TagId | None) -> bool:
            return (any_annotator or annotator in annotators) and (tag is None or not self.tags or tag in self.tags)

        return fits


def _with_suggestions(
    reader: Reader, article: ExchangeArticle, selection: Selection, tags: Collection[TagId]
) -> ExchangeArticle:
    """The article with what is pending on it for somebody, by place, where that is asked for."""
    if selection.undecided_by is None or article.withheld:
        return article
    wanted = Wanted(articles=(article.id,), tags=tuple(tags))
    found = reader.pending.page(selection.undecided_by, wanted, Order.NAME, None, _MOST_SUGGESTIONS)
    return replace(article, suggestions=tuple(sorted(found, key=lambda one: (one.span, str(one.tag)))))


def _withheld(article: ExchangeArticle) -> ExchangeArticle:
    """The article without any of its words: repairs go too, which tell what they took away."""
    marks = tuple(replace(mark, text="") for mark in article.marks)
    return replace(article, text="", withheld=article.sha256, marks=marks, repairs=())


def _pseudonyms(project: ProjectId, annotators: Iterable[Annotator]) -> dict[AnnotatorId, Annotator]:
    """Other keys and names for all who work on a project, the same in each of its exports."""
    keys = {one.id: AnnotatorId(uuid5(NAMESPACE_OID, f"{project}/{one.id}")) for one in annotators}
    in_order = sorted(keys, key=lambda one: keys[one].bytes)
    return {one: Annotator(keys[one], f"A{number}") for number, one in enumerate(in_order, 1)}


def _renamed(article: ExchangeArticle, called: dict[AnnotatorId, Annotator]) -> ExchangeArticle:
    """The same with other names for those who made it."""
    if not called:
        return article
    return replace(
        article,
        marks=tuple(replace(one, annotator=called[one.annotator].id) for one in article.marks),
        links=tuple(replace(one, annotator=called[one.annotator].id) for one in article.links),
        themes=tuple(replace(one, annotator=called[one.annotator].id) for one in article.themes),
        statuses=tuple(replace(one, annotator=called[one.annotator].id) for one in article.statuses),
    )


def _mentioned(articles: Iterable[ExchangeArticle]) -> tuple[set[AnnotatorId], set[PersonId]]:
    """Who made something in these articles, and whom they speak of."""
    makers: set[AnnotatorId] = set()
    people: set[PersonId] = set()
    for one in articles:
        makers |= {made.annotator for made in (*one.marks, *one.links, *one.themes, *one.statuses)}
        people |= {mark.person for mark in one.marks if mark.person is not None}
    return makers, people
