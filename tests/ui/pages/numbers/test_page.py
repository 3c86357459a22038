"""The page of figures: counts what the filter holds, copies, takes out."""

import csv
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from annotator.domain.articles import State
from annotator.domain.corpus.numbers import BARS, COLUMNS, Figure
from annotator.domain.spans import Span
from annotator.formats import sheets
from annotator.ui import messages, theme
from annotator.ui.pages.numbers.naming import figure_name, heading


@pytest.fixture
def page(opened, window):
    """The page of a project with two articles and five marks."""
    project = window.hub.project
    (other,) = project.imports.apply(project.imports.plan_text("方啟明來了。\n=說好", "b")).value.articles
    first = window.situation.article
    project.several.edit([other], {"source": "=人民網"})
    for article, start, end, kind in ((first, 0, 3, "theme"), (first, 13, 16, "person"), (first, 20, 23, "person"),
                                      (other, 0, 3, "person"), (other, 3, 5, "quote")):  # fmt: skip
        project.marks.add(article, Span(start, end), project.codebook.root(kind).id)
    project.several.set_state([other], State.DONE)
    window.wide.show_numbers()
    page = window.wide.numbers
    wait_for(opened, page, Figure.TAGS)
    return page


def wait_for(hands, page, figure):
    hands.bot.waitUntil(
        lambda: page.rows.sheet.figure is figure and not page._counting.jobs.is_busy and not page._again.isActive(),
        timeout=10_000,
    )


def turn_to(hands, page, figure):
    page.figures.setCurrentRow(list(Figure).index(figure))
    wait_for(hands, page, figure)


def cells(page):
    model = page.rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_tags_are_counted_with_the_most_first_and_a_bar(page):
    assert cells(page) == [["Person", "3", "2", "1", "0"], ["Quote", "1", "1", "1", "0"], ["Theme", "1", "1", "1", "0"]]
    assert [page.rows.share(at) for at in range(3)] == [1, 1 / 3, 1 / 3]
    assert page.head.facts.toolTip() == "Tags  ·  3 rows"
    image: QImage = page.table.grab().toImage()
    row = page.table.visualRect(page.rows.index(0, page.rows.sheet.bar))
    place = page.table.viewport().mapTo(page.table, row.center())
    assert image.pixelColor(place.x(), place.y()).name() == theme.LIGHT.accent


@pytest.mark.parametrize("figure", list(Figure))
def test_every_table_is_shown_as_the_verbs_count_it(opened, page, window, figure):
    turn_to(opened, page, figure)
    assert page.rows.rows == list(window.hub.project.numbers.sheet(figure).rows)
    assert page.rows.rows or figure is Figure.PEOPLE
    assert [page.rows.headerData(at, Qt.Orientation.Horizontal) for at in range(page.rows.columnCount())] == [
        heading(column) for column in COLUMNS[figure]
    ]
    assert page.figures.currentItem().text() == figure_name(figure)
    assert BARS[figure] in COLUMNS[figure]
    page.table.grab()


def test_no_table_is_scrolled_sideways_in_a_narrow_window(opened, page, window):
    window.resize(1024, 700)
    opened.bot.wait(20)
    wide = []
    for figure in (*Figure, Figure.TAGS):
        turn_to(opened, page, figure)
        if page.table.horizontalScrollBar().maximum():
            wide.append(figure)
    assert wide == []


def test_a_filter_counts_again(opened, page, window):
    page.filters.state.setCurrentIndex(page.filters.state.findData(State.DONE))
    page.filters.state.activated.emit(0)
    opened.bot.waitUntil(lambda: len(page.rows.rows) == 2)
    assert cells(page) == [["Person", "1", "1", "1", "0"], ["Quote", "1", "1", "1", "0"]]
    page.filters.until.setText("1999")
    opened.bot.waitUntil(lambda: page.nothing.isVisible())
    assert cells(page) == []
    page.copy()


def test_what_is_marked_meanwhile_is_counted(opened, page, window):
    project = window.hub.project
    project.marks.add(window.situation.article, Span(30, 32), project.codebook.root("role").id)
    opened.bot.waitUntil(lambda: len(page.rows.rows) == 4, timeout=10_000)


def test_a_click_on_a_column_sorts_by_it(opened, page):
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in cells(page)] == ["Theme", "Quote", "Person"]
    turn_to(opened, page, Figure.LENGTHS)
    assert [row[0] for row in cells(page)] == ["Person", "Quote", "Theme"]


def test_copied_rows_hold_no_formula(opened, page):
    turn_to(opened, page, Figure.SOURCES)
    page.table.setFocus()
    opened.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, on=page.table)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == ["Source", "Articles", "Characters", "Marks"]
    assert sorted(line[0] for line in lines[1:]) == ["'=人民網", "without a source"]


def test_tables_are_taken_out(opened, window, page, tmp_path, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(messages, "table_target", lambda _parent, stem, suffix: tmp_path / f"{stem}{suffix}")
    page._export_one(".csv")
    opened.bot.waitUntil(lambda: window.status.told == "Exported to tags.csv.", timeout=10_000)
    lines = list(csv.reader((tmp_path / "tags.csv").read_text("utf-8-sig").splitlines()))
    assert lines[:2] == [["Tag", "Marks", "Articles", "Annotators", "Whole articles"], ["Person", "3", "2", "1", "0"]]
    page._export_all()
    opened.bot.waitUntil(lambda: window.status.told == "Exported to numbers.xlsx.", timeout=10_000)
    assert openpyxl.load_workbook(tmp_path / "numbers.xlsx").sheetnames == [figure_name(figure) for figure in Figure]


@pytest.mark.parametrize("there", [True, False])
def test_workbooks_are_offered_where_they_can_be_written_and_told_how_to_get_where_not(page, monkeypatch, there):
    monkeypatch.setattr(sheets, "find_spec", lambda _name: object() if there else None)
    menu = page.export_menu()
    actions = menu.actions()
    assert [action.isEnabled() for action in actions] == [True, there, there]
    assert ("pip install" in actions[1].text()) is not there
    menu.deleteLater()


@pytest.fixture
def slow(window, monkeypatch):
    """Every table takes as long as it does in a large project."""
    numbers = type(window.hub.project.numbers)
    at_once = numbers.sheet

    def slowly(self, figure, wanted, told):
        for part in range(3):
            threading.Event().wait(0.05)
            told(part, 3)
        return at_once(self, figure, wanted)

    monkeypatch.setattr(numbers, "sheet", slowly)


def test_all_tables_are_taken_out_whatever_is_looked_at_meanwhile(opened, window, page, slow, tmp_path, monkeypatch):
    out = tmp_path / "n.xlsx"
    monkeypatch.setattr(messages, "table_target", lambda *_words: out)
    monkeypatch.setattr(
        type(window.hub.project.numbers), "write", lambda _self, path, found: path.write_text(str(len(found)))
    )
    page._export_all()
    assert len(opened.jobs) == 1
    turn_to(opened, page, Figure.SOURCES)
    opened.wait_for_jobs()
    assert out.read_text() == str(len(Figure))
    assert window.status.told == "Exported to n.xlsx."


def test_taking_out_goes_on_beside_counting_and_tells_when_it_is_stopped(
    opened, window, page, slow, tmp_path, monkeypatch
):
    out = tmp_path / "n.csv"
    monkeypatch.setattr(messages, "table_target", lambda *_words: out)
    page.figures.setCurrentRow(list(Figure).index(Figure.SOURCES))
    page._export_one(".csv")
    wait_for(opened, page, Figure.SOURCES)
    opened.wait_for_jobs()
    assert out.read_text("utf-8-sig").startswith("Tag,")
    page._export_all()
    window.jobs.stop()
    opened.wait_for_jobs()
    assert "Stopped" in window.refusals[-1]


def test_a_tag_that_undo_took_back_is_not_offered_any_more(opened, window, page):
    made = window.hub.project.tags.add("theme", "X").value
    offered = page.filters.tag
    offered.setCurrentIndex([offered.itemData(at) for at in range(offered.count())].index(made.id))
    offered.activated.emit(0)
    opened.bot.waitUntil(lambda: page.nothing.isVisible(), timeout=10_000)
    window.editing.undo()
    assert offered.currentText() == "any tag"
    assert made.id not in [offered.itemData(at) for at in range(offered.count())]
    opened.bot.waitUntil(lambda: len(page.rows.rows) == 3, timeout=10_000)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_alt_down_opens_a_box_and_leaves_the_article_behind_the_page_alone(opened, window, page):
    read = window.situation.article
    box = page.filters.state
    box.setFocus()
    opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, on=box)
    assert box.view().isVisible()
    assert window.situation.article == read
    box.hidePopup()
    window.show_article_page()
    opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.situation.article != read
