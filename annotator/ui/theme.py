"""Light and dark: own palettes on Qt's Fusion style, following the system or a setting; contrast is tested."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from annotator.domain.resources import resource
from annotator.settings import preferences


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the window, as ``#rrggbb``."""

    name: str
    paper: str
    ground: str
    card: str
    ink: str
    faint: str
    edge: str
    hover: str
    accent: str
    accent_ink: str
    warning: str
    removed: str
    chosen: str

    @property
    def is_dark(self) -> bool:
        """Whether letters are light on dark."""
        return self.name == "dark"

    def line(self, colour: str) -> QColor:
        """A tag's colour as a line: at least 3 : 1 on the paper; on dark paper thin lines need more to be as clear."""
        return QColor(_readable(colour, self.paper, 5.0 if self.is_dark else 3.0, dark=self.is_dark))

    def letters(self, colour: str) -> QColor:
        """A tag's colour as text: at least 4.5 : 1 on a card and on the paper."""
        return QColor(
            _readable(_readable(colour, self.card, 4.5, dark=self.is_dark), self.paper, 4.5, dark=self.is_dark)
        )

    def tint(self, colour: str, *, strong: bool = False) -> QColor:
        """A tag's colour behind letters, pale enough to read on."""
        usual = (0.34 if self.is_dark else 0.28) if strong else (0.22 if self.is_dark else 0.13)
        tint = QColor(colour)
        tint.setAlphaF(_pale(colour, self.paper, self.ink, usual, _ON_STRONG_TINT if strong else _ON_TINT))
        return tint


_ON_TINT, _ON_STRONG_TINT = 7.5, 5.0
"""Contrast of letters on tints: the weak one leaves room for a selection above it."""
LIGHT = Theme(
    "light", paper="#ffffff", ground="#fbfaf8", card="#ffffff", ink="#21242b", faint="#6a6f78", edge="#dfdcd6",
    hover="#f0eee9", accent="#0072b2", accent_ink="#ffffff", warning="#96610a", removed="#b3392f", chosen="#e8eef6",
)  # fmt: skip
DARK = Theme(
    "dark", paper="#1e2024", ground="#17191c", card="#24272c", ink="#e6e4df", faint="#a0a4ab", edge="#3a3e45",
    hover="#2d3138", accent="#4ea3d8", accent_ink="#0d1116", warning="#e0b050", removed="#ef8f86", chosen="#2b3846",
)  # fmt: skip


@lru_cache(maxsize=1024)
def _readable(colour: str, ground: str, least: float, *, dark: bool) -> str:
    """The colour, lighter on dark and darker on light until its contrast is enough."""
    ink, behind = QColor(colour), QColor(ground)
    for _step in range(40):
        if contrast(ink, behind) >= least:
            break
        ink = mixed(QColor("white" if dark else "black"), ink, 0.06)
    return ink.name()


@lru_cache(maxsize=1024)
def _pale(colour: str, ground: str, letters: str, alpha: float, least: float) -> float:
    """How opaque a colour may be on a ground so that letters on it keep their contrast: at most ``alpha``."""
    while alpha > 0 and contrast(QColor(letters), mixed(QColor(colour), QColor(ground), alpha)) < least:
        alpha -= 0.01
    return max(0.0, alpha)


def mixed(front: QColor, back: QColor, alpha: float) -> QColor:
    """A colour of some opacity over an opaque one."""
    parts = zip(front.getRgbF()[:3], back.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*(one * alpha + other * (1 - alpha) for one, other in parts))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two opaque colours by WCAG 2 (1 to 21)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def wanted() -> Theme:
    """The theme that the setting asks for; ``system`` follows the desktop."""
    choice = preferences.text("theme")
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def current() -> Theme:
    """The theme that is shown now."""
    application = QApplication.instance()
    return DARK if application is not None and application.property("theme") == "dark" else LIGHT


def put_on(application: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme."""
    application.setProperty("theme", theme.name)
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    rules = resource("themes", "window.qss").read_text("utf-8")
    for name in sorted(Theme.__dataclass_fields__, key=len, reverse=True):
        rules = rules.replace(f"@{name}", str(getattr(theme, name)))
    height = f"{line_height(QFontMetrics(application.font()))}px"
    application.setStyleSheet(rules.replace("@icons", resource("icons").as_posix()).replace("@line", height))


def line_height(metrics: QFontMetrics) -> int:
    """Pixels of a line that may hold Han letters: they come from another face than Latin ones and may be taller."""
    return metrics.size(0, "漢g").height()


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase), theme.ground),
        ((role.Base, role.ToolTipBase), theme.paper),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), theme.ink),
        ((role.Highlight, role.Link), theme.accent),
        ((role.HighlightedText,), theme.accent_ink),
        ((role.PlaceholderText,), theme.faint),
        ((role.Mid, role.Dark), theme.edge),
        ((role.Light, role.Midlight), theme.hover),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.faint))
    return palette
