"""While marking: a tag is found by a few letters, and its guideline lies beside the text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from annotator.domain.spans import Span
from annotator.ui import messages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screen that is none has no keyboard


def test_a_slash_finds_a_tag_and_marks_with_it_the_latest_first(opened, window, quotes):
    project = window.hub.project
    theme = project.tags.add("theme", "圖書館").value
    at = window.situation.reading.text.index("方啟明")
    window.situation.select(Span(at, at + 3))
    window.coding.find_tag()
    opened.bot.keyClicks(window.picker._entry, "Dir")
    assert window.picker._list.item(0).text() == "Quote › Direct"
    window.picker._entry.clear()
    window.picker._filter("图书")
    opened.press(Qt.Key.Key_Return, on=window.picker._entry)
    opened.bot.waitUntil(lambda: ("方啟明", "theme") in opened.marks())
    assert window.coding.recent == [theme.id]
    window.coding.find_tag()
    assert window.picker._list.item(0).text() == "Theme › 圖書館"


def test_the_guideline_follows_the_armed_tag(opened, window, quotes):
    project = window.hub.project
    project.tags.change(replace(project.codebook.tag(quotes[0].id), guideline="Only **between** quotation marks."))
    window.situation.arm(quotes[0].id)
    window.coding.guideline()
    assert window.coding.card.words.toPlainText() == "Only between quotation marks."
    window.situation.arm(quotes[1].id)
    assert window.coding.card.words.toPlainText() == "No guideline yet."
    window.coding.guideline()
    assert window.coding.card.isHidden()


def test_what_a_format_does_not_carry_is_told_before_it_is_written(opened, page, window, tmp_path, monkeypatch):
    from annotator.formats.codebooks.registry import FORMATS

    told, path = [], tmp_path / "book.csv"
    monkeypatch.setattr(messages, "codebook_target", lambda *_words: path)
    monkeypatch.setattr(messages, "agree", lambda _parent, *words: told.append(words) or False)
    window.coding.export_as(FORMATS[3])
    assert told[0][1] == "4 link types"
    assert not path.exists()
    monkeypatch.setattr(messages, "agree", lambda *_words: True)
    window.coding.export_as(FORMATS[3])
    assert path.exists()


def test_the_guideline_is_printed_as_pdf_and_a_folder_that_is_not_there_is_told(window, page, tmp_path, monkeypatch):
    told, path = [], tmp_path / "book.pdf"
    window.hub.refused.connect(told.append)
    for target in (path, tmp_path / "nowhere" / "book.pdf"):
        monkeypatch.setattr(messages, "guideline_target", lambda *_words, target=target: target)
        window.coding.print_guideline()
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert told[0].startswith("Exported to")
    assert "cannot be written" in window.refusals[-1]
