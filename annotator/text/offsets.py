"""Code points to UTF-16 units and back: the only place where the two are converted (DESIGN section 3)."""

from bisect import bisect_left, bisect_right


class Utf16Index:
    """Offsets of one text in both counts. Qt counts UTF-16 units, everything that is stored counts code points."""

    def __init__(self, text: str) -> None:
        self._rare = [] if text.isascii() else [at for at, character in enumerate(text) if character > "\uffff"]
        self._units = [at + earlier for earlier, at in enumerate(self._rare)]

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 unit at which the code point ``offset`` begins."""
        return offset + bisect_left(self._rare, offset)

    def to_code_points(self, unit: int) -> int:
        """The code point that begins at, or contains, the UTF-16 unit ``unit``."""
        before = bisect_right(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:
            unit -= 1
            before -= 1
        return unit - before if not before or self._units[before - 1] < unit else unit - before + 1
