"""Large files piece by piece: the same lines and values as of the whole, and a sentence where one is too much."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.domain.errors import Cancelled, ImportRefused
from annotator.formats import annot_json
from annotator.formats.streams import bounds, lines, pieces, values
from annotator.formats.streams.watching import watched
from tests.formats.test_own_formats import VALUE

IN_PIECES = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.text(alphabet=st.sampled_from('國𠮷😀a"\\ \r,[]{}:'), max_size=8)
LEAVES = st.one_of(WORDS, st.integers(-9999, 10**6), st.floats(-1e6, 1e6), st.booleans(), st.none())
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3))


@pytest.fixture
def in_small_pieces(monkeypatch):
    """So that every border falls somewhere within something."""
    monkeypatch.setattr(pieces, "PIECE_BYTES", 7)
    monkeypatch.setattr(values, "_PIECE", 5)


def file_of(folder, text, encoding="utf-8"):
    path = folder / "it.json"
    path.write_bytes(text.encode(encoding))
    return path


@given(text=st.text(alphabet=st.sampled_from("a國𠮷😀\n\r "), max_size=40), encoding=st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-32"]))  # fmt: skip
@IN_PIECES
def test_lines_are_those_of_the_whole_text_in_every_encoding_with_a_mark(in_small_pieces, tmp_path, text, encoding):
    path = file_of(tmp_path, text, encoding)
    found = list(lines.text_lines(path, keep_empty=True))
    assert "".join(line for _number, line in found) == text
    assert found == [(number, line) for number, line in enumerate(text.split("\n"), 1) for line in
                     ([f"{line}\n"] if number <= text.count("\n") else [line] if line else [])]  # fmt: skip


@given(found=st.lists(VALUES, max_size=5), indent=st.sampled_from([None, 1]), encoding=st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))  # fmt: skip
@IN_PIECES
def test_the_values_of_a_list_and_of_objects_around_it_are_those_of_the_whole(
    in_small_pieces, tmp_path, found, indent, encoding
):
    told = json.dumps(found, indent=indent, ensure_ascii=indent is None)
    assert [value for _line, value in values.of_list(file_of(tmp_path, told, encoding))] == found
    whole = {"before": found, "list": found, "after": {"list": found}}
    path = file_of(tmp_path, json.dumps(whole, indent=indent, ensure_ascii=False), encoding)
    walked = list(values.walk(path, {"$", "$.list"}.__contains__))
    assert [value for _line, where, value in walked if where == "$.list[]"] == found
    assert walked[-1][1:] == ("$", {"before": found, "after": {"list": found}})


def test_what_stands_behind_a_list_is_not_lost(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[{"a": 1}]\n{"b": [2]}\n[3] 4\n', encoding="utf-8")
    assert list(values.of_list(path)) == [(1, {"a": 1}), (2, {"b": [2]}), (3, 3), (3, 4)]


def test_values_know_the_lines_on_which_they_begin(in_small_pieces, tmp_path):
    path = file_of(tmp_path, '[{"a":\n1},\n\n2,\n"國國國國國國國國"\n]')
    assert list(values.of_list(path)) == [(1, {"a": 1}), (4, 2), (5, "國" * 8)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[{"a": 1}, {"a" 2}]', "a name|delimiter"),
        ("[1, 2", "Line 1: This is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"list": [1', "Line 1"),
        ('{"list" [1]}', "a name and a colon"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(tmp_path, text, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        list(values.walk(file_of(tmp_path, text), {"$", "$.list"}.__contains__))


@pytest.mark.parametrize("text", ["[" + "[]," * 400_000 + "0]\n", '{"a":[' + "[]," * 400_000 + "0]}\n"])
def test_a_line_or_value_that_would_fill_the_memory_is_refused_before_it_is_parsed(tmp_path, monkeypatch, text):
    monkeypatch.setattr(bounds, "MOST_MB", 20)
    path = file_of(tmp_path, text)
    with pytest.raises(ImportRefused, match="line 1 would take more than 20 MB"):
        [lines.value_of(line, number) for number, line in lines.text_lines(path)]
    with pytest.raises(ImportRefused, match="line 1 would take more than 20 MB"):
        list(values.walk(path, lambda _where: False))


def test_a_line_or_value_that_is_longer_than_any_article_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "LONGEST_MB", 1)
    path = file_of(tmp_path, '\n["' + "a" * 5_000_000)
    for read in (lines.text_lines, values.of_list):
        with pytest.raises(ImportRefused, match=r"Line 2 is longer than \d+ MB"):
            list(read(path))
    members = file_of(tmp_path, json.dumps({str(number): number for number in range(3_000)}))
    with pytest.raises(ImportRefused, match="Line 1 is longer"):
        list(values.walk(members, {"$"}.__contains__))


def test_what_is_no_text_in_its_encoding_is_told_with_its_line(tmp_path):
    path = tmp_path / "it.json"
    path.write_bytes("國\n會\n".encode() + b"\xff\n")
    with pytest.raises(ImportRefused, match="Line 3 is not UTF-8"):
        list(lines.text_lines(path))
    path.write_bytes("國\n會".encode("utf-16")[:-1])
    with pytest.raises(ImportRefused, match="Line 2 is not UTF-16"):
        list(lines.text_lines(path))


@pytest.mark.parametrize(
    ("text", "is_so"),
    [('{"a": 1}\n{"a": 2}', True), ('{"a": 1}\r\n\r\n{', True), ('{\n"a": 1}', False), ('{"a": 1}', False),
     ('{"a": 1}\n', False), ("[1]\n{}", False), ("", False)],
)  # fmt: skip
def test_an_object_a_line_is_told_from_one_over_several(in_small_pieces, tmp_path, text, is_so):
    assert lines.is_object_a_line(file_of(tmp_path, text)) is is_so


def test_our_json_is_read_whatever_the_order_of_its_members(tmp_path):
    sorted_ = file_of(tmp_path, json.dumps(VALUE, sort_keys=True))  # the articles stand before the codebook
    usual = tmp_path / "usual.json"
    usual.write_text(json.dumps(VALUE), "utf-8")
    found = [annot_json.read(path) for path in (sorted_, usual)]
    assert list(found[0].articles()) == list(found[1].articles()) == list(found[0].articles())
    assert found[0].count == 1


def test_our_json_with_something_behind_it_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="behind the end"):
        annot_json.read(file_of(tmp_path, json.dumps(VALUE) + "[1]"))


def test_our_file_with_an_article_a_line_and_a_long_head_may_be_called_json(tmp_path):
    head = {name: value for name, value in VALUE.items() if name != "articles"}
    people = [{"id": f"0193f0aa-0000-7000-8000-{number:012}", "name": "名" * 30} for number in range(100, 900)]
    path = file_of(tmp_path, "\n".join(json.dumps(one) for one in ({**head, "people": people}, *VALUE["articles"])))
    assert path.read_bytes().index(b"\n") > 64 * 1024
    with Project.create(tmp_path / "p.annot", annotator="a") as project:
        (planned,) = project.imports.plan([path]).exchanges
    assert (planned.exchange.count, planned.marks, len(planned.exchange.people)) == (1, 1, 800)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", '{"text": "國會", "label": [[0, 1, "PER"]]}\n{"text": "很好", "label": []}\n'),
        ("a.conll", "國 B-PER\n會 I-PER\n很 O\n好 O\n\n國 B-PER\n"),
        ("a.json", json.dumps(VALUE, ensure_ascii=False)),
    ],
)
def test_files_in_utf_16_come_in_like_others(tmp_path, name, text):
    with Project.create(tmp_path / "p.annot", annotator="a") as project:
        plans = []
        for encoding in ("utf-8", "utf-16"):
            path = tmp_path / encoding / name
            path.parent.mkdir()
            path.write_bytes(text.encode(encoding))
            plan = project.imports.plan([path])
            assert not plan.problems
            plans.append([list(one.exchange.articles()) for one in plan.exchanges])
    assert plans[0] == plans[1] != []


def test_who_watches_is_told_how_far_a_file_is_read_and_may_stop_it(tmp_path):
    path = file_of(tmp_path, '{"text": "國"}\n' * 200_000)
    told = []
    with watched(lambda done, whole: told.append((done, whole))):
        assert sum(1 for _line in lines.text_lines(path)) == 200_000
    assert len(told) > 2
    assert told[-1][0] == told[-1][1]

    def stop(_done, whole):
        if whole > 1:  # kilobytes, and no files
            raise Cancelled("stopped")

    with Project.create(tmp_path / "p.annot", annotator="a") as project, pytest.raises(Cancelled):
        project.imports.plan([path], format="doccano", progress=stop)
