"""The sources that can be wished for are counted beside the window, as every article has one."""

import threading

from annotator.domain.corpus.listing import Grouping
from tests.ui.pages.articles.conftest import SOURCES, titles


def offered(fields):
    return [fields.source.itemText(at) for at in range(fields.source.count())]


def test_the_page_does_not_wait_for_the_sources(opened, window, page, monkeypatch):
    fields, let_go = page.side.filters, threading.Event()
    opened.bot.waitUntil(lambda: set(SOURCES) < set(offered(fields)))
    listing = type(window.hub.project.listing)
    at_once = listing.groups

    def slowly(self, grouping, *asked):
        if grouping is Grouping.SOURCE:
            let_go.wait(10)
        return at_once(self, grouping, *asked)

    monkeypatch.setattr(listing, "groups", slowly)
    window.hub.project.articles.remove(page.rows.rows[1].id)
    fields.begin()
    assert set(SOURCES) < set(offered(fields))
    let_go.set()
    opened.bot.waitUntil(lambda: not fields._counting.jobs.is_busy)
    assert set(SOURCES) < set(offered(fields))


def test_a_source_that_is_gone_is_let_go_and_a_closed_project_leaves_none(opened, window, page):
    fields = page.side.filters
    opened.bot.waitUntil(lambda: set(SOURCES) < set(offered(fields)))
    at = offered(fields).index("中央社")
    fields.source.setCurrentIndex(at)
    fields.source.activated.emit(at)
    assert titles(page) == ["標題2", "標題5"]
    window.hub.project.several.remove([row.id for row in page.rows.rows])
    fields.begin()
    opened.bot.waitUntil(lambda: "中央社" not in offered(fields))
    opened.bot.waitUntil(lambda: len(titles(page)) == 5)
    window.hub.close()
    assert offered(fields) == ["any source"]
