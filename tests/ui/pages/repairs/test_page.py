"""The page of repairs: filters, opens a place, takes a repair back and lists what is left."""

import pytest
from PySide6.QtCore import Qt

from annotator.domain.articles import RepairKind


@pytest.fixture
def page(opened, window):
    """The page of a project with four repairs in one more article."""
    project = window.hub.project
    text = "標題\n\n發展?fàn)I造氛\u200b圍。\u00ad甲&amp;lt;乙"
    project.imports.apply(project.imports.plan_text(text, "b"))
    window.actions_.all["show_repairs"].trigger()
    wait_for(opened, window.wide.repairs, 4)
    return window.wide.repairs


def wait_for(hands, page, count):
    hands.bot.waitUntil(
        lambda: page.rows.rowCount() == count and not page._reading.jobs.is_busy and not page._soon.isActive(),
        timeout=10_000,
    )


def choose(page, kind):
    page.kinds.setCurrentIndex(page.kinds.findData(kind))
    page.kinds.activated.emit(page.kinds.currentIndex())


def kinds(page):
    return [page.rows.at(at).repair.kind for at in range(page.rows.rowCount())]


def test_repairs_are_filtered_by_words_and_kind_and_undone_and_done_again(opened, window, page):
    assert [page.kinds.itemText(at) for at in range(page.kinds.count())] == [
        "All kinds  (4)", "Character restored  (1)", "Entity  (1)", "Unseen character  (2)",
    ]  # fmt: skip
    opened.bot.keyClicks(page.words, "soft hyphen")
    wait_for(opened, page, 1)
    assert page.rows.index(0, 2).data() == "U+00AD"
    page.words.clear()
    wait_for(opened, page, 4)
    choose(page, RepairKind.INVISIBLE.value)
    wait_for(opened, page, 2)
    page.table.setFocus()
    page.table.selectAll()
    opened.bot.keyClick(page.table, Qt.Key.Key_Delete)
    wait_for(opened, page, 0)
    choose(page, "")
    wait_for(opened, page, 2)
    assert kinds(page) == [RepairKind.BREAK, RepairKind.ENTITY]
    window.hub.perform(lambda project: project.history.undo())
    wait_for(opened, page, 4)


def test_enter_opens_the_place_of_a_repair(opened, window, page):
    place = page.rows.at(0)
    page.table.setFocus()
    opened.bot.keyClick(page.table, Qt.Key.Key_Return)
    opened.bot.waitUntil(lambda: window.situation.article == place.article, timeout=10_000)
