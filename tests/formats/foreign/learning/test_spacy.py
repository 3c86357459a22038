"""spaCy's own files, and what it reads out of ours."""

import json
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.errors import ImportRefused
from annotator.domain.transfer.options import Overlaps
from annotator.formats.foreign.learning import docbin
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign.told import shared

spacy = pytest.importorskip("spacy")


def test_its_file_of_chinese_comes_in_with_the_spans_that_are_expected():
    expected = shared("prodigy-spacy", "uner_zh_gsd_100.expected.jsonl").read_text("utf-8").splitlines()
    exchange = docbin.read(shared("prodigy-spacy", "uner_zh_gsd_100.spacy"))
    found = [(one.text, sorted((mark.span.start, mark.span.end) for mark in one.marks)) for one in exchange.articles()]
    lines = list(map(json.loads, expected))
    assert found == [(one["text"], sorted((span["start"], span["end"]) for span in one["spans"])) for one in lines]
    assert sum(len(spans) for _text, spans in found) == 129
    assert exchange.left_out == ()


def test_a_file_that_is_none_is_refused(tmp_path):
    path = tmp_path / "a.spacy"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(ImportRefused, match="no file of spaCy"):
        docbin.read(path)


@given(exchange=exchanges(tame))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_spacy_finds_every_mark_where_it_stands(exchange):
    file = BytesIO()
    docbin.pack(exchange, file, Overlaps.SHORTEST)
    docs = list(spacy.tokens.DocBin().from_bytes(file.getvalue()).get_docs(spacy.blank("zh").vocab))
    articles = list(exchange.articles())
    book = exchange.codebook
    assert [doc.text for doc in docs] == [one.text for one in articles]
    for doc, article in zip(docs, articles, strict=True):
        ours = {(mark.span.start, mark.span.end, mark.text, book.path(mark.tag)) for mark in article.marks}
        spans = {(one.start_char, one.end_char, one.text, one.label_) for one in doc.spans[docbin.GROUP]}
        assert spans == ours
        assert bool(doc.ents) == any(mark.text == mark.text.strip() for mark in article.marks)
        assert set(doc.cats) == {book.path(theme.tag) for theme in article.themes}
