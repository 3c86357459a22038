"""doccano's own samples, and the forms that its converters have written."""

import json

import pytest

from annotator.domain.errors import ImportRefused
from annotator.formats.foreign import doccano
from annotator.formats.registry import recognised
from tests.conftest import SHARED
from tests.formats.foreign.told import shared

SAMPLES = SHARED / "data" / "doccano"
EXAMPLES = SAMPLES / "data_import" / "pipeline" / "examples"
TESTS = SAMPLES / "data_import" / "tests" / "data"


def told(path):
    """The articles of a file: text, marks with their words, links, themes."""
    exchange = doccano.read(path)
    book = exchange.codebook
    found = []
    for one in exchange.articles():
        words = {mark.id: mark.text for mark in one.marks}
        found.append(
            (
                one.text,
                [(mark.text, book.path(mark.tag)) for mark in one.marks],
                [(book.link_type_of(link.type).name, words[link.from_mark], words[link.to_mark]) for link in one.links],
                [book.path(theme.tag) for theme in one.themes],
            )
        )
    return found, [str(one) for one in exchange.left_out]


def sample(*parts):
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip("doccano's samples are not at hand")
    return path


def test_spans_of_its_example_come_in():
    found, left = told(sample("data_export/pipeline/examples/sequence_labeling/example.jsonl"))
    assert found == [
        ("EU rejects German call to boycott British lamb.", [("EU", "ORG"), ("German", "MISC")], [], []),
        ("Peter Blackburn", [("Peter Blackburn", "person")], [], []),
        ("President Obama", [("Obama", "person")], [], []),
    ]
    assert left == []


def test_relations_of_its_example_come_in():
    found, left = told(sample("data_import/tests/data/relation_extraction/example.jsonl"))
    assert left == []
    assert found[0][1] == [
        ("Google", "ORG"), ("September 4, 1998", "DATE"), ("Larry Page", "person"), ("Sergey Brin", "person"),
    ]  # fmt: skip
    assert ("foundedBy", "Google", "Larry Page") in found[0][2]


def test_an_example_with_entities_and_categories_is_known_as_its_own():
    path = sample("data_import/pipeline/examples/intent_detection/example.jsonl")
    assert recognised(path, path.read_bytes()).name == "doccano"
    found, left = told(path)
    assert (len(found), sum(len(one[1]) for one in found), sum(len(one[3]) for one in found)) == (2, 3, 2)
    assert left == []


def test_categories_are_themes_of_whole_articles_and_a_list_is_read_like_lines():
    for name in ("text_classification/example.json",):
        found, left = told(sample("data_import/pipeline/examples", name))
        assert [one[3] for one in found] == [["theme/negative"], ["theme/positive"], ["theme/positive"]]
        assert left == []


def test_an_entry_without_a_text_is_told_with_its_line():
    found, left = told(sample("data_import/tests/data/text_classification/example.json"))
    assert len(found) == 3
    assert left == ["Line 5: There is no text."]


def test_marks_of_several_users_stay_apart(tmp_path):
    path = tmp_path / "a.jsonl"
    spans = [{"label": "PER", "start_offset": 0, "end_offset": 2, "user": user} for user in (1, 2)]
    path.write_text(json.dumps({"text": "張三說", "annotations": spans}), encoding="utf-8")
    exchange = doccano.read(path)
    assert sorted(one.name for one in exchange.annotators) == ["1", "2"]
    assert [mark.text for mark in next(exchange.articles()).marks] == ["張三", "張三"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"text": "張三", "label": [[0, 3, "PER"]]}', "0–3 is no place in a text of 2 characters: PER"),
        ('{"text": "張三", "label": [[0, true, "PER"]]}', "This is no label"),
        ('{"text": "張三", "label": [[0, 1]]}', "This is no label: [0, 1]"),
        ('{"text": "張三", "relations": [{"from_id": 1, "to_id": 2, "type": "x"}]}', "This is no relation"),
        ('{"text": "張三", "relations": [{"from_id": [1], "to_id": {}, "type": "x"}]}', "This is no relation"),
        ('{"text": "張三", "entities": [{"id": [], "start_offset": 0}]}', "This is no label"),
        ('{"text": ""}', "There is no text."),
        ("[1]", "An object is expected here."),
        ("{nothing", "This is not JSON"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line_and_the_rest_comes_in(tmp_path, line, sentence):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "李四", "label": []}}\n{line}\n', encoding="utf-8")
    left = doccano.read(path).left_out
    assert [one.line for one in left] == [2]
    assert sentence in left[0].message


def test_a_file_without_any_article_is_refused(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="no article"):
        doccano.read(path)


@pytest.mark.parametrize(
    "head",
    [
        b'{"text": "a", "label": [[0, 1, "X"]]}\n',
        b'\xef\xbb\xbf[\n  {"text": "a", "label": ["x"]}\n]',
        b'{"id": 7, "text": "' + b"x" * 70_000,
    ],
)
def test_it_is_recognised_by_its_beginning(tmp_path, head):
    found = recognised(tmp_path / "x.jsonl", head[: 64 * 1024])
    assert found is not None
    assert found.name == ("doccano" if len(head) < 70_000 else "records")


def test_it_is_recognised_where_the_first_article_has_no_labels_yet(tmp_path):
    head = '{"id": 1, "text": "沒有人。"}\n{"id": 2, "text": "張三說。", "label": [[0, 2, "PER"]]}\n'.encode()
    assert recognised(tmp_path / "x.jsonl", head).name == "doccano"


def test_what_else_stands_in_a_line_is_known_about_the_article(tmp_path):
    path = tmp_path / "a.jsonl"
    line = {"id": 1, "text": "王毅表示歡迎。", "label": [[0, 2, "PER"]], "title": "新聞", "page": 3,
            "Comments": ["好", {"text": "不好", "user": 2}], "annotation_approver": "林"}  # fmt: skip
    path.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    (article,) = doccano.read(path).articles()
    assert (article.metadata.title, article.metadata.note) == ("新聞", "page: 3\nComments: 好\n不好")
    assert told(path)[1] == ["That 林 has approved 1 text was left out."]


def test_categories_with_whoever_chose_them_are_themes(tmp_path):
    path = tmp_path / "a.json"
    line = {"id": 1, "text": "好電影", "annotations": [{"label": "positive", "user": 3}], "meta": {}}
    path.write_text(json.dumps([line], ensure_ascii=False), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "doccano"
    exchange = doccano.read(path)
    (article,) = exchange.articles()
    names = {one.id: one.name for one in exchange.annotators}
    chosen = [(exchange.codebook.path(one.tag), names[one.annotator]) for one in article.themes]
    assert chosen == [("theme/positive", "3")]


@pytest.mark.parametrize("name", ["entities", "annotations"])
def test_spans_that_others_write_with_start_and_end_are_marks_of_words(tmp_path, name):
    path = tmp_path / "a.jsonl"
    spans = [{"start": 2, "end": 4, "label": "X"}, {"start": 3, "label": "Y"}]
    path.write_text(json.dumps({"text": "外長王毅", name: spans}), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "doccano"
    found, left = told(path)
    assert (found, len(left)) == ([("外長王毅", [("王毅", "X")], [], [])], 1)


def test_labels_of_labelbuddy_are_marks_with_what_it_holds_besides(tmp_path):
    path = tmp_path / "a.json"
    span = {"start_byte": 6, "end_byte": 12, "start_char": 2, "end_char": 4, "label_name": "X", "extra_data": "查"}
    line = {"text": "外長王毅", "annotations": [span], "metadata": {"title": "題"}}
    path.write_text(json.dumps([line]), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "doccano"
    (article,) = doccano.read(path).articles()
    assert article.metadata.title == "題"
    assert [(mark.text, mark.note) for mark in article.marks] == [("王毅", "查")]


@pytest.mark.parametrize("end", [3, 4], ids=["the last character", "behind it"])
def test_words_below_their_labels_are_marks_as_in_cluener(tmp_path, end):
    path = tmp_path / "a.json"
    line = {"text": "外長王毅", "label": {"name": {"王毅": [[2, end]]}, "title": {"外長": [[0, end - 2]]}}}
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "doccano"
    assert told(path) == ([("外長王毅", [("外長", "role"), ("王毅", "name")], [], [])], [])


def test_categories_beside_spans_in_lists_are_its_own(tmp_path):
    lines = ({"text": "一", "entities": [[0, 1, "L"]], "cats": ["好"]}, {"text": "二", "entities": [[0, 1, "L"]]})
    head = "".join(json.dumps(one) + "\n" for one in lines).encode()
    assert recognised(tmp_path / "a.jsonl", head).name == "doccano"


@pytest.mark.parametrize(
    ("label", "themes", "left"),
    [
        ("新聞", ["theme/新聞"], []),
        ({"X": [[0, 2]]}, [], ['Line 1: This is no label: {"X": [[0, 2]]}']),
        (1, [], ["Line 1: This is no label: 1"]),
        (None, [], []),
    ],
)
def test_a_label_without_a_list_is_a_theme_and_what_is_none_is_told(tmp_path, label, themes, left):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "外長王毅", "label": label}), encoding="utf-8")
    assert told(path) == ([("外長王毅", [], [], themes)], left)


def test_what_its_transformer_reads_comes_in_as_its_own_expectation_says():
    labeling = shared("doccano-transformer", "labeling")
    path = labeling / "labeling_text_label.jsonl"
    exchange = doccano.read(path)
    tags = (labeling / "labeling_text_label.conll2003.user0").read_text("utf-8").split()
    marks = sum(len(one.marks) for one in exchange.articles())
    assert (exchange.count, marks) == (2, sum(one.startswith("B-") for one in tags))
    assert exchange.left_out == ()
