"""The codebook with real keys and mouse: a tag is added, gets a key, marks, is split and retired; all is undone."""

import pytest

from annotator import Project
from annotator.domain.corpus.listing import ALL
from tests.journeys.conftest import ASIDE

KEY, SPLIT, RETIRE = (799, 311), (558, 178), (625, 178)
"""The field of a tag's key and two of its buttons."""
NAME_BEGINS, NAME_ENDS = (559, 136), (610, 136)
"""Where a name stands in the text, 方啟明."""


@pytest.fixture
def path(lin_opens):
    def fill(project):
        project.imports.apply(project.imports.plan_text("雲嶺鎮圖書館新館啟用。鎮長方啟明出席典禮。", "a"))

    return lin_opens(fill, "ctrl+shift+b")


def tags(path):
    """The tags that are offered, each with its key."""
    with Project.open(path, annotator="lin", read_only=True) as project:
        book = project.codebook
        return {book.path(tag.id): tag.key for tag in book.offered()}


def marks(path):
    """Tag and words of every mark; the window may bring a tag back between the look at the codebook and at the marks."""
    with Project.open(path, annotator="lin", read_only=True) as project:
        readings = [project.articles.read(row.id) for row in project.listing.page(ALL)]
        found = [mark for reading in readings for mark in reading.marks]
        book = project.codebook
        return [(book.path(mark.tag) if book.knows(mark.tag) else "", mark.text) for mark in found]


def answer(lin, title, words, *keys):
    """Type words into the first field of a dialog, press keys, and say that it shall be done."""
    lin.wait(lambda: lin.window(title) is not None)
    lin.do("windowactivate", "--sync", lin.window(title))
    lin.do("type", "--clearmodifiers", words)
    lin.press(*keys, "Return")


def test_a_tag_is_added_used_split_and_retired_and_all_is_undone(lin, path):
    before = tags(path)
    lin.press("Insert")
    answer(lin, "New tag", "guest")
    lin.wait(lambda: tags(path) == {**before, "person/guest": ""})
    lin.click(KEY)
    lin.do("type", "v")
    lin.press("Return")
    lin.wait(lambda: tags(path)["person/guest"] == "v")
    lin.press("Escape")
    lin.click(ASIDE)
    lin.drag(NAME_BEGINS, NAME_ENDS)
    lin.press("v")
    lin.wait(lambda: marks(path) == [("person/guest", "方啟明")])
    lin.press("ctrl+shift+b")
    lin.rest(0.5)
    lin.click(SPLIT)
    answer(lin, "Split", "host", "Tab", "Tab", "space")
    lin.wait(lambda: marks(path) == [("person/host", "方啟明")])
    lin.rest(0.5)
    lin.click(RETIRE)
    lin.wait(lambda: "person/host" not in tags(path))
    lin.press("Escape", "ctrl+z")
    lin.wait(lambda: "person/host" in tags(path))
    lin.press("ctrl+z")
    lin.wait(lambda: marks(path) == [("person/guest", "方啟明")])
    lin.press("ctrl+z")
    lin.wait(lambda: marks(path) == [])
    lin.press("ctrl+z")
    lin.wait(lambda: tags(path)["person/guest"] == "")
    lin.press("ctrl+z")
    lin.wait(lambda: tags(path) == before)
    assert marks(path) == []
