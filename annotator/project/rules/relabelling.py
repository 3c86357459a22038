"""An exchange in which some tags are others, of this project: what somebody chose for the labels of a file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.domain.codebook import PERSON, Codebook, Tag
from annotator.domain.ids import TagId
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle


def relabelled(exchange: Exchange, book: Codebook, renamed: Mapping[TagId, TagId]) -> Exchange:
    """The same exchange with tags of ``book`` in the place of its own; a mark that is no person means nobody."""
    if not renamed:
        return exchange
    theirs = exchange.codebook
    places = {theirs.path(tag.id): tag.id for tag in theirs.tags}
    chosen = {tag.id: tag for target in renamed.values() for tag in _with_those_above(book, target)}
    # A tag that is in the file under the same path is that one, with which it is brought together anyway.
    same = {key: key if theirs.knows(key) else places.get(book.path(key), key) for key in chosen}
    into = {one: same[target] for one, target in renamed.items()}
    missing = [replace(tag, parent=tag.parent and same[tag.parent]) for key, tag in chosen.items() if same[key] == key]
    kept = {above.id for tag in theirs.tags if tag.id not in into for above in _with_those_above(theirs, tag.id)}
    kept |= set(into.values())
    own = [tag for tag in theirs.tags if tag.id in kept]
    known = {tag.id for tag in own}
    codebook = Codebook((*own, *(tag for tag in missing if tag.id not in known)), theirs.link_types)
    nobody = {tag for tag in into.values() if codebook.tag(tag).kind != PERSON}

    def articles() -> Iterator[ExchangeArticle]:
        return (_article(one, into, nobody) for one in exchange.articles())

    return replace(exchange, codebook=codebook, articles=articles)


def _with_those_above(book: Codebook, tag: TagId) -> Iterator[Tag]:
    """A tag behind those that it stands below."""
    found = book.tag(tag)
    if found.parent is not None:
        yield from _with_those_above(book, found.parent)
    yield found


def _article(one: ExchangeArticle, into: Mapping[TagId, TagId], nobody: set[TagId]) -> ExchangeArticle:
    marks = (mark.called(into.get(mark.tag, mark.tag), mark.annotator) for mark in one.marks)
    return replace(
        one,
        marks=tuple(replace(mark, person=None) if mark.person and mark.tag in nobody else mark for mark in marks),
        themes=tuple(replace(theme, tag=into.get(theme.tag, theme.tag)) for theme in one.themes),
        suggestions=tuple(replace(found, tag=into.get(found.tag, found.tag)) for found in one.suggestions),
    )
