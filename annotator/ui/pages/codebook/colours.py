"""What is told about a tag's colour: whether it is seen on light and dark paper, and which tags it is taken for."""

from PySide6.QtGui import QColor

from annotator.domain.codebook import Codebook, Tag
from annotator.domain.language import _
from annotator.ui import theme
from annotator.ui.article.drawing.underlines import look_of
from annotator.ui.naming import path_name

_ALIKE = 16.0
"""CIE 76 difference below which two lines of some pixels are easily taken for each other."""


def told(book: Codebook, tag: Tag) -> tuple[str, str]:
    """What is well about a tag's colour, and what is not; either may be empty."""
    light, dark = (
        theme.contrast(one.line(tag.colour), QColor(one.paper)) for one in (theme.LIGHT, theme.DARK)
    )  # fmt: skip
    above = book.tag(tag.parent) if tag.parent else None
    parts = [_("from {tag}").format(tag=path_name(book.path(above.id)))] if above and above.colour == tag.colour else []
    parts.append(_("line contrast {light} : 1 light, {dark} : 1 dark").format(light=f"{light:.1f}", dark=f"{dark:.1f}"))
    changed = theme.LIGHT.line(tag.colour).name().lower() != tag.colour.lower()
    parts += [_("drawn darker on light paper")] if changed else []
    alike = [path_name(book.path(one.id)) for one in resembling(book, tag)]
    return "  ·  ".join(parts) + " ✓", _("looks like {tags}").format(tags=", ".join(alike[:3])) if alike else ""


def resembling(book: Codebook, tag: Tag) -> list[Tag]:
    """The tags of other kinds whose marks look like those of a tag: the same line in nearly the same colour."""
    look = look_of(tag.kind, book.line(tag))
    return [
        other
        for other in book.offered()
        if other.kind != tag.kind
        and look_of(other.kind, book.line(other)) == look
        and difference(other.colour, tag.colour) < _ALIKE
    ]


def difference(one: str, other: str) -> float:
    """How different two colours look (CIE 76: the distance in L*a*b*)."""
    pairs = zip(_lab(QColor(one)), _lab(QColor(other)), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def _lab(colour: QColor) -> tuple[float, float, float]:
    """L*, a*, b* of an sRGB colour under D65 (IEC 61966-2-1, CIE 15)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    first, second, third = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * second - 16, 500 * (first - second), 200 * (second - third)
