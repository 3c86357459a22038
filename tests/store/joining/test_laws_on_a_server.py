"""The same laws where the project lies on a real server: copies come home there as they do in a file, undo is exact."""

import os
import random
import shutil

import pytest

from annotator import Project
from tests.store.joining.conftest import TEXT, mark
from tests.store.joining.test_laws_on_files import content, opened, state, work

CASES = int(os.environ.get("ANNOTATOR_MERGE_SERVERS", "4"))


@pytest.mark.parametrize("seed", range(CASES))
def test_copies_come_home_to_a_server_as_to_a_file(seed, tmp_path, address):
    chance = random.Random(1000 + seed)
    with Project.create(tmp_path / "start.annot", annotator="office") as start:
        start.imports.apply(start.imports.plan_text(TEXT, "a"))
        mark(start, "曹建明")
        start.move(address)
    others = [tmp_path / "chen.annot", tmp_path / "wang.annot"]
    for path in others:
        shutil.copy(tmp_path / "start.annot", path)
        with opened(path, path.stem) as project:
            work(project, chance, 8)
    with opened(address, "lin") as server:
        work(server, chance, 8)
        server.move(tmp_path / "alone.annot")
        alone = content(server)
        server.merging.bring_home(others)
        assert server.check() == []
        merged = state(server)
        server.history.undo()
        assert content(server) == alone
        server.history.redo()
        assert state(server)[:4] == merged[:4]
        assert server.merging.bring_home(others).operation is None
    with opened(tmp_path / "alone.annot", "lin") as file:
        assert content(file) == alone
        file.merging.bring_home(others[::-1])
        assert state(file) == merged


@pytest.mark.parametrize("seed", range(CASES))
def test_everything_undone_is_the_start_and_everything_redone_the_end(seed, address):
    chance = random.Random(2000 + seed)
    with Project.create(address, annotator="office") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        start = content(project)
    with opened(address, "lin") as project:
        work(project, chance, 20)
        end = content(project)
    with opened(address, "lin") as project:  # history outlives closing
        steps = 0
        while content(project) != start:
            assert project.history.undo() is not None
            steps += 1
        for _step in range(steps):
            assert project.history.redo() is not None
        assert content(project) == end
        assert project.check() == []
