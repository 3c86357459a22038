"""The review of an import: what one sees first."""

import json
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QPoint

from tests.site_of_pages import ARTICLE
from tests.ui.sources import only

LINKS = "".join(f"<li><a href='/{at}'>欄目第{at}號</a></li>" for at in range(120))


@pytest.mark.skipif(find_spec("trafilatura") is None, reason="the extra web is not installed")
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


def test_predictions_of_articles_that_are_here_are_told_imported_and_shown_beside_the_text(opened, tmp_path):
    only(opened.window.hub.project)
    project, article = opened.window.hub.project, opened.window.situation.article
    text = project.articles.read(article).text
    value = {"start": 0, "end": 3, "text": text[:3], "labels": ["role"]}
    result = {"id": "a", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    path = tmp_path / "tasks.json"
    told = [{"data": {"text": text}, "predictions": [{"model_version": "bert-1", "score": 0.7, "result": [result]}]}]
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    opened.window.files.take([path])
    opened.wait_for_jobs()
    page = opened.window.importing
    assert "1 suggestion, which waits in its article" in page.columns.toPlainText()
    page.accept()
    opened.bot.waitUntil(lambda: [one.source for one in opened.window.suggesting.found] == ["bert-1"])
    assert project.statistics().marks == {}
