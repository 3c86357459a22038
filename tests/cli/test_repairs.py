"""``annotator repairs``: what was mended, and taking it back."""

import json

import pytest

from annotator import Project
from tests.cli.test_commands import say  # noqa: F401

TEXT = "標題\n\n發展?fàn)I造氛\u200b圍。\u00ad甲&amp;lt;乙"


@pytest.fixture
def mended(tmp_path):
    path = tmp_path / "mended.annot"
    with Project.create(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "b"))
    return path


def test_repairs_are_listed_by_kind_and_undone_by_their_keys(say, mended):  # noqa: F811
    listed = json.loads(say("repairs", mended, "--kind", "invisible", "--json")[1])
    assert [one["source_text"] for one in listed] == ["\u200b", "\u00ad"]
    keys = [part for one in listed for part in ("--undo", one["id"])]
    assert say("repairs", mended, *keys)[:2] == (0, "2 repairs were undone.\n")
    kinds = [one["kind"] for one in json.loads(say("repairs", mended, "--json", "--article", "標題")[1])]
    assert kinds == ["break", "entity"]
    with Project.open(mended) as project:
        assert project.check() == []


def test_a_key_that_is_not_there_is_refused_and_nothing_is_undone(say, mended):  # noqa: F811
    key = json.loads(say("repairs", mended, "--json")[1])[0]["id"]
    status, _out, err = say("repairs", mended, "--undo", key, "--undo", "nope")
    assert status != 0
    assert "nope" in err
    assert len(json.loads(say("repairs", mended, "--json")[1])) == 4
