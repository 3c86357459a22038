"""The search index grows beside the work, without anybody asking for it."""

import pytest

from annotator.domain.errors import Cancelled
from annotator.domain.spans import Span
from annotator.store import search


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(search, "SMALLEST", 2)
    monkeypatch.setattr(search, "SLICE", 100)


def import_texts(project, count):
    for number in range(count):
        project.imports.apply(project.imports.plan_text(f"第{number}篇說國防。" * 5, f"a{number}"))


def test_a_project_that_has_grown_large_gets_its_index_while_one_works(hands, window, tmp_path):
    window.indexing.soon.setInterval(50)
    window.hub.create(tmp_path / "p.annot")
    import_texts(window.hub.project, 5)
    assert window.hub.project.searching.is_behind()
    hands.bot.waitUntil(lambda: not window.hub.project.searching.is_behind(), timeout=10_000)
    hands.bot.waitUntil(lambda: not window.indexing.jobs.is_busy, timeout=10_000)
    assert len(list(window.hub.project.search("国防"))) == 25
    assert window.refusals == []


def test_a_project_without_its_index_gets_it_on_opening_and_closing_waits_for_the_piece_in_work(
    hands, window, tmp_path
):
    window.hub.create(tmp_path / "p.annot")
    import_texts(window.hub.project, 5)
    window.hub.close()
    window.indexing.soon.setInterval(1)
    for _time in range(3):
        window.hub.open(tmp_path / "p.annot")
        hands.bot.waitUntil(lambda: window.indexing.jobs.is_busy or not window.hub.project.searching.is_behind())
        window.hub.close()
        hands.bot.waitUntil(lambda: not window.indexing.jobs.is_busy, timeout=10_000)
    window.hub.open(tmp_path / "p.annot")
    hands.bot.waitUntil(lambda: not window.hub.project.searching.is_behind(), timeout=10_000)
    assert window.refusals == []


def test_nothing_is_built_in_a_project_that_is_only_read(hands, window, tmp_path):
    window.hub.create(tmp_path / "p.annot")
    import_texts(window.hub.project, 3)
    window.hub.close()
    window.hub.open(tmp_path / "p.annot", read_only=True)
    window.indexing.soon.stop()
    window.indexing.look()
    assert not window.indexing.jobs.is_busy
    assert len(list(window.hub.project.search("国防"))) == 15


def test_a_gesture_stops_the_building_which_goes_on_when_the_hands_rest(hands, window, tmp_path):
    window.hub.create(tmp_path / "p.annot")
    import_texts(window.hub.project, 60)
    window.hub.close()
    told = []
    window.indexing.jobs.refused.connect(told.append)
    window.indexing.soon.setInterval(50)
    window.hub.open(tmp_path / "p.annot")
    hands.bot.waitUntil(lambda: window.indexing.jobs.is_busy, timeout=10_000)
    article, tag = window.situation.article, window.hub.project.codebook.root("theme").id
    window.hub.perform(lambda project: project.marks.add(article, Span(0, 2), tag))
    hands.bot.waitUntil(lambda: bool(told), timeout=10_000)
    assert isinstance(told[0], Cancelled)
    hands.bot.waitUntil(lambda: not window.hub.project.searching.is_behind(), timeout=20_000)
    assert window.refusals == []
