"""Whole projects from a file to a server and back, and what different people may do there."""

import contextlib

import psycopg
import pytest
from psycopg import sql

from annotator import Project
from annotator.cli.main import main
from annotator.domain.errors import Cancelled, DamagedProject, ProjectReadOnly, ProjectRefused
from annotator.domain.spans import Span
from annotator.domain.transfer.addresses import ServerAddress
from annotator.project.team import servers
from annotator.store import moving

TEXT = "第十三屆全國人大常委會副委員長曹建明出席會議。\n曹建明說:「𠮷野家😀很好。」"


@pytest.fixture
def file(tmp_path, tricky_text):
    """A project with something of everything, and a history."""
    path = tmp_path / "news.annot"
    with Project.create(path, title="新聞", annotator="lin") as project:
        (tmp_path / "a.txt").write_text(TEXT + "\n\n" + tricky_text, "utf-8")
        [article] = project.imports.apply(project.imports.plan([tmp_path / "a.txt"])).value.articles
        project.imports.apply(project.imports.plan_text("甲\0乙\\丙", "b"))
        book = project.codebook
        person = project.marks.add(article, Span(15, 18), book.root("person").id).value
        quote = project.marks.add(article, Span(30, 40), book.root("quote").id).value
        project.links.set_speaker(quote.id, person.id)
        project.themes.put(article, book.root("theme").id)
        project.marks.note(person.id, "副委員長")
        project.marks.add(article, Span(0, 3), book.root("role").id)
        project.history.undo()
    return path


def exports(project, folder):
    folder.mkdir(exist_ok=True)
    return [(folder / name, project.exports.write(folder / name, kind))[0].read_bytes()
            for name, kind in (("e.json", "json"), ("e.jsonl", "jsonl"), ("e.csv", "csv"))]  # fmt: skip


def log(project):
    return [(one.id, one.hlc, one.deed, one.what, one.annotator, one.done, one.place, one.undone)
            for one in project.history.operations(1000)]  # fmt: skip


def everything(project, folder):
    return exports(project, folder), log(project), project.statistics(), project.check()


def test_a_project_goes_to_a_server_and_back_without_loss(file, address, tmp_path):
    with Project.open(file, annotator="lin") as project:
        before = everything(project, tmp_path / "1")
        assert project.move(address) == address
    with Project.open(address, annotator="lin") as project:
        assert everything(project, tmp_path / "2") == before
        project.history.redo()
        project.history.undo()
        there = everything(project, tmp_path / "3")
        project.move(tmp_path / "back.annot")
    with Project.open(tmp_path / "back.annot", annotator="lin") as project:
        assert everything(project, tmp_path / "4") == there
        assert there[0] == before[0]
        assert len(there[1]) == len(before[1]) + 2
        source = project.articles.source(project.articles.page()[0].id)
        assert source.raw == (tmp_path / "a.txt").read_bytes()


def test_a_project_is_never_moved_over_another(file, address, tmp_path):
    Project.create(address).close()
    with Project.open(file) as project:
        with pytest.raises(ProjectRefused, match="already"):
            project.move(address)
        with pytest.raises(ProjectRefused, match="exists"):
            project.move(file)
    with Project.open(address) as project:
        assert project.articles.count() == 0


def test_a_move_that_is_stopped_leaves_nothing(file, address, tmp_path):
    def stop(done, _total):
        if done:
            raise Cancelled("stopped")

    with Project.open(file) as project:
        for where in (address, tmp_path / "new.annot"):
            with pytest.raises(Cancelled):
                project.move(where, stop)
        assert [one.name for one in tmp_path.iterdir() if "new" in one.name] == ["news.annot"]
        project.move(address)
    with Project.open(address) as project:
        assert project.articles.count() == 2


def test_rows_that_do_not_arrive_end_the_move(file, address, monkeypatch):
    honest = moving._count
    monkeypatch.setattr(
        moving, "_count", lambda connection, table: honest(connection, table) + (connection.dialect.name == "sqlite")
    )
    with Project.open(file) as project, pytest.raises(DamagedProject, match="arrived"):
        project.move(address)
    with psycopg.connect(str(address)) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


@pytest.fixture
def team(cluster, file, address):
    """A project on a server with an owner, an editor and a reader, each with a login of their own."""
    names = {role: f"{role}_{address.database}" for role in ("editor", "reader", "stranger")}
    servers.setup(address, editors=[names["editor"]], readers=[names["reader"]])
    cluster.tell(f'CREATE ROLE "{names["stranger"]}" LOGIN')
    with Project.open(file) as project:
        project.move(address)
    return {role: ServerAddress(address.database, address.host, address.port, name) for role, name in names.items()}


def test_an_editor_works_as_the_owner_does(team):
    with Project.open(team["editor"], annotator="wang") as project:
        assert not project.read_only
        article = project.articles.page()[0].id
        mark = project.marks.add(article, Span(3, 5), project.codebook.root("role").id).value
        project.marks.note(mark.id, "x")
        project.history.undo()
        project.imports.apply(project.imports.plan_text("新的一篇。", "c"))
        project.marks.remove([mark.id])
        assert project.suggestions.seek() == 3
        assert project.suggestions.sought() == 3
        assert project.check() == []


@pytest.mark.parametrize("statement", [
    "DROP TABLE mark", "ALTER TABLE mark ADD COLUMN x int", "CREATE TABLE x (y int)", "TRUNCATE mark", "DELETE FROM mark",
    "UPDATE body SET text = ''", "UPDATE change SET after = ''", "DELETE FROM operation",
    "UPDATE annotator_layout SET format = 9", "CREATE OR REPLACE VIEW tally AS SELECT 1", "DROP VIEW tally",
])  # fmt: skip
def test_an_editor_can_neither_change_the_layout_nor_rewrite_texts_and_history(team, statement):
    with psycopg.connect(str(team["editor"])) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


ADDED, CHANGED, NOTHING = frozenset({"INSERT"}), frozenset({"INSERT", "UPDATE"}), frozenset[str]()
ALLOWED = {
    **dict.fromkeys(["body", "source", "repair", "change", "life", "search_1"], ADDED),
    **dict.fromkeys(["tally_part", "pending", "sought"], CHANGED | {"DELETE"}),
    **dict.fromkeys(["annotator_layout", "tally"], NOTHING),
}
"""What an editor may do with a table; with every other one, add rows and change them."""
ORDERS = {
    "INSERT": "INSERT INTO {table} SELECT * FROM {table} WHERE false",
    "UPDATE": "UPDATE {table} SET {column} = {column} WHERE false",
    "DELETE": "DELETE FROM {table} WHERE false",
    "TRUNCATE": "TRUNCATE {table}",
    "ALTER": "ALTER TABLE {table} ADD COLUMN more int",
    "INDEX": "CREATE INDEX more ON {table} ({column})",
    "TRIGGER": "CREATE TRIGGER more BEFORE INSERT ON {table} FOR EACH ROW "
    "EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "OWNER": "ALTER TABLE {table} OWNER TO current_user",
    "DROP": "DROP TABLE {table}",
}


@pytest.mark.parametrize("role", ["editor", "reader", "stranger"])
def test_each_role_may_do_with_each_table_what_it_is_there_for_and_nothing_else(team, cluster, address, role):
    """Asked of the server itself, statement by statement, for every table that there is."""
    query = (
        "SELECT c.relname, min(a.attname) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname"
    )
    columns = dict(cluster.tell(query, address.database))
    assert {"mark", "operation", *ALLOWED} - {"tally"} <= columns.keys()
    able = {table: ALLOWED.get(table, CHANGED) if role == "editor" else NOTHING for table in columns}
    assert {table: orders_that_work(team[role], table, column) for table, column in columns.items()} == able


def orders_that_work(address, table, column):
    done = set[str]()
    with psycopg.connect(str(address), autocommit=True) as connection:
        for name, order in ORDERS.items():
            with contextlib.suppress(psycopg.errors.InsufficientPrivilege), connection.transaction(force_rollback=True):
                connection.execute(sql.SQL(order).format(table=sql.Identifier(table), column=sql.Identifier(column)))
                done.add(name)
    return done


def test_a_reader_reads_and_is_refused_to_write_with_a_sentence(team, tmp_path):
    with Project.open(team["reader"], annotator="boss") as project:
        assert project.read_only
        assert project.articles.count() == 2
        assert project.check() == []
        project.exports.write(tmp_path / "e.json", "json")
        article = project.articles.page()[0].id
        with pytest.raises(ProjectReadOnly, match="may not do that"):
            project.marks.add(article, Span(0, 3), project.codebook.root("role").id)
        with pytest.raises(ProjectReadOnly):
            project.suggestions.seek()
        assert project.suggestions.pending() == []
    with psycopg.connect(str(team["reader"])) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE mark SET note = ''")


def test_who_has_no_right_at_all_is_told(team):
    with pytest.raises(ProjectReadOnly, match="may not do that"):
        Project.open(team["stranger"])


def test_an_editor_may_become_a_reader(team, address):
    servers.setup(address, readers=[team["editor"].user])
    with Project.open(team["editor"]) as project:
        assert project.read_only


def test_who_may_not_make_users_is_told(cluster, address):
    cluster.tell(f'CREATE ROLE "plain_{address.database}" LOGIN')
    cluster.tell(f'ALTER DATABASE "{address.database}" OWNER TO "plain_{address.database}"')
    plain = ServerAddress(address.database, address.host, address.port, f"plain_{address.database}")
    with pytest.raises(ProjectReadOnly, match="no user"):
        servers.setup(plain, editors=["nobody_yet"])
    servers.setup(plain)
    Project.create(plain).close()


def test_the_command_line_moves_sets_up_checks_and_backs_up(file, cluster, address, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["server", "setup", str(address), "--editor", f"e_{address.database}"]) == 0
    assert "may read and write" in capsys.readouterr().out
    assert main(["move", str(file), str(address)]) == 0
    assert str(address) in capsys.readouterr().out
    assert main(["check", str(address)]) == 0
    assert main(["stats", str(address)]) == 0
    assert main(["articles", str(address)]) == 0
    capsys.readouterr()
    assert main(["export", str(file), "--format", "json", "-o", "a.json"]) == 0
    assert main(["export", str(address), "--format", "json", "-o", "b.json"]) == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert main(["backup", str(address), "-o", "copy.annot"]) == 0
    assert main(["check", "copy.annot"]) == 0
    assert main(["backup", str(address)]) == 0
    assert len(list(tmp_path.glob(f"{address.database} *.annot"))) == 1


@pytest.mark.parametrize("command", [["backups"], ["restore"], ["recover", "-o", "x.annot"]])
def test_what_is_for_files_only_is_refused_with_the_way_out(address, command, capsys):
    name, *rest = command
    assert main([name, str(address), *rest]) == 1
    assert "pg_dump" in capsys.readouterr().err


def test_setting_up_a_file_is_refused(tmp_path, capsys):
    assert main(["server", "setup", str(tmp_path / "p.annot")]) == 1
    assert "not the address" in capsys.readouterr().err


def test_a_copy_that_somebody_worked_on_comes_home_to_the_server(file, address, tmp_path):
    with Project.open(file) as project:
        project.move(address)
    with Project.open(file, annotator="wang") as copy:
        article = copy.articles.page()[0].id
        mark = copy.marks.add(article, Span(3, 6), copy.codebook.root("role").id).value
        copy.marks.note(mark.id, "at home")
    with Project.open(address, annotator="lin") as project:
        project.merge(file)
        assert project.marks.get([mark.id])[0].note == "at home"
        before = everything(project, tmp_path / "1")
        project.merge(file)
        assert everything(project, tmp_path / "2")[0] == before[0]
        assert project.check() == []
