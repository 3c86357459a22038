"""Hits become suggestions that wait in the project, a few at a time, and stay when somebody stops it."""

import pytest

from annotator import Project
from annotator.domain.articles import Metadata
from annotator.domain.errors import Cancelled, NotFound
from annotator.domain.ids import ArticleId, TagId, new_id
from annotator.domain.log.operations import Deed, Subject
from annotator.domain.spans import Span
from annotator.project.search import suggesting

TEXTS = ("曹建明說，曹建明又說。", "曹建明和他", "無人")


@pytest.fixture
def articles(project):
    with project._desk.write(Deed.ARTICLES_IMPORTED) as pen:
        return [pen.articles.add(ArticleId(new_id()), Metadata(title="曹建明"), text).id for text in TEXTS]


@pytest.fixture
def person(project):
    return next(tag.id for tag in project.codebook.tags if tag.name == "person")


def waiting(project):
    lines = project.suggestions.pending()
    return sorted((one.suggestion.article, one.suggestion.span, one.suggestion.source) for one in lines)


def test_hits_in_texts_wait_until_they_are_decided_on(project, articles, person):
    project.marks.add(articles[1], Span(0, 3), person)
    told, steps = [], project.history.entries()
    stop = project.listen(told.append)
    assert project.searching.suggest(list(project.search("曹建明")), person).value == 3
    assert project.searching.suggest(list(project.search("曹建明")), person).value == 3, "they wait all the same"
    stop()
    assert [(one.subjects, one.articles) for one in told] == [({Subject.SUGGESTIONS}, set(articles[:2]))]
    assert project.history.entries() == steps
    kept = [(articles[0], Span(0, 3), "search"), (articles[0], Span(5, 8), "search")]
    assert waiting(project) == kept
    with Project.open(project.location, annotator="lin") as again:
        assert waiting(again) == kept
        again.suggestions.accept([line.suggestion for line in again.suggestions.pending()])
        assert waiting(again) == []


def test_what_waits_when_it_is_stopped_stays_is_told_and_can_be_withdrawn(project, articles, person, monkeypatch):
    monkeypatch.setattr(suggesting, "_TOGETHER", 1)
    told = []
    project.listen(told.append)

    def stop(done, total):
        assert total == 2
        if done == 1:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        project.searching.suggest(list(project.search("曹建明")), person, stop)
    assert waiting(project) == [(articles[0], Span(0, 3), "search"), (articles[0], Span(5, 8), "search")]
    assert [one.articles for one in told] == [{articles[0]}]
    assert project.suggestions.withdraw("search").value == 2
    assert waiting(project) == []


def test_a_tag_that_is_not_there_is_refused(project, articles):
    with pytest.raises(NotFound):
        project.searching.suggest(list(project.search("曹建明")), TagId(new_id()))
    assert waiting(project) == []
