"""Whether a role is stated as past: 前副主席, 最高人民检察院原检察长, former mayor, ex-minister; or answered to be."""

import re
from collections.abc import Mapping

from annotator.domain.codebook import FeatureValue
from annotator.text.folding import fold

_ENGLISH = re.compile(r"\b(?:former(?:ly)?\b|ex-)")
_OPENING = re.compile("前(?!线|锋|台|端|沿|卫|言|郭)|原(?!告|料|油|创|子|著|则|始|野|住民|平|阳|州)")
"""Words and places that begin so and say nothing of a time are left out."""
_WITHIN = re.compile("[院部委会局省市县区镇村府厅司处科校所室社团党协](?:前(?!线|锋|台|端|沿)|原(?!告|料|油|创|子))")
"""Behind an office or a place; elsewhere 原 is a part of a name: 太原市市长."""


_PAST = re.compile(r"former(?:ly)?|past|ex|(?:前|原|曾|卸|离)(?:任|职)?|已(?:卸任|离任|离职)|不再(?:担任|任职)?")
_PRESENT = re.compile(r"current(?:ly)?|present|in office|acting|(?:现|在|代)(?:任|职)|代理")
"""How people call it in the features of a codebook, folded."""


def is_former(role: str, answers: Mapping[str, FeatureValue] | None = None) -> bool:
    """Whether somebody held a role before: as it was answered of the mark, else as its words say, in either script.

    What is asked may be yes or no (*former*, 卸任) or a choice (*standing*: former, current; 前任, 现任).
    """
    for question, answer in (answers or {}).items():
        if isinstance(answer, bool) and _PAST.fullmatch(_told(question)):
            return answer
        if isinstance(answer, str) and _PAST.fullmatch(_told(answer)):
            return True
        if isinstance(answer, str) and _PRESENT.fullmatch(_told(answer)):
            return False
    folded = fold(role.strip())
    return bool(_ENGLISH.search(folded) or _OPENING.match(folded) or _WITHIN.search(folded))


def _told(words: str) -> str:
    return fold(words.strip()).rstrip("?？")
