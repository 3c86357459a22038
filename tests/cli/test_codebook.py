"""``annotator codebook``: listed, taken out in four formats, learnt by another project; what is lost is told."""

import json
from dataclasses import replace

import pytest

from annotator import Project
from annotator.cli.main import main
from annotator.domain.codebook import Overlap
from annotator.domain.spans import Span


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.annot"
    with Project.create(path, annotator="lin") as project:
        project.tags.add("theme", "社會工作", key="8", colour="#D55E00")
    return path


def paths(project):
    return [project.codebook.path(tag.id) for tag in project.codebook.tags]


def test_the_tags_are_listed_with_keys_and_counts(path, capsys):
    assert main(["codebook", str(path)]) == 0
    assert "theme/社會工作" in capsys.readouterr().out
    assert main(["codebook", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "社會工作" in [tag["name"] for tag in told["tags"]]


@pytest.mark.parametrize("ending", ["json", "yaml", "qdc", "csv"])
def test_a_codebook_goes_out_and_another_project_learns_it(path, tmp_path, ending, capsys):
    out, other = tmp_path / f"book.{ending}", tmp_path / "other.annot"
    assert main(["codebook", str(path), "--export", str(out)]) == 0
    assert main(["new", str(other)]) == 0
    capsys.readouterr()
    assert main(["codebook", str(other), "--import", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 1
    with Project.open(other, annotator="lin") as project:
        assert "theme/社會工作" in paths(project)
    assert main(["undo", str(other)]) == 0
    with Project.open(other, annotator="lin") as project:
        assert "theme/社會工作" not in paths(project)


def test_what_a_format_does_not_carry_is_told(path, tmp_path, capsys):
    assert main(["codebook", str(path), "--export", str(tmp_path / "book.qdc"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lost"]
    assert main(["codebook", str(path), "--export", str(tmp_path / "book.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lost"] == []


def test_a_file_that_is_no_codebook_is_refused_and_nothing_is_learnt(path, tmp_path, capsys):
    (tmp_path / "book.yaml").write_text("- just a list", "utf-8")
    with Project.open(path, annotator="lin", read_only=True) as project:
        before = paths(project)
    assert main(["codebook", str(path), "--import", str(tmp_path / "book.yaml")]) == 1
    assert capsys.readouterr().err
    with Project.open(path, annotator="lin", read_only=True) as project:
        assert paths(project) == before


def test_marks_that_break_a_rule_are_listed_and_end_with_1(path, capsys):
    assert main(["codebook", str(path), "--broken"]) == 0
    assert capsys.readouterr().out == "No mark breaks a rule of the codebook.\n"
    with Project.open(path, annotator="lin") as project:
        article = project.imports.apply(project.imports.plan_text("社會工作者說好。", "a")).value.articles[0]
        project.marks.add(article, Span(0, 4), project.codebook.by_path("theme/社會工作").id)
        project.marks.add(article, Span(2, 5), project.codebook.root("theme").id)
        project.tags.change(replace(project.codebook.root("theme"), overlap=Overlap.NEST))
    assert main(["codebook", str(path), "--broken", "--json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["tag"], told["start"], told["end"], told["rule"]) == ("theme", 2, 5, "nest")
    assert main(["codebook", str(path), "--broken", "--tag", "theme/社會工作"]) == 0


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_guideline_to_read_is_written_and_cannot_be_brought_in(path, tmp_path, ending, capsys):
    out = tmp_path / f"book.{ending}"
    assert main(["codebook", str(path), "--export", str(out)]) == 0
    assert "社會工作" in out.read_text("utf-8")
    assert main(["codebook", str(path), "--import", str(out)]) == 1
    assert "read by people" in capsys.readouterr().err
