"""One text that was imported in two copies is one article where they come together, with the marks of both."""

from dataclasses import replace

import pytest

from annotator.domain.articles import Metadata
from annotator.domain.errors import UndoRefused
from annotator.domain.log.history import Kind as About
from annotator.domain.log.history import Sought
from annotator.domain.spans import Span
from annotator.domain.transfer.merging import Kind
from tests.store.joining.conftest import shown

NEWS = "𠮷田部長表示,社會結構正在改變。"


def bring(project, name, words="部長"):
    """Import the text under a name and mark some words; gives the article."""
    (article,) = project.imports.apply(project.imports.plan_text(NEWS, name)).value.articles
    mark_in(project, article, words)
    return article


def mark_in(project, article, words):
    at = NEWS.index(words)
    return project.marks.add(article, Span(at, at + len(words)), project.codebook.root("role").id).value


def listed(project):
    return [(one.id, one.title) for one in project.articles.page()]


def words_in(project, article):
    return sorted(one.text for one in project.articles.read(article).marks)


def test_marks_of_both_stand_on_one_article_whoever_merges_first(copies):
    home, chen, wang = copies
    article = bring(home, "a.txt")
    bring(chen, "a.txt", "社會結構")
    bring(wang, "a.txt", "𠮷田")
    home.merging.bring_home([chen.path, wang.path])
    wang.merge(chen.path)
    wang.merge(home.path)
    chen.merge(wang.path)
    assert words_in(home, article) == ["社會結構", "部長", "𠮷田"]
    assert shown(home) == shown(chen) == shown(wang)
    assert listed(home) == listed(chen) == listed(wang)
    assert len(listed(home)) == 2
    assert (home.check(), chen.check(), wang.check()) == ([], [], [])


def test_the_article_imported_first_gives_its_source_in_every_copy(copies):
    home, chen, _wang = copies
    bring(chen, "first.txt")
    article = bring(home, "second.txt")
    home.merge(chen.path)
    chen.merge(home.path)
    assert home.articles.source(article).name == chen.articles.source(article).name == "first.txt"


def test_different_titles_of_it_are_a_conflict(copies):
    home, chen, _wang = copies
    article = bring(home, "a.txt")
    bring(chen, "a.txt")
    home.articles.edit(article, Metadata(title="社會"))
    chen.articles.edit(article, Metadata(title="結構"))
    home.merge(chen.path)
    chen.merge(home.path)
    assert {(one.kind, one.field) for one in home.merging.conflicts()} >= {(Kind.EDITED, "title")}
    assert [one.id for one in home.merging.conflicts()] == [one.id for one in chen.merging.conflicts()]


@pytest.mark.parametrize("first", [0, 1])
def test_undoing_the_merge_leaves_each_copy_its_own_import(copies, first):
    home, chen, _wang = copies
    one, other = (home, chen) if first == 0 else (chen, home)
    article = bring(one, "one.txt")
    bring(other, "other.txt", "社會結構")
    for project, copy in ((home, chen), (chen, home)):
        before = (listed(project), words_in(project, article), shown(project))
        project.merge(copy.path)
        after = (listed(project), words_in(project, article), shown(project))
        project.history.undo()
        assert (listed(project), words_in(project, article), shown(project)) == before
        project.history.redo()
        assert (listed(project), words_in(project, article), shown(project)) == after
        assert project.check() == []
        project.history.undo()


def test_an_import_that_others_made_too_is_not_taken_back_from_them(copies):
    home, chen, _wang = copies
    home.imports.apply(home.imports.plan_text(NEWS, "a.txt"))
    operation = home.history.operations()[0].id
    bring(chen, "a.txt")
    home.merge(chen.path)
    with pytest.raises(UndoRefused):
        home.history.undo_one(operation)
    assert len(listed(home)) == 2


def test_an_import_taken_back_here_stands_where_it_was_made_there_afterwards(copies):
    home, chen, _wang = copies
    home.imports.apply(home.imports.plan_text(NEWS, "a.txt"))
    home.history.undo()
    article = bring(chen, "a.txt")
    home.merge(chen.path)
    assert words_in(home, article) == ["部長"]
    assert home.check() == []


def test_the_same_text_twice_on_purpose_stays_two_articles_in_both_copies(copies):
    home, chen, _wang = copies
    for project in (home, chen):
        for name in ("a.txt", "b.txt"):
            plan = project.imports.plan_text(NEWS, name)
            project.imports.apply(replace(plan, articles=[replace(plan.articles[0], wanted=True)]))
    home.merge(chen.path)
    chen.merge(home.path)
    assert len(listed(home)) == 3
    assert listed(home) == listed(chen)


def test_the_history_calls_the_article_in_each_import_by_the_title_that_it_gave(copies):
    home, chen, _wang = copies
    for project, name in ((chen, "b.txt"), (home, "a.txt")):
        bring(project, name)
    home.merge(chen.path)
    imports = home.history.entries(Sought(kinds=frozenset({About.ARTICLES}), words="txt"))
    told = [{step.thing for step in one.steps if step.subject == "article"} for one in imports]
    assert told == [{"a"}, {"b"}]
