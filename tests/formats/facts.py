"""What an exchange says, in values that can be compared: by aspect, with names and places instead of keys."""

from dataclasses import fields, replace

from annotator.domain.articles import Metadata
from annotator.domain.codebook import CUE_OF, HOLDS, SAYS, Line, Overlap, default_codebook
from annotator.domain.marks import Origin
from annotator.domain.spans import Span
from annotator.domain.transfer.losses import Aspect

_USUAL = {SAYS, HOLDS, CUE_OF}
USUAL = {tag.id: tag for tag in default_codebook().tags}


def facts(exchange, carried):
    """A set of facts for every aspect that is carried and can be compared."""
    makers = {one.id: one.name for one in exchange.annotators}
    people = {one.id: one.name for one in exchange.people}
    found = {aspect: set() for aspect in carried}
    for aspect, *fact in _of_project(exchange):
        if aspect in found:
            found[aspect].add(tuple(fact))
    for at, article in enumerate(exchange.articles()):
        for aspect, *fact in (
            *_of_article(article, exchange.codebook, makers),
            *_of_marks(article, exchange.codebook, makers, people),
        ):
            if aspect in found:
                found[aspect].add((at, *fact))
    return found


def _of_project(exchange):
    book = exchange.codebook
    for tag in book.tags:
        if (usual := USUAL.get(tag.id)) != tag:
            says = (tag.colour, tag.description, tag.guideline, tag.retired)
            if usual is None or says != (usual.colour, usual.description, usual.guideline, usual.retired):
                yield Aspect.GUIDELINES, book.path(tag.id), *says
            rules = (tag.key, tag.line, tag.overlap, tag.features)
            if rules != ("", Line.AS_KIND, Overlap.ANY, ()) or tag.sign != tag.name[:1]:
                yield Aspect.RULES, book.path(tag.id), tag.sign, *rules
    for one in exchange.people:
        others = dict.fromkeys(name for name in one.variants if name != one.name)
        yield Aspect.REGISTER, one.name, tuple(others), one.note, tuple(one.identifiers.items())


def _of_article(article, book, makers):
    yield Aspect.TEXTS, article.text
    for one in fields(Metadata):
        if words := " ".join(getattr(article.metadata, one.name).split()):
            yield Aspect.DESCRIPTIONS, one.name, words
    for theme in article.themes:
        yield Aspect.THEMES, book.path(theme.tag)
    for status in article.statuses:
        yield Aspect.STATUSES, makers[status.annotator], status.state
    if article.starred:
        yield Aspect.STARS, True
    for repair in article.repairs:
        yield Aspect.REPAIRS, repair
    for one in article.suggestions:
        yield Aspect.SUGGESTIONS, book.path(one.tag), one.span, one.source


def _of_marks(article, book, makers, people):
    places = {}
    for mark in article.marks:
        assert mark.text == mark.span.of(article.text)
        place = places[mark.id] = (mark.span.start, mark.span.end, book.path(mark.tag))
        yield Aspect.MARKS, place
        yield Aspect.ANNOTATORS, place, makers[mark.annotator]
        if mark.created or mark.changed:
            yield Aspect.MOMENTS, place, mark.created or mark.changed
        if mark.origin in (Origin.SUGGESTION, Origin.RULE):
            yield Aspect.ORIGINS, place, mark.origin
        if mark.person is not None:
            yield Aspect.PERSONS, place, people[mark.person]
        if mark.note.strip():
            yield Aspect.NOTES, place, mark.note
        for name, value in mark.features.items():
            yield Aspect.FEATURES, place, name, value
    for link in article.links:
        name = book.link_type_of(link.type).name
        ends = places[link.from_mark], places[link.to_mark]
        yield Aspect.SPEECH if name in _USUAL else Aspect.LINKS, name, *ends
        yield Aspect.JOINERS, name, *ends, makers[link.annotator]


def apart(exchange):
    """The same project with no mark that shares a character with another, and the links between those that are left."""

    def kept(article):
        end = 0
        for mark in article.marks:
            if mark.span.start >= end:
                yield mark
                end = mark.span.end

    return _with(exchange, kept)


def one_layer(exchange):
    """The same project with no two marks of one tag at one place, whoever made them, and every article with a title."""
    once = _with(exchange, lambda article: {(mark.tag, mark.span): mark for mark in reversed(article.marks)}.values())
    articles = [
        replace(one, metadata=replace(one.metadata, title=one.metadata.title.strip() or f"題{at}"))
        for at, one in enumerate(once.articles())
    ]
    return replace(exchange, articles=lambda: iter(articles))


def solid(exchange):
    """The same project with no blanks at the ends of marks, which the program never makes, and none of blanks only."""

    def trimmed(mark):
        start = mark.span.start + len(mark.text) - len(mark.text.lstrip())
        return replace(mark, span=Span(start, start + len(mark.text.strip())), text=mark.text.strip())

    return _with(exchange, lambda article: [trimmed(mark) for mark in article.marks if mark.text.strip()])


def _with(exchange, kept):
    articles = []
    for article in exchange.articles():
        there = {mark.id: mark for mark in kept(article)}
        marks = tuple(sorted(there.values(), key=lambda mark: (mark.span, mark.id.bytes)))
        links = tuple(link for link in article.links if there.keys() >= {link.from_mark, link.to_mark})
        articles.append(replace(article, marks=marks, links=links))
    return replace(exchange, articles=lambda: iter(articles))
