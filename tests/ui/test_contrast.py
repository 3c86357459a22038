"""WCAG contrast of everything that lies behind letters, for every colour of the palettes, light and dark."""

import pytest
from PySide6.QtGui import QColor

from annotator.domain.codebook import default_codebook
from annotator.ui import theme
from annotator.ui.article.drawing.painter import FLASH, SELECTION
from annotator.ui.theme import contrast, mixed

OKABE_ITO = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#000000")
TOL_BRIGHT = ("#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#BBBBBB")
COLOURS = sorted({*OKABE_ITO, *TOL_BRIGHT, *(tag.colour for tag in default_codebook().tags), "#FFFFFF", "#777777"})
THEMES = pytest.mark.parametrize("shown", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


def over(front: QColor, back: QColor) -> QColor:
    """A half-transparent colour on an opaque one."""
    return mixed(front, back, front.alphaF())


@THEMES
@pytest.mark.parametrize("colour", COLOURS)
def test_lines_chips_and_letters_on_tints_are_readable(shown, colour):
    paper, ink = QColor(shown.paper), QColor(shown.ink)
    assert contrast(shown.line(colour), paper) >= 3
    assert contrast(shown.letters(colour), paper) >= 4.5
    assert contrast(shown.letters(colour), QColor(shown.card)) >= 4.5
    for strong in (False, True):
        assert contrast(ink, over(shown.tint(colour, strong=strong), paper)) >= 4.5


@THEMES
@pytest.mark.parametrize(("name", "alpha"), [("warning", FLASH), ("accent", SELECTION)])
def test_letters_stay_readable_on_flash_and_selection_even_over_a_tint(shown, name, alpha):
    behind = QColor(getattr(shown, name))
    behind.setAlphaF(alpha)
    paper, ink = QColor(shown.paper), QColor(shown.ink)
    assert contrast(ink, over(behind, paper)) >= 4.5
    for colour in COLOURS:
        assert contrast(ink, over(behind, over(shown.tint(colour), paper))) >= 4.5
