"""The codebook with real keys: a tag is added on its page and taken back from the article."""

import pytest

from annotator import Project

ASIDE = (720, 600)


@pytest.fixture
def lin(screens):
    return screens["lin"]


@pytest.fixture
def path(lin, tmp_path):
    path = tmp_path / "lin.annot"
    with Project.create(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text("雲嶺鎮圖書館新館啟用。鎮長方啟明出席典禮。", "a"))
    lin.start_program(path)
    lin.click(ASIDE)
    lin.press("ctrl+shift+b")
    return path


def tags(path):
    with Project.open(path, annotator="lin", read_only=True) as project:
        return [project.codebook.path(tag.id) for tag in project.codebook.tags]


def test_a_tag_is_added_and_taken_back_by_keys(lin, path):
    before = tags(path)
    lin.press("Insert")
    lin.wait(lambda: lin.window("New tag") is not None)
    lin.do("windowactivate", "--sync", lin.window("New tag"))
    lin.do("type", "--clearmodifiers", "guest")
    lin.press("Return")
    lin.wait(lambda: "person/guest" in tags(path))
    lin.press("Escape", "ctrl+z")
    lin.wait(lambda: len(tags(path)) == len(before))
    assert tags(path) == before
