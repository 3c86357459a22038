"""A large import keeps little in memory, unless somebody's window would have to wait for it."""

import sqlite3
from contextlib import closing, nullcontext

import pytest

from annotator import Project
from annotator.domain.errors import Cancelled
from annotator.project import care
from annotator.store.care import mending
from annotator.store.engine import SPILL_PAGES
from annotator.store.sharing.lock import WritersLock
from annotator.store.writing import spilling

ARTICLES = 60


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(f'{{"text": "{"一二三四五" * 4000}{number}"}}\n' for number in range(ARTICLES)), "utf-8")
    return path


def looks_of_others(project, source):
    """Whether somebody else could read while the import went on, each time that it told how far it was."""
    could: list[bool] = []

    def look(*_told):
        with closing(sqlite3.connect(project.location, timeout=0)) as other:
            try:
                could.append(other.execute("SELECT count(*) FROM article").fetchone() == (0,))
            except sqlite3.OperationalError:
                could.append(False)

    plan = project.imports.plan([source])
    project.imports.apply(plan, look)
    assert project.articles.count() == ARTICLES
    assert project.check() == []
    return could


@pytest.mark.parametrize("watched", [True, False])
def test_an_import_writes_early_only_where_no_window_is_open(tmp_path, source, monkeypatch, watched):
    monkeypatch.setattr(spilling, "UNWATCHED_PAGES", 100)
    path = tmp_path / "p.annot"
    with Project.create(path, annotator="lin") as project:
        lock = WritersLock.take(path, "lin") if watched else None
        could = looks_of_others(project, source)
        if lock is not None:
            lock.release()
    assert all(could) is watched


@pytest.mark.parametrize("cancelled", [True, False])
def test_what_is_written_after_an_import_waits_in_memory_again(tmp_path, source, cancelled):
    def pages_before_writing():
        with project._desk.store._transaction() as connection:
            return connection.exec_driver_sql("PRAGMA cache_spill").scalar_one()

    def look(*_told):
        if cancelled:
            raise Cancelled("enough")

    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        assert pages_before_writing() == SPILL_PAGES
        with pytest.raises(Cancelled) if cancelled else nullcontext():
            project.imports.apply(project.imports.plan([source]), look)
        assert pages_before_writing() == SPILL_PAGES
        assert project.articles.count() == (0 if cancelled else ARTICLES)


def test_what_is_saved_of_a_damaged_file_does_not_all_wait_in_memory(tmp_path, source, monkeypatch):
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan([source]))
    monkeypatch.setattr(spilling, "UNWATCHED_PAGES", 100)
    sizes, mend = [], mending.mend
    monkeypatch.setattr(mending, "mend", lambda *words: sizes.append(out.stat().st_size) or mend(*words))
    out = tmp_path / "saved.annot"
    assert care.recover(tmp_path / "p.annot", out) == []
    assert sizes[0] > 400_000
