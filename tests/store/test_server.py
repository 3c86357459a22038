"""The store on a real server: addresses, refusals, what lies there, passwords that nobody sees."""

import logging
import subprocess
import sys

import psycopg
import pytest
from psycopg import sql

from annotator import Project
from annotator.domain.errors import (
    AnnotatorError,
    ConnectionLost,
    NewerProject,
    NotAProject,
    NotFound,
    PasswordRefused,
    ProjectRefused,
    SpanRefused,
    UndoRefused,
)
from annotator.domain.log.history import Sought
from annotator.domain.log.operations import Deed
from annotator.domain.spans import Span
from annotator.domain.transfer.addresses import ServerAddress, is_address, location

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"
SECRET = "s3cret&word"


@pytest.fixture
def project(address):
    with Project.create(address, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        yield project


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("postgresql://lin@db.office/news", ServerAddress("news", "db.office", None, "lin")),
        ("postgres://db:5433/%E6%96%B0%E8%81%9E", ServerAddress("新聞", "db", 5433)),
        ("postgresql://[::1]/news", ServerAddress("news", "::1")),
        ("postgresql:///news?host=/run/postgresql", ServerAddress("news", options=(("host", "/run/postgresql"),))),
    ],
)
def test_an_address_is_read_and_written_the_same(words, expected):
    assert location(words) == expected
    assert location(str(expected)) == expected


@pytest.mark.parametrize(
    "words", ["postgresql://lin@db", "postgresql://db:port/news", "postgresql://db/a/b", "postgresql://db/n#x"]
)
def test_an_address_without_sense_is_refused_and_not_repeated(words):
    assert is_address(words)
    with pytest.raises(ProjectRefused, match="not the address") as refused:
        location(words.replace("://", f"://lin:{SECRET}@").replace("lin@db", "db"))
    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is None


def test_working_on_a_file_loads_no_client_of_postgresql(tmp_path):
    code = (
        "import sys; from annotator import Project; Project.create(sys.argv[1]).close(); "
        "print([name for name in sys.modules if name.startswith('psycopg')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "p.annot")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_second_project_is_not_made_over_the_first(project):
    with pytest.raises(ProjectRefused, match="already"):
        Project.create(project.location)
    assert project.articles.count() == 1


def test_a_database_that_holds_something_else_is_left_alone(cluster, address):
    cluster.tell("CREATE TABLE recipes (soup text)", address.database)
    with pytest.raises(ProjectRefused, match="recipes"):
        Project.create(address)
    with pytest.raises(NotAProject):
        Project.open(address)
    found = cluster.tell("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", address.database)
    assert found == [(1,)]


def test_a_newer_project_is_refused_with_a_sentence(cluster, project):
    cluster.tell("UPDATE annotator_layout SET format = format + 1", project.location.database)
    with pytest.raises(NewerProject, match="newer"):
        Project.open(project.location)


def test_a_newer_project_is_read_if_it_has_all_that_ours_has(cluster, project):
    cluster.tell("UPDATE annotator_layout SET format = format + 1", project.location.database)
    cluster.tell("ALTER TABLE mark ADD later text", project.location.database)
    with Project.open(project.location, read_only=True) as later:
        assert later.articles.count() == 1
        with pytest.raises(NewerProject, match="newer"):
            later.tags.add("theme", "社會工作")
    cluster.tell("ALTER TABLE tag DROP COLUMN line", project.location.database)
    with pytest.raises(NewerProject, match="newer"):
        Project.open(project.location, read_only=True)


def test_a_database_that_is_not_there_is_told(cluster):
    with pytest.raises(NotFound, match="no database “nowhere”"):
        Project.open(cluster.address("nowhere"))


def test_a_server_that_is_not_there_is_told():
    with pytest.raises(ConnectionLost, match="cannot be reached"):
        Project.open("postgresql://127.0.0.1:1/news")


def test_an_option_that_postgresql_does_not_know_is_told(address):
    with pytest.raises(ProjectRefused, match="option"):
        Project.open(f"{address}?colour=red")


def test_a_character_that_the_server_cannot_keep_is_refused_and_nothing_written(project):
    article = project.articles.page()[0].id
    mark = project.marks.add(article, Span(0, 3), project.codebook.root("person").id).value
    with pytest.raises(AnnotatorError, match="cannot keep"):
        project.marks.note(mark.id, "a\0b")
    assert project.marks.get([mark.id])[0].note == ""


@pytest.mark.parametrize("span", [Span(5, 10**12), Span(-(10**12), 3), Span(10**12, 10**13), Span(3, 3), Span(9, 5)])
def test_a_span_that_is_none_of_the_text_is_refused_with_a_sentence_as_in_a_file(project, span):
    article, tag = project.articles.page()[0].id, project.codebook.root("theme").id
    with pytest.raises(SpanRefused):
        project.marks.add(article, span, tag)
    assert project.history.undoable().deed is Deed.ARTICLES_IMPORTED


def test_what_touches_is_judged_by_the_words_without_the_white_space_that_was_chosen(address):
    with Project.create(address, annotator="lin") as project:
        article = project.imports.apply(project.imports.plan_text("甲乙 丙丁 戊己", "a")).value.articles[0]
        tag = project.codebook.root("theme").id
        first = project.marks.add(article, Span(0, 2), tag).value
        assert project.marks.add(article, Span(2, 6), tag).value.span == Span(3, 5)
        assert project.marks.add(article, Span(0, 3), tag).value == first


def test_whose_operation_it_is_is_written_again_where_the_first_one_failed(project, monkeypatch):
    article, tag = project.articles.page()[0].id, project.codebook.root("theme").id
    with Project.open(project.location, annotator="wang") as wang:
        store = wang._desk.store

        def fail(*_words):
            raise KeyError

        for at in (0, 1):
            with monkeypatch.context() as patched:
                patched.setattr(store, "_before_commit", fail)
                with pytest.raises(KeyError):
                    wang.marks.add(article, Span(4, 6), tag)
            wang.marks.add(article, Span(at, at + 1), tag)
    with project._desk.read() as reader:
        assert "wang" in {one.name for one in reader.annotators.all()}
    assert project.check() == []


@pytest.fixture
def guarded(cluster, address):
    """A project whose database only lets in with a password."""
    name = f"lin_{address.database}"
    cluster.tell(
        sql.SQL("CREATE ROLE {} LOGIN SUPERUSER PASSWORD {}").format(sql.Identifier(name), sql.Literal(SECRET))
    )
    Project.create(address).close()
    cluster.want_passwords(name)
    return cluster.address(address.database, name)


def test_a_wrong_or_missing_password_is_told(guarded, monkeypatch):
    with pytest.raises(PasswordRefused, match="does not accept"):
        Project.open(guarded)
    monkeypatch.setenv("PGPASSWORD", "wrong")
    with pytest.raises(PasswordRefused, match="does not accept"):
        Project.open(guarded)


def test_a_password_comes_from_the_environment_or_a_file_of_ones_own(guarded, monkeypatch, tmp_path):
    monkeypatch.setenv("PGPASSWORD", SECRET)
    with Project.open(guarded) as project:
        assert project.articles.count() == 0
    monkeypatch.delenv("PGPASSWORD")
    kept = tmp_path / "pgpass"
    kept.write_text(f"127.0.0.1:*:*:*:{SECRET}\n")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    with Project.open(guarded) as project:
        assert project.articles.count() == 0


def test_a_password_that_was_typed_lets_in_and_is_shown_nowhere(guarded, caplog):
    typed = str(guarded).replace("@", ":s3cret%26word@")
    with caplog.at_level(logging.DEBUG), Project.open(typed) as project:
        shown = [
            str(project.location),
            repr(project.location),
            project.name,
            project.info.title,
            repr(project._desk.store._engine),
        ]
    assert not [words for words in [*shown, caplog.text] if "s3cret" in words]
    assert project.location == guarded


def test_a_password_is_in_no_refusal(guarded, cluster):
    for wrong in (ServerAddress("nowhere", guarded.host, guarded.port, guarded.user, (), SECRET),
                  ServerAddress(guarded.database, guarded.host, 1, guarded.user, (), SECRET),
                  ServerAddress(guarded.database, guarded.host, guarded.port, guarded.user, (), SECRET + "x")):  # fmt: skip
        with pytest.raises(AnnotatorError) as refused:
            Project.open(wrong)
        told = [refused.value, refused.value.__cause__]
        assert not [one for one in told if SECRET in f"{one} {one!r}"]


def test_lists_are_in_that_order_whatever_the_database_sorts_by_itself(cluster):
    cluster.tell("CREATE DATABASE sorted TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh-u-co-pinyin'")
    with Project.create(cluster.address("sorted"), annotator="lin") as project:
        for name in ("阿", "Z", "a", "丁", "一"):
            project.people.create(name)
        assert [one.name for one, _count in project.people.all()] == sorted(["阿", "Z", "a", "丁", "一"])


def test_lists_are_in_the_order_of_code_points_as_in_a_file(project):
    for name in ("b", "B", "é", "𠮷", "曹", "a"):
        project.people.create(name)
    assert [person.name for person, _count in project.people.all()] == sorted("bBé𠮷曹a")


def test_a_very_long_word_is_no_trouble_for_an_index(address):
    with Project.create(address, annotator="lin") as project:
        [article] = project.imports.apply(project.imports.plan_text("很" * 5000 + "長。", "a")).value.articles
        mark = project.marks.add(article, Span(0, 5000), project.codebook.root("person").id).value
        assert project.marks.get([mark.id])[0].text == "很" * 5000
        assert project.check() == []


def test_counts_agree_with_a_recount_after_marking_undoing_and_counting_afresh(project, cluster):
    article = project.articles.page()[0].id
    for start in range(6):
        project.marks.add(article, Span(start, start + 1), project.codebook.root("theme").id)
    project.history.undo()
    assert project.articles.page()[0].marks == 5
    assert project.check() == []
    cluster.tell("UPDATE tally_part SET marks = marks + 1", project.location.database)
    assert {one.message for one in project.check()} == {"The count of marks is wrong."}


def test_a_foreign_key_that_points_nowhere_is_refused_by_the_server(project):
    with psycopg.connect(str(project.location)) as connection:
        connection.execute("UPDATE operation SET annotator = gen_random_uuid()")
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            connection.commit()


def test_a_wrong_count_is_found_and_made_anew(project, cluster):
    article = project.articles.page()[0].id
    project.marks.add(article, Span(0, 3), project.codebook.root("person").id)
    cluster.tell("UPDATE tally_part SET marks = marks + 5", project.location.database)
    assert any(one.derived for one in project.check())
    assert project.mend() == ["tally"]
    assert project.check() == []
    assert project.mend() == []


def test_the_history_tells_before_and_after_and_one_step_is_undone_as_in_a_file(project):
    article = project.articles.page()[0].id
    mark = project.marks.add(article, Span(0, 3), project.codebook.root("person").id).value
    first = project.marks.note(mark.id, "甲").operation
    second = project.marks.note(mark.id, "乙").operation
    other = project.marks.add(article, Span(5, 7), project.codebook.root("theme").id)
    with pytest.raises(UndoRefused, match="a later step builds on it"):
        project.history.undo_one(first.id)
    project.history.undo_one(second.id)
    assert [one.note for one in project.articles.read(article).marks] == ["甲", ""]
    entries = project.history.entries(Sought(mark=mark.id))
    assert [(one.before, one.after) for entry in entries for one in entry.steps if one.field == "note"] == [
        ("乙", "甲"),
        ("甲", "乙"),
        ("", "甲"),
    ]
    project.history.undo_one(other.operation.id)
    assert [one.id for one in project.articles.read(article).marks] == [mark.id]
    undo = project.history.operations(1)[0]
    project.history.undo_one(undo.id)
    assert len(project.articles.read(article).marks) == 2
    with Project.open(project.location, annotator="wang") as wang, pytest.raises(UndoRefused, match="was done by lin"):
        wang.history.undo_one(second.id)
