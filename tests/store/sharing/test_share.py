"""Working copies and publishing on real files: what travels, what waits, and what is never lost."""

import os
import shutil
import sqlite3

import pytest

from annotator import Project
from annotator.domain.errors import DamagedProject, NewerProject, NotAProject, NotFound, ProjectRefused
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from annotator.domain.transfer.sharing import Manner, ShareAway, ShareForeign, ShareMissing, WorkingCopies
from annotator.store.sharing import share
from tests.store.sharing.team import mark, marks, operations


class Clock:
    """The time of the shares of a test, which passes when the test says so."""

    def __init__(self):
        self.now = 1_800_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(share.Share.__init__, "__defaults__", (clock,))
    return clock


@pytest.fixture
def lin(team, clock):
    with team.open("lin") as project:
        yield project


def test_the_first_opening_makes_a_working_copy_and_leaves_the_folder_as_it_was(team, lin):
    before = team.path.read_bytes()
    assert lin.path == team.path
    assert lin._store.path != team.path
    assert lin.info.title == "news"
    mark(lin, 0, 3)
    assert team.path.read_bytes() == before
    assert [one.name for one in team.folder.iterdir()] == ["news.annot"]
    assert lin.sharing.status().waiting == 1


def test_what_is_published_is_a_whole_project_and_everybody_gets_it(team, lin):
    mark(lin, 0, 3)
    done = lin.sharing.publish()
    assert (done.taken, done.sent) == (0, 1)
    assert lin.sharing.status().waiting == 0
    assert lin.sharing.status().published is not None
    assert [one.name for one in team.folder.iterdir()] == ["news.annot"]
    with Project.open(team.path, read_only=True) as there:
        assert marks(there) == [(0, 3, "lin")]
        assert there.check() == []
    with team.open("mei") as mei:
        assert marks(mei) == [(0, 3, "lin")]
        assert mei.sharing.look().waiting == 0


def test_publishing_without_changes_touches_nothing(team, lin):
    before = team.path.stat()
    assert lin.sharing.publish().sent == 0
    assert team.path.stat().st_mtime_ns == before.st_mtime_ns
    assert lin.sharing.status().published is None


def test_news_are_counted_without_being_taken_in_and_come_with_publishing(team, lin):
    with team.open("mei") as mei:
        mark(mei, 0, 3)
        mark(mei, 4, 6)
        mei.sharing.publish()
    status = lin.sharing.look()
    assert (status.news, status.waiting) == (2, 0)
    assert marks(lin) == []
    heard = []
    lin.listen(heard.append)
    mark(lin, 7, 9)
    assert lin.sharing.status().waiting == 1
    done = lin.sharing.publish()
    assert (done.taken, done.sent) == (2, 1)
    assert len(heard) == 2
    assert len(marks(lin)) == 3
    status = lin.sharing.look()
    assert (status.news, status.waiting) == (0, 0)


def test_people_who_take_turns_do_not_play_ping_pong(team, lin):
    with team.open("mei") as mei:
        mark(mei, 0, 3)
        mei.sharing.publish()
        assert lin.sharing.publish().taken == 1
        for project in (mei, lin, mei, lin):
            done = project.sharing.publish()
            assert (done.taken, done.sent) == (0, 0)
        assert operations(mei) == operations(lin)


def test_the_working_copy_survives_closing_and_its_changes_are_published_later(team):
    with team.open("lin") as lin:
        mark(lin, 0, 3)
    with team.open("lin") as lin:
        assert marks(lin) == [(0, 3, "lin")]
        assert lin.sharing.status().waiting == 1
        lin.sharing.publish()
    with team.open("mei") as mei:
        assert marks(mei) == [(0, 3, "lin")]


def test_a_week_without_the_folder_and_back(team, clock):
    with team.open("lin") as lin:
        lin.sharing.look()
    away = team.folder.rename(team.folder.with_name("taken away"))
    for day in range(7):
        clock.now += 86_400
        with team.open("lin") as lin:
            assert isinstance(lin.sharing.status().refusal, ShareAway)
            mark(lin, 2 * day, 2 * day + 2)
            with pytest.raises(ShareAway, match="is away"):
                lin.sharing.publish()
            assert lin.sharing.status().waiting == day + 1
    away.rename(team.folder)
    with team.open("mei") as mei:
        mark(mei, 20, 22)
        mei.sharing.publish()
    with team.open("lin") as lin:
        assert lin.sharing.look().refusal is None
        done = lin.sharing.publish()
        assert (done.taken, done.sent) == (0, 7)
        assert len(marks(lin)) == 8


def test_a_share_that_is_not_there_and_unknown_is_told(team):
    with pytest.raises(NotFound, match="no file"):
        Project.open(team.folder / "other.annot", working=team.copies("lin"))
    assert not list(team.home("lin").glob("*.annot"))


def test_an_older_version_that_comes_back_is_published_over_with_nothing_lost(team, lin):
    older = team.path.read_bytes()
    mark(lin, 0, 3)
    lin.sharing.publish()
    team.path.write_bytes(older)  # the sync program restores what it had
    status = lin.sharing.look()
    assert (status.waiting, status.news) == (1, 0)
    assert lin.sharing.publish().sent == 1
    with Project.open(team.path, read_only=True) as there:
        assert marks(there) == [(0, 3, "lin")]


def test_who_was_overtaken_between_looking_and_renaming_publishes_once_more(team, lin):
    """Mei's file replaces Lin's an instant after it was put there: neither may lose anything."""
    with team.open("mei") as mei:
        mark(mei, 0, 3)
        mark(lin, 4, 6)
        stale = mei._store.path.with_name("stale.annot")
        mei._store.backup(stale)
        lin.sharing.publish()
        stale.replace(team.path)
        assert lin.sharing.look().waiting == 1
        assert lin.sharing.publish().taken == 1
        mei.sharing.publish()
        assert marks(mei) == marks(lin)
        assert len(marks(mei)) == 2


def test_a_file_that_comes_while_ours_is_on_its_way_is_merged_not_replaced(team, lin, monkeypatch):
    with team.open("mei") as mei:
        mark(mei, 0, 3)
        mark(lin, 4, 6)
        plain, came = share._made_ready, []

        def between(outgoing):
            if not came:
                came.append("mei")
                mei.sharing.publish()
            return plain(outgoing)

        monkeypatch.setattr(share, "_made_ready", between)
        done = lin.sharing.publish()
    assert (done.taken, done.sent) == (1, 1)
    with Project.open(team.path, read_only=True) as there:
        assert len(marks(there)) == 2


def wait_until_settled(clock, project):
    project.sharing.look()
    clock.now += share.SETTLE_SECONDS + 1


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda whole: whole[: len(whole) // 2], DamagedProject),
        (lambda _whole: b"", NotAProject),
        (lambda whole: bytes(len(whole)), NotAProject),
        (lambda _whole: b"hello", NotAProject),
        (lambda whole: whole[:4096] + bytes(8192) + whole[12288:], DamagedProject),
    ],
    ids=["half a file", "empty", "zeros", "a text", "a hole"],
)
def test_what_cannot_be_read_waits_then_is_put_aside_and_never_lost(team, lin, clock, spoil, kind):
    spoiled = spoil(team.path.read_bytes())
    mark(lin, 0, 3)
    team.path.write_bytes(spoiled)
    assert isinstance(lin.sharing.look().refusal, kind)
    with pytest.raises(kind, match=r"news\.annot"):
        lin.sharing.publish()
    assert team.path.read_bytes() == spoiled
    wait_until_settled(clock, lin)
    [aside] = lin.sharing.publish().aside
    assert aside.read_bytes() == spoiled
    assert "conflicted copy" in aside.name
    with Project.open(team.path, read_only=True) as there:
        assert marks(there) == [(0, 3, "lin")]
    assert lin.sharing.look().copies == ()


def test_a_half_copied_file_that_becomes_whole_is_taken_as_if_nothing_had_been(team, lin, clock):
    with team.open("mei") as mei:
        mark(mei, 0, 3)
        mei.sharing.publish()
    whole = team.path.read_bytes()
    team.path.write_bytes(whole[:10_000])
    assert lin.sharing.look().refusal is not None
    clock.now += 5
    team.path.write_bytes(whole)
    status = lin.sharing.look()
    assert (status.refusal, status.news) == (None, 1)


def test_a_newer_version_is_neither_read_nor_replaced(team, lin, clock):
    with sqlite3.connect(team.path) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    newer = team.path.read_bytes()
    mark(lin, 0, 3)
    wait_until_settled(clock, lin)
    with pytest.raises(NewerProject):
        lin.sharing.publish()
    assert team.path.read_bytes() == newer
    assert marks(lin) == [(0, 3, "lin")]


def test_another_project_of_the_same_name_is_left_alone(team, lin, clock):
    team.path.unlink()
    Project.create(team.path, title="theirs").close()
    theirs = team.path.read_bytes()
    mark(lin, 0, 3)
    wait_until_settled(clock, lin)
    assert isinstance(lin.sharing.status().refusal, ShareForeign)
    with pytest.raises(ShareForeign, match="Another project"):
        lin.sharing.publish()
    assert team.path.read_bytes() == theirs


def test_opening_gives_the_project_that_lies_there_and_keeps_the_other_for_later(team):
    with team.open("lin") as lin:
        mark(lin, 0, 3)
    ours = team.path.rename(team.folder / "kept")
    Project.create(team.path, title="theirs").close()
    with team.open("lin") as theirs:
        assert theirs.info.title == "theirs"
        assert theirs.articles.count() == 0
    ours.replace(team.path)
    with team.open("lin") as lin:
        assert marks(lin) == [(0, 3, "lin")]
        assert lin.sharing.status().waiting == 1


def test_a_file_that_is_gone_is_put_there_again_once_nobody_is_just_replacing_it(team, lin, clock):
    mark(lin, 0, 3)
    team.path.unlink()
    with pytest.raises(ShareMissing, match="no longer"):
        lin.sharing.publish()
    wait_until_settled(clock, lin)
    assert lin.sharing.publish().sent > 1
    with Project.open(team.path, read_only=True) as there:
        assert marks(there) == [(0, 3, "lin")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_that_is_kept_locked_is_told_and_published_afterwards(team, lin):
    mark(lin, 0, 3)
    team.path.chmod(0)
    os.utime(team.path)
    with pytest.raises(ProjectRefused, match="locked"):
        lin.sharing.publish()
    team.path.chmod(0o644)
    assert lin.sharing.publish().sent == 1


def test_a_program_that_writes_in_place_there_is_waited_for(team, lin):
    mark(lin, 0, 3)
    journal = team.path.with_name("news.annot-journal")
    journal.write_bytes(b"x" * 512)
    os.utime(team.path)
    with pytest.raises(ProjectRefused, match="being copied or written"):
        lin.sharing.publish()
    journal.unlink()
    assert lin.sharing.publish().sent == 1


def test_a_journal_that_a_killed_program_left_is_rolled_back_at_home(team, lin, tmp_path):
    """What lies there is half written; its journal, read beside it, makes it whole again."""
    with Project.open(team.path) as there:
        mark(there, 0, 3)
    connection = sqlite3.connect(team.path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE mark SET text = '損壞'")
    connection.execute("CREATE TABLE spill AS SELECT randomblob(90000) FROM mark")
    for name in ("news.annot", "news.annot-journal"):
        shutil.copy(team.folder / name, tmp_path / name)
    connection.execute("ROLLBACK")
    connection.close()
    for name in ("news.annot", "news.annot-journal"):
        shutil.copy(tmp_path / name, team.folder / name)
    os.utime(team.folder / "news.annot-journal", (1, 1))
    assert (team.folder / "news.annot-journal").stat().st_size > 0
    assert lin.sharing.publish().taken == 1
    assert len(marks(lin)) == 1
    assert lin.check() == []


def test_the_rights_of_the_team_to_the_file_stay(team, lin):
    team.path.chmod(0o664)
    mark(lin, 0, 3)
    lin.sharing.publish()
    assert team.path.stat().st_mode & 0o777 == 0o664


def test_temporary_files_of_killed_programs_are_swept_and_those_of_others_are_not(team, lin):
    node = os.uname().nodename
    old, theirs = team.folder / f"~news-{node}-99.tmp", team.folder / "~news-elsewhere-99.tmp"
    for one in (old, theirs):
        one.write_bytes(b"half")
        os.utime(one, (1, 1))
    mark(lin, 0, 3)
    lin.sharing.publish()
    assert sorted(one.name for one in team.folder.iterdir()) == ["news.annot", theirs.name]


def test_a_new_project_in_a_shared_folder_is_there_at_once(team):
    path = team.folder / "new.annot"
    with Project.create(path, annotator="lin", working=team.copies("lin")) as project:
        assert project.path == path
        assert project.sharing.look().waiting == 0
    with Project.open(path, annotator="mei", working=team.copies("mei")) as project:
        assert project.info.title == "new"
    with pytest.raises(ProjectRefused, match="exists"):
        Project.create(path, working=team.copies("lin"))


def test_two_programs_at_one_working_copy_see_each_others_work(team, lin):
    with team.open("lin") as beside:
        mark(beside, 0, 3)
        assert lin.changed_elsewhere()
        beside.sharing.publish()
        assert lin.sharing.look().waiting == 0


def test_what_somebody_else_took_in_is_noticed_though_it_is_older(team, lin):
    with team.open("mei") as mei:
        mark(mei, 0, 3)
        mark(lin, 4, 6)  # younger than what mei did
        lin.changed_elsewhere()
        mei.sharing.publish()
    with team.open("lin"):
        assert lin.changed_elsewhere()
        assert not lin.changed_elsewhere()
    assert len(marks(lin)) == 2


def test_forced_to_be_local_it_is_edited_in_place(team):
    with Project.open(team.path, working=WorkingCopies(team.home("lin"), Manner.LOCAL)) as project:
        assert project._store.path == team.path
        assert not project.sharing.status().is_shared
        assert project.sharing.publish().sent == 0


def test_the_last_mention_of_somebody_who_was_removed_elsewhere_can_be_removed(team):
    """Mei takes the only mention away and with it the person; Lin's mention of the same person keeps it standing."""
    with team.open("lin") as lin, team.open("mei") as mei:
        mark(lin, 0, 3)
        lin.sharing.publish()
        mei.sharing.publish()
        [first] = mei.articles.read(mei.articles.page()[0].id).marks
        mark(lin, 31, 34)
        mei.marks.remove([first.id])
        mei.sharing.publish()
        lin.sharing.publish()
        [second] = lin.articles.read(lin.articles.page()[0].id).marks
        assert second.person == first.person
        lin.marks.remove([second.id])
        assert marks(lin) == []
        assert lin.people.all() == []
        assert lin.check() == []


def test_what_is_offered_here_finds_its_place_in_a_text_that_was_corrected_there(team, clock):
    with team.open("mei") as mei:
        article = mei.articles.page()[0].id
        one = Suggestion(article, mei.codebook.root("person").id, Span(13, 16), "方啟明", "bert-1")
        assert mei.suggestions.offer([one]).value == 1
        with team.open("lin") as lin:
            lin.articles.correct(article, Span(0, 3), "雲嶺古鎮")
            lin.sharing.publish()
        mei.sharing.publish()
        assert [one.span.start for one in mei.suggestions.offered(article)] == [14]
    with team.open("lin") as lin:
        lin.articles.correct(article, Span(0, 4), "雲嶺")
        lin.sharing.publish()
    with team.open("mei") as mei:
        assert [one.span.start for one in mei.suggestions.offered(article)] == [12]
