"""All articles at once: starred, ended, removed and brought back by keys and mouse; then counted, and taken out."""

import pytest
from PySide6.QtCore import QRect

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.corpus.listing import ALL, ArticleFilter
from annotator.domain.spans import Span
from annotator.ui.theme import LIGHT

ROW_BACK, GROUP_BACK, BARS = QRect(890, 110, 1, 120), QRect(200, 378, 1, 24), QRect(600, 120, 1, 60)
"""Parts of the screen that the first chosen rows go through, the third group, and the bar of the first tag."""
FIRST_ROW, THIRD_GROUP, EXPORT = (450, 129), (60, 390), (1392, 65)
DIALOG = "Export"


@pytest.fixture
def path(lin_opens):
    """A project with three articles of three sources, each with a mark; its page of articles is shown."""

    def fill(project):
        for number, source in enumerate(("甲報", "乙報", "丙報")):
            (key,) = project.imports.apply(project.imports.plan_text(f"標題{number}\n方啟明說好。", "a")).value.articles
            project.several.edit([key], {"source": source})
            project.marks.add(key, Span(4, 7), project.codebook.root("person").id)
        project.several.set_state(project.listing.keys(), State.NEW)

    return lin_opens(fill, "ctrl+shift+a")


def shows(desktop, part, colour):
    """Whether a colour is seen in a part of the screen."""
    seen = desktop.picture(part)
    return any(seen.pixelColor(x, y).name() == colour for x in range(seen.width()) for y in range(seen.height()))


def rows(path, wanted=ALL):
    with Project.open(path, annotator="lin", read_only=True) as project:
        return project.listing.page(wanted)


def test_many_articles_are_changed_by_keys_and_each_step_is_undone(lin, path):
    lin.wait(lambda: shows(lin, ROW_BACK, LIGHT.chosen))
    lin.press("ctrl+a", "s")
    lin.wait(lambda: [row.starred for row in rows(path)] == [True, True, True])
    lin.press("Home", "ctrl+Return")
    lin.wait(lambda: [row.state for row in rows(path)] == [State.DONE, State.NEW, State.NEW])
    lin.press("Delete")
    lin.wait(lambda: [row.metadata.source for row in rows(path)] == ["甲報", "丙報"])
    lin.press("ctrl+z")
    lin.wait(lambda: len(rows(path)) == 3)
    lin.press("ctrl+z")
    lin.wait(lambda: [row.state for row in rows(path)] == [State.NEW] * 3)
    lin.press("ctrl+z")
    lin.wait(lambda: not any(row.starred for row in rows(path)))
    assert [row.state for row in rows(path)] == [State.NEW] * 3


def test_a_group_is_chosen_by_mouse_and_what_the_project_holds_is_taken_out(lin, path, tmp_path):
    lin.wait(lambda: shows(lin, ROW_BACK, LIGHT.chosen))
    lin.click(THIRD_GROUP)
    lin.wait(lambda: shows(lin, GROUP_BACK, LIGHT.chosen))
    lin.click(FIRST_ROW)
    lin.press("s")
    lin.wait(lambda: [row.metadata.source for row in rows(path, ArticleFilter(starred=True))] == ["甲報"])
    lin.press("ctrl+shift+n")
    lin.wait(lambda: shows(lin, BARS, LIGHT.accent))
    out = tmp_path / "tags.csv"
    lin.click(EXPORT)
    lin.press("Down", "Return")
    lin.wait(lambda: lin.window(DIALOG) is not None)
    lin.do("windowactivate", "--sync", lin.window(DIALOG))
    lin.do("type", "--clearmodifiers", out)
    lin.press("Return")
    lin.wait(lambda: out.is_file() and out.stat().st_size)
    assert "Person,3,3,1,0" in out.read_text("utf-8-sig")
