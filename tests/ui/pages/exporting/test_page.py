"""The export page: format, selection, what is lost, a preview, the command line for it, a file."""

import json
import shlex
import unicodedata
from importlib.util import find_spec

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator import Project
from annotator.cli import main as command_line
from annotator.domain.articles import Metadata, State
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.settings import preferences
from annotator.store import Sought
from annotator.ui import messages
from annotator.ui.pages.exporting.page import ExportPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(opened, window):
    """The page of a project with one marked article and one without marks."""
    project = window.hub.project
    article = project.articles.page()[0].id
    project.marks.add(article, Span(14, 17), project.codebook.root("person").id)
    project.marks.add(article, Span(12, 17), project.codebook.root("role").id)
    project.imports.apply(project.imports.plan_text("另一篇。", "b"))
    project.articles.set_state(article, State.DONE)
    opened.press(Qt.Key.Key_E, CTRL)
    settle(opened, window.exporting.page)
    return window.exporting.page


def settle(hands, page):
    hands.bot.waitUntil(lambda: not page._soon.isActive() and not page._looking.jobs.is_busy, timeout=10_000)


def choose(hands, page, name):
    [item] = page.formats.findItems(name, Qt.MatchFlag.MatchExactly)
    page.formats.setCurrentItem(item)
    settle(hands, page)


def test_the_first_article_is_shown_as_it_would_be_written(opened, page):
    assert page.formats.hasFocus()
    assert [item.text() for item in page.formats.selectedItems()] == ["json"]
    assert page.preview.toPlainText().startswith('{\n  "format": "article-annotator"')
    assert "另一篇" not in page.preview.toPlainText()
    assert page.losses.text() == "Nothing is lost."
    choose(opened, page, "csv")
    assert "article_id,article_title" in page.preview.toPlainText()


def test_what_a_format_loses_of_this_selection_stands_there_before_it_is_written(opened, page):
    choose(opened, page, "csv")
    assert "2 texts" in page.losses.text()
    page.choices.filters.state.setCurrentIndex(page.choices.filters.state.findText("done"))
    page.choices.filters.changed.emit()
    settle(opened, page)
    assert "1 text" in page.losses.text()
    assert "2 texts" not in page.losses.text()


def test_a_file_is_written_and_told(opened, page, window, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "export_target", lambda *words: asked.append(words[-1].name) or tmp_path / "x.jsonl")
    choose(opened, page, "jsonl")
    opened.press(Qt.Key.Key_Return, CTRL, on=page.formats)
    opened.wait_for_jobs()
    assert asked == ["jsonl"]
    assert len((tmp_path / "x.jsonl").read_text("utf-8").splitlines()) == 3
    assert "Exported to" in window.status.told


def test_a_refused_target_is_told_and_nothing_is_written(opened, page, window, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "export_target", lambda *_words: tmp_path / "no" / "x.json")
    opened.press(Qt.Key.Key_Return, CTRL, on=page.formats)
    opened.wait_for_jobs()
    assert "cannot be written" in window.refusals[0]
    assert not (tmp_path / "no").exists()


def test_the_copied_command_line_exports_the_same(opened, page, window, tmp_path, monkeypatch):
    choose(opened, page, "json")
    page.choices.filters.state.setCurrentIndex(page.choices.filters.state.findText("done"))
    page.choices.own_names.setChecked(False)
    page.choices.with_texts.setChecked(False)
    settle(opened, page)
    monkeypatch.setattr(messages, "export_target", lambda *_words: tmp_path / "window.json")
    page.accept()
    opened.wait_for_jobs()
    page.copy_command()
    words = shlex.split(QGuiApplication.clipboard().text())
    out = tmp_path / "line.json"
    words[words.index("-o") + 1] = str(out)
    assert words[0] == "annotator"
    assert command_line.main(words[1:]) == 0
    assert json.loads(out.read_text("utf-8")) == json.loads((tmp_path / "window.json").read_text("utf-8"))


def test_options_show_only_where_the_format_takes_them(opened, page):
    choose(opened, page, "csv")
    assert page.choices.utf16.isVisible()
    assert page.choices.with_texts.isEnabled()
    choose(opened, page, "doccano")
    assert not page.choices.utf16.isVisible()
    assert not page.choices.with_texts.isEnabled()
    assert page.choices.with_texts.isChecked()


def test_the_page_for_browsers_is_printed_as_pdf(opened, page, window, tmp_path, monkeypatch):
    choose(opened, page, "json")
    assert not page.print_button.isVisible()
    choose(opened, page, "html")
    monkeypatch.setattr(messages, "guideline_target", lambda *_words: tmp_path / "x.pdf")
    page.print_button.click()
    opened.wait_for_jobs()
    reader = pytest.importorskip("pypdf").PdfReader(tmp_path / "x.pdf")
    # Qt calls glyphs that a sign shares with a Kangxi radical by the radical: 一 comes back as U+2F00.
    words = unicodedata.normalize("NFKC", "".join(one.extract_text() for one in reader.pages))
    legend = words[: words.index("雲嶺鎮")]
    assert all(kind in legend for kind in ("person", "role", "quote", "theme"))
    assert "另一篇" in words
    assert "Exported to" in window.status.told


def test_chosen_articles_go_out_alone_unless_somebody_says_else(opened, page, window):
    window.exporting.export([window.hub.project.articles.page()[1].id])
    settle(opened, page)
    assert "另一篇" in page.preview.toPlainText()
    assert page.choices.only_chosen.isChecked()
    page.choices.only_chosen.setChecked(False)
    settle(opened, page)
    assert "雲嶺鎮" in page.preview.toPlainText()


def _pick(box, words):
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


KINDS = {
    "status": lambda choices: _pick(choices.filters.state, "done"),
    "annotator": lambda choices: _pick(choices.filters.annotator, "chen"),
    "tag": lambda choices: _pick(choices.filters.tag, "Role"),
    "from": lambda choices: choices.filters.since.setText("2024-06"),
    "until": lambda choices: choices.filters.until.setText("2024-05"),
    "layer": lambda choices: _pick(choices.layer, "the adjudicated layer"),
    "texts": lambda choices: choices.with_texts.setChecked(False),
    "names": lambda choices: choices.own_names.setChecked(False),
    "suggestions": lambda choices: choices.suggested.setChecked(True),
    "articles": lambda choices: choices.only_chosen.setChecked(True),
}
"""What somebody does to take out less, or what else there is."""


def test_every_kind_of_selection_is_what_the_copied_line_takes_out(opened, page, window, tmp_path, capsys):
    project = window.hub.project
    first, second = (one.id for one in project.articles.page())
    project.articles.edit(first, Metadata(title="一", published="2024-05-01"))
    project.articles.edit(second, Metadata(title="二", published="2024-07"))
    with Project.open(project.location, annotator="chen") as chen:
        chen.marks.add(second, Span(0, 1), chen.codebook.root("person").id)
        chen.articles.set_state(second, State.ADJUDICATED)
    with project._desk.read() as reader:
        body, text = reader.articles.shown(first)
    quote = project.codebook.root("quote").id
    waiting = Suggestion(first, quote, Span(0, 3), text[:3], "by hand")
    project._desk.store.put_pending([Sought.of(first, body, "by hand", [waiting])])
    preferences.put("annotator", project.annotator.name)
    window.exporting.export([second])
    page.choices.only_chosen.setChecked(False)
    whole = "".join(project.exports.lines("json", page.choices.selection()))
    for name, choose_it in KINDS.items():
        page.choices.filters.clear()
        page.choices.layer.setCurrentIndex(0)
        for box, usual in ((page.choices.with_texts, True), (page.choices.own_names, True),
                           (page.choices.suggested, False), (page.choices.only_chosen, False)):  # fmt: skip
            box.setChecked(usual)
        choose_it(page.choices)
        page.copy_command()
        words = shlex.split(QGuiApplication.clipboard().text())
        out = tmp_path / f"{name}.json"
        words[words.index("-o") + 1] = str(out)
        assert command_line.main(words[1:]) == 0, name
        shown = "".join(project.exports.lines("json", page.choices.selection()))
        assert out.read_text("utf-8") == shown, name
        assert shown != whole, name


def test_a_format_whose_library_is_missing_is_greyed_with_the_line_that_installs_it(opened, monkeypatch):
    monkeypatch.setattr("annotator.formats.format.find_spec", lambda name: None if name == "spacy" else find_spec(name))
    page = ExportPage(opened.window.hub, print, print, print)
    opened.bot.addWidget(page)
    [missing] = page.formats.findItems("spacy", Qt.MatchFlag.MatchExactly)
    [there] = page.formats.findItems("brat", Qt.MatchFlag.MatchExactly)
    assert not missing.flags() & Qt.ItemFlag.ItemIsEnabled
    assert 'pip install "article-annotator[spacy]"' in missing.toolTip()
    assert there.flags() & Qt.ItemFlag.ItemIsEnabled
