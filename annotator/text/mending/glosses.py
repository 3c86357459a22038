"""Pinyin that a page put behind characters, such as 創(chuàng): found by reading, never by shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance
from annotator.text.mending.pinyin import LETTERS, is_reading, plain

_GLOSS = re.compile(rf"([\u4e00-\u9fff])[(（]([{LETTERS}]{{1,6}})[)）]")
MIN_GLOSSES, MIN_CHARACTERS, MAX_BARE, MIN_STEADY = 8, 5, 0.05, 0.95
"""The gate: so many glosses of so many characters; this share of them bare, this share with one reading."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """One gloss: ``span`` covers the brackets and the letters, not the character before."""

    span: Span
    character: str
    reading: str


def find(text: str) -> list[Gloss]:
    """Every parenthesis behind a character that holds a reading of that very character."""
    return [
        Gloss(Span(found.start() + 1, found.end()), found[1], plain(found[2]))
        for found in _GLOSS.finditer(text)
        if is_reading(found[2], found[1])
    ]


def evidently_glossed(text: str, glosses: Sequence[Gloss]) -> bool:
    """Whether the whole document was glossed by a program, so that nobody needs to be asked."""
    characters = {gloss.character for gloss in glosses}
    if len(glosses) < MIN_GLOSSES or len(characters) < MIN_CHARACTERS:
        return False
    occurrences = sum(text.count(character) for character in characters)
    steady = len({(gloss.character, gloss.reading) for gloss in glosses}) - len(characters)
    return (occurrences - len(glosses)) / occurrences <= MAX_BARE and 1 - steady / len(characters) >= MIN_STEADY


def propose(text: str) -> list[Proposal]:
    """One proposal for each gloss: certain where the document is evidently glossed, else offered."""
    glosses = find(text)
    stance = Stance.CERTAIN if evidently_glossed(text, glosses) else Stance.OFFERED
    reason = _("“{reading}” is how {character} is read; the page put it behind the character.")
    return [
        Proposal(
            RepairKind.GLOSS, gloss.span, "", reason.format(reading=gloss.reading, character=gloss.character), stance,
            f"{gloss.character}({gloss.reading})",
        )
        for gloss in glosses
    ]  # fmt: skip
