"""Habits: folders, preferences, language, recent projects, the log."""

import json
import logging

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.domain.language import _
from annotator.settings import language, logs, paths, preferences, recent


def test_all_folders_lie_in_the_home_that_is_set(own_home):
    assert all(own_home in folder.parents for folder in paths.all_folders().values())


def test_without_a_home_folders_are_those_of_the_platform(monkeypatch):
    monkeypatch.delenv("ANNOTATOR_HOME")
    assert all("article-annotator" in str(folder) for folder in paths.all_folders().values())


def test_a_preference_is_kept_and_a_wrong_value_refused():
    assert preferences.get("theme") == "system"
    preferences.put("theme", "dark")
    assert preferences.text("theme") == "dark"
    preferences.put("text_size", "20")
    assert preferences.number("text_size") == 20
    for name, value in (("theme", "pink"), ("text_size", 500), ("nothing", "x")):
        with pytest.raises(AnnotatorError):
            preferences.put(name, value)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"theme": 5, "text_size": "large"}', '{"theme": "pink"}'])
def test_a_damaged_file_costs_only_habits(own_home, content):
    (own_home / "settings").mkdir()
    (own_home / "settings" / "settings.json").write_text(content)
    assert preferences.everything() == {one.name: one.default for one in preferences.PREFERENCES}


def test_settings_that_cannot_be_written_are_told(own_home):
    (own_home / "settings").write_text("in the way")
    with pytest.raises(AnnotatorError, match="cannot be written"):
        preferences.put("theme", "dark")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("zh_TW.UTF-8", "zh_TW"), ("zh-Hant-HK", "zh_TW"), ("zh_HK", "zh_TW"), ("zh_CN", "zh_CN"), ("zh-Hans", "zh_CN"), ("zh", "zh_CN"),
     ("de_DE", "en"), ("C.UTF-8", "en")],
)  # fmt: skip
def test_the_nearest_language_is_spoken(name, nearest):
    assert language.nearest(name) == nearest


def test_the_setting_goes_before_the_system(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert language.use() == "zh_CN"
    assert _("Nothing is wrong.") != "Nothing is wrong."
    preferences.put("language", "en")
    assert language.use() == "en"
    assert _("Nothing is wrong.") == "Nothing is wrong."


def test_recent_projects_come_newest_first_and_gone_ones_are_left_out(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / name).touch()
        recent.remember(tmp_path / name)
    recent.remember(tmp_path / "a")
    (tmp_path / "b").unlink()
    assert [one.name for one in recent.projects()] == ["a", "c"]


def test_a_damaged_list_of_recent_projects_is_empty(own_home):
    (own_home / "settings").mkdir()
    (own_home / "settings" / "recent.json").write_text(json.dumps({"a": 1}))
    assert recent.projects() == []


def test_the_log_is_written_and_a_place_that_cannot_be_written_stops_nothing(own_home):
    root = logging.getLogger()
    before = list(root.handlers)
    logs.begin()
    logging.getLogger("x").warning("hello")
    assert "hello" in logs.log_file().read_text()
    (own_home / "log2").write_text("")
    for handler in root.handlers[:]:
        if handler not in before:
            root.removeHandler(handler)
            handler.close()
    logs.log_file().unlink()
    logs.log_file().parent.rmdir()
    logs.log_file().parent.write_text("in the way")
    logs.begin()
    assert not logs.log_file().is_file()
