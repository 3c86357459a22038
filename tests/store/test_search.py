"""The search index gives what a plain scan over folded texts gives, whatever happened to the texts."""

import hashlib
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.errors import Cancelled, ProjectRefused
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.search.query import Query
from annotator.domain.spans import Span
from annotator.store import search
from annotator.store.words import fts, pairs
from annotator.text.folding import fold
from annotator.text.segments import occurrences
from tests.conftest import TRICKY

ALPHABET = (
    "中國国會会台臺乾干張三曹aAbBéßİıſ12９Ａ，。、「」-.\"'*() \n\u3000𠮷😀👨‍👩‍👧\u0301\u0308שלוםمرحبا\u200f\u00a0ﬁ〇々"
)
TEXTS = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=40)


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        yield project


def write(project, *texts):
    with project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        return [pen.articles.add(ArticleId(new_id()), Metadata(title=text[:8]), text).id for text in texts]


def scan(project, query):
    """What stands where, by looking at every text."""
    found = []
    for row in project.articles.page(None, 10_000):
        text = project.articles.read(row.id).text
        found += [(row.id, span) for span in occurrences(fold(text), fold(query))]
    return found


def sought(project, query):
    return [(hit.article, hit.span) for hit in project.search(Query.of_words(query))]


def candidates(project, query):
    with project._desk.read() as reader:
        few = reader.seeking.few([fold(query)], 10_000)
        return [one.id for one in (reader.seeking.page(None, 10_000) if few is None else few)]


def indexed(project):
    with project._desk.store._engine.connect() as connection:
        return search.exists(connection) and not search.missing(connection)


def assert_found_as_by_a_scan(project, articles, texts, cuts, other):
    """Looks for `other` and for the pieces (text, start, length) of the texts; removes the articles."""
    queries = {other, other[:1]}
    for which, start, length in cuts:
        text = texts[which % len(texts)]
        part = text[start % len(text) :][:length]
        queries |= {part, part.swapcase()}
    for query in queries:
        assert sought(project, query) == [
            (article, span)
            for article, text in zip(articles, texts, strict=True)
            for span in occurrences(fold(text), fold(query))
        ]
    with project._desk.write(Deed.ARTICLE_REMOVED) as pen:
        for article in articles:
            pen.articles.remove(article)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(TEXTS, min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0), st.integers(0), st.integers(1, 12)), min_size=8, max_size=8),
    TEXTS,
)
def test_the_index_finds_what_a_plain_scan_finds(project, texts, cuts, other):
    project.searching.prepare()
    articles = write(project, *texts)
    assert indexed(project)
    assert_found_as_by_a_scan(project, articles, texts, cuts, other)


def test_every_piece_of_a_tricky_text_is_found_by_the_index(project):
    project.searching.prepare()
    article = write(project, TRICKY, "別的文字")[0]
    for query in (TRICKY[at : at + size] for size in (1, 2, 5, 40) for at in range(len(TRICKY))):
        assert article in candidates(project, query)
        assert sought(project, query) == scan(project, query)


def test_the_index_narrows_and_does_not_only_give_everything(project):
    project.searching.prepare()
    first, _second, third = write(project, "國防部長曹建明", "天氣很好", "国防預算")
    assert candidates(project, "國防") == [first, third]
    assert candidates(project, "曹") == [first]
    assert candidates(project, "沒有的") == []


def test_words_on_both_sides_of_what_the_index_leaves_out_are_found_only_as_they_stand(project):
    project.searching.prepare()
    (article,) = write(project, "a b\nc 2.5")
    assert sought(project, "b\nc") == [(article, Span(2, 5))]
    assert sought(project, "2.5") == [(article, Span(6, 9))]
    assert sought(project, "25") == sought(project, "ab") == []
    assert sought(project, ".") == [(article, Span(7, 8))]


def test_an_empty_query_finds_nothing(project):
    write(project, "文字")
    assert sought(project, "") == []


def test_hits_come_in_the_order_of_the_articles_and_stop_at_the_limit(project):
    project.searching.prepare()
    articles = write(project, *(f"第{number}篇，國防。" for number in range(250)))
    assert [hit.article for hit in project.search("国防")] == articles
    assert [hit.article for hit in project.search("国防", 3)] == articles[:3]


def test_the_index_follows_correction_removal_and_undo(project):
    project.searching.prepare()
    article, _other = write(project, "曹建明說話", "別人")
    project.articles.correct(article, Span(0, 3), "李小龍")
    assert indexed(project)
    assert sought(project, "曹建明") == []
    assert sought(project, "李小龙") == [(article, Span(0, 3))]
    project.articles.remove(article)
    assert sought(project, "李小龍") == []
    project.history.undo()
    assert sought(project, "李小龍") == [(article, Span(0, 3))]
    project.history.undo()
    assert sought(project, "曹建明") == [(article, Span(0, 3))]
    assert project.check() == []


def test_texts_that_a_merge_brings_are_in_the_index_at_once(project, tmp_path):
    write(project, "甲乙丙")
    project.searching.prepare()
    copy = tmp_path / "copy.annot"
    project.backup(copy)
    with Project.open(copy, annotator="chen") as other:
        other.searching.forget()
        (article,) = write(other, "遠方來的文字")
    project.merge(copy)
    assert indexed(project)
    assert sought(project, "远方") == [(article, Span(0, 2))]


def test_texts_that_are_not_in_the_index_yet_are_found_all_the_same(project):
    write(project, "先來的國防")
    project.searching.prepare()
    with project._desk.store._transaction() as connection:
        search.drop(connection)
        search.begin(connection)
    project.searching.prepare()
    first, second = project.articles.page()[0].id, write(project, "後來的國防")[0]
    with project._desk.store._transaction() as connection:  # as if a program had written it that knows no index
        connection.exec_driver_sql("DELETE FROM search_body WHERE number = 2")
    assert candidates(project, "國防") == [first, second]
    project.searching.prepare()
    assert indexed(project)
    assert candidates(project, "國防") == [first, second]


def test_building_that_is_stopped_goes_on_where_it_was(project, monkeypatch):
    monkeypatch.setattr(search, "SLICE", 30)
    articles = write(project, *(f"第{number}篇文字" for number in range(40)))

    def stop(done, _total):
        if done >= 20:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        project.searching.prepare(stop)
    assert not indexed(project)
    assert candidates(project, "文字") == articles
    told = []
    project.searching.prepare(lambda done, total: told.append((done, total)))
    assert indexed(project)
    assert told[0] == (0, 18)
    assert candidates(project, "文字") == articles


def test_only_a_project_of_many_texts_asks_for_an_index(project, monkeypatch):
    write(project, "一", "二")
    assert not project.searching.is_behind()
    monkeypatch.setattr(search, "SMALLEST", 2)
    assert project.searching.is_behind()
    project.searching.prepare()
    assert not project.searching.is_behind()
    write(project, "三")
    assert not project.searching.is_behind()
    project.searching.forget()
    assert project.searching.is_behind()


def test_an_index_of_another_shape_is_not_asked_and_is_built_anew(project, monkeypatch):
    (article,) = write(project, "國防")
    monkeypatch.setattr(fts, "MAKE", fts.MAKE.replace("shape_1", "shape_0"))
    with project._desk.store._transaction() as connection:
        search.begin(connection)
    monkeypatch.undo()
    with Project.open(project.path) as again:
        assert not indexed(again)
        assert candidates(again, "國防") == [article]
        again.searching.prepare()
        assert indexed(again)
        assert candidates(again, "國防") == [article]


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE search_data SET block = x'00'", "The search index "),
        ("DELETE FROM search_data WHERE id > 10", "The search index "),
        ("DELETE FROM search_body WHERE number = 1", "does not agree with 1 text."),
        ("UPDATE search_body SET body = randomblob(16) WHERE number = 1", "does not agree with 1 text."),
    ],
)
def test_a_check_names_a_damaged_index_and_repairing_takes_it_away(project, harm, told):
    _first, second = write(project, TRICKY, "天氣很好")
    with project._desk.store._transaction() as connection:
        search.begin(connection)
        search.catch_up(connection)
    assert project.check() == []
    with project._desk.store._transaction() as connection:
        connection.exec_driver_sql(harm)
    [finding] = project.check()
    assert (finding.subject, finding.derived) == ("search", True)
    assert told in finding.message
    assert project.mend() == ["search"]
    assert project.check() == []
    assert [article for article, _span in sought(project, "天氣")] == [second]


@pytest.mark.parametrize("known", [0, 1, 7, 20])
@pytest.mark.parametrize("stands_in", [0, 1, 19, 20])
def test_a_pair_is_answered_until_it_stands_in_too_many_texts_also_where_the_index_knows_a_part(
    project, known, stands_in
):
    articles = write(project, *(f"{number}{'國防國防' if number < stands_in else '防國'}" for number in range(20)))
    project.searching.prepare()
    with project._desk.store._transaction() as connection:
        connection.exec_driver_sql(f"DELETE FROM search_body WHERE number > {known}")
        unknown = {body for piece in search.missing(connection) for body in piece}
    assert len(unknown) == 20 - known
    with project._desk.read() as reader:
        listed = reader.seeking.page(None, 100)
    right = [one.id for one in listed if one.id in articles[:stands_in] or one.body in unknown]
    for _kept in range(2):  # the second time the articles are in memory
        with project._desk.read() as reader:
            few = reader.seeking.few(["国防"], len(right))
            assert [one.id for one in few] == right
            assert not right or reader.seeking.few(["国防"], len(right) - 1) is None
        assert sought(project, "國防") == scan(project, "國防")


@pytest.mark.parametrize(
    "harm",
    ["UPDATE search_data SET block = x'00' WHERE id > 10", "UPDATE search_body SET body = substr(body, 1, 7)"],
)
def test_a_damaged_index_is_passed_over(project, harm):
    articles = write(project, "國防", "天氣")
    project.searching.prepare()
    with project._desk.store._transaction() as connection:
        connection.exec_driver_sql(harm)
    assert candidates(project, "國防") == articles
    assert sought(project, "國防") == [(articles[0], Span(0, 2))]


def test_a_project_with_an_index_is_opened_again_and_its_backup_is_a_project(project, tmp_path):
    (article,) = write(project, "國防")
    project.searching.prepare()
    project.close()
    with Project.open(project.path) as again:
        assert candidates(again, "國防") == [article]
        again.backup(tmp_path / "copy.annot")
    with Project.open(tmp_path / "copy.annot", read_only=True) as copy:
        assert sought(copy, "国防") == [(article, Span(0, 2))]


def test_another_virtual_table_under_the_name_of_the_index_is_refused(project):
    project.close()
    shutil.copy(project.path, copy := project.path.with_name("copy.annot"))
    for made in ("search USING fts5(a)", "search USING fts4(a)", "search_body USING fts5(a)", "other USING fts5(a)"):
        shutil.copy(project.path, copy)
        with Project.open(copy) as planted, planted._desk.store._transaction() as connection:
            connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {made}")
        with pytest.raises(ProjectRefused, match="does not belong"):
            Project.open(copy)


def test_what_is_salvaged_of_a_file_with_an_index_is_a_project(project, tmp_path):
    (article,) = write(project, "國防")
    project.searching.prepare()
    project.close()
    assert Project.recover(project.path, tmp_path / "saved.annot") == []
    with Project.open(tmp_path / "saved.annot") as saved:
        assert sought(saved, "国防") == [(article, Span(0, 2))]
        saved.searching.prepare()
        assert indexed(saved)


def test_folding_is_the_one_that_indexes_of_this_shape_were_made_with():
    characters = "".join(map(chr, (*range(0x20, 0x530), *range(0x3000, 0xA000), *range(0xFF00, 0xFFF0))))
    digest = hashlib.sha256(fold(characters).encode()).hexdigest()
    assert (fts.SHAPE, pairs.SHAPE, digest[:16]) == (1, 1, "e1ba8e5e1a5f88b7"), (
        "an index in a file was made with another folding: raise SHAPE"
    )


@given(st.lists(st.one_of(TEXTS, st.just(TRICKY), st.just("")), max_size=5))
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_many_texts_become_at_once_what_each_becomes_alone(kind, texts):
    index, keyed = search._INDEXES[kind], [(new_id(), text) for text in texts]
    alone = index.entries(keyed)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(fts, "MANY", 0)
        patched.setattr(pairs, "MANY", 0)
        assert index.entries(keyed) == alone
