"""Versions of a text, and what a merge of marks over them shows."""

import pytest

from annotator.domain.errors import NotFound
from annotator.domain.ids import new_id
from annotator.domain.spans import Span


def words(version):
    return [(one.span.of(version.text), one.own) for one in version.marks]


def test_an_article_that_nobody_corrected_has_one_version(project, article):
    project.marks.add(article, Span(15, 18), project.codebook.root("person").id)
    (only,) = project.versions.of(article)
    assert (only.shown, only.marks, only.made, only.length) == (True, 1, None, project.articles.summary(article).length)
    same = project.versions.compare(article, only.body, only.body)
    assert same.changes == ()
    assert words(same.old) == [("曹建明", True)]


def test_two_versions_stand_side_by_side_with_the_marks_found_again(project, article):
    person = project.codebook.root("person").id
    text = project.articles.read(article).text
    project.marks.add(article, Span(15, 18), person)
    at = text.index("說好")
    project.articles.correct(article, Span(at, at + 2), "讚不絕口")
    project.marks.add(article, Span(at, at + 4), project.codebook.root("quote").id)
    first, second = project.versions.of(article)
    assert (first.shown, second.shown, second.by, second.marks) == (False, True, "lin", 2)
    both = project.versions.compare(article, first.body, second.body)
    assert [(one.of(both.old.text), other.of(both.new.text)) for one, other in both.changes] == [("說好", "讚不絕口")]
    assert words(both.new) == [("曹建明", True), ("讚不絕口", True)]
    assert words(both.old) == [("曹建明", False), ("說好", False)]


def test_a_mark_whose_words_are_not_in_a_version_is_listed_not_dropped(project, article):
    text = project.articles.read(article).text
    project.articles.correct(article, Span(len(text) - 1, len(text)), text[-1] + "完")
    project.marks.add(article, Span(len(text), len(text) + 1), project.codebook.root("theme").id)
    first, second = project.versions.of(article)
    both = project.versions.compare(article, first.body, second.body)
    assert [mark.text for mark in both.old.lost] == ["完"]
    assert both.new.lost == ()


def test_undone_corrections_are_versions_too(project, article):
    project.articles.correct(article, Span(0, 1), "地")
    project.history.undo()
    first, second = project.versions.of(article)
    assert (first.shown, second.shown) == (True, False)


def test_versions_of_nothing_are_refused(project, article):
    with pytest.raises(NotFound):
        project.versions.of(new_id())
    (only,) = project.versions.of(article)
    with pytest.raises(NotFound):
        project.versions.compare(article, only.body, new_id())
