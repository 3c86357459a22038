"""Characters that a glossing program broke, because it searched pairs of bytes across the border of two characters.

It looked for the two GBK bytes of a character G and wrote G's reading behind them. Where the hit was
the second byte of one character and the first of the next, the next one broke: ``?``, the reading,
``)``, and its second byte. Its first byte is the second byte of G; its second byte still stands there
if it is an ASCII letter, and is lost where a second ``?`` stands.
"""

import re
from collections.abc import Iterator

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Candidate, Proposal, Stance
from annotator.text.encodings.prose import to_traditional
from annotator.text.mending.pinyin import LETTERS, characters_read, plain
from annotator.text.tables import pair_weight

PLACEHOLDER = "〓"
"""What stands for a character that nobody has chosen yet (the geta mark of printers)."""

_BREAK = re.compile(rf"([\u4e00-\u9fff])([?？\ufffd]([{LETTERS}]{{1,6}})[)）](.))")
_LEAD = 2
"""By how much the first candidate must lead (in powers of two) to be taken without asking."""
_GLOSSED_ELSEWHERE = 3


def propose(text: str) -> list[Proposal]:
    """One proposal for each broken character: restored where the bytes leave one answer, else open."""
    return [proposal for found in _BREAK.finditer(text) if (proposal := _proposal(text, found)) is not None]


def _proposal(text: str, found: re.Match[str]) -> Proposal | None:
    before, letters, after = found[1], plain(found[3]), found[4]
    neighbour = text[found.end() : found.end() + 1]
    scores: dict[str, tuple[float, str]] = {}
    for glossed in _hits(before, letters):
        bonus = _GLOSSED_ELSEWHERE if f"{glossed}({letters})" in text else 0
        for character in _completed(glossed, after):
            score = _score(before, character, neighbour) + bonus
            scores[character] = max(scores.get(character, (-1.0, "")), (score, glossed))
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda entry: (-entry[1][0], entry[0]))
    candidates = tuple(
        Candidate(character, score, _explanation(character, glossed, letters)) for character, (score, glossed) in ranked
    )
    first = candidates[0]
    lead = first.score - candidates[1].score if len(candidates) > 1 else _LEAD
    span, group = Span(found.start(2), found.end(2)), before + found[2]
    if after not in "?？\ufffd" and lead >= _LEAD:
        return Proposal(RepairKind.BREAK, span, first.text, first.reason, Stance.CERTAIN, group, candidates)
    reason = _(
        "A character was broken by the reading “{reading}”, and a part of it is lost. "
        "{count} characters fit; choose one."
    ).format(reading=letters, count=len(candidates))
    return Proposal(RepairKind.LOST, span, PLACEHOLDER, reason, Stance.OPEN, group, candidates)


def _hits(before: str, letters: str) -> Iterator[str]:
    """The characters with that reading whose first GBK byte is the second byte of the character before."""
    own = _bytes(before)
    for glossed in characters_read(letters):
        if own and (other := _bytes(glossed)) and other[0] == own[1]:
            yield glossed


def _completed(glossed: str, after: str) -> Iterator[str]:
    """The characters whose first byte is the second of ``glossed`` and whose second byte fits what is left."""
    lead = _bytes(glossed)[1]
    if after in "?？\ufffd":
        trails = range(0x80, 0xFF)
    elif after.isascii() and 0x40 <= ord(after) <= 0x7E:
        trails = range(ord(after), ord(after) + 1)
    else:
        return
    for trail in trails:
        character = bytes((lead, trail)).decode("gbk", "ignore")
        if len(character) == 1 and "一" <= character <= "鿿":
            yield character


def _bytes(character: str) -> bytes:
    encoded = character.encode("gbk", "ignore")
    return encoded if len(encoded) == 2 else b""


def _score(before: str, character: str, after: str) -> float:
    left, middle, right = (one.translate(to_traditional()) for one in (before, character, after))
    return pair_weight(left, middle) + (pair_weight(middle, right) if right else 0)


def _explanation(character: str, glossed: str, letters: str) -> str:
    raw = _bytes(character)
    return _(
        "The bytes of {character} are {bytes}; the page took the first for the end of {glossed} ({reading})."
    ).format(character=character, bytes=raw.hex(" ").upper(), glossed=glossed, reading=letters)
