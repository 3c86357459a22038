"""What an answer of a language model means on the text: only words that stand there verbatim become proposals."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

from annotator.domain.codebook import CUE, CUE_OF, HOLDS, PERSON, QUOTE, ROLE, SAYS, Codebook, Tag
from annotator.domain.errors import AskingRefused
from annotator.domain.language import _, marked
from annotator.domain.reasons import because
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.domain.wording import shortened
from annotator.suggest.asking.anchoring import anchored, nearest
from annotator.suggest.proposing import Proposal
from annotator.suggest.words import is_pronoun

SOURCE = "model"

_SCORE = 0.5
"""Nobody has measured the model on this project; its own claims of certainty say little."""
_FENCE = re.compile(r"```(?:json)?\s*\n?(.*?)```", re.DOTALL | re.IGNORECASE)
_Told: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that were sent and that came back, as the server counted them; 0 where it does not tell."""

    sent: int = 0
    received: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        """The tokens of both."""
        return Usage(self.sent + other.sent, self.received + other.received)


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in whatever money the prices are in."""

    sent: float = 0.0
    received: float = 0.0

    def cost(self, usage: Usage) -> float:
        """What was used costs: tokens times price, by the million."""
        return (usage.sent * self.sent + usage.received * self.received) / 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The proposals of an answer, a sentence for each of its marks that was dropped, and what it used."""

    proposals: tuple[Proposal, ...]
    dropped: tuple[str, ...]
    usage: Usage


def answer(body: bytes, text: str, piece: Span, book: Codebook, model: str) -> Answer:
    """What the body of a response proposes for a piece of a text. Raises ``AskingRefused`` where it is no answer."""
    told = _object(_decoded(body))
    content, usage = _content(told), _usage(told)
    marks = _object(_decoded(_unfenced(content).encode("utf-8", "replace"))).get("marks")
    if not isinstance(marks, list):
        raise _no_answer()
    reader = _Reader(text, piece, book, model)
    proposals = [found for mark in cast("list[object]", marks) for found in reader.read(mark)]
    return Answer(tuple(proposals), tuple(reader.dropped), usage)


class _Reader:
    """Reads marks one after the other and keeps why some were dropped."""

    def __init__(self, text: str, piece: Span, book: Codebook, model: str) -> None:
        self._text, self._piece, self._model = text, piece, model
        self._tags = {book.path(tag.id): tag for tag in book.offered()}
        self._taken: dict[str, list[Span]] = {}
        self.dropped: list[str] = []

    def read(self, mark: object) -> Iterator[Proposal]:
        if not isinstance(mark, dict):
            self.dropped.append(_("What is no mark was left out."))
            return
        told = cast(_Told, mark)
        words, path = _words(told, "text"), _words(told, "tag")
        tag = self._tags.get(path)
        if tag is None:
            self._drop(_("“{words}” has a tag that the codebook does not offer: {tag}"), words, tag=shortened(path))
            return
        taken = self._taken.setdefault(path, [])
        span = anchored(self._text, self._piece, words, _words(told, "before"), _words(told, "after"), taken)
        if span is None:
            self._drop(_("“{words}” does not stand in the text like that."), words)
        elif span not in taken:
            taken.append(span)
            yield self._proposal(tag, span, told)

    def _proposal(self, tag: Tag, span: Span, told: _Told) -> Proposal:
        reason = because(marked("{model} proposes it"), model=self._model)
        person = _words(told, "person") if tag.kind == PERSON and is_pronoun(span.of(self._text)) else ""
        ties = tuple(self._ties(tag.kind, span, told))
        own = None if tag.parent is None else tag.id
        return Proposal(tag.kind, span, _SCORE, SOURCE, reason, own, person, ties=ties)

    def _ties(self, kind: str, span: Span, told: _Told) -> Iterator[Tie]:
        if kind == ROLE:
            yield from self._tie(HOLDS, PERSON, _words(told, "holder"), span, span)
        if kind == QUOTE:
            cue = list(self._tie(CUE_OF, CUE, _words(told, "cue"), span, span))
            # Who speaks stands beside the verb; the nearest mention of the quote may be that of the next speaker.
            yield from self._tie(SAYS, PERSON, _words(told, "speaker"), cue[0].span if cue else span, span)
            yield from cue

    def _tie(self, type_: str, kind: str, words: str, to: Span, mark: Span) -> Iterator[Tie]:
        place = nearest(self._text, self._piece, words, to, mark)
        if place is not None:
            yield Tie(type_, kind, place)
        elif words:
            told_with = shortened(mark.of(self._text))
            self._drop(_("“{words}”, told with “{mark}”, does not stand in the text."), words, mark=told_with)

    def _drop(self, sentence: str, words: str, **more: str) -> None:
        self.dropped.append(sentence.format(words=shortened(words), **more))


def _content(told: _Told) -> str:
    choices = told.get("choices")
    first = _object(cast("list[object]", choices)[0] if isinstance(choices, list) and choices else None)
    if first.get("finish_reason") == "length":
        raise AskingRefused(
            _("The model broke off before its answer was whole."), _("Ask one that may answer at greater length.")
        )
    content = _object(first.get("message")).get("content")
    if not isinstance(content, str):
        raise _no_answer()
    return content


def _usage(told: _Told) -> Usage:
    counts = _object(told.get("usage"))
    sent, received = (counts.get(name) for name in ("prompt_tokens", "completion_tokens"))
    return Usage(sent if isinstance(sent, int) else 0, received if isinstance(received, int) else 0)


def _unfenced(content: str) -> str:
    """The JSON of an answer: within a fence, or from the first brace to the last where something stands around it."""
    fenced = _FENCE.search(content)
    inner = fenced.group(1) if fenced else content
    start, end = inner.find("{"), inner.rfind("}")
    return inner[start : end + 1] if 0 <= start < end else inner


def _decoded(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _no_answer() from error


def _object(value: object) -> _Told:
    return cast(_Told, value) if isinstance(value, dict) else {}


def _words(told: _Told, name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _no_answer() -> AskingRefused:
    return AskingRefused(
        _("The model's answer is not the JSON that was asked for."),
        _("Nothing was proposed; a larger model may do better."),
    )
