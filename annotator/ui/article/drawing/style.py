"""Sizes and colours of the article view."""

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF

from annotator.ui.theme import Theme

MOST_LANES, FEWEST_LANES, TITLE_LANES = 4, 2, 2
"""Lanes of a line at the usual pitch and more, at the closest one, and of a line of the title."""
LANE = 3.75
"""Pixels from one lane to the next."""
FIRST_LANE, LAST_LANE = 1.5, 2.0
"""Pixels from the letters to the middle of the first lane, and from that of the last one to the next line."""
CHIP = 11
"""Pixels above the text in which chips stand."""
_ABOVE, _BELOW, _TITLE = 1.02, 0.27, 1.38
"""What letters take above and below the base line, in sizes; fonts of Han characters claim more, and leave it empty.

Those of a title, above and below together.
"""
COLUMN_CHARACTERS = 40
"""The most Han characters in a line that WCAG 1.4.8 advises."""
_FACES = {
    "Hant": ("Noto Serif CJK TC", "Source Han Serif TC", "PMingLiU", "Songti TC"),
    "Hans": ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC"),
    "Jpan": ("Noto Serif CJK JP", "Source Han Serif JP", "MS Mincho", "Hiragino Mincho ProN"),
    "Hang": ("Noto Serif CJK KR", "Source Han Serif KR", "Batang", "AppleMyungjo"),
}
_OTHER_FACES = ("Noto Serif", "Georgia", "Times New Roman", "DejaVu Serif")
_CHIP_FACES = ("Noto Sans CJK TC", "Noto Sans CJK SC", "Microsoft JhengHei", "PingFang TC")


def _room(lanes: int) -> float:
    """Pixels that lanes take below the letters."""
    return FIRST_LANE + LANE * (lanes - 1) + LAST_LANE


def _has(family: str) -> bool:
    return family in QFontDatabase.families()


def reading_font(script: str, size: int, family: str = "") -> QFont:
    """The wished face, else the serif one for a script, in pixels; what it lacks Qt finds elsewhere."""
    faces = [family, *_FACES.get(script, ()), *_FACES["Hant"], *_FACES["Hans"], *_OTHER_FACES]
    font = QFont()
    font.setFamilies([face for face in faces if _has(face)] or [font.family()])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size)
    return font


@dataclass(frozen=True)
class ViewStyle:
    """Everything that drawing needs: fonts, sizes, the colours of the theme.

    ``size`` is the letters' in pixels, ``spacing`` the line pitch in per cent of the usual one, as far as
    chips and ``FEWEST_LANES`` allow it, ``characters`` how many Han characters a line holds at most;
    ``family`` a wished face, empty for the usual one of the ``script``.
    """

    theme: Theme
    script: str = "Hant"
    size: int = 17
    spacing: int = 100
    characters: int = COLUMN_CHARACTERS
    family: str = ""
    font: QFont = field(init=False, compare=False)
    title_font: QFont = field(init=False, compare=False)
    chip_font: QFont = field(init=False, compare=False)
    ascent: float = field(init=False, compare=False)
    """Pixels from the top of the letters to their base line."""
    lanes: int = field(init=False, compare=False)
    """Lanes for which a line has room; marks beyond are counted by "+n"."""
    pitch: float = field(init=False, compare=False)
    """Pixels from one line to the next: chips above, letters, lanes below. Fixed, so that marking moves no text."""
    _chip_metrics: QFontMetricsF = field(init=False, compare=False)
    _chip_widths: dict[str, float] = field(init=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Work out the fonts once."""
        font = reading_font(self.script, self.size, self.family)
        title = reading_font(self.script, round(self.size * 1.45), self.family)
        title.setBold(True)
        chip = QFont(font)
        chip.setFamilies([*(face for face in _CHIP_FACES if _has(face)), *font.families()])
        chip.setPixelSize(10)
        above = CHIP + self.text_height
        wished = (above + _room(MOST_LANES)) * self.spacing / 100
        fitting = [lanes for lanes in range(FEWEST_LANES, MOST_LANES + 1) if above + _room(lanes) <= wished + 1e-6]
        lanes = max(fitting, default=FEWEST_LANES)
        made = {"font": font, "title_font": title, "chip_font": chip, "ascent": self.size * _ABOVE, "lanes": lanes,
                "pitch": max(wished, above + _room(lanes))}  # fmt: skip
        for name, value in {**made, "_chip_metrics": QFontMetricsF(chip)}.items():
            object.__setattr__(self, name, value)

    def chip_width(self, words: str) -> float:
        """Pixels that the words of a chip take; measured once, for there are few of them and every line asks."""
        if words not in self._chip_widths:
            self._chip_widths[words] = self._chip_metrics.horizontalAdvance(words)
        return self._chip_widths[words]

    @property
    def text_height(self) -> float:
        """Pixels that the letters of a line take."""
        return self.size * (_ABOVE + _BELOW)

    @property
    def title_height(self) -> float:
        """Pixels that the letters of a line of the title take."""
        return self.title_font.pixelSize() * _TITLE

    @property
    def title_pitch(self) -> float:
        """Pixels from one line of the title to the next; it has no chips."""
        return self.title_height + _room(TITLE_LANES)

    @property
    def gap(self) -> float:
        """Pixels between paragraphs; whole ones, as all heights of chunks are."""
        return round(self.size * 0.55)

    @property
    def column(self) -> float:
        """The widest that a line may become, in pixels."""
        return self.characters * self.size

    def line_colour(self, colour: str) -> QColor:
        """A tag's colour as a line: darker on light paper, lighter on dark, so that it is seen well."""
        return self.theme.line(colour)

    def tint(self, colour: str, *, strong: bool = False) -> QColor:
        """A tag's colour behind the text."""
        return self.theme.tint(colour, strong=strong)
