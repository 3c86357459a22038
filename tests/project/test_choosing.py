"""What of a project goes out: layers, dates, texts, names, further offsets."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.articles import Metadata, State
from annotator.domain.errors import ExportRefused
from annotator.domain.spans import Span
from annotator.domain.transfer.options import OffsetUnit, Options
from annotator.domain.transfer.selections import Layer, Names, Selection, Texts
from annotator.text.offsets import Utf8Index

TEXT = "𠮷田😀說:「國會通過了預算。」e\u0301 שלום"


@pytest.fixture
def team(tmp_path):
    """An article that two people marked, one of whom adjudicated it, and another one."""
    with Project.create(tmp_path / "p.annot", annotator="lin") as project:
        article = project.imports.apply(project.imports.plan_text(TEXT, "a")).value.articles[0]
        other = project.imports.apply(project.imports.plan_text("另一篇。", "b")).value.articles[0]
        project.articles.edit(article, Metadata(title="一", published="2024-05"))
        project.articles.edit(other, Metadata(title="二", published="2023"))
        project.marks.add(article, Span(0, 2), project.codebook.root("person").id)
        with Project.open(project.location, annotator="chen") as chen:
            chen.marks.add(article, Span(6, 13), chen.codebook.root("quote").id)
            chen.articles.set_state(article, State.ADJUDICATED)
        project.articles.set_state(article, State.DONE)
        yield project


def out(project, options=None, **selection):
    return json.loads("".join(project.exports.lines("json", Selection(**selection), options or Options())))


def test_the_adjudicated_layer_is_what_those_have_made_who_adjudicated(team):
    [article] = out(team, layer=Layer.ADJUDICATED)["articles"]
    assert [mark["text"] for mark in article["marks"]] == ["國會通過了預算"]
    assert [one["status"] for one in article["statuses"]] == ["adjudicated"]


@pytest.mark.parametrize(
    ("since", "until", "titles"),
    [
        ("2024", "", ["一"]),
        ("", "2023-12", ["二"]),
        ("2024-06", "", []),
        ("", "", ["一", "二"]),
        ("2023", "2024", ["一", "二"]),
    ],
)
def test_articles_of_a_time_are_chosen_by_what_is_known_of_their_date(team, since, until, titles):
    assert [one["title"] for one in out(team, since=since, until=until)["articles"]] == titles


def test_pseudonyms_are_the_same_in_every_export_and_tell_nobody(team):
    whole, part = out(team, names=Names.PSEUDONYMS), out(team, names=Names.PSEUDONYMS, layer=Layer.ADJUDICATED)
    assert sorted(one["name"] for one in whole["annotators"]) == ["A1", "A2"]
    told = json.dumps(whole, ensure_ascii=False)
    assert not any(str(one.id) in told or f'"{one.name}"' in told for one in team.annotators())
    assert part["annotators"][0] in whole["annotators"]
    makers = {one["id"] for one in whole["annotators"]}
    assert {mark["annotator"] for mark in whole["articles"][0]["marks"]} == makers


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_marks_without_the_texts_come_onto_the_same_texts_elsewhere(team, tmp_path, name):
    path = tmp_path / f"marks.{name}"
    team.exports.write(path, name, Selection(texts=Texts.WITHOUT))
    assert not any(words in path.read_text("utf-8") for words in ("國會", "說", "另一篇"))
    with Project.create(tmp_path / "q.annot", annotator="wu") as other:
        plan = other.imports.plan([path])
        assert [one.message for one in plan.problems] == [
            "The texts of 2 articles are neither in the file nor in this project."
        ]
        key = other.imports.apply(other.imports.plan_text(TEXT, "c")).value.articles[0]
        plan = other.imports.plan([path])
        assert [one.message for one in plan.problems] == [
            "The text of 1 article is neither in the file nor in this project."
        ]
        assert other.imports.apply(plan).value.marks == 2
        assert [mark.text for mark in other.articles.read(key).marks] == ["𠮷田", "國會通過了預算"]
        assert other.check() == []


def test_a_format_that_needs_the_texts_is_refused_without_them(team, tmp_path):
    with pytest.raises(ExportRefused, match="without the texts"):
        team.exports.write(tmp_path / "a.jsonl", "doccano", Selection(texts=Texts.WITHOUT))
    with pytest.raises(ExportRefused, match="cannot be counted"):
        out(team, Options(offsets=frozenset({OffsetUnit.BYTES})), texts=Texts.WITHOUT)


@pytest.mark.parametrize("name", ["json", "docx"])
def test_no_export_takes_the_place_of_a_project(team, tmp_path, name):
    with Project.create(tmp_path / "q.annot", annotator="wu"):
        pass
    for path in (tmp_path / "p.annot", tmp_path / "q.annot"):
        with pytest.raises(ExportRefused, match="is a project"):
            team.exports.write(path, name)
        with Project.open(path) as still:
            assert still.check() == []


def test_further_columns_count_utf_16_units_and_bytes(team):
    options = Options(offsets=frozenset(OffsetUnit))
    table = "".join(team.exports.lines("csv", Selection(), options)).removeprefix("\ufeff")
    for row in csv.DictReader(io.StringIO(table, newline="")):
        units = TEXT.encode("utf-16-le")[2 * int(row["start_utf16"]) : 2 * int(row["end_utf16"])]
        assert units.decode("utf-16-le") == row["text"]
        assert TEXT.encode()[int(row["start_bytes"]) : int(row["end_bytes"])].decode() == row["text"]


@given(st.text(alphabet=st.sampled_from("aé國𠮷"), max_size=4000), st.data())
@settings(max_examples=60)
def test_bytes_and_code_points_go_both_ways(text, data):
    index = Utf8Index(text)
    offset = data.draw(st.integers(0, len(text)))
    byte = index.to_bytes(offset)
    assert byte == len(text[:offset].encode())
    assert index.to_code_points(byte) == offset
    if offset < len(text):
        for inside in range(1, len(text[offset].encode())):
            assert index.to_code_points(byte + inside) is None
    assert index.to_code_points(len(text.encode()) + 1) is None


def test_what_is_no_date_is_refused_instead_of_choosing_nothing(team):
    with pytest.raises(ExportRefused, match="is no date"):
        out(team, since="gestern")


def test_a_file_where_a_folder_should_be_is_told(team, tmp_path):
    (tmp_path / "there.txt").write_text("x")
    with pytest.raises(ExportRefused, match="goes into a folder"):
        team.exports.write(tmp_path / "there.txt", "brat")


def test_a_project_is_brought_home_by_merging_and_a_format_that_only_goes_out_names_its_reader(team, tmp_path):
    (tmp_path / "a.docx").write_bytes(b"x")
    plan = team.imports.plan([team.location])
    assert "annotator merge" in plan.problems[0].hint
    plan = team.imports.plan([tmp_path / "a.docx"], format="docx")
    assert "word" in plan.problems[0].hint


def test_a_folder_for_label_studio_comes_back_whole(team, tmp_path):
    (tmp_path / "studio").mkdir()
    team.exports.write(tmp_path / "studio", "label-studio")
    with Project.create(tmp_path / "q.annot", annotator="wu") as other:
        plan = other.imports.plan([tmp_path / "studio"])
        assert plan.problems == ()
        assert other.imports.apply(plan).value.marks == 2
