"""Whose turn it is: quotes without attribution between two who speak by turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.spans import Span
from annotator.suggest.quotes.pairs import Pair
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice
from annotator.suggest.quotes.western.cast import Cast, same

_GOES_ON, _TURN, _BEAT = 0.8, 0.6, 0.55
_LONGEST_PAUSE = 160
"""Code points of narration over which a conversation goes on."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quote, and by which words; none where only what they do stands beside it."""

    voice: Voice
    cue: Span | None
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class Turn:
    """A pair of marks with the pieces that go on with it, what names its speaker, and the text since the one before."""

    pair: Pair
    attribution: Attribution | None
    between: str
    pieces: tuple[Pair, ...] = ()

    @property
    def is_unclosed(self) -> bool:
        """Whether no mark closes what is said, so that the next paragraph goes on with it."""
        last = self.pieces[-1] if self.pieces else self.pair
        return last.outer.end == last.inner.end


def turned(turns: Sequence[Turn], cast: Cast) -> list[Statement]:
    """The statements of all turns whose speaker is known or follows from those around them."""
    voices = _voices(turns, cast)
    _address(turns, voices, cast)
    for run in _runs(turns):
        _alternate(turns, voices, run, cast)
    found: list[Statement] = []
    for turn, voice in zip(turns, voices, strict=True):
        if voice is not None:
            found += _statements(turn, voice)
    return found


def _statements(turn: Turn, voice: Voice) -> Iterator[Statement]:
    at, inner = turn.attribution, turn.pair.inner
    how, score = (at.how, at.score) if at is not None else (How.TURN, _TURN)
    yield Statement(inner, at.cue if at else None, (voice,), how, score, None, turn.pair.outer.start)
    for piece in turn.pieces:
        yield Statement(piece.inner, None, (voice,), How.CONTINUED, min(score, _GOES_ON), inner, piece.outer.start)


def _voices(turns: Sequence[Turn], cast: Cast) -> list[Voice | None]:
    """Who is named at each turn; a pronoun means the last one named whom it fits, not who spoke right before."""
    voices: list[Voice | None] = []
    likely: list[Voice | None] = []
    for index, turn in enumerate(turns):
        at = turn.attribution
        goes_on = index > 0 and turns[index - 1].is_unclosed
        voice = at.voice if at else None
        if voice is not None and voice.kind is Kind.PRONOUN:
            before = likely[-1] if likely and not _pauses(turn) and not goes_on else None
            voice = _meant(voice, before, likely, cast)
        elif voice is not None and voice.kind is Kind.PHRASE and (titled := cast.titled(voice.span.of(cast.text))):
            voice = Voice(voice.span, voice.kind, titled.of(cast.text))
        if voice is not None and at is not None and at.cue is None and _addresses(turn, voice, cast):
            voice = None  # whoever is spoken to is not who speaks: Anna came in. “Sit down, Anna.”
        voices.append(voice)
        # Of two who speak by turns, the one before the last speaks where nobody is named.
        speaks_again = voice is None and len(likely) > 1 and not _pauses(turn)
        likely.append(likely[-2] if speaks_again else voice)
    return voices


def _addresses(turn: Turn, voice: Voice, cast: Cast) -> bool:
    """Whether a turn calls by name the one who is taken for its speaker."""
    name = cast.spoken_to(turn.pair.inner)
    return name is not None and same(name.of(cast.text), called(voice, cast))


def _meant(voice: Voice, before: Voice | None, voices: Sequence[Voice | None], cast: Cast) -> Voice:
    """The voice with the name that its pronoun means; a noun phrase that spoke since is meant rather than a name."""
    pronoun = voice.span.of(cast.text)
    if not cast.points(pronoun):
        return voice
    meant = cast.meant(pronoun, voice.span.start, called(before, cast) if before else "")
    for other in reversed(voices[-4:]):
        if other is None or (before is not None and other is before):
            continue
        is_later = meant is None or other.span.start > meant.start
        if is_later and other.kind is Kind.PHRASE and cast.fits(other.span.of(cast.text), pronoun):
            return Voice(voice.span, voice.kind, "")
        if is_later and other.person and cast.fits(other.person, pronoun):
            return Voice(voice.span, voice.kind, other.person)
    return Voice(voice.span, voice.kind, meant.of(cast.text) if meant else "")


def called(voice: Voice | None, cast: Cast) -> str:
    """What somebody is called: the name that a pronoun means, else the words of the mention."""
    return "" if voice is None else voice.person or voice.span.of(cast.text)


def _address(turns: Sequence[Turn], voices: list[Voice | None], cast: Cast) -> None:
    """Who is spoken to speaks next, where nobody else is named: “But, Mr. Bennet, …” “…”."""
    for index, turn in enumerate(turns):
        if index + 1 >= len(turns) or voices[index + 1] is not None or _pauses(turns[index + 1]):
            continue
        inner = turn.pieces[-1].inner if turn.pieces else turn.pair.inner
        name = cast.spoken_to(inner)
        if name is not None and not same(name.of(cast.text), called(voices[index], cast)):
            voices[index + 1] = Voice(name, Kind.NAME)


def _pauses(turn: Turn) -> bool:
    return len(turn.between.strip()) > _LONGEST_PAUSE


def _runs(turns: Sequence[Turn]) -> Iterator[range]:
    """Stretches of turns that follow each other without much between them."""
    start = 0
    for index in range(1, len(turns) + 1):
        if index == len(turns) or _pauses(turns[index]):
            yield range(start, index)
            start = index


def _alternate(turns: Sequence[Turn], voices: list[Voice | None], run: range, cast: Cast) -> None:
    """Fill in who speaks between those who are named, one turn each."""
    named = [index for index in run if voices[index] is not None]
    if not named:
        return
    for index in run:
        if voices[index] is not None:
            continue
        before = [at for at in named if at < index]
        behind = [at for at in named if at > index]
        for at in (*before[:-4:-1], *behind[:3]):
            mine = voices[at]
            if mine is None or _addresses(turns[index], mine, cast):
                continue
            if (index - at) % 2 == 0 and not _has_both(voices, at, index, cast):
                voices[index] = voices[at]
                break


def _has_both(voices: Sequence[Voice | None], one: int, other: int, cast: Cast) -> bool:
    """Whether the same person is known to speak at a turn of the other party in between."""
    mine = called(voices[one], cast)
    low, high = sorted((one, other))
    return any(
        (at - one) % 2 and voices[at] is not None and same(called(voices[at], cast), mine) for at in range(low, high)
    )
