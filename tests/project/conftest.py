"""An open project with one article."""

import pytest

from annotator import Project

TEXT = "第十三屆全國人大常委會副委員長曹建明出席會議。\n曹建明在致辭中強調,要充分認識社會結構。他表示,曹建明說好。"


@pytest.fixture(params=["file", "server"])
def home(request, tmp_path):
    """Where a new project may be made: both a file and a server must tell every story."""
    return tmp_path / "p.annot" if request.param == "file" else request.getfixturevalue("address")


@pytest.fixture
def project(home):
    with Project.create(home, annotator="lin") as project:
        yield project


@pytest.fixture
def article(project):
    return project.imports.apply(project.imports.plan_text(TEXT, "a")).value.articles[0]
