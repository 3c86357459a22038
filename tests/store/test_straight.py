"""What goes straight to the driver is written and read as Core writes and reads it."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg.errors import UniqueViolation
from psycopg.pq import PipelineStatus
from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from annotator import Project
from annotator.store import straight
from annotator.store.statements import keys_among, one_row, put_in, take_away
from annotator.store.tables import PersonRow, table_of

PERSON = table_of(PersonRow)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
PERSONS = st.fixed_dictionaries(
    {
        "id": st.uuids(), "name": TEXTS, "variants": st.lists(TEXTS, max_size=3), "note": TEXTS,
        "identifiers": st.dictionaries(TEXTS, TEXTS, max_size=2), "merged": st.none() | st.uuids(),
        "hlc": st.integers(0, 2**62), "site": st.integers(0, 2**62), "gone": st.booleans(),
    }
)  # fmt: skip
LIMITED = select(PERSON.c.name).where(PERSON.c.id.not_in(bindparam("keys", expanding=True))).limit(1)


@pytest.fixture(scope="module")
def server(cluster):
    with Project.create(cluster.database(), annotator="lin") as project:
        yield project._desk.store._engine


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    with Project.create(tmp_path_factory.mktemp("straight") / "p.annot", annotator="lin") as project:
        yield project._desk.store._engine


@pytest.fixture(scope="module", params=["file", "server"])
def engine(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def connection(engine):
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def by_core(connection, key):
    return dict(connection.execute(one_row(PERSON), {"key": key}).mappings().one())


@given(person=PERSONS)
@settings(max_examples=200, deadline=None)
def test_a_row_of_every_type_is_the_same_whichever_way_it_goes(engine, person):
    with engine.connect() as connection, connection.begin() as transaction:
        straight.write(connection, put_in(PERSON), person)
        assert by_core(connection, person["id"]) == person
        assert straight.rows(connection, one_row(PERSON), {"key": person["id"]}) == [person]
        transaction.rollback()


@pytest.mark.parametrize("count", [0, 1, straight.MOST_KEYS, straight.MOST_KEYS + 1, 40, straight.PART])
def test_lists_of_keys_may_be_of_any_length(connection, count):
    keys = [UUID(int=number) for number in range(1, count + 1)]
    persons = [
        {"id": key, "name": "曹", "variants": [], "note": "", "identifiers": {}, "merged": None, "hlc": 1, "site": 1,
         "gone": False}
        for key in keys
    ]  # fmt: skip
    if persons:
        straight.write_each(connection, put_in(PERSON), persons)
    assert {row["id"] for row in straight.rows(connection, keys_among(PERSON), {"keys": keys})} == set(keys)
    assert straight.count(connection, take_away(PERSON), {"keys": keys, "as_gone": True}) == count
    assert all(by_core(connection, key)["gone"] for key in keys)
    assert straight.rows(connection, LIMITED, {"keys": keys}) == []
    assert len(straight.rows(connection, LIMITED, {"keys": keys[1:]})) == min(count, 1)


def test_a_value_that_the_statement_brings_itself_counts(connection):
    key = UUID(int=7)
    row = {"id": key, "name": "曹", "variants": [], "note": "", "identifiers": {}, "merged": None, "hlc": 1, "site": 1}
    straight.write(connection, put_in(PERSON), {**row, "gone": False})
    renamed = update(PERSON).where(PERSON.c.id == bindparam("key")).values(name="陳")
    assert straight.count(connection, renamed, {"key": key}) == 1
    assert by_core(connection, key)["name"] == "陳"


def test_a_value_that_is_missing_is_our_fault_and_told(connection):
    with pytest.raises(InvalidRequestError):
        straight.rows(connection, one_row(PERSON), {})


@pytest.mark.parametrize("ending", ["the commit", "a question", "Core"])
def test_what_a_server_refuses_of_what_was_sent_is_told_before_anything_is_committed(server, ending):
    row = {"id": UUID(int=9), "name": "曹", "variants": [], "note": "", "identifiers": {}, "merged": None, "hlc": 1,
           "site": 1, "gone": False}  # fmt: skip

    def twice():
        with server.connect() as connection, connection.begin():
            straight.write_each(connection, put_in(PERSON), [{**row, "id": UUID(int=8)}, row])
            straight.write(connection, put_in(PERSON), row)
            if ending == "a question":
                straight.rows(connection, one_row(PERSON), {"key": row["id"]})
            elif ending == "Core":
                by_core(connection, row["id"])

    with pytest.raises((UniqueViolation, IntegrityError)):
        twice()
    with server.connect() as connection:
        assert connection.connection.driver_connection.pgconn.pipeline_status == PipelineStatus.OFF, "it is lent anew"
    with server.connect() as connection, connection.begin():
        assert straight.rows(connection, keys_among(PERSON), {"keys": [UUID(int=8), UUID(int=9)]}) == []
