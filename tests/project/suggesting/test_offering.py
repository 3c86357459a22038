"""What came from elsewhere waits until it is decided on or withdrawn, whatever our own sources find anew."""

import shutil
from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.corpus.pending import Wanted
from annotator.domain.errors import NotFound, ProjectReadOnly
from annotator.domain.log.operations import Subject
from annotator.domain.spans import Span
from tests.project.suggesting.conftest import place
from tests.project.suggesting.test_accepting import QUOTE, SPEECH, links_of


@pytest.fixture
def quiet(project, library):
    """The project with one person marked; only the register is asked."""
    for one in project.suggestions.sources():
        project.suggestions.switch(one.name, on=one.name == "register")
    project.marks.add(library, place("方啟明"), project.codebook.root("person").id)
    return project


def sources_of(project):
    return sorted((line.suggestion.text, line.suggestion.source) for line in project.suggestions.pending())


def test_looking_anew_replaces_what_was_found_and_leaves_what_was_offered(quiet, hint):
    quiet.suggestions.seek()
    quiet.suggestions.offer([hint("圖書館", "person", source="bert-1")])
    assert sources_of(quiet) == [("圖書館", "bert-1"), ("方啟明", "register")]
    quiet.people.create("沈月華")
    assert quiet.suggestions.seek() == 1
    assert sources_of(quiet) == [("圖書館", "bert-1"), ("方啟明", "register"), ("沈月華", "register")]
    quiet.suggestions.switch("register", on=False)
    quiet.suggestions.seek()
    assert sources_of(quiet) == [("圖書館", "bert-1")]


def test_what_is_offered_goes_before_what_is_found_at_the_same_place(quiet, hint):
    quiet.suggestions.seek()
    [found] = [line.suggestion for line in quiet.suggestions.pending()]
    quiet.suggestions.offer([replace(found, source="bert-1", score=0.4)])
    assert sources_of(quiet) == [("方啟明", "bert-1")]
    quiet.people.create("沈月華")
    quiet.suggestions.seek()
    assert sources_of(quiet) == [("方啟明", "bert-1"), ("沈月華", "register")]
    assert quiet.suggestions.withdraw("bert-1").value == 1
    quiet.suggestions.seek()
    assert sources_of(quiet) == [("方啟明", "register"), ("沈月華", "register")]


def test_of_two_that_offer_the_same_the_surer_one_stays_and_one_is_believed_that_offers_it_again(quiet, hint):
    sure, unsure = (hint("圖書館", "person", source=name, score=score) for name, score in (("a", 0.9), ("b", 0.8)))
    assert quiet.suggestions.offer([unsure, sure]).value == 1
    assert quiet.suggestions.offer([unsure]).value == 0
    assert sources_of(quiet) == [("圖書館", "a")]
    quiet.suggestions.offer([replace(sure, score=0.1)])
    assert [line.suggestion.score for line in quiet.suggestions.pending()] == [0.1]


def test_what_waits_already_is_not_new_and_nobody_hears_of_it(quiet, hint):
    quote = hint(QUOTE, "quote", ties=SPEECH, source="bert-1")
    told = []
    assert quiet.suggestions.offer([quote]).value == 1
    quiet.listen(told.append)
    assert quiet.suggestions.offer([quote]).value == 0
    assert told == []
    assert quiet.suggestions.offer([replace(quote, ties=())]).value == 1


def test_what_was_offered_on_a_text_that_is_shown_no_more_is_in_nobodys_way(quiet, library, hint):
    quiet.suggestions.offer([hint("圖書館", "person", source="a", score=0.9)])
    last = len(quiet.articles.read(library).text) - 1
    quiet.articles.correct(library, Span(last, last + 1), "！")
    assert quiet.suggestions.offer([hint("圖書館", "person", source="b", score=0.1)]).value == 1
    assert sources_of(quiet) == [("圖書館", "b")]


def test_to_put_nothing_takes_nothing_away(quiet):
    quiet.suggestions.seek()
    found = sources_of(quiet)
    quiet._desk.store.put_pending([])
    assert sources_of(quiet) == found != []


def test_it_is_proposed_in_its_article_accepted_with_its_links_and_comes_back_with_undo(quiet, library, hint):
    quote = hint(QUOTE, "quote", ties=SPEECH, source="bert-1")
    told = []
    quiet.listen(told.append)
    quiet.suggestions.offer([quote])
    assert [(one.subjects, one.articles) for one in told] == [({Subject.SUGGESTIONS}, {library})]
    assert quote in quiet.suggestions.propose(library)
    assert quiet.suggestions.propose(library, ["bert-1"]) == quiet.suggestions.offered(library) == [quote]
    assert quiet.suggestions.propose(library, ["register"]) != []
    assert quiet.statistics().marks == {"person": 1}
    quiet.suggestions.accept([quote])
    assert ("cue", QUOTE, "強調") in links_of(quiet, library)
    assert quiet.suggestions.offered(library) == []
    quiet.history.undo()
    assert quiet.suggestions.offered(library) == [quote]
    quiet.suggestions.reject([quote])
    assert quiet.suggestions.offered(library) == []
    assert quiet.check() == []


def test_words_that_do_not_stand_there_and_articles_that_are_not_here_are_left_out(quiet, hint):
    there = hint("圖書館", "person")
    elsewhere = replace(there, article=type(there.article)(int=7))
    assert quiet.suggestions.offer([replace(there, text="圖書室"), elsewhere]).value == 0
    assert quiet.suggestions.offering() == []


def test_only_what_waits_can_be_withdrawn_and_what_became_a_mark_stays(quiet, hint):
    one, other = hint("圖書館", "person", source="bert-1"), hint("雲嶺鎮", "person", source="bert-1")
    quiet.suggestions.offer([one, other])
    quiet.suggestions.accept([one])
    assert quiet.suggestions.offering() == ["bert-1"]
    assert quiet.suggestions.withdraw("bert-1").value == 2
    assert quiet.statistics().marks == {"person": 2}
    with pytest.raises(NotFound, match="bert-1"):
        quiet.suggestions.withdraw("bert-1")


def test_it_travels_with_the_file_survives_recovering_and_compacting_and_is_never_merged(quiet, hint, tmp_path):
    other = shutil.copy(quiet.location, tmp_path / "other.annot")
    quiet.suggestions.seek()
    quiet.suggestions.offer([hint("圖書館", "person", source="bert-1")])
    quiet.compact()
    path = quiet.location
    quiet.close()
    assert Project.recover(path, tmp_path / "saved.annot") == []
    with Project.open(tmp_path / "saved.annot", annotator="lin") as saved:
        assert sources_of(saved) == [("圖書館", "bert-1")]
        assert saved.check() == []
    with Project.open(other, annotator="chen") as home:
        home.merging.bring_home([path])
        assert home.suggestions.count() == 0


def test_nothing_is_offered_to_a_project_that_may_only_be_read(quiet, hint):
    one = hint("圖書館", "person")
    with Project.open(quiet.location, read_only=True) as reading, pytest.raises(ProjectReadOnly):
        reading.suggestions.offer([one])


def test_offers_are_asked_for_apart(quiet, hint):
    quiet.suggestions.seek()
    quiet.suggestions.offer([hint("圖書館", "person", source="bert-1")])
    assert quiet.suggestions.count(Wanted(offered=True)) == 1
    assert quiet.suggestions.count() == 2
