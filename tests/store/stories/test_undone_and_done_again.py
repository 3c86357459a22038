"""Undo of everything is the start and redo of it the end, across restarts and merges: many short stories on a file."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from tests.store.stories.ground import CONTENT, ELSEWHERE, NAMES, Ground
from tests.store.stories.playing import SIZE, Story

CASES = int(os.environ.get("ANNOTATOR_STORIES", "5000"))
"""``ANNOTATOR_STORIES=100000`` is the nightly form."""
IN_MEMORY = Path("/dev/shm")
PARTS = 10
"""So that several processes share them."""
TOLD = st.binary(min_size=SIZE, max_size=SIZE)
OF_OTHERS = [number for number, name in enumerate(ELSEWHERE) if name not in NAMES]


@pytest.fixture
def ground(tmp_path):
    """On a disk in memory, where there is one: every step waits for its file, and no power fails here."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else tmp_path) as folder:
        ground = Ground(Path(folder))
        yield ground
        ground.close()


def run(law, part):
    """Each part has cases of its own; they are the same each time, unless new ones are wanted."""
    law() if "ANNOTATOR_NEW_CASES" in os.environ else seed(part)(law)()


@pytest.mark.parametrize("part", range(PARTS))
def test_undo_of_everything_is_the_start_and_redo_the_end(part, ground):
    @settings(max_examples=CASES // PARTS, database=None)
    @given(TOLD)
    def law(told):
        story = Story(ground, told).play()
        assert story.undone == story.start, story.happened
        assert story.redone == story.end, story.happened
        assert story.wrong == [], story.happened

    run(law, part)


def test_what_others_did_meanwhile_stays_when_everything_of_ones_own_is_undone(ground):
    brought = {}
    for number in OF_OTHERS:
        ground.begin()
        ground.take_in(number)
        brought[number] = keys(ground.content())

    @settings(max_examples=max(50, CASES // 100), database=None)
    @given(TOLD, st.sampled_from(OF_OTHERS))
    def law(told, number):
        story = Story(ground, told).play(taken_in=number)
        if "merge" not in story.happened:  # taking a merge back takes back what came with it
            assert brought[number] <= keys(story.undone), story.happened
        assert story.redone == story.end, story.happened
        assert story.wrong == [], story.happened

    run(law, 0)


def keys(content):
    """Of every row that stands its table and key, but not of the tally: it follows from the others."""
    return {(table, row[0]) for table, rows in enumerate(content[: len(CONTENT) - 1]) for row in rows}
