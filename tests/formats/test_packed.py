"""Articles that wait in few bytes come out as they were, and plain marks are read as carefully as others."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from annotator.domain.articles import digest
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import AnnotatorId, TagId, new_id
from annotator.formats import annot_jsonl
from annotator.formats.packed import pack
from annotator.formats.streams.aside import Aside
from tests.formats.exchanges import exchanges


@given(exchange=exchanges())
@settings(max_examples=40)
def test_a_packed_article_is_the_same_article(exchange):
    for article in exchange.articles():
        assert pack(article, Aside()).article() == article
        withheld = replace(
            article, text="", withheld=article.sha256, marks=tuple(replace(one, text="") for one in article.marks)
        )
        assert pack(withheld, Aside()).article() == withheld


@given(exchange=exchanges())
@settings(max_examples=20)
def test_a_mark_has_other_keys_in_another_project_and_nothing_else_is_changed(exchange):
    tag, annotator = TagId(new_id()), AnnotatorId(new_id())
    for mark in (one for article in exchange.articles() for one in article.marks):
        assert mark.called(tag, annotator) == replace(mark, tag=tag, annotator=annotator)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("start", True, "whole number"),
        ("end", 999, "not “"),
        ("text", "別的", "not “別的”"),
        ("id", "x", "a key"),
        ("tag", "nowhere", "no tag “nowhere”"),
        ("annotator", "00000000-0000-0000-0000-000000000001", "nobody in “annotators”"),
        ("created", "yesterday", "a time"),
        ("origin", "heaven", "none of the values"),
    ],
)
def test_whatever_is_wrong_with_a_plain_mark_is_refused(tmp_path, name, value, sentence):
    tag = {"id": str(new_id()), "kind": "person", "name": "person"}
    by, mark = str(new_id()), {"id": str(new_id()), "tag": "person", "start": 0, "end": 2, "text": "市長"}
    mark |= {"annotator": by, "origin": "hand", "created": "2024-11-15T08:00:00.000Z"}
    mark |= {"changed": "2024-11-15T08:00:00.000Z"}
    text = "市長說好。"
    head = {
        "format": "article-annotator", "version": 1,
        "project": {"id": str(new_id()), "title": "", "created": "2024-11-15T08:00:00.000Z"},
        "codebook": {"tags": [tag], "link_types": []}, "annotators": [{"id": by, "name": "lin"}], "people": [],
    }  # fmt: skip
    path = tmp_path / "a.jsonl"

    def read(marks):
        article = {"id": str(new_id()), "title": "", "text": text, "sha256": digest(text), "marks": marks}
        path.write_text("\n".join(json.dumps(one) for one in (head, article)), "utf-8")
        return list(annot_jsonl.read(path).articles())

    assert read([mark])[0].marks[0].text == "市長"
    with pytest.raises(ImportRefused, match=sentence):
        read([mark | {name: value}])
    with pytest.raises(ImportRefused, match="was used before"):
        read([mark, mark])
