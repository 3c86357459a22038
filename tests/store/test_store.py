"""The store on real files: transactions, undo, refusals, care."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys

import pytest

from annotator import Project
from annotator.domain.errors import (
    AnnotatorError,
    DamagedProject,
    DiskFull,
    NewerProject,
    NotAProject,
    NotFound,
    ProjectLocked,
    ProjectReadOnly,
    ProjectRefused,
)
from annotator.domain.spans import Span
from annotator.store import engine
from tests.store.conftest import TEXT


def article_of(project):
    return project.articles.page()[0].id


def mark(project, start, end, tag="person"):
    return project.marks.add(article_of(project), Span(start, end), project.codebook.root(tag).id).value


def test_a_file_that_exists_is_never_overwritten(path):
    path.write_text("mine")
    with pytest.raises(ProjectRefused, match="exists"):
        Project.create(path)
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ProjectRefused, match="cannot be made"):
        Project.create(tmp_path / "no" / "p.annot")


def test_nothing_but_the_project_is_left_when_it_is_closed(path):
    Project.create(path).close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_pragmas_are_as_the_design_says(project, path):
    with project._desk.store._engine.connect() as connection:
        values = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                  ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check", "application_id")}  # fmt: skip
    assert values == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
                      "cell_size_check": 1, "application_id": engine.APPLICATION_ID}  # fmt: skip


def test_every_kind_of_deed_is_undone_and_redone_to_the_same_state(project):
    article = article_of(project)

    def state():
        reading = project.articles.read(article)
        return (
            reading.marks,
            reading.links,
            reading.themes,
            reading.text,
            reading.article,
            project.people.all(),
            project.codebook,
        )

    def steps():
        person, role = mark(project, 0, 3), mark(project, 4, 6, "role")
        quote = mark(project, 10, 19, "quote")
        project.links.set_holder(role.id, person.id)
        project.links.set_speaker(quote.id, person.id)
        project.links.set_cue(quote.id, Span(7, 9))
        project.marks.move(person.id, Span(0, 2))
        project.marks.note(person.id, "記")
        project.marks.relabel(role.id, project.codebook.root("theme").id)
        tag = project.tags.add("theme", "社會", parent=project.codebook.root("theme").id).value
        project.themes.put(article, tag.id)
        project.articles.correct(article, Span(len(TEXT) - 3, len(TEXT) - 1), "順利")
        project.people.create("王五", [person.id])
        project.marks.remove([person.id])

    states = [state()]
    project.listen(lambda _changes: states.append(state()))
    steps()
    done = list(states)
    for expected in reversed(done[:-1]):
        assert project.history.undo() is not None
        assert state() == expected
    for expected in done[1:]:
        assert project.history.redo() is not None
        assert state() == expected
    assert project.history.redo() is None
    assert project.check() == []


def test_undo_survives_closing_and_says_what_and_where(project, path):
    article = article_of(project)
    mark(project, 0, 3)
    project.close()
    with Project.open(path, annotator="lin") as again:
        outcome = again.history.undo()
        assert outcome.value.title == "mark 曹建明"
        assert (outcome.place.article, outcome.place.span) == (article, Span(0, 3))
        assert again.articles.read(article).marks == ()


def test_a_person_undoes_only_their_own(project, path):
    mark(project, 0, 3)
    with Project.open(path, annotator="chen") as other:
        assert other.history.undoable() is None
        assert other.history.undo() is None


def test_an_undo_over_somebodys_later_change_is_refused(project, path):
    made = mark(project, 0, 3)
    project.marks.note(made.id, "eins")
    with Project.open(path, annotator="chen") as other:
        other.marks.note(made.id, "zwei")
    with pytest.raises(AnnotatorError, match=r"later step builds on it.*chen"):
        project.history.undo()
    assert project.marks.get([made.id])[0].note == "zwei"


def test_a_new_deed_ends_what_could_be_redone(project):
    mark(project, 0, 3)
    project.history.undo()
    mark(project, 0, 2)
    assert project.history.redo() is None


WRITER = """
import sys
from annotator import Project
from annotator.domain.spans import Span
with Project.open(sys.argv[1], annotator="lin") as project:
    article = project.articles.page()[0].id
    tag = project.codebook.root("theme").id
    for start in range(20):
        for end in range(start + 1, 21):
            print(project.marks.add(article, Span(start, end), tag).value.id, flush=True)
"""


def test_killing_a_writer_loses_nothing_that_was_acknowledged(project, path):
    project.close()
    process = subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True)
    told = [process.stdout.readline().strip() for _number in range(25)]
    process.send_signal(signal.SIGKILL)
    told += process.communicate()[0].split()
    with Project.open(path, annotator="lin") as again:
        there = {str(one.id) for one in again.articles.read(article_of(again)).marks}
        assert {one for one in told if len(one) == 36} <= there
        assert again.check() == []


def test_a_writer_beside_the_window_is_noticed(project, path):
    assert not project.changed_elsewhere()
    mark(project, 0, 3)
    assert not project.changed_elsewhere()
    code = WRITER.replace("range(20)", "range(1)").replace("range(start + 1, 21)", "[2]")
    subprocess.run([sys.executable, "-c", code, path], check=True, capture_output=True)
    assert project.changed_elsewhere()
    assert not project.changed_elsewhere()


def test_a_file_of_another_kind_is_refused(tmp_path):
    other = tmp_path / "x.annot"
    other.write_text("hello")
    with pytest.raises(NotAProject, match=r"x\.annot"):
        Project.open(other)
    sqlite3.connect(tmp_path / "db.annot").execute("CREATE TABLE t (a)").connection.close()
    with pytest.raises(NotAProject):
        Project.open(tmp_path / "db.annot")
    with pytest.raises(NotFound):
        Project.open(tmp_path / "nowhere.annot")
    with pytest.raises(NotAProject):
        Project.open(tmp_path)


def test_a_newer_file_is_refused_but_may_be_read(project, path):
    project.close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version=99")
    raw.close()
    with pytest.raises(NewerProject, match="newer"):
        Project.open(path)
    with Project.open(path, read_only=True) as again:
        assert again.articles.count() == 1


def test_a_read_only_project_is_read_and_not_written(project, path):
    project.close()
    with Project.open(path, annotator="lin", read_only=True) as again:
        with pytest.raises(ProjectReadOnly, match="reading only"):
            mark(again, 0, 3)
        assert again.articles.read(article_of(again)).marks == ()


def test_a_file_that_another_program_locks_is_told(project, path, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    project.close()
    with Project.open(path, annotator="lin") as again:
        article = article_of(again)
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectLocked, match="Another program"):
            again.marks.add(article, Span(0, 3), again.codebook.root("person").id)
        holder.execute("ROLLBACK")
        holder.close()
        again.marks.add(article, Span(0, 3), again.codebook.root("person").id)


def test_a_truncated_file_is_refused_as_damaged_and_can_be_recovered(project, path, tmp_path):
    for number in range(60):
        project.imports.apply(project.imports.plan_text(f"第{number}篇。" + TEXT * 60, "b"))
    mark(project, 0, 3)
    project.close()
    raw = path.read_bytes()
    short = tmp_path / "short.annot"
    short.write_bytes(raw[: len(raw) * 3 // 4])
    with pytest.raises((DamagedProject, ProjectRefused)):
        Project.open(short)
    losses = Project.recover(short, tmp_path / "saved.annot")
    assert losses
    with Project.open(tmp_path / "saved.annot") as saved:
        assert 20 < saved.articles.count() < 61
        assert saved.check() == []


def test_a_file_whose_very_beginning_is_gone_cannot_be_recovered_and_that_is_told(project, path, tmp_path):
    project.close()
    raw = path.read_bytes()
    damaged = tmp_path / "damaged.annot"
    damaged.write_bytes(raw[:100] + bytes(len(raw) - 100))
    with pytest.raises(DamagedProject, match="list of tables"):
        Project.recover(damaged, tmp_path / "saved.annot")
    assert not (tmp_path / "saved.annot").exists()


def test_recovering_a_sound_file_loses_nothing(project, path, tmp_path):
    mark(project, 0, 3)
    project.close()
    assert Project.recover(path, tmp_path / "saved.annot") == []
    with Project.open(tmp_path / "saved.annot") as saved:
        assert [one.text for one in saved.articles.read(article_of(saved)).marks] == ["曹建明"]


def test_planted_objects_are_refused(project, path):
    project.close()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TRIGGER evil AFTER INSERT ON mark BEGIN DELETE FROM mark; END")
    raw.close()
    with pytest.raises(ProjectRefused, match="evil"):
        Project.open(path)


def test_a_full_disk_refuses_the_gesture_and_keeps_the_rest(project, path):
    mark(project, 0, 3)
    with project._desk.store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    project.close()
    real = engine.prepare

    def cramped(connection, *, read_only):
        real(connection, read_only=read_only)
        connection.execute(f"PRAGMA max_page_count={pages}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "prepare", cramped)
        with Project.open(path, annotator="lin") as again:
            with pytest.raises(DiskFull, match="no room"):
                again.imports.apply(again.imports.plan_text("長" * 200_000, "b"))
            assert again.articles.count() == 1
    with Project.open(path) as again:
        assert again.check() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(project, path):
    project.close()
    path.chmod(0o400)
    with pytest.raises(ProjectReadOnly):
        Project.open(path)


def test_a_backup_is_a_whole_project(project, tmp_path):
    mark(project, 0, 3)
    copy = project.backup(tmp_path / "copy.annot")
    with Project.open(copy) as again:
        assert len(again.articles.read(article_of(again)).marks) == 1
    with pytest.raises(ProjectRefused):
        project.backup(tmp_path / "no" / "copy.annot")


def test_check_tells_a_changed_text_a_wrong_offset_and_a_wrong_count(project, path):
    mark(project, 0, 3)
    project.close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE body SET text = replace(text, '曹建明', '曹建華')")
    raw.execute("UPDATE tally SET marks = 7")
    raw.commit()
    raw.close()
    with Project.open(path) as again:
        told = " ".join(one.message for one in again.check())
        assert "not the one that was brought in" in told
        assert "曹建明" in told
        assert "count of marks" in told
        with pytest.raises(DamagedProject):
            again.articles.read(article_of(again))


def test_copies_merge_both_ways_to_the_same_marks_and_twice_is_once(project, path, tmp_path):
    mark(project, 0, 3)
    project.close()
    copy = tmp_path / "copy.annot"
    shutil.copy(path, copy)
    with Project.open(path, annotator="lin") as one, Project.open(copy, annotator="chen") as two:
        mark(one, 4, 6, "theme")
        mark(two, 10, 12, "theme")
        mark(two, 0, 3)
        assert one.merge(copy).value > 0
        assert one.merge(copy).value == 0
        two.merge(path)
        texts = [[(mark.text, mark.tag) for mark in each.articles.read(article_of(each)).marks] for each in (one, two)]
        assert texts[0] == texts[1]
        assert len(texts[0]) == 4
        assert one.check() == two.check() == []


def test_the_marks_at_a_place_are_those_of_a_plain_look_at_all_however_long_they_are(project):
    chance = random.Random(7)
    text = "字" * 20_000
    [article] = project.imports.apply(project.imports.plan_text(text, "long")).value.articles
    tag = project.codebook.root("theme").id
    for length in (1, 4, 999, 1000, 1001, 1002, 5000, 19_000) * 8:
        start = chance.randrange(20_000 - length)
        project.marks.add(article, Span(start, start + length), tag)
    marks = project.articles.read(article).marks
    edges = [edge for mark in marks for edge in (mark.span.start, mark.span.end, mark.span.start + 1000)]
    with project._desk.read() as reader:
        for start in {min(19_990, max(0, edge + by)) for edge in edges for by in (-1, 0, 1)}:
            span = Span(start, start + chance.choice((1, 7, 1200)))
            assert reader.marks.touching(article, span) == [mark for mark in marks if mark.span.overlaps(span)]
