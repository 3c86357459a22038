"""Asking a model: a real server on this machine answers, refuses, dawdles, leads astray."""

import json

import pytest

from annotator.domain.codebook import default_codebook
from annotator.domain.errors import AskingRefused, Cancelled
from annotator.domain.spans import Span
from annotator.project.asking.addresses import Endpoint, checked
from annotator.project.asking.calling import MOST_BYTES, call
from annotator.project.asking.conversation import ask
from annotator.suggest.asking.answers import Usage
from annotator.suggest.asking.questions import questions

BOOK = default_codebook()
TEXT = "局長王明表示，工程完工。"


def test_a_text_is_asked_about_and_the_answer_becomes_proposals(server):
    server.says({"tag": "person", "text": "王明"}, {"tag": "person", "text": "李華"})
    asked = questions(TEXT, BOOK, "small")
    heard = []

    found = ask(Endpoint(server.address, "secret"), TEXT, asked, BOOK, "small", lambda *at: heard.append(at))

    assert [one.span for one in found.proposals] == [Span(2, 4)]
    assert found.dropped == ("“李華” does not stand in the text like that.",)
    assert found.usage == Usage(300, 40)
    assert found.seconds > 0
    assert heard[-1] == (1, 1)


def test_what_arrives_is_what_was_shown(server):
    server.says()
    (question,) = questions(TEXT, BOOK, "small")

    call(Endpoint(server.address, "secret"), question.body)

    ((path, headers, body),) = server.asked
    assert (path, body) == ("/v1/chat/completions", question.body)
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Content-Type"] == "application/json"


def test_without_a_key_none_is_sent(server):
    server.says()

    call(Endpoint(server.address), b"{}")

    assert "Authorization" not in server.asked[0][1]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "does not accept the key"),
        (403, "does not allow this"),
        (404, "has no such model"),
        (413, "too long"),
        (429, "takes no more requests"),
        (500, "cannot answer now"),
        (418, "refuses the request"),
    ],
)
def test_refusals_are_sentences_and_tell_what_the_server_said(server, status, sentence):
    server.status = status
    server.body = json.dumps({"error": {"message": "so it\nis"}}).encode()

    with pytest.raises(AskingRefused, match=sentence) as refused:
        call(Endpoint(server.address, "secret"), b"{}")

    assert refused.value.hint == f"{status}: so it is"
    assert "secret" not in str(refused.value)


def test_what_a_server_says_of_a_refusal_is_told_whole(server):
    said = "You exceeded your current quota, please check your plan and billing details. " * 4
    server.status, server.body = 429, json.dumps({"error": {"message": said}}).encode()
    with pytest.raises(AskingRefused) as refused:
        call(Endpoint(server.address), b"{}")
    assert refused.value.hint == f"429: {said.strip()}"


def test_a_refusal_that_is_no_json_is_told_as_well(server):
    server.status, server.body = 502, b"<html>"

    with pytest.raises(AskingRefused, match="cannot answer now"):
        call(Endpoint(server.address), b"{}")


def test_nobody_is_followed_to_another_address(server):
    other = type(server)()
    try:
        server.status, server.headers = 307, {"Location": f"{other.address}/chat/completions"}

        with pytest.raises(AskingRefused, match="leads on to another address: http"):
            call(Endpoint(server.address), b"{}")

        assert other.asked == []
    finally:
        other.close()


def test_an_answer_that_is_no_json_is_refused(server):
    server.body = b"hello"

    with pytest.raises(AskingRefused, match="not the JSON"):
        ask(Endpoint(server.address), TEXT, questions(TEXT, BOOK, "m"), BOOK, "m")


def test_an_endless_answer_is_cut(server):
    server.body = bytes(MOST_BYTES + 1)

    with pytest.raises(AskingRefused, match="endless answer"):
        call(Endpoint(server.address), b"{}")


def test_a_server_that_dawdles_is_given_up(server):
    server.may_answer.clear()

    with pytest.raises(AskingRefused, match="has not answered in time"):
        call(Endpoint(server.address), b"{}", seconds=0.2)


def test_it_can_be_stopped_while_the_model_thinks(server):
    server.may_answer.clear()

    def stop():
        if server.asked:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        call(Endpoint(server.address), b"{}", stop)


def test_nothing_listens(server):
    address = server.address
    server.close()

    with pytest.raises(AskingRefused, match="Nothing answers at 127"):
        call(Endpoint(address), b"{}")


@pytest.mark.parametrize(
    ("entered", "whole"),
    [
        ("https://example.org/v1/", "https://example.org/v1/chat/completions"),
        (" http://localhost:11434/v1 ", "http://localhost:11434/v1/chat/completions"),
        ("http://[::1]:80/v1", "http://[::1]:80/v1/chat/completions"),
        ("https://example.org/v1/chat/completions", "https://example.org/v1/chat/completions"),
    ],
)
def test_addresses_are_completed(entered, whole):
    assert checked(entered) == whole


@pytest.mark.parametrize(
    "entered",
    [
        "",
        "example.org",
        "ftp://example.org",
        "https://",
        "https://a:b@c.org",
        "http://[x",
        "https://h:99999",
        "https://例子.org",
    ],
)
def test_what_is_no_address_is_refused(entered):
    with pytest.raises(AskingRefused, match="is no address of a model"):
        checked(entered)


@pytest.mark.parametrize(
    "entered", ["http://example.org/v1", "http://192.168.1.4/v1", "http://localhost.example.org/v1", "http://0.0.0.0/"]
)
def test_plain_http_goes_to_this_machine_only(entered):
    with pytest.raises(AskingRefused, match="Without https only this machine"):
        checked(entered)


def test_a_key_with_a_line_break_is_refused_and_not_told(server):
    with pytest.raises(AskingRefused) as refused:
        call(Endpoint(server.address, "se\ncret"), b"{}")

    assert "cret" not in str(refused.value)
    assert "cret" not in repr(Endpoint(server.address, "secret"))
