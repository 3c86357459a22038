"""Copies that sync programs and people leave beside a project, and own copies of second windows."""

import shutil

import pytest

from annotator import Project
from annotator.store.sharing.copies import is_copy_name
from tests.store.sharing.team import mark, marks


@pytest.mark.parametrize(
    "name",
    [
        "news (Lin's conflicted copy 2026-11-25).annot",
        "news (conflicted copy 2026-11-25 071350).annot",
        "news (Lin 的冲突副本 2026-11-25).annot",
        "news (Lin 的衝突複本 2026-11-25).annot",
        "news(冲突_沈月华_2026-11-25 07-13-50).annot",
        "news-conflict.annot",
        "news-NSConflict-lin.annot",
        "news_conflict-20261125-071350.annot",
        "news.sync-conflict-20261125-071350-ABCDEFG.annot",
        "news.annot (SFConflict lin@example.com 2026-11-25-07-13-50)",
        "news_Andy-PC_Nov-25-0713-2026_CaseConflict_1.annot",
        "news-DESKTOP-7Q2.annot",
        "news-DESKTOP-7Q2-2.annot",
        "news (1).annot",
        "news(1).annot",
        "news 2.annot",
        "news - Copy.annot",
        "news copy.annot",
        "news - 副本.annot",
        "news 副本 2.annot",
        "news的副本.annot",
        "news.annot的副本",
        "news - 複製.annot",
        "news（冲突）.annot",
        "news[冲突].annot",
        "news（1）.annot",
        "news (1) (1).annot",
        "Copy of news.annot",
        "NEWS.annot",
    ],
)
def test_names_of_copies_are_known(name):
    assert is_copy_name(name, "news.annot")


@pytest.mark.parametrize(
    "name",
    [
        "news.annot", "newspaper.annot", "old news.annot", "news.txt", "news (1).txt", "news.annot.lock", "news.annot-journal",
        "news的报道.annot", "news.annot的报道",
        "~news-vm-12.tmp", "news 2026-11-25 071350.annot", "News (1).annot",
    ],
)  # fmt: skip
def test_other_names_are_not(name):
    assert not is_copy_name(name, "news.annot")


@pytest.fixture
def lin(team):
    with team.open("lin") as project:
        yield project


def duplicate(team, name, start):
    """What a sync program makes of two versions: Mei's under another name."""
    with Project.open(team.path, annotator="mei") as mei:
        before = team.path.read_bytes()
        mark(mei, start, start + 2)
    copy = team.folder / name
    team.path.rename(copy)
    team.path.write_bytes(before)
    return copy


def test_copies_that_know_more_are_offered_and_merged(team, lin):
    first = duplicate(team, "news (1).annot", 0)
    second = duplicate(team, "news(冲突_mei_2026-11-25).annot", 4)
    assert set(lin.sharing.look().copies) == {first, second}
    heard = []
    lin.listen(heard.append)
    assert lin.sharing.take_in_copies() == 2
    assert len(heard) == 1
    assert marks(lin) == [(0, 2, "mei"), (4, 6, "mei")]
    assert lin.sharing.look().copies == ()
    assert first.exists()
    lin.sharing.publish()
    with team.open("mei") as mei:
        assert len(marks(mei)) == 2


def test_what_is_no_copy_of_this_project_is_not_offered(team, lin):
    shutil.copy(team.path, team.folder / "news (1).annot")  # knows nothing new
    Project.create(team.folder / "news (2).annot").close()
    (team.folder / "news (3).annot").write_bytes(team.path.read_bytes()[:9000])
    (team.folder / "news (4).annot").write_text("hello")
    assert lin.sharing.look().copies == ()


def test_a_half_copied_copy_is_offered_when_it_is_whole(team, lin):
    copy = duplicate(team, "news (1).annot", 0)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:9000])
    assert lin.sharing.look().copies == ()
    copy.write_bytes(whole)
    assert lin.sharing.look().copies == (copy,)


@pytest.fixture
def at_home(team):
    """The project on a disk of one's own, as a window has it open and holds it."""
    home = team.folder / "home.annot"
    shutil.copy(team.path, home)
    with Project.open(home, annotator="chief", working=team.local("lin")) as project:
        lock = project.sharing.hold()
        yield project
        lock.release()


def own_copy(team, at_home):
    return Project.open_own_copy(at_home.path, team.local("lin"), annotator="lin")


def test_an_own_copy_is_brought_home_by_one_command(team, at_home):
    with own_copy(team, at_home) as own:
        assert own.path == at_home.path
        mark(own, 0, 2)
        mark(at_home, 4, 6)
        assert len(marks(at_home)) == 1
        status = own.sharing.look()
        assert (status.waiting, status.news) == (1, 1)
        done = own.sharing.publish()
        assert (done.taken, done.sent) == (1, 1)
        assert at_home.changed_elsewhere()
        assert marks(at_home) == marks(own) == [(0, 2, "lin"), (4, 6, "chief")]
        assert own.sharing.look().waiting == 0
    assert at_home.sharing.look().copies == ()


def test_an_own_copy_that_was_left_is_offered_to_the_project(team, at_home):
    with own_copy(team, at_home) as own:
        lock = own.sharing.hold()
        mark(own, 0, 2)
        assert at_home.sharing.look().copies == ()  # somebody is at work on it
        lock.release()
    [left] = at_home.sharing.look().copies
    assert at_home.sharing.take_in_copies() == 1
    assert marks(at_home) == [(0, 2, "lin")]
    assert left.exists()


def test_an_own_copy_that_was_left_goes_on_and_two_at_once_are_two(team, at_home):
    with own_copy(team, at_home) as own:
        mark(own, 0, 2)
    with own_copy(team, at_home) as again:
        assert marks(again) == [(0, 2, "lin")]
        lock = again.sharing.hold()
        with own_copy(team, at_home) as second:
            assert second.sharing.working != again.sharing.working
            assert marks(second) == []
        lock.release()


def test_an_own_copy_of_a_shared_project_is_published_to_the_folder(team, lin):
    with Project.open_own_copy(team.path, team.copies("lin"), annotator="lin") as own:
        assert own.sharing.working != lin.sharing.working
        mark(own, 0, 2)
        own.sharing.publish()
    assert lin.sharing.publish().taken == 1
