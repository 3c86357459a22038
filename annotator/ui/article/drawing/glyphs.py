"""Characters of a text for which this machine has no glyph, so that a reader knows that boxes are no damage."""

from PySide6.QtGui import QFont, QTextLayout

from annotator.text.offsets import Utf16Index

_NEVER = frozenset("\n\t\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Characters that need none."""


_TOGETHER = 500
"""Characters that are laid out at a time."""


def missing(text: str, font: QFont) -> list[str]:
    """The characters that neither the font nor any face behind it can draw, in the order of code points."""
    characters = sorted(set(text) - _NEVER)
    found: list[str] = []
    for at in range(0, len(characters), _TOGETHER):
        found += _missing("".join(characters[at : at + _TOGETHER]), font)
    return found


def _missing(characters: str, font: QFont) -> list[str]:
    apart = " ".join(characters)
    layout = QTextLayout(apart, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    index, found = Utf16Index(apart), set[str]()
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        for glyph, unit in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
            at = index.to_code_points(unit)
            if glyph == 0 and at % 2 == 0:
                found.add(characters[at // 2])
    return sorted(found)
