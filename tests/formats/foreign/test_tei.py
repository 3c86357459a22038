"""TEI as editors write it, and what stands in ours."""

import pytest
from defusedxml.ElementTree import fromstring

from annotator.domain.articles import Metadata
from annotator.domain.errors import ExportRefused, ImportRefused
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.tei import reading, writing
from annotator.formats.registry import recognised
from annotator.formats.streams import bounds
from tests.formats.foreign.told import told
from tests.formats.memory import within_memory

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


HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>'
)
PLAY = (
    HEAD
    + """<profileDesc><particDesc><listPerson><person xml:id="p"><persName><forename>Ann</forename><surname>Li</surname>
</persName><persName>A. L.</persName><note>聲</note></person><personGrp xml:id="all"><name>眾人</name></personGrp></listPerson>
</particDesc></profileDesc></teiHeader><text><body><div><head>第一</head><stage>夜。</stage>
<sp who="#p"><speaker>李</speaker><p>好<stage>笑</stage>。</p><stage>讀</stage><p>走！</p></sp>
<sp who="#all"><l>在，</l><l>在。</l></sp></div></body></text></TEI>"""
)


def test_speech_on_a_stage_is_said_by_the_speaker_before_it(tmp_path):
    exchange = read(tmp_path, PLAY)
    (one,) = told(exchange).articles
    assert one["text"] == "第一\n夜。\n李\n好笑。\n讀\n走！\n在，\n在。"
    assert one["marks"] == [("李", "person"), ("好笑。\n讀\n走！", "quote"), ("在，\n在。", "quote")]
    assert one["links"] == [("says", "李", "好笑。\n讀\n走！")]
    assert one["features"] == {"在，\n在。": {"who": "眾人"}}
    person = one["people"]["李"]
    assert (person.name, person.variants, person.note) == ("Ann Li", ("A. L.",), "聲")


NOVEL = (
    HEAD
    + """</teiHeader><text><body><p><said xml:id="a" who="#tom" next="#b">我</said>，他說，<said xml:id="b">在</said>。
<rs type="person" ref="x.xml#ann">她</rs>到<name type="place">北<lb/>京</name>，<choice><sic>作</sic><corr>昨</corr></choice>
<date when="1999">日</date><app><lem>走</lem><rdg>跑</rdg></app>。<persName ref="http://v.org/1">王</persName></p>
<p><w xml:id="w1">Bob</w> <w xml:id="w2">Li</w></p></body></text><standOff><listPerson><person xml:id="ann"><persName>安</persName>
</person><person xml:id="tom"><persName>湯</persName></person><listRelation><relation name="friend"/></listRelation></listPerson>
<listAnnotation><annotation target="#w1 #w2"><ptr target="#PER"/><note>誰</note></annotation></listAnnotation></standOff></TEI>"""
)


def test_names_by_their_types_pieces_of_speech_readings_and_annotations_come_in(tmp_path):
    found = told(read(tmp_path, NOVEL))
    (one,) = found.articles
    assert one["text"] == "我，他說，在。 她到北京，昨 日走。王\nBob Li"
    assert one["marks"] == [
        ("我", "quote"), ("在", "quote"), ("她", "person"), ("北京", "place"), ("日", "date"), ("王", "person"),
        ("Bob Li", "person"),
    ]  # fmt: skip
    assert found.links == [("continues", "在", "我")]
    assert (one["features"], one["notes"]) == ({"我": {"who": "湯"}}, {"Bob Li": "誰"})
    assert one["people"]["她"].name == "安"
    assert (one["people"]["王"].name, one["people"]["王"].identifiers) == ("王", {"ref": "http://v.org/1"})
    assert found.left_out == [
        "1 “relation” has no place here and was left out.", "a 1: 2 other readings were left out.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        '<TEI.2><text><body><p id="x">An <name type="person">Ann</name>.</p></body></text></TEI.2>',
        '<!DOCTYPE TEI SYSTEM "tei_all.dtd">\n<TEI><text><body><p>An <persName>Ann</persName>.</p></body></text></TEI>',
    ],
)
def test_old_files_and_document_types_are_read(tmp_path, content):
    found = told(read(tmp_path, content))
    assert (found.marks, found.articles[0]["text"]) == ([("Ann", "person")], "An Ann.")


def test_a_file_without_a_text_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="no article"):
        read(tmp_path, "<teiHeader/>")


def test_spans_that_are_the_same_as_some_words_stand_there(tmp_path):
    """As TEITOK writes names: ``sameAs`` with the keys of tokens."""
    words = "".join(f'<tok id="w-{number}">{word}</tok>' for number, word in enumerate("王毅在京"))
    spans = '<spanGrp type="entities"><span type="place" sameAs="#w-3">城</span><span type="name" sameAs="#w-0 #w-1"/></spanGrp>'
    found = told(read(tmp_path, f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>{words}</p>{spans}</text></TEI>'))
    assert (found.articles[0]["text"], found.marks) == ("王毅在京", [("王毅", "name"), ("京", "place")])
    assert found.articles[0]["notes"] == {"京": "城"}


def test_texts_of_one_file_are_read_one_after_the_other(tmp_path):
    text = "<TEI><text><body><p><persName ref='#p'>方啟明</persName>{words}</p></body></text></TEI>"
    people = "<TEI><teiHeader><listPerson><person xml:id='p'><persName>方啟明</persName></person></listPerson></teiHeader></TEI>"
    path = tmp_path / "many.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write("<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/>")
        file.writelines(text.format(words=f"{number}" + "<hi>說</hi>" * 5_000) for number in range(20))
        file.write(f"<teiCorpus>{people}</teiCorpus></teiCorpus>")
    with within_memory(14):
        exchange = reading.read(path)
        marks = [mark for article in exchange.articles() for mark in article.marks]
    assert (exchange.count, len(marks)) == (20, 20)
    assert {mark.person for mark in marks} == {one.id for one in exchange.people}


def test_elements_within_elements_are_refused_before_they_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_MB", 20)
    path = tmp_path / "deep.xml"
    path.write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'>" + "<p>" * 1_000_000, "utf-8")
    with within_memory(30), pytest.raises(ImportRefused, match="more than 20 MB of memory"):
        reading.read(path)
