"""Part of an article with its marks as Markdown and HTML: nothing of the words is lost, crossing marks are split."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import default_codebook
from annotator.domain.ids import AnnotatorId, ArticleId, MarkId, new_id
from annotator.domain.marks import Mark
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.formats.excerpt import to_html, to_markdown

BOOK = default_codebook()
TEXT = "曹建明強調,要<準確>把握。\n他*說*"


def mark(start, end, kind):
    tag = BOOK.root(kind).id
    words = TEXT[start:end]
    return Mark(MarkId(new_id()), ArticleId(new_id()), tag, Span(start, end), words, AnnotatorId(new_id()), Moment(0), Moment(0))  # fmt: skip


def test_marks_stand_as_bracketed_spans_and_signs_are_escaped():
    told = to_markdown(TEXT, Span(0, len(TEXT)), [mark(0, 3, "person"), mark(6, 13, "quote")], BOOK)
    assert told == "[曹建明]{.person}強調,[要\\<準確\\>把握]{.quote}。\n\n他\\*說\\*"


def test_nested_marks_nest_and_crossing_ones_are_split():
    nested = to_html(TEXT, Span(0, 5), [mark(0, 5, "quote"), mark(0, 3, "person")], BOOK)
    assert re.sub(r' (title|style)="[^"]*"', "", nested) == (
        '<p><mark class="quote"><mark class="person">曹建明</mark>強調</mark></p>'
    )
    crossing = to_html(TEXT, Span(0, 5), [mark(0, 3, "person"), mark(2, 5, "theme")], BOOK)
    assert re.sub(r' (title|style)="[^"]*"', "", crossing) == (
        '<p><mark class="person">曹建<mark class="theme">明</mark></mark><mark class="theme">強調</mark></p>'
    )


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.depth = "", 0

    def handle_starttag(self, tag, _attrs):
        self.words += "\n" if tag == "br" else ""
        self.depth += tag == "mark"

    def handle_endtag(self, tag):
        self.depth -= tag == "mark"
        assert self.depth >= 0

    def handle_data(self, data):
        self.words += data


@given(st.lists(st.tuples(st.integers(0, 16), st.integers(1, 12), st.sampled_from(["person", "role", "theme"]))))
def test_the_words_come_through_whole_whatever_crosses(wanted):
    marks = [mark(start, min(start + length, len(TEXT)), kind) for start, length, kind in wanted]
    reader = Reader()
    reader.feed(to_html(TEXT, Span(2, len(TEXT) - 1), marks, BOOK))
    assert reader.words == TEXT[2:-1]
    assert reader.depth == 0
