"""Commands at a server for which a window left changes waiting: they are sent first, once and in their order."""

import json

import pytest

from annotator import Project
from annotator.cli.main import main
from annotator.domain.errors import ConnectionLost
from annotator.domain.spans import Span
from annotator.project.team.attempts import Attempt
from annotator.project.team.leftovers import send_left
from annotator.project.team.outbox import Outbox
from annotator.settings.paths import waiting_folder
from tests import postgres
from tests.conftest import TRICKY


@pytest.fixture(scope="module")
def mortal():
    """A server that is stopped and started."""
    yield from postgres.started()


@pytest.fixture
def left(mortal):
    """A project on a server, and three changes of lin's that wait: the last is of a mark that is not there."""
    address = mortal.database()
    with Project.create(address, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TRICKY, "a"))
        article, tag = project.articles.page()[0].id, project.codebook.root("theme").id
        box = Outbox.of(project, waiting_folder())
        for at in (0, 1):
            assert box.put(Attempt(lambda p, at=at: p.marks.add(article, Span(at, at + 1), tag)), project)
        lost = project.marks.add(article, Span(3, 4), tag).value
        assert box.put(Attempt(lambda p: p.marks.note(lost.id, "乙")), project)
        project.marks.remove([lost.id])
        box.close()
    return address


def marks(address):
    with Project.open(address, annotator="wang", read_only=True) as project:
        return [one.span.start for one in project.articles.read(project.articles.page()[0].id).marks]


def run(capsys, *words):
    capsys.readouterr()
    status = main([*map(str, words)])
    return status, capsys.readouterr()


def test_a_command_that_writes_sends_what_waits_first(left, capsys):
    status, told = run(capsys, "undo", left, "--as", "lin", "--json")
    assert status == 0
    assert "2 changes that waited were sent to the server." in told.err
    json.loads(told.out)
    assert marks(left) == [0]  # it undid what was sent last
    assert list(waiting_folder().iterdir()) == []
    _status, told = run(capsys, "redo", left, "--as", "lin")
    assert "waited" not in told.err


def test_publishing_sends_what_waits_and_says_how_much(left, capsys):
    status, told = run(capsys, "publish", left, "--as", "lin", "--json")
    assert (status, json.loads(told.out)) == (0, {"sent": 2, "waiting": 0})
    assert len(told.err.splitlines()) == 1  # what was refused
    assert marks(left) == [0, 1]
    _status, told = run(capsys, "publish", left, "--as", "lin")
    assert told.out == "Nothing waits to be sent to the server.\n"


def test_what_is_refused_is_told_and_waits_no_more(left, capsys):
    _status, told = run(capsys, "undo", left, "--as", "lin")
    assert len([line for line in told.err.splitlines() if line.startswith("annotator:")]) == 2


def test_a_command_that_only_reads_says_that_something_waits_and_touches_nothing(left, capsys):
    before = [one.read_bytes() for one in sorted(waiting_folder().glob("*.jsonl"))]
    status, told = run(capsys, "stats", left, "--json")
    assert (status, told.err) == (0, "")  # it waits in lin's name, and nobody said that we are lin
    assert main(["settings", "annotator", "lin"]) == 0
    status, told = run(capsys, "stats", left, "--json")
    assert status == 0
    assert "3 changes wait to be sent to the server" in told.err
    assert [one.read_bytes() for one in sorted(waiting_folder().glob("*.jsonl"))] == before
    assert marks(left) == []


def test_what_somebody_else_left_is_not_ours_to_send(left, capsys):
    _status, told = run(capsys, "undo", left, "--as", "wang")
    assert "waited" not in told.err
    assert marks(left) == []


def test_what_the_open_window_still_holds_is_left_to_it(left, capsys):
    with Project.open(left, annotator="lin") as project:
        box = Outbox.of(project, waiting_folder())
        assert len(box.left()) == 3
        _status, told = run(capsys, "undo", left, "--as", "lin")
        assert "waited" not in told.err
        box.close()
    assert marks(left) == [3]  # lin's last step is undone, nothing was sent


def test_a_server_that_goes_away_meanwhile_keeps_the_rest_waiting(left, capsys, mortal):
    with Project.open(left, annotator="lin") as project:
        mortal.stop("immediate")
        try:
            with pytest.raises(ConnectionLost):
                send_left(project, waiting_folder(), pytest.fail)
        finally:
            mortal.start()
    _status, told = run(capsys, "redo", left, "--as", "lin")
    assert "2 changes that waited were sent" in told.err
    assert marks(left) == [0, 1]
