"""The pictures as plots of pyqtgraph, an extra: imported when one is first drawn, so that no start waits for it."""

import importlib
import importlib.util
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QGraphicsView, QWidget

from annotator.domain.corpus.speech import Cell, Month, Voice, totals
from annotator.domain.ids import TagId
from annotator.domain.language import _
from annotator.ui import theme

INSTALL = 'pip install "article-annotator[plots]"'
MOST_VOICES, MOST_THEMES, MOST_LINES = 14, 14, 6
"""What is drawn; the table beside it has everything."""
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe and Ito; each line has a sign of its own besides."""
_SIGNS = ("o", "s", "t", "d", "star", "x")
_WIDEST, _LEAST, _NODE = 11.0, 1.2, 10.0
_STEPS = 24
_TICKS = 9
_SHARP = 2
_LEGEND = 0.28
"""Of the months that are shown, so large a share is left free behind them for the names of the lines."""
_NAME_PIXELS = 104
"""So wide a name fits there in a narrow window; the table has whole names."""


@cache
def available() -> bool:
    """Whether pyqtgraph is installed."""
    return importlib.util.find_spec("pyqtgraph") is not None


def network(cells: Sequence[Cell], tags: Mapping[TagId, tuple[str, str]]) -> QWidget:
    """Speakers on the left, themes on the right, a band between them as broad as there are quotes.

    ``tags`` has name and colour of every theme.
    """
    plots, colours = _plots(), theme.current()
    voices = list(totals(cells))[:MOST_VOICES]
    themes = _themes([cell for cell in cells if cell.voice in voices], voices)
    drawn = [cell for cell in cells if cell.voice in voices and cell.theme in themes]
    left, right = _spaced(voices), _spaced(themes)
    plot = _bare(plots)
    most = max((cell.quotes for cell in drawn), default=1)
    for cell in sorted(drawn, key=lambda one: one.quotes):
        line = theme.current().line(tags[cell.theme][1])
        line.setAlphaF(0.5)
        pen = plots.mkPen(line, width=_LEAST + (_WIDEST - _LEAST) * cell.quotes / most)
        plot.addItem(plots.PlotCurveItem(*_band(left[cell.voice], right[cell.theme]), pen=pen, antialias=True))
    for voice in voices:
        _node(plots, plot, (0.0, left[voice], voice.name), colours.accent, 1.0)
    for tag in themes:
        _node(plots, plot, (1.0, right[tag], tags[tag][0]), theme.current().line(tags[tag][1]).name(), 0.0)
    plot.setRange(xRange=(-0.55, 1.55), yRange=(-0.06, 1.06), padding=0)
    plot.setAccessibleName(_("Network of speakers and themes"))
    return plot


def timeline(months: Sequence[Month]) -> QWidget:
    """One line for each of those who are quoted most, month by month."""
    plots, colours = _plots(), theme.current()
    dated = [one for one in months if len(one.month) == len("2024-11")]
    plot = plots.PlotWidget(background=colours.paper)
    plot.setMenuEnabled(enableMenu=False)
    plot.hideButtons()
    plot.addLegend(offset=(-12, 8), labelTextColor=colours.ink, brush=plots.mkBrush(QColor(colours.card)))
    numbers = [_number(one.month) for one in dated] or [0]
    span = range(min(numbers), max(numbers) + 1)
    counts = {(one.voice, _number(one.month)): one.quotes for one in dated}
    for voice, colour, sign in zip(list(totals(dated))[:MOST_LINES], COLOURS, _SIGNS, strict=False):
        pen, line = plots.mkPen(theme.current().line(colour), width=2), [counts.get((voice, at), 0) for at in span]
        name = plot.fontMetrics().elidedText(voice.name, Qt.TextElideMode.ElideRight, _NAME_PIXELS)
        plot.plot(list(span), line, pen=pen, name=name, antialias=True, symbol=sign, symbolSize=7,
                  symbolBrush=theme.current().line(colour), symbolPen=None)  # fmt: skip
    most = max(counts.values(), default=1)
    _dress(plots, plot, span, most)
    room = max(1.0, len(span) * _LEGEND)
    plot.setRange(xRange=(span[0] - 0.3, span[-1] + room), yRange=(0, most * 1.05), padding=0)
    plot.setAccessibleName(_("Quotes by speaker and month"))
    return plot


def save(picture: QWidget, path: Path) -> bool:
    """Write a picture as ``.png``, twice as sharp as on the screen, or as ``.svg``; whether it could be written."""
    size = picture.size()
    if path.suffix == ".svg":
        from PySide6.QtSvg import QSvgGenerator  # only who saves one needs it

        drawing = QSvgGenerator()
        drawing.setFileName(str(path))
        drawing.setSize(size)
        drawing.setViewBox(QRect(0, 0, size.width(), size.height()))
        return _rendered(picture, drawing, size)
    image = QImage(size * _SHARP, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_SHARP)
    return _rendered(picture, image, size) and image.save(str(path))


def _rendered(view: QWidget, onto: Any, size: QSize) -> bool:  # noqa: ANN401  (QSvgGenerator or QImage)
    painter = QPainter()
    if not painter.begin(onto):
        return False
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRect(0, 0, size.width(), size.height())
    if isinstance(view, QGraphicsView):
        painter.fillRect(whole, QColor(theme.current().paper))
        view.render(painter, QRectF(whole), whole)
    painter.end()
    return True


def _plots() -> Any:  # noqa: ANN401  (an extra: nobody's checks need it)
    return importlib.import_module("pyqtgraph")


def _bare(plots: Any) -> Any:  # noqa: ANN401
    """A plot without axes that stands still."""
    plot = plots.PlotWidget(background=theme.current().paper)
    plot.setMenuEnabled(enableMenu=False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    for side in ("left", "bottom"):
        plot.hideAxis(side)
    return plot


def _dress(plots: Any, plot: Any, span: range, most: int) -> None:  # noqa: ANN401
    colours = theme.current()
    step = max(1, -(-len(span) // _TICKS))
    plot.getAxis("bottom").setTicks([[(at, f"{at // 12:04d}-{at % 12 + 1:02d}") for at in span[::step]]])
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(plots.mkPen(QColor(colours.edge)))
        axis.setTextPen(plots.mkPen(QColor(colours.faint)))
    plot.getAxis("left").setTickSpacing(levels=[(_whole_step(most), 0)])
    plot.setLabel("left", _("quotes"), color=colours.faint)
    plot.showGrid(y=True, alpha=0.15)
    plot.setMouseEnabled(x=True, y=False)


def _whole_step(most: int) -> int:
    """From one line of the grid to the next: 1, 2 or 5 times a power of ten, so that there are ten at most."""
    return next(one * 10**power for power in range(12) for one in (1, 2, 5) if one * 10 ** (power + 1) >= most)


def _node(plots: Any, plot: Any, told: tuple[float, float, str], colour: str, side: float) -> None:  # noqa: ANN401
    x, y, words = told
    dot = plots.ScatterPlotItem([x], [y], size=_NODE, brush=plots.mkBrush(QColor(colour)), pen=None, antialias=True)
    plot.addItem(dot)
    text = plots.TextItem(words, color=QColor(theme.current().ink), anchor=(side, 0.5))
    text.setFont(QFont(plot.font()))
    text.setPos(x - 0.03 if side else x + 0.03, y)
    plot.addItem(text)


def _themes(cells: Sequence[Cell], voices: Sequence[Voice]) -> list[TagId]:
    """The themes that are spoken of most, so ordered that few bands cross: by the middle of those who speak of each."""
    counts: dict[TagId, int] = {}
    weights: dict[TagId, float] = {}
    for cell in cells:
        counts[cell.theme] = counts.get(cell.theme, 0) + cell.quotes
        weights[cell.theme] = weights.get(cell.theme, 0.0) + cell.quotes * voices.index(cell.voice)
    most = sorted(counts, key=lambda tag: -counts[tag])[:MOST_THEMES]
    return sorted(most, key=lambda tag: weights[tag] / counts[tag])


def _spaced(keys: Sequence[Any]) -> dict[Any, float]:
    """Places from 1 down to 0."""
    return {key: 1 - at / max(1, len(keys) - 1) if len(keys) > 1 else 0.5 for at, key in enumerate(keys)}


def _band(start: float, end: float) -> tuple[list[float], list[float]]:
    """A smooth way from the left to the right."""
    places = [at / _STEPS for at in range(_STEPS + 1)]
    return places, [start + (end - start) * (3 * at**2 - 2 * at**3) for at in places]


def _number(month: str) -> int:
    """Months since the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1
