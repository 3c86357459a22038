"""Marking and unmarking all that was found: one step each, by the rules of a single mark, told beforehand."""

from dataclasses import replace

import pytest

from annotator.domain.articles import Metadata, State
from annotator.domain.codebook import Overlap
from annotator.domain.errors import Cancelled
from annotator.domain.ids import ArticleId, new_id
from annotator.domain.log.operations import Deed
from annotator.domain.search.planned import MarkingPlan
from annotator.domain.spans import Span

TEXTS = ("曹建明說，曹建明又說。", "曹建明和他", "無人")


@pytest.fixture
def articles(project):
    with project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        return [pen.articles.add(ArticleId(new_id()), Metadata(title=text[:2]), text).id for text in TEXTS]


@pytest.fixture
def tags(project):
    return {tag.name: tag.id for tag in project.codebook.tags}


def marks_of(project, article):
    return [(one.span, one.text) for one in project.articles.read(article).marks]


def test_all_hits_are_marked_as_one_step_as_it_was_told_before(project, articles, tags):
    project.marks.add(articles[0], Span(0, 3), tags["person"])
    hits = list(project.search("曹建明"))
    assert project.searching.plan_marking(hits, tags["person"]) == MarkingPlan(new=2, articles=2, there=1)
    outcome = project.searching.mark_all(hits, tags["person"])
    assert len(outcome.value) == 2
    assert outcome.operation.title == "mark every 曹建明"
    assert marks_of(project, articles[0]) == [(Span(0, 3), "曹建明"), (Span(5, 8), "曹建明")]
    people = {one.person for article in articles[:2] for one in project.articles.read(article).marks}
    assert len(people) == 1
    assert project.articles.summary(articles[1]).state is State.IN_PROGRESS
    project.history.undo()
    assert marks_of(project, articles[0]) == [(Span(0, 3), "曹建明")]
    assert marks_of(project, articles[1]) == []
    assert project.articles.summary(articles[1]).state is State.NEW
    assert project.check() == []


def test_what_many_places_become_is_what_they_become_one_by_one(project, articles, tags):
    for query, tag in (("曹建明", "person"), ("他", "person"), ("說", "cue"), ("建明", "role")):
        hits = list(project.search(query))
        project.searching.mark_all(hits, tags[tag])
        at_once = [
            [(one.span, one.tag, one.person is None) for one in project.articles.read(a).marks] for a in articles
        ]
        project.history.undo()
        for hit in hits:
            project.marks.add(hit.article, hit.span, tags[tag])
        singly = [[(one.span, one.tag, one.person is None) for one in project.articles.read(a).marks] for a in articles]
        assert at_once == singly


def test_where_the_codebook_forbids_it_nothing_is_marked(project, articles, tags):
    role = project.codebook.tag(tags["role"])
    project.tags.change(replace(role, overlap=Overlap.NONE))
    project.marks.add(articles[0], Span(0, 2), tags["role"])
    hits = list(project.search("曹建明 in:text in:titles")) + list(project.search("無 in:titles"))
    planned = project.searching.plan_marking(hits, tags["role"])
    assert planned == MarkingPlan(new=2, articles=2, forbidden=1, elsewhere=1)
    project.searching.mark_all(hits, tags["role"])
    assert marks_of(project, articles[0]) == [(Span(0, 2), "曹建"), (Span(5, 8), "曹建明")]


def test_hits_that_overlap_each_other_obey_the_rules_too(project, articles, tags):
    project.tags.change(replace(project.codebook.tag(tags["role"]), overlap=Overlap.NONE))
    hits = list(project.search("曹建明 建明"))
    assert project.searching.plan_marking(hits, tags["role"]) == MarkingPlan(new=3, articles=2, forbidden=3)


def test_stopping_leaves_nothing_behind(project, articles, tags):
    hits = list(project.search("曹建明"))

    def stop(done, _total):
        if done:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        project.searching.mark_all(hits, tags["person"], stop)
    assert marks_of(project, articles[0]) == []
    assert project.people.all() == []


def test_marking_nothing_is_no_step(project, articles, tags):
    assert project.searching.mark_all([], tags["person"]).operation is None


def test_ones_own_marks_on_chosen_hits_are_taken_away_as_one_step(project, articles, tags):
    project.searching.mark_all(list(project.search("曹建明")), tags["person"])
    project.marks.add(articles[0], Span(0, 3), tags["role"])
    project.marks.add(articles[0], Span(0, 4), tags["cue"])
    hits = list(project.search("曹建明"))
    planned = project.searching.plan_unmarking(hits)
    assert dict(planned.tags) == {tags["person"]: 3, tags["role"]: 1}
    project.searching.unmark_all(hits, tags["role"])
    assert dict(project.searching.plan_unmarking(hits).tags) == {tags["person"]: 3}
    project.searching.unmark_all(hits)
    assert marks_of(project, articles[0]) == [(Span(0, 4), "曹建明說")]
    assert marks_of(project, articles[1]) == []
    project.history.undo()
    assert marks_of(project, articles[1]) == [(Span(0, 3), "曹建明")]


def test_hits_that_are_marks_are_taken_away_themselves(project, articles, tags):
    project.searching.mark_all(list(project.search("曹建明")), tags["person"])
    project.marks.add(articles[0], Span(0, 3), tags["role"])
    gone = project.searching.unmark_all(list(project.search("tag:person"))).value
    assert len(gone) == 3
    assert marks_of(project, articles[0]) == [(Span(0, 3), "曹建明")]


def test_where_the_text_was_corrected_since_nothing_is_marked_or_unmarked_and_it_is_told(project, articles, tags):
    hits = list(project.search("曹建明"))
    project.articles.correct(articles[0], Span(0, 1), "近日曹")
    project.marks.add(articles[0], Span(0, 3), tags["role"])
    assert project.searching.plan_marking(hits, tags["person"]) == MarkingPlan(new=1, articles=1, changed=2)
    assert project.searching.plan_unmarking(hits).marks == ()
    project.searching.mark_all(hits, tags["person"])
    assert [words for _span, words in marks_of(project, articles[0])] == ["近日曹"]
    assert [words for _span, words in marks_of(project, articles[1])] == ["曹建明"]
