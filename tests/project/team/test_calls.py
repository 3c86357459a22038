"""What is kept of a gesture: the call that it makes, whole, and nothing of it done."""

from dataclasses import replace
from datetime import date

import pytest

from annotator import Project
from annotator.domain.articles import Metadata, State
from annotator.domain.ids import new_id
from annotator.domain.log.operations import Deed
from annotator.domain.spans import Span
from annotator.project.team.calls import Call, call_from, call_of, text_of
from tests.conftest import TRICKY


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        project.imports.apply(project.imports.plan_text(TRICKY, "a"))
        yield project


def kept(verb, project):
    return call_from(text_of(call_of(verb, project)))


def test_a_kept_gesture_does_what_the_person_wished_and_nothing_before(project):
    article, tag = project.articles.page()[0].id, project.codebook.root("person").id
    before = len(project.history.operations())
    call = kept(lambda p: p.marks.add(article, Span(4, 6), tag), project)
    assert len(project.history.operations()) == before
    mark = call(project).value
    assert (mark.span, mark.tag) == (Span(4, 6), tag)
    kept(lambda p: p.marks.note(mark.id, "𠮷 e\u0301 “\n”"), project)(project)
    assert project.marks.get([mark.id])[0].note == "𠮷 e\u0301 “\n”"
    kept(lambda p: p.history.undo(), project)(project)
    assert project.marks.get([mark.id])[0].note == ""


def test_a_gesture_may_look_at_the_codebook_to_say_what_it_wishes(project):
    tag = project.tags.add("theme", "地方").value
    call = kept(lambda p: p.tags.change(replace(p.codebook.tag(tag.id), description="地名")), project)
    call(project)
    assert project.codebook.tag(tag.id).description == "地名"


def test_everything_that_gestures_are_given_comes_back_as_it_was(project):
    tag = replace(project.codebook.root("quote"), key="9")
    given = (
        new_id(), date(2026, 11, 26), Span(0, 3), State.DONE, Deed.UNDO, tag, Metadata(title="𠮷"), None, True, 3, 0.5,
        "words", ["a", ("b", {"c"})], frozenset({1, 2}), {"of": Span(1, 2), "is": "dict"}, {new_id(): [None]},
    )  # fmt: skip
    call = Call("marks", "add", given, {"features": {"tone": "calm"}})
    assert call_from(text_of(call)) == call


def test_what_is_no_call_of_a_verb_is_not_kept(project):
    assert call_of(lambda _p: None, project) is None
    assert call_of(lambda p: p.marks.none.such(), project) is None
    assert text_of(Call("codebooks", "bring", (object(),), {})) is None


@pytest.mark.parametrize(
    "text",
    [
        "[]", '["marks", "_add", {"is": "tuple", "of": []}, {"is": "dict", "of": []}]', '["marks", "add"]', "{}",
        '["marks", "add", {"is": "os:system", "of": {"command": "true"}}, {"is": "dict", "of": []}]',
        '["marks", "add", {"is": "spans:Span", "of": {"first": 1}}, {"is": "dict", "of": []}]',
        '["marks", "add", {"is": "ids:new_id", "of": {}}, {"is": "dict", "of": []}]',
    ],
)  # fmt: skip
def test_a_line_of_another_hand_or_version_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        call_from(text)
