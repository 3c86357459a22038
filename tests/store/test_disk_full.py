"""A disk that is full, for every job: nothing is lost, a sentence says so, and the work goes on when there is room."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.care.safekeeping import Safekeeping
from annotator.domain.errors import AnnotatorError
from annotator.domain.search.query import Query
from annotator.domain.spans import Span
from annotator.domain.transfer.sharing import Manner, WorkingCopies
from annotator.project import care

OLD = Path(__file__).resolve().parents[1] / "old_projects" / "format-1.annot"
TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"
MEGABYTE = 1 << 20


@pytest.fixture
def small(tmp_path):
    """A disk of four megabytes."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root of a Linux machine may mount a small disk")
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"this machine does not let a small disk be mounted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


class Ballast:
    """A file that takes all room on a disk but some."""

    def __init__(self, folder):
        self._file = folder / "ballast"

    def fill(self, leaving=0):
        self.drop()
        room = shutil.disk_usage(self._file.parent).free - leaving
        self._file.write_bytes(bytes(max(0, room)))

    def drop(self):
        self._file.unlink(missing_ok=True)


@pytest.fixture
def ballast(small):
    return Ballast(small)


def made(folder, megabytes=0.0):
    path = folder / "p.annot"
    with Project.create(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        if megabytes:
            project.imports.apply(project.imports.plan_text("長" * int(megabytes * MEGABYTE / 3 / 2), "b"))
    return path


def refused(work):
    with pytest.raises(AnnotatorError) as told:
        work()
    assert 20 < len(str(told.value)) < 600
    return str(told.value)


def is_sound(path, articles):
    with Project.open(path, read_only=True) as project:
        assert project.check() == []
        assert project.articles.count() == articles


def test_a_gesture_and_an_import_are_refused_and_work_again_with_room(small, ballast):
    path = made(small)
    with Project.open(path, annotator="lin") as project:
        article, tag = project.articles.page()[0].id, project.codebook.root("person").id
        project.marks.add(article, Span(0, 3), tag)
        ballast.fill()
        assert "no room" in refused(lambda: project.imports.apply(project.imports.plan_text("長" * 300_000, "b")))
        kept = len(project.articles.read(article).marks)
        done = 0
        try:
            for start in range(20):
                project.marks.add(article, Span(start, start + 1), tag)
                done += 1
        except AnnotatorError as refusal:
            assert "no room" in str(refusal)  # noqa: PT017  (free pages of the file may carry some gestures first)
        assert len(project.articles.read(article).marks) == kept + done
        ballast.drop()
        project.imports.apply(project.imports.plan_text("長" * 1000, "b"))
        project.marks.add(article, Span(0, 5), tag)
    is_sound(path, 2)


def test_no_backup_is_left_half_made_and_the_work_goes_on(small, ballast, tmp_path):
    path, told = made(tmp_path, 1.0), []
    ballast.fill(leaving=100_000)
    with Project.open(path, annotator="lin", safekeeping=Safekeeping(small / "kept", told.append)) as project:
        project._store.keeper.finish()
        assert len(told) == 1
        assert "No backup" in refused(project.keep_backup)
        assert not list((small / "kept").rglob("*.annot*"))
        ballast.drop()
        assert project.keep_backup() is not None
    is_sound(path, 2)


def test_restoring_onto_a_full_disk_leaves_what_lay_there(small, ballast, tmp_path):
    keep = Safekeeping(tmp_path / "kept")
    path = made(small, 1.0)
    with Project.open(path, annotator="lin", safekeeping=keep) as project:
        backup = project.keep_backup()
        project.articles.remove(project.articles.page()[1].id)
    ballast.fill(leaving=50_000)
    refused(lambda: care.restore(backup, path, keep))
    refused(lambda: care.restore_beside(backup, path))
    is_sound(path, 1)
    assert sorted(one.name for one in small.iterdir()) == ["ballast", "p.annot"]
    ballast.drop()
    care.restore(backup, path, keep)
    is_sound(path, 2)


def test_a_migration_onto_a_full_disk_leaves_the_old_file(small, ballast):
    path = Path(shutil.copy(OLD, small))
    before = path.read_bytes()
    ballast.fill(leaving=8192)
    refused(lambda: Project.open(path))
    assert path.read_bytes() == before
    ballast.drop()
    is_sound(path, 3)
    Project.open(path).close()
    is_sound(path, 3)


def test_compacting_on_a_full_disk_loses_nothing(small, ballast):
    path = made(small, 1.2)
    ballast.fill(leaving=8192)
    with Project.open(path, annotator="lin") as project:
        try:
            project.compact()
        except AnnotatorError as refusal:
            assert "no room" in str(refusal)  # noqa: PT017  (SQLite compacts in the folder for temporary files)
    ballast.drop()
    is_sound(path, 2)


def test_saving_and_exporting_to_a_full_disk_leaves_no_half_file(small, ballast, tmp_path):
    path = made(tmp_path, 1.5)
    ballast.fill(leaving=30_000)
    refused(lambda: care.recover(path, small / "saved.annot"))
    with Project.open(path, annotator="lin") as project:
        refused(lambda: project.exports.write(small / "out.json", "json"))
    assert [one.name for one in small.iterdir()] == ["ballast"]
    ballast.drop()
    assert care.recover(path, small / "saved.annot") == []
    is_sound(small / "saved.annot", 2)


def test_merging_onto_a_full_disk_brings_nothing_and_works_with_room(small, ballast, tmp_path):
    path = made(small)
    copy = Path(shutil.copy(path, tmp_path / "copy.annot"))
    with Project.open(copy, annotator="chen") as other:
        other.imports.apply(other.imports.plan_text("長" * 200_000, "b"))
    ballast.fill()
    with Project.open(path, annotator="lin") as project:
        assert "no room" in refused(lambda: project.merge(copy))
        assert project.articles.count() == 1
        ballast.drop()
        project.merge(copy)
    is_sound(path, 2)


def test_publishing_into_a_full_folder_leaves_what_lies_there_and_is_done_with_room(small, ballast, tmp_path):
    path = made(small)
    before = path.read_bytes()
    with Project.open(path, annotator="lin", working=WorkingCopies(tmp_path / "home", Manner.SHARED)) as project:
        project.imports.apply(project.imports.plan_text("長" * 1000, "b"))
        ballast.fill()
        assert "no room" in refused(project.sharing.publish)
        assert path.read_bytes() == before
        assert sorted(one.name for one in small.iterdir()) == ["ballast", "p.annot"]
        ballast.drop()
        project.sharing.publish()
    is_sound(path, 2)


def test_moving_from_a_server_onto_a_full_disk_leaves_no_file(small, ballast, tmp_path, address):
    with Project.open(made(tmp_path, 1.0), annotator="lin") as project:
        project.move(address)
    ballast.fill(leaving=30_000)
    with Project.open(address, annotator="lin") as project:
        refused(lambda: project.move(small / "moved.annot"))
        assert [one.name for one in small.iterdir()] == ["ballast"]
        ballast.drop()
        project.move(small / "moved.annot")
    is_sound(small / "moved.annot", 2)


def test_an_index_for_which_there_is_no_room_is_made_later_and_texts_are_searched_without_it(small, ballast):
    path = made(small)
    with Project.open(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text("長治久安" * 40_000, "b"))
        project.searching.forget()
        project.compact()
        ballast.fill()
        assert "no room" in refused(project.searching.prepare)
        assert sum(1 for _hit in project.search(Query.of_words("社會"))) == 1
        ballast.drop()
        project.searching.prepare()
        assert sum(1 for _hit in project.search(Query.of_words("社會"))) == 1
    is_sound(path, 2)
