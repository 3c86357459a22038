"""Marks, links, people, themes, tags: what a person can do, without a window."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.articles import State
from annotator.domain.codebook import Overlap
from annotator.domain.errors import LinkRefused, NotFound, PersonRefused, SpanRefused, TagRefused
from annotator.domain.log.operations import Subject
from annotator.domain.spans import Span
from tests.project.conftest import TEXT

NAME, ROLE = Span(15, 18), Span(0, 15)


@pytest.fixture
def put(project, article):
    """Marks words by their place or their first occurrence behind ``start``."""

    def marked(words, kind, start=0):
        at = TEXT.index(words, start)
        return project.marks.add(article, Span(at, at + len(words)), project.codebook.root(kind).id).value

    return marked


def test_a_mark_keeps_its_words_and_begins_the_article(project, article, put):
    mark = put("曹建明", "person")
    assert (mark.text, mark.span) == ("曹建明", NAME)
    assert project.articles.summary(article).state is State.IN_PROGRESS
    assert project.articles.summary(article).marks == 1


def test_white_space_at_the_edges_is_trimmed_and_the_same_mark_twice_is_one(project, article):
    theme = project.codebook.root("theme").id
    at = TEXT.index("\n")
    first = project.marks.add(article, Span(at, at + 4), theme).value
    assert first.text == "曹建明"
    assert project.marks.add(article, Span(at + 1, at + 4), theme).value.id == first.id


@pytest.mark.parametrize("span", [Span(5, 5), Span(0, 10**9), Span(-1, 3), Span(len(TEXT), len(TEXT) + 1)])
def test_a_span_outside_or_empty_is_refused_and_nothing_is_written(project, article, span):
    with pytest.raises(SpanRefused):
        project.marks.add(article, span, project.codebook.root("person").id)
    assert project.articles.read(article).marks == ()


def test_mentions_of_one_name_are_one_person_and_pronouns_stay_open(project, article, put):
    first = put("曹建明", "person")
    same = project.marks.add_same(article, first.span, first.tag).value
    he = put("他", "person")
    assert {mark.person for mark in same} == {first.person}
    assert he.person is None
    assert [(person.name, count) for person, count in project.people.all()] == [("曹建明", 3)]


def test_the_same_string_everywhere_is_one_step(project, article):
    outcome = project.marks.add_same(article, NAME, project.codebook.root("person").id)
    assert len(outcome.value) == TEXT.count("曹建明")
    project.history.undo()
    assert project.articles.read(article).marks == ()
    assert project.people.all() == []


def test_marks_may_overlap_and_nest_as_the_codebook_says(project, article, put):
    put("常委會副委員長", "role")
    put("全國人大常委會", "role")
    role = project.codebook.root("role")
    project.tags.change(replace(role, overlap=Overlap.NONE))
    with pytest.raises(SpanRefused, match="overlap"):
        project.marks.add(article, Span(3, 7), role.id)
    project.tags.change(replace(role, overlap=Overlap.NEST))
    with pytest.raises(SpanRefused, match="cross"):
        project.marks.add(article, Span(0, 6), role.id)


def test_relabelling_drops_what_no_longer_fits(project, article, put):
    person, role = put("曹建明", "person"), put("副委員長", "role")
    project.links.set_holder(role.id, person.id)
    after = project.marks.relabel(person.id, project.codebook.root("theme").id).value
    assert after.person is None
    assert project.articles.read(article).links == ()
    assert project.people.all() == []


def test_a_quote_has_one_speaker_and_a_role_one_holder(project, article, put):
    first, second = put("曹建明", "person"), put("曹建明", "person", 20)
    quote, role = put("要充分認識社會結構", "quote"), put("副委員長", "role")
    project.links.set_speaker(quote.id, first.id)
    project.links.set_speaker(quote.id, second.id)
    project.links.set_holder(role.id, first.id)
    links = project.articles.read(article).links
    assert {(link.from_mark, link.to_mark) for link in links} == {(second.id, quote.id), (first.id, role.id)}
    project.links.set_speaker(quote.id, None)
    assert len(project.articles.read(article).links) == 1


def test_a_cue_is_marked_and_linked_as_one_step(project, article, put):
    quote = put("要充分認識社會結構", "quote")
    at = TEXT.index("強調")
    project.links.set_cue(quote.id, Span(at, at + 2))
    assert [mark.text for mark in project.articles.read(article).marks] == ["強調", "要充分認識社會結構"]
    project.history.undo()
    assert [mark.text for mark in project.articles.read(article).marks] == ["要充分認識社會結構"]


def test_links_that_the_codebook_forbids_are_refused(project, put):
    person, role, quote = put("曹建明", "person"), put("副委員長", "role"), put("要充分認識社會結構", "quote")
    with pytest.raises(LinkRefused):
        project.links.add("says", person.id, role.id)
    with pytest.raises(LinkRefused):
        project.links.add("continues", quote.id, quote.id)
    with pytest.raises(NotFound):
        project.links.add("nonsense", person.id, quote.id)


def test_removing_a_mark_takes_its_links_and_undo_brings_both_back(project, article, put):
    person, quote = put("曹建明", "person"), put("要充分認識社會結構", "quote")
    project.links.set_speaker(quote.id, person.id)
    project.marks.remove([person.id])
    assert project.articles.read(article).links == ()
    project.history.undo()
    reading = project.articles.read(article)
    assert (len(reading.marks), len(reading.links)) == (2, 1)
    assert reading.person(person.person).name == "曹建明"


def test_a_pronoun_is_joined_to_a_person_and_separated_again(project, put):
    person, he = put("曹建明", "person"), put("他", "person")
    project.people.join([he.id], person.person)
    assert project.people.all()[0][1] == 2
    apart = project.people.separate(he.id).value
    assert apart.name == "他"
    with pytest.raises(PersonRefused):
        project.people.join([put("副委員長", "role").id], person.person)


def test_people_are_merged_as_one_step(project, article, put):
    one, other = put("曹建明", "person"), put("社會結構", "person")
    merged = project.people.merge(one.person, [other.person]).value
    assert merged.variants == ("社會結構",)
    assert {mark.person for mark in project.articles.read(article).marks} == {one.person}
    project.history.undo()
    assert len(project.people.all()) == 2


def test_themes_stand_on_whole_articles_and_only_themes(project, article):
    root = project.codebook.root("theme").id
    tag = project.tags.add("theme", "社會工作", parent=root).value
    project.themes.put(article, tag.id)
    project.themes.put(article, tag.id)
    assert len(project.articles.read(article).themes) == 1
    with pytest.raises(TagRefused):
        project.themes.put(article, project.codebook.root("role").id)
    with pytest.raises(TagRefused, match="used once"):
        project.tags.remove(tag.id)
    project.themes.take(article, tag.id)
    project.tags.remove(tag.id)
    assert not project.codebook.knows(tag.id)


def test_tags_refuse_names_and_keys_that_are_taken(project):
    root = project.codebook.root("theme").id
    project.tags.add("theme", "甲", parent=root, key="5")
    for words in (
        {"name": "甲"},
        {"name": "乙", "key": "5"},
        {"name": "a/b"},
        {"name": " "},
        {"name": "丙", "key": "12"},
    ):
        with pytest.raises(TagRefused):
            project.tags.add("theme", words.pop("name"), parent=root, **words)
    with pytest.raises(TagRefused):
        project.tags.remove(root)


def test_whoever_listens_hears_each_operation_once(project, article, put):
    heard = []
    stop = project.listen(heard.append)
    mark = put("曹建明", "person")
    project.marks.note(mark.id, "")
    assert len(heard) == 1
    assert heard[0].concern(article, Subject.MARKS)
    assert mark.id in heard[0].marks
    stop()
    project.marks.remove([mark.id])
    assert len(heard) == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_series_of_gestures_keeps_the_project_sound_and_is_undone_whole(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("p") / "p.annot"
    with Project.create(path, annotator="lin") as project:
        article = project.imports.apply(project.imports.plan_text(TEXT, "a")).value.articles[0]
        tags = [tag.id for tag in project.codebook.tags]
        steps = 0
        for _number in range(data.draw(st.integers(1, 8))):
            marks = project.articles.read(article).marks
            start = data.draw(st.integers(0, len(TEXT) - 2))
            span = Span(start, data.draw(st.integers(start + 1, len(TEXT))))
            gesture = data.draw(st.sampled_from(["add", "same", "move", "relabel", "remove", "correct"]))
            try:
                outcome = _do(project, article, gesture, span, data.draw(st.sampled_from(tags)), marks)
            except SpanRefused:
                continue
            steps += outcome is not None and outcome.operation is not None
        assert project.check() == []
        for _number in range(steps):
            assert project.history.undo() is not None
        assert project.articles.read(article).marks == ()
        assert project.articles.read(article).text == TEXT
        assert project.check() == []


def _do(project, article, gesture, span, tag, marks):
    if gesture == "add":
        return project.marks.add(article, span, tag)
    if gesture == "same":
        return project.marks.add_same(article, Span(span.start, min(span.start + 2, len(TEXT))), tag)
    if gesture == "correct":
        text = project.articles.read(article).text
        return (
            project.articles.correct(article, Span(span.start, min(span.end, len(text))), "改")
            if span.start < len(text)
            else None
        )
    if not marks:
        return None
    if gesture == "move":
        return project.marks.move(marks[0].id, span)
    if gesture == "relabel":
        return project.marks.relabel(marks[0].id, tag)
    return project.marks.remove([marks[0].id])
