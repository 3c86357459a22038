"""Two who edit one thing at a time: each keeps what they touched, and no note is written over unseen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import Feature, FeatureKind
from annotator.domain.errors import ChangedMeanwhile
from annotator.domain.log.meanwhile import both_notes
from annotator.domain.spans import Span

NOTES = st.sampled_from(["", "a", "b", "c"])


@pytest.fixture
def mark(project, article):
    return project.marks.add(article, Span(14, 17), project.codebook.by_path("person").id).value


def test_a_note_stays_above_the_one_that_was_written_over_what_stood_before(project, mark):
    project.marks.note(mark.id, "王：已查", was="")
    assert project.marks.note(mark.id, "林：待查", was="").value.note == "王：已查\n林：待查"


@given(NOTES, NOTES, NOTES)
def test_no_note_of_either_is_lost_and_whoever_typed_nothing_changes_nothing(now, was, wanted):
    kept = both_notes(now, was, wanted).split("\n")
    assert wanted in (was, "") or wanted in kept
    assert now in (was, "") or now in kept
    if wanted == was:
        assert kept == [now]
    if now == was:
        assert kept == [wanted]


def test_what_one_sets_about_a_person_leaves_what_another_set_meanwhile(project, mark):
    read = project.people.get(mark.person)
    project.people.edit(replace(read, name="曹建華"), was=read)
    edited = project.people.edit(replace(read, identifiers={"wikidata": "Q1"}), was=read).value
    assert (edited.name, edited.identifiers) == ("曹建華", {"wikidata": "Q1"})
    with pytest.raises(ChangedMeanwhile, match="made it “曹建華”; you wanted “曹明”"):
        project.people.edit(replace(read, name="曹明"), was=read)
    with pytest.raises(ChangedMeanwhile, match="made it “wikidata: Q1”; you wanted “wikidata: Q2”"):
        project.people.edit(replace(read, identifiers={"wikidata": "Q2"}), was=read)


def test_what_one_writes_about_an_article_leaves_what_another_wrote_meanwhile(project, article):
    read = project.articles.read(article).article.metadata
    project.articles.edit(article, replace(read, source="新華社"), was=read)
    edited = project.articles.edit(article, replace(read, byline="林"), was=read).value
    assert (edited.metadata.source, edited.metadata.byline) == ("新華社", "林")


def test_answers_to_other_questions_are_kept(project, article):
    asks = (Feature("age", FeatureKind.NUMBER), Feature("role", FeatureKind.TEXT))
    tag = project.codebook.by_path("person")
    project.tags.change(replace(tag, features=asks))
    mark = project.marks.add(article, Span(14, 17), tag.id).value
    project.marks.answer(mark.id, {"age": 60}, was={})
    assert project.marks.answer(mark.id, {"role": "chair"}, was={}).value.features == {"age": 60, "role": "chair"}
    with pytest.raises(ChangedMeanwhile):
        project.marks.answer(mark.id, {"age": 61}, was={})
