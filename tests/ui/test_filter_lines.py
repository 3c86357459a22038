"""What is pasted into the lines that filter a list: too long a text is refused whole, with a sentence."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from annotator.domain.search.typed import LONGEST
from annotator.ui.floating.picker import Choice

SENTENCE = "A filter takes 200 characters; this has 100,000. Write a few characters of what you look for."


def paste(entry, words):
    QGuiApplication.clipboard().setText(words)
    entry.paste()


def test_every_list_refuses_a_long_text_in_the_status_line_and_keeps_what_was_typed(opened, window):
    window.wide.list_articles(), window.wide.show_people(), window.wide.show_speech()
    wide = window.wide
    entries = (
        window.articles.filter, wide.articles.side.filters.words, wide.articles.side.filters.since,
        wide.people.filter, wide.speech.filter,
    )  # fmt: skip
    for entry in entries:
        told = []
        window.hub.refused.connect(told.append)
        entry.setText("")
        paste(entry, "方")
        paste(entry, "啟" * (100_000 - 1))
        assert entry.text() == "方"
        assert set(told) == {SENTENCE}
        paste(entry, "啟" * (LONGEST - 1))
        assert len(entry.text()) == LONGEST
        entry.clear()
    assert window.status.isVisible()


def test_a_list_to_pick_from_tells_it_where_one_types(opened, window):
    window.picker.ask(QPoint(9, 9), "Who?", [Choice("方啟明", 1)], print, make=print)
    paste(window.picker._entry, "方" * 100_000)
    assert window.picker._title.text() == SENTENCE
    assert window.picker._entry.text() == ""
    window.picker._entry.insert("方")
    window.picker._entry.textEdited.emit("方")
    assert window.picker._title.text() == "Who?"


def test_a_list_to_pick_from_is_filtered_in_either_script(opened, window):
    picked = []
    names = ("直接引語", "間接引語")
    window.picker.ask(QPoint(9, 9), "Which?", [Choice(name, name) for name in names], picked.append, make=print)
    entry = window.picker._entry
    entry.setText("间接")
    entry.textEdited.emit("间接")
    opened.press(Qt.Key.Key_Return, on=entry)
    assert picked == ["間接引語"]


def test_the_search_line_tells_below_it_that_a_text_is_no_search(opened, window):
    window.wide.search_everywhere()
    line = window.wide.search.line
    line.entry.setText("詞 語 " * 1_500)
    line.settle()
    assert "A search takes 2,000 characters; this has 6,000." in line.refusal.text()


def test_what_is_typed_in_one_project_filters_nothing_of_the_next(opened, window):
    window.wide.list_articles(), window.wide.show_people(), window.wide.show_speech()
    entries = window.articles.filter, window.wide.people.filter, window.wide.speech.filter
    for entry in entries:
        entry.setText("沒有")
    opened.bot.waitUntil(lambda: not window.articles.rows.rowCount())
    where = window.hub.project.location
    window.hub.close()
    window.hub.open(where)
    assert [entry.text() for entry in entries] == [""] * 3
    assert window.articles.rows.rowCount() == 1
