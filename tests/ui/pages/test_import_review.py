"""The review of an import: what one sees first."""

import json
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.domain.transfer.plans import ImportPlan, Problem
from annotator.ui import messages
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


BIOC = """<?xml version="1.0"?><collection><source>S</source><date/><key/><document><id>1</id>
<passage><offset>0</offset><text>王小明反對。</text>
<annotation id="a"><infon key="type">Person</infon><location offset="0" length="3"/><text>王小明</text></annotation>
<annotation id="b"><infon key="type">法案</infon><location offset="90" length="2"/><text>沒有</text></annotation>
</passage></document></collection>"""
PAGE = "https://x.test/1"
NOTE = {
    "id": "n", "user": "acct:anna@hypothes.is", "uri": PAGE, "text": "查", "tags": ["法案"],
    "document": {"title": ["一頁"]},
    "target": [{"source": PAGE, "selector": [
        {"type": "TextQuoteSelector", "exact": "王小明反對", "prefix": "昨天", "suffix": "。"}]}],
}  # fmt: skip
NAME = {"id": "a", "from_name": "l", "to_name": "text", "type": "labels",
        "value": {"start": 0, "end": 3, "text": "王小明", "labels": ["法案"]}}  # fmt: skip
BOX = {"id": "b", "from_name": "r", "to_name": "img", "type": "rectanglelabels", "value": {"rectanglelabels": ["X"]}}
TASK = {
    "data": {"text": "王小明反對。"}, "annotations": [{"completed_by": {"email": "anna@x.test"}, "result": [NAME, BOX]}],
    "predictions": [{"model_version": "bert-1", "score": 0.7, "result": [NAME]}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "told", "problem", "marks"),
    [
        ("b.xml", BIOC, ["Articles 1", "Marks 1", "New tags none"], "90–92 is no place in a text of 6 characters: 法案", [("王小明", "person")]),
        (
            "h.json", json.dumps({"total": 1, "rows": [NOTE]}), ["Annotators anna", "New tags 法案"],
            "the article holds only the passages", [("王小明反對", "法案")],
        ),
        (
            "s.json", "\n" + json.dumps(TASK), ["Suggestions 1 suggestion", "Annotators anna@x.test", "New tags 法案"],
            "Line 2 This is no label on a text", [("王小明", "法案")],
        ),
    ],
)  # fmt: skip
def test_files_of_other_tools_show_what_comes_and_what_does_not_by_line_and_come_in(
    opened, tmp_path, monkeypatch, name, content, told, problem, marks
):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    monkeypatch.setattr(messages, "files_to_import", lambda _parent: [path])
    opened.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier, on=opened.window)
    opened.wait_for_jobs()
    page = opened.window.importing
    words = " ".join(page.columns.toPlainText().split())
    assert words.startswith(name)
    assert all(one in words for one in [*told, "1 PROBLEM", problem])
    assert words.index(told[-1]) < words.index("1 PROBLEM")
    assert not page.decisions.isVisible()
    opened.bot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    opened.wait_for_jobs()
    opened.bot.waitUntil(lambda: opened.marks() == marks)
    assert opened.window.view.isVisible()


def test_problems_are_told_as_words_and_the_first_of_very_many(opened):
    found = tuple(Problem("a<b>.json", "“<i>x</i>” is none.", line=at) for at in range(1, 1001))
    opened.window.review(ImportPlan(problems=found, exchanges=()))
    words = opened.window.importing.columns.toPlainText()
    assert "a<b>.json Line 400" in words
    assert "“<i>x</i>” is none." in words
    assert words.rstrip().endswith("… and 600 further ones")


def test_labels_of_a_file_say_which_tags_they_become_and_a_click_chooses_others(opened, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "王小明反對法案。", "label": [[0, 3, "PER"], [5, 7, "法案"]]}), "utf-8")
    opened.window.files.take([path])
    opened.wait_for_jobs()
    page = opened.window.importing
    shown = " ".join(page.columns.toPlainText().split())
    assert "LABELS OF THE FILE PER → Person 1 place 法案 → 法案 1 place · new tag" in shown
    menu = page.label_menu(0, 1)
    names = [one.text() for one in menu.actions() if one.text()]
    assert names[0] == "As the file says: 法案"
    next(one for one in menu.actions() if one.text() == "Theme").trigger()
    assert "法案 → Theme 1 place" in " ".join(page.columns.toPlainText().split())
    assert "new tag" not in page.columns.toPlainText()
    page.label_menu(0, 1).actions()[0].trigger()  # as it was
    assert "new tag" in page.columns.toPlainText()
    next(one for one in page.label_menu(0, 1).actions() if one.text() == "Theme").trigger()
    page.accept()
    project = opened.window.hub.project
    opened.bot.waitUntil(lambda: project.statistics().marks.get("theme") is not None)
    assert all(tag.name != "法案" for tag in project.codebook.tags)
