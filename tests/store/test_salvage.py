"""How much is saved of a large file of which a few pages are destroyed: every row that lies on another page."""

import random
import sqlite3
import struct
import time
from contextlib import closing
from itertools import combinations

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from annotator import Project
from annotator.domain.care.safekeeping import Safekeeping
from annotator.project import care
from annotator.store.care.damaged.rebuilding import shape
from tests.benchmarks.corpus import write_corpus

ARTICLES, MARKS = 600, 20
LEAF, INNER = 0x0D, 0x05
"""How the pages of a table's tree begin (SQLite's file format, section 1.6)."""
LONG_ENOUGH = 120
"""Bytes by which the text of an article is known in a page that holds the middle of it."""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    write_corpus(folder / "corpus.jsonl", ARTICLES, MARKS)
    with Project.create(folder / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan([folder / "corpus.jsonl"]))
    return folder / "p.annot"


def pages_of(path):
    """The pages of a file but the first one, by number."""
    raw = path.read_bytes()
    size = struct.unpack(">H", raw[16:18])[0]
    return {at // size + 1: raw[at : at + size] for at in range(size, len(raw), size)}


def destroyed(path, out, pages, seed):
    """A copy of which some pages hold chance."""
    raw, chance = bytearray(path.read_bytes()), random.Random(seed)
    size = struct.unpack(">H", raw[16:18])[0]
    for page in pages:
        raw[(page - 1) * size : page * size] = chance.randbytes(size)
    out.write_bytes(raw)
    return out


def rows(path, query):
    with closing(sqlite3.connect(path)) as file:
        return file.execute(query).fetchall()


def on_other_pages(path, pages):
    """The marks of which no part, and no part of whose article, lies on destroyed ``pages`` or might."""
    leaves = b"".join(page for page in pages if page[0] == LEAF)
    middles = [page[4 : 4 + LONG_ENOUGH] for page in pages if page[0] == 0]  # of pages that a long row goes on in
    touched = {
        body
        for body, text in rows(path, "SELECT id, CAST(text AS BLOB) FROM body")
        if body in leaves or any(middle in text for middle in middles)
    }
    marks = rows(path, "SELECT id, body FROM mark")
    return {mark for mark, body in marks if mark not in leaves and body not in touched}


def saved_of(large, tmp_path, pages, seed):
    damaged = destroyed(large, tmp_path / "damaged.annot", pages, seed)
    lost = care.recover(damaged, tmp_path / "saved.annot")
    with Project.open(tmp_path / "saved.annot", safekeeping=Safekeeping(tmp_path / "kept")) as project:
        assert project.check() == []
    return {key for (key,) in rows(tmp_path / "saved.annot", "SELECT id FROM mark")}, lost


@pytest.mark.parametrize("seed", range(4))
def test_every_row_that_lies_on_another_page_than_the_destroyed_ones_is_saved(large, tmp_path, seed):
    pages, chance = pages_of(large), random.Random(seed)
    inner = [number for number, page in pages.items() if page[0] == INNER]
    hit = {*chance.sample(sorted(pages), 3), chance.choice(inner)}
    saved, lost = saved_of(large, tmp_path, hit, seed)
    expected = on_other_pages(large, [pages[number] for number in hit])
    assert len(expected) > ARTICLES * MARKS * 0.97
    assert expected <= saved
    assert lost or len(saved) == ARTICLES * MARKS


def test_without_any_inner_page_no_row_is_lost(large, tmp_path):
    inner = [number for number, page in pages_of(large).items() if page[0] == INNER]
    assert len(inner) > 4
    saved, _lost = saved_of(large, tmp_path, inner, 1)
    assert len(saved) == ARTICLES * MARKS
    assert rows(tmp_path / "saved.annot", "SELECT count(*) FROM body") == [(ARTICLES,)]


def test_an_inner_page_takes_the_leaves_below_it_out_of_sight_and_those_destroyed_as_well_are_told(large, tmp_path):
    pages = pages_of(large)
    ((body,),) = rows(large, "SELECT body FROM mark LIMIT 1 OFFSET 6000")
    marks = [number for number, page in pages.items() if page[0] == LEAF and page.count(body) > 5]
    inner = [number for number, page in pages.items() if page[0] == INNER]
    saved, lost = saved_of(large, tmp_path, [*inner, marks[0]], 2)
    assert ARTICLES * MARKS * 0.99 < len(saved) < ARTICLES * MARKS
    assert "mark" in {one.subject for one in lost}


def test_a_file_whose_list_of_tables_is_partly_destroyed_is_known_by_the_shape_of_its_rows(large, tmp_path):
    lists = [number for number, page in pages_of(large).items() if page[0] == LEAF and b"CREATE TABLE mark" in page]
    saved, lost = saved_of(large, tmp_path, lists, 3)
    assert len(saved) == ARTICLES * MARKS
    assert "mark" in {one.subject for one in lost}


def test_no_two_tables_have_rows_of_one_shape():
    shapes = {
        table.name: shape(table.name, str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for table in SQLModel.metadata.sorted_tables
    }
    for (name, one), (other, another) in combinations(shapes.items(), 2):
        assert [column.kind for column in one] != [column.kind for column in another], (name, other)


def test_rows_that_were_taken_away_do_not_come_back(large, tmp_path):
    path = tmp_path / "p.annot"
    path.write_bytes(large.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("DELETE FROM mark WHERE rowid % 1000 < 600")
        file.commit()
    left = {key for (key,) in rows(path, "SELECT id FROM mark")}
    care.recover(path, tmp_path / "saved.annot")
    assert {key for (key,) in rows(tmp_path / "saved.annot", "SELECT id FROM mark")} == left


def test_flipped_bits_cost_no_more_than_the_rows_they_are_in(large, tmp_path):
    raw, chance = bytearray(large.read_bytes()), random.Random(5)
    for _turn in range(40):
        raw[chance.randrange(4096, len(raw))] ^= 1 << chance.randrange(8)
    damaged = tmp_path / "damaged.annot"
    damaged.write_bytes(raw)
    care.recover(damaged, tmp_path / "saved.annot")
    ((saved,),) = rows(tmp_path / "saved.annot", "SELECT count(*) FROM mark")
    assert saved > ARTICLES * MARKS * 0.9


def test_saving_takes_less_than_a_fifth_of_a_millisecond_for_a_row(large, tmp_path):
    inner = [number for number, page in pages_of(large).items() if page[0] == INNER]
    damaged = destroyed(large, tmp_path / "damaged.annot", inner, 7)
    began = time.process_time()
    care.recover(damaged, tmp_path / "saved.annot")
    assert time.process_time() - began < ARTICLES * MARKS / 5_000
