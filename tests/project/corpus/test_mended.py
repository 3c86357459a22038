"""Repairs across the articles of a project: listed, filtered, taken back with the marks where they belong."""

import pytest

from annotator.domain.articles import RepairKind
from annotator.domain.corpus.mended import MendedSought
from annotator.domain.errors import NotFound
from annotator.domain.spans import Span

FIRST = "標題\n\n為推動發展?fàn)I造了氛\u200b圍，曹建明說好。\u00ad末尾"
SECOND = "另一篇\n\n甲\0乙&amp;#20013;丙"


@pytest.fixture
def two(project):
    """Two articles with six repairs."""
    return [
        project.imports.apply(project.imports.plan_text(text, name)).value.articles[0]
        for name, text in (("a", FIRST), ("b", SECOND))
    ]


def kinds(found):
    return [one.repair.kind for one in found]


def test_repairs_of_all_articles_are_listed_in_order_and_counted(project, two):
    found = project.repairs.found()
    assert [one.article for one in found] == [two[0]] * 3 + [two[1]] * 2
    assert kinds(found) == [RepairKind.BREAK, RepairKind.INVISIBLE, RepairKind.INVISIBLE, RepairKind.CHARACTER,
                            RepairKind.ENTITY]  # fmt: skip
    assert project.repairs.counts() == {
        RepairKind.BREAK: 1, RepairKind.CHARACTER: 1, RepairKind.ENTITY: 1, RepairKind.INVISIBLE: 2,
    }  # fmt: skip


def test_they_are_filtered_by_kind_article_and_words(project, two):
    assert kinds(project.repairs.found(MendedSought(kind=RepairKind.ENTITY))) == [RepairKind.ENTITY]
    assert len(project.repairs.found(MendedSought(article=two[0]))) == 3
    assert kinds(project.repairs.found(MendedSought(words="#20013"))) == [RepairKind.ENTITY]
    assert kinds(project.repairs.found(MendedSought(words="soft HYPHEN"))) == [RepairKind.INVISIBLE]
    assert project.repairs.found(MendedSought(words="100%")) == []


def test_undoing_makes_a_new_version_and_marks_go_along(project, two):
    text = project.articles.read(two[0]).text
    at = text.index("曹建明")
    project.marks.add(two[0], Span(at, at + 3), project.codebook.root("person").id)
    broken, blank, *_others = project.repairs.found(MendedSought(article=two[0]))
    assert project.repairs.undo([broken, blank]).value == 2
    reading = project.articles.read(two[0])
    assert reading.text == FIRST.replace("\u00ad", "")
    assert [mark.span.of(reading.text) for mark in reading.marks] == ["曹建明"]
    assert kinds(project.repairs.found(MendedSought(article=two[0]))) == [RepairKind.INVISIBLE]
    assert project.check() == []
    project.history.undo()
    assert project.articles.read(two[0]).text == text
    assert len(project.repairs.found(MendedSought(article=two[0]))) == 3


def test_repairs_of_several_articles_are_undone_in_one_step_but_for_a_nul(project, two):
    outcome = project.repairs.undo(project.repairs.found())
    assert outcome.value == 4
    assert [project.articles.read(one).text for one in two] == [FIRST, SECOND.replace("\0", "")]
    assert kinds(project.repairs.found()) == [RepairKind.CHARACTER]
    with pytest.raises(NotFound):
        project.repairs.undo(project.repairs.found())


def test_what_was_undone_already_is_refused(project, two):
    found = project.repairs.found(MendedSought(article=two[0]))
    project.repairs.undo(found)
    with pytest.raises(NotFound):
        project.repairs.undo(found[:1])
