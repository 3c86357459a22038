"""The review of an import: what one sees first."""

import pytest
from PySide6.QtCore import QPoint

from tests.site_of_pages import ARTICLE

pytest.importorskip("trafilatura")
LINKS = "".join(f"<li><a href='/{at}'>欄目第{at}號</a></li>" for at in range(120))


def test_a_page_whose_first_lines_are_cut_is_shown_where_its_article_begins(opened, tmp_path):
    path = tmp_path / "saved.html"
    path.write_text(ARTICLE.replace("<body>", f"<body><nav><ul>{LINKS}</ul></nav>"), "utf-8")
    opened.window.files.take([path])
    opened.wait_for_jobs()
    columns = opened.window.importing.columns
    opened.bot.waitUntil(lambda: columns.verticalScrollBar().value() > 1000)
    right, lines = columns.viewport().width() - 60, range(0, columns.viewport().height(), 8)
    seen = [columns.cursorForPosition(QPoint(right, at)).block().text() for at in lines]
    assert any("圖書館是鎮上最大的客廳" in line for line in seen)
