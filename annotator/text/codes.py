"""Folds many texts at once: by a table of all characters, in a twentieth of the time that ``fold`` takes one by one."""

import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.folding import fold, that_fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AS_HERE = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
"""How Python and NumPy write code points as numbers of four bytes on this machine."""
_CHARACTERS = 0x110000


def folded_codes(texts: Sequence[str]) -> "NDArray[np.uint32]":
    """The code points of all texts, one text behind the other, each in its folded shape."""
    import numpy as np  # takes a tenth of a second, and a program that only marks needs none of it

    return _table()[np.frombuffer("".join(texts).encode(AS_HERE), np.uint32)]


@cache
def _table() -> "NDArray[np.uint32]":
    import numpy as np

    codes = np.arange(_CHARACTERS, dtype=np.uint32)
    others = "".join(that_fold())
    codes[np.frombuffer(others.encode(AS_HERE), np.uint32)] = np.frombuffer(fold(others).encode(AS_HERE), np.uint32)
    return codes
