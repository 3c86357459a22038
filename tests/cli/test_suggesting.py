"""``annotator suggest``, ``learn`` and ``evaluate`` on the command line."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from annotator import Project
from annotator.domain.spans import Span
from annotator.domain.suggestions import Suggestion
from tests.cli.test_commands import say  # noqa: F401

TEXT = "鎮長方啟明出席典禮。方啟明說,圖書館很大。沈月華沒有來。"
OTHER = "昨日,方啟明到訪鄰鎮。沈月華也到了。"


@pytest.fixture
def project(tmp_path):
    """Two articles; in the first one two people are marked."""
    with Project.create(tmp_path / "p.annot", annotator="lin") as made:
        first = made.imports.apply(made.imports.plan_text(TEXT, "甲")).value.articles[0]
        made.imports.apply(made.imports.plan_text(OTHER, "乙"))
        person = made.codebook.root("person").id
        for words in ("方啟明", "沈月華"):
            at = TEXT.index(words)
            made.marks.add(first, span(at), person)
    return tmp_path / "p.annot"


def span(at):
    return Span(at, at + 3)


def test_suggest_prints_what_is_proposed_and_writes_nothing(say, project):  # noqa: F811
    status, out, _err = say("suggest", project, "乙", "--source", "register", "--json")
    found = json.loads(out)
    assert status == 0
    assert [(one["text"], one["start"], one["tag"], one["source"]) for one in found] == [
        ("方啟明", 3, "person", "register"), ("沈月華", 11, "person", "register"),
    ]  # fmt: skip
    assert "方啟明" in say("suggest", project, "乙")[1]
    with Project.open(project, read_only=True) as opened:
        assert sum(opened.statistics().marks.values()) == 2


def test_accept_makes_marks_of_what_is_certain_enough_one_step_an_article(say, project):  # noqa: F811
    sources = ("--source", "repeats", "--source", "register")
    status, out, _err = say("suggest", project, *sources, "--accept", "0.99", "--as", "lin", "--json")
    assert json.loads(out) == {"marks": 0, "articles": 0, "left_out": 0}
    status, out, _err = say("suggest", project, *sources, "--accept", "0.5", "--as", "lin")
    assert (status, out) == (0, "3 marks were made in 2 articles.\n")
    with Project.open(project, annotator="lin") as opened:
        assert sum(opened.statistics().marks.values()) == 5
        opened.history.undo()
        assert sum(opened.statistics().marks.values()) == 3


def test_an_unknown_source_is_refused_before_there_are_articles(say, tmp_path):  # noqa: F811
    with Project.create(tmp_path / "empty.annot", annotator="lin"):
        pass
    status, _out, err = say("suggest", tmp_path / "empty.annot", "--source", "oracle")
    assert status == 1
    assert "oracle" in err


def test_an_unknown_source_or_a_wrong_score_is_refused(say, project):  # noqa: F811
    status, _out, err = say("suggest", project, "--source", "oracle")
    assert status == 1
    assert "There are: repeats, register" in err
    for wrong in ("1.5", "much"):
        status, _out, err = say("suggest", project, "--accept", wrong)
        assert status == 2
        assert f"{wrong} is no number from 0 to 1." in err


def test_what_came_from_elsewhere_is_printed_and_withdrawn(say, project):  # noqa: F811
    with Project.open(project, annotator="lin") as opened:
        key, tag = opened.articles.find("乙").id, opened.codebook.root("role").id
        opened.suggestions.offer([Suggestion(key, tag, Span(0, 2), "昨日", "bert-1", score=0.5)])
    status, out, _err = say("suggest", project, "--source", "bert-1", "--json")
    assert (status, [(one["text"], one["source"]) for one in json.loads(out)]) == (0, [("昨日", "bert-1")])
    assert say("suggest", project, "乙", "--withdraw", "bert-1")[0] == 2, "it would be withdrawn everywhere"
    for other in (("--source", "bert-1"), ("--accept", "0")):
        status, _out, err = say("suggest", project, "--withdraw", "bert-1", *other)
        assert status == 2
        assert "do not go with it" in err
    assert say("suggest", project, "--withdraw", "bert-1")[:2] == (0, "1 suggestion was withdrawn.\n")
    status, _out, err = say("suggest", project, "--withdraw", "bert-1")
    assert status == 1
    assert "bert-1" in err


def test_learn_says_what_is_missing(say, project):  # noqa: F811
    assert "Learning begins at" in say("learn", project)[1]
    assert "Learning begins at" in json.loads(say("learn", project, "--json")[1])["missing"]


def test_evaluate_compares_with_a_layer_and_does_not_know_what_only_that_article_teaches(say, project):  # noqa: F811
    say("suggest", project, "--source", "register", "--accept", "0.5", "--as", "chen")
    status, out, _err = say("evaluate", project, "--layer", "lin", "--source", "register", "--json")
    found = json.loads(out)
    assert (status, found["layer"], found["articles"], found["finished"]) == (0, "lin", 1, False)
    assert found["scores"]["register"]["person"]["strict"] == {
        "right": 2, "proposed": 3, "marks": 2, "precision": 0.6667, "recall": 1.0, "f": 0.8,
    }  # fmt: skip
    assert "None of them is done" in say("evaluate", project, "--layer", "lin")[1]
    with Project.open(project, annotator="chen") as opened:
        [other] = [one for one in opened.articles.page() if one.title == "乙"]
        opened.articles.remove(other.id)
    alone = json.loads(say("evaluate", project, "--layer", "lin", "--source", "register", "--json")[1])
    assert alone["scores"]["register"]["person"]["strict"]["proposed"] == 0, "nobody knows the names from elsewhere now"


def test_whoever_interrupts_accepting_keeps_what_was_accepted_and_a_sound_file(tmp_path):
    path = tmp_path / "many.annot"
    with Project.create(path, annotator="lin") as made:
        for at in range(60):
            made.imports.apply(made.imports.plan_text(f"第{at}篇。方啟明說了。方啟明走了。" * 40, f"{at}"))
        first = made.articles.page()[0]
        made.marks.add(
            first.id, span(made.articles.read(first.id).text.index("方啟明")), made.codebook.root("person").id
        )
    words = ("suggest", str(path), "--source", "register", "--accept", "0.5", "--as", "lin")
    running = subprocess.Popen(
        [sys.executable, "-m", "annotator", *words], stderr=subprocess.PIPE, env=dict(os.environ)
    )
    with Project.open(path, read_only=True) as watching:
        until = time.monotonic() + 60
        while sum(watching.statistics().marks.values()) < 2 and time.monotonic() < until:
            assert running.poll() is None, "it is done before anybody could interrupt it"
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "what was accepted stays" in err.decode()
    with Project.open(path, annotator="lin") as opened:
        assert sum(opened.statistics().marks.values()) >= 2
        assert opened.check() == []
