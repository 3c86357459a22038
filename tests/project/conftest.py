"""An open project with one article."""

import pytest

from annotator import Project

TEXT = "第十三屆全國人大常委會副委員長曹建明出席會議。\n曹建明在致辭中強調,要充分認識社會結構。他表示,曹建明說好。"


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        yield project


@pytest.fixture
def article(project):
    return project.imports.apply(project.imports.plan_text(TEXT, "a")).value.articles[0]
