"""The window as a whole: first page, sample, review, themes, languages, refusals."""

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from annotator.domain.codebook import default_codebook
from annotator.settings import preferences, recent
from annotator.settings.paths import data_folder
from annotator.ui import messages, theme
from annotator.ui.theme import contrast

BROKEN = "- 首頁\n- 民文\n- 登錄\n標題\n\n努力讓人心安順?biāo)?、人生出彩。發展?fàn)I造氛圍。\n"


def test_the_first_page_opens_the_sample_by_one_key(hands, window):
    assert window.welcome.isVisible()
    hands.press(Qt.Key.Key_S, on=window.welcome)
    assert window.hub.project.articles.count() == 6
    assert window.hub.project.path.parent == data_folder()
    assert len(window.situation.reading.marks) > 10
    assert recent.projects() == [window.hub.project.path]
    window.files.close_project()
    assert window.welcome.isVisible()
    hands.press(Qt.Key.Key_S, on=window.welcome)
    assert window.hub.project.articles.count() == 6


def test_a_new_project_is_made_where_one_wants(window, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "new_project_with", lambda *_words: (tmp_path / "mine.annot", 0))
    window.actions_.all["new_project"].trigger()
    assert window.hub.project.path == tmp_path / "mine.annot"
    assert "No articles yet" in window.articles._nothing.text()


def test_a_new_project_begins_with_the_codebook_that_is_chosen(window, tmp_path, monkeypatch):
    offered = []

    def choose(_parent, _folder, codebooks):
        offered.extend(codebooks)
        return tmp_path / "study.annot", 1

    monkeypatch.setattr(messages, "new_project_with", choose)
    window.actions_.all["new_project"].trigger()
    assert [words.split(":")[0] for words in offered] == ["News", "Interview study", "Named entities"]
    tags = {tag.name for tag in window.hub.project.codebook.tags}
    assert {"person", "role", "quote", "theme"} <= {tag.kind for tag in window.hub.project.codebook.tags}
    assert tags - {"person", "role", "quote", "theme", "cue"}


def test_a_file_that_is_no_project_is_refused_and_the_open_one_stays(opened, tmp_path):
    window, path = opened.window, opened.window.hub.project.path
    (tmp_path / "x.annot").write_text("hello")
    window.files.take([tmp_path / "x.annot"])
    assert "not a project" in window.refusals[0]
    assert window.hub.project.path == path


def test_files_without_a_project_ask_for_one_first(window, tmp_path, monkeypatch, hands):
    (tmp_path / "a.txt").write_text("標題\n\n內容。", "utf-8")
    monkeypatch.setattr(messages, "new_project_with", lambda *_words: (tmp_path / "mine.annot", 0))
    window.files.take([tmp_path / "a.txt"])
    hands.wait_for_jobs()
    assert window.importing.isVisible()


@pytest.fixture
def review(opened, tmp_path):
    (tmp_path / "b.txt").write_text(BROKEN, "utf-8")
    opened.window.files.take([tmp_path / "b.txt"])
    opened.wait_for_jobs()
    return opened.window.importing


def test_the_review_shows_source_and_reading_text_and_what_is_open(review):
    words = review.columns.toPlainText()
    assert "首頁" in words
    assert "心安順〓、" in words
    assert "line cut" in words
    told = " ".join(one.text() for one in review.decisions.findChildren(QLabel))
    assert "1 PLACE TO DECIDE" in told
    assert "A0 49" in told
    assert "Lines cut" in told


def test_every_repair_is_taken_back_by_a_click_on_it(review):
    before = review.current.repaired.text
    for at in list(review.current.chosen):
        review._toggle(QUrl(f"repair:{at}"))
    assert review.current.repaired.text == BROKEN
    for at in range(len(review.current.proposals)):
        review._toggle(QUrl(f"repair:{at}"))
    assert review.current.repaired.text == before


def test_a_character_of_ones_own_may_be_written_and_all_candidates_shown(review):
    page = review.decisions
    [field] = [
        one for one in page.findChildren(type(page.fields["title"])) if one.accessibleName() == "another character"
    ]
    field.setText("遂")
    field.returnPressed.emit()
    assert "順遂、" in review.current.repaired.text
    everything = next(one for one in page.findChildren(type(review.import_button)) if one.text().startswith("Show all"))
    everything.click()
    assert len(page.candidate_buttons) > 100


def test_metadata_is_edited_before_the_import(review, opened):
    review.decisions.fields["byline"].textEdited.emit("江若蘭")
    review.accept()
    opened.wait_for_jobs()
    assert opened.window.situation.reading.article.metadata.byline == "江若蘭"


def test_another_encoding_is_previewed_at_once(opened, tmp_path):
    (tmp_path / "c.txt").write_bytes("國會討論預算。議員出席。".encode("big5"))
    opened.window.files.take([tmp_path / "c.txt"])
    opened.wait_for_jobs()
    page = opened.window.importing
    page._encoding.setCurrentText("windows-1251")
    page._redecode()
    assert "國會" not in page.columns.toPlainText()
    page._encoding.setCurrentText("utf-8")
    page._redecode()
    assert "not utf-8" in opened.window.status.told
    page._encoding.setCurrentText("big5")
    page._redecode()
    assert "國會" in page.columns.toPlainText()


def test_another_encoding_of_a_saved_page_is_previewed_at_once(opened, tmp_path):
    page = "<html><head><title>國會</title></head><body><p>國會討論預算。</p><p>議員出席。</p></body></html>"
    (tmp_path / "c.html").write_bytes(page.encode("big5"))
    opened.window.files.take([tmp_path / "c.html"])
    opened.wait_for_jobs()
    review = opened.window.importing
    choice = review._encoding
    for encoding, is_right in (("windows-1251", False), ("big5", True)):
        choice.setCurrentText(encoding)
        choice.activated.emit(choice.currentIndex())
        assert review.current.decoded.encoding == choice.currentText() == encoding
        assert ("國會討論預算。" in review.columns.toPlainText()) is is_right
        assert (review.current.inferred.metadata.title == "國會") is is_right


def test_the_many_lines_around_a_saved_article_leave_room_for_what_is_to_be_decided(opened, tmp_path):
    around = "".join(f"<li>第{at}個連結的名字</li>" for at in range(60))
    body = "".join(f"<p>國會第{at}次討論預算,議員都出席,會議到晚上才結束,記者在場報導。</p>" for at in range(8))
    page = f"<html><body><nav><ul>{around}</ul></nav><article><h1>國會</h1>{body}</article></body></html>"
    (tmp_path / "c.html").write_text(page, "utf-8")
    opened.window.files.take([tmp_path / "c.html"])
    opened.wait_for_jobs()
    told = [one.text() for one in opened.window.importing.decisions.findChildren(QLabel)]
    cut = {one for one in told if "第0個連結" in one}
    assert [(one[-1], len(one)) for one in cut] == [("…", 80)]


def test_several_articles_are_listed_and_can_be_left_out(opened, tmp_path):
    for name in "xyz":
        (tmp_path / f"{name}.txt").write_text(f"標題{name}\n\n內容{name}。", "utf-8")
    opened.window.files.take([tmp_path / f"{name}.txt" for name in "xyz"])
    opened.wait_for_jobs()
    page = opened.window.importing
    rows = page._list.model()
    assert rows.setData(rows.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert "2 articles" in page._title.text()
    page.accept()
    opened.wait_for_jobs()
    assert opened.window.hub.project.articles.count() == 3


@pytest.mark.parametrize("chosen", [theme.LIGHT, theme.DARK])
def test_every_colour_can_be_seen(chosen):
    paper, card, ground = QColor(chosen.paper), QColor(chosen.card), QColor(chosen.ground)
    for tag in default_codebook().tags:
        assert contrast(chosen.line(tag.colour), paper) >= 3
        assert contrast(chosen.letters(tag.colour), card) >= 4.5
    for words in (chosen.ink, chosen.faint, chosen.warning, chosen.removed):
        assert contrast(QColor(words), ground) >= 4.5
    assert contrast(QColor(chosen.accent_ink), QColor(chosen.accent)) >= 4.5


def test_dark_and_light_are_chosen_in_the_menu(opened, qapp):
    opened.window.actions_.all["theme_dark"].trigger()
    assert theme.current() is theme.DARK
    assert preferences.text("theme") == "dark"
    opened.window.actions_.all["theme_light"].trigger()
    assert theme.current() is theme.LIGHT


def test_help_opens(opened, monkeypatch):
    shown = []
    monkeypatch.setattr(messages, "sheet", lambda _parent, title, html: shown.append((title, html)))
    for name in ("manual", "shortcuts", "about"):
        opened.window.actions_.all[name].trigger()
    assert [title for title, _html in shown] == ["Manual", "Keys", "About"]
    assert "Ctrl+Z" in shown[1][1]
    assert len(shown[0][1]) > 2000


def test_the_name_of_the_last_step_never_moves_the_text_whatever_its_letters_need(opened):
    bar = opened.window.tags
    before = bar.sizeHint().height()
    bar._undo.setText("↶ 沈\n月")
    assert bar.sizeHint().height() == before


def test_every_control_that_takes_keys_has_a_name(opened):
    for one in opened.window.findChildren(QWidget):
        if (
            one.isVisible()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and type(one).__name__ in {"QPushButton", "QToolButton", "QComboBox", "QLineEdit"}
        ):
            assert one.accessibleName() or one.text(), type(one)


def test_calls_that_return_nothing_keep_their_references_to_none():
    code = (
        "import sys\nfrom PySide6.QtCore import QObject\no = QObject()\nbefore = sys.getrefcount(None)\n"
        "for _ in range(300): o.setObjectName('x')\nprint(before - sys.getrefcount(None))"
    )
    lost = int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    assert lost < 30


def test_nothing_is_left_open_when_the_window_closes(hands, window):
    hands.press(Qt.Key.Key_S, on=window.welcome)
    path = window.hub.project.path
    window.close()
    gc.collect()
    assert {one.name for one in path.parent.iterdir()} - {"backups"} == {path.name}
