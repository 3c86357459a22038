"""What is pasted into the lines that filter a list: too long a text is refused whole, with a sentence."""

from PySide6.QtCore import QPoint
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


def test_the_search_line_tells_below_it_that_a_text_is_no_search(opened, window):
    window.wide.search_everywhere()
    line = window.wide.search.line
    line.entry.setText("詞 語 " * 1_500)
    line.settle()
    assert "A search takes 2,000 characters; this has 6,000." in line.refusal.text()
