"""How transactions of a file are begun: foreign keys wait for the commit, and nothing is prepared twice."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.exc import OperationalError

from annotator.domain.errors import ProjectLocked
from annotator.domain.spans import Span
from annotator.store import engine
from annotator.store.engine import begin_writing

WRITES = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}


@pytest.fixture
def driver(project):
    with project._store._engine.connect() as connection:
        return connection.connection.driver_connection


def test_foreign_keys_are_checked_at_the_commit_of_each_transaction_and_no_sooner(project, driver):
    for _time in range(3):
        with project._store._transaction() as connection:
            sql = "INSERT INTO life (operation, number, subject, event, targets) VALUES (?, 1, 'mark', 'born', x'')"
            driver.execute(sql, (b"nobody's key 123",))
            with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                driver.execute("COMMIT")
            assert connection.exec_driver_sql("SELECT count(*) FROM life WHERE subject = 'mark'").scalar() == 1
            driver.execute("DELETE FROM life WHERE subject = 'mark'")
    assert project.check() == []


def test_foreign_keys_wait_in_a_merge_that_is_only_tried_and_nothing_can_be_written_into_a_snapshot(project):
    life = "INSERT INTO life (operation, number, subject, event, targets) VALUES (x'00', 1, 'mark', 'born', x'')"
    with project._store._rehearsal() as connection:
        connection.exec_driver_sql(life)
        connection.rollback()
    with project._store.frozen() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.exec_driver_sql(life)


def test_what_was_left_half_done_on_a_connection_is_not_committed_by_the_next_transaction(project, driver):
    driver.execute("BEGIN")
    driver.execute("UPDATE project SET title = 'half done'")
    with pytest.raises(sqlite3.ProgrammingError, match="under way"), project._store._transaction():
        pass
    with project._store._look() as connection:
        assert connection.exec_driver_sql("SELECT title FROM project").scalar_one() != "half done"


def test_who_finds_the_file_busy_is_told_so_and_works_on_afterwards(project, driver):
    driver.execute("PRAGMA busy_timeout=0")
    with closing(sqlite3.connect(project.location, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectLocked, match="Another program is writing"):
            project.people.create("曹建明")
    assert project.people.create("曹建明").value.name == "曹建明"


def test_a_gesture_that_was_done_before_prepares_no_statement_anew(project, driver, article):
    prepared = []
    driver.set_authorizer(lambda action, *words: prepared.append((action, *words)) or sqlite3.SQLITE_OK)

    def gesture():
        project.marks.add(article, Span(0, 3), project.codebook.root("theme").id)
        project.history.undo()
        project.history.redo()
        project.history.undo()

    for _time in range(2):
        gesture()
    prepared.clear()
    gesture()
    assert {action for action, *_words in prepared} & WRITES == set()


def test_where_explaining_the_pragma_does_not_do_it_is_run(monkeypatch):
    class Other(sqlite3.Connection):
        def executescript(self, script):
            return super().executescript(script.replace("EXPLAIN PRAGMA", "EXPLAIN SELECT 1; --"))

    assert "EXPLAIN" in begin_writing()
    monkeypatch.setattr(engine.sqlite3, "connect", lambda *words, **named: Other(*words, **named))
    assert "EXPLAIN" not in begin_writing.__wrapped__()
    assert begin_writing.__wrapped__().endswith("; PRAGMA defer_foreign_keys=ON")
