"""The list of all articles: every order, filter and group agrees with a plain look at all of them."""

import itertools
import random
import shutil
from collections import Counter

import pytest

from annotator import Project
from annotator.domain.articles import Metadata, State
from annotator.domain.corpus.listing import ArticleFilter, Column, Grouping, Order, Rule
from annotator.domain.corpus.pending import Order as Certainty
from annotator.domain.errors import AnnotatorError
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Choice

SOURCES, DATES = ("人民網", "新華社", ""), ("2024-11-15", "2024-11", "2024-02-01", "2023", "")


@pytest.fixture
def articles(project):
    """Twelve articles that differ in everything, some taken by Wang, some marked."""
    chance = random.Random(5)
    plans = [
        project.imports.plan_text(f"第{number}篇 張三說好。" + "字" * chance.randint(0, 9), "a") for number in range(12)
    ]
    keys = [project.imports.apply(plan).value.articles[0] for plan in plans]
    for number, key in enumerate(keys):
        project.articles.edit(
            key,
            Metadata(
                f"標題{chance.randint(0, 4)}",
                source=SOURCES[number % 3],
                published=DATES[number % 5],
                note="" if number % 4 else "看",
            ),
        )
    person, theme = (project.codebook.root(kind) for kind in ("person", "theme"))
    for key in keys[::2]:
        project.marks.add(key, Span(0, 2), person.id)
    project.themes.put(keys[1], theme.id)
    project.several.star(keys[2:4])
    project.several.set_state(keys[4:7], State.DONE)
    project.several.assign(keys[6:9], "wang")
    return keys


def everything(project):
    return project.listing.page(limit=1000)


def test_pages_of_any_order_are_the_sorted_list_cut_in_pieces(project, articles):
    for column, descending in itertools.product(Column, (False, True)):
        order, found = Order(column, descending), []
        while page := project.listing.page(order=order, after=found[-1] if found else None, limit=5):
            found += page
        expected = sorted(everything(project), key=lambda row: row.value(column))
        if descending:  # what is equal stays in the order of the project
            expected.sort(key=lambda row: _turned(row.value(column)))
        assert [row.id for row in found] == [row.id for row in expected], order
        assert len(found) == len(articles)


def _turned(value):
    return -value if isinstance(value, int) else (*tuple(-ord(one) for one in value), 1)


def tagged(project, key, tag):
    reading = project.articles.read(key)
    return any(one.tag == tag for one in (*reading.marks, *reading.themes))


def test_every_filter_gives_what_a_plain_look_gives(project, articles):
    rows, theme = everything(project), project.codebook.root("theme").id
    wang = next(one.id for one in project.annotators() if one.name == "wang")
    for wanted, holds in (
        (
            ArticleFilter(words="標題1 人民"),
            lambda row: row.metadata.title == "標題1" and "人民" in row.metadata.source,
        ),
        (
            ArticleFilter(words="标题1 人民网"),
            lambda row: (row.metadata.title, row.metadata.source) == ("標題1", "人民網"),
        ),
        (ArticleFilter(words="看"), lambda row: row.metadata.note == "看"),
        (ArticleFilter(sources=frozenset({"", "新華社"})), lambda row: row.metadata.source in ("", "新華社")),
        (ArticleFilter(since="2024", until="2024-02"), lambda row: row.metadata.published == "2024-02-01"),
        (ArticleFilter(since="2024-11"), lambda row: row.metadata.published >= "2024-11"),
        (ArticleFilter(months=frozenset({""})), lambda row: not row.metadata.published),
        (ArticleFilter(states=frozenset({State.DONE})), lambda row: row.state is State.DONE),
        (ArticleFilter(states=frozenset({State.NEW})), lambda row: row.state is State.NEW),
        (ArticleFilter(annotators=frozenset({wang})), lambda row: wang in [one.annotator for one in row.statuses]),
        (ArticleFilter(starred=True), lambda row: row.starred),
        (ArticleFilter(unassigned=True), lambda row: not row.statuses),
        (ArticleFilter(tags=frozenset({theme})), lambda row: tagged(project, row.id, theme)),
    ):
        expected = [row.id for row in rows if holds(row)]
        assert expected
        assert len(expected) < len(rows)
        assert [row.id for row in project.listing.page(wanted, limit=1000)] == expected
        assert project.listing.keys(wanted) == expected
        assert project.listing.count(wanted) == len(expected)


def test_each_group_holds_as_many_articles_as_it_says(project, articles):
    for grouping in Grouping:
        groups = project.listing.groups(grouping)
        assert len({group.key for group in groups}) == len(groups) > 1
        for group in groups:
            assert project.listing.count(ArticleFilter().within(grouping, group.key)) == group.count > 0
        if grouping not in (Grouping.TAG, Grouping.ASSIGNEE):
            assert sum(group.count for group in groups) == len(articles)


def test_whoever_marked_or_has_a_status_has_worked_on_an_article(project, articles):
    me = frozenset({project.annotator.id})
    worked = [key for number, key in enumerate(articles) if number % 2 == 0 or number in (1, 5)]
    assert project.listing.keys(ArticleFilter(annotators=me)) == worked


def test_the_next_article_is_chosen_by_a_rule(project, articles):
    assert project.listing.next_by(Rule.UNASSIGNED) == articles[3]
    assert project.listing.next_by(Rule.UNASSIGNED, articles[3]) == articles[9]
    assert project.listing.next_by(Rule.OLDEST) == articles[3]
    project.several.set_state([articles[3]], State.DONE)
    assert project.listing.next_by(Rule.OLDEST) == articles[8]
    project.several.assign(articles, "chen")
    assert project.listing.next_by(Rule.UNASSIGNED) is None


def test_many_articles_are_edited_in_one_step(project, articles):
    before = everything(project)
    outcome = project.several.edit(articles, {"source": "滨州日报", "note": "再看"})
    assert {(row.metadata.source, row.metadata.note) for row in everything(project)} == {("滨州日报", "再看")}
    assert [row.metadata.title for row in everything(project)] == [row.metadata.title for row in before]
    assert (outcome.value, outcome.operation.title) == (12, "edit 12 articles")
    project.history.undo()
    assert everything(project) == before


def test_stars_statuses_and_assignments_are_one_step_each_and_undone(project, articles):
    before = everything(project)
    for verb in (
        lambda: project.several.star(articles),
        lambda: project.several.unstar(articles),
        lambda: project.several.set_state(articles, State.IN_PROGRESS),
        lambda: project.several.assign(articles, "lin"),
        lambda: project.several.assign(articles, "新來的"),
        lambda: project.several.unassign(articles, next(one.id for one in project.annotators() if one.name == "wang")),
    ):
        verb()
        assert everything(project) != before
        project.history.undo()
        assert everything(project) == before


def test_an_assignment_waits_for_somebody_and_never_turns_back_what_is_done(home, project, articles):
    def hers_on(article):
        (row,) = project.listing.rows([article])
        return [one.state for one in row.statuses if one.annotator == hers.annotator.id]

    project.several.assign(articles[:2], "chen")
    with Project.open(home, annotator="chen") as hers:
        assert hers.listing.keys(ArticleFilter(annotators=frozenset({hers.annotator.id}))) == articles[:2]
        hers.several.set_state(articles[:1], State.DONE)
    project.several.assign(articles[:2], "chen")
    project.several.unassign(articles[:2], hers.annotator.id)
    assert hers_on(articles[0]) == [State.DONE]
    assert hers_on(articles[1]) == []
    project.several.assign(articles[:2], "chen")
    assert hers_on(articles[1]) == [State.NEW]


def test_removed_articles_come_back_with_everything_on_them(project, articles):
    before, readings = everything(project), [project.articles.read(key) for key in articles]
    project.several.remove(articles[:6])
    assert [row.id for row in everything(project)] == articles[6:]
    project.history.undo()
    assert everything(project) == before
    assert [project.articles.read(key) for key in articles] == readings


def test_what_articles_do_not_have_cannot_be_edited(project, articles):
    with pytest.raises(AnnotatorError, match="ordinal"):
        project.several.edit(articles, {"ordinal": "7"})
    with pytest.raises(AnnotatorError, match="name"):
        project.several.assign(articles, " ")


def test_nothing_chosen_is_nothing_done(project, articles):
    operations = len(list(project.history.operations()))
    assert project.several.star([]).operation is None
    assert project.several.remove([]).operation is None
    assert len(list(project.history.operations())) == operations


def test_who_worked_under_two_keys_has_one_status_in_lists_orders_filters_and_groups(tmp_path):
    home, copy = tmp_path / "home.annot", tmp_path / "copy.annot"
    with Project.create(home, annotator="lin") as project:
        plans = [project.imports.plan_text(f"第{number}篇", f"t{number:02}") for number in range(12)]
        keys = [project.imports.apply(plan).value.articles[0] for plan in plans]
    shutil.copy(home, copy)
    with Project.open(copy, annotator="mei") as project:
        project.several.set_state(keys[::2], State.DONE)
        project.several.set_state(keys[1::4], State.IN_PROGRESS)
    with Project.open(home, annotator="mei") as project:
        project.several.set_state(keys[::3], State.IN_PROGRESS)
        project.merging.bring_home([copy])
        for conflict in project.merging.conflicts():
            project.merging.settle(conflict.id, Choice.THERE)
    with Project.open(home, annotator="mei") as project:
        listing = project.listing
        rows = listing.page(limit=50)
        assert sorted({len(row.statuses) for row in rows}) == [0, 1]
        for descending in (False, True):
            order, seen = Order(Column.ASSIGNED, descending), []
            while page := listing.page(order=order, after=seen[-1] if seen else None, limit=2):
                seen += page
                assert len(seen) <= 12
            assert [row.id for row in seen] == [row.id for row in listing.page(order=order, limit=50)]
            assert len(seen) == 12
        by_state = Counter(row.state for row in rows)
        said = Counter(status.state for row in rows for status in row.statuses)
        assert project.statistics().states == said
        assert said.total() < 12
        assert {State(group.key): group.count for group in listing.groups(Grouping.STATUS)} == by_state
        assert {
            state: listing.count(ArticleFilter(states=frozenset({state}))) for state in by_state
        } == by_state  # fmt: skip


def test_undo_and_redo_go_back_through_assigning_taking_back_and_beginning(project, articles):
    key = articles[0]
    me = next(one.id for one in project.annotators() if one.name == "lin")

    def statuses():
        (row,) = [row for row in project.listing.page(limit=50) if row.id == key]
        return {status.state for status in row.statuses if status.annotator == me}

    project.several.set_state([key], State.NEW)
    steps = [statuses()]
    for do in (
        lambda: project.several.unassign([key], me),
        lambda: project.marks.add(key, Span(1, 2), project.codebook.root("theme").id),
        lambda: project.several.set_state([key], State.NEW),
        lambda: project.several.unassign([key], me),
        lambda: project.several.assign([key], "lin"),
    ):
        do()
        steps.append(statuses())
    assert set() in steps
    for before in reversed(steps[:-1]):
        project.history.undo()
        assert statuses() == before
    for after in steps[1:]:
        project.history.redo()
        assert statuses() == after


def test_the_next_article_can_be_that_of_the_least_certain_suggestion_that_is_not_finished(project, articles):
    project.suggestions.seek()
    first = project.suggestions.pending(order=Certainty.UNCERTAIN, limit=100)
    wanted = [one.suggestion.article for one in first]
    me = project.annotator.id
    finished = {
        key for key in articles
        if any(one.annotator == me and one.state is State.DONE for one in project.articles.read(key).statuses)
    }  # fmt: skip
    still_open = [key for key in wanted if key not in finished]
    assert project.listing.next_by(Rule.UNCERTAIN) == still_open[0]
    assert project.listing.next_by(Rule.UNCERTAIN, still_open[0]) == next(
        key for key in still_open if key != still_open[0]
    )
    project.several.set_state(articles, State.DONE)
    assert project.listing.next_by(Rule.UNCERTAIN) is None
