"""The source of suggestions: quotes of a page, each with its speaker and the words that announce it.

What was said in quotation marks is proposed without them, what was said without any with its full stop.
"""

from collections.abc import Iterable, Sequence

from annotator.domain.codebook import CONTINUES, CUE, CUE_OF, PERSON, QUOTE, SAYS
from annotator.domain.language import marked
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.suggest.proposing import Page, Proposal
from annotator.suggest.quotes.finding import statements
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice

SOURCE = "quotes"
_REASONS = {
    How.DIRECT: marked("“{cue}” before quotation marks"),
    How.INDIRECT: marked("“{cue}” with a pause behind it"),
    How.AT_ONCE: marked("“{cue}” right before what was said"),
    How.BEHIND: marked("“{cue}” behind what was said"),
    How.ACCORDING: marked("“{cue}” names whose words they are"),
    How.CONTINUED: marked("goes on with what was said before"),
    How.TURN: marked("a turn in a conversation"),
    How.ANNOUNCED: marked("somebody and a colon before quotation marks"),
    How.GESTURE: marked("somebody makes a face or a gesture behind it"),
    How.HEADLINE: marked("a name and a colon at the beginning of a line"),
}
_NO_SPEAKER = marked("no person is named")
_OPEN = marked("whom “{words}” means is open")


def propose(page: Page) -> Iterable[Proposal]:
    """The quotes of a page, going by its marks, the names that the project knows, and the shape of names."""
    return propose_with(page, ())


def propose_with(page: Page, people: Sequence[Span]) -> Iterable[Proposal]:
    """The same with mentions of people that other sources found; marks on the page come first."""
    marks = [given.span for given in page.marks if given.kind == PERSON]
    found = [span for span in people if not any(span.overlaps(mark) for mark in marks)]
    known = frozenset(name for name in page.known.names if 1 < len(name) <= 8 and not name.isascii())
    return [_proposal(page, one) for one in statements(page, sorted([*marks, *found]), known)]


def _proposal(page: Page, said: Statement) -> Proposal:
    ties = [Tie(SAYS, PERSON, voice.span, _person(page, voice)) for voice in said.voices]
    if said.cue is not None:
        ties.append(Tie(CUE_OF, CUE, said.cue))
    if said.first is not None:
        ties.append(Tie(CONTINUES, QUOTE, said.first))
    return Proposal(QUOTE, said.content, said.score, SOURCE, _reason(page, said), ties=tuple(ties))


def _person(page: Page, voice: Voice) -> str:
    return page.known.names.get(page.folded[voice.span.start : voice.span.end], voice.person)


def _reason(page: Page, said: Statement) -> str:
    cue = said.cue.of(page.text) if said.cue else ""
    told = [because(_REASONS[said.how], cue=cue)]
    if not said.voices:
        told.append(because(_NO_SPEAKER))
    told += [
        because(_OPEN, words=voice.span.of(page.text))
        for voice in said.voices
        if voice.kind is Kind.PRONOUN and not voice.person
    ]
    return "".join(told)
