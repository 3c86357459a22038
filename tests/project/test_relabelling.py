"""Labels of another tool: which tags they become, told in the plan and changed by whoever imports."""

import json

import pytest

from annotator import Project
from annotator.cli.main import main
from annotator.domain.errors import AnnotatorError

TEXT = "國會議員王五說：「很好。」台北市長沒有說話。"
LABELS = [(4, 6, "PER"), (9, 11, "QUOTE/直接"), (13, 17, "職稱"), (0, 2, "ORG"), (13, 15, "ORG")]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "label": LABELS, "Comments": []}), "utf-8")
    return path


@pytest.fixture(params=["new", "in use"])
def project(request, tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="a") as made:
        if request.param == "in use":
            made.imports.apply(made.imports.plan_text("別的文章。", "b"))
            made.tags.add("person", "官員")
        yield made


def told(project, planned):
    return {one.words: (one.path, one.is_new, one.count) for one in planned.labels(project.codebook)}


def marked(project):
    book = project.codebook
    articles = (project.articles.read(one.id) for one in project.articles.page())
    return sorted((mark.span.start, book.path(mark.tag)) for one in articles for mark in one.marks)


def test_a_plan_says_which_tag_each_label_becomes(project, file):
    (planned,) = project.imports.plan([file]).exchanges
    assert told(project, planned) == {
        "PER": ("person", False, 1), "QUOTE/直接": ("quote/直接", True, 1), "職稱": ("職稱", True, 1), "ORG": ("ORG", True, 2),
    }  # fmt: skip
    assert planned.labels(project.codebook)[0].words == "ORG"  # what is used most stands first


def test_labels_become_the_tags_that_are_chosen_and_no_others_are_made(project, file):
    book = project.codebook
    plan = project.imports.plan([file])
    chosen = {"職稱": book.by_path("role").id, "ORG": book.by_path("person").id, "PER": book.by_path("theme").id}
    planned = project.imports.relabel(plan.exchanges[0], chosen)
    assert told(project, planned)["ORG"] == ("person", False, 2)
    done = project.imports.apply(type(plan)((), (planned,)))
    assert done.value.marks == 5
    assert marked(project) == [(0, "person"), (4, "theme"), (9, "quote/直接"), (13, "person"), (13, "role")]
    assert {project.codebook.path(tag.id) for tag in project.codebook.tags} - {
        book.path(one.id) for one in book.tags
    } == {"quote/直接"}
    again = project.imports.relabel(project.imports.plan([file]).exchanges[0], chosen)
    assert project.imports.apply(type(plan)((), (again,))).value.marks == 0
    project.history.undo()
    assert marked(project) == []


def test_marks_that_are_no_persons_any_more_mean_nobody(project, tmp_path):
    path = tmp_path / "a.jsonl"
    span = {"start": 4, "end": 6, "label": "person", "person": {"id": "1", "name": "王五"}}
    path.write_text(json.dumps({"text": TEXT, "spans": [span], "answer": "accept"}), "utf-8")
    plan = project.imports.plan([path])
    planned = project.imports.relabel(plan.exchanges[0], {"person": project.codebook.by_path("role").id})
    project.imports.apply(type(plan)((), (planned,)))
    (mark,) = project.articles.read(list(project.articles.page())[-1].id).marks
    assert (project.codebook.path(mark.tag), mark.person) == ("role", None)


def test_a_label_that_the_file_does_not_have_is_refused(project, file):
    (planned,) = project.imports.plan([file]).exchanges
    with pytest.raises(AnnotatorError, match="There is no label “LOC”"):
        project.imports.relabel(planned, {"LOC": project.codebook.by_path("person").id})


def test_the_command_line_tells_labels_and_takes_tags_for_them(tmp_path, file, capsys):
    path = str(tmp_path / "q.annot")
    assert main(["new", path]) == 0
    assert main(["import", path, str(file), "--plan", "--label", "ORG=person"]) == 0
    out = capsys.readouterr().out
    assert "  ORG → person (2)\n" in out
    assert "  QUOTE/直接 → quote/直接 (1), new tag\n" in out
    assert main(["import", path, str(file), "--label", "ORG=person", "--json"]) == 0
    (export,) = json.loads(capsys.readouterr().out)["exports"]
    assert export["labels"][0] == {"label": "ORG", "tag": "person", "new": False, "count": 2}
    assert main(["import", path, str(file), "--label", "LOC=person"]) == 1
    assert "No file has the label “LOC”" in capsys.readouterr().err
    assert main(["import", path, str(file), "--label", "LOC"]) == 1
    assert main(["import", path, str(file), "--label", "ORG=xyz"]) == 1


def test_two_labels_that_become_one_tag_on_one_span_are_one_mark_with_what_both_said(project, tmp_path):
    def span(start, end, label, **more):
        return {"id": f"{label}{start}", "start": start, "end": end, "label": label, **more}

    def relation(one, other):
        return {"head": 0, "child": 0, "head_span": one, "child_span": other, "label": "says"}

    king, name = span(4, 6, "PER", note="一"), span(4, 6, "NAME", note="二", person={"id": "1", "name": "王五"})
    words = span(9, 11, "QUOTE")
    first, second = span(13, 15, "PER", features={"sure": True}), span(13, 15, "NAME", features={"sure": False})
    relations = [relation(king, words), relation(name, words), relation(king, name)]
    line = {"text": TEXT, "spans": [king, name, words, first, second], "relations": relations, "answer": "accept"}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({**line, "cats": {"A": 1.0, "B": 1.0}}), "utf-8")
    plan = project.imports.plan([path])
    book = project.codebook
    person, theme = book.by_path("person").id, book.by_path("theme").id
    planned = project.imports.relabel(plan.exchanges[0], {"PER": person, "NAME": person, "A": theme, "B": theme})
    assert project.imports.apply(type(plan)((), (planned,))).value.marks == 4
    reading = project.articles.read(list(project.articles.page())[-1].id)
    assert marked(project) == [(4, "person"), (9, "quote"), (13, "person"), (13, "person")]  # the last two disagree
    one = next(mark for mark in reading.marks if mark.span.start == 4)
    assert (sorted(one.note.split("\n")), one.person is not None) == (["一", "二"], True)
    assert [(link.from_mark, link.to_mark) for link in reading.links] == [
        (one.id, next(mark.id for mark in reading.marks if mark.span.start == 9))
    ]
    assert [theme.tag for theme in reading.themes] == [theme]
