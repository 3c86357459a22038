"""Three people on one shared folder in which a sync program does its worst: in the end all have everything.

The usual form works for some seconds; ``ANNOTATOR_LONG=1`` makes it two minutes, as at night, and
``ANNOTATOR_SEED=N`` another campaign.
"""

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from itertools import pairwise

import pytest

from annotator import Project
from annotator.domain.errors import AnnotatorError
from tests.store.sharing.team import operations

SECONDS = 120 if os.environ.get("ANNOTATOR_LONG") else 8
SEED = int(os.environ.get("ANNOTATOR_SEED", "7"))
ROUNDS = 40
"""How often everybody may publish until all have everything; each needs two, and what is spoilt settles first."""
TEXT = "雲嶺鎮圖書館新館啟用。鎮長方啟明出席典禮,館長沈月華介紹新館。" * 20


def started(*words):
    return subprocess.Popen(
        [sys.executable, "-m", *(str(word) for word in words)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


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
        started("tests.journeys.sharing_worker", path, tmp_path / name, name, SECONDS, SEED + seed)
        for seed, name in enumerate(("lin", "mei", "wang"))
    ]
    for one in running:
        assert one.stdout.readline() == "ready\n"
    yield running
    for one in running:
        one.kill()
        one.communicate()


def test_three_people_and_a_hostile_sync_program_end_equal_with_nothing_lost(path, workers, tmp_path):
    copier = started("tests.journeys.hostile_copier", path, SECONDS, SEED)
    for one in workers:
        one.stdin.write("go\n")
        one.stdin.flush()
    did = json.loads(copier.stdout.read())  # its input stays open, so that it keeps its pace
    assert copier.communicate()[1] == ""
    for one in workers:
        assert one.stdout.readline() == "done\n"
    assert len(did) >= min(12, SECONDS // 2), "the copier was too kind"

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
    print(*sorted({words for one in told for words in one["sentences"]}), sep="\n")
    assert [words for one in told for words in one["sentences"] if not is_clear(words)] == []
    for one in workers:
        assert one.communicate()[1] == "", "somebody met what is no refusal"
        assert one.returncode == 0
    assert left_over(path.parent, tmp_path) == []


def is_clear(words):
    """Whether a refusal reads as a sentence that names what it is about, and not as what a machine said."""
    is_whole = words[:1] in "“ASTNO" and words.endswith(".") and ". " in words
    return is_whole and not re.search(r"Errno|Error|Traceback|None", words)


def left_over(folder, homes):
    """What programs made for a while only and left there, in the folder and in the homes of working copies."""
    beside = [one.name for one in folder.iterdir() if one.name.startswith("~") or one.suffix == ".tmp"]
    inside = [one.name for home in homes.iterdir() if home != folder for one in home.rglob("*") if one.is_file()]
    return beside + [name for name in inside if name.startswith(("incoming", "outgoing", "opening"))]
