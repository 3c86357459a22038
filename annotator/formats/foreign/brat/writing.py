"""Writes a folder for brat: a text and its annotations an article, and the definitions of types.

Marks are text-bound annotations, links relations, the features of marks and who made them attributes, notes notes of
annotators, and whom a mention means a normalization. A mark over the end of a line is written in pieces, one a line,
because brat keeps one annotation a line; an empty piece at an end of a mark stands for the end of a line there.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from annotator.domain.ids import MarkId, PersonId
from annotator.domain.marks import Mark
from annotator.domain.people import Person
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle
from annotator.domain.transfer.losses import Aspect
from annotator.formats.foreign.brat.configuration import (
    ANNOTATION,
    ANNOTATOR,
    VISUAL,
    Names,
    annotation_lines,
    visual_lines,
)
from annotator.formats.foreign.in_turn import InTurn, file_names
from annotator.formats.foreign.values import LINE_ENDS, in_words, one_line
from annotator.formats.format import Content

CARRIES = frozenset({Aspect.TEXTS, Aspect.MARKS, Aspect.OVERLAPS, Aspect.PERSONS, Aspect.SPEECH, Aspect.LINKS,
                     Aspect.NOTES, Aspect.FEATURES, Aspect.ANNOTATORS})  # fmt: skip
REGISTER = "register"
"""The authority of people who have no identifier of another one."""


def spread(exchange: Exchange) -> Mapping[str, Content]:
    """The files of a folder by their names, each in pieces."""
    writer = _Writer(exchange)
    files: dict[str, Content] = {ANNOTATION: writer.annotation(), VISUAL: visual_lines(exchange.codebook, writer.names)}
    turn = InTurn(exchange)
    for number, name in enumerate(file_names(exchange)):
        files[f"{name}.txt"] = _text(turn, number)
        files[f"{name}.ann"] = writer.standoff(turn, number)
    return files


def pieces(mark: Mark) -> list[tuple[int, int]]:
    """The stretches of a mark that lie on one line each; blank lines within it are none, as other readers know none."""
    found, at = list[tuple[int, int]](), mark.span.start
    for end in LINE_ENDS.finditer(mark.text):
        found.append((at, mark.span.start + end.start()))
        at = mark.span.start + end.end()
    found.append((at, mark.span.end))
    return [one for at, one in enumerate(found) if one[0] < one[1] or at in (0, len(found) - 1)]


def _text(turn: InTurn, number: int) -> Iterator[str]:
    yield turn.article(number).text


class _Writer:
    """What all files of one folder share: names of types, numbers of people."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._makers = {one.id: one.name for one in exchange.annotators}
        self._people: dict[PersonId, tuple[int, Person]] = {
            one.id: (number, one) for number, one in enumerate(exchange.people, 1)
        }
        self._values: dict[str, dict[str, None]] = {}
        self.names = Names()
        for tag in exchange.codebook.tags:
            self.names.of_tag(exchange.codebook.path(tag.id))
        for one in exchange.codebook.link_types:
            self.names.of("link", one.name)
        for article in exchange.articles():
            for mark in article.marks:
                for name, value in mark.features.items():
                    self.names.of("feature", name)
                    self._values.setdefault(name, {})[in_words(value)] = None

    def annotation(self) -> Iterator[str]:
        return annotation_lines(self._exchange.codebook, self.names, self._values, self._makers.values())

    def standoff(self, turn: InTurn, number: int) -> Iterator[str]:
        article, book = turn.article(number), self._exchange.codebook
        numbers = {mark.id: f"T{at}" for at, mark in enumerate(article.marks, 1)}
        attributes, normalizations, notes = count(1), count(1), count(1)
        for mark in article.marks:
            key, spans = numbers[mark.id], pieces(mark)
            places = ";".join(f"{start} {end}" for start, end in spans)
            words = " ".join(article.text[start:end] for start, end in spans)
            yield f"{key}\t{self.names.of_tag(book.path(mark.tag))} {places}\t{words}\n"
            yield f"A{next(attributes)}\t{ANNOTATOR} {key} {one_line(self._makers[mark.annotator])}\n"
            for name, value in mark.features.items():
                yield f"A{next(attributes)}\t{self.names.of('feature', name)} {key} {in_words(value)}\n"
            for words in self._person(mark):
                yield f"N{next(normalizations)}\tReference {key} {words}\n"
            if mark.note.strip():
                yield f"#{next(notes)}\tAnnotatorNotes {key}\t{one_line(mark.note)}\n"
        yield from self._relations(article, numbers)

    def _person(self, mark: Mark) -> Iterator[str]:
        if mark.person is None or mark.person not in self._people:
            return
        number, person = self._people[mark.person]
        for authority, key in (person.identifiers or {REGISTER: str(number)}).items():
            authority = re.sub(r"[\s:]+", "_", authority) or REGISTER
            yield f"{authority}:{'_'.join(key.split()) or number}\t{one_line(person.name)}"

    def _relations(self, article: ExchangeArticle, numbers: Mapping[MarkId, str]) -> Iterator[str]:
        for at, link in enumerate(article.links, 1):
            name = self.names.of("link", self._exchange.codebook.link_type_of(link.type).name)
            yield f"R{at}\t{name} Arg1:{numbers[link.from_mark]} Arg2:{numbers[link.to_mark]}\n"
