"""What the tests of the page of people tell a project, and how they look at the page."""

from dataclasses import replace

from PySide6.QtCore import Qt

from annotator.domain.spans import Span
from annotator.ui.running.newest import Newest

FIRST = "鎮長方啟明強調,圖書館是客廳。館長沈月華在場,方啟明致謝。"
LATER = "方启明指出,水質好轉。沈月華也到了。"
NONE = Qt.KeyboardModifier.NoModifier


def mark(project, key, text, words, kind, nth=0):
    at = -1
    for _time in range(nth + 1):
        at = text.index(words, at + 1)
    return project.marks.add(key, Span(at, at + len(words)), project.codebook.by_path(kind).id).value


def article(project, text, **told):
    key = project.imports.apply(project.imports.plan_text(text, "a")).value.articles[0]
    project.articles.edit(key, replace(project.articles.read(key).article.metadata, **told))
    return key


def tell(project):
    """方啟明 twice in one article with a role and a quote, 方启明 once in a later one; 沈月華 in both."""
    first = article(project, FIRST, title="新館", source="雲嶺日報", published="2024-05-06")
    later = article(project, LATER, title="水質", published="2024-07-12")
    fang = mark(project, first, FIRST, "方啟明", "person")
    mark(project, first, FIRST, "方啟明", "person", 1)
    quote = mark(project, first, FIRST, "圖書館是客廳", "quote")
    project.links.set_speaker(quote.id, fang.id)
    at = FIRST.index("強調")
    project.links.set_cue(quote.id, Span(at, at + 2))
    project.links.set_holder(mark(project, first, FIRST, "鎮長", "role").id, fang.id)
    mark(project, later, LATER, "方启明", "person")
    shen = mark(project, first, FIRST, "沈月華", "person")
    again = mark(project, later, LATER, "沈月華", "person")
    project.people.join([again.id], project.marks.get([shen.id])[0].person)
    return first, later


def settle(hands, page):
    """Wait until all that the page reads beside the window is here."""
    readers = page.findChildren(Newest)
    timers = (page._soon, page.side.pause)
    hands.bot.waitUntil(
        lambda: not any(one.jobs.is_busy for one in readers) and not any(one.isActive() for one in timers),
        timeout=10_000,
    )


def names(page):
    return [(one.person.name, one.mentions) for one in page.rows.entries]


def point(hands, page, name):
    at = next(at for at, one in enumerate(page.rows.entries) if one.person.name == name)
    page.list.setCurrentIndex(page.rows.index(at))
    settle(hands, page)


def list_places(hands, page, kind):
    page.view.list_places(kind)
    settle(hands, page)


def sift(hands, page, words):
    page.filter.setText(words)
    page.filter.returnPressed.emit()
    settle(hands, page)


def cells(page):
    places = page.view.places
    return [tuple(places.data(places.index(at, column)) for column in range(4)) for at in range(places.rowCount())]
