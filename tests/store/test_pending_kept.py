"""What is pending is derived: killed, recovered, compacted, moved to a server and back, the project is sound."""

import shutil
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.corpus.pending import Wanted
from annotator.domain.spans import Span
from tests.store.killing import kill_while_it_works

TEXT = "方啟明說,圖書館很大。沈月華沒有來。方啟明走了。"
REGISTER = Wanted(sources=("register",))


def begin(where, texts=3):
    """Articles, the first of which has two people marked; only the register is asked, so that counts are known."""
    with Project.create(where, annotator="lin") as project:
        for at in range(texts):
            project.imports.apply(project.imports.plan_text(f"第{at}篇。{TEXT}", str(at)))
        first, person = project.articles.page()[0].id, project.codebook.root("person").id
        text = project.articles.read(first).text
        for words in ("方啟明", "沈月華"):
            project.marks.add(first, Span(text.index(words), text.index(words) + 3), person)
        for one in project.suggestions.sources():
            project.suggestions.switch(one.name, on=one.name == "register")
    return where


def seek(path, told, seed):
    """Looks for suggestions again and again; tells of each article that is done."""
    with Project.open(path, annotator="lin") as project:
        while True:
            project.suggestions.seek(lambda done, _total: told.send(done))
            project._desk.store.drop_pending()


@pytest.mark.parametrize("seed", range(4))
def test_whoever_is_killed_while_looking_leaves_a_sound_file(seed, tmp_path):
    path = begin(tmp_path / "p.annot", 12)
    kill_while_it_works(seek, path, seed, 20, 0.05)
    with Project.open(path, annotator="lin") as project:
        assert project.check() == []
        project.suggestions.seek()
        assert project.suggestions.count(REGISTER) == 11 * 3 + 1
        assert project.suggestions.sought() == 12


def test_what_is_pending_goes_to_a_server_and_back_and_is_as_complete_there(tmp_path, address):
    path = begin(tmp_path / "p.annot")
    with Project.open(path, annotator="lin") as project:
        project.suggestions.seek()
        lines = project.suggestions.pending()
        project.move(address)
    with Project.open(address, annotator="lin") as there:
        assert there.suggestions.pending() == lines
        assert there.suggestions.seek() == 0
        there.suggestions.accept([lines[0].suggestion])
        assert lines[0].suggestion not in [one.suggestion for one in there.suggestions.pending()]
        there.people.create("圖書館")
        assert there.suggestions.seek() == 3
        assert there.suggestions.count() == len(lines) - 1 + 3
        assert {one.words for one in there.suggestions.names()} == {"方啟明", "沈月華", "圖書館"}
        assert there.check() == []
        there.move(tmp_path / "home.annot")
    with Project.open(tmp_path / "home.annot", annotator="lin") as home:
        assert home.suggestions.count() == len(lines) - 1 + 3
        assert home.check() == []


def test_recovering_leaves_out_what_is_derived_and_compacting_what_is_out_of_date(tmp_path):
    path = begin(tmp_path / "p.annot")
    with Project.open(path, annotator="lin") as project:
        project.suggestions.seek()
        project.articles.remove(project.articles.page()[2].id)
        project.compact()
        with project._desk.read() as reader:
            assert len(reader.pending.stamps()) == 2
    assert Project.recover(path, tmp_path / "saved.annot") == []
    with Project.open(tmp_path / "saved.annot", annotator="lin") as saved:
        assert saved.suggestions.sought() == 0
        assert saved.suggestions.seek() == 2
        assert saved.check() == []


def test_two_copies_merge_without_what_is_pending(tmp_path):
    path = begin(tmp_path / "p.annot")
    other = shutil.copy(path, tmp_path / "other.annot")
    with Project.open(other, annotator="chen") as project:
        project.suggestions.seek()
        project.people.create("圖書館")
    with Project.open(path, annotator="lin") as project:
        project.merging.bring_home([Path(other)])
        assert project.suggestions.sought() == 0
        assert project.check() == []
