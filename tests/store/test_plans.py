"""What every gesture and every page asks is answered from an index, however large the project is."""

import re

import pytest

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.spans import Span
from annotator.store.transactions import Reader
from tests.benchmarks import large

READS_ALL = re.compile(
    r"SCAN (article|body|mark|person|status|operation|change|life|tally)\b(?! USING (COVERING )?INDEX)"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "p.annot"
    large.make(path, 300)
    with Project.open(path, annotator="bench") as project:
        project.searching.prepare()
    return path


@pytest.fixture
def project(path):
    with Project.open(path, annotator="bench") as project:
        yield project


class Plans:
    """The plan of every statement that is run while it listens."""

    def __init__(self, store):
        self._engine, self.told = store._engine, []

    def __enter__(self):
        self._connection = self._engine.connect()
        raw = self._connection.connection.driver_connection
        raw.set_trace_callback(self._note)
        self._statements = []
        self.reader_connection = self._connection
        return self

    def _note(self, statement):
        self._statements.append(statement)

    def __exit__(self, *_words):
        raw = self._connection.connection.driver_connection
        raw.set_trace_callback(None)
        for statement in dict.fromkeys(self._statements):
            if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
                rows = raw.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
                self.told.append((statement, [row[3] for row in rows]))
        self._connection.close()


def plans_of(project, ask):
    with Plans(project._desk.store) as plans, plans.reader_connection.begin():
        ask(Reader(plans.reader_connection, project._desk.store._texts))
    assert plans.told
    return plans.told


def by(project):
    return project.annotator.id


def first(reader):
    return reader.articles.page(ANNOTATOR[0], None, 1)[0]


ANNOTATOR = []
HOT = {
    "the first page": lambda r: r.articles.page(ANNOTATOR[0]),
    "a later page": lambda r: r.articles.page(ANNOTATOR[0], r.articles.page(ANNOTATOR[0])[-1]),
    "one row of the list": lambda r: r.articles.summary(ANNOTATOR[0], first(r).id),
    "what is done": lambda r: r.articles.progress(ANNOTATOR[0]),
    "the next one": lambda r: r.articles.next_open(ANNOTATOR[0], first(r).id),
    "an article by the beginning of its key": lambda r: r.articles.with_keys(first(r).id, first(r).id),
    "texts known by their hash": lambda r: r.articles.with_hashes(["a" * 64, "b" * 64]),
    "an article with all on it": lambda r: (
        r.articles.get(first(r).id), r.articles.text(first(r).id), r.marks.of_article(first(r).id),
        r.links.of_article(first(r).id), r.themes.of_article(first(r).id), r.articles.statuses(first(r).id),
    ),
    "who is called so": lambda r: r.people.called("王建國17"),
    "names under a double click": lambda r: r.people.names_among({"王建國17", "建國", "老總"}),
    "the newest of the history": lambda r: r.history.operations(100),
    "a later page of the history": lambda r: r.history.operations(100, 1 << 60),
    "what can be undone": lambda r: r.history.undoable(ANNOTATOR[0]),
    "what can be redone": lambda r: r.history.redoable(ANNOTATOR[0]),
    "whether somebody wrote": lambda r: r.history.newest(),
    "words in all texts": lambda r: r.seeking.few(["建国"], 1000),
}  # fmt: skip


@pytest.mark.parametrize("name", HOT)
def test_nothing_that_is_asked_often_reads_a_whole_table(project, name):
    ANNOTATOR[:] = [by(project)]
    project.searching.prepare()
    for statement, plan in plans_of(project, HOT[name]):
        assert not [line for line in plan if READS_ALL.match(line)], (statement, plan)


def test_a_gesture_reads_no_whole_table(project):
    article = project.articles.page()[0].id
    tag = project.codebook.root("person").id
    store = project._desk.store
    statements = []
    with store._engine.connect() as connection:
        raw = connection.connection.driver_connection
        raw.set_trace_callback(statements.append)
    project.marks.add(article, Span(0, 2), tag)
    project.articles.set_state(article, State.DONE)
    project.history.undo()
    project.history.redo()
    assert statements, "the one connection of the pool is the one that was listened to"
    raw.set_trace_callback(None)
    for statement in dict.fromkeys(statements):
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE")):
            plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}")]
            assert not [line for line in plan if READS_ALL.match(line)], (statement, plan)


def test_marks_at_a_place_are_found_without_looking_at_all_before_it(project):
    def ask(reader):
        reader.marks.touching(first(reader).id, Span(900, 910))

    ANNOTATOR[:] = [by(project)]
    plans = [line for _statement, plan in plans_of(project, ask) for line in plan]
    assert any("mark_article (article=? AND start>? AND start<?)" in line for line in plans), plans
    assert any("mark_long (article=? AND start<?)" in line for line in plans), plans


def test_the_plan_that_counts_what_is_done_looks_at_no_table(project):
    ANNOTATOR[:] = [by(project)]
    plans = [line for _statement, plan in plans_of(project, HOT["what is done"]) for line in plan]
    assert any("USING COVERING INDEX article_listed" in line for line in plans)
    assert any("USING COVERING INDEX status_of" in line for line in plans)


def test_who_holds_roles_is_found_from_the_links_and_not_from_every_mention(project):
    def ask(reader):
        reader.register.extent()
        reader.register.all_roles()

    held = [plan for statement, plan in plans_of(project, ask) if "JOIN mark AS role" in statement]
    assert len(held) == 2
    for plan in held:
        assert not [line for line in plan if "mark_person" in line], plan
        assert [line for line in plan if line.startswith(("SCAN link", "SEARCH link"))], plan


def test_others_read_while_a_large_import_is_being_written(project):
    store = project._desk.store
    with store._transaction() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 20000) "
            "INSERT INTO body SELECT randomblob(16), 1000, hex(randomblob(32)), hex(randomblob(1000)) FROM n"
        )
        assert project.articles.count() == 300
        connection.rollback()


def test_pages_pass_over_no_article_where_several_have_the_same_place(project):
    with project._desk.store._transaction() as connection:
        connection.exec_driver_sql("UPDATE article SET ordinal = ordinal % 5")
        whole = [
            row.id for row in Reader(connection, project._desk.store._texts).articles.page(by(project), None, 1000)
        ]
        found, after = [], None
        while page := Reader(connection, project._desk.store._texts).articles.page(by(project), after, 7):
            found += [row.id for row in page]
            after = page[-1]
        assert found == whole
        assert len(found) == 300
        connection.rollback()


def test_rows_that_point_to_a_text_are_found_by_an_index(project):
    """While a transaction has open ends, SQLite looks for the children of every row that it inserts."""
    with project._desk.store._engine.connect() as connection:
        many = ("article", "body", "mark", "operation", "person")
        for child in ("mark", "repair", "link", "article_theme", "status", "source", "suggestion", "change", "life"):
            for key in connection.exec_driver_sql(f"PRAGMA foreign_key_list({child})"):
                if key[2] in many:
                    plan = connection.exec_driver_sql(
                        f"EXPLAIN QUERY PLAN SELECT 1 FROM {child} WHERE {key[3]} = x'00'"
                    )
                    assert plan.fetchone()[3].startswith("SEARCH"), (child, key[3])
