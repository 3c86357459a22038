"""Documents as GATE writes them, and what stands in ours."""

from xml.etree import ElementTree

import pytest

from annotator.domain.articles import Metadata
from annotator.domain.errors import ExportRefused, ImportRefused
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.gate import reading
from annotator.formats.registry import named, of_folder, recognised
from tests.formats.foreign.told import told
from tests.formats.samples import written

DOCUMENT = """<?xml version='1.0' encoding='UTF-8'?>
<GateDocument version="3">
<GateDocumentFeatures>
<Feature><Name className="java.lang.String">title</Name><Value className="java.lang.String">題</Value></Feature>
<Feature><Name className="java.lang.String">gate.SourceURL</Name>
<Value className="java.lang.String">file:/a.html</Value></Feature>
</GateDocumentFeatures>
<TextWithNodes><Node id="0"/>𠮷田<Node id="3"/>😀說：「<Node id="8"/>今天
很好<Node id="13"/>。」</TextWithNodes>
<AnnotationSet>
<Annotation Id="1" Type="Token" StartNode="0" EndNode="3"></Annotation>
<Annotation Id="2" Type="Person" StartNode="0" EndNode="3">
<Feature><Name className="java.lang.String">rule</Name><Value className="java.lang.String">PersonFinal</Value></Feature>
<Feature><Name className="java.lang.String">matches</Name><Value className="java.lang.Integer">3</Value></Feature>
<Feature><Name className="java.lang.String">sure</Name><Value className="java.lang.Boolean">true</Value></Feature>
</Annotation>
</AnnotationSet>
<AnnotationSet Name="王">
<Annotation Id="3" Type="Quote" StartNode="8" EndNode="13"></Annotation>
<Annotation Id="4" Type="Quote" StartNode="8" EndNode="99"></Annotation>
</AnnotationSet>
<AnnotationSet Name="Original markups"><Annotation Id="5" Type="p" StartNode="0" EndNode="13"/></AnnotationSet>
<RelationSet Name="王"><Relation Id="6" Type="says" Members="2;3"/><Relation Id="7" Type="x" Members="2;9"/></RelationSet>
</GateDocument>
"""


@pytest.mark.parametrize(
    ("java", "value", "wanted"),
    [
        ("java.math.BigDecimal", "3.5", 3.5),
        (
            "gate.corpora.ObjectWrapper",
            '<x><value class="list"><int>1</int><string>甲&amp;</string></value></x>',
            "1, 甲&",
        ),
        ("gate.corpora.ObjectWrapper", '<x><value class="map"><a><b>1</b></a></value></x>', None),
    ],
)
def test_numbers_and_lists_of_java_are_told_in_words(tmp_path, java, value, wanted):
    path = tmp_path / "a.xml"
    feature = f'<Value className="{java}"><![CDATA[{value}]]></Value>'
    path.write_text(DOCUMENT.replace('<Value className="java.lang.Integer">3</Value>', feature), encoding="utf-8")
    (one,) = told(reading.read(path)).articles
    assert one["features"]["𠮷田"]["matches"] == (wanted or value)


def test_sets_features_and_relations_of_a_document_come_in(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(DOCUMENT, encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "gate"
    exchange = reading.read(path)
    found = told(exchange)
    assert found.marks == [("𠮷田", "person"), ("今天\n很好", "quote")]
    assert found.links == [("says", "𠮷田", "今天\n很好")]
    (one,) = found.articles
    assert one["title"] == "題"
    assert one["features"] == {"𠮷田": {"rule": "PersonFinal", "matches": 3, "sure": True}}
    assert sorted(annotator.name for annotator in exchange.annotators) == ["gate", "王"]
    assert found.left_out == [
        "a.xml: there is no node 99: Quote",
        "a.xml: 1 annotation of “Token” marks nothing and was left out.",
        "a.xml: 1 annotation of “Original markups” marks nothing and was left out.",
        "a.xml: “x” joins nothing that is marked.",
    ]


@pytest.mark.parametrize(
    "content",
    ["<GateDocument>", "<TEI/>", '<!DOCTYPE a [<!ENTITY b "c">]><GateDocument>&b;</GateDocument>'],
)
def test_what_is_none_or_holds_entities_is_refused(tmp_path, content):
    (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"a\.xml"):
        reading.read(tmp_path / "a.xml")


def exchange(text):
    article = (building := Building("test", "a")).article(text, Metadata(title="題"))
    article.mark("person", Span(0, 2), "甲")
    article.mark("theme/政治", Span(2, 3), "乙", features={"n": 3})
    return building.exchange()


def test_nodes_are_numbered_as_java_counts_and_sets_are_called_after_annotators(tmp_path):
    folder = written(named("gate"), exchange("𠮷田😀說\r\n"), tmp_path)
    folder = folder.rename(tmp_path / "folder")
    assert of_folder(folder).name == "gate"
    (path,) = folder.iterdir()
    root = ElementTree.fromstring(path.read_bytes())
    text = root.find("TextWithNodes")
    assert "".join(text.itertext()) == "𠮷田😀說\r\n"
    assert [node.get("id") for node in text] == ["0", "3", "5", "8"]
    assert [one.get("Name") for one in root.iter("AnnotationSet")] == ["甲", "乙"]
    assert [one.get("Type") for one in root.iter("Annotation")] == ["person", "theme"]


def test_a_character_that_no_xml_may_hold_is_refused_by_its_article(tmp_path):
    with pytest.raises(ExportRefused, match="“題” holds a character"):
        written(named("gate"), exchange("𠮷田😀\x01"), tmp_path)


def test_relations_of_several_members_join_them_one_after_the_other(tmp_path):
    marks = "".join(f'<Annotation Id="{at}" Type="P" StartNode="{at}" EndNode="{at + 1}"/>' for at in range(3))
    document = (
        '<GateDocument><TextWithNodes><Node id="0"/>a<Node id="1"/>b<Node id="2"/>c<Node id="3"/></TextWithNodes>'
        f'<AnnotationSet>{marks}</AnnotationSet><RelationSet><Relation Id="9" Type="coref" Members="0;1;2">'
        "<Feature><Name>sure</Name><Value>yes</Value></Feature></Relation></RelationSet></GateDocument>"
    )
    path = tmp_path / "a.xml"
    path.write_text(document, encoding="utf-8")
    found = told(reading.read(path))
    assert found.links == [("coref", "a", "b"), ("coref", "b", "c")]
    assert found.left_out == ["a.xml: a link holds no features; left out are sure of “coref”."]


def test_what_holds_no_element_is_refused_by_its_beginning(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text("a" * 2_000_000, "utf-8")
    with pytest.raises(ImportRefused, match="no element found"):
        reading.read(path)
