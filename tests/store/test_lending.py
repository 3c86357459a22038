"""The connection that a program writes on is kept between operations, as long as it is sound."""

import select

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from annotator.store.server.engine import engine_for
from annotator.store.server.lending import Lending
from tests.postgres import Cluster

_WHO = text("SELECT pg_backend_pid()")


@pytest.fixture
def lending(address):
    engine = engine_for(address)
    lending = Lending(engine)
    yield lending
    lending.close()
    engine.dispose()


def _used(lending: Lending) -> int:
    with lending.lent() as connection, connection.begin():
        return connection.execute(_WHO).scalar_one()


def test_the_same_connection_serves_one_operation_after_the_other(lending):
    assert _used(lending) == _used(lending)


def test_one_that_the_server_ended_meanwhile_is_replaced_unseen(lending, cluster: Cluster):
    with lending.lent() as connection, connection.begin():
        first, ear = connection.execute(_WHO).scalar_one(), connection.connection.driver_connection.fileno()
    cluster.tell(f"SELECT pg_terminate_backend({first})")
    select.select([ear], [], [], 30)
    assert _used(lending) != first


def test_after_a_refusal_work_goes_on(lending):
    with pytest.raises(DBAPIError), lending.lent() as connection, connection.begin():
        connection.execute(text("SELECT 1 / 0"))
    assert _used(lending)


def test_whoever_comes_while_it_is_lent_gets_another_one(lending):
    with lending.lent() as one, one.begin():
        first = one.execute(_WHO).scalar_one()
        assert _used(lending) != first


def test_closed_nothing_is_kept(lending, cluster: Cluster):
    with lending.lent() as connection, connection.begin():
        lending.close()
    assert connection.closed
    with lending.lent() as connection, connection.begin():
        assert connection.execute(_WHO).scalar_one()
    assert connection.closed


def test_who_closes_while_it_comes_back_leaves_nothing_open(lending, monkeypatch):
    connection = lending.lent()
    lent = connection.__enter__()
    monkeypatch.setattr(Connection, "invalidated", property(lambda _one: lending.close() or False))
    connection.__exit__(None, None, None)
    assert lent.closed
