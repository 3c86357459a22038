"""Files of an earlier format are brought up in one transaction after a backup, or stay as they were."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.care.safekeeping import Safekeeping, Why
from annotator.domain.errors import Cancelled, DamagedProject, DiskFull
from annotator.project import care
from annotator.store import engine
from annotator.store.care import migrating, migrations

OLD = Path(__file__).resolve().parents[1] / "old_projects" / "format-1.annot"


@pytest.fixture
def old(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return Path(shutil.copy(OLD, folder))


@pytest.fixture
def keep(tmp_path):
    return Safekeeping(tmp_path / "kept")


def format_in(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()


def test_a_backup_of_the_old_format_is_kept_first(old, keep):
    with Project.open(old, safekeeping=keep) as project:
        assert project.articles.count() == 3
    assert format_in(old) == engine.FORMAT
    oldest = care.backups(old, keep.folder)[-1]
    assert (oldest.why, care.contents(oldest).articles, format_in(oldest.path)) == (Why.MIGRATION, 3, 1)
    care.restore(oldest, old, keep)
    assert format_in(old) == 1
    with Project.open(old, safekeeping=keep) as project:
        assert project.check() == []


def test_reading_an_old_file_leaves_it_as_it_is(old):
    before = old.read_bytes()
    with Project.open(old, read_only=True) as project:
        assert project.articles.count() == 3
        assert project.path == old
    assert old.read_bytes() == before
    assert [one.name for one in old.parent.iterdir()] == [old.name]


@pytest.mark.parametrize("failure", [KeyError("row"), DiskFull("no room"), sqlite3.OperationalError("no such column")])
def test_a_migration_that_fails_in_the_middle_changes_nothing(old, monkeypatch, failure):
    real, before = migrations.STEPS[1], old.read_bytes()

    def half(connection):
        real(connection)
        connection.exec_driver_sql("CREATE TABLE half (a)")
        raise failure

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "STEPS", {1: half})
        with pytest.raises((DamagedProject, DiskFull, sqlite3.OperationalError)):
            Project.open(old)
    assert old.read_bytes() == before
    with Project.open(old) as project:
        assert project.check() == []


KILLED = """
import os, signal, sys
from annotator import Project
from annotator.store.care import migrations
real = migrations.STEPS[1]
def step(connection):
    connection.exec_driver_sql("PRAGMA cache_size=5")  # so that pages reach the file before the end
    real(connection)
    os.kill(os.getpid(), signal.SIGKILL)
migrations.STEPS = {1: step}
Project.open(sys.argv[1])
"""


def test_a_migration_that_is_killed_in_the_middle_is_rolled_back_and_made_again(old):
    assert subprocess.run([sys.executable, "-c", KILLED, old]).returncode == -signal.SIGKILL
    assert old.with_name(old.name + "-journal").stat().st_size > 0, "the test has to kill it in the middle"
    with Project.open(old, read_only=True) as project:
        assert project.articles.count() == 3
    assert format_in(old) == 1
    with Project.open(old, annotator="lin") as project:
        assert project.check() == []
        assert len(project.history.operations(1000)) == 52


def test_a_migration_can_be_stopped(old, monkeypatch):
    monkeypatch.setattr(migrating, "_STEPS_BETWEEN", 100)
    before, asked = old.read_bytes(), []

    def stop(_done, _total):
        asked.append(1)
        if len(asked) > 5:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        migrating.bring_up(old, None, stop)
    assert old.read_bytes() == before


def test_old_rows_that_do_not_belong_together_are_told(old):
    with sqlite3.connect(old) as raw:
        raw.execute("DELETE FROM body")
    raw.close()
    before = old.read_bytes()
    with pytest.raises(DamagedProject):
        Project.open(old)
    assert old.read_bytes() == before


def test_a_file_whose_migration_was_killed_while_it_was_being_written_is_taken_for_what_it_was(old, tmp_path):
    torn = tmp_path / "torn.annot"
    connection = sqlite3.connect(old, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version={engine.FORMAT}")
    connection.execute("CREATE TABLE half (done)")
    connection.execute("UPDATE body SET text = text || text")
    for ending in (
        "",
        "-journal",
    ):  # what lies on the disk at this moment: some pages, and the journal that undoes them
        shutil.copy(f"{old}{ending}", f"{torn}{ending}")
    connection.execute("ROLLBACK")
    connection.close()
    with torn.open("r+b") as file:  # the page with the number of the format is among those that are written
        file.seek(60)
        file.write(engine.FORMAT.to_bytes(4))
    with Project.open(torn) as project:
        assert project.articles.count() == 3
        assert project.check() == []
    assert format_in(torn) == engine.FORMAT
