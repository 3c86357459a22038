"""Paragraphs, sentences, equal strings."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.spans import Span
from annotator.text.anchoring import anchor
from annotator.text.segments import occurrences, paragraphs, sentences

texts = st.text(alphabet=st.sampled_from("甲乙。！\n a.\x85\u2028"), max_size=50)


@given(texts)
def test_paragraphs_are_cut_at_line_feeds_only(text):
    assert [one.of(text) for one in paragraphs(text)] == text.split("\n")


@given(texts)
def test_sentences_cover_their_stretch_without_gaps(text):
    whole = Span(0, len(text))
    assert "".join(one.of(text) for one in sentences(text, whole)) == text


def test_closing_marks_go_with_their_sentence():
    text = "他說:“好。”走了!然後"
    assert [one.of(text) for one in sentences(text, Span(0, len(text)))] == ["他說:“好。”", "走了!", "然後"]


def test_occurrences_do_not_overlap():
    assert occurrences("哈哈哈哈哈", "哈哈") == [Span(0, 2), Span(2, 4)]
    assert occurrences("無", "") == []


def test_a_quotation_is_found_again_where_it_stood_or_where_its_context_is():
    text = "張三說。李四說。"
    assert anchor(text, "說", near=2) == Span(2, 3)
    assert anchor(text, "說", prefix="李四", near=0) == Span(6, 7)
    assert anchor(text, "說") is None
    assert anchor(text, "王五") is None
