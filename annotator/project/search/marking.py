"""Marking all that was found in many articles as one step, by the rules of a single mark; and taking marks away."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.codebook import PERSON, Tag
from annotator.domain.errors import SpanRefused
from annotator.domain.ids import ArticleId, MarkId, PersonId, TagId, new_id
from annotator.domain.log.operations import Deed, Outcome, Place
from annotator.domain.marks import Mark
from annotator.domain.moments import now
from annotator.domain.people import Person
from annotator.domain.placing import trim, within
from annotator.domain.search.hits import Hit
from annotator.domain.search.planned import MarkingPlan, UnmarkingPlan
from annotator.domain.search.query import IN_TEXT
from annotator.domain.spans import Span
from annotator.domain.wording import shortened
from annotator.project.desk import Desk
from annotator.project.rules import joining
from annotator.project.rules.making import allow_among, begin, twin
from annotator.project.search.placing import Told, by_article, unheard
from annotator.store import Pen, Reader
from annotator.suggest.words import is_pronoun


def plan(desk: Desk, hits: Sequence[Hit], tag: Tag, told: Told = unheard) -> MarkingPlan:
    """What ``mark`` would do; nothing is written. ``told`` may raise ``Cancelled``."""
    counts: Counter[str] = Counter()
    with_new = 0

    def counted() -> Iterator[Hit]:
        for hit in hits:
            counts["elsewhere"] += hit.where not in IN_TEXT
            yield hit

    for article, spans in by_article(counted(), told):
        with desk.read() as reader:
            planned = _Planned(desk, reader, article, tag).with_all(spans)
        counts.update(new=len(planned.new), there=planned.there, forbidden=planned.forbidden, changed=planned.changed)
        with_new += bool(planned.new)
    return MarkingPlan(
        counts["new"], with_new, counts["there"], counts["forbidden"], counts["elsewhere"], counts["changed"]
    )


def mark(desk: Desk, hits: Sequence[Hit], tag: Tag, told: Told = unheard) -> Outcome[list[MarkId]]:
    """Mark the places of these hits as one step, but for those that ``plan`` leaves out."""
    made: list[MarkId] = []
    with desk.write(Deed.MARKS_ADDED) as pen:
        register = _Register(pen)
        for article, spans in by_article(hits, told):
            planned = _Planned(desk, pen, article, tag).with_all(spans)
            if not planned.new:
                continue
            marks = register.joined(planned) if tag.kind == PERSON else planned.new
            if not made:
                pen.what, pen.place = shortened(marks[0].text), Place(article, marks[0].span)
            pen.marks.add_all(marks)
            begin(pen, article, desk.annotator.id)
            made += [one.id for one in marks]
    return desk.done(pen, made)


def plan_unmarking(desk: Desk, hits: Sequence[Hit], tag: TagId | None, told: Told = unheard) -> UnmarkingPlan:
    """The marks of hits that are marks, and one's own that stand exactly where the others are."""
    found: dict[MarkId, Mark] = {}
    with desk.read() as reader:
        found |= {one.id: one for one in reader.marks.get({hit.mark for hit in hits if hit.mark is not None})}
    for article, spans in by_article([hit for hit in hits if hit.mark is None], told):
        with desk.read() as reader:
            text = reader.articles.text(article)
            wanted = {span for span, words in spans.items() if span.of(text) == words}
            trimmed = {_trimmed(span, text) for span in wanted} | wanted
            for one in reader.marks.of_article(article):
                if one.span in trimmed and one.annotator == desk.annotator.id:
                    found[one.id] = one
    going = [one for one in found.values() if tag is None or one.tag == tag]
    return UnmarkingPlan(tuple(one.id for one in going), Counter(one.tag for one in going))


def _trimmed(span: Span, text: str) -> Span:
    try:
        return trim(within(span, text), text)
    except SpanRefused:
        return span


@dataclass(slots=True)
class _Planned:
    """The marks to be of one article, each allowed beside those that stand and those before it."""

    desk: Desk
    reader: Reader
    article: ArticleId
    tag: Tag
    new: list[Mark] = field(default_factory=list[Mark])
    standing: list[Mark] = field(default_factory=list[Mark])
    there: int = 0
    forbidden: int = 0
    changed: int = 0

    def with_all(self, spans: Mapping[Span, str]) -> "_Planned":
        text, by, when = self.reader.articles.text(self.article), self.desk.annotator.id, now()
        self.standing = self.reader.marks.of_article(self.article)
        longest = max((len(one.span) for one in self.standing), default=0)
        for wanted, words in spans.items():
            if wanted.of(text) != words:
                self.changed += 1
                continue
            span = _trimmed(wanted, text)
            longest = max(longest, len(span))
            touching = self._touching(span, longest)
            if twin(touching, span, self.tag.id, by) is not None:
                self.there += 1
                continue
            mark = Mark(MarkId(new_id()), self.article, self.tag.id, span, span.of(text), by, when, when)
            try:
                allow_among(touching, self.desk.codebook, mark, text)
            except SpanRefused:
                self.forbidden += 1
                continue
            self.new.append(mark)
            insort(self.standing, mark, key=lambda one: one.span)
        return self

    def _touching(self, span: Span, longest: int) -> list[Mark]:
        at = bisect_left(self.standing, span.start - longest, key=lambda one: one.span.start)
        found: list[Mark] = []
        while at < len(self.standing) and self.standing[at].span.start < span.end:
            if self.standing[at].span.overlaps(span):
                found.append(self.standing[at])
            at += 1
        return found


class _Register:
    """Whom new mentions mean, as ``joining.join`` decides it, without asking for the same words again and again."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._called: dict[str, list[Person]] = {}

    def joined(self, planned: _Planned) -> list[Mark]:
        """The new marks of an article, joined to people."""
        new = {one.id for one in planned.new}
        alike: defaultdict[str, list[Mark]] = defaultdict(list)
        for one in planned.standing:
            if one.person is not None and one.id not in new:
                alike[one.text].append(one)
        marks: list[Mark] = []
        for one in planned.new:
            mark = replace(one, person=self._person(one.text, alike))
            if mark.person is not None:
                alike[mark.text].append(mark)
            marks.append(mark)
        return marks

    def _person(self, words: str, alike: Mapping[str, Sequence[Mark]]) -> PersonId | None:
        if is_pronoun(words):
            return None
        if words not in self._called:
            self._called[words] = self._pen.people.called(words)
        person = joining.known_person(words, alike.get(words, ()), self._called[words])
        if person is None:
            person = PersonId(new_id())
            self._called[words].append(self._pen.people.add(Person(person, words)))
        return person
