"""Grapheme clusters: what a reader takes for one sign, though it may be several code points."""

from PySide6.QtCore import QTextBoundaryFinder

from annotator.text.offsets import Utf16Index

WIDEST = 64
"""Code points of a cluster that is never cut; one that is longer is damage and not worth a slow layout."""


def gap_before(text: str, start: int, offset: int) -> int:
    """The last gap between clusters at or before an offset, where one begins at ``start``."""
    near = text[start : offset + WIDEST]
    index = Utf16Index(near)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, near)
    finder.setPosition(index.to_utf16(offset - start))
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    return start + index.to_code_points(finder.position())


def stepped(text: str, offset: int, direction: int) -> int:
    """The gap between clusters that follows an offset (``direction`` 1) or precedes it (-1); ends of the text stay."""
    start = max(0, offset - WIDEST)
    if direction < 0:
        return gap_before(text, start, offset - 1) if offset > 0 else 0
    for end in range(offset + 1, min(len(text), offset + WIDEST)):
        if gap_before(text, start, end) == end:
            return end
    return min(len(text), offset + WIDEST)
