"""Three people on one shared folder in which a sync program does its worst: in the end all have everything.

The usual form works for twenty seconds; ``ANNOTATOR_LONG=1`` makes it two minutes, as at night.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from itertools import pairwise

import pytest

from annotator import Project
from annotator.domain.errors import AnnotatorError
from tests.store.sharing.team import operations

SECONDS = 120 if os.environ.get("ANNOTATOR_LONG") else 20
ROUNDS = 40
"""How often everybody may publish until all have everything; each needs two, and what is spoilt settles first."""
TEXT = "雲嶺鎮圖書館新館啟用。鎮長方啟明出席典禮,館長沈月華介紹新館。" * 20


def started(*words):
    return subprocess.Popen(
        [sys.executable, "-m", *(str(word) for word in words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def asked(process):
    process.stdin.write("settle\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def is_still(told):
    everything = {key for one in told for key in one["operations"]}
    calm = all(one["waiting"] == one["news"] == one["copies"] == 0 for one in told)
    return calm and all(set(one["operations"]) == everything for one in told)


@pytest.fixture
def path(tmp_path):
    (tmp_path / "share").mkdir()
    path = tmp_path / "share" / "news.annot"
    with Project.create(path, annotator="chief") as project:
        for name in "abc":
            project.imports.apply(project.imports.plan_text(f"{name}\n\n{TEXT}{name}", name))
    return path


@pytest.fixture
def workers(path, tmp_path):
    running = [
        started("tests.journeys.sharing_worker", path, tmp_path / name, name, SECONDS, seed)
        for seed, name in enumerate(("lin", "mei", "wang"))
    ]
    for one in running:
        assert one.stdout.readline() == "ready\n"
    yield running
    for one in running:
        one.kill()
        one.communicate()


def test_three_people_and_a_hostile_sync_program_end_equal_with_nothing_lost(path, workers):
    copier = started("tests.journeys.hostile_copier", path, SECONDS, 7)
    for one in workers:
        one.stdin.write("go\n")
        one.stdin.flush()
    did = json.loads(copier.stdout.read())  # its input stays open, so that it keeps its pace
    copier.communicate()
    for one in workers:
        assert one.stdout.readline() == "done\n"
    assert set(did) >= {"half", "older", "duplicate"}, "the copier was too kind"

    told = []
    for _round in range(ROUNDS):
        told = [asked(one) for one in workers]
        if is_still(told):
            break
    assert is_still(told), [(one["waiting"], one["news"], one["copies"], one["refusals"]) for one in told]

    acknowledged = {key for one in told for key in one["acknowledged"]}
    assert len(acknowledged) > SECONDS
    for one in told:
        assert acknowledged <= set(one["operations"])
        assert one["findings"] == []
    for first, second in pairwise(told):
        assert first["content"] == second["content"]
    with Project.open(path, read_only=True) as there:
        assert there.check() == []
        known = set(map(str, operations(there)))
    assert known == set(told[0]["operations"])
    for file in path.parent.iterdir():  # whatever was left under other names is known, as far as it can be read
        with suppress(AnnotatorError), Project.open(file, read_only=True) as copy:
            assert set(map(str, operations(copy))) <= known
    print(did, [(len(one["acknowledged"]), one["aside"], one["refusals"]) for one in told])
