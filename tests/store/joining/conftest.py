"""Three copies of one small project, open."""

import shutil

import pytest

from annotator import Project
from annotator.domain.spans import Span

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"


def article_of(project):
    return project.articles.page()[0].id


def mark(project, words, tag="person"):
    at = TEXT.index(words)
    return project.marks.add(article_of(project), Span(at, at + len(words)), project.codebook.root(tag).id).value


def marks_of(project):
    return project.articles.read(article_of(project)).marks


def undo(project, steps):
    """Take back so many steps."""
    for _step in range(steps):
        project.history.undo()


def redo(project, steps):
    """Do so many steps again."""
    for _step in range(steps):
        project.history.redo()


def shown(project):
    reading = project.articles.read(article_of(project))
    return [(one.id, one.tag, one.span, one.note, one.person) for one in reading.marks], reading.statuses


@pytest.fixture
def copies(tmp_path):
    with Project.create(tmp_path / "home.annot", annotator="lin") as made:
        made.imports.apply(made.imports.plan_text(TEXT, "a"))
        mark(made, "曹建明")
    for name in ("chen", "wang"):
        shutil.copy(tmp_path / "home.annot", tmp_path / f"{name}.annot")
    opened = [
        Project.open(tmp_path / f"{file}.annot", annotator=name)
        for file, name in (("home", "lin"), ("chen", "chen"), ("wang", "wang"))
    ]
    yield opened
    for one in opened:
        one.close()
