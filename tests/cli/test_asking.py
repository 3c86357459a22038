"""``annotator ask``: shows what would be sent, sends it only when told to, and counts what that took."""

import json

import pytest

from annotator import Project
from tests.cli.test_commands import say  # noqa: F401
from tests.project.asking.conftest import server  # noqa: F401

TEXT = "標題\n\n局長王明表示，工程完工。"


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_MODEL_KEY", "secret")
    path = tmp_path / "p.annot"
    with Project.create(path, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "b"))
    return path


def test_without_being_told_to_it_sends_nothing_and_shows_all(say, path, server):  # noqa: F811
    status, shown, _err = say("ask", path, "標題", "--at", server.address, "--model", "small")

    assert status == 0
    assert server.asked == []
    assert shown.startswith(f"POST {server.address}/chat/completions\n")
    assert "局長王明表示" in shown
    assert "secret" not in shown


def test_what_would_be_sent_is_shown_to_machines_as_json(say, path, server):  # noqa: F811
    status, shown, _err = say("ask", path, "標題", "--at", server.address, "--model", "small", "--json")

    assert status == 0
    assert server.asked == []
    (one,) = json.loads(shown)
    assert one["article"] == "標題"
    assert "局長王明表示" in one["request"]


def test_it_prints_proposals_and_what_they_cost(say, path, server):  # noqa: F811
    server.says({"tag": "person", "text": "王明"}, {"tag": "person", "text": "李華"})

    status, out, err = say(
        "ask", path, "標題", "--at", server.address, "--model", "small", "--send", "--json", "--prices", "2", "10"
    )

    assert status == 0
    assert [(one["tag"], one["text"]) for one in json.loads(out)] == [("person", "王明")]
    assert "“李華” does not stand in the text like that." in err
    assert "1 proposal; 300 tokens sent, 40 received, " in err
    assert "cost: 0.0010" in err
    assert server.asked[0][1]["Authorization"] == "Bearer secret"
    with Project.open(path, annotator="lin") as project:
        article = project.articles.find("標題").id
        assert project.articles.read(article).marks == ()
        assert [(one.text, one.source) for one in project.suggestions.offered(article)] == [("王明", "model")]


def test_nothing_is_sent_for_a_project_that_may_only_be_read(say, path, server, monkeypatch):  # noqa: F811
    monkeypatch.setattr(Project, "read_only", property(lambda _self: True))
    status, _out, err = say("ask", path, "標題", "--at", server.address, "--model", "small", "--send")

    assert status == 1
    assert "could not be kept" in err
    assert server.asked == []


def test_proposals_become_marks_only_when_told_to(say, path, server):  # noqa: F811
    server.says({"tag": "person", "text": "王明"})

    assert say("ask", path, "標題", "--at", server.address, "--model", "small", "--send", "--accept")[0] == 0

    with Project.open(path) as project:
        (mark,) = project.articles.read(project.articles.find("標題").id).marks
        assert (mark.text, str(mark.origin)) == ("王明", "suggestion")


def test_an_address_without_https_is_refused(say, path):  # noqa: F811
    status, _out, err = say("ask", path, "標題", "--at", "http://example.org", "--model", "small", "--send")

    assert status == 1
    assert "only this machine" in err
