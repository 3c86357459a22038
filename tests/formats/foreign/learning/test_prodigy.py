"""Prodigy's own samples, the lists that spaCy is trained with, and what our files say of tokens."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.articles import Metadata
from annotator.domain.moments import Moment
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.learning import prodigy, prodigy_writing
from annotator.formats.registry import recognised
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign.told import shared, told

TEXT = "𠮷田😀說：「今天很好。」李四走了。"


def of(tmp_path, *lines):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines), encoding="utf-8")
    return prodigy.read(path)


@pytest.mark.parametrize(
    ("name", "articles", "marks", "links", "themes"),
    [
        ("demo", 1, 1, 0, 0),
        ("docs_issues_eval", 80, 0, 0, 80),
        ("emerson_annotated_text", 15, 15, 0, 15),
        ("fashion_brands_eval", 150, 71, 0, 0),
        ("food_data", 100, 223, 0, 0),
        ("rel_annotations", 40, 126, 72, 0),
    ],
)
def test_its_samples_come_in_whole(name, articles, marks, links, themes):
    path = shared("prodigy-spacy", f"{name}.jsonl")
    assert recognised(path, path.read_bytes()[:65536]).name == "prodigy"
    exchange = prodigy.read(path)
    found = list(exchange.articles())
    counted = (len(found), *(sum(len(getattr(one, what)) for one in found) for what in ("marks", "links", "themes")))
    assert counted == (articles, marks, links, themes)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert marks == sum(len(one.get("spans", [])) for one in lines)
    assert links == sum(len(one.get("relations", [])) for one in lines)
    assert all("came to offer spans" in str(one) for one in exchange.left_out)


def test_a_text_judged_by_two_is_one_article_and_rejected_answers_are_told(tmp_path):
    spans = [{"start": 0, "end": 2, "label": "PER"}]
    found = of(
        tmp_path,
        {"text": TEXT, "spans": spans, "answer": "accept", "_annotator_id": "甲"},
        {"text": TEXT, "spans": spans, "answer": "accept", "_annotator_id": "乙"},
        {"text": "別的", "spans": [], "answer": "reject"},
        {"text": "另外", "answer": "ignore"},
    )
    (article,) = found.articles()
    assert [mark.text for mark in article.marks] == ["𠮷田", "𠮷田"]
    assert sorted(one.name for one in found.annotators) == ["乙", "甲"]
    assert [str(one) for one in found.left_out] == [
        "Line 3: The answer is “reject”; left out.",
        "Line 4: The answer is “ignore”; left out.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        {"text": TEXT, "entities": [[0, 2, "PER"], [12, 14, "PER"]]},
        {"text": TEXT, "spans": [{"start": 0, "end": 3, "text": "𠮷田", "label": "PER"},
                                 {"start": 14, "end": 16, "text": "李四", "label": "PER"}]},
    ],
)  # fmt: skip
def test_lists_for_training_come_in_and_words_prove_the_offsets(tmp_path, line):
    assert told(of(tmp_path, line)).marks == [("𠮷田", "person"), ("李四", "person")]


def test_a_whole_file_that_is_one_list_of_pairs_comes_in(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([[TEXT, {"entities": [[0, 2, "PER"]], "cats": {"政治": 1.0, "體育": 0.0}}]]), "utf-8")
    exchange = prodigy.read(path)
    (article,) = exchange.articles()
    assert [mark.text for mark in article.marks] == ["𠮷田"]
    assert [exchange.codebook.path(one.tag) for one in article.themes] == ["theme/政治"]


def test_what_does_not_fit_is_told(tmp_path):
    found = of(
        tmp_path,
        {"text": TEXT, "spans": [{"start": 0, "end": 99, "label": "PER"}, {"start": True, "end": 2, "label": "PER"}],
         "relations": [{"head_span": {"start": 0, "end": 1}, "child_span": {}, "label": "x"}]},
    )  # fmt: skip
    assert [one.message.split(":")[0] for one in found.left_out] == [
        "0–99 is no place in a text of 17 characters",
        "This is no label",
        "This is no relation",
    ]


@given(exchange=exchanges(tame))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_our_tokens_cover_the_text_and_every_span_begins_and_ends_with_one(exchange):
    for line in map(json.loads, prodigy_writing.write(exchange)):
        assert "".join(one["text"] for one in line["tokens"]) == line["text"]
        for span in line["spans"]:
            inside = line["tokens"][span["token_start"] : span["token_end"] + 1]
            assert "".join(one["text"] for one in inside) == line["text"][span["start"] : span["end"]] == span["text"]


def test_it_is_recognised_where_the_first_article_has_no_spans_yet(tmp_path):
    first, second = '{"text": "沒有人。"', '{"text": "張三說。", "spans": [{"start": 0, "end": 2, "label": "PER"}]}'
    for head in (f"{first}}}\n{second}\n", f'{first}, "spans": []}}\n', f"[{first}}}, {second}]"):
        assert recognised(tmp_path / "x.jsonl", head.encode()).name == "prodigy"


def test_spans_that_are_no_objects_are_not_its_own(tmp_path):
    head = '{"text": "張三說。", "spans": [["PER", 0, 2]]}\n'.encode()
    assert recognised(tmp_path / "x.jsonl", head).name == "records"


def test_what_no_feature_can_hold_is_told(tmp_path):
    span = {"start": 0, "end": 2, "label": "person", "score": 0.5, "more": [1], "sure": True, "kb": None}
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "市長說好。", "spans": [span], "answer": "accept"}), "utf-8")
    exchange = prodigy.read(tmp_path / "a.jsonl")
    [mark] = next(exchange.articles()).marks
    assert mark.features == {"sure": True}
    assert [str(one) for one in exchange.left_out] == [
        'Line 1: Of this label is left out: {"more": [1]}',
        "How a model or a pattern came to offer spans is left out: score.",
    ]


def test_what_somebody_typed_is_known_about_the_article(tmp_path):
    found = of(tmp_path, {"text": TEXT, "spans": [], "answer": "accept", "comment": "看", "_view_id": "blocks"})
    assert next(found.articles()).metadata.note == "comment: 看"


def test_words_that_a_relation_joins_and_no_span_labels_are_marks(tmp_path):
    words = [{"text": "甲", "start": 0, "end": 1, "id": 0}, {"text": "乙", "start": 2, "end": 3, "id": 1}]
    found = told(
        of(tmp_path, {"text": "甲見乙", "tokens": words, "relations": [{"head": 0, "child": 1, "label": "見"}]})
    )
    assert (found.marks, found.links) == ([("甲", "token"), ("乙", "token")], [("見", "甲", "乙")])


_PER = [{"start": 0, "end": 1, "label": "PER"}]
_SENTENCES = [
    {"tokens": [{"orth": "Bob", "ner": "B-PER"}, {"orth": "Li", "ner": "L-PER"}]}, {"tokens": [{"orth": "ran"}]},
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "marks", "themes"),
    [
        ([["甲乙", {"entities": [[0, 1, "PER"]]}], ["丙", {"entities": []}]], [("甲", "person")], []),
        ({"classes": ["PER"], "annotations": [["甲\r", {"entities": [[0, 1, "PER"]]}], None]}, [("甲", "person")], []),
        ({"text": "甲乙", "ents": _PER, "sents": [], "tokens": []}, [("甲", "person")], []),
        ({"text": "甲乙", "ents": [], "spans": {"sc": _PER}}, [("甲", "person")], []),
        ({"text": "甲乙", "spans": {"sc": _PER, "more": []}}, [("甲", "person")], []),
        ([{"id": 0, "paragraphs": [{"raw": "Bob  Li ran", "sentences": _SENTENCES}]}], [("Bob  Li", "person")], []),
        (
            [{"id": 0, "paragraphs": [{"sentences": _SENTENCES, "cats": [{"label": "A", "value": 1.0}]}]}],
            [("Bob Li", "person")],
            ["theme/A"],
        ),
    ],
)
def test_forms_of_training_data_come_in(tmp_path, content, marks, themes):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "prodigy"
    exchange = prodigy.read(path)
    assert (told(exchange).marks, told(exchange).left_out) == (marks, [])
    found = [exchange.codebook.path(theme.tag) for one in exchange.articles() for theme in one.themes]
    assert found == themes


def test_a_task_that_is_written_says_by_which_interface_it_is_shown_and_what_could_be_chosen():
    building = Building("test", "a")
    article = building.article("王小明說好。", Metadata(title="題"))
    name = article.mark("person", Span(0, 3), "甲", when=(Moment(5000), Moment(7000)))
    article.link("says", name, article.mark("quote", Span(4, 5), "甲"), "甲")
    article.mark("theme", Span(0, 6), "乙")
    article.mark("quote", Span(4, 5), "乙")
    article.mark("person", Span(0, 3), "丙")
    article.theme("政治", "丙")
    tasks = [json.loads(one) for one in prodigy_writing.write(building.exchange())]
    assert {one["_annotator_id"]: one["_view_id"] for one in tasks} == {
        "甲": "relations", "乙": "spans_manual", "丙": "ner_manual",
    }  # fmt: skip
    by = {one["_annotator_id"]: one for one in tasks}
    assert by["甲"]["_timestamp"] == 7
    assert by["甲"]["spans"][0]["created"] == "1970-01-01T00:00:05.000Z"
    assert by["丙"]["accept"] == ["theme/政治"]
    assert [one["id"] for one in by["丙"]["options"]] == ["theme", "theme/政治"]
    assert all(token["text"] == one["text"][token["start"] : token["end"]] for one in tasks for token in one["tokens"])
