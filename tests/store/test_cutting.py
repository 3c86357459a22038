"""Cutting old changes out of the log: what stands stays, merging is as before, undo says where it ends."""

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from annotator import Project
from annotator.domain.errors import ProjectRefused, UndoRefused
from annotator.domain.log.history import Sought
from annotator.domain.log.operations import Deed
from tests.store.joining.conftest import TEXT, mark, marks_of
from tests.store.joining.test_laws_on_files import content, opened, state, work

TODAY = datetime.now(UTC).date()
LONG_AGO = timedelta(days=40)
CASES = 12


def begin(path):
    with Project.create(path, annotator="editor") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        mark(project, "曹建明")
    return path


def grow_old(path):
    """Let everything that is in a project have been done forty days ago."""
    back = int(LONG_AGO.total_seconds() * 1000)
    with closing(sqlite3.connect(path)) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            columns = {row[1] for row in file.execute(f"PRAGMA table_info({table})")}
            if "hlc" in columns:
                file.execute(f"UPDATE {table} SET hlc = hlc - ?", (back << 16,))
            if "done" in columns:
                file.execute(f"UPDATE {table} SET done = done - ?", (back,))
        file.commit()


def changes_in(path):
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT count(*) FROM change").fetchone()[0]


def cut(path, name, days=20):
    with opened(path, name) as project:
        before = state(project)
        project.history.cut_before(TODAY - timedelta(days=days))
        assert state(project) == before
        assert project.check() == []


@pytest.fixture
def noted(tmp_path):
    """A project with a mark whose note was written five times, long ago, and once today."""
    path = begin(tmp_path / "p.annot")
    with opened(path, "lin") as project:
        for note in "甲乙丙丁戊":
            project.marks.note(marks_of(project)[0].id, note)
    grow_old(path)
    with opened(path, "lin") as project:
        project.marks.note(marks_of(project)[0].id, "己")
    return path


def test_old_changes_go_and_the_steps_stay(noted):
    before = changes_in(noted)
    with opened(noted, "lin") as project:
        steps = [one.id for one in project.history.operations(1000)]
        project.history.cut_before(TODAY - timedelta(days=20))
        after = project.history.operations(1000)
        assert [one.id for one in after[1:]] == steps
        assert after[0].deed is Deed.HISTORY_CUT
        assert marks_of(project)[0].note == "己"
        assert project.check() == []
        assert project.history.entries(Sought(mark=marks_of(project)[0].id))
    assert changes_in(noted) < before - 4


def test_undo_ends_where_the_history_was_cut_and_says_so(noted):
    cut(noted, "lin")
    with opened(noted, "lin") as project:
        project.history.undo()
        assert marks_of(project)[0].note == "戊"
        with pytest.raises(UndoRefused, match=r"the history before .* was cut"):
            project.history.undo()
        project.history.redo()
        old = [one for one in project.history.operations(1000) if one.deed is Deed.MARK_NOTED][-1]
        with pytest.raises(UndoRefused, match="was cut"):
            project.history.undo_one(old.id)
        own = next(one for one in project.history.operations(1000) if one.deed is Deed.HISTORY_CUT)
        with pytest.raises(UndoRefused):
            project.history.undo_one(own.id)
        assert marks_of(project)[0].note == "己"


def test_a_copy_that_was_not_cut_refuses_alike_once_it_has_heard_of_it(noted, tmp_path):
    copy = shutil.copy(noted, tmp_path / "copy.annot")
    cut(noted, "lin")
    with opened(copy, "lin") as project:
        project.merge(noted)
        old = [one for one in project.history.operations(1000) if one.deed is Deed.MARK_NOTED][-1]
        with pytest.raises(UndoRefused, match="was cut"):
            project.history.undo_one(old.id)


def test_an_edit_in_a_copy_over_a_change_that_was_cut_here_is_a_conflict_as_before(noted, tmp_path):
    copy = shutil.copy(noted, tmp_path / "copy.annot")
    with opened(copy, "chen") as project:
        project.marks.note(marks_of(project)[0].id, "庚")
    with opened(noted, "lin") as project:
        project.marks.note(marks_of(project)[0].id, "辛")
    uncut = shutil.copy(noted, tmp_path / "uncut.annot")
    cut(noted, "lin", days=0)
    found = []
    for path in (noted, uncut):
        with opened(path, "lin") as project:
            project.merge(copy)
            found.append(state(project))
    assert found[0] == found[1]
    assert len(found[0][-1]) == 1


def test_a_day_to_come_is_refused_and_so_is_a_server(noted, address):
    with opened(noted, "lin") as project:
        with pytest.raises(UndoRefused, match="still to come"):
            project.history.cut_before(TODAY + timedelta(days=2))
        project.move(address)
    with opened(address, "lin") as project, pytest.raises(ProjectRefused, match="on a server"):
        project.history.cut_before(TODAY)


@pytest.mark.parametrize("seed", range(CASES))
def test_copies_of_which_some_were_cut_end_equal_in_any_order(seed, tmp_path):
    chance = random.Random(4000 + seed)
    names = ("lin", "chen", "wang")
    start = begin(tmp_path / "start.annot")
    with opened(start, "zhao") as project:
        work(project, chance, 10)
    for name in names:
        shutil.copy(start, tmp_path / f"{name}.annot")
        with opened(tmp_path / f"{name}.annot", name) as project:
            work(project, chance, 8)
    with opened(tmp_path / "lin.annot", "lin") as project:
        if chance.random() < 0.5:
            project.merge(tmp_path / "chen.annot")
    for name in names:
        grow_old(tmp_path / f"{name}.annot")
        with opened(tmp_path / f"{name}.annot", name) as project:
            work(project, chance, 6)
    cut_ones = chance.sample(names, chance.randrange(1, 3))
    for name in names:
        shutil.copy(tmp_path / f"{name}.annot", tmp_path / f"{name}-whole.annot")
        if name in cut_ones:
            cut(tmp_path / f"{name}.annot", name)
    found = []
    for name in names:
        others = [tmp_path / f"{other}.annot" for other in names if other != name]
        chance.shuffle(others)
        mine = shutil.copy(tmp_path / f"{name}.annot", tmp_path / f"{name}-merged.annot")
        with opened(mine, name) as project:
            for other in others:
                project.merge(other)
            assert project.check() == []
            found.append(content(project))
    with opened(tmp_path / "lin-whole.annot", "lin") as project:
        project.merging.bring_home([tmp_path / f"{name}-whole.annot" for name in names[1:]])
        found.append(content(project))
    assert found[0] == found[1] == found[2] == found[3]
