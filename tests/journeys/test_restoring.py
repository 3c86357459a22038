"""Somebody looks at the backups by keys, restores the one from before the day's work, and takes that back again."""

import pytest

from annotator import Project
from tests.journeys.test_real_mouse import gap

LINE = "方啟明在致詞中強調，圖書館是鎮上最大的客廳。"


def marked(path):
    with Project.open(path, read_only=True) as project:
        (article,) = project.articles.page()
        return [mark.text for mark in project.articles.read(article.id).marks]


def restore(desktop, *keys):
    """Go to the page of backups by the palette of commands, and press keys there."""
    desktop.press("ctrl+k")
    desktop.rest(0.5)
    desktop.do("type", "--clearmodifiers", "restore a backup")
    desktop.rest(0.5)
    desktop.press("Return")
    desktop.rest(1.5)  # what they hold is read before one can be chosen
    desktop.press(*keys)


@pytest.fixture
def path(lin_opens):
    return lin_opens(lambda project: project.imports.apply(project.imports.plan_text("標題\n" + f"{LINE}\n" * 3, "a")))


def test_the_backup_from_before_the_days_work_is_restored_by_keys_and_the_work_comes_back(lin, path):
    lin.drag(gap(0, 0), gap(0, 3))
    lin.press("1")
    lin.wait(lambda: marked(path) == ["方啟明"])  # the first work of the day: a backup was made before it
    restore(lin, "ctrl+Return")
    lin.wait(lambda: marked(path) == [])
    restore(lin, "ctrl+Return")  # what lay there before is the newest
    lin.wait(lambda: marked(path) == ["方啟明"])
    with Project.open(path, read_only=True) as project:
        assert project.check() == []
