"""An exchange in which some tags are others, of this project: what somebody chose for the labels of a file."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from annotator.domain.codebook import PERSON, Codebook, Tag
from annotator.domain.ids import AnnotatorId, MarkId, TagId
from annotator.domain.marks import ArticleTheme, Link, Mark
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle


def relabelled(exchange: Exchange, book: Codebook, renamed: Mapping[TagId, TagId]) -> Exchange:
    """The same exchange with tags of ``book`` in the place of its own; a mark that is no person means nobody.

    Marks of one annotator that become the same one are one, with the notes of both, unless they say different things.
    """
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
    called = (mark.called(into.get(mark.tag, mark.tag), mark.annotator) for mark in one.marks)
    marks, same = _united(
        (replace(mark, person=None) if mark.person and mark.tag in nobody else mark for mark in called),
        set(into.values()),
    )
    return replace(
        one,
        marks=tuple(marks),
        links=tuple(_joined(one.links, same)) if same else one.links,
        themes=tuple(_different(replace(theme, tag=into.get(theme.tag, theme.tag)) for theme in one.themes)),
        suggestions=tuple(replace(found, tag=into.get(found.tag, found.tag)) for found in one.suggestions),
    )


def _united(marks: Iterable[Mark], chosen: Set[TagId]) -> tuple[list[Mark], dict[MarkId, MarkId]]:
    """The marks, equal ones of a chosen tag as one; and for those that went into another, which one that is."""
    found: list[Mark] = []
    places: dict[tuple[TagId, Span, AnnotatorId], int] = {}
    same: dict[MarkId, MarkId] = {}
    for mark in marks:
        place = places.setdefault((mark.tag, mark.span, mark.annotator), len(found))
        if place < len(found) and mark.tag in chosen and _agree(found[place], mark):
            same[mark.id] = found[place].id
            found[place] = _both(found[place], mark)
        else:
            found.append(mark)
    return found, same


def _agree(one: Mark, other: Mark) -> bool:
    """Whether neither says what the other denies."""
    persons = {one.person, other.person} - {None}
    return len(persons) < 2 and all(one.features.get(name, said) == said for name, said in other.features.items())


def _both(one: Mark, other: Mark) -> Mark:
    notes = dict.fromkeys(filter(None, (one.note, other.note)))
    return replace(
        one, person=one.person or other.person, note="\n".join(notes), features={**other.features, **one.features}
    )


def _joined(links: Iterable[Link], same: Mapping[MarkId, MarkId]) -> Iterator[Link]:
    """The links between what the marks are now; one that would join a mark to itself says nothing any more."""
    known = set[tuple[object, ...]]()
    for link in links:
        begin, end = same.get(link.from_mark, link.from_mark), same.get(link.to_mark, link.to_mark)
        if begin != end and (which := (link.type, begin, end, link.annotator)) not in known:
            known.add(which)
            yield replace(link, from_mark=begin, to_mark=end)


def _different(themes: Iterable[ArticleTheme]) -> list[ArticleTheme]:
    found: dict[tuple[TagId, AnnotatorId], ArticleTheme] = {}
    for theme in themes:
        found.setdefault((theme.tag, theme.annotator), theme)
    return list(found.values())
