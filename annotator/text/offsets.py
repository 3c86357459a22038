"""Code points to UTF-16 units and bytes, and back: the only place where they are converted (DESIGN section 3)."""

from bisect import bisect_left, bisect_right

_STEP = 1024
"""Code points between two places of which the byte is kept."""


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


class Utf8Index:
    """Offsets of one text in code points and in bytes of its UTF-8."""

    def __init__(self, text: str) -> None:
        self._text = text
        pieces = range(0, 0 if text.isascii() else len(text), _STEP)
        self._bytes = [0]
        for start in pieces:
            self._bytes.append(self._bytes[-1] + len(text[start : start + _STEP].encode()))

    def to_bytes(self, offset: int) -> int:
        """The byte at which the code point ``offset`` begins."""
        if len(self._bytes) == 1:
            return offset
        piece = min(offset // _STEP, len(self._bytes) - 1)
        return self._bytes[piece] + len(self._text[piece * _STEP : offset].encode())

    def to_code_points(self, byte: int) -> int | None:
        """The code point that begins at a byte; ``None`` within one, and beyond the end."""
        if len(self._bytes) == 1:
            return byte if 0 <= byte <= len(self._text) else None
        piece = bisect_right(self._bytes, byte) - 1
        if piece < 0:
            return None
        start, left = piece * _STEP, byte - self._bytes[piece]
        raw = self._text[start : start + _STEP].encode()
        if left < len(raw):
            is_within = raw[left] & 0xC0 == 0x80  # how all bytes but the first of a character begin (RFC 3629)
            return None if is_within else start + len(raw[:left].decode())
        return len(self._text) if left == len(raw) and start + _STEP >= len(self._text) else None
