"""Databases of every format that lay on servers are brought to the present one by their owner, whole or not at all."""

import json
import threading

import pytest

from annotator import Project
from annotator.domain.errors import NewerProject, OlderProject, ProjectReadOnly
from annotator.project.team import servers
from annotator.store import engine
from annotator.store.server import migrating
from tests.postgres import OLD

FORMATS = sorted(int(path.stem.rpartition("-")[2]) for path in OLD.glob("*.sql"))
_SHAPE = (
    "SELECT table_name, column_name, data_type, collation_name, is_nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'search_1'",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
)

_WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'annotator_layout'::regclass"


@pytest.fixture(params=FORMATS)
def old(request, cluster):
    """The address of a database as a program of an earlier format left it."""
    return cluster.older(request.param)


def format_in(cluster, address):
    return cluster.tell("SELECT format FROM annotator_layout", address.database)[0][0]


def shape(cluster, address):
    return [sorted(cluster.tell(question, address.database)) for question in _SHAPE]


def exported(project, folder):
    project.exports.write(folder / "now.json", "json")
    return (folder / "now.json").read_text("utf-8")


def test_opening_says_who_can_bring_it_up_and_changes_nothing(cluster, old):
    before = shape(cluster, old)
    with pytest.raises(OlderProject, match="server setup"):
        Project.open(old)
    assert shape(cluster, old) == before


def test_it_holds_what_it_held_can_be_worked_on_and_is_like_a_new_one(cluster, old, tmp_path):
    kept = OLD / f"format-{format_in(cluster, old)}"
    servers.bring_up(old)
    with Project.open(old, annotator="lin") as project:
        assert exported(project, tmp_path) == kept.with_suffix(".json").read_text("utf-8")
        then = json.loads(kept.with_suffix(".history.json").read_text("utf-8"))
        now = [(one.title, str(one.id), one.undone) for one in project.history.operations(1000)]
        assert now == [(row["title"], row["id"], row["undone"]) for row in then]
        assert project.check() == []
        assert project.history.undo() is not None
        assert project.tags.add("theme", "社會工作").value.line == ""
    fresh = cluster.database()
    servers.setup(fresh, editors=["editor"], readers=["reader"])
    assert shape(cluster, old) == shape(cluster, fresh)


def test_the_rights_of_the_team_stay_as_they_were(cluster, old):
    servers.setup(old)
    with Project.open(cluster.address(old.database, "editor")) as editor:
        editor.searching.save("社會", "社會工作")
        assert not editor.read_only
    with Project.open(cluster.address(old.database, "reader")) as reader:
        assert reader.read_only
        assert [one.name for one in reader.searching.saved()] == ["社會"]


def test_nobody_but_the_owner_brings_it_up(cluster, old):
    with pytest.raises(ProjectReadOnly, match="owner"):
        servers.bring_up(cluster.address(old.database, "editor"))
    assert format_in(cluster, old) < engine.FORMAT


def test_a_step_that_fails_leaves_everything_as_it_was(cluster, old, monkeypatch):
    before = shape(cluster, old), format_in(cluster, old)
    last = max(migrating.STEPS)
    monkeypatch.setattr(migrating, "STEPS", migrating.STEPS | {last: (*migrating.STEPS[last], "SELECT 1 / 0")})
    with pytest.raises(Exception, match="division by zero"):
        servers.bring_up(old)
    assert (shape(cluster, old), format_in(cluster, old)) == before


def bring_to_the_next(cluster, address):
    cluster.tell("UPDATE annotator_layout SET format = format + 1", address.database)


@pytest.mark.parametrize("watches", [True, False])
def test_who_has_it_open_with_an_earlier_program_writes_no_more_and_loses_nothing(cluster, address, watches):
    with Project.create(address, annotator="lin") as project:
        stop = project.watch(lambda _news: None, lambda _linked: None) if watches else lambda: None
        project.tags.add("theme", "社會工作")
        bring_to_the_next(cluster, address)
        for write in (lambda: project.tags.add("theme", "心安順遂"), project.history.undo, project.mend):
            with pytest.raises(NewerProject, match="newer"):
                write()
        assert [one.name for one in project.codebook.tags if one.parent is not None] == ["社會工作"]
        stop()


def test_a_new_format_waits_for_whoever_is_writing_and_they_for_it(cluster, address, monkeypatch, qtbot):
    order = []
    with Project.create(address, annotator="lin") as lin, Project.open(address, annotator="wang") as wang:
        bringing = threading.Thread(target=lambda: (servers.bring_up(address), order.append("brought up")))
        before_commit = lin._store._before_commit
        cluster.tell("UPDATE annotator_layout SET format = format - 1", address.database)  # as it was an hour ago
        monkeypatch.setattr(migrating, "STEPS", {engine.FORMAT - 1: ("SELECT pg_sleep(0.2)",)})

        def moment(ink, changes):
            bringing.start()
            qtbot.waitUntil(lambda: cluster.tell(_WAITING, address.database) != [(0,)])
            order.append("written")
            before_commit(ink, changes)

        monkeypatch.setattr(lin._store, "_before_commit", moment)
        lin.tags.add("theme", "社會工作")
        wang.tags.add("theme", "心安順遂")  # while the steps are taken, or behind them
        bringing.join()
    assert order == ["written", "brought up"]
