"""The page of columns: guessed, changed by the keyboard, shown beside, remembered, and on to the review."""

import pytest
from PySide6.QtCore import Qt

from annotator.domain.transfer.mappings import Target
from annotator.ui import messages

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text("甲,乙,日期\n新館啟用,雲嶺鎮圖書館<b>。,2024/11/5\n" + "又,有,\n" * 20, "utf-8")
    return path


def test_a_table_is_asked_for_and_its_rows_come_in(opened, window, table, monkeypatch):
    monkeypatch.setattr(messages, "files_to_import", lambda _parent: [table])
    opened.press(Qt.Key.Key_I, CTRL, on=window)
    opened.wait_for_jobs()
    page = window.mapping.page
    assert page.isVisible()
    assert page.rows.rowCount() == 11
    assert not page.continue_button.isEnabled()
    assert page.missing.isVisible()
    assert page.choices[0].hasFocus()
    opened.bot.keyClick(page.choices[0], Qt.Key.Key_Down)
    opened.bot.keyClick(page.choices[0], Qt.Key.Key_Tab)
    assert page.choices[1].hasFocus()
    opened.bot.keyClick(page.choices[1], Qt.Key.Key_Down)
    opened.bot.keyClick(page.choices[1], Qt.Key.Key_Down)
    assert page.mapping.of == {"甲": Target.TITLE, "乙": Target.TEXT, "日期": Target.PUBLISHED}
    shown = page.preview.toPlainText()
    assert "新館啟用" in shown
    assert "雲嶺鎮圖書館<b>。" in shown
    assert "2024-11-05" in shown
    opened.press(Qt.Key.Key_Return, CTRL, on=window)
    opened.wait_for_jobs()
    assert window.importing.isVisible()
    assert window.importing.current.inferred.metadata.title == "新館啟用"
    window.importing.accept()
    opened.wait_for_jobs()
    assert window.hub.project.articles.count() == 3
    opened.press(Qt.Key.Key_I, CTRL, on=window)
    opened.wait_for_jobs()
    assert page.mapping.of["乙"] is Target.TEXT
    opened.press(Qt.Key.Key_Escape, on=page)
    assert not page.isVisible()


def test_another_encoding_of_the_table_is_shown_and_kept(opened, window, tmp_path):
    path = tmp_path / "news.csv"
    path.write_bytes("標題,內容\n新館啟用,鎮長說好。\n".encode("big5"))
    window.mapping.begin([path])
    opened.wait_for_jobs()
    page = window.mapping.page
    page.encoding.setCurrentIndex(page.encoding.findData("gb18030"))
    page.encoding.activated.emit(page.encoding.currentIndex())
    opened.wait_for_jobs()
    assert page.encoding.currentData() == "gb18030"
    assert "新館啟用" not in page.preview.toPlainText()
    page.encoding.setCurrentIndex(page.encoding.findData("big5"))
    page.encoding.activated.emit(page.encoding.currentIndex())
    opened.wait_for_jobs()
    assert "新館啟用" in page.preview.toPlainText()
    assert page.mapping.encoding == "big5"
    page.accept()
    opened.wait_for_jobs()
    assert window.importing.current.inferred.metadata.title == "新館啟用"
