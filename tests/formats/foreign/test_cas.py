"""cassis' own samples, our files in cassis itself, and archives that mean harm."""

import io
import shutil
import warnings
import zipfile

import cassis
import pytest

from annotator.domain.articles import Metadata
from annotator.domain.errors import ExportRefused, ImportRefused
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.cas import files, reading
from annotator.formats.registry import named, of_folder, recognised
from tests.formats.foreign.told import shared, told
from tests.formats.samples import written

SER_REF = "uima-cas/json/fs_as_array/ser-ref"
TEXT = "𠮷田😀說：「今天\n很好。」李四走了。"


def exchange(text=TEXT):
    building = Building("test", "a")
    article = building.article(text, Metadata(title="題", source="報", note="一\n二"))
    person = building.person("吉田", "Q1", {"wikidata": "Q1"})
    one = article.mark("person", Span(0, 2), "甲", person=person, features={"語氣": "直接", "n": 3})
    other = article.mark("quote", Span(5, 13), "乙", note="說\n了")
    article.mark("Ereignis/大", Span(2, 3))
    article.link("says", one, other, "甲")
    article.theme("theme/政治")
    return building.exchange()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("casWithText", []),
        ("casWithTextAndAnnotations", ["This", "is", "a", "test"]),
        ("casWithTraditionalChineseTextAndAnnotations", ["這", "是", "一個", "測試"]),
    ],
)
def test_annotations_of_its_samples_stand_at_their_words(name, words):
    found = told(reading.read(shared(SER_REF) / name / "data.json"))
    assert [mark for mark, _path in found.marks] == words
    assert found.left_out == []


@pytest.mark.parametrize(
    ("document", "types", "marks"),
    [
        ("small_cas", "small_typesystem", 0),
        ("cas_with_inheritance", "typesystem_with_inheritance", 5),
        ("cas_with_references", "webanno_types", 3),
    ],
)
def test_xmi_is_read_by_the_type_system_beside_it(tmp_path, document, types, marks):
    samples = shared("uima-cas")
    shutil.copy(samples / "xmi" / f"{document}.xmi", tmp_path)
    shutil.copy(samples / "typesystems" / f"{types}.xml", tmp_path / "TypeSystem.xml")
    found = told(reading.read(tmp_path / f"{document}.xmi"))
    assert found.left_out == []
    assert len(found.marks) == marks


def test_types_that_nothing_describes_are_told_and_taken_as_they_stand(tmp_path):
    shutil.copy(shared("uima-cas/xmi/cas_with_inheritance.xmi"), tmp_path)
    found = told(reading.read(tmp_path / "cas_with_inheritance.xmi"))
    assert found.left_out == [
        (
            "cas_with_inheritance.xmi: No type system beside it describes these types, which were taken as they stand: "
            "Parent, Child, GrandChild, GrandGrandChild, GrandGrandGrandChild."
        )
    ]


def test_two_texts_of_one_file_are_two_articles():
    found = told(reading.read(shared("uima-cas/xmi/cas_with_two_sofas.xmi")))
    assert len(found.articles) == 2


_TRIMMED = {"testAnnotationWithLeadingWhitespace", "testAnnotationWithTrailingWhitespace"}
"""Cases of which TSV leaves out the blanks at the ends of marks."""


def test_documents_of_inception_say_the_same_in_xmi_without_types_as_in_tsv():
    def told_by(path):
        articles = list(recognised(path, path.read_bytes()).read(path).articles())
        marks = sorted((mark.span, mark.text) for one in articles for mark in one.marks)
        return marks, sum(len(one.links) for one in articles)

    files = sorted(shared("inception-webanno-tsv3").rglob("reference.xmi"))
    pairs = [one for one in files if one.with_suffix(".tsv").exists() and one.parent.name not in _TRIMMED]
    assert len(pairs) > 30
    for one in pairs:
        assert told_by(one) == told_by(one.with_suffix(".tsv")), one


@pytest.mark.parametrize(
    ("name", "articles", "marks", "links"),
    [
        ("cas_with_collections", 1, 0, 0), ("cas_with_inheritance", 1, 5, 0), ("cas_with_references", 1, 3, 2),
        ("cas_with_multiple_references_allowed_string_array", 1, 0, 0), ("cas_with_two_sofas", 2, 0, 0),
        ("empty_cas", 1, 0, 0), ("small_cas", 1, 0, 0),
    ],
)  # fmt: skip
def test_each_xmi_of_cassis_comes_in_without_its_types(name, articles, marks, links):
    found = told(reading.read(shared("uima-cas", "xmi", f"{name}.xmi")))
    assert (len(found.articles), len(found.marks), len(found.links)) == (articles, marks, links)


def loaded(path):
    """What cassis makes of a folder that we wrote."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        if (path / "TypeSystem.xml").exists():
            types = cassis.load_typesystem(path / "TypeSystem.xml")
            return [cassis.load_cas_from_xmi(one, typesystem=types) for one in sorted(path.glob("*.xmi"))]
        return [cassis.load_cas_from_json(io.StringIO(one.read_text("utf-8"))) for one in sorted(path.glob("*.json"))]


def folder_of(chosen, tmp_path, what=None):
    tmp_path.mkdir(exist_ok=True)
    for name, content in chosen.spread(what or exchange()).items():
        (tmp_path / name).write_text("".join(content), encoding="utf-8", newline="")
    return tmp_path


@pytest.mark.parametrize("name", ["cas-xmi", "cas-json"])
def test_cassis_finds_our_quotes_where_we_marked_them(tmp_path, name):
    folder = folder_of(named(name), tmp_path)
    assert of_folder(folder).name == name
    (cas,) = loaded(folder)
    cas.typecheck()
    assert cas.sofa_string == TEXT
    (person,) = cas.select("webanno.custom.Person")
    (quote,) = cas.select("webanno.custom.Quote")
    assert (person.get_covered_text(), person.tag, person.identifier) == ("𠮷田", "person", "wikidata:Q1")
    assert (quote.get_covered_text(), quote.note) == ("「今天\n很好。」", "說\n了")
    (link,) = cas.select("webanno.custom.Link")
    assert (link.Governor, link.Dependent, link.name) == (person, quote, "says")
    (other,) = cas.select("webanno.custom.Ereignis")
    assert other.get_covered_text() == "😀"
    raw = next(one for one in folder.iterdir() if one.stem.startswith("0001")).read_text("utf-8")
    assert ('begin="0" end="3"' in raw) or ('"begin": 0, "end": 3' in raw)  # UTF-16 units


@pytest.mark.parametrize("name", ["cas-xmi", "cas-json"])
def test_a_folder_comes_back_as_it_was(tmp_path, name):
    back = told(reading.read(folder_of(named(name), tmp_path)))
    before = told(exchange())
    assert back.left_out == []
    for part in ("title", "text", "marks", "features", "notes"):
        assert [one[part] for one in back.articles] == [one[part] for one in before.articles]
    assert back.links == before.links


def test_an_archive_and_a_json_are_known_by_their_beginning(tmp_path):
    path = written(named("cas-xmi"), exchange(), tmp_path)
    assert recognised(path, path.read_bytes()[: 64 * 1024]).name == "cas-xmi"
    folder = folder_of(named("cas-json"), tmp_path)
    (path,) = folder.glob("*.json")
    assert recognised(path, path.read_bytes()[: 64 * 1024]).name == "cas-json"


def test_a_character_that_no_xml_may_hold_is_refused_by_its_article(tmp_path):
    with pytest.raises(ExportRefused, match="“題” holds a character"):
        folder_of(named("cas-xmi"), tmp_path, exchange("𠮷田😀說：「今天\n很好。」\x01走了。"))
    assert loaded(folder_of(named("cas-json"), tmp_path / "json", exchange("𠮷田😀說：「今天\n很好。」\x01走了。")))


def archive(path, name="a.xmi", content=b"<a/>"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ["../a.xmi", "/a.xmi"])
def test_an_archive_that_leads_out_of_itself_is_refused(tmp_path, name):
    with pytest.raises(ImportRefused, match="leads out of it"):
        reading.read(archive(tmp_path / "a.zip", name))


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST_MB", 1)
    with pytest.raises(ImportRefused, match="has more than 1 MB"):
        reading.read(archive(tmp_path / "a.zip", content=bytes(2 << 20)))


def test_entities_are_refused(tmp_path):
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    (tmp_path / "a.xmi").write_bytes(bomb)
    with pytest.raises(ImportRefused, match="cannot be read"):
        reading.read(tmp_path / "a.xmi")


_XMI = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore"
 xmlns:own="http:///webanno/custom.ecore" xmlns:sem="http:///org/a/sem.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>
<tcas:DocumentAnnotation xmi:id="8" sofa="1" begin="0" end="7" language="zh"/>
<own:Speaker xmi:id="4" sofa="1" begin="0" end="2" value="外長"/><own:Speech xmi:id="5" sofa="1" begin="4" end="6" tone="calm"/>
<own:Says xmi:id="6" sofa="1" begin="4" end="6" Dependent="5" Governor="4"/>
<sem:WordToken xmi:id="7" sofa="1" begin="0" end="2"/>
<sem:Mention xmi:id="9" sofa="1" begin="4" end="6" polarity="-1" concepts="10"><words>歡</words><words>迎</words></sem:Mention>
<sem:Concept xmi:id="10" cui="C1" name="welcome"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="王毅表示歡迎。"/>
<cas:View sofa="1" members="8 4 5 6 7 9"/></xmi:XMI>"""


def test_a_file_without_a_type_system_comes_in_by_what_it_shows(tmp_path):
    path = tmp_path / "a.xmi"
    path.write_text(_XMI, encoding="utf-8")
    found = told(reading.read(path))
    assert sorted(found.marks) == [("歡迎", "Mention"), ("歡迎", "Speech"), ("王毅", "Speaker/外長")]
    assert found.links == [("Says", "王毅", "歡迎")]
    (article,) = reading.read(path).articles()
    features = [dict(mark.features) for mark in article.marks if mark.features]
    assert {"tone": "calm"} in features
    assert {"polarity": -1, "cui": "C1", "name": "welcome"} in features
    assert found.left_out == [
        (
            "a.xmi: No type system beside it describes these types, which were taken as they stand: "
            "Speaker, Speech, Says, Mention, Concept."
        )
    ]
