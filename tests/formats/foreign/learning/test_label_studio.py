"""Label Studio's own samples, forms of its files, and what its own converter makes of ours."""

import json
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, assume, given, settings

from annotator.domain.errors import ImportRefused
from annotator.formats.foreign.hypertext import Hypertext
from annotator.formats.foreign.learning.studio import reading, writing
from annotator.formats.registry import named, recognised
from annotator.project.transfer.writing import write_all
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign.told import shared, told
from tests.formats.samples import written

TEXT = "𠮷田😀說：「今天很好。」李四走了。"


def region(key, start, end, words, label="person", **more):
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value, **more}


def answer(key, name, kind, **value):
    return {"id": key, "from_name": name, "to_name": "text", "type": kind, "value": value}


def task(*results, **more):
    return {"id": 1, "data": {"text": TEXT}, "annotations": [{"completed_by": 7, "result": list(results)}], **more}


def of(tmp_path, *tasks):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "label-studio"
    return reading.read(path)


def test_offsets_of_old_front_ends_are_known_by_the_quoted_words(tmp_path):
    found = told(of(tmp_path, task(region("a", 0, 3, "𠮷田"), region("b", 14, 16, "李四"))))
    assert found.marks == [("𠮷田", "person"), ("李四", "person")]
    assert found.left_out == []


def test_offsets_that_count_code_points_stay(tmp_path):
    found = told(of(tmp_path, task(region("a", 0, 2, "𠮷田"), region("b", 12, 14, "李四"))))
    assert found.marks == [("𠮷田", "person"), ("李四", "person")]


def test_words_at_a_wrong_place_are_found_where_they_stand_once_and_told_where_they_do_not(tmp_path):
    found = told(of(tmp_path, task(region("a", 3, 5, "李四"), region("b", 0, 2, "王五"))))
    assert found.marks == [("李四", "person")]
    assert found.left_out == ["Line 1: “王五” is not at 0–2."]


def test_answers_about_a_region_are_features_and_notes_and_about_the_text_themes(tmp_path):
    found = of(
        tmp_path,
        task(
            region("a", 0, 2, "𠮷田", meta={"text": ["誰？"]}),
            answer("a", "tone", "choices", start=0, end=2, choices=["直接"]),
            answer("a", "sure", "rating", start=0, end=2, rating=4),
            answer("a", "comment", "textarea", start=0, end=2, text=["查"]),
            answer("c", "topic", "choices", choices=["政治"]),
            answer("d", "tree", "taxonomy", taxonomy=[["theme", "社會", "工作"]]),
            answer("e", "remark", "textarea", text=["好文"]),
        ),
    )
    (article,) = found.articles()
    (mark,) = article.marks
    assert dict(mark.features) == {"tone": "直接", "sure": 4}
    assert mark.note == "查\n誰？"
    assert [found.codebook.path(one.tag) for one in article.themes] == ["theme/政治", "theme/社會/工作"]
    assert article.metadata.note == "remark: 好文"
    assert found.left_out == ()


def test_completions_of_annotation_lab_keep_who_made_them_and_how_sure_a_model_was(tmp_path):
    sure = region("a", 0, 2, "𠮷田")
    sure["value"] |= {"confidence": 0.75}
    found = of(tmp_path, {
        "data": {"text": TEXT}, "completions": [{"created_username": "eric", "result": [sure]}],
        "predictions": [{"created_username": "SparkNLP", "result": [sure]}],
    })  # fmt: skip
    (article,) = found.articles()
    assert {one.name for one in found.annotators} == {"eric"}
    assert [(one.text, one.source, one.score) for one in article.suggestions] == [("𠮷田", "SparkNLP", 0.75)]


@pytest.mark.parametrize(
    ("direction", "links"),
    [("right", {("𠮷田", "李四")}), ("left", {("李四", "𠮷田")}), ("bi", {("𠮷田", "李四"), ("李四", "𠮷田")})],
)
def test_relations_follow_their_direction(tmp_path, direction, links):
    relation = {"type": "relation", "from_id": "a", "to_id": "b", "direction": direction, "labels": ["knows"]}
    found = told(of(tmp_path, task(relation, region("a", 0, 2, "𠮷田"), region("b", 12, 14, "李四"))))
    assert set(found.links) == {("knows", *link) for link in links}


def test_annotators_stay_apart_and_what_has_no_place_is_told(tmp_path):
    found = of(
        tmp_path,
        {
            "id": 5,
            "data": {"text": TEXT, "title": "題", "desk": "國際"},
            "annotations": [
                {"completed_by": {"id": 3, "email": "a@b.c"}, "result": [region("a", 0, 2, "𠮷田")]},
                {"completed_by": 4, "result": [region("a", 0, 2, "𠮷田")], "ground_truth": True},
                {"completed_by": 9, "result": [], "was_cancelled": True},
            ],
            "drafts": [{"result": []}],
        },
        task(
            {"id": "h", "type": "hypertextlabels", "value": {"start": "/p[1]", "hypertextlabels": ["X"]}},
            {"id": "i", "type": "rectanglelabels", "value": {"x": 1, "rectanglelabels": ["X"]}},
        ),
    )
    first = next(found.articles())
    names = {one.id: one.name for one in found.annotators}
    assert sorted(names[mark.annotator] for mark in first.marks) == ["4", "a@b.c"]
    assert (first.metadata.title, first.metadata.note) == ("題", "desk: 國際")
    assert [one.message.partition(": {")[0] for one in found.left_out] == [
        "That an annotation is the ground truth was left out.",
        "9 has skipped this text.",
        "1 draft was left out.",
        "entry 2: This is no label on a text",
        "entry 2: This is no label on a text",
    ]


def test_predictions_are_suggestions_of_their_model_with_speakers_and_cues_and_no_marks(tmp_path):
    said = {"type": "relation", "from_id": "a", "to_id": "q", "direction": "right", "labels": ["says"]}
    cue = {"type": "relation", "from_id": "q", "to_id": "c", "direction": "right", "labels": ["cue"]}
    results = [
        region("a", 0, 2, "𠮷田", score=0.93), region("q", 6, 11, "今天很好。", "quote"),
        region("c", 3, 4, "說", "Wort", score=None), said, cue,
    ]  # fmt: skip
    unsure = {"model_version": "", "score": 17, "result": [region("p", 12, 14, "李四"), region("x", 12, 14, "王五")]}
    path = tmp_path / "a.json"
    task = {
        "data": {"text": TEXT},
        "predictions": [{"model_version": "bert-1", "score": 0.8, "result": results}, unsure],
    }
    path.write_text(json.dumps([task], ensure_ascii=False), encoding="utf-8")
    found = reading.read(path)
    (article,) = found.articles()
    assert (article.marks, found.annotators) == ((), ())
    told = [(one.source, one.text, found.codebook.path(one.tag), one.score) for one in article.suggestions]
    assert told == [
        ("bert-1", "𠮷田", "person", 0.93), ("bert-1", "今天很好。", "quote", 0.8), ("bert-1", "說", "Wort", 0.8),
        ("Label Studio", "李四", "person", 0.5),
    ]  # fmt: skip
    ties = article.suggestions[1].ties
    assert [(tie.type, tie.kind, tie.span.of(TEXT)) for tie in ties] == [
        ("says", "person", "𠮷田"), ("cue", "Wort", "說"),
    ]  # fmt: skip
    assert [str(one) for one in found.left_out] == ["Line 1: “王五” is not at 12–14."]
    assert [one.suggestions for one in found.outlines()] == [4]


def test_predictions_without_words_or_with_choices_and_what_is_no_label_are_told(tmp_path):
    bare = region("a", 0, 2, "𠮷田")
    del bare["value"]["text"]
    results = [bare, answer("c", "topic", "choices", choices=["Sport"]),
               {"type": "relation", "from_id": "a", "to_id": "b", "direction": "right", "labels": ["knows"]}]  # fmt: skip
    found = of(tmp_path, task(predictions=[{"model_version": "m", "result": results}]))
    (article,) = found.articles()
    assert [(one.text, one.source, one.score) for one in article.suggestions] == [("𠮷田", "m", 0.5)]
    assert [one.message.split(":")[0] for one in found.left_out] == [
        "This prediction is no label on a text", "This is no relation",
    ]  # fmt: skip


def test_what_somebody_skipped_is_told_and_no_mark(tmp_path):
    skipped = {"completed_by": 9, "result": [region("a", 0, 2, "𠮷田")], "was_cancelled": True}
    found = told(of(tmp_path, {"id": 1, "data": {"text": TEXT}, "annotations": [skipped]}))
    assert (found.marks, found.left_out) == ([], ["Line 1: 9 has skipped this text."])


def test_links_are_of_whoever_made_them_where_two_annotations_have_the_same_keys(tmp_path):
    results = [region("a", 0, 2, "𠮷田"), region("b", 12, 14, "李四"),
               {"type": "relation", "from_id": "a", "to_id": "b", "direction": "right", "labels": ["knows"]}]  # fmt: skip
    both = [{"completed_by": name, "result": results} for name in (1, 2)]
    found = of(tmp_path, {"id": 1, "data": {"text": TEXT}, "annotations": both})
    (article,) = found.articles()
    names = {one.id: one.name for one in found.annotators}
    makers = {mark.id: names[mark.annotator] for mark in article.marks}
    joined = [(names[one.annotator], makers[one.from_mark], makers[one.to_mark]) for one in article.links]
    assert sorted(joined) == [("1", "1", "1"), ("2", "2", "2")]
    assert sorted(names.values()) == ["1", "2"]


PAGE = "<h1>標題</h1>\n<p>外長<b>王毅</b>說：&amp;<br>「好。」<!-- x -->王毅走<p>又來"


def on_page(key, start, end, words, label="person", **more):
    value = {"start": start[0], "startOffset": start[1], "end": end[0], "endOffset": end[1], "text": words, **more}
    return {"id": key, "from_name": "n", "to_name": "page", "type": "hypertextlabels",
            "value": {**value, "hypertextlabels": [label]}}  # fmt: skip


@pytest.mark.parametrize("around", ["{}", "<html><body>{}</body></html>"])
def test_regions_of_pages_come_in_by_their_nodes_and_by_their_places_in_the_words(tmp_path, around):
    there = {"start": 15, "end": 17}  # with the end of a line, which is a br, among the words
    results = [
        on_page("a", ("/p[1]/b[1]/text()[1]", 0), ("/p[1]/b[1]/text()[1]", 2), "王毅"),
        on_page("b", ("/p[1]/text()[3]", 0), ("/p[1]/text()[3]", 4), "「好。」", "quote"),
        on_page("c", ("/html[1]/body[1]/p[1]/text()[4]", 0), ("/p[1]/text()[4]", 2), "王毅"),
        on_page("d", ("/h1[1]/text()", 0), ("/p[1]/text()", 2), "標題\n\n外長", "theme"),
        on_page("e", ("/p[2]/text()[1]", 0), ("/p[2]/text()[1]", 2), "又來", "theme"),
        on_page("f", ("/x[9]", 0), ("/x[9]", 2), "王毅", "role", globalOffsets=there),
        on_page("g", ("/x[9]", 0), ("/x[9]", 2), "王毅"),
    ]
    page = {"data": {"page": around.format(PAGE)}, "annotations": [{"completed_by": 1, "result": results}]}
    found = told(of(tmp_path, page))
    assert found.articles[0]["text"] == "標題\n外長王毅說：&\n「好。」王毅走\n又來"
    assert found.marks == [
        ("標題\n外長", "theme"), ("王毅", "person"), ("「好。」", "quote"), ("王毅", "person"), ("王毅", "role"),
        ("又來", "theme"),
    ]  # fmt: skip
    assert found.left_out == ["Line 1: “王毅” is not at -1–-1."]


def test_turns_of_a_dialogue_are_lines_with_who_speaks(tmp_path):
    def part(first, start, last, end, words, label):
        value = {"start": first, "startOffset": start, "end": last, "endOffset": end, "text": words}
        return {"id": label, "from_name": "p", "to_name": "talk", "type": "paragraphlabels",
                "value": {**value, "paragraphlabels": [label]}}  # fmt: skip

    turns = [{"author": "記者：", "text": "部長怎麼看？"}, {"author": "王毅", "text": "歡迎。"}]
    results = [part("0", 0, "0", 2, "部長", "role"), part("0", 4, "1", 2, "看？\n\n歡迎", "theme"),
               part("7", 0, "7", 1, "x", "theme")]  # fmt: skip
    talk = {"data": {"talk": turns}, "annotations": [{"completed_by": 1, "result": results}]}
    found = told(of(tmp_path, talk))
    assert found.articles[0]["text"] == "記者: 部長怎麼看？\n王毅: 歡迎。"
    assert found.marks == [("部長", "role"), ("看？\n王毅: 歡迎", "theme")]
    assert len(found.left_out) == 1


def test_each_text_of_a_task_that_has_regions_is_an_article(tmp_path):
    results = [
        {**region("a", 0, 2, "標題", "theme"), "to_name": "title"}, {**region("b", 0, 2, "𠮷田"), "to_name": "body"},
        {"type": "relation", "from_id": "a", "to_id": "b", "labels": ["of"]},
    ]  # fmt: skip
    data = {"title": "標題", "body": TEXT, "desk": "國際"}
    found = told(of(tmp_path, {"data": data, "annotations": [{"completed_by": 1, "result": results}]}))
    assert [(one["title"], one["text"], one["marks"]) for one in found.articles] == [
        ("標題", TEXT, [("𠮷田", "person")]), ("a 1 title", "標題", [("標題", "theme")]),
    ]  # fmt: skip
    assert len(found.left_out) == 1  # the relation


def test_choices_for_words_without_a_label_are_marks_of_these_words(tmp_path):
    chosen = answer("c", "tone", "choices", start=0, end=2, text="𠮷田", choices=["直接"])
    found = of(tmp_path, task(chosen))
    (article,) = found.articles()
    assert [(mark.text, found.codebook.path(mark.tag)) for mark in article.marks] == [("𠮷田", "直接")]
    assert article.themes == ()


def test_one_task_over_several_lines_tasks_that_nobody_judged_and_what_is_stored_for_an_annotation(tmp_path):
    path = tmp_path / "a.json"
    stored = {"id": 8, "completed_by": 4, "result": [region("a", 0, 2, "𠮷田")], "task": {"id": 2, "data": {"t": TEXT}}}
    for content in (task(region("a", 0, 2, "𠮷田")), stored):
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
        assert recognised(path, path.read_bytes()).name == "label-studio"
        assert told(reading.read(path)).marks == [("𠮷田", "person")]
    assert [one.text for one in of(tmp_path, {"data": {"text": TEXT}}).articles()] == [TEXT]


def test_completions_and_line_ends_of_windows(tmp_path):
    old = {"id": 1, "data": {"body": "一\r\n李四"}, "completions": [{"result": [region("a", 3, 5, "李四")]}]}
    found = told(of(tmp_path, old))
    assert found.articles[0]["text"] == "一\n李四"
    assert found.marks == [("李四", "person")]


def test_json_min_comes_in(tmp_path):
    labels = [{"start": 0, "end": 2, "text": "𠮷田", "labels": ["PER"]}]
    found = of(
        tmp_path,
        {"text": TEXT, "id": 3, "label": labels, "mood": {"choices": ["好", "長"]}, "annotator": 2,
         "annotation_id": 1, "created_at": "x", "lead_time": 1.5, "desk": "國際"},
    )  # fmt: skip
    (article,) = found.articles()
    assert [mark.text for mark in article.marks] == ["𠮷田"]
    assert [found.codebook.path(one.tag) for one in article.themes] == ["theme/好", "theme/長"]
    assert article.metadata.note == "desk: 國際"
    assert [one.name for one in found.annotators] == ["2"]


def test_regions_of_pictures_in_its_samples_are_told_and_texts_come_in():
    found = told(reading.read(shared("label-studio", "test_export_csv", "csv_test.json")))
    assert found.articles[0]["text"].startswith("Calif. wildfires signal")
    assert found.marks == []
    assert any("rectanglelabels" in one for one in found.left_out)


def test_its_cases_of_tokens_come_in_by_their_words(tmp_path):
    cases = json.loads(shared("label-studio", "conll_cases.json").read_text("utf-8"))
    tasks = [
        {"data": {"text": case.get("text") or case["s"]},
         "annotations": [{"result": [{"type": "labels", "id": f"{at}", "value": one}
                                     for at, one in enumerate(case["spans"])]}]}
        for case in cases
    ]  # fmt: skip
    found = told(of(tmp_path, *tasks))
    assert [words for words, _path in found.marks] == [
        "break", "ane", "Jane Smith ", "Google", "Face", "Mut", "Teen",
    ]  # fmt: skip
    assert [one.split(": ")[0::2] for one in found.left_out] == [
        ["Line 1", "“ant” is not at 5–7."], ["Line 1", "“Shre” is not at 29–30."]
    ]  # fmt: skip


@given(exchange=exchanges(tame))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_its_own_converter_finds_every_mark_where_it_stands(exchange, tmp_path):
    converter = pytest.importorskip("label_studio_sdk.converter")
    assume(exchange.count and any(one.marks for one in exchange.articles()))
    write_all({tmp_path / name: content for name, content in writing.spread(exchange).items()})
    config = (tmp_path / writing.CONFIGURATION).read_text("utf-8")
    ElementTree.fromstring(config)
    out = tmp_path / "out"
    made = converter.Converter(config, str(tmp_path), upload_dir=str(tmp_path))
    made.convert_to_json_min(str(tmp_path / writing.TASKS), str(out), is_dir=False)
    rows = json.loads((out / "result.json").read_text("utf-8"))
    there = [
        (row["text"][one["start"] : one["end"]], one["text"], *one["labels"])
        for row in rows
        for one in row.get("label", [])
    ]
    book = exchange.codebook
    ours = [(mark.text, mark.text, book.path(mark.tag)) for one in exchange.articles() for mark in one.marks]
    assert sorted(there) == sorted(ours)


@given(exchange=exchanges(tame))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_its_own_interface_finds_no_fault_with_our_configuration_and_annotations(exchange):
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    assume(exchange.count)
    made = interface.LabelInterface("".join(writing.configuration(exchange)))
    made.validate()
    for task in json.loads("".join(writing.write(exchange))):
        for one in task["annotations"]:
            assert made.validate_prediction({"result": one["result"], "score": 1.0}, return_errors=True) == []


def test_its_own_converter_makes_tags_of_tokens_from_our_file(tmp_path):
    converter = pytest.importorskip("label_studio_sdk.converter")
    exchange = of(tmp_path, {"data": {"text": "Ana met Jane Smith"}, "annotations": [{"result": [
        region("a", 8, 18, "Jane Smith")]}]})  # fmt: skip
    path = written(named("label-studio"), exchange, tmp_path)
    config = "".join(writing.configuration(exchange))
    out = tmp_path / "out"
    converter.Converter(config, str(tmp_path), upload_dir=str(tmp_path)).convert_to_conll2003(
        str(path), str(out), is_dir=False
    )
    lines = (out / "result.conll").read_text("utf-8").split("\n")
    assert "Jane -X- _ B-person" in lines
    assert "Smith -X- _ I-person" in lines


def test_its_other_samples_come_in_or_say_that_they_hold_no_text():
    folder = shared("label-studio")
    found = reading.read(folder / "test_export_csv" / "csv_test_colliding_keys_mixed.json")
    themes = [[found.codebook.path(one.tag) for one in article.themes] for article in found.articles()]
    assert (themes, found.left_out) == ([["theme/positive"], []], ())
    for name in ("test_export_doclang", "test_export_json_min"):  # pictures and sound
        with pytest.raises(ImportRefused, match="There is no text"):
            reading.read(folder / name / "data.json")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>甲</p>乙 &amp; 丙", "甲\n乙 & 丙"),
        ('<p>甲</p>乙 < 3 <a href="丙', "甲\n乙 < 3"),
        ("<b>甲</b><!-- 乙", "甲"),
        ("甲 &lt;", "甲 <"),
    ],
)
def test_behind_the_last_tag_of_a_page_stand_words_up_to_a_tag_that_nothing_ends(html, text):
    assert Hypertext(html).text == text
