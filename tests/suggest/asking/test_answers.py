"""Answers of a model: only what stands in the text becomes a proposal, at the place that its surroundings tell."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import CUE, CUE_OF, HOLDS, PERSON, QUOTE, ROLE, SAYS, default_codebook
from annotator.domain.errors import AskingRefused
from annotator.domain.reasons import reason_in_words
from annotator.domain.spans import Span
from annotator.domain.suggestions import Tie
from annotator.suggest.asking.anchoring import anchored
from annotator.suggest.asking.answers import SOURCE, Prices, Usage, answer

BOOK = default_codebook()
TEXT = "局長王明表示：“工程完工。”王明又說，他很高興。"
WHOLE = Span(0, len(TEXT))


def body(content, **more):
    said = content if isinstance(content, str) else json.dumps({"marks": content}, ensure_ascii=False)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": said}}], **more}).encode()


def read(content, piece=WHOLE, **more):
    return answer(body(content, **more), TEXT, piece, BOOK, "small")


def test_words_are_found_and_offsets_never_asked():
    found = read([{"tag": "person", "text": "王明", "start": 99, "before": "局長", "after": "表示"}])

    (one,) = found.proposals
    assert (one.kind, one.span, one.source, one.tag) == (PERSON, Span(2, 4), SOURCE, None)
    assert reason_in_words(one.reason) == "small proposes it"
    assert found.dropped == ()


def test_of_several_places_the_surroundings_decide_and_without_them_each_is_taken_once():
    told = [{"tag": "person", "text": "王明", "before": "完工。”", "after": "又說"}, {"tag": "person", "text": "王明"}]

    assert [one.span for one in read(told).proposals] == [Span(14, 16), Span(2, 4)]


def test_the_same_place_is_proposed_once():
    told = [{"tag": "person", "text": "王明", "before": "局長"}] * 2

    assert len(read(told).proposals) == 1


def test_what_does_not_stand_there_verbatim_is_told_and_dropped():
    found = read(
        [{"tag": "person", "text": "王小明"}, {"tag": "person", "text": ""}, 5, {"tag": "place", "text": "工程"}]
    )

    assert found.proposals == ()
    assert found.dropped == (
        "“王小明” does not stand in the text like that.",
        "“” does not stand in the text like that.",
        "What is no mark was left out.",
        "“工程” has a tag that the codebook does not offer: place",
    )


def test_only_the_piece_that_was_sent_is_looked_at():
    found = read([{"tag": "person", "text": "王明"}], piece=Span(5, len(TEXT)))

    assert [one.span for one in found.proposals] == [Span(14, 16)]


def test_quotes_bring_speaker_and_cue_and_roles_their_holder():
    found = read(
        [
            {"tag": "quote", "text": "“工程完工。”", "speaker": "王明", "cue": "表示"},
            {"tag": "role", "text": "局長", "holder": "王明"},
        ]
    )

    quote, role = found.proposals
    assert (quote.kind, role.kind) == (QUOTE, ROLE)
    assert set(quote.ties) == {Tie(SAYS, PERSON, Span(2, 4)), Tie(CUE_OF, CUE, Span(4, 6))}
    assert role.ties == (Tie(HOLDS, PERSON, Span(2, 4)),)


def test_a_speaker_who_is_not_there_is_no_tie():
    found = read([{"tag": "quote", "text": "“工程完工。”", "speaker": "李華", "cue": None}])

    assert found.proposals[0].ties == ()
    assert found.dropped == ("“李華”, told with ““工程完工。””, does not stand in the text.",)


def test_pronouns_name_whom_they_mean_and_names_do_not():
    found = read(
        [{"tag": "person", "text": "他", "person": "王明"}, {"tag": "person", "text": "王明", "person": "李華"}]
    )

    assert [one.person for one in found.proposals] == ["王明", ""]


@pytest.mark.parametrize("around", ["```json\n{}\n```", "```\n{}```", "Here it is:\n{}\nI hope that helps.", "  {}\n"])
def test_fences_and_chatter_around_the_json_do_no_harm(around):
    inner = '{"marks": [{"tag": "person", "text": "王明"}]}'

    assert len(read(around.replace("{}", inner)).proposals) == 1


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}', b"[" * 100_000,
        body("I cannot do that."), body("{broken}"), body('{"marks": 5}'), body("[1]"), b"\xff\xfe\x00",
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_a_sentence(sent):
    with pytest.raises(AskingRefused, match="not the JSON that was asked for"):
        answer(sent, TEXT, WHOLE, BOOK, "small")


def test_an_answer_that_broke_off_is_refused():
    sent = json.dumps({"choices": [{"message": {"content": '{"marks": ['}, "finish_reason": "length"}]}).encode()

    with pytest.raises(AskingRefused, match="broke off"):
        answer(sent, TEXT, WHOLE, BOOK, "small")


def test_tokens_are_those_of_the_server_and_cost_what_the_prices_say():
    used = read([], usage={"prompt_tokens": 1500, "completion_tokens": 200}).usage

    assert used + Usage(500, 0) == Usage(2000, 200)
    assert Prices(sent=2.0, received=10.0).cost(Usage(2000, 200)) == pytest.approx(0.006)
    assert read([], usage={"prompt_tokens": "many"}).usage == read([]).usage == Usage()


@given(st.text("王明說。", min_size=1, max_size=30), st.data())
def test_words_with_all_that_stands_around_them_are_found_where_they_stood(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))

    found = anchored(text, Span(0, len(text)), span.of(text), text[:start], text[span.end :], [])

    assert found == span


@given(
    st.text("王明說", max_size=12),
    st.text("王明說", min_size=1, max_size=3),
    st.text("王明a", max_size=3),
    st.text("王明a", max_size=3),
)
def test_whatever_is_found_reads_like_the_words(text, words, before, after):
    found = anchored(text, Span(0, len(text)), words, before, after, [])

    assert (found is None) == (words not in text)
    assert found is None or found.of(text) == words
