"""The window at a project on a server: others' marks appear, what is done while it is gone waits."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator import Project
from annotator.domain.spans import Span
from annotator.settings import recent
from annotator.ui import messages
from tests import postgres
from tests.ui.conftest import TEXT, Hands

OLD = Path(__file__).resolve().parents[1] / "old_projects"


@pytest.fixture(scope="module")
def mortal():
    """A server that is stopped and started."""
    yield from postgres.started()


@pytest.fixture
def at_server(window, qtbot, mortal):
    address = mortal.database()
    with Project.create(address, title="新聞", annotator="owner") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
    window.files.take([address])
    hands = Hands(qtbot, window)
    qtbot.waitUntil(lambda: window.situation.reading is not None)
    return hands


def words(window):
    return [one.text for one in window.situation.reading.marks]


def test_title_and_status_show_the_server_and_it_is_remembered_without_password(at_server, qtbot):
    window = at_server.window
    where = window.hub.project.location
    assert window.windowTitle().startswith(f"新聞 ({where.database} – 127.0.0.1)")
    qtbot.waitUntil(lambda: window.status._file.text() == where.name)
    assert recent.projects()[0] == where


def test_the_address_is_asked_for_and_a_typed_password_is_not_kept(at_server, monkeypatch, own_home):
    window = at_server.window
    address = str(window.hub.project.location)
    monkeypatch.setattr(messages, "line", lambda *_words: address.replace("keeper@", "keeper:s3cret@"))
    window.actions_.all["open_server"].trigger()
    assert str(window.hub.project.location) == address
    kept = [path.read_text("utf-8", "replace") for path in own_home.rglob("*") if path.is_file()]
    assert json.dumps(address)[1:-1] in "".join(kept)
    assert "s3cret" not in "".join(kept)


def test_a_password_that_is_missing_or_wrong_is_asked_for_and_not_kept(at_server, monkeypatch, own_home, mortal):
    window = at_server.window
    before = window.hub.project
    mortal.tell("CREATE ROLE lin LOGIN SUPERUSER PASSWORD 's3cret'")
    mortal.want_passwords("lin")
    address = replace(before.location, user="lin")
    asked, typed = [], [None]
    monkeypatch.setattr(messages, "password", lambda _parent, told: asked.append(told) or typed.pop(0))
    window.files.take([address])
    assert window.hub.project is before  # nothing was meant
    typed += ["wrong", "s3cret"]
    window.files.take([address])
    assert window.hub.project.location == address
    assert [told.startswith("The server of") for told in asked] == [False, False, True]
    kept = [path.read_text("utf-8", "replace") for path in own_home.rglob("*") if path.is_file()]
    assert "s3cret" not in "".join(kept)


@pytest.mark.parametrize("typed", ["news.annot", "postgresql://", "postgresql://127.0.0.1:1/news"])
def test_an_address_that_leads_nowhere_is_told_and_the_open_project_stays(at_server, monkeypatch, typed):
    window, told = at_server.window, []
    before = window.hub.project
    monkeypatch.setattr(messages, "line", lambda *_words: typed)
    monkeypatch.setattr(messages, "refusal", lambda _parent, error: told.append(str(error)))
    window.files.open_server()
    assert len(told) == 1
    assert window.hub.project is before


def test_what_is_for_files_alone_cannot_be_chosen_for_a_project_on_a_server(at_server, tmp_path):
    window = at_server.window
    names = ("work_locally", "work_shared", "merge_copies")
    assert not any(window.actions_.all[name].isEnabled() for name in names)
    assert window.actions_.all["publish"].isEnabled()
    window.hub.create(tmp_path / "p.annot")
    assert all(window.actions_.all[name].isEnabled() for name in names)


def test_marks_of_somebody_else_appear_without_a_reload(at_server, qtbot):
    window = at_server.window
    with Project.open(window.hub.project.location, annotator="wang") as wang:
        article = wang.articles.page()[0].id
        mark = wang.marks.add(article, Span(0, 3), wang.codebook.root("theme").id).value
        qtbot.waitUntil(lambda: words(window) == [TEXT[:3]], timeout=5000)
        wang.marks.remove([mark.id])
        qtbot.waitUntil(lambda: words(window) == [], timeout=5000)


def test_what_is_done_while_the_server_is_gone_waits_and_is_done_once(at_server, qtbot, mortal):
    window, hands = at_server.window, at_server
    mortal.stop("immediate")
    qtbot.waitUntil(lambda: window.hub.waiting.lost, timeout=20_000)
    for word in ("方啟明", "沈月華"):
        hands.drag(word)
        hands.press(Qt.Key.Key_4)
    assert window.status._lost.text() == "Connection lost: 2 changes wait"
    assert not window.status._lost.isHidden()
    mortal.start()
    qtbot.waitUntil(lambda: words(window) == ["方啟明", "沈月華"], timeout=30_000)
    qtbot.waitUntil(lambda: window.status._lost.isHidden(), timeout=5000)
    with Project.open(window.hub.project.location) as other:
        article = other.articles.page()[0].id
        assert [one.text for one in other.articles.read(article).marks] == ["方啟明", "沈月華"]
        assert len([one for one in other.history.operations() if one.deed == "mark.added"]) == 2
        assert other.check() == []


def test_a_project_is_not_left_while_changes_wait(at_server, qtbot, mortal, monkeypatch):
    window, hands = at_server.window, at_server
    mortal.stop("fast")
    qtbot.waitUntil(lambda: window.hub.waiting.lost, timeout=20_000)
    hands.drag("方啟明")
    hands.press(Qt.Key.Key_4)
    window.files.close_project()
    assert window.hub.is_open
    asked = []
    monkeypatch.setattr(messages, "agree", lambda *given: asked.append(given[1]) or False)
    window.close()
    assert asked == ["Connection lost: 1 change waits"]
    assert window.hub.is_open
    mortal.start()
    qtbot.waitUntil(lambda: window.hub.waiting.count == 0, timeout=30_000)
    assert words(window) == ["方啟明"]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_owner_of_an_older_project_is_asked_before_it_is_brought_up(at_server, mortal, monkeypatch, qtbot, wanted):
    window, asked = at_server.window, []
    before = window.hub.project
    old = mortal.older(4)
    monkeypatch.setattr(messages, "agree", lambda _parent, *words: asked.append(words) or wanted)
    window.files.take([old])
    assert [one[0] for one in asked] == [f"“{old.name}” was made by an older version of the program."]
    if wanted:
        qtbot.waitUntil(lambda: window.hub.project.location == old)
        assert window.hub.project.articles.count() == 3
    else:
        assert window.hub.project is before
