"""JSON, JSONL and CSV of our own: what is written comes back, and what does not fit is refused with its place."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotator.domain.errors import AnnotatorError, ExportRefused, ImportRefused
from annotator.domain.resources import resource
from annotator.formats import annot_csv, annot_json, annot_jsonl
from annotator.formats.registry import FORMATS, named, recognised
from tests.formats.exchanges import broken_text, exchanges

SCHEMA = Draft202012Validator(json.loads(resource("schema", "article-annotator.schema.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("formats")


@given(exchange=exchanges(suggesting=True))
@pytest.mark.parametrize("form", [annot_json, annot_jsonl])
def test_write_read_write_is_identical(folder, form, exchange):
    first = "".join(form.write(exchange))
    path = folder / "x"
    path.write_text(first, "utf-8", newline="")
    again = form.read(path)
    assert again.count == exchange.count
    assert [one.suggestions for one in again.articles()] == [one.suggestions for one in exchange.articles()]
    assert "".join(form.write(again)) == first


@given(exchange=exchanges(suggesting=True))
def test_json_fits_its_schema_and_every_offset_holds(exchange):
    value = json.loads("".join(annot_json.write(exchange)))
    SCHEMA.validate(value)
    for article in value["articles"]:
        for mark in article["marks"]:
            assert article["text"][mark["start"] : mark["end"]] == mark["text"]


@given(exchange=exchanges())
def test_a_mark_that_is_not_its_text_is_never_written(exchange):
    broken = broken_text(exchange)
    if broken is not None:
        with pytest.raises(ExportRefused):
            list(annot_json.write(broken))


@given(exchange=exchanges())
def test_csv_has_a_row_a_mark_with_every_cell_as_it_was(folder, exchange):
    path = folder / "x.csv"
    path.write_text("".join(annot_csv.write(exchange)), "utf-8", newline="")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    marks = [mark for article in exchange.articles() for mark in article.marks]
    rows = list(annot_csv.rows(path))
    assert [row["text"] for row in rows] == [mark.text for mark in marks]
    assert [row["note"] for row in rows] == [mark.note for mark in marks]


@given(exchange=exchanges())
def test_no_cell_begins_like_a_formula(exchange):
    lines = "".join(annot_csv.write(exchange)).removeprefix(annot_csv.BOM).splitlines(keepends=True)
    for row in csv.reader(lines):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@given(exchange=exchanges())
def test_the_folder_form_has_five_tables(exchange):
    tables = annot_csv.write_tables(exchange)
    assert tuple(tables) == annot_csv.TABLES
    assert len("".join(tables["codebook.csv"]).splitlines()) >= 1 + len(exchange.codebook.tags)


@given(exchange=exchanges(), data=st.data())
def test_a_file_cut_off_anywhere_is_refused_in_words(folder, exchange, data):
    whole = "".join(annot_json.write(exchange))
    cut = whole[: data.draw(st.integers(0, len(whole.rstrip()) - 1))]
    path = folder / "cut.json"
    path.write_text(cut, "utf-8", newline="")
    with pytest.raises(ImportRefused):
        annot_json.read(path)


def wrong(folder, exchange_value, change):
    value = json.loads(json.dumps(exchange_value))
    change(value)
    path = folder / "wrong.json"
    path.write_text(json.dumps(value), "utf-8")
    return path


VALUE = {
    "format": "article-annotator", "version": 1,
    "project": {"id": "0193f0aa-0000-7000-8000-000000000001", "title": "t", "created": "2024-11-15T08:00:00.000Z"},
    "codebook": {"tags": [{"id": "0193f0aa-0000-7000-8000-000000000002", "kind": "person", "name": "person", "overlap": "any", "features": []}],
                 "link_types": [{"id": "0193f0aa-0000-7000-8000-000000000003", "name": "says", "from_kinds": [], "to_kinds": []}]},
    "annotators": [{"id": "0193f0aa-0000-7000-8000-000000000004", "name": "lin"}], "people": [],
    "articles": [{"id": "0193f0aa-0000-7000-8000-000000000005", "title": "t", "text": "甲乙",
                  "sha256": "1f8a6d4b28fe21b6a5aa1ab4e2d0c9b0b0f2bf7a5d3c6f3b4f5d2e1a0c9b8a76", "statuses": [], "repairs": [],
                  "marks": [{"id": "0193f0aa-0000-7000-8000-000000000006", "kind": "person", "tag": "person", "start": 0, "end": 1, "text": "甲",
                             "annotator": "0193f0aa-0000-7000-8000-000000000004", "origin": "hand",
                             "created": "2024-11-15T08:00:00.000Z", "changed": "2024-11-15T08:00:00.000Z"}],
                  "links": [], "themes": []}],
}  # fmt: skip
VALUE["articles"][0]["sha256"] = __import__("hashlib").sha256("甲乙".encode()).hexdigest()


def test_the_made_value_itself_is_read(folder):
    assert annot_json.read(wrong(folder, VALUE, lambda _value: None)).count == 1


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda v: v.update(format="other"), "format"),
        (lambda v: v.update(version=2), "version"),
        (lambda v: v["project"].pop("id"), "project"),
        (lambda v: v["articles"][0].update(text="別的"), "sha256"),
        (lambda v: v["articles"][0]["marks"][0].update(start=1), r"marks\[0\]"),
        (lambda v: v["articles"][0]["marks"][0].update(start=-1), "start"),
        (lambda v: v["articles"][0]["marks"][0].update(tag="nothing"), "tag"),
        (lambda v: v["articles"][0]["marks"][0].update(annotator=v["project"]["id"]), "annotator"),
        (lambda v: v["articles"][0]["marks"][0].update(person=v["project"]["id"]), "person"),
        (lambda v: v["articles"][0]["marks"][0].update(created="yesterday"), "created"),
        (lambda v: v["articles"][0]["links"].append({"id": v["project"]["id"], "type": "says", "from": v["project"]["id"],
                                                     "to": v["project"]["id"], "annotator": v["annotators"][0]["id"]}), "links"),
        (lambda v: v["articles"].append(v["articles"][0]), r"articles\[1\]"),
        (lambda v: v.update(articles={}), "articles"),
        (lambda v: v["codebook"]["tags"][0].update(parent=v["project"]["id"]), "tag"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_place(folder, change, place):
    with pytest.raises(AnnotatorError, match=place):
        list(annot_json.read(wrong(folder, VALUE, change)).articles())


def test_a_broken_line_of_jsonl_is_refused_with_its_number(folder):
    path = folder / "broken.jsonl"
    head = {name: value for name, value in VALUE.items() if name != "articles"}
    path.write_text(json.dumps(head) + "\n{nonsense\n", "utf-8")
    with pytest.raises(ImportRefused, match="2"):
        list(annot_jsonl.read(path).articles())


def test_our_files_are_recognised_by_what_is_in_them(tmp_path):
    assert recognised(tmp_path / "a.txt", b'{\n  "format": "article-annotator",').name == "json"
    assert recognised(tmp_path / "a.txt", b'{"format": "article-annotator", ').name == "jsonl"
    assert recognised(tmp_path / "a.md", b"# hello").name == "markdown"
    assert recognised(tmp_path / "a.xyz", b"hello") is None


def test_json_of_nobody_known_is_refused_with_the_way_to_say_whose_it_is(folder):
    path = folder / "odd.json"
    path.write_text('{"data": [{"text": "甲乙丙"}]}', "utf-8")
    with pytest.raises(ImportRefused, match="--format"):
        annot_json.read(path)


def test_every_format_goes_at_least_one_way_and_an_unknown_one_is_refused():
    assert all(one.reads or one.writes for one in FORMATS)
    with pytest.raises(AnnotatorError, match="jsonl"):
        named("wordperfect")


@given(exchange=exchanges())
def test_json_that_a_script_wrote_in_one_line_is_read_like_any_other(folder, exchange):
    first = "".join(annot_json.write(exchange))
    path = folder / "x.json"
    path.write_text(json.dumps(json.loads(first), ensure_ascii=False), "utf-8")
    assert recognised(path, path.read_bytes()).name == "json"
    assert "".join(annot_json.write(annot_json.read(path))) == first


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.txt"])
@pytest.mark.parametrize("indent", [None, 1])
def test_json_and_jsonl_are_read_whatever_the_file_is_called(folder, name, indent):
    exchange = annot_json.read(wrong(folder, VALUE, lambda _value: None))
    first = "".join(annot_json.write(exchange))
    path = folder / name
    for content in (json.dumps(VALUE, indent=indent), "".join(annot_jsonl.write(exchange))):
        path.write_text(content, "utf-8")
        said = [recognised(path, path.read_bytes()), named("json"), named("jsonl")]
        assert ["".join(annot_json.write(one.read(path))) for one in said] == [first] * 3


def test_what_stands_below_json_on_one_line_is_refused(folder):
    path = folder / "two.jsonl"
    path.write_text(f"{json.dumps(VALUE)}\n\n{json.dumps(VALUE)}\n", "utf-8")
    with pytest.raises(ImportRefused, match=r"3.*behind the end"):
        named("jsonl").read(path)
