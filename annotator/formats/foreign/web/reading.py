"""Reads Web Annotations: one, a page or collection of them, a list, or one a line.

An article is whichever source has its text embedded, or the hash of a text that may be here. Positions are proved
against the quotes, for there are programs that count UTF-16 units; a quote that stands elsewhere is looked for. What
Hypothes.is exports has no texts, but passages.
"""

import codecs
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import MarkId
from annotator.domain.language import _, ngettext
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.lines import LONGEST_LIST_BYTES, first_object, objects
from annotator.formats.foreign.loose import listed, mapping, short, words
from annotator.formats.foreign.proof import ToCodePoints, proven
from annotator.formats.foreign.web import hypothesis
from annotator.formats.foreign.web.annotations import Target, bodies, creator, motivation, targets
from annotator.formats.foreign.web.names import DESCRIPTIONS, SHA256
from annotator.text.anchoring import anchor

_CONTEXT = b"//www.w3.org/ns/anno"
_ACCOUNT = b'"acct:'
_DEEPEST = 4
_LONGEST_TITLE = 200


def fits(head: bytes) -> bool:
    """Whether a file begins as Web Annotations do, or as those of Hypothes.is."""
    if _CONTEXT in head[:4096]:
        return True
    first = first_object(head)
    inside = mapping(next(iter(listed(first.get("rows")) or listed(first.get("annotations"))), None))
    return (
        hypothesis.is_of_it(first)
        or hypothesis.is_of_it(inside)
        or (_ACCOUNT in head and b'"TextQuoteSelector"' in head)
    )


def read(path: Path) -> Exchange:
    """The articles whose text or hash is in a file, with their annotations. Raises ``ImportRefused``."""
    building = Building("web-annotation", path.stem)
    found = list(_annotations(path, building))
    if theirs := hypothesis.annotations(found):
        hypothesis.put(building, theirs)
        return building.exchange()
    sources = _Sources(building, path.stem)
    for annotation in found:
        for target in targets(annotation):
            sources.meet(target)
    put = _Putting(building, sources.articles)
    for number, annotation in enumerate(found, 1):
        put.sort(number, annotation)
    put.finish()
    return building.exchange()


def _annotations(path: Path, building: Building) -> Iterator[Mapping[str, Any]]:
    if path.stat().st_size > LONGEST_LIST_BYTES:
        raise ImportRefused(
            _("“{name}” has more than {limit} MB.").format(name=path.name, limit=LONGEST_LIST_BYTES >> 20),
            _("Nothing was imported; cut it into several files."),
        )
    try:
        whole = json.loads(path.read_bytes().removeprefix(codecs.BOM_UTF8))
    except RecursionError as error:
        raise ImportRefused(_("The JSON is nested too deeply."), _("Nothing was imported.")) from error
    except ValueError:
        for _line, one in objects(path, building):
            yield from _within(one, 0)
    else:
        found = list(_within(whole, 0))
        if not found and mapping(whole).get("total") != 0:  # nothing, or pages that lie elsewhere
            raise ImportRefused(_("There is no article in the file."), _("Nothing was imported."))
        yield from found


def _within(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """The annotations of a page, a collection or a list."""
    told = mapping(value)
    if "target" in told:
        yield told
    elif depth < _DEEPEST:
        inner = [*listed(value), *(told.get(one) for one in ("first", "items", "@graph", "rows", "annotations"))]
        for one in inner:
            for part in listed(one) or [one]:
                yield from _within(part, depth + 1)


class _Sources:
    """The articles of a file by the IRIs of their sources."""

    def __init__(self, building: Building, stem: str) -> None:
        self._building, self._stem = building, stem
        self.articles: dict[str, Gathered] = {}

    def meet(self, target: Target) -> None:
        """Begin the article of a target, if it has a text and was not met before."""
        text, sha256 = target.said.get("value"), words(target.said.get(SHA256))
        if target.source in self.articles:
            return
        if isinstance(text, str) and text and not self._building.refuses(None, text):
            self.articles[target.source] = self._building.article(text, self._metadata(target))
        elif text is None and len(sha256) == 64:
            self.articles[target.source] = self._building.without_text(sha256, self._metadata(target))

    def _metadata(self, target: Target) -> Metadata:
        told = {name: words(target.said.get(called)) for name, called in DESCRIPTIONS.items()}
        told["title"] = told["title"] or words(target.said.get("title")) or f"{self._stem} {len(self.articles) + 1}"
        told["title"] = told["title"][:_LONGEST_TITLE]
        if not told["url"] and target.source.startswith(("http://", "https://")):
            told["url"] = target.source
        return Metadata(**told)


@dataclass(frozen=True, slots=True)
class _Placed:
    number: int
    annotation: Mapping[str, Any]
    target: Target


@dataclass(slots=True)
class _Putting:
    """The annotations while they are put on the articles: first where they stand, then what joins them."""

    building: Building
    articles: Mapping[str, Gathered]
    placed: dict[str, list[_Placed]] = field(default_factory=dict[str, list[_Placed]])
    joining: list[tuple[int, Mapping[str, Any]]] = field(default_factory=list[tuple[int, Mapping[str, Any]]])
    marks: dict[str, tuple[Gathered, MarkId]] = field(default_factory=dict[str, tuple[Gathered, MarkId]])
    absent: Counter[str] = field(default_factory=Counter[str])

    def sort(self, number: int, annotation: Mapping[str, Any]) -> None:
        """Whether it marks something, stands on a whole article, joins others or has no text here."""
        found = targets(annotation)
        if motivation(annotation) == "linking" and len(found) > 1 and not any(one.selectors for one in found):
            self.joining.append((number, annotation))
            return
        for target in found:
            article = self.articles.get(target.source)
            if article is None:
                self.absent[target.source] += 1
            elif target.selectors:
                self.placed.setdefault(target.source, []).append(_Placed(number, annotation, target))
            else:
                self._whole(number, annotation, article)

    def finish(self) -> None:
        """Put what was sorted, and tell what does not come in."""
        for source, placed in self.placed.items():
            self._put(self.articles[source], placed)
        for number, annotation in self.joining:
            self._join(number, annotation)
        for source, count in self.absent.items():
            told = ngettext("{count} annotation of “{source}” was left out: the text is not in the file.",
                            "{count} annotations of “{source}” were left out: the text is not in the file.",
                            count)  # fmt: skip
            self.building.leave_out(None, told.format(count=count, source=source[:200]))

    def _whole(self, number: int, annotation: Mapping[str, Any], article: Gathered) -> None:
        said = bodies(annotation)
        for tag in said.tags:
            article.theme(tag, creator(annotation))
        if said.note or (not said.tags and motivation(annotation) != "describing"):
            self._tell(number, _("it stands on a whole article and says more than a theme: {words}"), said.note)

    def _put(self, article: Gathered, placed: list[_Placed]) -> None:
        quotes = [
            (*one.target.position, one.target.quote[0]) for one in placed if one.target.position and one.target.quote
        ]
        way = proven(article.text, quotes)
        for one in placed:
            span = self._span(article, one, way)
            if span is not None:
                self._mark(article, one, span)

    def _span(self, article: Gathered, one: _Placed, way: ToCodePoints) -> Span | None:
        position, quote = one.target.position, one.target.quote
        if position is not None and article.withheld:
            start, end = position
            return Span(start, end) if 0 <= start < end else self._tell(one.number, _("{words} is no place."), position)
        if quote is not None:
            near = way(position[0]) if position else None
            span = anchor(article.text, *quote, near)
            return span or self._tell(
                one.number, _("its words are not in the text, or at several places: {words}"), quote[0]
            )
        if position is None:
            told = [words(selector.get("type")) for selector in one.target.selectors]
            return self._tell(one.number, _("such a selector is not known here: {words}"), ", ".join(told))
        return article.place(way(position[0]), way(position[1]), short(one.annotation.get("id")))

    def _mark(self, article: Gathered, one: _Placed, span: Span) -> None:
        said, by = bodies(one.annotation), creator(one.annotation)
        person = None
        if said.person:
            name, told, identifier = said.person
            authority, _colon, key = identifier.partition(":")
            person = self.building.person(name, told or name, {authority: key} if key else None)
        for label in said.tags or (motivation(one.annotation) or "highlighting",):
            key = article.mark(label, span, by, person=person, note=said.note, features=said.features)
            if called := words(one.annotation.get("id")):
                self.marks[called] = article, key

    def _join(self, number: int, annotation: Mapping[str, Any]) -> None:
        ends = [
            self.marks.get(one.source) or self.marks.get(one.source.removeprefix("#")) for one in targets(annotation)
        ]
        known = [one for one in ends if one is not None]
        if len(ends) != 2 or len(known) != 2 or known[0][0] is not known[1][0]:
            self._tell(number, _("it does not join two marks of one article: {words}"), annotation.get("id"))
            return
        (article, first), (_same, second) = known
        for name in bodies(annotation).tags or ("linking",):
            article.link(name, first, second, creator(annotation))

    def _tell(self, number: int, sentence: str, about: object) -> None:
        told = sentence.format(words=short(about))
        self.building.leave_out(None, _("Annotation {number}: {message}").format(number=number, message=told))
