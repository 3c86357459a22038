"""What leaves the machine: the tags, the text in pieces, nothing else, and exactly what is shown."""

import json
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import THEME, default_codebook
from annotator.suggest.asking.questions import leaving, pieces, questions

BOOK = default_codebook()
TEXT = "局長王明說：“工程完工。”\n他很高興。𠮷"


def messages(question):
    return {one["role"]: one["content"] for one in json.loads(question.body)["messages"]}


def test_a_request_names_model_tags_and_text():
    book = replace(
        BOOK,
        tags=tuple(replace(tag, description="what it\nis about") if tag.kind == THEME else tag for tag in BOOK.tags),
    )

    (question,) = questions(TEXT, book, "small-model")

    asked = json.loads(question.body)
    assert (asked["model"], asked["temperature"], asked["stream"]) == ("small-model", 0, False)
    assert messages(question)["user"] == f"<text>\n{TEXT}\n</text>"
    assert "- person\n" in messages(question)["system"]
    assert "- theme: what it is about\n" in messages(question)["system"]


def test_retired_tags_and_what_belongs_to_other_kinds_are_not_asked_for():
    book = replace(BOOK, tags=tuple(replace(tag, retired=tag.kind == "quote") for tag in BOOK.tags))

    system = messages(questions(TEXT, book, "m")[0])["system"]

    assert "- quote" not in system
    assert "speaker" not in system
    assert "holder" in system


def test_the_preview_is_what_is_sent_word_for_word():
    asked = questions("第一段。\n" * 900, BOOK, "m")

    shown = leaving(asked, "https://example.org/v1/chat/completions")

    assert len(asked) > 1
    for question in asked:
        assert question.body.decode() in shown
    assert shown.count("POST https://example.org/v1/chat/completions") == len(asked)


def test_a_blank_text_asks_nothing():
    assert questions("\n \u3000\n", BOOK, "m") == []


@given(st.text("王說。\n 𠮷a.", max_size=60), st.integers(1, 12))
def test_pieces_are_short_and_leave_nothing_out(text, longest):
    found = list(pieces(text, longest))

    assert all(0 < len(piece) <= longest for piece in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(piece.of(text).split()) for piece in found) == "".join(text.split())
