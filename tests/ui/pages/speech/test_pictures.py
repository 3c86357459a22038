"""Pictures of who speaks of what and when: as plots, or as tables with bars; each saved as PNG, SVG and CSV."""

import csv
import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer

from annotator.domain.corpus.speech import Voice
from annotator.ui import messages, theme
from annotator.ui.pages.speech import plots
from annotator.ui.pages.speech.pictures import TIMELINE
from tests.ui.pages.speech.test_page import settle, talk, words


@pytest.fixture
def pictures(opened, window):
    talk(window.hub.project)
    window.wide.show_speech()
    page = window.wide.speech
    settle(opened, page)
    opened.press(Qt.Key.Key_P, on=page.list)
    opened.bot.waitUntil(lambda: page.pictures.spread is not None, timeout=10_000)
    return page.pictures


@pytest.fixture
def plotted(pictures):
    pytest.importorskip("pyqtgraph")
    return pictures


def rows(pictures):
    return list(pictures.rows.table.rows)


def test_the_table_behind_the_network_counts_quotes_by_speaker_and_theme(pictures):
    assert rows(pictures) == [("方啟明", "河", 1, 1, 0)]
    pictures.show_kind(TIMELINE)
    assert rows(pictures) == [("2024-05", "方啟明", 1), ("2024-05", "沈月華", 1), ("2024-09", "方啟明", 1)]


def test_enter_in_the_table_reads_the_lines_of_that_speaker_on_that_theme(opened, pictures, window):
    pictures.as_table = True
    pictures.show_kind(pictures.kind)
    pictures.table.setCurrentIndex(pictures.rows.index(0, 0))
    opened.press(Qt.Key.Key_Return, on=pictures.table)
    assert words(window.wide.speech) == ["水質好轉"]
    assert not pictures.isVisible()


def test_the_table_is_copied_and_saved(opened, pictures, tmp_path, monkeypatch):
    pictures.as_table = True
    pictures.show_kind(TIMELINE)
    pictures.table.selectRow(1)
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, on=pictures.table)
    assert QGuiApplication.clipboard().text() == "Month\tSpeaker\tQuotes\n2024-05\t沈月華\t1"
    monkeypatch.setattr(messages, "table_target", lambda _parent, stem, suffix: tmp_path / f"{stem}{suffix}")
    pictures.save_table()
    with (tmp_path / "timeline.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == [[str(cell) for cell in row] for row in rows(pictures)]


@pytest.mark.parametrize("kind", ["network", "timeline"])
def test_a_plot_is_saved_as_png_and_svg(plotted, tmp_path, monkeypatch, kind):
    plotted.show_kind(kind)
    for suffix in (".png", ".svg"):
        path = tmp_path / f"{kind}{suffix}"
        monkeypatch.setattr(messages, "picture_target", lambda _parent, _stem, path=path: path)
        plotted.save_picture()
    image = QImage(str(tmp_path / f"{kind}.png"))
    assert image.width() == 2 * plotted.plot.width()
    assert (
        len({image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})
        > 2
    )
    drawn = (tmp_path / f"{kind}.svg").read_text("utf-8")
    assert QSvgRenderer(str(tmp_path / f"{kind}.svg")).isValid()
    assert "方啟明" in drawn


def test_a_place_that_cannot_be_written_is_told(plotted, window, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "picture_target", lambda _parent, _stem: tmp_path / "nowhere" / "a.png")
    plotted.save_picture()
    assert window.status.told == "“a.png” cannot be written."


def test_a_plot_has_the_colours_of_the_theme(opened, plotted, qapp):
    theme.put_on(qapp, theme.DARK)
    opened.bot.waitUntil(lambda: plotted.plot.backgroundBrush().color().name() == theme.DARK.paper)


def test_without_pyqtgraph_there_are_tables_with_bars_and_how_to_install_it(opened, window, monkeypatch):
    monkeypatch.setattr(plots, "available", lambda: False)
    talk(window.hub.project)
    window.wide.show_speech()
    page = window.wide.speech
    page.turn()
    opened.bot.waitUntil(lambda: page.pictures.spread is not None, timeout=10_000)
    pictures = page.pictures
    assert pictures.body.currentWidget() is pictures.table
    assert not pictures.table_button.isVisible()
    assert not pictures.save_button.isEnabled()
    assert pictures.rows.index(0, 2).data(Qt.ItemDataRole.UserRole) == 1.0
    assert plots.INSTALL in " ".join(one.text() for one in pictures.findChildren(type(pictures.told).__base__))


def test_a_change_is_counted_anew(opened, pictures, window):
    project = window.hub.project
    person = next(one for one, _count in project.people.all() if one.name == "沈月華")
    fang = next(one for one, _count in project.people.all() if one.name == "方啟明")
    project.people.merge(fang.id, [person.id])
    opened.bot.waitUntil(
        lambda: (
            pictures.spread is not None and {one.voice for one in pictures.spread.months} == {Voice("方啟明", fang.id)}
        )
    )


def test_the_window_starts_without_pyqtgraph():
    code = "import sys; import annotator.ui.window; print('pyqtgraph' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"


def test_words_of_somebody_who_left_the_register_lead_nowhere(opened, pictures, window):
    project = window.hub.project
    project.people.remove(next(one.id for one, _mentions in project.people.all() if one.name == "沈月華"))
    opened.bot.waitUntil(
        lambda: pictures.spread is not None and any(one.voice.person is None for one in pictures.spread.months),
        timeout=10_000,
    )
    pictures.as_table = True
    pictures.show_kind(TIMELINE)
    at = next(at for at, row in enumerate(rows(pictures)) if row[1] == "沈月華")
    pictures.table.setCurrentIndex(pictures.rows.index(at, 0))
    opened.press(Qt.Key.Key_Return, on=pictures.table)
    assert pictures.isVisible()


def test_what_changes_while_pictures_are_counted_and_not_seen_is_counted_anew(opened, window, monkeypatch):
    project = window.hub.project
    talk(project)
    speech, begun, go_on = type(project.speech), threading.Event(), threading.Event()
    at_once = speech.spread

    def slow(self, *words):
        found = at_once(self, *words)
        begun.set()
        go_on.wait(10)
        return found

    monkeypatch.setattr(speech, "spread", slow)
    window.wide.show_speech()
    page = window.wide.speech
    settle(opened, page)
    page.turn()
    opened.bot.waitUntil(begun.is_set)
    window.show_article_page()
    who = next(one for one, _mentions in project.people.all() if one.name == "沈月華")
    window.hub.perform(lambda project: project.people.edit(replace(who, name="沈館長")))
    go_on.set()
    window.wide.show_speech()
    opened.bot.waitUntil(
        lambda: (
            page.pictures.spread is not None and "沈館長" in {one.voice.name for one in page.pictures.spread.months}
        ),
        timeout=10_000,
    )
    assert "沈月華" not in {one.voice.name for one in page.pictures.spread.months}


def test_the_names_of_the_lines_cover_none_of_them_however_long(opened, plotted, window):
    project = window.hub.project
    fang = next(one for one, _mentions in project.people.all() if one.name == "方啟明")
    project.people.edit(replace(fang, name="Mary Elizabeth Hutchinson-Whitmore of Yunling"))
    window.resize(1024, 700)
    plotted.forget()
    plotted.begin()
    opened.bot.waitUntil(lambda: plotted.spread is not None, timeout=10_000)
    plotted.show_kind(TIMELINE)
    item = plotted.plot.getPlotItem()
    opened.bot.waitUntil(lambda: item.legend.boundingRect().width() > 0)
    (low, high), _ys = item.viewRange()
    last = max(max(curve.xData) for curve in item.listDataItems())
    free = item.vb.width() * (high - last) / (high - low)
    assert item.legend.boundingRect().width() + 12 <= free


def test_why_there_is_no_picture_stands_at_the_top_and_none_can_be_saved(opened, window):
    window.wide.show_speech()
    page = window.wide.speech
    page.turn()
    opened.bot.waitUntil(lambda: "No quote is on a theme yet" in page.pictures.told.accessibleName())
    opened.bot.waitUntil(lambda: page.pictures.told.mapTo(page.pictures, page.pictures.told.pos()).y() < 120)
    assert not page.pictures.save_button.isEnabled()
