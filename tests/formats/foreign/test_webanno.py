"""INCEpTION's own suite of TSV 3, its cases of curation, and what its reader asks of our files."""

import re

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.spans import Span
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.webanno import reading
from annotator.formats.registry import named, of_folder, recognised
from annotator.text.offsets import Utf16Index
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign.told import shared, told
from tests.formats.samples import written

SUITE = "inception-webanno-tsv3/tsv3-suite"


def suite(name):
    return told(reading.read(shared(SUITE) / name / "reference.tsv"))


def test_every_file_of_its_suite_comes_in_and_only_empty_spans_are_told():
    files = sorted(shared(SUITE).rglob("*.tsv"))
    assert len(files) == 38
    for path in files:
        assert recognised(path, path.read_bytes()).name == "webanno"
        found = told(reading.read(path))
        assert len(found.articles) == 1
        for sentence in found.left_out:
            assert "is no place in a text" in sentence or "A link holds no features" in sentence, (path, sentence)


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("testTokenBoundedStackedSpanWithFeatureValue", [("This", "Span/NE")]),
        ("testMultiTokenSpanWithoutFeatureValue", None),
        ("testElevatedType", [("John", "POS/NN")]),
        ("testCrossSentenceSpanWithoutFeatureValue", [("He loves her .\nShe loves him not .", "Span")]),
        ("testSubTokenRelation", [("T", "Span/OTH"), ("t", "Span/OTH")]),
        ("testTokenBoundedBioLookAlike", None),
    ],
)
def test_spans_of_its_suite_stand_where_they_should(name, marks):
    found = suite(name)
    if marks is None:
        assert found.marks
    else:
        assert set(marks) <= set(found.marks)


def test_features_keep_their_reserved_characters():
    found = suite("testTokenBoundedSpanWithSpecialSymbolsValue")
    (label,) = {path for _words, path in found.marks}
    assert label.removeprefix("Span∕").removeprefix("Span/") == "#*'\"`´\t:;{}|[ ]()\\§$%?=&_\n".strip()


def test_spans_over_several_tokens_stacked_and_in_parts_of_tokens_are_put_together():
    found = suite("testStackedSubMultiTokenSpanWithFeatureValue")
    words = {path.removeprefix("Span/"): text for text, path in found.marks}
    assert words["9a"] == words["9b"] == "aaa bbbbbb ccc"
    assert words["2a"] == "aaaaaa bbbbbb"
    assert words["5a"] == "bbbb"
    assert "11a" not in words  # it holds nothing


def test_relations_slots_and_chains_are_links():
    assert suite("testSubTokenRelation").links == [("Relation", "T", "t")]
    stacked = suite("testStackedNonMultiTokenRelationWithMultipleFeatureValues")
    assert sorted(stacked.links) == [("nsubj", "This is", "a test"), ("obj", "This is", "a test")]
    assert [one.split(": ")[2] for one in stacked.left_out] == [
        "A link holds no features; left out are those of ComplexRelation.boolValue.",
        "A link holds no features; left out are those of ComplexRelation.integerValue.",
    ]
    assert sorted(suite("testMultiTokenSlotFeature").links) == [("p1", "This", "is a"), ("p2", "This", "test .")]
    assert suite("testSimpleChain").links == [("SimpleLink", "This", "is"), ("SimpleLink", "is", "a")]
    assert suite("testSingleTokenRelationWithMultipleFeatureValues").links == [("nsubj", "This", ".")]


def test_files_of_one_text_in_a_folder_are_those_of_several_annotators():
    cases = shared("inception-curation")
    files = [one for one in cases.rglob("*.tsv") if reading.fits(one.read_bytes())]
    assert len(files) == 36  # twelve of them are of version 2
    for case in sorted({one.parent for one in files}):
        exchange = reading.read(case)
        assert exchange.count == (2 if case.name == "simplespan" else 1), case
        assert {one.name for one in exchange.annotators} <= {one.stem for one in case.glob("*.tsv")}
    case = cases / "testsuite" / "multipleStackedAnnotationsAreNotMergedTest"
    assert of_folder(case).name == "webanno"
    found = told(reading.read(case))
    assert set(found.marks) == {("Champions League", "ORG"), ("Champions League", "ORGpart")}


def tsv(*lines):
    return "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|value\n\n\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("unit", ["utf-16-le", "code points"])
def test_offsets_are_proved_by_the_words(tmp_path, unit):
    text, rows, at = "𠮷田😀說", [], 0
    for number, word in enumerate(("𠮷田", "😀", "說"), 1):
        length = len(word.encode(unit)) // 2 if unit != "code points" else len(word)
        rows.append(f"1-{number}\t{at}-{at + length}\t{word}\t{'PER' if word == '說' else '_'}\t")
        at += length
    (tmp_path / "a.tsv").write_text(tsv(f"#Text={text}", *rows), encoding="utf-8")
    assert told(reading.read(tmp_path / "a.tsv")).marks == [("說", "Span/PER")]


def test_words_that_stand_elsewhere_are_told_with_their_line(tmp_path):
    (tmp_path / "a.tsv").write_text(tsv("#Text=張三說", "1-1\t0-2\t李四\tPER\t", "nothing"), encoding="utf-8")
    found = told(reading.read(tmp_path / "a.tsv"))
    assert found.marks == []
    assert found.left_out == ["Line 7: a.tsv: this is no line of WebAnno TSV.", "Line 6: a.tsv: “李四” is not at 0–2."]


def test_an_annotation_that_goes_on_in_a_part_of_its_token_ends_with_that_part(tmp_path):
    """As ``getOrCreateSpanAnnotation`` of INCEpTION's ``Tsv3XDeserializer`` moves the end to each further unit."""
    rows = ["1-1\t0-4\t北京日報\tORG[1]|LOC[2]\t", "1-1.1\t0-2\t北京\tLOC[2]\t", "1-2\t4-6\t記者\tORG[1]\t"]
    (tmp_path / "a.tsv").write_text(tsv("#Text=北京日報記者", *rows), encoding="utf-8")
    found = told(reading.read(tmp_path / "a.tsv"))
    assert sorted(found.marks) == [("北京", "Span/LOC"), ("北京日報記者", "Span/ORG")]


def test_another_table_is_refused(tmp_path):
    (tmp_path / "a.tsv").write_text("a\tb\n", encoding="utf-8")
    assert not reading.fits(b"a\tb\n")
    with pytest.raises(ImportRefused, match="is no WebAnno TSV 3"):
        reading.read(tmp_path / "a.tsv")


@given(exchange=exchanges(tame))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_its_own_reader_would_find_the_same_text_and_words(exchange, tmp_path):
    """Its rules: a sentence begins with its first token, its text may not go beyond where the next one begins."""
    articles = list(exchange.articles())
    files = sorted(written(named("webanno"), exchange, tmp_path).glob("*.tsv")) if articles else []
    for path, article in zip(files, articles, strict=True):
        text, utf16 = article.text, Utf16Index(article.text)
        header, _gap, body = path.read_bytes().decode().partition("\n\n")
        columns = sum(len(line.split("|")) - 1 for line in header.splitlines() if line.startswith("#T_"))
        built = ""
        for block in body.strip("\n").split("\n\n"):
            lines = block.split("\n")
            told_text = "\n".join(line.removeprefix("#Text=") for line in lines if line.startswith("#Text="))
            rows = [line.split("\t") for line in lines if not line.startswith("#Text=")]
            assert {len(row) for row in rows} == {columns + 4}
            start = utf16.to_code_points(int(rows[0][1].split("-")[0]))
            assert len(built.removesuffix("\n")) == start or len(built) == start == 0
            built = built.removesuffix("\n") + told_text + "\n"
            for row in rows:
                begin, end = (utf16.to_code_points(int(one)) for one in row[1].split("-"))
                assert re.sub(r"\s", " ", text[begin:end]) == re.sub(r"\s", " ", row[2])
        assert built.removesuffix("\n") == text


_RESERVED = frozenset(["address", "begin", "end", "coveredtext", "booleanvalue", "doublevalue", "bytevalue", "cas", "casimpl", "class", "featurevalue", "floatvalue", "longvalue", "lowlevelcas", "printrefs", "sofa", "stringvalue", "type", "typeindexid", "view"])  # fmt: skip
"""What nobody can call a feature in WebAnno and INCEpTION (WebAnno's issue 255)."""
_BACK = {"\\t": "\t", "\\n": "\n"}


def as_inception_reads(path):
    """Spans as (begin, end, features) by their numbers, and relations as pairs of numbers with their features.

    By the rules of ``Tsv3XDeserializer.java`` and ``Escaping.java``: two empty lines behind the head, one between
    sentences and none at the end; a value of a stack is parted by a stroke without a backslash before it, its number
    stands in brackets at its end, and a span goes on to the end of the last unit of its number.
    """
    head, body = path.read_bytes().decode().split("\n\n\n", 1)
    first, *layers = head.split("\n")
    assert first == "#FORMAT=WebAnno TSV 3.3"
    columns = [(layer[:6], name) for layer in layers for name in layer.split("|")[1:]]
    assert not {name.casefold() for _layer, name in columns} & _RESERVED
    spans, relations = {}, []
    for sentence in body.removesuffix("\n").split("\n\n"):
        told_text = [line.startswith("#Text=") for line in sentence.split("\n")]
        assert told_text == sorted(told_text, reverse=True)
        assert True in told_text
        assert False in told_text
        for line in sentence.split("\n")[sum(told_text) :]:
            _key, place, _words, *cells = line.split("\t")
            assert len(cells) >= len(columns)
            begin, end = map(int, place.split("-"))
            links = {}
            for (layer, name), cell in zip(columns, cells, strict=False):
                for at, value in enumerate([] if cell == "_" else re.split(r"(?<!\\)\|", cell)):
                    told, bracket, number = value.rpartition("[") if value.endswith("]") else (value, "", "")
                    plain = re.sub(r"\\(->|[tn]|.)", lambda one: _BACK.get(one[0], one[1]), told)
                    if layer == "#T_SP=":
                        assert bracket
                        one = spans.setdefault(int(number[:-1]), [begin, end, {}])
                        one[1] = end
                        one[2][name] = "" if told == "*" else plain
                    else:
                        links.setdefault(at, {})[name] = number[:-1] if name.startswith("BT_") else plain
            relations += links.values()
    return spans, relations


@given(exchange=exchanges(tame))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_inception_would_find_each_mark_and_link_where_it_is(exchange, tmp_path):
    articles, book = list(exchange.articles()), exchange.codebook
    files = sorted(written(named("webanno"), exchange, tmp_path).glob("*.tsv")) if articles else []
    for path, article in zip(files, articles, strict=True):
        utf16 = Utf16Index(article.text)
        spans, relations = as_inception_reads(path)
        places = {
            number: (utf16.to_code_points(begin), utf16.to_code_points(end), told["tag"], told["note"])
            for number, (begin, end, told) in spans.items()
        }
        marks = [(one.span.start, one.span.end, book.path(one.tag), one.note) for one in article.marks]
        assert [places[number] for number in sorted(places)] == marks
        numbers = {mark.id: number for number, mark in enumerate(article.marks, 1)}
        ends = [f"{numbers[one.from_mark]}_{numbers[one.to_mark]}" for one in article.links]
        assert sorted(told["BT_webanno.custom.Mark"] for told in relations) == sorted(ends)


OLD = """ # de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity | value # custom.Says | type | AttachTo=custom.Any
#id=1
#text=𠮷田 市長說 😀好。
1-1\t𠮷田\tB-PER|B-x[1]\t_\t_\t
1-2\t市長\tI-PER|I-x[1]\t_\t_\t
1-3\t說\tO\tspeaker\t1-1\t
1-4\t😀好\tB-de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity_\t_\t_\t
1-5\t。\tO\t_\t_\t

#id=2
#text=他說。
2-1\t他\tB-PER\t_\t_\t
2-2\t說\tB-PER\t_\t_\t
2-3\t。\tI-PER\t_\t_\t
"""


def test_version_2_has_spans_over_tokens_stacks_and_relations(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text(OLD, encoding="utf-8")
    assert reading.fits(OLD.encode())
    found = told(reading.read(path))
    assert sorted(found.marks) == sorted([
        ("𠮷田 市長", "person"), ("𠮷田 市長", "x[1]"), ("😀好", "NamedEntity"), ("他", "person"), ("說。", "person"),
        ("𠮷田", "Any"), ("說", "Any"),
    ])  # fmt: skip
    assert found.links == [("speaker", "𠮷田", "說")]
    assert found.articles[0]["text"] == "𠮷田 市長說 😀好。\n他說。"


def test_the_curation_files_of_version_2_have_what_their_names_say():
    folder = shared("inception-curation", "mergecas", "simplespan")
    spans = {one.stem: sorted(told(reading.read(one)).marks) for one in folder.glob("*.tsv")}
    assert spans["1sentenceempty"] == spans["1sentenceNEempty"] == []
    assert spans["1sentence"] == [("sentence", "POS")]
    assert spans["1sentenceposlabel2and3merged"] == [("sentence", "POS/NE"), ("to", "POS/NE")]
    assert spans["1sentenceNE"] == [("Champions League", "ORG"), ("Champions League", "ORGpart")]
    relations = told(reading.read(shared("inception-curation", "mergecas", "multivalspanrel", "tale.tsv")))
    assert relations.links == [("X", "tale", "kinds"), ("W", "kinds", "annotations")]


@pytest.mark.parametrize("unit", ["utf-16-le", "utf-32-le"])
def test_sentences_stay_apart_whatever_the_file_counts(tmp_path, unit):
    lines, rows, at = ["😀好 。", "王毅 。"], [], 0
    for number, line in enumerate(lines, 1):
        rows.append(f"#Text={line}")
        for place, token in enumerate(line.split(), 1):
            start = at + len(line[: line.index(token)].encode(unit)) // (2 if unit == "utf-16-le" else 4)
            end = start + len(token.encode(unit)) // (2 if unit == "utf-16-le" else 4)
            rows.append(f"{number}-{place}\t{start}-{end}\t{token}\t{'PER' if token == '王毅' else '_'}\t")
        rows.append("")
        at = end + 1
    (tmp_path / "a.tsv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    found = told(reading.read(tmp_path / "a.tsv"))
    assert (found.articles[0]["text"], found.marks, found.left_out) == ("\n".join(lines), [("王毅", "person")], [])


HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\n\n"


def test_offsets_that_begin_anew_and_sentences_over_several_lines_are_understood(tmp_path):
    (tmp_path / "a.tsv").write_text(
        HEAD + "#Text=Bob ran\nto Ann .\n1-1\t0-3\tBob\tPER\t\n1-2\t4-7\tran\t_\t\n1-3\t8-10\tto\t_\t\n"
        "1-4\t11-14\tAnn\tPER\t\n1-5\t15-16\t.\t_\t\n\n#Text=So did Eve .\n2-1\t0-2\tSo\t_\t\n2-2\t3-6\tdid\t_\t\n"
        "2-3\t7-10\tEve\tPER\t\n2-4\t11-12\t.\t_\t\n",
        encoding="utf-8",
    )
    found = told(reading.read(tmp_path / "a.tsv"))
    assert found.articles[0]["text"] == "Bob ran\nto Ann .\nSo did Eve ."
    assert (found.marks, found.left_out) == ([("Bob", "person"), ("Ann", "person"), ("Eve", "person")], [])


@pytest.mark.parametrize("text", ["\ne", " \ne", "\n\n\n𠮷e f\n\n\ng", "e\n\n", "e\n\nf"])
def test_blank_beginnings_and_ends_come_back(text, tmp_path):
    building = Building("webanno", "t")
    building.article(text, Metadata(title="t"))
    back = reading.read(written(named("webanno"), building.exchange(), tmp_path))
    assert [one.text for one in back.articles()] == [text]


@pytest.mark.parametrize(("text", "end"), [("eee\n\ne", 4), ("好。\n\n壞。", 3), ("甲\n\n\n乙", 2), ("甲\n\n乙", 3)])
def test_a_mark_that_ends_within_blank_lines_moves_nothing_behind_it(text, end, tmp_path):
    building = Building("webanno", "t")
    building.article(text, Metadata(title="t")).mark("person", Span(0, end), "x")
    (back,) = reading.read(written(named("webanno"), building.exchange(), tmp_path)).articles()
    assert (back.text, [mark.span for mark in back.marks]) == (text, [Span(0, end)])
