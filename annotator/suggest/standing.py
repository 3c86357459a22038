"""Whether a role is stated as past: 前副主席, 最高人民检察院原检察长, former mayor, ex-minister."""

import re

from annotator.text.folding import fold

_ENGLISH = re.compile(r"\b(?:former(?:ly)?\b|ex-)")
_OPENING = re.compile("前(?!线|锋|台|端|沿|卫|言|郭)|原(?!告|料|油|创|子|著|则|始|野|住民|平|阳|州)")
"""Words and places that begin so and say nothing of a time are left out."""
_WITHIN = re.compile("[院部委会局省市县区镇村府厅司处科校所室社团党协](?:前(?!线|锋|台|端|沿)|原(?!告|料|油|创|子))")
"""Behind an office or a place; elsewhere 原 is a part of a name: 太原市市长."""


def is_former(role: str) -> bool:
    """Whether the words of a role say that somebody held it before, in either script."""
    folded = fold(role.strip())
    return bool(_ENGLISH.search(folded) or _OPENING.match(folded) or _WITHIN.search(folded))
