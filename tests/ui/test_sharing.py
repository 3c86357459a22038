"""The window and shared projects: a second window's choice, the line that tells, publishing, news, closing."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator import Project
from annotator.domain.moments import Moment
from annotator.domain.transfer.sharing import Folder, Manner, Publication, SharingStatus
from annotator.settings import recent, sharing
from annotator.ui.commands import sharing as commands
from annotator.ui.pages import welcome
from annotator.ui.panels import sharing as panel
from tests.store.sharing.team import Team, mark, marks

HOLDING = """
import sys
from annotator import Project
with Project.open(sys.argv[1], annotator="沈月華") as project:
    lock = project.sharing.hold()
    print("held", flush=True)
    for line in sys.stdin:
        start = int(line)
        from tests.store.sharing.team import mark
        mark(project, start, start + 2)
        print("marked", flush=True)
"""


@pytest.fixture
def team(tmp_path):
    team = Team(tmp_path)
    team.begin()
    return team


@pytest.fixture
def local(team):
    """The project, as a file on a disk of one's own."""
    return team.path


@pytest.fixture
def another(local):
    """Another window, as a process of its own, has the project open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(local)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"

    def work(start):
        process.stdin.write(f"{start}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "marked\n"

    process.mark = work
    yield process
    process.kill()
    process.communicate()


def answer(hands, key, seen):
    """Press a key in the box that comes."""

    def press():
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        seen.append(box.text())
        hands.press(key, on=box)

    QTimer.singleShot(20, press)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen that is none knows nothing of sizes of boxes
def test_a_second_window_may_read_and_sees_within_two_seconds_what_the_first_does(hands, window, local, another):
    seen = []
    answer(hands, Qt.Key.Key_R, seen)
    window.files.take([local])
    assert window.refusals == []
    assert "沈月華" in seen[0]
    assert window.hub.project.read_only
    another.mark(0)
    hands.bot.waitUntil(lambda: len(hands.marks()) == 1, timeout=2_000)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen that is none knows nothing of sizes of boxes
def test_a_second_window_may_work_on_an_own_copy_and_bring_it_home(hands, window, local, another):
    answer(hands, Qt.Key.Key_O, [])
    window.files.take([local])
    assert not window.hub.project.read_only
    assert window.hub.project.path == local
    assert window.hub.project.sharing.working != local
    mark(window.hub.project, 4, 6)
    another.mark(0)
    hands.bot.waitUntil(lambda: "1 change not yet published" in told(window), timeout=5_000)
    window.actions_.all["publish"].trigger()
    hands.bot.waitUntil(lambda: "published just now" in told(window), timeout=10_000)
    with Project.open(local, read_only=True) as home:
        assert len(marks(home)) == 2
    assert len(hands.marks()) == 2


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen that is none knows nothing of sizes of boxes
def test_escape_leaves_everything_as_it_was(hands, window, local, another):
    answer(hands, Qt.Key.Key_Escape, [])
    window.files.take([local])
    assert not window.hub.is_open


def test_a_window_that_closes_lets_go(hands, window, local):
    window.files.take([local])
    window.files.take([local])  # the same again is no second window
    assert not window.hub.project.read_only
    assert local.with_name("news.annot.lock").exists()
    window.files.close_project()
    assert [one.name for one in local.parent.iterdir()] == ["news.annot"]


def test_what_the_command_line_writes_beside_is_shown_within_two_seconds(hands, window, local):
    window.files.take([local])
    process = subprocess.Popen(
        [sys.executable, "-m", "annotator", "mark", str(local), window.situation.reading.article.metadata.title,
         "person", "0", "3"], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    hands.bot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
    assert process.communicate()[0]
    assert process.returncode == 0
    hands.bot.waitUntil(lambda: len(hands.marks()) == 1, timeout=2_000)


@pytest.fixture
def shared(team, window):
    sharing.remember(team.path, Manner.SHARED)
    window.files.take([team.path])
    return team


def told(window):
    line = window.status.sharing
    return "" if line.isHidden() else line._words.text()


def test_the_line_tells_what_waits_and_the_button_publishes_it(hands, window, shared):
    assert recent.projects()[0] == shared.path
    hands.bot.waitUntil(lambda: window.status._file.text() == "news.annot")
    assert told(window) == "nothing to publish"
    mark(window.hub.project, 0, 2)
    hands.bot.waitUntil(lambda: told(window) == "1 change not yet published", timeout=5_000)
    hands.bot.waitUntil(lambda: window.status.sharing._publish.isVisible())
    window.status.sharing._publish.click()
    hands.bot.waitUntil(lambda: told(window) == "published just now", timeout=10_000)
    assert "Published 1 change" in window.status.told
    with Project.open(shared.path, read_only=True) as there:
        assert len(marks(there)) == 1


@pytest.mark.parametrize(
    ("sent", "taken", "words"),
    [
        (2, 0, "Published 2 changes."),
        (0, 1, "1 change was new here."),
        (1, 3, "Published 1 change. 3 changes were new here."),
        (0, 0, "There was nothing to publish and nothing new."),
    ],
)
def test_publishing_tells_what_it_did_and_no_noughts(sent, taken, words):
    assert commands.told_of(Publication(sent=sent, taken=taken)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (59, "published just now"), (120, "published 2 minutes ago"), (3_600, "published 1 hour ago"),
        (86_400 * 3, "published 3 days ago"),
    ],
)  # fmt: skip
def test_the_line_tells_how_long_ago_it_was_published(seconds, words):
    now = 1_800_000_000
    status = SharingStatus(Folder("Syncthing", is_network=False), published=Moment((now - seconds) * 1000))
    assert panel.words(status, now) == words


def test_what_others_published_is_told_and_taken_in_by_the_button(hands, window, shared):
    with shared.open("mei") as mei:
        mark(mei, 0, 2)
        mark(mei, 4, 6)
        mei.sharing.publish()
    hands.bot.waitUntil(lambda: told(window) == "somebody published 2 changes", timeout=10_000)
    assert hands.marks() == []
    window.status.sharing._publish.click()
    hands.bot.waitUntil(lambda: len(hands.marks()) == 2, timeout=10_000)


def test_a_folder_that_is_away_is_told_and_the_work_goes_on(hands, window, shared, tmp_path):
    away = shared.folder.rename(tmp_path / "away")
    hands.bot.waitUntil(lambda: "is away" in told(window), timeout=10_000)
    mark(window.hub.project, 0, 2)
    window.actions_.all["publish"].trigger()
    hands.bot.waitUntil(lambda: "is away" in window.status.told, timeout=10_000)
    assert "1 change not yet published" in told(window)
    window.files.close_project()
    [button] = window.welcome.findChildren(welcome._Recent)  # it can be opened and worked on for as long as it takes
    button.click()
    assert len(marks(window.hub.project)) == 1
    away.rename(shared.folder)
    window.actions_.all["publish"].trigger()
    hands.bot.waitUntil(lambda: told(window) == "published just now", timeout=10_000)


def test_a_minute_after_the_last_change_it_is_published_by_itself(hands, window, shared, monkeypatch):
    monkeypatch.setattr(commands, "PAUSE_SECONDS", 0.1)
    mark(window.hub.project, 0, 2)
    hands.bot.waitUntil(lambda: told(window) == "published just now", timeout=15_000)
    assert window.status.told == ""


def test_closing_publishes_what_waits_even_while_the_folder_is_looked_at(hands, window, shared):
    mark(window.hub.project, 0, 2)
    window.sharing.look()
    window.files.close_project()
    with Project.open(shared.path, read_only=True) as there:
        assert len(marks(there)) == 1
    assert told(window) == ""


def test_copies_beside_it_are_told_and_the_button_shows_what_they_would_bring(hands, window, shared):
    with Project.open(shared.path, annotator="mei") as mei:
        before = shared.path.read_bytes()
        mark(mei, 0, 2)
    shared.path.rename(shared.folder / "news(冲突_mei).annot")
    shared.path.write_bytes(before)
    hands.bot.waitUntil(lambda: "“news(冲突_mei).annot” beside it knows more" in told(window), timeout=10_000)
    window.status.sharing._merge.click()
    page = window.merging.page
    hands.bot.waitUntil(page.isVisible, timeout=10_000)
    assert hands.marks() == []
    assert not page.settles
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=page)
    hands.bot.waitUntil(lambda: len(hands.marks()) == 1, timeout=10_000)
    hands.bot.waitUntil(lambda: "knows more" not in told(window), timeout=10_000)
    window.actions_.all["undo"].trigger()
    assert hands.marks() == []


def test_without_copies_beside_it_merging_them_says_so(hands, window, shared):
    window.actions_.all["merge_copies"].trigger()
    assert "No copy beside it" in window.status.told


def test_a_file_that_is_said_to_be_local_is_changed_in_place(hands, window, shared):
    window.actions_.all["work_locally"].trigger()
    assert window.hub.project.sharing.working == shared.path
    assert told(window) == ""
    window.actions_.all["publish"].trigger()
    assert "saved as you work" in window.status.told
    window.actions_.all["work_shared"].trigger()
    assert window.hub.project.sharing.working != shared.path


def test_who_restores_a_shared_project_is_told_before_and_after_what_comes_back(hands, window, shared):
    window.hub.project.keep_backup()
    window.actions_.all["restore_backup"].trigger()
    hands.wait_for_jobs()
    assert "comes back with the next publishing" in window.care.restoring._before.text()
    window.care.restoring.accept()
    hands.wait_for_jobs()
    assert "comes back with the next publishing" in window.status.told
