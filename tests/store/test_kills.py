"""Whoever works on a project may be killed at any moment: what was acknowledged is there, and the project is sound."""

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.care.findings import Finding
from annotator.domain.errors import AnnotatorError, SpanRefused
from annotator.domain.spans import Span
from annotator.domain.transfer.addresses import location
from annotator.domain.transfer.sharing import Manner, WorkingCopies
from annotator.project.team import servers
from annotator.store.engine import FORMAT
from tests.postgres import OLD
from tests.store.killing import Campaign
from tests.store.sharing.team import Team, mark, marks

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。" * 12
FIRST = OLD / "format-1.annot"
GESTURES = (20, 20, 20, 20)
IMPORTS, MERGES, MIGRATIONS, MIGRATIONS_ON_A_SERVER, PUBLISHING, MOVES = 26, 26, 14, 4, 30, (10, 10)
"""How many kills of each campaign hit a process at its work; each goes on until they have."""


def begin(path: Path, texts: int = 1) -> Path:
    with Project.create(path, annotator="lin") as project:
        for number in range(texts):
            project.imports.apply(project.imports.plan_text(f"第{number}篇\n\n{TEXT}", str(number)))
    return path


def sound(path: Path) -> Project:
    project = Project.open(path, annotator="lin")
    assert project.check() == list[Finding]()
    return project


def mark_and_undo(path, told, seed):
    """Marks, people, removals, undo and redo; tells of each operation that is done, undo and redo among them."""
    chance = random.Random(seed)
    with Project.open(path, annotator="wang") as project:  # not the one who imported: that would be undone, too
        article = project.articles.page()[0].id
        tags = [project.codebook.root(kind).id for kind in ("person", "theme", "role")]
        while True:
            start = chance.randrange(5, 300)
            dice, made = chance.random(), None
            if dice < 0.2:
                turned = project.history.undo() if dice < 0.15 else project.history.redo()
                made = project.history.operations(1)[0] if turned else None
            elif dice < 0.3 and (there := project.articles.read(article).marks):
                made = project.marks.remove([chance.choice(there).id]).operation
            else:
                span = Span(start, start + chance.randrange(1, 6))
                with suppress(SpanRefused):  # the codebook forbids some overlaps
                    made = project.marks.add(article, span, chance.choice(tags)).operation
            if made is not None:
                told.send(made.id)


def import_texts(path, told, seed):
    """Imports of twenty texts each; tells how many articles there are when one is done."""
    with Project.open(path, annotator="lin") as project:
        for turn in range(100):
            folder = path.parent / f"texts {seed} {turn}"
            folder.mkdir()
            for number in range(20):
                (folder / f"{number}.txt").write_text(f"{seed} {turn} {number}\n\n{TEXT}", "utf-8")
            project.imports.apply(project.imports.plan([folder]))
            told.send(project.articles.count())


def merge_copies(path, told, _seed):
    """Merges of several copies, one after the other; tells of each that is done."""
    with Project.open(path, annotator="lin") as project:
        for copy in sorted(path.parent.glob("copy*.annot")):
            project.merge(copy)
            told.send(copy.name)


def open_old(path, told, _seed):
    """The migration of a file of an earlier format, which opening it brings along."""
    Project.open(path, annotator="lin").close()


def bring_up_on_a_server(path, told, _seed):
    """The migration of a project on a server, whose address stands in a file."""
    servers.bring_up(location(path.read_text("utf-8")))
    told.send("brought up")


def publish_work(path, told, seed):
    """Marks in a working copy that are published now and then; tells of both when they are done."""
    chance, done = random.Random(seed), []
    with Project.open(
        path, annotator="lin", working=WorkingCopies(path.parent.parent / "lin", Manner.SHARED)
    ) as project:
        article, theme = project.articles.page()[0].id, project.codebook.root("theme").id
        while True:
            start = chance.randrange(0, 200)
            operation = project.marks.add(article, Span(start, start + 3), theme).operation
            if operation is not None:  # the same mark twice is the first one
                done.append(operation.id)
                told.send(("done", operation.id))
            if chance.random() < 0.5:
                project.sharing.publish()
                told.send(("published", tuple(done)))


def move_it(path, told, _seed):
    """Takes a project from one place to another; both stand in a file beside."""
    source, target = (location(words) for words in path.read_text("utf-8").splitlines())
    with Project.open(source, annotator="lin") as project:
        project.move(target)
        told.send("moved")


def operations_in(project):
    return {operation.id for operation in project.history.operations(1_000_000)}


def test_two_hundred_kills_hit_a_process_at_its_work():
    assert sum((*GESTURES, IMPORTS, MERGES, MIGRATIONS, MIGRATIONS_ON_A_SERVER, PUBLISHING, *MOVES)) >= 200


@pytest.mark.parametrize(("number", "kills"), list(enumerate(GESTURES)))
def test_no_acknowledged_gesture_is_lost_by_a_kill(tmp_path, number, kills):
    path = begin(tmp_path / "p.annot")
    kept, campaign = set(), Campaign(kills, 0.02)
    for turn in campaign:
        killed = campaign.kill(mark_and_undo, path, number * 100 + turn, 12)
        assert killed.at_work
        kept |= set(killed.acknowledged)
    with sound(path) as project:
        assert kept
        assert kept <= operations_in(project)


def test_an_import_that_is_killed_is_there_whole_or_not_at_all(tmp_path):
    path, there, campaign = begin(tmp_path / "p.annot"), 1, Campaign(IMPORTS, 0.3)
    for seed in campaign:
        killed = campaign.kill(import_texts, path, seed, 2)
        with sound(path) as project:
            now = project.articles.count()
        assert (now - 1) % 20 == 0
        assert now >= max((there, *killed.acknowledged))
        there = now
    assert there > 1


def test_a_merge_that_is_killed_is_there_whole_or_not_at_all(tmp_path):
    original = begin(tmp_path / "original.annot")
    expected = {}
    for number in range(6):
        copy = Path(shutil.copy(original, tmp_path / f"copy {number}.annot"))
        with Project.open(copy, annotator=f"annotator {number}") as project:
            article = project.articles.page()[0].id
            for start in range(60):
                project.marks.add(article, Span(4 + start * 2, 6 + start * 2), project.codebook.root("theme").id)
            expected[copy.name] = {mark.id for mark in project.articles.read(article).marks}
    campaign = Campaign(MERGES, 0.1)
    for seed in campaign:
        path = Path(shutil.copy(original, tmp_path / "p.annot"))
        killed = campaign.kill(merge_copies, path, seed, 4)
        with sound(path) as project:
            marks = {mark.id for mark in project.articles.read(project.articles.page()[0].id).marks}
        whole = {name for name, of_copy in expected.items() if of_copy <= marks}
        assert set(killed.acknowledged) <= whole
        assert marks == set().union(*(expected[name] for name in whole))
        path.unlink()


def test_a_migration_that_is_killed_is_done_by_the_next_one_who_opens(tmp_path):
    killed_before, campaign = 0, Campaign(MIGRATIONS, 0.2)
    for seed in campaign:
        path = Path(shutil.copy(FIRST, tmp_path / f"{seed}.annot"))
        killed = campaign.kill(open_old, path, seed)
        is_old = int.from_bytes(path.read_bytes()[60:64]) == 1  # SQLite's user_version
        assert not (is_old and killed.ended)
        killed_before += is_old
        with sound(path) as project:
            assert project.articles.count() > 0
            assert len(operations_in(project)) > 30
    assert killed_before


def test_a_migration_on_a_server_that_is_killed_is_whole_or_not_at_all(cluster, tmp_path):
    orders, number, brought_up, killed_before = tmp_path / "address.txt", 2, 0, 0
    campaign = Campaign(MIGRATIONS_ON_A_SERVER, 0.4)
    for seed in campaign:
        address = cluster.older(number)
        orders.write_text(str(address), "utf-8")
        before = log_on_a_server(cluster, address)
        killed = campaign.kill(bring_up_on_a_server, orders, seed, 2 * (seed == 0))
        [(now,)] = cluster.tell("SELECT format FROM annotator_layout", address.database)
        assert now in (number, FORMAT)
        assert now == FORMAT or not killed.acknowledged
        brought_up, killed_before = brought_up + (now == FORMAT), killed_before + (now == number)
        servers.bring_up(address)
        assert log_on_a_server(cluster, address) == before
        with Project.open(address, annotator="lin") as project:
            assert project.check() == []
    assert brought_up
    assert killed_before


def log_on_a_server(cluster, address):
    return cluster.tell("SELECT id, hlc, site, deed, standing FROM operation ORDER BY id", address.database)


def test_what_was_published_before_a_kill_is_there_for_others_and_the_rest_waits_in_the_working_copy(tmp_path):
    team = Team(tmp_path)
    team.begin()
    kept, published, campaign = set(), set(), Campaign(PUBLISHING, 0.15)
    for seed in campaign:
        killed = campaign.kill(publish_work, team.path, seed, 6)
        kept |= {what for kind, what in killed.acknowledged if kind == "done"}
        published |= {key for kind, what in killed.acknowledged if kind == "published" for key in what}
        with Project.open(team.path, read_only=True) as there:
            assert published <= operations_in(there)
        if seed % 6 == 5:  # somebody else works as well
            with team.open("wang") as wang:
                mark(wang, seed, seed + 2)
                wang.sharing.publish()
    assert published
    with team.open("lin") as lin:
        lin.sharing.publish()
    with sound(team.path) as there:
        assert kept <= operations_in(there)
        assert len([one for one in marks(there) if one[2] == "wang"]) == 5


@pytest.fixture
def moved_from(tmp_path):
    """A project with a few marks, and what is in it."""
    path = begin(tmp_path / "p.annot", texts=3)
    with Project.open(path, annotator="lin") as project:
        article = project.articles.page()[0].id
        for start in range(30):
            project.marks.add(article, Span(4 + start * 2, 6 + start * 2), project.codebook.root("theme").id)
    return path


def held(where):
    """What lies there; ``None`` where no project does."""
    try:
        project = Project.open(where, annotator="lin")
    except AnnotatorError:
        return None
    with project:
        assert project.check() == []
        return operations_in(project), project.statistics()


def moves_that_are_killed(folder, source, target, kills):
    """How often a move was whole; otherwise nothing is at its target, and its source is always as it was."""
    before, whole, campaign = held(source), 0, Campaign(kills, 0.4)
    orders = folder / "orders.txt"
    for seed in campaign:
        where = target(seed)
        orders.write_text(f"{source}\n{where}\n", "utf-8")
        killed = campaign.kill(move_it, orders, seed, 1 if seed % 3 == 0 else 0)
        there = held(where)
        assert there in (None, before)
        assert there == before or not killed.acknowledged
        whole += there is not None
    assert held(source) == before
    return whole


def test_a_move_to_a_server_and_back_that_is_killed_is_whole_or_not_at_all(moved_from, cluster, address, tmp_path):
    there = moves_that_are_killed(tmp_path, moved_from, lambda _seed: cluster.database(), MOVES[0])
    with Project.open(moved_from, annotator="lin") as project:
        project.move(address)
    back = moves_that_are_killed(tmp_path, address, lambda seed: tmp_path / f"back {seed}.annot", MOVES[1])
    assert there
    assert back
