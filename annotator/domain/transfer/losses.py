"""What a format cannot carry of what is to be exported: counted before anything is written, and told in words."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.domain.codebook import CUE_OF, HOLDS, SAYS, Tag, default_codebook
from annotator.domain.ids import PersonId
from annotator.domain.language import ngettext
from annotator.domain.marks import Origin
from annotator.domain.moments import UNTOLD
from annotator.domain.people import Person
from annotator.domain.transfer.exchange import Exchange, ExchangeArticle


class Aspect(StrEnum):
    """A part of an export that a format may carry or not."""

    TEXTS = "texts"
    DESCRIPTIONS = "descriptions"
    """What is known about articles besides title and text."""
    REPAIRS = "repairs"
    STATUSES = "statuses"
    STARS = "stars"
    MARKS = "marks"
    OVERLAPS = "overlaps"
    """Marks that share characters with another one."""
    PERSONS = "persons"
    """Who is meant by a mention."""
    REGISTER = "register"
    """What is known about people besides their names."""
    SPEECH = "speech"
    """Links of who holds which role, who speaks which quote and by which cue."""
    LINKS = "links"
    """Links of other types."""
    NOTES = "notes"
    FEATURES = "features"
    THEMES = "themes"
    """Themes of whole articles."""
    MOMENTS = "moments"
    """When marks were made."""
    ORIGINS = "origins"
    """That marks come from suggestions or rules."""
    ANNOTATORS = "annotators"
    """Who made what."""
    JOINERS = "joiners"
    """Who made links, where it was not who made the first mark of them."""
    SUGGESTIONS = "suggestions"
    """What is pending, where somebody asked for it."""
    GUIDELINES = "guidelines"
    """What the codebook says about tags besides their names."""
    RULES = "rules"
    """Of that: keys, signs, lines, features, and whether marks may overlap."""
    ENDS = "ends"
    """The ends of texts that are longer than a place for them."""
    CONTROLS = "controls"
    """Control characters within words."""


EVERYTHING = frozenset(Aspect) - {Aspect.ENDS, Aspect.CONTROLS}
"""What every project has; the others are lost only where a format says so of what it writes."""
NOTICED = frozenset({Aspect.MOMENTS, Aspect.ORIGINS})
"""What is told like every other loss but is nobody's work: how marks came to be, not what they say."""
Counts = Mapping[Aspect, Callable[[ExchangeArticle], int]]
"""What counts something of one article."""
_NOTHING_ELSE: Counts = {}
_WORDS: dict[Aspect, Callable[[int], str]] = {
    Aspect.TEXTS: lambda count: ngettext("{count} text", "{count} texts", count),
    Aspect.DESCRIPTIONS: lambda count: ngettext(
        "what is known about {count} article", "what is known about {count} articles", count
    ),
    Aspect.REPAIRS: lambda count: ngettext("{count} repair", "{count} repairs", count),
    Aspect.STATUSES: lambda count: ngettext("{count} status", "{count} statuses", count),
    Aspect.STARS: lambda count: ngettext("{count} star", "{count} stars", count),
    Aspect.MARKS: lambda count: ngettext("{count} mark", "{count} marks", count),
    Aspect.OVERLAPS: lambda count: ngettext("{count} overlapping mark", "{count} overlapping marks", count),
    Aspect.PERSONS: lambda count: ngettext("whom {count} mention means", "whom {count} mentions mean", count),
    Aspect.REGISTER: lambda count: ngettext(
        "what is known about {count} person", "what is known about {count} people", count
    ),
    Aspect.SPEECH: lambda count: ngettext(
        "{count} link of roles, speakers and cues", "{count} links of roles, speakers and cues", count
    ),
    Aspect.LINKS: lambda count: ngettext("{count} link of another type", "{count} links of other types", count),
    Aspect.NOTES: lambda count: ngettext("{count} note", "{count} notes", count),
    Aspect.FEATURES: lambda count: ngettext("{count} feature", "{count} features", count),
    Aspect.THEMES: lambda count: ngettext(
        "{count} theme of a whole article", "{count} themes of whole articles", count
    ),
    Aspect.MOMENTS: lambda count: ngettext("when {count} mark was made", "when {count} marks were made", count),
    Aspect.ORIGINS: lambda count: ngettext(
        "that {count} mark comes from a suggestion or a rule",
        "that {count} marks come from suggestions or rules",
        count,
    ),
    Aspect.ANNOTATORS: lambda count: ngettext(
        "the name of {count} annotator", "the names of {count} annotators", count
    ),
    Aspect.JOINERS: lambda count: ngettext("who made {count} link", "who made {count} links", count),
    Aspect.SUGGESTIONS: lambda count: ngettext("{count} suggestion", "{count} suggestions", count),
    Aspect.GUIDELINES: lambda count: ngettext(
        "what the codebook says about {count} tag", "what the codebook says about {count} tags", count
    ),
    Aspect.RULES: lambda count: ngettext("the key or rules of {count} tag", "the keys or rules of {count} tags", count),
    Aspect.ENDS: lambda count: ngettext("the end of {count} long text", "the ends of {count} long texts", count),
    Aspect.CONTROLS: lambda count: ngettext(
        "control characters of {count} text", "control characters of {count} texts", count
    ),
}
_USUAL = frozenset({SAYS, HOLDS, CUE_OF})
_PART_OF = {
    Aspect.MOMENTS: Aspect.MARKS, Aspect.ORIGINS: Aspect.MARKS, Aspect.JOINERS: Aspect.ANNOTATORS,
    Aspect.RULES: Aspect.GUIDELINES,
}  # fmt: skip
"""What need not be told where all of the other is lost."""
_RULES = ("key", "sign", "line", "overlap", "features")
_OF_NO_HAND = frozenset({Origin.SUGGESTION, Origin.RULE})
_USUAL_TAGS = {tag.id: tag for tag in default_codebook().tags}


@dataclass(frozen=True, slots=True)
class Loss:
    """So many things of one kind that stay behind."""

    aspect: Aspect
    count: int

    @property
    def is_work(self) -> bool:
        """Whether somebody's work stays behind, which a strict export refuses."""
        return self.aspect not in NOTICED

    def __str__(self) -> str:
        """In words, such as ``3 overlapping marks``."""
        return _WORDS[self.aspect](self.count).format(count=f"{self.count:,}")


def losses(exchange: Exchange, carried: Collection[Aspect], counts: Counts = _NOTHING_ELSE) -> list[Loss]:
    """What of an export a format leaves behind that carries so much, in the order of ``Aspect``; one pass over it.

    ``counts`` tells of some aspects how much of an article is left, where that is not all of it.
    """
    return Counting(exchange, carried, counts).losses()


class Counting:
    """Counts what a format leaves behind while the articles are written, so that nobody reads them twice for it."""

    def __init__(self, exchange: Exchange, carried: Collection[Aspect], counts: Counts = _NOTHING_ELSE) -> None:
        self._exchange = exchange
        self._usual = frozenset(one.id for one in exchange.codebook.link_types if one.name in _USUAL)
        self._carried = {*carried, *(part for part, whole in _PART_OF.items() if whole not in carried)}
        self._counts = {aspect: count for aspect, count in {**_COUNTS, **counts}.items() if aspect not in self._carried}
        self._found: Counter[Aspect] | None = Counter() if set(carried) >= EVERYTHING and not counts else None

    @property
    def exchange(self) -> Exchange:
        """The same exchange, of which the first whole pass over the articles is counted."""
        return replace(self._exchange, articles=self._articles)

    def losses(self) -> list[Loss]:
        """What was counted, in the order of ``Aspect``; where nobody has read all articles, they are read now."""
        for _article in self._articles() if self._found is None else ():
            pass
        found = self._found or Counter[Aspect]()
        return [Loss(aspect, found[aspect]) for aspect in Aspect if aspect not in self._carried and found[aspect]]

    def _articles(self) -> Iterator[ExchangeArticle]:
        if self._found is not None:
            yield from self._exchange.articles()
            return
        found = self._outside()
        mentioned: set[PersonId | None] = set()
        for article in self._exchange.articles():
            for aspect, count in self._counts.items():
                found[aspect] += count(article)
            speech = sum(link.type in self._usual for link in article.links)
            found[Aspect.SPEECH] += speech
            found[Aspect.LINKS] += len(article.links) - speech
            mentioned.update(mark.person for mark in article.marks)
            yield article
        found[Aspect.REGISTER] = sum(_is_known(one) or one.id not in mentioned for one in self._exchange.people)
        self._found = found

    def _outside(self) -> Counter[Aspect]:
        """What does not stand on an article."""
        found: Counter[Aspect] = Counter()
        found[Aspect.ANNOTATORS] = len(self._exchange.annotators)
        own = [tag for tag in self._exchange.codebook.tags if _USUAL_TAGS.get(tag.id) != tag]
        found[Aspect.GUIDELINES] = len(own)
        found[Aspect.RULES] = sum(map(_has_rules, own))
        return found


def overlapping(article: ExchangeArticle) -> int:
    """How many marks of an article share a character with another one."""
    return len(set(_overlapping(article)))


def _overlapping(article: ExchangeArticle) -> Iterator[int]:
    in_order = sorted(range(len(article.marks)), key=lambda at: article.marks[at].span)
    widest: int | None = None  # of the marks so far, the one that reaches furthest
    for at in in_order:
        if widest is not None and article.marks[at].span.start < article.marks[widest].span.end:
            yield from (at, widest)
        if widest is None or article.marks[at].span.end > article.marks[widest].span.end:
            widest = at


def _is_known(person: Person) -> bool:
    return bool(person.note or person.variants or person.identifiers)


def _has_rules(tag: Tag) -> bool:
    """Whether a tag has a key, sign, line, features or a rule on overlaps that it would not have by itself."""
    usual = _USUAL_TAGS.get(tag.id) or Tag(tag.id, tag.kind, tag.name, sign=tag.name[:1])
    return any(getattr(tag, name) not in (getattr(usual, name), "", ()) for name in _RULES)


def _by_others(article: ExchangeArticle) -> int:
    makers = {mark.id: mark.annotator for mark in article.marks}
    return sum(makers.get(link.from_mark) != link.annotator for link in article.links)


def _is_described(article: ExchangeArticle) -> bool:
    told = article.metadata
    return any((told.byline, told.source, told.place, told.published, told.url, told.note))


_COUNTS: dict[Aspect, Callable[[ExchangeArticle], int]] = {
    Aspect.TEXTS: lambda article: 1 if article.text else 0,
    Aspect.DESCRIPTIONS: _is_described,
    Aspect.REPAIRS: lambda article: len(article.repairs),
    Aspect.STATUSES: lambda article: len(article.statuses),
    Aspect.STARS: lambda article: article.starred,
    Aspect.MARKS: lambda article: len(article.marks),
    Aspect.OVERLAPS: overlapping,
    Aspect.PERSONS: lambda article: sum(mark.person is not None for mark in article.marks),
    Aspect.NOTES: lambda article: sum(bool(mark.note) for mark in article.marks),
    Aspect.FEATURES: lambda article: sum(len(mark.features) for mark in article.marks),
    Aspect.THEMES: lambda article: len(article.themes),
    Aspect.MOMENTS: lambda article: sum(max(mark.created, mark.changed) > UNTOLD for mark in article.marks),
    Aspect.ORIGINS: lambda article: sum(mark.origin in _OF_NO_HAND for mark in article.marks),
    Aspect.JOINERS: _by_others,
    Aspect.SUGGESTIONS: lambda article: len(article.suggestions),
}
