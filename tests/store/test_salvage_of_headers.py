"""A file whose beginning is destroyed, or whose pages lie elsewhere than they should: its rows are all still there."""

import errno
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from annotator import Project
from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.errors import NotAProject, ProjectRefused
from annotator.domain.spans import Span
from annotator.project import care
from annotator.store.care.damaged import rebuilding
from annotator.store.care.damaged.pages import Pages
from annotator.store.care.damaged.rebuilding import rebuild
from tests.benchmarks.corpus import write_corpus

ARTICLES, MARKS = 60, 12
PAGE, SMALL = 4096, 512
DERIVED = {"tally", "pending", "sought"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    write_corpus(folder / "corpus.jsonl", ARTICLES, MARKS)
    with Project.create(folder / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan([folder / "corpus.jsonl"]))
        for article in [one.id for one in project.articles.page()[:10]]:
            role = project.marks.add(article, Span(8, 10), project.codebook.root("role").id).value
            holder = project.marks.add(article, Span(5, 8), project.codebook.root("person").id).value
            project.links.set_holder(role.id, holder.id)
            project.marks.note(role.id, "記")
        project.history.undo()
    return folder / "p.annot"


@pytest.fixture(scope="module")
def many_pages(tmp_path_factory):
    """A history of small pages, with several floors of them above its rows, that grew turn by turn."""
    path = tmp_path_factory.mktemp("many") / "p.annot"
    Project.create(path, annotator="lin").close()
    turn = "WITH RECURSIVE n(at) AS (SELECT ? UNION ALL SELECT at + 1 FROM n WHERE at % 100 < 99) "
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.executescript(f"PRAGMA page_size={SMALL}; VACUUM; BEGIN")
        for at in range(100, 6_000, 100):
            change = (
                "INSERT INTO change SELECT randomblob(16), at, 'mark', randomblob(16), 'note', '[]', '[]', NULL FROM n"
            )
            file.execute(turn + change, (at,))
            life = (
                "INSERT INTO life SELECT randomblob(16), at, 'mark', 'born', randomblob(32), NULL FROM n WHERE at % 3"
            )
            file.execute(turn + life, (at,))
        file.execute("COMMIT")
    return path


def everything(path):
    """All rows of all our tables but the derived ones, without their order."""
    with closing(sqlite3.connect(path)) as file:
        names = [table.name for table in SQLModel.metadata.sorted_tables if table.name not in DERIVED]
        return {name: sorted(map(repr, file.execute(f"SELECT * FROM {name}"))) for name in names}


def saved_of(raw, tmp_path):
    (tmp_path / "p.annot").write_bytes(raw)
    lost = care.recover(tmp_path / "p.annot", tmp_path / "saved.annot")
    with Project.open(tmp_path / "saved.annot", safekeeping=Safekeeping(tmp_path / "kept")) as project:
        assert project.check() == []
    return everything(tmp_path / "saved.annot"), lost


def put(raw, at, words):
    return raw[:at] + words + raw[at + len(words) :]


CHANCE = random.Random(5)
NOISE = CHANCE.randbytes(PAGE)
WHOLE = {
    "the first bytes": lambda raw: put(raw, 0, bytes(16)),
    "the header is noughts": lambda raw: put(raw, 0, bytes(100)),
    "the header is noise": lambda raw: put(raw, 0, NOISE[:100]),
    "the first page is noughts": lambda raw: put(raw, 0, bytes(PAGE)),
    "the first page is noise": lambda raw: put(raw, 0, NOISE),
    "another size of page": lambda raw: put(raw, 16, b"\x20\x00"),
    "no size of page": lambda raw: put(raw, 16, b"\x00\x00"),
    "bytes kept for nobody": lambda raw: put(raw, 20, b"\x4d"),
    "another encoding": lambda raw: put(raw, 56, b"\0\0\0\2"),
    "an earlier format": lambda raw: put(raw, 60, b"\0\0\0\3"),
    "the format before this one": lambda raw: put(raw, 60, b"\0\0\0\5"),
    "no format": lambda raw: put(raw, 60, bytes(4)),
    "another program's": lambda raw: put(raw, 68, bytes(4)),
    "halves that changed places": lambda raw: raw[len(raw) // 2 // PAGE * PAGE :] + raw[: len(raw) // 2 // PAGE * PAGE],
    "something before it": lambda raw: NOISE[:1000] + raw,
    "a page of noughts before it": lambda raw: bytes(PAGE) + raw,
}


@pytest.mark.parametrize("name", WHOLE)
def test_where_only_the_beginning_is_wrong_every_row_is_saved(sound, tmp_path, name):
    saved, lost = saved_of(WHOLE[name](sound.read_bytes()), tmp_path)
    assert saved == everything(sound)
    assert lost == []


def cut(raw):
    """The beginning of a file, with a third of its texts at least, and the rest."""
    at = len(raw) * 2 // 3 // PAGE * PAGE
    return raw[:at], raw[at:]


@pytest.mark.parametrize("moved", [lambda rest: bytes(PAGE) + rest, lambda rest: rest[PAGE:]], ids=["more", "less"])
def test_pages_that_moved_cost_only_what_needs_them_in_their_place(sound, tmp_path, moved):
    """What lies behind a page too many, or one that is missing, is told apart by its shape, not by who leads there."""
    beginning, rest = cut(sound.read_bytes())
    saved, lost = saved_of(beginning + moved(rest), tmp_path)
    known = everything(sound)
    assert all(set(saved[name]) <= set(known[name]) for name in ("body", "article", "mark", "link", "operation"))
    for name in ("annotator", "tag", "operation", "link_type"):
        assert len(saved[name]) >= len(known[name]) - 1, name
    assert len(saved["body"]) > ARTICLES / 3
    assert len(saved["mark"]) >= len(saved["body"]) * MARKS
    assert lost


@pytest.mark.parametrize("part", range(1, 10))
def test_what_moved_is_told_as_gone_only_where_it_may_be(many_pages, tmp_path, part):
    """Nobody knows how far the last stretch of a table went; all others are found in another place."""
    raw, moved, made = many_pages.read_bytes(), tmp_path / "moved.annot", tmp_path / "made"
    at = len(raw) * part // 10 // SMALL * SMALL
    moved.write_bytes(raw[:at] + bytes(SMALL) + raw[at:])
    rebuilt = rebuild(moved, made)
    with closing(sqlite3.connect(made)) as saved, closing(sqlite3.connect(many_pages)) as sound:
        for name in ("change", "life"):
            query = f"SELECT DISTINCT * FROM {name} NOT INDEXED ORDER BY number"
            assert saved.execute(query).fetchall() == sound.execute(query).fetchall()
            assert rebuilt.lost[name].stretches == 0


@pytest.fixture(scope="module")
def in_turns(tmp_path_factory):
    """A history whose two greatest tables grew turn by turn, so long that one has two floors above its rows."""
    path = tmp_path_factory.mktemp("turns") / "p.annot"
    Project.create(path, annotator="lin").close()
    chance = random.Random(1)
    change = "INSERT INTO change VALUES (?, ?, 'mark', ?, 'note', '[]', ?, NULL)"
    life = "INSERT INTO life VALUES (?, ?, 'mark', 'born', ?, NULL)"
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.executescript(f"PRAGMA page_size={SMALL}; VACUUM; BEGIN")
        for turn in range(0, 230, 10):
            for at in range(turn, turn + 10):
                file.execute(change, (chance.randbytes(16), at, chance.randbytes(16), "x" * 80))
            for at in range(turn, turn + 5):
                file.execute(life, (chance.randbytes(16), at, chance.randbytes(32)))
        file.execute("COMMIT")
    return path


def numbers(path, name):
    with closing(sqlite3.connect(path)) as file:
        return {number for (number,) in file.execute(f"SELECT number FROM {name} NOT INDEXED")}


def test_whatever_page_is_taken_out_the_table_that_lost_rows_is_told_and_no_other(in_turns, tmp_path):
    """A leaf that slid into the place of a page above others was taken for all rows that hung there."""
    raw, moved, made = in_turns.read_bytes(), tmp_path / "moved", tmp_path / "made"
    known = {name: numbers(in_turns, name) for name in ("change", "life")}
    poorer = 0
    for at in range(SMALL, len(raw), SMALL):
        moved.write_bytes(raw[:at] + raw[at + SMALL :] + bytes(SMALL))
        rebuilt = rebuild(moved, made)
        for name, before in known.items():
            left = numbers(made, name)
            loss = rebuilt.lost[name]
            assert left <= before
            assert loss.stretches or loss.open_end or left == before, at
            assert not loss.stretches or left < before, at
            poorer += left < before
    assert poorer > 50


def test_what_may_have_lain_in_a_stretch_without_an_end_is_told_as_such(sound, tmp_path):
    """The rows below a page that is noise are all found, which nobody can know of the greatest ones."""
    with closing(sqlite3.connect(sound)) as file:
        ((root,),) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'mark'")
    _saved, lost = saved_of(put(sound.read_bytes(), (root - 1) * PAGE, NOISE), tmp_path)
    told = [one.message for one in lost if one.subject == "mark"]
    count = len(everything(sound)["mark"])
    assert told == [f"mark, rows saved: {count}; more may be gone, as nothing tells where the table ended."]


def test_a_page_that_is_missing_is_told_though_the_next_one_takes_its_place(tmp_path):
    path = tmp_path / "rows"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(f"PRAGMA page_size={SMALL}; CREATE TABLE t (words TEXT)")
        file.executemany("INSERT INTO t VALUES (?)", [("x" * 100,)] * 100)
        file.commit()
    raw = path.read_bytes()
    gone = Pages(raw, raw[:100], SMALL).tree(2).leaves[10]
    cut = raw[: (gone.page - 1) * SMALL] + raw[gone.page * SMALL :] + bytes(SMALL)
    lost = Pages(cut, cut[:100], SMALL).tree(2).lost
    rowid = gone.cells[0].rowid
    assert any(one.low < rowid <= one.high for one in lost if one.low is not None and one.high is not None)


def test_a_page_of_which_no_row_can_be_read_takes_no_others_with_it(sound, tmp_path):
    """A leaf all of whose rows go on in pages that are gone stays empty, which SQLite takes for damage."""
    beginning, rest = cut(sound.read_bytes())
    saved, _lost = saved_of(beginning + beginning[: len(rest)], tmp_path)
    assert len(saved["body"]) > ARTICLES / 3


@pytest.mark.parametrize("number", [1, 3, 5])
def test_an_old_file_without_its_header_is_brought_up_as_if_it_had_one(tmp_path, number):
    old = Path(__file__).parents[1] / "old_projects" / f"format-{number}.annot"
    saved, _lost = saved_of(put(old.read_bytes(), 0, bytes(100)), tmp_path)
    care.recover(old, tmp_path / "whole.annot")
    whole = everything(tmp_path / "whole.annot")
    assert {name: len(rows) for name, rows in saved.items()} == {name: len(rows) for name, rows in whole.items()}
    assert saved["body"] == whole["body"]


def test_noise_under_our_name_is_no_project(tmp_path):
    (tmp_path / "p.annot").write_bytes(random.Random(6).randbytes(300_000))
    with pytest.raises(NotAProject, match="nothing can be saved"):
        care.recover(tmp_path / "p.annot", tmp_path / "saved.annot")
    assert not (tmp_path / "saved.annot").exists()


WRITER = """
import os, signal, sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("PRAGMA cache_size=4")
file.execute("BEGIN IMMEDIATE")
file.execute("UPDATE mark SET note = 'half done'")
file.execute("UPDATE article SET title = 'half done'")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_writer_had_not_finished_is_taken_back_first(sound, tmp_path):
    path = tmp_path / "p.annot"
    shutil.copy(sound, path)
    assert subprocess.run([sys.executable, "-c", WRITER, str(path)], check=False).returncode == -signal.SIGKILL
    assert b"half done" in path.read_bytes()
    beside = sorted((one.name, one.read_bytes()) for one in tmp_path.iterdir())
    care.recover(path, tmp_path / "saved.annot")
    assert everything(tmp_path / "saved.annot") == everything(sound)
    (tmp_path / "saved.annot").unlink()
    assert sorted((one.name, one.read_bytes()) for one in tmp_path.iterdir()) == beside


def test_where_there_is_no_room_to_put_it_in_order_it_is_said_and_nothing_is_left(sound, tmp_path, monkeypatch):
    def refuse(*_words):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "p.annot").write_bytes(bytes(PAGE) + sound.read_bytes())
    monkeypatch.setattr(rebuilding, "_write", refuse)
    with pytest.raises(ProjectRefused, match=r"“p.annot” cannot be copied: .* Free some space"):
        care.recover(tmp_path / "p.annot", tmp_path / "saved.annot")
    assert [one.name for one in tmp_path.iterdir()] == ["p.annot"]
