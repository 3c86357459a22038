"""The search index of a server gives what a plain scan over folded texts gives."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.errors import ProjectReadOnly
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.spans import Span
from annotator.store import search
from annotator.store.server.setup import setup
from tests import postgres
from tests.conftest import TRICKY
from tests.store.test_search import TEXTS, assert_found_as_by_a_scan, candidates, indexed, scan, sought, write

LONG = "甲乙" * 30_000 + "丙丁" + "甲乙" * 200


@pytest.fixture
def project(address):
    with Project.create(address, annotator="lin") as project:
        yield project


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(TEXTS, min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0), st.integers(0), st.integers(1, 12)), min_size=6, max_size=6),
    TEXTS,
)
def test_the_index_of_a_server_finds_what_a_plain_scan_finds(project, texts, cuts, other):
    articles = write(project, *texts)
    assert indexed(project)
    assert_found_as_by_a_scan(project, articles, texts, cuts, other)


def test_every_piece_of_a_tricky_text_is_found_by_the_index_of_a_server(project):
    article = write(project, TRICKY, "別的文字")[0]
    for query in (TRICKY[at : at + size] for size in (1, 2, 5, 40) for at in range(0, len(TRICKY), 3)):
        assert article in candidates(project, query)
        assert sought(project, query) == scan(project, query)


def test_the_index_of_a_server_narrows_and_reaches_to_the_end_of_a_long_text(project):
    first, _second, third, book = write(project, "國防部長曹建明", "天氣很好", "国防預算", LONG)
    assert candidates(project, "國防") == [first, third]
    assert candidates(project, "曹") == [first]
    assert candidates(project, "沒有的") == []
    assert candidates(project, "丙丁甲") == [book]
    assert sought(project, "乙丙") == [(book, Span(59_999, 60_001))]
    assert candidates(project, LONG[59_000:61_000]) == [book]


def test_texts_that_are_not_in_the_index_of_a_server_are_found_all_the_same(project, monkeypatch):
    articles = write(project, "先來的國防", "別的")
    with project._desk.store._transaction() as connection:
        connection.exec_driver_sql("TRUNCATE search_1")
    assert candidates(project, "國防") == articles
    assert not project.searching.is_behind()
    monkeypatch.setattr(search, "SMALLEST", 2)
    assert project.searching.is_behind()
    told = []
    project.searching.prepare(lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (2, 2)]
    assert candidates(project, "國防") == articles[:1]
    project.searching.forget()
    assert candidates(project, "國防") == articles
    assert project.searching.is_behind()
    assert sought(project, "国防") == [(articles[0], Span(3, 5))]
    project.searching.prepare()
    assert not project.searching.is_behind()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE search_1 SET pairs = '{1}' WHERE body = (SELECT id FROM body LIMIT 1)", "with 1 text."),
        ("INSERT INTO search_1 VALUES (gen_random_uuid(), '{1}')", "with 1 text."),
        ("DROP INDEX search_1_pairs", "The index “search_1_pairs” is gone."),
        ("ALTER TABLE search_1 RENAME pairs TO other", "cannot be read: column"),
    ],
)
def test_a_damaged_index_of_a_server_is_found_named_and_made_anew(project, cluster, harm, told):
    first, second = write(project, "國防部長", "天氣很好")
    assert project.check() == []
    cluster.tell(harm, project.location.database)
    [finding] = project.check()
    assert told in finding.message
    assert finding.derived
    assert project.mend() == ["search"]
    assert project.check() == []
    assert project.mend() == []
    assert candidates(project, "國防") == [first]
    assert candidates(project, "天氣") == [second]


@pytest.fixture
def mortal():
    """A server that is stopped and started."""
    yield from postgres.started()


def test_searching_goes_on_where_the_disk_of_a_server_has_damaged_its_index(mortal):
    address = mortal.database()
    with Project.create(address, annotator="lin") as project:
        first, _second = write(project, "國防部長", "天氣很好")
    [[path]] = mortal.tell("SELECT pg_relation_filepath('search_1_pairs')", address.database)
    mortal.stop()
    with (mortal.folder / "data" / path).open("r+b") as file:
        file.write(b"Z" * 16384)
    mortal.start()
    mortal.tell(f"ALTER DATABASE {address.database} SET enable_seqscan = off")
    with Project.open(address, annotator="lin") as project:
        [finding] = project.check()
        assert "cannot be read: invalid page" in finding.message
        assert sought(project, "国防") == [(first, Span(0, 2))]
        assert project.mend() == ["search"]
        assert project.check() == []
        assert candidates(project, "國防") == [first]


def interrupted(project):
    with project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        pen.articles.add(ArticleId(new_id()), Metadata(title="a"), "國防")
        raise KeyError


def test_what_is_not_committed_is_not_in_the_index_either(project):
    with pytest.raises(KeyError):
        interrupted(project)
    write(project, "天氣")
    with project._desk.store._engine.connect() as connection:
        counts = "SELECT (SELECT count(*) FROM search_1), (SELECT count(*) FROM body)"
        assert tuple(connection.exec_driver_sql(counts).one()) == (1, 1)


def test_a_project_that_is_moved_to_a_server_is_indexed_there(tmp_path, address):
    with Project.create(tmp_path / "p.annot", annotator="lin") as file:
        (article,) = write(file, "國防部")
        file.move(address)
    with Project.open(address) as moved:
        assert indexed(moved)
        assert sought(moved, "国防") == [(article, Span(0, 2))]


def test_editors_write_the_index_readers_ask_it_and_neither_can_drop_it(cluster, address):
    setup(address, ["editor_x"], ["reader_x"])
    Project.create(address, annotator="lin").close()
    with Project.open(cluster.address(address.database, "editor_x"), annotator="chen") as editor:
        articles = write(editor, "國防", "天氣")
        assert indexed(editor)
        with pytest.raises(ProjectReadOnly):
            editor.searching.forget()
    with Project.open(cluster.address(address.database, "reader_x"), annotator="wu") as reader:
        assert candidates(reader, "國防") == articles[:1]
        assert not reader.searching.is_behind()
    setup(address, [], ["editor_x"])
    rights = cluster.tell("SELECT has_table_privilege('editor_x', 'search_1', 'INSERT')", address.database)
    assert rights == [(False,)]


def test_a_database_from_before_the_index_is_searched_and_gets_one_by_setting_up_again(cluster, address, monkeypatch):
    setup(address, ["editor_y"], [])
    Project.create(address, annotator="lin").close()
    cluster.tell("DROP TABLE search_1", address.database)
    monkeypatch.setattr(search, "SMALLEST", 1)
    with Project.open(cluster.address(address.database, "editor_y"), annotator="chen") as editor:
        articles = write(editor, "國防", "天氣")
        assert candidates(editor, "國防") == articles
        assert not editor.searching.is_behind()  # an editor may not make it
        setup(address, ["editor_y"], [])
        assert editor.searching.is_behind()
        editor.searching.prepare()
        assert candidates(editor, "國防") == articles[:1]
