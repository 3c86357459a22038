"""The main job from end to end on the first article: in a window of this process, and in a real one of its own."""

import json
import sqlite3

import pytest
from PySide6.QtCore import Qt

from annotator import Project
from annotator.domain.spans import Span
from annotator.ui import messages
from tests.journeys.desktop import Desktop
from tests.ui.conftest import Hands, hands, window  # noqa: F401  (fixtures)

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ROLE = "第十三屆全國人大常委會副委員長"
SAID = "要充分認識當前我國社會結構正在發生的深刻變化,準確把握社會運行規律,高標準推進社會工作發展"


def test_the_first_article_from_import_to_export_and_back(hands, window, seed_path, tmp_path, monkeypatch):  # noqa: F811
    path = tmp_path / "news.annot"
    monkeypatch.setattr(messages, "new_project_with", lambda *_words: (path, 0))
    monkeypatch.setattr(messages, "files_to_import", lambda _parent: [seed_path])
    hands.press(Qt.Key.Key_N, CTRL, on=window)
    hands.press(Qt.Key.Key_I, CTRL, on=window)
    hands.wait_for_jobs()
    choose_the_lost_character(window)
    hands.press(Qt.Key.Key_Return, CTRL, on=window)
    hands.wait_for_jobs()
    window.view.setFocus()
    text = window.situation.reading.text
    assert "心安順遂、" in text
    mark_everything(hands, window, text)
    check_what_is_stored(path)
    look_at_the_panels(hands, window)
    mark_in_the_other_script(hands, window, text)
    before = list(window.situation.reading.marks)
    window.close()
    reopen_undo_and_export(hands.bot, path, tmp_path, before)


def choose_the_lost_character(window):  # noqa: F811
    page = window.importing
    assert page.isVisible()
    assert page.decisions.fields["byline"].text() == "宋翠"
    assert page.decisions.fields["published"].text() == "2024-11-15"
    words = [one.text() for one in page.decisions.candidate_buttons]
    assert len(words) >= 12
    page.decisions.candidate_buttons[words.index("遂")].click()


def mark_everything(hands, window, text):  # noqa: F811
    hands.drag("曹建明")
    hands.press(Qt.Key.Key_1, SHIFT)
    hands.drag(ROLE)
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_Return, on=window.picker._list)
    start = text.index(SAID)
    window.view.select(Span(start, start + len(SAID)))
    hands.press(Qt.Key.Key_3)
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_Return, on=window.picker._list)
    hands.press(Qt.Key.Key_C)
    hands.drag("陳存根", text.index("陳存根在"))
    hands.press(Qt.Key.Key_1)
    hands.drag("他", text.index("他表示,社會工作"))
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_J)
    hands.press(Qt.Key.Key_Return, on=window.picker._entry)
    hands.drag("社會結構")
    hands.press(Qt.Key.Key_4)
    hands.press(Qt.Key.Key_BracketRight)
    hands.press(Qt.Key.Key_BracketLeft)


def check_what_is_stored(path):
    """Another connection sees everything at once: there is no Save."""
    raw = sqlite3.connect(path)
    rows = raw.execute(
        "SELECT m.text, t.name FROM mark m JOIN tag t ON t.id = m.tag WHERE NOT m.gone ORDER BY m.start"
    ).fetchall()
    links = raw.execute("SELECT y.name FROM link l JOIN link_type y ON y.id = l.type WHERE NOT l.gone").fetchall()
    raw.close()
    assert (ROLE, "role") in rows
    assert (SAID, "quote") in rows
    assert rows.count(("曹建明", "person")) == 2
    assert sorted(name for (name,) in links) == ["cue", "holds", "says"]


def look_at_the_panels(hands, window):  # noqa: F811
    hands.bot.wait(150)
    people = {person.name: count for person, count in window.hub.project.people.all()}
    assert people == {"曹建明": 2, "陳存根": 2}
    assert "1 quote" in window.status._counts.accessibleName()


def mark_in_the_other_script(hands, window, text):  # noqa: F811
    hands.press(Qt.Key.Key_2, CTRL)
    hands.drag("王宇燕")
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_1, CTRL)
    assert window.situation.reading.text == text
    assert [mark.text for mark in window.situation.reading.marks].count("王宇燕") == 1


def reopen_undo_and_export(qtbot, path, folder, before):
    from annotator.ui.window import Window

    again = Window()
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    hands = Hands(qtbot, again)  # noqa: F811
    again.files.take([path])
    assert list(again.situation.reading.marks) == before
    again.view.setFocus()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert len(again.situation.reading.marks) == len(before) - 1
    hands.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert list(again.situation.reading.marks) == before
    again.close()
    with Project.open(path) as project:
        assert project.check() == []
        project.exports.write(folder / "a.json", "json")
    with Project.create(folder / "b.annot") as other:
        other.imports.apply(other.imports.plan([folder / "a.json"]))
        other.exports.write(folder / "b.json", "json")
    assert (folder / "a.json").read_bytes() == (folder / "b.json").read_bytes()
    value = json.loads((folder / "a.json").read_text("utf-8"))
    [article] = value["articles"]
    for mark in article["marks"]:
        assert article["text"][mark["start"] : mark["end"]] == mark["text"]


@pytest.fixture
def desktop(own_home):
    desktop = Desktop(own_home)
    yield desktop
    desktop.end()


def test_a_real_process_with_real_keys_and_mouse_writes_real_marks(desktop, tmp_path):
    path = tmp_path / "p.annot"
    with Project.create(path, annotator="lin") as project:
        words = "標題\n\n" + "方啟明在致詞中強調,圖書館是鎮上最大的客廳。\n" * 3
        project.imports.apply(project.imports.plan_text(words, "a"))
    process = desktop.start_program(path)
    desktop.press("Tab")
    desktop.do("mousemove", 720, 320, "click", 1)
    desktop.press("ctrl+Home", "Down", "Down", "Home", "shift+Right", "shift+Right", "shift+Right", "1")
    desktop.wait(lambda: "方啟明" in stored(path))
    desktop.press("shift+1")
    desktop.wait(lambda: stored(path).count("方啟明") == 3)
    desktop.press("ctrl+z")
    desktop.wait(lambda: stored(path).count("方啟明") == 1)
    desktop.drag((600, 330), (680, 330))
    desktop.press("4")
    desktop.wait(lambda: len(stored(path)) == 2)
    process.kill()
    process.wait()
    with Project.open(path, annotator="lin") as project:
        assert project.check() == []
        assert len(project.articles.read(project.articles.page()[0].id).marks) == 2


def test_a_real_process_walks_suggestions_edges_notes_and_finds(desktop, tmp_path):
    path = tmp_path / "p.annot"
    with Project.create(path, annotator="lin") as project:
        words = "標題\n\n" + "方啟明在致詞中強調,圖書館 Library 是鎮上最大的客廳。\n" * 4
        project.imports.apply(project.imports.plan_text(words, "a"))
    process = desktop.start_program(path)
    desktop.do("mousemove", 720, 320, "click", 1)
    desktop.press("ctrl+Home", "Down", "Down", "Home", "shift+Right", "shift+Right", "shift+Right", "1")
    desktop.wait(lambda: stored(path) == ["方啟明"])

    def accept():
        desktop.press("Tab", "o")  # a quote with its speaker and cue, or a name at this place only
        desktop.rest(0.5)
        return stored(path).count("方啟明") == 2

    desktop.wait(accept)  # suggestions come a moment after the hands rest
    desktop.press("x")
    desktop.wait(lambda: "rejected" in stored(path, "suggestion", "state"))
    count = len(stored(path))
    desktop.press("Return")
    desktop.wait(lambda: len(stored(path)) > count)
    desktop.press("Escape", "ctrl+Home", "Tab", "ctrl+braceright")
    desktop.wait(lambda: any(words.startswith("方啟明在") for words in stored(path)))
    desktop.press("n")
    desktop.do("type", "3 to check")
    desktop.press("Return")
    desktop.wait(lambda: "3 to check" in stored(path, "mark", "note"))
    desktop.press("Escape", "ctrl+Home", "ctrl+f")
    # Letters of the keyboard: others are typed by changing its map, which a program may miss.
    desktop.do("type", "library")
    desktop.press("Return", "Escape", "4")
    desktop.wait(lambda: "Library" in stored(path))
    process.kill()
    process.wait()
    with Project.open(path, annotator="lin") as project:
        assert project.check() == []


def stored(path, table="mark", column="text"):
    """The words of all marks, as another program reads them from the file."""
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    try:
        return [words for (words,) in raw.execute(f"SELECT {column} FROM {table} WHERE NOT gone")]
    finally:
        raw.close()
