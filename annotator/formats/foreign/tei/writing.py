"""Writes a ``teiCorpus`` of TEI P5: tags as a taxonomy, people as ``listPerson``, an article a ``TEI``.

A line of a text is a ``p``. A mark is a ``span`` of the ``standOff`` from one ``string-index()`` to another, which may
overlap others and go over paragraphs; its tag is its ``ana``, whom it means its ``corresp``, who made it its ``resp``.
Links are ``link``. Quotes that do not cross another one or the end of a paragraph stand in the text as ``said`` too,
with the speaker as ``who`` (TEI Guidelines P5: 3.3.3, 13.3.2, 15.2.2, 16.2.4, 16.10, 17.3, 18).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from xml.sax.saxutils import escape, quoteattr

from annotator.domain.codebook import QUOTE, SAYS, Codebook, FeatureValue, Tag
from annotator.domain.ids import AnnotatorId, MarkId, PersonId, TagId
from annotator.domain.marks import Link, Mark
from annotator.domain.people import Person
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.xml_files import RETURN, SPACED, checked

CARRIES = frozenset({Aspect.TEXTS, Aspect.DESCRIPTIONS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH,
                     Aspect.LINKS, Aspect.NOTES, Aspect.FEATURES, Aspect.THEMES, Aspect.ANNOTATORS,
                     Aspect.JOINERS, Aspect.REGISTER})  # fmt: skip
_KEPT = {"xml:space": "preserve"}
BIBLIOGRAPHY = {
    "title": "title", "byline": "author", "source": "publisher", "place": "pubPlace", "published": "date",
    "url": "idno", "language": "textLang", "script": "note", "note": "note",
}  # fmt: skip
"""Elements of ``bibl`` for what is known about an article; those that several share have a ``type``."""
TYPED = {"url": "URI", "script": "script", "note": "note"}
NAMESPACE = "http://www.tei-c.org/ns/1.0"
_BLANKS = re.compile(r"\s+")


def write(exchange: Exchange) -> Iterator[str]:
    """The file in pieces."""
    writer = _Writer(exchange)
    yield from checked(writer.head(exchange), exchange.project.title)
    for number, article in enumerate(exchange.articles(), 1):
        yield from checked(writer.article(article, f"a{number}"), article.metadata.title)
    yield "</teiCorpus>\n"


class _Writer:
    """Writes with the names that things have in one file."""

    def __init__(self, exchange: Exchange) -> None:
        self._book: Codebook = exchange.codebook
        self._tags: Mapping[TagId, str] = {one.id: f"t{at}" for at, one in enumerate(exchange.codebook.tags, 1)}
        self._makers: Mapping[AnnotatorId, str] = {one.id: f"r{at}" for at, one in enumerate(exchange.annotators, 1)}
        self._people: Mapping[PersonId, str] = {one.id: f"p{at}" for at, one in enumerate(exchange.people, 1)}

    def head(self, exchange: Exchange) -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n<teiHeader>\n<fileDesc>\n'
        yield f"<titleStmt>{_element('title', exchange.project.title)}\n"
        for one in exchange.annotators:
            name = f"<resp>annotation</resp>{_element('name', one.name)}"
            yield f'<respStmt xml:id="{self._makers[one.id]}">{name}</respStmt>\n'
        yield "</titleStmt>\n<publicationStmt><p>Exported by Article Annotator.</p></publicationStmt>\n"
        yield "<sourceDesc><p>Each text tells its own source.</p></sourceDesc>\n</fileDesc>\n"
        yield "<encodingDesc><classDecl><taxonomy>\n"
        for tag in self._book.children(None):
            yield from self._category(tag)
        yield "</taxonomy></classDecl></encodingDesc>\n"
        if exchange.people:
            yield "<profileDesc><particDesc><listPerson>\n"
            yield from (self._person(one) for one in exchange.people)
            yield "</listPerson></particDesc></profileDesc>\n"
        yield "</teiHeader>\n"

    def _category(self, tag: Tag) -> Iterator[str]:
        yield f'<category xml:id="{self._tags[tag.id]}">{_element("gloss", tag.name)}'
        told = {"description": tag.description, "guideline": tag.guideline}
        yield from (_element("desc", words, type=name) for name, words in told.items() if words)
        for below in self._book.children(tag.id):
            yield from self._category(below)
        yield "</category>\n"

    def _person(self, person: Person) -> str:
        names = [
            _element("persName", person.name),
            *(_element("persName", one, type="alt", **_KEPT) for one in person.variants),
        ]
        keys = (_element("idno", key, type=_word(name)) for name, key in person.identifiers.items())
        note = [_element("note", person.note, **_KEPT)] if person.note else []
        return f'<person xml:id="{self._people[person.id]}">{"".join([*names, *keys, *note])}</person>\n'

    def article(self, article: ExchangeArticle, name: str) -> Iterator[str]:
        yield f'<TEI xml:id="{name}">\n<teiHeader>'
        yield from self._description(article)
        yield '</teiHeader>\n<text><body xml:space="preserve">'
        names = {mark.id: f"{name}.m{at}" for at, mark in enumerate(article.marks, 1)}
        lines = article.text.split("\n")
        begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
        said = self._said(article, {key: f'corresp="#{called}"' for key, called in names.items()})
        for number, line in enumerate(lines):
            yield f'<p xml:id="{name}.p{number + 1}">{_with_said(line, begins[number], said)}</p>'
        yield "</body></text>\n"
        if article.marks:
            yield "<standOff>\n<spanGrp>\n"
            yield from (self._span(mark, names[mark.id], name, begins) for mark in article.marks)
            yield "</spanGrp>\n"
            yield from (self._link(link, names) for link in article.links)
            yield "</standOff>\n"
        yield "</TEI>\n"

    def _description(self, article: ExchangeArticle) -> Iterator[str]:
        told = article.metadata
        yield f"<fileDesc><titleStmt>{_element('title', told.title)}</titleStmt>\n"
        yield "<publicationStmt><p>Part of a corpus.</p></publicationStmt>\n<sourceDesc><bibl>"
        for field, element in BIBLIOGRAPHY.items():
            if words := getattr(told, field):
                yield _element(element, words, **({"type": TYPED[field]} if field in TYPED else {}))
        yield "</bibl></sourceDesc></fileDesc>\n"
        if article.themes:
            yield "<profileDesc><textClass>"
            for theme in article.themes:
                yield f'<catRef target="#{self._tags[theme.tag]}"{self._resp(theme.annotator)}/>'
            yield "</textClass></profileDesc>\n"

    def _link(self, link: Link, names: Mapping[MarkId, str]) -> str:
        kind = quoteattr(self._book.link_type_of(link.type).name, SPACED)
        ends = f"#{names[link.from_mark]} #{names[link.to_mark]}"
        return f'<link n={kind} target="{ends}"{self._resp(link.annotator)}/>\n'

    def _said(self, article: ExchangeArticle, names: Mapping[MarkId, str]) -> list[tuple[int, int, str]]:
        """Places of quotes that cross no other one, each with the attributes of its ``said``."""
        marks = {mark.id: mark for mark in article.marks}
        says = {one.id for one in self._book.link_types if one.name == SAYS}
        who = {link.to_mark: marks[link.from_mark].person for link in article.links if link.type in says}
        found: list[tuple[int, int, str]] = []
        for mark in article.marks:
            if self._book.tag(mark.tag).kind == QUOTE and (not found or mark.span.start >= found[-1][1]):
                speaker = who.get(mark.id)
                told = f' who="#{self._people[speaker]}"' if speaker is not None and speaker in self._people else ""
                found.append((mark.span.start, mark.span.end, names[mark.id] + told))
        return [one for one in found if "\n" not in article.text[one[0] : one[1]]]

    def _span(self, mark: Mark, called: str, name: str, begins: list[int]) -> str:
        ends = [_index(place, name, begins) for place in (mark.span.start, mark.span.end)]
        person = mark.person
        meant = f' corresp="#{self._people[person]}"' if person is not None and person in self._people else ""
        inside = (_element("note", mark.note) if mark.note else "") + _features(mark.features)
        return (
            f'<span xml:id="{called}" from="{ends[0]}" to="{ends[1]}" ana="#{self._tags[mark.tag]}"'
            f"{meant}{self._resp(mark.annotator)}>{inside}</span>\n"
        )

    def _resp(self, annotator: AnnotatorId) -> str:
        return f' resp="#{self._makers[annotator]}"' if annotator in self._makers else ""


def _index(place: int, name: str, begins: list[int]) -> str:
    line = bisect_right(begins, place, hi=len(begins) - 1) - 1
    return f"#string-index({name}.p{line + 1},{place - begins[line]})"


def _with_said(line: str, begin: int, said: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, told in said:
        if begin <= start and end <= begin + len(line):
            pieces.append(escape(line[at : start - begin], RETURN))
            at = end - begin
            pieces.append(f"<said {told}>{escape(line[start - begin : at], RETURN)}</said>")
    return "".join([*pieces, escape(line[at:], RETURN)])


def _features(features: Mapping[str, FeatureValue]) -> str:
    pieces = (f"<f n={quoteattr(name, SPACED)} name={quoteattr(_word(name))}>{_value(value)}</f>"
              for name, value in features.items())  # fmt: skip
    return f"<fs>{''.join(pieces)}</fs>" if features else ""


def _value(value: FeatureValue) -> str:
    if isinstance(value, bool):
        return f'<binary value="{str(value).lower()}"/>'
    return _element("string", value) if isinstance(value, str) else f'<numeric value="{value!r}"/>'


def _word(name: str) -> str:
    return _BLANKS.sub("_", name.strip()) or "_"


def _element(name: str, words: str, **attributes: str) -> str:
    told = "".join(f" {one}={quoteattr(value, SPACED)}" for one, value in attributes.items())
    return f"<{name}{told}>{escape(words, RETURN)}</{name}>"
