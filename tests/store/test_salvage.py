"""How much is saved of a large file of which a few pages are destroyed."""

import random
import struct

import pytest

from annotator import Project
from annotator.domain.care.safekeeping import Safekeeping
from annotator.project import care
from tests.benchmarks.corpus import write_corpus

ARTICLES, MARKS, PAGES = 600, 20, 3
INNER = (2, 5)
"""How the inner pages of SQLite's trees begin (file format, section 1.6)."""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    write_corpus(folder / "corpus.jsonl", ARTICLES, MARKS)
    with Project.create(folder / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan([folder / "corpus.jsonl"]))
    return folder / "p.annot"


def destroyed(path, out, pages, seed):
    """A copy of which some pages hold chance: never the first, and none that holds the way to others.

    There is one of those in a hundred or more; what it led to cannot be found any more.
    """
    raw, chance = bytearray(path.read_bytes()), random.Random(seed)
    size = struct.unpack(">H", raw[16:18])[0]
    leaves = [page for page in range(1, len(raw) // size) if raw[page * size] not in INNER]
    for page in chance.sample(leaves, pages):
        raw[page * size : (page + 1) * size] = chance.randbytes(size)
    out.write_bytes(raw)
    return out


@pytest.mark.parametrize("seed", range(3))
def test_a_few_destroyed_pages_cost_a_few_rows_which_are_told(large, tmp_path, seed):
    lost = care.recover(destroyed(large, tmp_path / "damaged.annot", PAGES, seed), tmp_path / "saved.annot")
    with Project.open(tmp_path / "saved.annot", safekeeping=Safekeeping(tmp_path / "kept")) as project:
        counts = project.statistics()
        assert project.check() == []
    assert counts.articles >= ARTICLES * 0.97
    assert sum(counts.marks.values()) >= ARTICLES * MARKS * 0.97
    everything = counts.articles == ARTICLES and sum(counts.marks.values()) == ARTICLES * MARKS
    assert lost or everything
