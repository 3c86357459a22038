"""How Chinese a text looks, which tells a right decoding from a wrong one."""

import re
from functools import cache

from annotator.text.tables import dictionary, weight_of_pairs

_HAN = re.compile("[一-鿿]{2,}")
_PAIRS = 5000
"""So many neighbours tell what a text is like; a book has millions."""


def chineseness(text: str) -> float:
    """The mean weight of neighbouring Han characters: about 8 for Chinese prose, below 1 for a wrong decoding."""
    pairs = weight = 0
    for run in _HAN.finditer(text):
        words = run[0][: _PAIRS - pairs + 1]
        pairs += len(words) - 1
        weight += weight_of_pairs(words.translate(to_traditional()))
        if pairs == _PAIRS:
            break
    return weight / pairs if pairs else 0.0


@cache
def to_traditional() -> dict[int, str]:
    """A table of ``str.translate`` from Simplified characters to their commonest Traditional ones."""
    return {ord(key): value for key, value in dictionary("STCharacters").items() if len(key) == len(value) == 1}
