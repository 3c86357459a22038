"""Puts Web Annotations on articles: first where they stand, then what joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from annotator.domain.articles import Metadata
from annotator.domain.codebook import PERSON, THEME
from annotator.domain.ids import ArticleId, MarkId, PersonId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle, LeftOut, Sought
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.loose import Times, lf, short, times, words
from annotator.formats.foreign.proof import ToCodePoints, proven
from annotator.formats.foreign.web.annotations import Bodies, Target, bodies, creator, joined, motivation, targets
from annotator.formats.foreign.web.names import DESCRIPTIONS

_AUTHORITIES = ("wikidata", "viaf", "geonames", "d-nb.info", "pleiades")
"""Those whose keys are the last part of an address, by what their hosts hold."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What of an annotation is held until all are known: they are many, and objects of JSON are large."""

    number: int
    called: str
    motivation: str
    by: str
    said: Bodies
    position: tuple[int, int] | None
    quote: tuple[str, str, str] | None
    kinds: tuple[str, ...]
    """The types of its selectors."""
    when: Times


@dataclass(frozen=True, slots=True)
class _Joining:
    number: int
    called: str
    ends: tuple[str, ...]
    names: tuple[str, ...]
    by: str


@dataclass(slots=True)
class Putting:
    """The annotations of a file while they are put on ``articles``, which are known by their sources."""

    building: Building
    articles: Mapping[str, Gathered]
    originals: Mapping[str, str]
    """Texts whose line ends are others in the file, by their sources."""
    stem: str = ""
    """What the file is called: where no source is said, its text may be called so."""
    _placed: dict[str, list[_Said]] = field(default_factory=dict[str, list[_Said]])
    _joining: dict[str, list[_Joining]] = field(default_factory=dict[str, list[_Joining]])
    _sources: dict[str, str] = field(default_factory=dict[str, str])
    """On which source what is called so stands."""
    _unsorted: list[_Joining] = field(default_factory=list[_Joining])
    _absent: dict[str, Target] = field(default_factory=dict[str, Target])
    """Sources whose texts are not in the file, each as it is first spoken of."""

    def sort(self, number: int, annotation: Mapping[str, Any]) -> None:
        """Whether it marks something, stands on a whole article, joins others or has no text here."""
        found, why, called = targets(annotation), motivation(annotation), words(annotation.get("id"))
        said, by = bodies(annotation), creator(annotation)
        when = times(annotation.get("created"), annotation.get("modified"))
        if ends := joined(annotation, found):
            self._unsorted.append(_Joining(number, called, ends, said.tags, by))
            return
        for target in found:
            one = _Said(number, called, why, by, said, target.position, _quote(target), _kinds(target), when)
            source = target.source
            if source not in self.articles:  # Recogito has a layer a text, and one source for all
                source = " ".join(filter(None, (source, words(annotation.get("layer_id")))))
                self._absent.setdefault(source, target)
            self._placed.setdefault(source, []).append(one)
            if called and target.selectors:
                self._sources[called] = source

    def finish(self) -> list[Sought]:
        """Put what was sorted, tell what does not come in, and give what waits for texts from elsewhere."""
        for one in self._unsorted:
            names = one.names or tuple(name for about in self._said_of(one.called) for name in _names(about.said))
            self._sort_joining(replace(one, names=names or ("linking",)))
        for source, article in self.articles.items():
            self._put(article, source, self._placed.pop(source, []), self._joining.pop(source, []))
            article.set_aside()
        return [self._sought(source, target) for source, target in self._absent.items()]

    def _said_of(self, called: str) -> list[_Said]:
        """What other annotations say of one that joins."""
        if not called or called not in self._absent:
            return []
        del self._absent[called]
        return self._placed.pop(called, [])

    def _sought(self, source: str, target: Target) -> Sought:
        """What is said on an article whose text is not in the file; tags and all are made known to the exchange now."""
        placed, joining = self._placed.pop(source), self._joining.pop(source, [])
        for one in placed:
            self.building.annotator(one.by)
            self._person(one.said)
            for label in _labels(one):
                tag = self.building.tag(label, kind=None if one.kinds else THEME)
                if one.said.meant and tag.kind == PERSON and one.quote:
                    self._meant(one.said.meant, one.quote[0])
        for one in joining:
            self.building.annotator(one.by)
            for name in one.names:
                self.building.link_type(name)
        title = words(target.said.get(DESCRIPTIONS["title"])) or words(target.said.get("title"))
        title = title or ("" if target.source else self.stem)
        url = words(target.said.get(DESCRIPTIONS["url"])) or target.source

        def put(text: str) -> tuple[ExchangeArticle, tuple[LeftOut, ...]]:
            return self.building.later(
                text, Metadata(title=title), lambda article: self._put(article, source, placed, joining, is_sure=False)
            )

        quotes = tuple(one.quote for one in placed if one.quote)
        return Sought(
            target.source or title, _key(target.source), url, title, len(placed) + len(joining), put, quotes=quotes
        )

    def _sort_joining(self, one: _Joining) -> None:
        ends = tuple(end if end in self._sources else end.removeprefix("#") for end in one.ends)
        sources = {self._sources.get(end) for end in ends}
        source = next(iter(sources))
        if len(ends) != 2 or len(sources) > 1 or source is None:
            self._tell_unjoined(one)
        else:
            self._joining.setdefault(source, []).append(replace(one, ends=ends))

    def _whole(self, one: _Said, article: Gathered) -> None:
        for tag in one.said.tags:
            article.theme(tag, one.by)
        if one.said.note or (not one.said.tags and one.motivation != "describing"):
            sentence = _("it stands on a whole article and says more than a theme: {words}")
            self._tell(one.number, sentence, one.said.note)

    def _put(
        self, article: Gathered, source: str, placed: list[_Said], joining: list[_Joining], *, is_sure: bool = True
    ) -> None:
        """Put what is said on an article; where it is not ``is_sure`` that the text is the same, quotes show it."""
        quotes = [(*one.position, one.quote[0]) for one in placed if one.position and one.quote]
        way = proven(article.text, quotes, self.originals.get(source))
        is_sure = is_sure or any(article.text[way(start) : way(end)] == words for start, end, words in quotes)
        marks: dict[str, MarkId] = {}
        for one in placed:
            if not one.kinds:
                self._whole(one, article)
            elif (span := self._span(article, one, way, is_sure=is_sure)) is not None:
                self._mark(article, one, span, marks)
        for one in joining:
            begin, end = (marks.get(end) for end in one.ends)
            if begin is None or end is None:
                self._tell_unjoined(one)
                continue
            for name in one.names:
                article.link(name, begin, end, one.by)

    def _span(self, article: Gathered, one: _Said, way: ToCodePoints, *, is_sure: bool) -> Span | None:
        position, quote = one.position, one.quote
        if position is not None and article.withheld:
            start, end = position
            return Span(start, end) if 0 <= start < end else self._tell(one.number, _("{words} is no place."), position)
        if quote is not None:
            near = way(position[0]) if position else None
            span = article.places.anchor(*quote, near)
            return span or self._tell(
                one.number, _("its words are not in the text, or at several places: {words}"), quote[0]
            )
        if position is None:
            return self._tell(one.number, _("such a selector is not known here: {words}"), ", ".join(one.kinds))
        if not is_sure:
            return self._tell(one.number, _("no quote shows that it stands in this text: {words}"), position)
        return article.place(way(position[0]), way(position[1]), short(one.called or None))

    def _mark(self, article: Gathered, one: _Said, span: Span, marks: dict[str, MarkId]) -> None:
        said = one.said
        for label in _labels(one):
            person, features = self._person(said), said.features
            if said.meant and person is None:
                if self.building.tag(label).kind == PERSON:
                    person = self._meant(said.meant, span.of(article.text))
                else:
                    features = {**features, "identifying": said.meant}
            key = article.mark(label, span, one.by, person=person, note=said.note, features=features, when=one.when)
            if one.called:
                marks[one.called] = key

    def _person(self, said: Bodies) -> PersonId | None:
        if not said.person:
            return None
        name, told, identifier = said.person
        authority, _colon, key = identifier.partition(":")
        return self.building.person(name, told or name, {authority: key} if key else None)

    def _meant(self, address: str, called: str) -> PersonId:
        """Who is meant by an address, which is known to some authority."""
        authority, _slash, key = address.partition("://")[2].rstrip("/").rpartition("/")
        authority = next((name for name in _AUTHORITIES if name in authority), authority or "url")
        return self.building.person(" ".join(called.split()), address, {authority: unquote(key) or address})

    def _tell_unjoined(self, one: _Joining) -> None:
        self._tell(one.number, _("it does not join two marks of one article: {words}"), one.called or None)

    def _tell(self, number: int, sentence: str, about: object) -> None:
        told = sentence.format(words=short(about))
        self.building.leave_out(None, _("Annotation {number}: {message}").format(number=number, message=told))


def _labels(one: _Said) -> tuple[str, ...]:
    fallback = one.motivation or ("commenting" if one.said.note else "highlighting")
    return one.said.tags or ((fallback,) if one.kinds else ())


def _names(said: Bodies) -> tuple[str, ...]:
    """What a link is called: by a tag, else by the words said of it."""
    return said.tags or tuple(filter(None, (said.note.split("\n")[0].strip(),)))


def _key(source: str) -> ArticleId | None:
    try:
        return ArticleId(UUID(source.removeprefix("urn:uuid:")))
    except ValueError:
        return None


def _quote(target: Target) -> tuple[str, str, str] | None:
    if target.quote is None:
        return None
    exact, before, after = target.quote
    return lf(exact), lf(before), lf(after)


def _kinds(target: Target) -> tuple[str, ...]:
    return tuple(words(one.get("type")) for one in target.selectors)
