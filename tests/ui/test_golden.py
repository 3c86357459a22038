"""The crowded page looks as it did when somebody last looked at it, within what another font engine may change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.ui import crowded

BLOCK = 6
"""Pixels of a block whose mean colour is compared: a letter's edge may differ, a missing lane may not."""
MEAN, WORST = 2.5, 70
"""How far colours (0 to 255) may differ on average, and in one block."""


def blocks(image: QImage) -> list[tuple[int, int, int]]:
    """Mean colours of blocks, from the top left."""
    small = image.scaled(
        image.width() // BLOCK, image.height() // BLOCK, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )  # fmt: skip
    colours = (small.pixelColor(x, y) for y in range(small.height()) for x in range(small.width()))
    return [(colour.red(), colour.green(), colour.blue()) for colour in colours]


def difference(one: QImage, other: QImage) -> tuple[float, int]:
    """The mean and the greatest difference of blocks."""
    pairs = zip(blocks(one), blocks(other), strict=True)
    apart = [max(abs(a - b) for a, b in zip(left, right, strict=True)) for left, right in pairs]
    return sum(apart) / len(apart), max(apart)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_crowded_page_looks_as_it_did(qapp, dark):
    if not crowded.has_face():
        pytest.skip(f"the golden pictures need the face {crowded.FACE}")
    golden = QImage(str(crowded.GOLDEN / f"crowded-{'dark' if dark else 'light'}.png"))
    drawn = crowded.picture(dark)
    assert drawn.size() == golden.size()
    mean, worst = difference(drawn, golden)
    assert mean <= MEAN, (mean, worst)
    assert worst <= WORST, (mean, worst)


def test_a_picture_without_one_mark_is_told_apart(qapp, monkeypatch):
    """The tolerance still sees a missing mark."""
    if not crowded.has_face():
        pytest.skip(f"the golden pictures need the face {crowded.FACE}")
    whole = crowded.picture(dark=False)
    monkeypatch.setattr(crowded, "_MARKS", (*crowded._MARKS[:7], *crowded._MARKS[7:-2], crowded._MARKS[-1]))
    mean, worst = difference(whole, crowded.picture(dark=False))
    assert mean > MEAN or worst > WORST
