"""What came from elsewhere waits until it is decided on or withdrawn, whatever our own sources find anew."""

import shutil
from dataclasses import replace

import pytest

from annotator import Project
from annotator.domain.corpus.pending import Wanted
from annotator.domain.errors import NotFound, ProjectReadOnly
from annotator.domain.log.operations import Subject
from annotator.domain.spans import Span
from tests.project.suggesting.conftest import TEXT, place
from tests.project.suggesting.test_accepting import QUOTE, SPEECH, links_of

GAP, LONGER = place("啟用\n\n鎮長"), "啟用\n\n重讀：鎮長"


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


def test_what_was_offered_goes_along_with_a_corrected_text_and_comes_back_with_undo(quiet, library, hint):
    quote = hint(QUOTE, "quote", ties=SPEECH, source="bert-1")
    town, office = hint("雲嶺鎮", "person"), hint("館長", "role", core=place("長", 1))
    offered = [town, hint("圖書館", "person", 1), office, quote]
    quiet.suggestions.offer(offered)
    quiet.suggestions.seek()
    before = sources_of(quiet)
    quiet.articles.correct(library, GAP, LONGER)
    assert [(one.text, one.span.start) for one in quiet.suggestions.offered(library)] == sorted(
        ((one.text, one.span.start + 3 * (one is not town)) for one in offered), key=lambda one: one[1]
    )
    text = quiet.articles.read(library).text
    moved = {one.text: one for one in quiet.suggestions.offered(library)}
    assert [tie.span.of(text) for tie in moved[QUOTE].ties] == [one.span.of(TEXT) for one in quote.ties]
    assert moved["館長"].core.of(text) == "長"
    quiet.suggestions.accept([moved[QUOTE]])
    assert ("cue", QUOTE, "強調") in links_of(quiet, library)
    quiet.history.undo()
    quiet.history.undo()
    assert {one.id: one for one in quiet.suggestions.offered(library)} == {one.id: one for one in offered}
    assert sources_of(quiet) == before
    quiet.history.redo()
    assert len(quiet.suggestions.offered(library)) == len(offered)
    assert quiet.suggestions.withdraw("names").value == 3
    quiet.history.undo()
    assert quiet.suggestions.offering() == ["bert-1"]


def test_mended_words_go_along_replaced_ones_are_found_again_or_stay_behind(quiet, library, hint):
    name, town, new = (hint(words, "person", source="a") for words in ("沈月華", "雲嶺鎮", "新館啟用"))
    quiet.suggestions.offer([name, town, new])
    at = place("月").start
    quiet.articles.correct(library, Span(at, at + 1), "玥")
    assert [one.text for one in quiet.suggestions.offered(library)] == ["雲嶺鎮", "新館啟用", "沈玥華"]
    quiet.articles.correct(library, place("雲嶺鎮圖書館新館啟用"), "雲嶺鎮的圖書館啟用")
    assert [(one.text, one.span.start) for one in quiet.suggestions.offered(library)][:1] == [("雲嶺鎮", 0)]
    assert len(quiet.suggestions.offered(library)) == 2
    quiet.history.undo()
    quiet.history.undo()
    assert [one.text for one in quiet.suggestions.offered(library)] == ["雲嶺鎮", "新館啟用", "沈月華"]


def test_what_is_offered_on_a_corrected_text_goes_along_when_the_correction_is_undone_and_done_again(
    quiet, library, hint
):
    quiet.suggestions.offer([hint("雲嶺鎮", "person", source="a")])
    quiet.articles.correct(library, GAP, LONGER)
    text = quiet.articles.read(library).text
    at = text.index("新館啟用")
    late = replace(hint("新館啟用", "person", source="b"), span=Span(at, at + 4))
    quiet.suggestions.offer([late])
    quiet.history.undo()
    before = quiet.articles.read(library).text
    assert [(one.text, one.span.of(before)) for one in quiet.suggestions.offered(library)] == [
        ("雲嶺鎮", "雲嶺鎮"),
        ("新館啟用", "新館啟用"),
    ]
    quiet.suggestions.offer([hint("館長", "role", source="c")])
    quiet.history.redo()
    assert [one.text for one in quiet.suggestions.offered(library)] == ["雲嶺鎮", "新館啟用", "館長"]
    quiet.suggestions.withdraw("b")
    quiet.history.undo()
    assert [one.text for one in quiet.suggestions.offered(library)] == ["雲嶺鎮", "館長"]


def test_what_stayed_behind_is_in_nobodys_way(quiet, library, hint):
    quiet.suggestions.offer([hint("方啟明", "person", 1, source="a", score=0.9)])
    at = place("方啟明在").start
    quiet.articles.correct(library, place("方啟明在"), "在")
    quiet.articles.correct(library, Span(at, at + 1), "方啟明又在")
    assert quiet.suggestions.offered(library) == []
    quiet.suggestions.seek()
    assert ("方啟明", "register") in sources_of(quiet)
    assert quiet.suggestions.offer([hint("方啟明", "person", 1, source="b", score=0.1)]).value == 1
    assert ("方啟明", "b") in sources_of(quiet)


def test_pages_go_on_behind_what_went_along(quiet, library, hint):
    quiet.suggestions.offer([hint("圖書館", "person", nth) for nth in range(2)])
    quiet.articles.correct(library, GAP, LONGER)
    found, after = [], None
    while page := quiet.suggestions.pending(after=after, limit=1):
        after = page[0].suggestion
        found.append(after)
    assert sorted(found, key=lambda one: one.span) == quiet.suggestions.offered(library)


def test_what_is_offered_here_goes_along_with_a_text_that_was_corrected_elsewhere(quiet, library, hint, tmp_path):
    other = shutil.copy(quiet.location, tmp_path / "other.annot")
    quiet.suggestions.offer([hint("圖書館", "person", 1)])
    with Project.open(other, annotator="chen") as there:
        there.articles.correct(library, GAP, LONGER)
        there.articles.correct(library, place("雲嶺鎮"), "雲岭鎮")
    quiet.merging.bring_home([other])
    [moved] = quiet.suggestions.offered(library)
    assert moved.span.start == place("圖書館", 1).start + 3
    quiet.history.undo()
    assert quiet.suggestions.offered(library) == [hint("圖書館", "person", 1)]


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
