"""Asking a model about an article of a project: what is shown is what is sent, what comes back is only proposed."""

import pytest

from annotator.domain.errors import AskingRefused, Cancelled
from annotator.domain.spans import Span
from annotator.project.asking.addresses import Endpoint, checked
from annotator.suggest.asking.answers import Usage


def test_what_is_sent_is_what_was_shown_before(project, article, server):
    server.says({"tag": "person", "text": "曹建明"})

    shown = project.asking.preview(article, server.address, "small")
    assert server.asked == []
    project.asking.ask(article, Endpoint(server.address), "small")

    ((_path, _headers, body),) = server.asked
    assert shown == f"POST {checked(server.address)}\n\n{body.decode()}"
    assert "第十三屆全國人大常委會副委員長曹建明" in shown


def test_answers_are_suggestions_and_never_marks_until_they_are_accepted(project, article, server):
    server.says(
        {"tag": "person", "text": "曹建明", "before": "副委員長"}, {"tag": "role", "text": "委員", "holder": "王五"}
    )

    found = project.asking.ask(article, Endpoint(server.address), "small")

    assert [(one.text, one.span, one.source) for one in found.suggestions] == [
        ("委員", Span(12, 14), "model"),
        ("曹建明", Span(15, 18), "model"),
    ]
    assert found.dropped == ("“王五”, told with “委員”, does not stand in the text.",)
    assert found.usage == Usage(300, 40)
    assert project.articles.read(article).marks == ()

    project.suggestions.accept([found.suggestions[1]])
    assert [mark.text for mark in project.articles.read(article).marks] == ["曹建明"]


def test_what_is_marked_or_was_rejected_is_not_proposed_again(project, article, server):
    server.says({"tag": "person", "text": "曹建明", "before": "副委員長"}, {"tag": "role", "text": "副委員長"})
    person, role = sorted(
        project.asking.ask(article, Endpoint(server.address), "small").suggestions, key=lambda one: one.text
    )[::-1]
    project.suggestions.accept([person])
    project.suggestions.reject([role])

    assert project.asking.ask(article, Endpoint(server.address), "small").suggestions == ()


def test_an_address_that_may_not_be_asked_is_refused_before_anything_is_shown(project, article):
    with pytest.raises(AskingRefused, match="only this machine"):
        project.asking.preview(article, "http://example.org/v1", "small")


def test_stopping_keeps_everything_as_it_was(project, article, server):
    server.may_answer.clear()
    before = project.history.operations(10)

    def stop(_done, _total):
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        project.asking.ask(article, Endpoint(server.address), "small", stop)

    assert project.history.operations(10) == before
