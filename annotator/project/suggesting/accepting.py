"""Making marks of suggestions: with whom a pronoun means, and with what stands at the other ends of their ties."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from annotator.domain.codebook import HOLDS, PERSON, SAYS, LinkType
from annotator.domain.errors import AnnotatorError, LinkRefused, NotFound, SpanRefused
from annotator.domain.ids import LinkId, TagId, new_id
from annotator.domain.language import _
from annotator.domain.marks import Link, Mark, Origin
from annotator.domain.placing import trim, within
from annotator.domain.suggestions import Decision, Suggestion, Tie, Verdict
from annotator.project.desk import Desk
from annotator.project.rules import joining
from annotator.project.rules.linking import check_kinds
from annotator.project.rules.making import put, twin
from annotator.store import Pen

Refused = Callable[[Suggestion, AnnotatorError], object]
"""Hears which suggestion, or a tie of which, cannot be, and why."""
_REFUSALS = (SpanRefused, LinkRefused, NotFound)
"""What is left out and told; whatever else fails, such as a lost connection, fails all of it."""
FROM_THE_OTHER = frozenset({HOLDS, SAYS})
"""Types of link that lead from the mark at the other end to that of the suggestion."""


def accept(pen: Pen, desk: Desk, suggestions: Iterable[Suggestion], refused: Refused) -> list[Mark]:
    """New marks of suggestions and of the other ends of their ties, linked; those that are there already are used.

    What the codebook forbids is left out and told. Raises the first refusal where all is refused.
    """
    work = _Acceptance(pen, desk)
    names_first = sorted(suggestions, key=lambda one: bool(one.person))  # whom a pronoun means is in the register then
    marks = [(one, work.put(one)) for one in names_first]
    for one, mark in marks:
        if mark is not None:
            work.tie_all(one, mark)
    pen.suggestions.forget(Decision(desk.annotator.id, one) for one, mark in marks if mark is not None)
    pen.suggestions.decide(work.decisions)
    if work.refusals and not work.did_something:
        raise work.refusals[0][1]
    for one, refusal in work.refusals:
        refused(one, refusal)
    return work.made


@dataclass(slots=True)
class _Acceptance:
    """What was made so far, and what could not be."""

    pen: Pen
    desk: Desk
    made: list[Mark] = field(default_factory=list[Mark])
    decisions: list[Decision] = field(default_factory=list[Decision])
    refusals: list[tuple[Suggestion, AnnotatorError]] = field(default_factory=list[tuple[Suggestion, AnnotatorError]])
    did_something: bool = False

    def put(self, one: Suggestion) -> Mark | None:
        """The mark of a suggestion, the one that is there or a new one; ``None`` where it may not be."""
        try:
            if one.span.of(self.pen.articles.text(one.article)) != one.text:
                raise SpanRefused(
                    _("“{words}” does not stand there any more.").format(words=one.text),
                    _("The text was changed since this was proposed."),
                )
            return self._put(one)
        except _REFUSALS as refusal:
            self.refusals.append((one, refusal))
            return None

    def tie_all(self, one: Suggestion, mark: Mark) -> None:
        """Link the mark of a suggestion as its ties say, but for links of which it has one of that type already."""
        book = self.desk.codebook
        known = {(link.type, link.from_mark == mark.id) for link in self.pen.links.of_marks([mark.id])}
        for tie in sorted(one.ties, key=lambda tie: bool(tie.person)):
            try:
                link_type = book.link_type(tie.type)
                if (link_type.id, tie.type not in FROM_THE_OTHER) not in known:
                    self._tie(one, mark, tie, link_type)
            except _REFUSALS as refusal:
                self.refusals.append((one, refusal))

    def _tie(self, one: Suggestion, mark: Mark, tie: Tie, link_type: LinkType) -> None:
        kind = self.desk.codebook.tag(mark.tag).kind
        check_kinds(link_type, *((tie.kind, kind) if tie.type in FROM_THE_OTHER else (kind, tie.kind)))
        other = self._end(one, mark, tie)
        ends = (other, mark) if tie.type in FROM_THE_OTHER else (mark, other)
        link = Link(LinkId(new_id()), one.article, link_type.id, ends[0].id, ends[1].id, self.desk.annotator.id)
        self.pen.links.add(link)
        self.did_something = True

    def _end(self, one: Suggestion, mark: Mark, tie: Tie) -> Mark:
        """What stands at the other end of a tie: the mark of that kind that is there, else a new one."""
        text = self.pen.articles.text(one.article)
        span = trim(within(tie.span, text), text)
        there = self._nearest(self.pen.marks.touching(one.article, span), mark, tie)
        if there is None:
            tag = self.desk.codebook.root(tie.kind).id
            words = span.of(text)
            return self._put(Suggestion(one.article, tag, span, words, one.source, one.reason, one.score, tie.person))
        if tie.person and there.person is None:
            person = joining.meant(self.pen, one.article, tie.person)
            return there if person is None else self.pen.marks.change(there, person=person)
        return there

    def _nearest(self, touching: Sequence[Mark], mark: Mark, tie: Tie) -> Mark | None:
        """Of one's own marks of that kind the one that shares most with the tie's span, the narrower of two."""
        book, me = self.desk.codebook, self.desk.annotator.id
        mine = [
            one for one in touching if one.annotator == me and one.id != mark.id and book.tag(one.tag).kind == tie.kind
        ]

        def fit(one: Mark) -> tuple[int, int]:
            shared = min(one.span.end, tie.span.end) - max(one.span.start, tie.span.start)
            return -shared, len(one.span)

        return min(mine, key=fit, default=None)

    def _put(self, one: Suggestion) -> Mark:
        pen, me = self.pen, self.desk.annotator.id
        tag = self.desk.codebook.tag(one.tag)
        there = twin(pen.marks.touching(one.article, one.span), one.span, TagId(tag.id), me)
        if there is not None:
            return there
        person = joining.meant(pen, one.article, one.person) if one.person and tag.kind == PERSON else None
        text = pen.articles.text(one.article)
        mark = put(pen, self.desk, one.article, text, one.span, tag, Origin.SUGGESTION, person)
        self.made.append(mark)
        self.decisions.append(Decision(me, one, Verdict.ACCEPTED, mark.id))
        self.did_something = True
        return mark
