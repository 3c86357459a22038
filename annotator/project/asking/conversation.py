"""Asks a language model about a text, piece by piece, and brings together what it proposes and what that took."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.domain.codebook import Codebook
from annotator.project.asking.addresses import Endpoint
from annotator.project.asking.calling import call
from annotator.suggest.asking.answers import Answer, Usage, answer
from annotator.suggest.asking.questions import Question
from annotator.suggest.proposing import Proposal


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking about a text: proposals, why some marks were dropped, tokens and seconds."""

    proposals: tuple[Proposal, ...]
    dropped: tuple[str, ...]
    usage: Usage
    seconds: float


def ask(
    endpoint: Endpoint,
    text: str,
    asked: Sequence[Question],
    book: Codebook,
    model: str,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Asked:
    """Send the requests one after the other, exactly as they were shown.

    ``told`` hears of requests done and their number, many times a second, and may raise ``Cancelled``. Raises
    ``AskingRefused`` where a request fails; nothing is proposed then.
    """
    begun = time.monotonic()
    answers: list[Answer] = []
    for done, question in enumerate(asked):

        def beat(done: int = done) -> None:
            told(done, len(asked))

        body = call(endpoint, question.body, beat)
        answers.append(answer(body, text, question.piece, book, model))
        told(done + 1, len(asked))
    return Asked(
        tuple(one for each in answers for one in each.proposals),
        tuple(sentence for each in answers for sentence in each.dropped),
        sum((each.usage for each in answers), Usage()),
        time.monotonic() - begun,
    )
