"""The story of suggestions as a server must tell it: accepted with ties, rejected, taken back, moved to a file."""

import pytest

from annotator import Project
from tests.project.suggesting.conftest import place
from tests.project.suggesting.test_accepting import QUOTE, SPEECH, links_of, words_of


@pytest.fixture
def home(address):
    return address


def test_accepted_and_rejected_suggestions_live_on_a_server_and_in_a_file_alike(project, library, hint, tmp_path):
    made = project.suggestions.accept([hint(QUOTE, "quote", ties=SPEECH, score=0.75)]).value
    project.suggestions.reject([hint("圖書館", "person")])
    project.history.undo()
    project.history.redo()
    project.move(tmp_path / "home.annot")
    with Project.open(tmp_path / "home.annot", annotator="lin") as there:
        for one in (project, there):
            assert links_of(one, library) == {("says", "方啟明", QUOTE), ("cue", QUOTE, "強調")}
            assert one.suggestions.origin_of(made[0].id).score == 0.75
            assert [(found.text, found.span) for found in one.suggestions.rejected(library)] == [
                ("圖書館", place("圖書館"))
            ]
            assert one.check() == []
        there.history.undo()
        assert there.suggestions.rejected(library) == []
        assert len(words_of(there, library)) == 3


def test_what_is_offered_waits_on_a_server_and_is_withdrawn_there(project, library, hint):
    found = hint("圖書館", "person", source="bert-1")
    project.suggestions.offer([found])
    project.suggestions.seek()
    assert project.suggestions.offered(library) == [found]
    assert project.suggestions.withdraw("bert-1").value == 1
    assert project.suggestions.offered(library) == []
