"""Several people on one server: each sees what others do, and nobody writes over what he has not seen."""

import json
import queue
import subprocess
import sys
import threading
import time

import pytest

from annotator import Project
from annotator.domain.errors import ChangedMeanwhile
from annotator.domain.log.operations import Deed, Subject
from annotator.domain.spans import Span
from annotator.store.server import news as lines

TEXT = "曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。"


@pytest.fixture
def lin(address):
    with Project.create(address, annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TEXT, "a"))
        yield project


@pytest.fixture
def wang(lin):
    with Project.open(lin.location, annotator="wang") as project:
        yield project


class Window:
    """Somebody who is told of others' work, as a window is."""

    def __init__(self, project):
        self.heard, self.links = queue.Queue(), queue.Queue()
        self.may_hear = threading.Event()
        self.may_hear.set()
        project.watch(self._hear, self.links.put)

    def _hear(self, changes):
        self.may_hear.wait(20)
        self.heard.put(changes)

    def next(self):
        return self.heard.get(timeout=20)


@pytest.fixture
def window(lin):
    return Window(lin)


def mark(project, start=0, end=3, tag="person"):
    return project.marks.add(project.articles.page()[0].id, Span(start, end), project.codebook.root(tag).id).value


def test_others_hear_what_was_done_and_nobody_hears_oneself(lin, wang, window):
    mine, theirs = mark(lin), mark(wang, 5, 7, "role")
    changes = window.next()
    assert changes.marks == {theirs.id}
    assert changes.articles == {theirs.article}
    assert {Subject.MARKS, Subject.STATUS} <= changes.subjects
    wang.marks.remove([mine.id])
    assert window.next().marks == {mine.id}
    assert window.heard.empty()


def test_a_new_tag_of_somebody_is_known_at_once(lin, wang, window):
    assert lin.codebook.tags
    wang.tags.add("theme", "法律")
    assert Subject.CODEBOOK in window.next().subjects
    assert "法律" in {tag.name for tag in lin.codebook.tags}


def test_the_command_line_beside_is_heard_too(lin, window):
    article = lin.articles.page()[0].id
    command = (
        [sys.executable, "-m", "annotator.cli.main"]
        if False
        else [sys.executable, "-c", "from annotator.cli.main import run; run()"]
    )
    done = subprocess.run([*command, "mark", str(lin.location), str(article), "role", "5", "7", "--as", "chen"],
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert window.next().articles == {article}
    assert [one.text for one in lin.articles.read(article).marks] == [TEXT[5:7]]


def test_a_large_operation_says_only_the_kinds(lin, wang, window):
    article = wang.articles.page()[0].id
    wang.marks.add_many(article, [Span(at, at + 1) for at in range(20)], wang.codebook.root("theme").id)
    assert len(window.next().marks) == 20
    line = lines.told(lines.News(article, 1, 2, lines.heard(json.dumps(
        {"operation": article.hex, "hlc": 1, "site": 2, "subjects": ["marks"], "marks": [f"{at:032x}" for at in range(400)]})).changes))  # fmt: skip
    assert lines.heard(line).changes.marks == frozenset()
    assert lines.heard(line).changes.subjects == {Subject.MARKS}


@pytest.mark.parametrize(
    "line",
    ["", "x", "[]", "{}", '{"operation": 1}', '{"operation": "zz", "hlc": 1, "site": 1, "subjects": []}', "null"],
)
def test_a_strange_notification_is_passed_over(cluster, lin, wang, window, line):
    assert lines.heard(line) is None
    cluster.tell(f"SELECT pg_notify('annotator', '{line}')", lin.location.database)
    theirs = mark(wang)
    assert window.next().marks == {theirs.id}


def test_who_has_not_heard_yet_is_told_who_was_faster_and_both_values(lin, wang, window):
    one = mark(lin)
    book = lin.codebook
    window.may_hear.clear()
    wang.marks.relabel(one.id, book.root("role").id)
    with pytest.raises(ChangedMeanwhile, match="wang was faster and made it “role”; you wanted “theme”"):
        lin.marks.relabel(one.id, book.root("theme").id)
    assert lin.marks.get([one.id])[0].tag == book.root("role").id
    lin.marks.relabel(one.id, book.root("theme").id)  # pressed again, knowing it
    window.may_hear.set()
    assert lin.marks.get([one.id])[0].tag == book.root("theme").id
    assert [one.deed for one in lin.history.operations(2)] == [Deed.MARK_RELABELLED, Deed.MARK_RELABELLED]


def test_who_corrects_a_text_that_another_corrected_unheard_is_told_the_words(lin, wang, window):
    window.may_hear.clear()
    article = lin.articles.page()[0].id
    wang.articles.correct(article, Span(0, 3), "曹建華")
    with pytest.raises(ChangedMeanwhile, match=r"wang was faster and made it “曹建華.*; you wanted “張建華") as refused:
        lin.articles.correct(article, Span(0, 1), "張")
    assert "-" not in refused.value.message
    window.may_hear.set()


def test_who_has_heard_may_change_what_another_changed(lin, wang, window):
    one = mark(lin)
    wang.marks.note(one.id, "his")
    window.next()
    lin.marks.note(one.id, "hers")
    assert wang.marks.get([one.id])[0].note == "hers"


def test_different_fields_of_one_mark_both_hold_without_a_word(lin, wang, window):
    one = mark(lin)
    window.may_hear.clear()
    wang.marks.note(one.id, "his")
    lin.marks.move(one.id, Span(0, 2))
    window.may_hear.set()
    both = lin.marks.get([one.id])[0]
    assert (both.note, both.span) == ("his", Span(0, 2))


def test_two_in_the_same_moment_end_as_one_and_one_refusal(cluster, lin, wang):
    one = mark(lin)
    refused = queue.Queue()

    def late():
        try:
            lin.marks.note(one.id, "hers")
        except ChangedMeanwhile as refusal:
            refused.put(refusal)

    with wang._desk.store.write(wang.annotator, Deed.MARK_NOTED) as pen:
        pen.marks.change(one, note="his")
        thread = threading.Thread(target=late)
        thread.start()
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        deadline = time.monotonic() + 20
        while cluster.tell(waiting, lin.location.database) == [(0,)]:
            assert time.monotonic() < deadline
    thread.join()
    assert "wang was faster and made it “his”; you wanted “hers”" in str(refused.get_nowait())
    assert lin.marks.get([one.id])[0].note == "his"
    lin.marks.note(one.id, "hers")
    [newest, before, *_rest] = lin.history.of_mark(one.id)
    assert newest.hlc > before.hlc
    assert lin.check() == []
