"""A process that proposes beside the window: it finds the same, may end at any time, and never outlives its work."""

import logging
import sys
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.project.suggesting.learning import Learner
from annotator.project.suggesting.serving import Beside
from annotator.ui.running.proposer import proposer_command
from tests.project.suggesting.conftest import place

OTHERS = ["昨日,沈月華到訪鄰鎮。沈月華說,兩鎮合作。", "館長方啟明表示,沒有別的了。", "沈月華走了。"]
ENDS_OVER_SOME = """
import os, sys
sys.path.insert(0, {root!r})
from annotator.project.suggesting import serving
take = serving.Here.take
serving.Here.take = lambda self, task: os._exit(7) if {words!r} in task.laid.page.text else take(self, task)
serving.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.fixture
def many(project, library):
    for words in ("沈月華", "方啟明"):
        project.marks.add(library, place(words), project.codebook.root("person").id)
    for at, text in enumerate(OTHERS):
        project.imports.apply(project.imports.plan_text(text, f"第{at}篇"))
    return project


def told(project):
    return [line.suggestion for line in project.suggestions.pending(limit=1000)]


def ends_over(words):
    root = str(Path(__file__).resolve().parents[3])
    return (sys.executable, "-c", ENDS_OVER_SOME.format(root=root, words=words))


def test_a_process_finds_what_this_one_finds_and_what_is_known_is_not_looked_for_again(many):
    assert many.suggestions.seek() == 4
    here = told(many)
    assert here
    many._desk.store.drop_pending()
    assert many.suggestions.seek(process=proposer_command()) == 4
    assert told(many) == here
    assert many.suggestions.seek(process=proposer_command()) == 0


def test_articles_over_which_it_ends_are_left_out_and_told_and_the_rest_is_found(many, caplog):
    for at in range(2):
        many.imports.apply(many.imports.plan_text(f"壞了的第{at}篇：館長方啟明表示。", f"壞{at}"))
    many.imports.apply(many.imports.plan_text("館長方啟明又來。", "末篇"))
    with (
        caplog.at_level(logging.WARNING),
        pytest.raises(AnnotatorError, match=r"over 4 articles: 雲嶺鎮.+, 第1篇, 壞0 …"),
    ):
        many.suggestions.seek(process=ends_over("表示"))
    assert len({record.message for record in caplog.records}) == 4
    assert caplog.records[0].message.startswith("the process that looks for suggestions ended (7, EOFError) over")
    assert {line.title for line in many.suggestions.pending()} == {"第0篇", "第2篇", "末篇"}
    caplog.clear()
    assert many.suggestions.seek(process=ends_over("表示")) == 0, "they are known to be so"
    assert caplog.records == []
    many._desk.store.drop_pending()
    assert many.suggestions.seek() == 7


def test_an_article_over_which_it_ended_once_is_looked_at_again(many, caplog, tmp_path):
    once = tmp_path / "once"
    ends, first = ends_over("沈月華"), f"not os.path.exists({str(once)!r}) and not open({str(once)!r}, 'w').close()"
    program = ends[-1].replace("os._exit(7) if", f"os._exit(7) if {first} and")
    assert many.suggestions.seek(process=(*ends[:-1], program)) == 4
    assert len(caplog.records) == 1
    caplog.clear()


def test_one_that_ends_over_any_article_is_given_up_with_a_sentence_and_nothing_is_held_against_the_articles(
    many, caplog
):
    with pytest.raises(AnnotatorError, match="ended again and again"):
        many.suggestions.seek(process=ends_over(""))
    caplog.clear()
    assert many.suggestions.seek() == 4


@pytest.mark.parametrize(
    "answers", ["serving._send = lambda pipe, thing: (pipe.write(b'cannotator.gone\\nGone\\n.'), pipe.flush())",
                "send = serving._send; serving._send = lambda pipe, thing: send(pipe, 'an answer of another kind')"]
)  # fmt: skip
def test_one_of_another_version_of_the_program_is_given_up_with_a_sentence(many, caplog, answers):
    root = str(Path(__file__).resolve().parents[3])
    program = (
        f"import sys; sys.path.insert(0, {root!r}); from annotator.project.suggesting import serving; {answers};"
        "serving.serve(sys.stdin.buffer, sys.stdout.buffer)"
    )
    with pytest.raises(AnnotatorError, match="ended again and again") as refused:
        many.suggestions.seek(process=(sys.executable, "-c", program))
    assert "updated" in str(refused.value)
    caplog.clear()


def test_what_lies_in_the_folder_it_is_started_in_is_no_module_of_ours(many, tmp_path, monkeypatch):
    (tmp_path / "fractions.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert many.suggestions.seek(process=proposer_command()) == 4


def test_what_is_learnt_meanwhile_is_asked_next_time(many, monkeypatch):
    learnt = ["before"]
    monkeypatch.setattr(Learner, "fingerprint", property(lambda _self: learnt[0]))
    assert many.suggestions.seek(lambda _done, _total: learnt.__setitem__(0, "meanwhile")) == 4
    assert many.suggestions.seek() == 4
    assert many.suggestions.seek() == 0


def test_where_none_can_be_started_this_one_looks(many, caplog):
    assert many.suggestions.seek(process=("/there/is/no/such/program",)) == 4
    assert "in the window's own process" in caplog.records[0].message
    caplog.clear()


def test_whoever_stops_it_leaves_no_process_behind_and_keeps_what_was_found(many, monkeypatch):
    begun, begin = [], Beside._begun
    monkeypatch.setattr(Beside, "_begun", lambda self: begun.append(begin(self)) or begun[-1])

    def stop(done, _total):
        if done == 3:
            raise Cancelled("")

    with pytest.raises(Cancelled):
        many.suggestions.seek(stop, process=proposer_command())
    assert begun[0].poll() is not None
    assert many.suggestions.sought() == 2
