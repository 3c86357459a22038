"""When something was made: as the file of another tool says it, else the moment of the import; one law for copies."""

import json
import shutil
import zipfile

import pytest

from annotator import Project
from annotator.domain.moments import UNTOLD, from_iso, now
from annotator.formats.foreign.loose import NOT_TOLD, times
from annotator.formats.registry import named

TEXT = "𠮷田說今天很好。"
MADE, CHANGED = "2024-03-01T08:30:00Z", "2024-03-02T09:00:00+08:00"
TOLD = from_iso(MADE), from_iso(CHANGED)
REGION = {"type": "labels", "value": {"start": 0, "end": 2, "text": "𠮷田", "labels": ["person"]}}
QUOTE = {"type": "TextQuoteSelector", "exact": "𠮷田"}
TASK = {"text": TEXT, "spans": [{"start": 0, "end": 2, "label": "person"}], "answer": "accept"}
PROJECT = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="訪談" creationDateTime="2023-01-01T00:00:00Z">
<CodeBook><Codes><Code guid="00000000-0000-0000-0000-000000000001" name="person" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="00000000-0000-0000-0000-000000000002" name="一"><PlainTextContent>{TEXT}</PlainTextContent>
<PlainTextSelection guid="00000000-0000-0000-0000-000000000003" name="𠮷田" startPosition="0" endPosition="2"
 creationDateTime="2020-01-01T00:00:00Z" modifiedDateTime="{CHANGED}">
<Coding guid="00000000-0000-0000-0000-000000000004" creationDateTime="{MADE}">
<CodeRef targetGUID="00000000-0000-0000-0000-000000000001"/></Coding></PlainTextSelection></TextSource></Sources>
</Project>"""


def studio(**more):
    return [{"data": {"text": TEXT}, "annotations": [{"result": [REGION], **more}]}]


def web(**more):
    about = {"motivation": "describing", "target": {"source": {"id": "http://a", "type": "TextualBody", "value": TEXT}}}
    body = {"type": "TextualBody", "purpose": "tagging", "value": "person"}
    return [about, {"body": body, "target": {"source": "http://a", "selector": QUOTE}, **more}]


def hypothesis_is(**more):
    target = [{"source": "http://a", "selector": [QUOTE]}]
    return [{"uri": "http://a", "user": "acct:w@h", "tags": ["person"], "target": target, **more}]


def marks_of(path, name):
    found = named(name).read(path)
    (article,) = [*found.articles(), *(one.otherwise()[0] for one in found.sought)]
    return found, [(mark.created, mark.changed) for mark in article.marks]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("label-studio", studio(created_at=MADE, updated_at=CHANGED)),
        ("web-annotation", web(created=MADE, modified=CHANGED)),
        ("web-annotation", hypothesis_is(created=MADE, updated=CHANGED)),
    ],
)
def test_a_mark_is_dated_as_the_file_says(name, value, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert marks_of(path, name)[1] == [TOLD]


def test_a_mark_of_prodigy_was_made_when_its_task_was_answered(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({**TASK, "_timestamp": 1_709_281_800}), encoding="utf-8")
    assert marks_of(path, "prodigy")[1] == [(from_iso(MADE), from_iso(MADE))]


def test_a_coding_of_refi_tells_before_its_selection_and_the_project_when_it_began(tmp_path):
    path = tmp_path / "a.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", PROJECT)
    found, told = marks_of(path, "refi")
    assert told == [TOLD]
    assert found.project.created == from_iso("2023-01-01T00:00:00Z")


@pytest.mark.parametrize("made", [None, "", "yesterday", 0, -5, True, 1e300, float("nan"), "9999-12-31T23:59:59-12:00",
                                  "1800-01-01", [], "0001-01-01T00:00+12:00"])  # fmt: skip
def test_what_is_no_moment_is_not_told(made):
    assert times(made) == NOT_TOLD


def test_what_was_changed_was_made_and_never_after_that():
    assert times(None, CHANGED) == (from_iso(CHANGED), from_iso(CHANGED))
    assert times(CHANGED, MADE) == (from_iso(CHANGED), from_iso(CHANGED))


def state(project):
    (row,) = project.articles.page()
    marks = project.articles.read(row.id).marks
    return project.info.created, [(mark.id, mark.created, mark.changed) for mark in marks]


def bring(project, path):
    return project.imports.apply(project.imports.plan([path])).value


@pytest.fixture
def undated(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "label": [[0, 2, "person"]]}), encoding="utf-8")
    return path


def test_what_is_not_dated_is_of_the_moment_of_its_import_and_the_file_again_changes_nothing(undated, tmp_path):
    before = now()
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        bring(project, undated)
        created, ((_key, made, changed),) = found = state(project)
        assert before <= made == changed <= now()
        assert before <= created <= now()
        assert bring(project, undated).marks == 0
        assert state(project) == found


def test_what_is_not_dated_and_comes_to_an_article_that_is_here_is_of_that_moment_too(undated, tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        before = now()
        bring(project, undated)
        assert before <= state(project)[1][0][1] <= now()


def test_two_copies_that_import_one_file_apart_become_equal_without_a_conflict(undated, tmp_path, monkeypatch):
    Project.create(tmp_path / "home.annot", annotator="lin").close()
    shutil.copy(tmp_path / "home.annot", tmp_path / "chen.annot")
    with (
        Project.open(tmp_path / "home.annot", annotator="lin") as home,
        Project.open(tmp_path / "chen.annot", annotator="chen") as chen,
    ):
        bring(home, undated)
        monkeypatch.setattr("annotator.project.rules.adopting.now", lambda: now() + 60_000)
        bring(chen, undated)
        assert state(home) != state(chen)
        home.merge(chen.path)
        chen.merge(home.path)
        assert state(home) == state(chen)
        assert UNTOLD not in state(home)[1][0]
        assert list(home.merging.conflicts()) == list(chen.merging.conflicts()) == []
        assert (home.check(), chen.check()) == ([], [])
