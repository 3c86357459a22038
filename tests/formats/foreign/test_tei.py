"""TEI as editors write it, and what stands in ours."""

import pytest
from defusedxml.ElementTree import fromstring

from annotator.domain.articles import Metadata
from annotator.domain.errors import ExportRefused, ImportRefused
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.tei import reading, writing
from annotator.formats.registry import recognised
from tests.formats.foreign.told import told

EDITION = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>題</title><author>王</author>
<respStmt xml:id="ed"><resp>marks</resp><name>編者</name></respStmt></titleStmt>
<publicationStmt><publisher>聯合報</publisher></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
<encodingDesc><classDecl><taxonomy><category xml:id="c1"><catDesc>theme</catDesc>
<category xml:id="c2"><catDesc>政治</catDesc></category></category></taxonomy></classDecl></encodingDesc>
<profileDesc><particDesc><listPerson><person xml:id="yi"><persName>𠮷田一郎</persName>
<idno type="wikidata">Q1</idno></person></listPerson></particDesc>
<textClass><catRef target="#c2"/></textClass></profileDesc></teiHeader>
<text><body><div><head>標題</head>
  <p xml:id="p1"><persName xml:id="n1" ref="#yi">𠮷田</persName>
     說：<said xml:id="q1">今天<note>註</note>很好</said>。</p>
  <p xml:id="p2">第二段。</p></div></body></text>
<standOff><spanGrp ana="#c2" resp="#ed"><span xml:id="s1" target="#string-range(p2,1,2)">評語</span>
<span from="#string-index(p1,0)" to="#string-index(p2,1)"/><span target="#nowhere"/></spanGrp>
<link type="says" target="#n1 #q1"/><link type="says" target="#n1 #zz"/></standOff>
</TEI>
"""


def read(tmp_path, content):
    path = tmp_path / "a.xml"
    path.write_text(content, encoding="utf-8")
    return reading.read(path)


def test_names_speech_spans_people_and_categories_of_an_edition_come_in(tmp_path):
    exchange = read(tmp_path, EDITION)
    found = told(exchange)
    (one,) = found.articles
    assert one["text"] == "標題\n𠮷田 說：今天很好。\n第二段。"
    assert sorted(found.marks) == [
        ("二段", "theme/政治"),
        ("今天很好", "quote"),
        ("𠮷田", "person"),
        ("𠮷田 說：今天很好。\n第", "theme/政治"),
    ]
    assert found.links == [("says", "𠮷田", "今天很好")]
    assert one["notes"] == {"二段": "評語"}
    assert one["people"]["𠮷田"].identifiers == {"wikidata": "Q1"}
    (article,) = exchange.articles()
    assert (article.metadata.title, article.metadata.byline, article.metadata.source) == ("題", "王", "聯合報")
    assert [exchange.codebook.path(theme.tag) for theme in article.themes] == ["theme/政治"]
    assert {one.name for one in exchange.annotators} == {"編者", "tei"}
    assert found.left_out == [
        "a 1: 1 note in the text was left out.",
        "a 1: a span of “theme/政治” stands nowhere in the text.",
        "a 1: “says” joins nothing that is marked.",
    ]
    assert recognised(tmp_path / "a.xml", EDITION.encode()).name == "tei"


def exchange(text="𠮷田說：「很好」，\n又說：「再見」。"):
    building = Building("test", "a")
    article = building.article(text, Metadata(title="題"))
    person = building.person("𠮷田一郎")
    who = article.mark("person", Span(0, 2), "甲", person=person)
    first = article.mark("quote", Span(4, 8), "甲")
    article.mark("quote", Span(5, 7), "甲")
    article.mark("quote", Span(8, 12), "甲")
    article.link("says", who, first, "甲")
    return building.exchange()


def test_what_is_written_keeps_the_structure_of_the_guidelines():
    root = fromstring("".join(writing.write(exchange())))
    tei = "{http://www.tei-c.org/ns/1.0}"
    key = "{http://www.w3.org/XML/1998/namespace}id"
    assert [one.tag for one in root] == [f"{tei}teiHeader", f"{tei}TEI"]
    (article,) = root.iter(f"{tei}TEI")
    assert [one.tag.removeprefix(tei) for one in article] == ["teiHeader", "text", "standOff"]
    for header in root.iter(f"{tei}teiHeader"):
        description = header.find(f"{tei}fileDesc")
        assert [one.tag.removeprefix(tei) for one in description] == ["titleStmt", "publicationStmt", "sourceDesc"]
    ids = [one.get(key) for one in root.iter() if one.get(key)]
    assert len(ids) == len(set(ids))
    pointers = [
        part
        for one in root.iter()
        for name in ("ana", "corresp", "resp", "who", "target")
        for part in one.get(name, "").split()
    ]
    assert pointers
    assert {one.removeprefix("#") for one in pointers} <= set(ids)
    assert ["".join(one.itertext()) for one in root.iter(f"{tei}body")] == ["𠮷田說：「很好」，又說：「再見」。"]
    assert [(one.text, one.get("who")) for one in root.iter(f"{tei}said")] == [("「很好」", "#p1")]
    assert len(list(root.iter(f"{tei}span"))) == 4


def test_a_character_that_no_xml_may_hold_is_refused_by_its_article():
    with pytest.raises(ExportRefused, match="“題” holds a character"):
        "".join(writing.write(exchange("𠮷田說：「很好」，\x01又說：再見")))


@pytest.mark.parametrize(
    "content", ["<TEI>", "<TEI/>", '<!DOCTYPE a [<!ENTITY b "c">]><TEI>&b;</TEI>', "<TEI><text>" + "<p>" * 3000]
)
def test_what_is_none_holds_entities_or_is_nested_too_deeply_is_refused(tmp_path, content):
    with pytest.raises(ImportRefused):
        read(tmp_path, content)
    deep = "<TEI><text>" + "<p>" * 3000 + "x" + "</p>" * 3000 + "</text></TEI>"
    with pytest.raises(ImportRefused, match="nested"):
        read(tmp_path, deep)
