"""Statements over a connection to a real server, prepared once and sent together."""

from uuid import UUID

import psycopg
import pytest
from psycopg.types.json import Json

from annotator.store.server import line as lines
from annotator.store.server.line import Line

KEY = UUID(int=7)


@pytest.fixture
def driver(cluster):
    with psycopg.connect(str(cluster.database()), prepare_threshold=None) as driver:
        driver.execute("CREATE TABLE kept (id uuid PRIMARY KEY, words text)")
        driver.commit()
        yield driver


@pytest.fixture
def line(driver):
    return Line(driver)


def prepared(driver):
    return {row[0] for row in driver.execute("SELECT name FROM pg_prepared_statements").fetchall()}


def put(line, *keys):
    for key in keys:
        line.send("INSERT INTO kept VALUES ($1, $2)", (UUID(int=key), f"第{key}"))


def kept(line):
    return line.rows(line.send("SELECT words FROM kept ORDER BY id", ()))


def test_more_than_goes_at_once_is_sent_in_its_order(line, monkeypatch):
    monkeypatch.setattr(lines, "MOST_SENT", 10)
    put(line, *range(35))
    assert kept(line) == [(f"第{key}",) for key in range(35)]


def test_what_is_refused_in_the_middle_is_told_and_nothing_behind_it_is_done(line, driver):
    put(line, 1, 2, 1, 3)
    with pytest.raises(psycopg.errors.UniqueViolation):
        line.settle()
    driver.rollback()
    assert kept(line) == []


def test_an_answer_that_was_asked_ahead_comes_with_a_later_one(line):
    put(line, 1)
    ahead = line.send("SELECT count(*) FROM kept", ())
    put(line, 2)
    assert kept(line) == [("第1",), ("第2",)]
    assert not line.waits
    assert line.rows(ahead) == [(1,)]


def test_a_statement_stays_prepared_when_work_is_rolled_back(line, driver):
    put(line, 1)
    line.settle()
    before = prepared(driver)
    driver.rollback()
    put(line, 1)
    line.settle()
    assert prepared(driver) == before
    assert kept(line) == [("第1",)]


def test_a_statement_that_could_not_be_prepared_is_prepared_anew(line, driver):
    line.send("SELECT * FROM later", ())
    put(line, 1)
    with pytest.raises(psycopg.errors.UndefinedTable):
        line.settle()
    driver.rollback()
    driver.execute("CREATE TABLE later AS SELECT 5 AS number")
    put(line, 1)
    assert line.rows(line.send("SELECT * FROM later", ())) == [(5,)]
    assert kept(line) == [("第1",)]


def test_beyond_the_most_that_are_kept_statements_run_all_the_same(line, driver, monkeypatch):
    monkeypatch.setattr(lines, "MOST_PREPARED", 1)
    put(line, 1, 2)
    line.commit()
    assert kept(line) == [("第1",), ("第2",)]
    assert len(prepared(driver)) == 1


def test_a_value_that_no_server_takes_is_refused_before_anything_is_sent(line, driver):
    with pytest.raises(psycopg.DataError, match="NUL"):
        line.send("INSERT INTO kept VALUES ($1, $2)", (KEY, "a\0b"))
    assert not line.waits
    assert driver.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


def test_a_line_that_breaks_while_it_is_waited_for_closes_its_connection(line, driver, cluster):
    put(line, 1)
    line.send("SELECT pg_terminate_backend(pg_backend_pid())", ())
    with pytest.raises(psycopg.OperationalError):
        line.settle()
    assert driver.closed


@pytest.mark.parametrize("value", [{}, {"問": "是", "數": 3, "無": None, "多": ["一", "\0"]}, {"": {}}])
def test_a_value_of_json_comes_back_as_it_was(line, value):
    [[told]] = line.rows(line.send("SELECT $1::json::text", (Json(value),)))
    assert lines.from_json(told) == lines.from_json(told.encode()) == value


def test_a_value_of_a_rare_kind_is_turned_by_the_driver_beside_those_that_are_turned_here(line):
    asked = line.send("SELECT $1::uuid, $2::float8, $3::text, $4::bytea", (KEY, 1.5, None, b"\0"))
    assert line.rows(asked) == [(KEY, 1.5, None, b"\0")]


def test_what_follows_a_commit_is_a_transaction_of_its_own_behind_it(line, driver):
    put(line, 1)
    line.send_after_commit("INSERT INTO kept VALUES ($1, pg_current_xact_id()::text)", (UUID(int=2),))
    put(line, 3)
    line.send("UPDATE kept SET words = pg_current_xact_id()::text WHERE id = $1", (UUID(int=3),))
    line.commit()
    [first, other, own] = kept(line)
    assert int(own[0]) < int(other[0])
    assert first == ("第1",)
    line.commit()
    assert len(kept(line)) == 3


def test_nothing_follows_a_commit_that_is_refused(line, driver):
    driver.execute("ALTER TABLE kept ADD UNIQUE (words) DEFERRABLE INITIALLY DEFERRED")
    driver.commit()
    line.send("INSERT INTO kept VALUES ($1, 'same'), ($2, 'same')", (UUID(int=1), UUID(int=2)))
    line.send_after_commit("INSERT INTO kept VALUES ($1, 'after')", (UUID(int=3),))
    with pytest.raises(psycopg.errors.UniqueViolation):
        line.commit()
    driver.rollback()
    assert kept(line) == []


def test_what_follows_and_is_refused_leaves_the_commit_as_it_is_and_is_told_in_the_log(line, driver, caplog):
    put(line, 1)
    line.send_after_commit("INSERT INTO kept VALUES ($1, 'twice')", (UUID(int=1),))
    line.commit()
    assert "kept_pkey" in caplog.text
    assert kept(line) == [("第1",)]


def test_what_was_to_follow_is_forgotten_where_work_is_rolled_back(line, driver):
    put(line, 1)
    line.send_after_commit("INSERT INTO kept VALUES ($1, 'after')", (UUID(int=2),))
    line.settle()
    driver.rollback()
    line.forget_what_follows()
    put(line, 3)
    line.commit()
    assert kept(line) == [("第3",)]
