"""Entities left in a text: read once more where the whole text was written so, offered where it was not."""

import html

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.transfer.plans import Stance
from annotator.text.mending.entities import propose
from annotator.text.mending.repairs import apply, default_choices
from tests.text.mending.clean import PROSE, chinese_sentences, pages


def mended(text):
    proposals = propose(text)
    return apply(text, proposals, default_choices(proposals)).text


def test_clean_prose_is_left_alone():
    for text in (PROSE, chinese_sentences(), *pages().values()):
        assert propose(text) == []


@given(st.text("中文é<>&\"' ab𠮷", max_size=40), st.integers(1, 3))
def test_what_was_written_too_often_comes_back(text, times):
    damaged = text
    for _time in range(times):
        damaged = html.escape(damaged)
    proposals = propose(damaged)
    assert apply(damaged, proposals, {at: one.text for at, one in enumerate(proposals)}).text == text


def test_numbers_and_names_come_back():
    assert mended("&amp;#20013;&#x6587;&nbsp;&amp;lt;甲&gt;") == "中文\xa0<甲>"


def test_a_text_with_bare_signs_was_decoded_already_so_that_it_is_only_offered():
    assert {one.stance for one in propose("AT&T schreibt &lt;b&gt;")} == {Stance.OFFERED}


def test_an_entity_that_is_spoken_of_is_only_offered():
    assert [one.stance for one in propose("Write “&nbsp;” for a blank.")] == [Stance.OFFERED]


def test_what_is_no_entity_or_no_character_stays():
    assert propose("&nosuchname; &#0; &#7; &copy &#xD800; &#1114112;") == []


def test_a_text_about_markup_is_not_certainly_damaged():
    text = "程式中寫 &amp;lt;b&amp;gt; 是 HTML 的轉義。小於號寫作 &lt;。"
    assert {one.stance for one in propose(text)} == {Stance.OFFERED}
    assert {one.stance for one in propose(text + "館長說&ldquo;好&rdquo;。")} == {Stance.CERTAIN}
