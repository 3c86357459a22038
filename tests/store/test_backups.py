"""Backups: when they are made, how many are kept, what is restored, what happens where none can be made."""

import shutil
import signal
import subprocess
import sys
import time

import pytest

from annotator import Project
from annotator.domain.care.safekeeping import KEPT, Backup, Safekeeping, Why
from annotator.domain.errors import AnnotatorError, ProjectLocked, ProjectRefused
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.project import care
from annotator.store.care import keeper, restoring, shelf
from annotator.store.engine import CACHE_KILOBYTES

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"


class Told(list):
    """The sentences that a person was told."""

    def __call__(self, refusal):
        self.append(str(refusal))


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def keep(tmp_path, told):
    return Safekeeping(tmp_path / "kept", told)


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    with Project.create(folder / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
    return folder / "p.annot"


def opened(path, keep):
    """A project whose backup of the day, made on a thread, is there: else it may hold what was done meanwhile."""
    project = Project.open(path, annotator="lin", safekeeping=keep)
    project._store.keeper.finish()
    return project


def mark(project, start, end, tag="person"):
    article = project.articles.page()[0].id
    return project.marks.add(article, Span(start, end), project.codebook.root(tag).id).value


@pytest.fixture
def later(monkeypatch):
    """Let time pass for whatever keeps backups."""

    def pass_by(seconds):
        moment = time.time() + seconds
        monkeypatch.setattr(keeper.time, "time", lambda: moment)
        monkeypatch.setattr(keeper, "now", lambda: Moment(int(moment * 1000)))

    return pass_by


def kept(path, keep):
    return [(one.why, care.contents(one).marks) for one in care.backups(path, keep.folder)]


def test_the_first_opening_of_a_day_keeps_a_backup_and_the_second_none(path, keep):
    with opened(path, keep) as project:
        mark(project, 0, 3)
    with opened(path, keep):
        pass
    assert [why for why, _marks in kept(path, keep)] == [Why.DAY]


def test_what_a_backup_holds_is_counted_as_the_numbers_count_it(path, keep, tmp_path):
    copy = shutil.copy(path, tmp_path / "copy.annot")
    with Project.open(copy, annotator="wang") as other:
        mark(other, 0, 3)
    with opened(path, keep) as project:
        article = project.articles.page()[0].id
        mark(project, 4, 6, "theme")
        project.articles.correct(article, Span(0, 1), "張")
        project.merge(copy)
        project.backup(tmp_path / "backup.annot")
        assert len(project.merging.conflicts()) == 1  # a mark on the text before, which nobody sees
        assert restoring.contents(tmp_path / "backup.annot").marks == sum(project.statistics().marks.values()) == 1


def test_a_day_without_work_keeps_no_second_backup(path, keep, later):
    with opened(path, keep):
        pass
    later(3 * 86_400)
    with opened(path, keep):
        pass
    assert kept(path, keep) == [(Why.DAY, 0)]


def test_the_next_day_keeps_what_was_done_the_day_before(path, keep, later):
    with opened(path, keep) as project:
        pass
    with opened(path, keep) as project:
        mark(project, 0, 3)
    later(86_400)
    with opened(path, keep):
        pass
    assert kept(path, keep) == [(Why.DAY, 1), (Why.DAY, 0)]


def test_a_merge_keeps_a_backup_first(path, keep, tmp_path):
    copy = tmp_path / "copy.annot"
    shutil.copy(path, copy)
    with Project.open(copy, annotator="chen") as other:
        mark(other, 0, 3)
    with opened(path, keep) as project:
        mark(project, 4, 6)
        project.merge(copy)
    assert kept(path, keep)[0] == (Why.MERGE, 1)


def test_removing_much_keeps_a_backup_at_most_once_an_hour(path, keep, later):
    with Project.open(path, annotator="lin") as project:
        for number in range(4):
            project.imports.apply(project.imports.plan_text(f"{number}{TEXT}", "b"))
    with opened(path, keep) as project:
        project._store.keeper.finish()
        later(3700)
        before = project.articles.count()
        mark(project, 0, 3)
        for one in project.articles.page()[1:]:
            project.articles.remove(one.id)
    counts = [(one.why, care.contents(one).articles) for one in care.backups(path, keep.folder)]
    assert counts == [(Why.REMOVAL, before), (Why.DAY, before)]


def test_the_newest_ten_and_one_a_month_are_kept():
    day = 86_400_000
    made = [Backup(None, None, Moment(at * day), Why.DAY, 1, at) for at in range(100, 0, -1)]
    gone = set(shelf.superfluous(made))
    left = [one for one in made if one not in gone]
    assert left[:KEPT] == made[:KEPT]
    assert [one.made // day for one in left[KEPT:]] == [89, 58, 30]  # the last of March, February and January 1970


def test_old_backups_make_room_on_the_disk(path, keep):
    with opened(path, keep) as project:
        project._store.keeper.finish()
        for _time in range(KEPT + 3):
            project.marks.remove([mark(project, 0, 3).id])
            project.keep_backup()
    assert len(care.backups(path, keep.folder)) == KEPT


def test_the_folder_of_backups_is_private(path, keep):
    with opened(path, keep):
        pass
    (place,) = keep.folder.iterdir()
    assert place.stat().st_mode & 0o777 == 0o700


def test_two_copies_of_a_project_have_backups_of_their_own_but_know_each_other(path, keep, tmp_path):
    copy = tmp_path / "copy.annot"
    shutil.copy(path, copy)
    for each in (path, copy):
        with opened(each, keep) as project:
            mark(project, 0, 3)
            project.keep_backup()
    assert len(list(keep.folder.iterdir())) == 2
    assert {one.of for one in care.backups(path, keep.folder)} == {path, copy}


def test_where_no_backup_can_be_made_the_work_goes_on_and_it_is_told_once(path, told, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    with opened(path, Safekeeping(blocked, told)) as project:
        project._store.keeper.finish()
        project.articles.remove(project.articles.page()[0].id)
        assert project.articles.count() == 0
        with pytest.raises(ProjectRefused, match="No backup could be kept"):
            project.keep_backup()
    assert len(told) == 1
    assert "No backup could be kept" in told[0]


def test_a_backup_that_somebody_writes_into_again_and_again_is_still_whole(path, keep):
    with Project.open(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text("長" * 3_000_000, "b"))
    with opened(path, keep) as project:
        marks = [mark(project, start, start + 1, "theme") for start in range(12)]
        project._store.keeper.finish()
        assert len(marks) == 12
    (backup,) = care.backups(path, keep.folder)
    with Project.open(backup.path, read_only=True) as copy:
        assert copy.check() == []


def test_restoring_keeps_the_present_state_and_puts_the_old_one_back(path, keep):
    with opened(path, keep) as project:
        mark(project, 0, 3)
        first = project.keep_backup()
        mark(project, 4, 6)
    assert care.restore(first, path, keep).why == Why.RESTORE
    assert kept(path, keep)[0] == (Why.RESTORE, 2)
    with opened(path, keep) as project:
        assert len(project.articles.read(project.articles.page()[0].id).marks) == 1
        assert project.check() == []
    assert sorted(one.name for one in path.parent.iterdir()) == ["p.annot"]


def test_a_backup_beside_is_a_new_file_each_time(path, keep):
    with opened(path, keep) as project:
        backup = project.keep_backup()
    one, two = care.restore_beside(backup, path), care.restore_beside(backup, path)
    assert one != two
    for each in (one, two):
        with Project.open(each) as copy:
            assert copy.articles.count() == 1


@pytest.mark.parametrize("damage", ["gone", "empty", "header", "middle", "short"])
def test_a_damaged_or_lost_project_is_restored_and_the_damaged_file_is_kept(path, keep, damage):
    with opened(path, keep) as project:
        mark(project, 0, 3)
        project.keep_backup()
    raw = path.read_bytes()
    path.unlink()
    broken = {
        "gone": None,
        "empty": b"",
        "header": bytes(4096) + raw[4096:],
        "middle": raw[:4096] + bytes(len(raw) - 4096),
        "short": raw[: len(raw) // 2],
    }[damage]
    if broken is not None:
        path.write_bytes(broken)
    found = care.backups(path, keep.folder)
    before = care.restore(next(one for one in found if one.why == Why.HAND), path, keep)
    assert (before is None) == (broken is None)
    if before is not None:
        assert before.path.read_bytes() == broken
        assert before.path in {one.path for one in care.backups(path, keep.folder)}
    with opened(path, keep) as project:
        assert len(project.articles.read(project.articles.page()[0].id).marks) == 1


def test_a_damaged_backup_is_refused_and_nothing_is_touched(path, keep):
    with opened(path, keep) as project:
        backup = project.keep_backup()
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    before = path.read_bytes()
    with pytest.raises(AnnotatorError, match="damaged"):
        care.restore(backup, path, keep)
    with pytest.raises(AnnotatorError):
        care.contents(backup)
    assert path.read_bytes() == before


def test_nothing_is_restored_where_the_present_file_cannot_be_kept(path, keep, tmp_path, told):
    with opened(path, keep) as project:
        backup = project.keep_backup()
        mark(project, 0, 3)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    before = path.read_bytes()
    with pytest.raises(ProjectRefused):
        care.restore(backup, path, Safekeeping(blocked, told))
    assert path.read_bytes() == before


def test_nothing_is_restored_over_a_program_that_writes(path, keep, monkeypatch):
    monkeypatch.setattr("annotator.store.care.restoring.BUSY_SECONDS", 0.05)
    with opened(path, keep) as project:
        backup = project.keep_backup()
    code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN IMMEDIATE'); print(1, flush=True); input()"
    writer = subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    writer.stdout.readline()
    with pytest.raises(ProjectLocked):
        care.restore(backup, path, keep)
    writer.communicate("\n")
    care.restore(backup, path, keep)


KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode=TRUNCATE")
connection.execute("PRAGMA cache_size=2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE body SET text = replace(text, '長', '短')")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def torn(path):
    """A project whose writer was killed in the middle of a large transaction; its journal lies beside it."""
    with Project.open(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text("長" * 300_000, "b"))
    assert subprocess.run([sys.executable, "-c", KILLED, path]).returncode == -signal.SIGKILL
    assert path.with_name("p.annot-journal").stat().st_size > 0
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_a_transaction_that_was_killed_in_the_middle_is_rolled_back_on_opening(torn, read_only):
    with Project.open(torn, annotator="lin", read_only=read_only) as project:
        assert project.check() == []
        assert "短" not in project.articles.read(project.articles.page()[1].id).text


def test_the_journal_of_a_killed_writer_is_never_rolled_into_the_restored_file(torn, keep, tmp_path):
    backup = tmp_path / "sound.annot"
    with Project.create(backup, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "only"))
    sound = Backup(backup, torn, Moment(0), Why.HAND, 1, 1)
    before = care.restore(sound, torn, keep)
    with Project.open(torn) as project:
        assert project.articles.count() == 1
        assert project.check() == []
    with Project.open(before.path, read_only=True) as project:
        assert project.articles.count() == 2
        assert project.check() == []


def test_after_a_backup_the_project_keeps_as_many_pages_at_hand_as_before(path, keep, tmp_path):
    with opened(path, keep) as project:
        project._store.backup(tmp_path / "copy.annot")
        with project._store._look() as connection:
            assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -CACHE_KILOBYTES
