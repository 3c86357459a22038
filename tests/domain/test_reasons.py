"""Reasons are kept as sentences of the program with what fills them, and read in the language of the moment."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.language import marked, speak
from annotator.domain.reasons import because, reason_in_words


class German(NullTranslations):
    def gettext(self, message):
        return {"terms of the tag: {terms}": "Begriffe des Tags: {terms}", "a verb": "ein Verb"}.get(message, message)


@pytest.fixture
def german():
    yield lambda: speak(German())
    speak(NullTranslations())


def test_what_was_kept_in_one_language_is_read_in_another(german):
    kept = because(marked("terms of the tag: {terms}"), terms="就業、{裁員}") + because(marked("a verb"))
    assert reason_in_words(kept) == "terms of the tag: 就業、{裁員}; a verb"
    german()
    assert reason_in_words(kept) == "Begriffe des Tags: 就業、{裁員}; ein Verb"


@given(st.text())
def test_words_of_others_are_read_as_they_are(words):
    assert reason_in_words(words) == words or words.startswith("\x1e")


@given(st.text())
def test_whatever_fills_a_sentence_stands_in_it(words):
    shown = words.replace("\x1e", " ").replace("\x1f", " ")
    assert reason_in_words(because("so: {what}", what=words)) == f"so: {shown}"
