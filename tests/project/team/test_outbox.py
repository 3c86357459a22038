"""The file of what waits: private, gone when empty, taken over by the next window, whole after whatever broke it off."""

import json
import sys

import pytest

from annotator import Project
from annotator.domain.spans import Span
from annotator.project.team import outbox
from annotator.project.team.attempts import Attempt
from annotator.project.team.outbox import Outbox
from tests.conftest import TRICKY


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TRICKY, "a"))
        yield project


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "waiting"


@pytest.fixture
def window(folder):
    """Makes the outbox of a window."""
    made = []

    def of(project, where=folder):
        made.append(Outbox.of(project, where))
        return made[-1]

    yield of
    for one in made:
        one.close()


@pytest.fixture
def box(window, project):
    return window(project)


def marking(project, start):
    article, tag = project.articles.page()[0].id, project.codebook.root("theme").id
    return Attempt(lambda p: p.marks.add(article, Span(start, start + 1), tag))


def files(folder):
    return sorted(folder.glob("*.jsonl"))


def keys(attempts):
    return [one.key for one in attempts]


def test_it_is_there_while_something_waits_and_for_nobody_else(project, box, folder):
    first, second = marking(project, 0), marking(project, 1)
    assert box.left() == []
    assert box.put(first, project)
    assert box.put(second, project)
    [file] = files(folder)
    if sys.platform != "win32":
        assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
    box.sent(first)
    assert files(folder) == [file]
    box.sent(second)
    assert list(folder.iterdir()) == []


def test_what_a_window_leaves_is_the_next_ones_in_its_order_and_not_a_third_ones(project, box, window):
    made = [marking(project, at) for at in range(4)]
    assert all(box.put(one, project) for one in made)
    box.sent(made[1])
    assert window(project).left() == []  # the first window lives
    box.close()
    second, third = window(project), window(project)
    found = second.left()
    assert keys(found) == keys([made[0], made[2], made[3]])
    assert third.left() == []
    assert third.put(made[1], project)
    for one in found:
        assert one.run(project).operation.id == one.key
        second.sent(one)
    third.close()
    assert keys(window(project).left()) == [made[1].key]


def test_what_waits_is_the_annotators_own_and_the_projects_own(project, box, window, tmp_path):
    box.put(marking(project, 0), project)
    box.close()
    with Project.open(project.location, annotator="chen") as chen:
        assert window(chen).left() == []
    with Project.create(tmp_path / "q.annot", annotator="lin") as other:
        assert window(other).left() == []
    assert len(window(project).left()) == 1


@pytest.mark.parametrize("cut", [1, 2, 40])
def test_a_last_line_that_was_cut_off_costs_only_itself(project, box, window, folder, cut):
    made = [marking(project, at) for at in range(3)]
    assert all(box.put(one, project) for one in made)
    box.close()
    [file] = files(folder)
    file.write_bytes(file.read_bytes()[:-cut])
    assert keys(window(project).left()) == keys(made[:2])


def test_a_full_disk_keeps_what_was_kept_and_tells_what_was_not(project, box, window, monkeypatch):
    made = [marking(project, at) for at in range(3)]
    assert box.put(made[0], project)

    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(outbox.os, "fsync", full)
    assert not box.put(made[1], project)
    monkeypatch.undo()
    assert box.put(made[2], project)
    box.close()
    assert keys(window(project).left()) == keys([made[0], made[2]])


def test_what_another_version_wrote_stays_for_it(project, box, window, folder):
    box.put(marking(project, 0), project)
    box.close()
    [file] = files(folder)
    line = json.loads(file.read_text("utf-8"))
    line["call"][2]["of"].append({"is": "marks:Sparkle", "of": {}})
    file.write_text(json.dumps(line) + "\n", "utf-8")
    assert window(project).left() == []
    assert files(folder) == [file]


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(project, window, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    box = window(project, tmp_path / "file" / "waiting")
    assert not box.put(marking(project, 0), project)
    assert box.left() == []
