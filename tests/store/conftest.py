"""A project with one article in a real file, and the gesture that marks words in it."""

import pytest

from annotator import Project
from annotator.domain.spans import Span

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "p.annot"


@pytest.fixture
def project(path):
    with Project.create(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "新聞"))
        yield project


@pytest.fixture
def article(project):
    return project.articles.page()[0].id


@pytest.fixture
def put(project, article):
    """Marks the words where they stand first, as whoever `by` works as; gives what the verb gives."""

    def marked(words, tag="person", by=None):
        at = TEXT.index(words)
        verbs = by or project
        return verbs.marks.add(article, Span(at, at + len(words)), verbs.codebook.root(tag).id)

    return marked
