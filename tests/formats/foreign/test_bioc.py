"""BioC as its libraries write it."""

import json

import pytest

from annotator.domain.errors import ImportRefused
from annotator.formats.foreign.bioc import reading
from annotator.formats.registry import recognised
from tests.formats.foreign.told import shared, told

XML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE collection SYSTEM "BioC.dtd">
<collection><source>x</source><date>2024</date><key>k</key><document><id>7</id>
<passage><infon key="type">title</infon><infon key="journal">報</infon><offset>0</offset><text>外長王毅</text>
<annotation id="T1"><infon key="type">Person</infon><infon key="identifier">Q1</infon>
<location offset="2" length="2"/><text>王毅</text></annotation></passage>
<passage><infon key="type">abstract</infon><offset>5</offset>
<sentence><offset>5</offset><text>😀李四說。</text>
<annotation id="T2"><infon key="type">Person</infon><location offset="7" length="2"/><text>李四</text></annotation></sentence>
<sentence><offset>12</offset><text>走了又走。</text>
<annotation id="T3"><infon key="type">Move</infon><location offset="12" length="1"/><location offset="15" length="1"/>
<text>走 走</text></annotation></sentence>
</passage>
<relation id="R1"><infon key="type">knows</infon><node refid="T1" role="a"/><node refid="T2" role="b"/></relation>
<relation id="R2"><infon key="type">lost</infon><node refid="T1" role="a"/><node refid="T9" role="b"/></relation>
</document></collection>"""


def test_passages_annotations_and_relations_come_in(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(XML, encoding="utf-8")
    assert recognised(path, XML.encode()).name == "bioc"
    found = told(reading.read(path))
    (one,) = found.articles
    assert (one["title"], one["text"]) == ("外長王毅", "外長王毅\n😀李四說。 走了又走。")
    assert one["marks"] == [("王毅", "person"), ("李四", "person"), ("走", "Move"), ("走", "Move")]
    assert one["features"] == {"王毅": {"identifier": "Q1"}}
    assert found.links == [("fragment", "走", "走"), ("knows", "王毅", "李四")]
    assert found.left_out == ["a 7: “lost” joins nothing that is marked."]


def test_json_comes_in(tmp_path):
    passage = {
        "offset": 10, "infons": {"type": "abstract"}, "text": "王毅說。", "relations": [],
        "annotations": [{"id": "1", "infons": {"type": "Person"}, "text": "王毅",
                         "locations": [{"offset": 10, "length": 2}]}],
    }  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"source": "x", "documents": [{"id": "1", "passages": [passage]}]}), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "bioc"
    assert told(reading.read(path)).marks == [("王毅", "person")]


def test_its_samples_of_inception_come_in():
    files = sorted(shared("inception-misc", "inception-io-bioc").rglob("data.xml"))
    assert len(files) == 2
    for path in files:
        assert recognised(path, path.read_bytes()).name == "bioc"
        assert told(reading.read(path)).left_out == []


@pytest.mark.parametrize("content", ["<collection><document/></collection>", "<collection>"])
def test_what_holds_no_text_is_refused(tmp_path, content):
    path = tmp_path / "a.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused):
        reading.read(path)


def test_a_list_of_collections_comes_in_and_each_annotation_stands_on_its_passage(tmp_path):
    def passage(offset, text, at):
        mark = {"id": f"T{offset}", "infons": {"type": "X"}, "text": text[at:], "locations": [{"offset": offset + at,
                "length": len(text) - at}]}  # fmt: skip
        return {"offset": offset, "text": text, "annotations": [mark]}

    document = {"id": "1", "passages": [passage(20, "乙王毅", 1), passage(0, "甲李四", 1), passage(40, "丙說", 1)]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"source": "x", "documents": [document]}] * 2), encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "bioc"
    found = told(reading.read(path))
    assert [one["text"] for one in found.articles] == ["乙王毅\n甲李四\n丙說"] * 2
    assert (sorted(found.marks), found.left_out) == (sorted([("王毅", "X"), ("李四", "X"), ("說", "X")] * 2), [])


def test_words_prove_where_an_annotation_stands_and_one_without_a_place_is_told(tmp_path):
    def mark(words, *places):
        spots = [{"offset": start, "length": length} for start, length in places]
        return {"id": words, "infons": {"type": "X"}, "text": words, "locations": spots}

    marks = [mark("王毅", (0, 2)), mark("bert", (7, 4)), mark("李四", (0, 2)), mark("整篇"), mark("", (3, 1))]
    passage = {"offset": 0, "text": "外長王毅說：「BERT」", "annotations": marks}
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"source": "x", "documents": [{"id": "1", "passages": [passage]}]}), encoding="utf-8")
    found = told(reading.read(path))
    assert sorted(found.marks) == [("BERT", "X"), ("毅", "X"), ("王毅", "X")]
    assert [one.partition(":")[0] for one in found.left_out] == ["“李四” is not at 0–2.", "a 1"]
