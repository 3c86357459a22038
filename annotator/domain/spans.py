"""A stretch of a text: half-open, in code points of the reading text."""

from dataclasses import dataclass

CONTEXT = 32
"""Code points of context that an exchanged mark carries on each side (DESIGN section 3)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in code points; ordered by start, then by end."""

    start: int
    end: int

    def __len__(self) -> int:
        """How many code points it covers."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that it covers in ``text``."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies within this span, edges included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def crosses(self, other: "Span") -> bool:
        """Whether they overlap and neither contains the other."""
        return self.overlaps(other) and not self.contains(other) and not other.contains(self)

    def context(self, text: str) -> tuple[str, str]:
        """Up to ``CONTEXT`` code points before and after it."""
        return text[max(0, self.start - CONTEXT) : self.start], text[self.end : self.end + CONTEXT]
