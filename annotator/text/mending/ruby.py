"""How something is read, written behind it: furigana ``漢字(かんじ)`` and ``漢字《かんじ》``, zhuyin ``漢(ㄏㄢˋ)``.

``《》`` and ``｜`` as in the files of Aozora Bunko (its guide for volunteers, "ルビ").
"""

import re

from annotator.domain.articles import RepairKind
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance
from annotator.text.mending.glosses import MAX_BARE, MIN_CHARACTERS, MIN_GLOSSES

_BASE = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆ヶ]+"
_READING = "[ぁ-ゖァ-ヺー・ 　]+|[ㄅ-ㄯㆠ-ㆿˊˇˋ˙ 　]+"
_BRACKETED = re.compile(rf"({_BASE})(?:\(({_READING})\)|（({_READING})）|\[({_READING})\]|［({_READING})］)")
_AOZORA = re.compile(r"(?:(｜)([^｜《》\n]{1,40})|(" + _BASE + r"))(《[ぁ-ゖァ-ヺー・]+》)")
_SOME = re.compile(rf"[(（\[［《](?:{_READING})[)）\]］》]")
_MIN_AOZORA = 3


def propose(text: str) -> list[Proposal]:
    """One proposal for each reading: certain where the whole text is evidently glossed, else offered."""
    return [*_bracketed(text), *_aozora(text)] if _SOME.search(text) else []


def _bracketed(text: str) -> list[Proposal]:
    found = list(_BRACKETED.finditer(text))
    stance = Stance.CERTAIN if _evidently_glossed(text, found) else Stance.OFFERED
    return [_proposal(text, Span(one.end(1), one.end()), one[1], stance) for one in found]


def _evidently_glossed(text: str, found: list[re.Match[str]]) -> bool:
    """Whether all that is glossed somewhere is glossed everywhere; a newspaper does so the first time only."""
    words = {one[1] for one in found}
    if len(found) < MIN_GLOSSES or len(words) < MIN_CHARACTERS:
        return False
    occurrences = sum(text.count(word) for word in words)
    return (occurrences - len(found)) / occurrences <= MAX_BARE and len(found) > len(words)


def _aozora(text: str) -> list[Proposal]:
    found = list(_AOZORA.finditer(text))
    stance = Stance.CERTAIN if len(found) >= _MIN_AOZORA else Stance.OFFERED
    proposals: list[Proposal] = []
    for one in found:
        words = one[2] or one[3]
        if one[1]:
            reason = _("“｜” tells where the characters begin whose reading follows.")
            proposals.append(Proposal(RepairKind.GLOSS, Span(*one.span(1)), "", reason, stance, "｜"))
        proposals.append(_proposal(text, Span(*one.span(4)), words, stance))
    return proposals


def _proposal(text: str, span: Span, words: str, stance: Stance) -> Proposal:
    gloss = span.of(text)
    reason = _("“{reading}” is how {character} is read; the page put it behind the character.")
    return Proposal(
        RepairKind.GLOSS, span, "", reason.format(reading=gloss[1:-1], character=words), stance, words + gloss
    )
