"""The codebook is reshaped by verbs: one step of undo and one line of history each, and every mark stays."""

from dataclasses import replace

import pytest

from annotator.domain.codebook import Feature, FeatureKind, Line, Overlap
from annotator.domain.coding.guidelines import Sample
from annotator.domain.errors import NotFound, TagRefused
from annotator.domain.spans import Span
from tests.project.conftest import TEXT

MANNER = Feature("Manner", FeatureKind.CHOICE, ("強調", "指出"))


@pytest.fixture
def quotes(project):
    """Direct and indirect quotes below Quote."""
    return [project.tags.add("quote", name).value for name in ("Direct", "Indirect")]


def span(words, after=0):
    at = TEXT.index(words, after)
    return Span(at, at + len(words))


def names_below(project, tag):
    return [child.name for child in project.codebook.children(tag.id)]


def titles(project, count):
    return [one.title for one in project.history.page(limit=count)] if hasattr(project.history, "page") else []


def is_one_step(project, verb):
    """Whether a verb is one operation that an undo takes back whole; gives what it gave, done again."""
    before, operations = (project.codebook, marks_of(project)), count(project)
    outcome = verb()
    after = (project.codebook, marks_of(project))
    assert count(project) == operations + 1
    project.history.undo()
    assert (project.codebook, marks_of(project)) == before
    project.history.redo()
    assert (project.codebook, marks_of(project)) == after
    return outcome


def count(project):
    with project._desk.read() as reader:
        return reader.history.count()


def marks_of(project):
    return {
        (mark.span, project.codebook.path(mark.tag) if project.codebook.knows(mark.tag) else "?", tuple(mark.features.items()))
        for article in project.articles.page()
        for mark in project.articles.read(article.id).marks
    }  # fmt: skip


def test_a_tag_is_renamed_and_the_history_says_from_what_to_what(project, quotes):
    outcome = is_one_step(project, lambda: project.tags.rename(quotes[0].id, " Verbatim "))

    assert outcome.value.name == "Verbatim"
    assert outcome.operation.title == "rename the tag Direct → Verbatim"


def test_a_renamed_kind_stays_the_kind_that_it_is(project):
    project.tags.rename(project.codebook.root("theme").id, "Topic")

    assert project.codebook.root("theme").name == "Topic"
    assert project.tags.add("theme", "教育").value.parent == project.codebook.root("theme").id


def test_a_tag_moves_below_another_one_of_its_kind_only(project, quotes):
    direct, indirect = quotes
    is_one_step(project, lambda: project.tags.move(indirect.id, direct.id))

    assert names_below(project, direct) == ["Indirect"]
    with pytest.raises(TagRefused, match="cannot stand below"):
        project.tags.move(direct.id, project.codebook.root("person").id)
    with pytest.raises(TagRefused, match="cannot stand below"):
        project.tags.move(direct.id, indirect.id)
    with pytest.raises(TagRefused, match="is a kind"):
        project.tags.move(project.codebook.root("quote").id, direct.id)


def test_tags_are_put_in_order_and_only_beside_each_other(project, quotes):
    partial = project.tags.add("quote", "Partial").value
    is_one_step(project, lambda: project.tags.reorder(partial.id, quotes[0].id))

    assert names_below(project, project.codebook.root("quote")) == ["Partial", "Direct", "Indirect"]
    project.tags.reorder(partial.id, None)
    assert names_below(project, project.codebook.root("quote")) == ["Direct", "Indirect", "Partial"]
    with pytest.raises(TagRefused, match="does not stand there"):
        project.tags.reorder(partial.id, project.codebook.root("person").id)


def test_a_tag_moves_in_front_of_one_below_another_tag(project, quotes):
    one = project.tags.add("quote", "One", parent=quotes[0].id).value
    is_one_step(project, lambda: project.tags.move(quotes[1].id, quotes[0].id, before=one.id))

    assert names_below(project, quotes[0]) == ["Indirect", "One"]


def test_kinds_are_put_in_order_as_well(project):
    theme, person = project.codebook.root("theme"), project.codebook.root("person")
    project.tags.reorder(theme.id, person.id)

    assert [tag.name for tag in project.codebook.children(None)][:2] == ["theme", "person"]


def test_a_further_kind_gets_a_colour_that_no_kind_has(project):
    made = project.tags.add_kind(" Organisation ").value

    assert (made.kind, made.name, made.parent) == ("Organisation", "Organisation", None)
    assert made.colour not in {tag.colour for tag in project.codebook.children(None) if tag.id != made.id}


def test_a_tag_is_merged_into_another_with_marks_links_themes_and_what_it_asks(project, article, quotes):
    direct, indirect = quotes
    project.tags.ask(direct.id, replace(MANNER, required=True))
    mine = project.marks.add(article, span("要充分認識社會結構"), direct.id).value
    project.marks.answer(mine.id, {"Manner": "強調"})
    twin = project.marks.add(article, span("曹建明說好"), direct.id).value
    other = project.marks.add(article, span("曹建明說好"), indirect.id).value
    speaker = project.marks.add(article, span("他"), project.codebook.root("person").id).value
    project.links.set_speaker(twin.id, speaker.id)
    below = project.tags.add("quote", "Short", parent=direct.id).value

    outcome = is_one_step(project, lambda: project.tags.merge(direct.id, indirect.id))

    assert outcome.operation.title == "merge the tags Direct → Indirect"
    assert not project.codebook.knows(direct.id)
    assert project.codebook.tag(below.id).parent == indirect.id
    assert project.codebook.tag(indirect.id).features == (MANNER,)
    reading = project.articles.read(article)
    assert reading.mark(mine.id).tag == indirect.id
    assert reading.mark(twin.id) is None
    assert [(link.from_mark, link.to_mark) for link in reading.links] == [(speaker.id, other.id)]
    assert project.check() == []


def test_themes_of_articles_go_along_when_tags_are_merged(project, article):
    old, new = (project.tags.add("theme", name).value for name in ("教育", "學校"))
    project.themes.put(article, old.id)
    is_one_step(project, lambda: project.tags.merge(old.id, new.id))

    assert [theme.tag for theme in project.articles.read(article).themes] == [new.id]


def test_tags_of_two_kinds_and_those_that_are_needed_are_not_merged(project, quotes):
    theme = project.tags.add("theme", "教育").value
    for gone, into, why in (
        (theme.id, quotes[0].id, "cannot be merged"),
        (quotes[0].id, quotes[0].id, "cannot be merged"),
        (project.codebook.root("quote").id, quotes[0].id, "stands below"),
    ):
        with pytest.raises(TagRefused, match=why):
            project.tags.merge(gone, into)


def test_chosen_marks_are_split_off_to_a_new_tag_beside(project, article, quotes):
    project.tags.change(replace(quotes[1], overlap=Overlap.NEST, line=Line.WAVE, key="i"))
    marks = [
        project.marks.add(article, span(words), quotes[1].id).value for words in ("要充分認識社會結構", "曹建明說好")
    ]

    made = is_one_step(project, lambda: project.tags.split([marks[0].id], "Report")).value

    assert (made.parent, made.overlap, made.line, made.key) == (quotes[1].parent, Overlap.NEST, Line.WAVE, "")
    assert [project.articles.read(article).mark(one.id).tag for one in marks] == [made.id, quotes[1].id]


def test_marks_of_a_kind_itself_are_split_off_to_a_tag_below_it(project, article):
    root = project.codebook.root("quote")
    mark = project.marks.add(article, span("曹建明說好"), root.id).value

    assert project.tags.split([mark.id], "Direct").value.parent == root.id


def test_marks_of_two_tags_are_not_split_off_together(project, article, quotes):
    marks = [project.marks.add(article, span("曹建明說好"), tag.id).value.id for tag in quotes]

    with pytest.raises(TagRefused, match="one tag"):
        project.tags.split(marks, "Both")


def test_a_retired_tag_keeps_its_marks_is_not_offered_and_frees_its_key(project, article, quotes):
    direct, indirect = quotes
    project.tags.change(replace(direct, key="d"))
    project.marks.add(article, span("曹建明說好"), direct.id)
    below = project.tags.add("quote", "Short", parent=direct.id).value

    is_one_step(project, lambda: project.tags.retire(direct.id))

    assert {direct.id, below.id}.isdisjoint(tag.id for tag in project.codebook.offered())
    assert len(project.articles.read(article).marks) == 1
    project.tags.change(replace(indirect, key="d"))
    assert is_one_step(project, lambda: project.tags.bring_back(direct.id)).value.key == ""
    assert project.codebook.offers(below.id)


def test_what_a_tag_asks_is_added_changed_and_taken_away(project, article, quotes):
    tag = quotes[0]
    mark = project.marks.add(article, span("曹建明說好"), tag.id).value
    is_one_step(project, lambda: project.tags.ask(tag.id, MANNER))
    project.marks.answer(mark.id, {"Manner": "強調"})

    is_one_step(project, lambda: project.tags.ask_otherwise(tag.id, "Manner", replace(MANNER, name="Way")))

    assert project.articles.read(article).mark(mark.id).features == {"Way": "強調"}
    is_one_step(project, lambda: project.tags.ask_no_more(tag.id, "Way"))
    assert project.codebook.tag(tag.id).features == ()
    assert project.articles.read(article).mark(mark.id).features == {"Way": "強調"}
    with pytest.raises(NotFound, match="does not ask"):
        project.tags.ask_no_more(tag.id, "Way")


@pytest.mark.parametrize(
    ("feature", "why"),
    [
        (Feature(" ", FeatureKind.TEXT), "name of its own"),
        (Feature("Manner", FeatureKind.TEXT), "name of its own"),
        (Feature("Empty", FeatureKind.CHOICE), "choices"),
        (Feature("Twice", FeatureKind.CHOICE, ("a", "a ")), "choices"),
    ],
)
def test_what_cannot_be_asked_is_refused(project, quotes, feature, why):
    project.tags.ask(quotes[0].id, MANNER)
    with pytest.raises(TagRefused, match=why):
        project.tags.ask(quotes[0].id, feature)


def test_a_mark_becomes_an_example_of_the_guideline_once(project, article, quotes):
    project.tags.change(replace(quotes[0], guideline="Begin after the cue."))
    mark = project.marks.add(article, span("要充分認識社會結構"), quotes[0].id).value

    is_one_step(project, lambda: project.tags.take_example(quotes[0].id, mark.id, Sample.MARK))
    again = project.tags.take_example(quotes[0].id, mark.id, Sample.MARK)

    assert again.operation is None
    assert again.value.guideline == "Begin after the cue.\n\n- ✓ 曹建明在致辭中強調,**要充分認識社會結構**。"


def test_colours_and_signs_that_cannot_be_drawn_are_refused(project, quotes):
    with pytest.raises(TagRefused, match="no colour"):
        project.tags.change(replace(quotes[0], colour="red"))
    with pytest.raises(TagRefused, match="too long"):
        project.tags.change(replace(quotes[0], sign="三個字"))


def test_every_change_of_a_tag_stands_in_its_own_history(project, quotes):
    project.tags.change(replace(quotes[0], guideline="Only words between quotation marks."))
    project.tags.change(replace(quotes[1], key="i"))

    entries = project.insight.changes(quotes[0].id)

    assert [entry.operation.title for entry in entries] == ["edit the tag Direct", "add the tag Direct"]
    assert [(step.field, step.after) for step in entries[0].steps] == [
        ("guideline", "Only words between quotation marks.")
    ]
