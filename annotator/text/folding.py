"""One shape for what readers take for the same: Simplified, half width, lower case; the length never changes."""

import unicodedata
from functools import cache

from annotator.text.tables import dictionary

_ALSO = {"瞭": "了", "藉": "借", "覆": "复", "像": "象", "甦": "苏", "彷": "仿", "俱": "具", "揹": "背", "薰": "熏"}
"""Characters that a conversion to Traditional and back does not bring together; measured on a million characters."""


class _Fold(dict[int, str]):
    """The table of ``str.translate``; characters that it does not hold yet are worked out once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        width = unicodedata.normalize("NFKC", character) if _is_wide(code) else character
        lower = width.lower()
        self[code] = folded = lower if len(lower) == 1 else character
        return folded


def _is_wide(code: int) -> bool:
    return 0xFF01 <= code <= 0xFF5E or code == 0x3000


@cache
def _table() -> _Fold:
    singles = {ord(key): value for key, value in dictionary("TSCharacters").items() if len(key) == len(value) == 1}
    return _Fold({**singles, **{ord(key): value for key, value in _ALSO.items()}})


def fold(text: str) -> str:
    """``text`` with every character in its folded shape; as long as ``text``, so offsets stay true."""
    return text.translate(_table())


@cache
def that_fold() -> tuple[str, ...]:
    """Every character that has another folded shape."""
    cased = (*range(0x3400), *range(0xA000, 0xD800), *range(0xE000, 0x20000))
    wide_or_cased = (chr(code) for code in cased if chr(code).lower() != chr(code) or _is_wide(code))
    every = dict.fromkeys((*wide_or_cased, *map(chr, _table())))
    return tuple(one for one in every if fold(one) != one)
