"""Universal NER, files like those of CoNLL-2003, CoNLL-U, and every scheme of tags."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.articles import Metadata
from annotator.domain.ids import new_id
from annotator.domain.marks import Mark
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import ExchangeArticle
from annotator.domain.transfer.options import Options, Overlaps, Unit
from annotator.formats.foreign.columns import reading, writing
from annotator.formats.registry import recognised
from tests.formats.foreign.told import shared, told

ENGLISH = """-DOCSTART- -X- O O

EU NNP I-NP I-ORG
rejects VBZ I-VP O
German JJ I-NP I-MISC
British JJ B-NP B-MISC
lamb NN I-NP O
. . O O

Peter NNP I-NP I-PER
Blackburn NNP I-NP I-PER

-DOCSTART- -X- O O

李四 NR B-NP B-PER
說 VV O O
"""


def read(folder, content, name="a.conll"):
    (folder / name).write_text(content, encoding="utf-8")
    return told(reading.read(folder / name))


@pytest.mark.parametrize(("name", "counts"), [("gsd", (437, 238, 135)), ("pud", (261, 170, 75))])
def test_universal_ner_comes_in_with_its_counts_and_places(name, counts):
    (path,) = shared(f"uner-zh-{name}").glob("*.iob2")
    assert recognised(path, b"").name == "iob2"
    exchange = reading.read(path)
    found = told(exchange)
    kinds = Counter(path for _words, path in found.marks)
    assert (kinds["LOC"], kinds["person"], kinds["ORG"]) == counts
    assert found.left_out == []
    text = "\n".join(one["text"] for one in found.articles)
    sentences = [json.loads(line) for line in path.with_suffix(".iob2.spans.jsonl").read_text("utf-8").splitlines()]
    assert text == "\n".join(one["text"] for one in sentences)
    spans = [one["text"][span["start"] : span["end"]] for one in sentences for span in one["spans"]]
    assert [words for words, _path in found.marks] == spans


def test_who_annotated_universal_ner_is_kept():
    (path,) = shared("uner-zh-gsd").glob("*.iob2")
    exchange = reading.read(path)
    assert "shuheng" in {one.name for one in exchange.annotators}


def test_a_file_like_conll_2003_is_articles_with_blanks_between_latin_words(tmp_path):
    found = read(tmp_path, ENGLISH)
    assert [one["text"] for one in found.articles] == ["EU rejects German British lamb .\nPeter Blackburn", "李四說"]
    assert found.marks == [
        ("EU", "ORG"), ("German", "MISC"), ("British", "MISC"), ("Peter Blackburn", "person"), ("李四", "person"),
    ]  # fmt: skip
    assert found.left_out == ["These columns are no tags of marks, and were not read: 2, 3."]


@pytest.mark.parametrize(
    "tags",
    [
        "B-PER I-PER O B-ORG B-ORG",  # IOB2
        "I-PER I-PER O I-ORG B-ORG",  # IOB1
        "B-PER E-PER O S-ORG S-ORG",  # BIOES
        "B-PER L-PER O U-ORG U-ORG",  # BILOU
        "B-PER E-PER O S-ORG B-ORG",  # a mark that does not end
    ],
)
def test_every_scheme_says_the_same(tmp_path, tags):
    lines = "".join(f"{token}\t{tag}\n" for token, tag in zip("張三在甲乙", tags.split(), strict=True))
    assert read(tmp_path, lines).marks == [("張三", "person"), ("甲", "ORG"), ("乙", "ORG")]


def test_blanks_of_universal_dependencies_are_read_and_words_within_words_are_not_text(tmp_path):
    rows = [
        "1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tde\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\tel\t_\t_\t_\t_\t_\t_\t_\t_",
        "2.1\tnada\t_\t_\t_\t_\t_\t_\t_\t_",
        "3\tRío\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|ner=S-LOC",
        "4\t.\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\n\\n",
        "",
        "1\tFin\t_\t_\t_\t_\t_\t_\t_\t_",
    ]
    found = read(tmp_path, "\n".join(rows) + "\n", "a.conllu")
    assert found.articles[0]["text"] == "del Río.\n\nFin"
    assert found.marks == [("Río", "LOC")]


def test_treebanks_without_marks_come_in_as_texts_and_their_columns_are_told():
    files = sorted(shared("inception-misc").rglob("*.conll"))
    assert len(files) == 8
    for path in files:
        found = told(reading.read(path))
        assert found.articles[0]["text"].startswith(("Heutzutage", "NEUVOSTO EURATOMIN"))
        assert found.marks == []
        (sentence,) = found.left_out
        assert sentence.startswith("These columns are no tags of marks, and were not read: 3, 4")


def test_a_text_that_is_another_one_than_its_tokens_is_told(tmp_path):
    found = read(tmp_path, "# text = 張三走了\n張三\tB-PER\n來\tO\n")
    assert found.articles[0]["text"] == "張三來"
    assert found.left_out[0].startswith("Line 1: The text above the tokens is another one")


def test_damaged_lines_are_told_and_the_others_come_in(tmp_path):
    lines = ["張\tB-PER", "三\tI-PER", "說", "話\tXX", *["了\tO"] * 20]
    found = read(tmp_path, "\n".join(lines))
    assert found.marks == [("張三", "person")]
    assert found.left_out == ["Line 3: There are too few columns: 說", "Line 4: This is no tag: XX"]


def test_a_token_that_is_a_hash_is_no_comment(tmp_path):
    assert read(tmp_path, "#\tO\n張\tB-PER\n").articles[0]["text"] == "#張"


def test_keys_of_sentences_with_a_tab_in_them_are_comments(tmp_path):
    """As in MultiCoNER: ``# id``, a key, a tab, and which part of the data it is."""
    rows = "# id 5239d808-f300\tdomain=train\n唐 _ _ B-PER\n宁 _ _ I-PER\n\n# id 2\tdomain=train\n他 _ _ O\n"
    found = read(tmp_path, rows)
    assert (found.articles[0]["text"], found.marks, found.left_out) == ("唐宁\n他", [("唐宁", "person")], [])


def test_columns_parted_by_tabs_are_known_behind_a_line_of_a_document_with_blanks(tmp_path):
    path = tmp_path / "a.tsv"
    rows = "-DOCSTART- -X- -X- O\n\n李\tB-PER\n四\tE-PER\n在\tO\n北\tB-LOC\n京\tE-LOC\n"
    path.write_text(rows, encoding="utf-8")
    assert recognised(path, path.read_bytes()).name == "iob2"
    assert told(reading.read(path)).marks == [("李四", "person"), ("北京", "LOC")]


def test_a_file_of_nothing_has_no_articles(tmp_path):
    assert read(tmp_path, "\n\n").articles == []


def exchange_of(tmp_path, text, *marks):
    """An article with marks, each a pair of words and label, which may overlap."""
    from annotator.domain.articles import Metadata
    from annotator.formats.foreign.building import Building

    building = Building("test", "a")
    article = building.article(text, Metadata(title="題"))
    for words, label in marks:
        at = text.index(words)
        article.mark(label, Span(at, at + len(words)))
    return building.exchange()


TEXT = "蔡英文總統說：「𠮷田 said OK」。\n\n她走了。"


def test_of_overlapping_marks_the_chosen_one_is_written_and_the_others_are_named(tmp_path):
    exchange = exchange_of(tmp_path, TEXT, ("蔡英文總統", "role"), ("蔡英文", "person"), ("英文總", "theme/x"))
    for overlaps, label in (
        (Overlaps.LONGEST, "B-role"), (Overlaps.SHORTEST, "B-person"), (Overlaps.FIRST, "B-role"),
    ):  # fmt: skip
        lines = "".join(writing.write_iob2(exchange, overlaps)).splitlines()
        assert next(line for line in lines if line.startswith("蔡")) == f"蔡\t{label}"
        assert sum(line.startswith("# left_out") for line in lines) == 2


def test_words_are_those_of_the_list_and_no_word_reaches_over_the_end_of_a_mark(tmp_path):
    exchange = exchange_of(tmp_path, "國民黨說研究生命 ok, e\u0301t\u00e9", ("研究生", "person"), ("國民黨", "ORG"))
    lines = [line for line in "".join(writing.write_bioes(exchange, unit=Unit.WORD)).splitlines() if "\t" in line]
    assert lines == [
        "國民黨\tS-ORG", "說\tO", "研究生\tS-person", "命\tO", "ok\tO", ",\tO", "e\u0301t\u00e9\tO",
    ]  # fmt: skip


def test_characters_are_one_a_line_and_the_text_comes_back(tmp_path):
    exchange = exchange_of(tmp_path, TEXT, ("𠮷田", "person"), ("OK」。\n\n她", "quote"))
    (tmp_path / "a.iob2").write_text("".join(writing.write_iob2(exchange)), encoding="utf-8")
    lines = (tmp_path / "a.iob2").read_text("utf-8").splitlines()
    assert "𠮷\tB-person" in lines
    assert lines[lines.index("𠮷\tB-person") + 1] == "田\tI-person"
    found = told(reading.read(tmp_path / "a.iob2"))
    assert found.articles[0]["text"] == TEXT
    assert found.marks == [("𠮷田", "person"), ("OK」。\n\n她", "quote")]


def test_what_is_written_for_universal_dependencies_keeps_its_rules(tmp_path):
    """Ten columns, numbers from 1, and ``# text`` is what the words and ``SpaceAfter`` say."""
    exchange = exchange_of(tmp_path, TEXT, ("𠮷田", "person"))
    blocks = "".join(writing.write_conllu(exchange)).strip().split("\n\n")
    assert len(blocks) == 2
    for block in blocks:
        lines = block.splitlines()
        text = next(line for line in lines if line.startswith("# text = ")).removeprefix("# text = ")
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
        assert {len(row) for row in rows} == {10}
        assert "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).strip() == text
        for row in rows:
            start, end = (int(one.split("=")[1]) for one in row[9].split("|") if one.startswith(("start_", "end_")))
            assert TEXT[start:end] == row[1]


def test_several_articles_stay_apart(tmp_path):
    one, other = (exchange_of(tmp_path, text, (text[:2], "person")) for text in ("張三。", "李四。"))
    both = replace(one, count=2, articles=lambda: iter([*one.articles(), *other.articles()]))
    (tmp_path / "a.bioes").write_text("".join(writing.write_bioes(both)), encoding="utf-8")
    found = told(reading.read(tmp_path / "a.bioes"))
    assert [one["text"] for one in found.articles] == ["張三。", "李四。"]
    assert [one["title"] for one in found.articles] == ["題", "題"]


def test_only_the_marks_that_are_really_dropped_are_counted():
    marks = [Mark(new_id(), new_id(), new_id(), Span(*place), "字" * (place[1] - place[0]), new_id(), 0, 0)
             for place in ((0, 9), (1, 3), (4, 6), (20, 22))]  # fmt: skip
    article = ExchangeArticle(new_id(), Metadata(), "字" * 30, marks=tuple(marks))
    assert writing.dropped(article, Options(Overlaps.LONGEST)) == 2
    assert writing.dropped(article, Options(Overlaps.SHORTEST)) == 1


ONTONOTES = """#begin document (bc/x/00/x_0000); part 000
bc/x/00/x_0000 0 0 In IN (TOP(S(PP* - - - S#1 * (ARGM* -
bc/x/00/x_0000 0 1 May NN *) - - - S#1 (DATE* * -
bc/x/00/x_0000 0 2 2005 CD * - - - S#1 *) *) -
bc/x/00/x_0000 0 3 Ann NNP * - - - S#1 (PERSON) * (3)|(4
bc/x/00/x_0000 0 4 ran VB *)) - - - S#1 * * 4)

bc/x/00/x_0000 0 0 She PRP (TOP*) - - - S#1 * * (3)

#end document
#begin document (bc/x/00/x_0000); part 001
bc/x/00/x_0000 1 0 Bob NNP (TOP* - - - S#1 (PERSON*) -
bc/x/00/x_0000 1 1 ran VB *) - - - S#1 * -

#end document
"""


def test_names_and_chains_of_ontonotes_come_in(tmp_path):
    (tmp_path / "a.v4_gold_conll").write_text(ONTONOTES, encoding="utf-8")
    assert recognised(tmp_path / "a.v4_gold_conll", ONTONOTES.encode()).name == "iob2"
    found = told(reading.read(tmp_path / "a.v4_gold_conll"))
    assert [(one["title"], one["text"]) for one in found.articles] == [
        ("bc/x/00/x_0000 part 000", "In May 2005 Ann ran\nShe"), ("bc/x/00/x_0000 part 001", "Bob ran"),
    ]  # fmt: skip
    assert sorted(found.marks) == [
        ("Ann", "coreference"), ("Ann", "person"), ("Ann ran", "coreference"), ("Bob", "person"), ("May 2005", "DATE"),
        ("She", "coreference"),
    ]  # fmt: skip
    assert found.links == [("coreference", "Ann", "She")]


COREF_UD = """# global.Entity = eid-etype-head-infstat-identity
# newdoc id = d1
# meta::title = Mayors
# meta::genre = news
# text = The Mayor of York spoke.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(e1-person-2-new-
2\tMayor\tmayor\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tYork\tYork\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(e2-place-1-acc-York-upon-Ouse)e1)
5\tspoke\tspeak\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# text = He left.
1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(e1-person-1-giv-)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_entities_of_coref_ud_come_in_with_what_is_known_of_them(tmp_path):
    (tmp_path / "a.conllu").write_text(COREF_UD, encoding="utf-8")
    exchange = reading.read(tmp_path / "a.conllu")
    found = told(exchange)
    assert found.marks == [("The Mayor of York", "person"), ("York", "place"), ("He", "person")]
    assert found.links == [("coreference", "The Mayor of York", "He")]
    assert found.articles[0]["features"]["York"] == {"head": "1", "infstat": "acc", "identity": "York-upon-Ouse"}
    (article,) = exchange.articles()
    assert (article.metadata.title, article.metadata.note) == ("Mayors", "genre: news")


@pytest.mark.parametrize(
    ("content", "text", "marks"),
    [
        ("#\thttp://a.b/c [2009]\n1\tBob\tB-PER\tO\n2\tYork\tB-ORG\tB-LOC\n", "Bob York",
         [("Bob", "person"), ("York", "LOC"), ("York", "ORG")]),
        ("Bob|N|B-PER ran|V|O\nHe|P|O\n", "Bob ran\nHe", [("Bob", "person")]),
        ("O\tBob\nB-PER\tAnn\nI-PER\tLi\n", "Bob Ann Li", [("Ann Li", "person")]),
        ("Bob PER\nsaw O\nAnn PER\nLi PER\n", "Bob saw Ann Li", [("Bob", "person"), ("Ann Li", "person")]),
        ("Bob (PER*)\nsaw *\nAnn (PER*\nLi *)\n", "Bob saw Ann Li", [("Bob", "person"), ("Ann Li", "person")]),
        ("TOKEN\tNE\tMISC\n# hipe2022:document_id = d\n# hipe2022:language = de\nWien\tB-loc\tNoSpaceAfter\n.\tO\t_\n",
         "Wien.", [("Wien", "loc")]),
    ],
)  # fmt: skip
def test_columns_of_other_shapes_are_understood(tmp_path, content, text, marks):
    found = read(tmp_path, content)
    assert (found.articles[0]["text"], sorted(found.marks)) == (text, sorted(marks))


@pytest.mark.parametrize("suffix", [".txt", ".tsv", ".dev"])
def test_columns_are_known_whatever_the_file_is_called(tmp_path, suffix):
    content = "王 B-PER\n毅 I-PER\n說 O\n。 O\n\n好 O\n".replace(" ", "\t" if suffix == ".tsv" else " ")
    path = tmp_path / f"a{suffix}"
    path.write_text(content, encoding="utf-8")
    assert recognised(path, content.encode()).name == "iob2"
    assert told(reading.read(path)).marks == [("王毅", "person")]


def test_articles_and_tables_are_no_columns():
    for name, content in (("a.txt", "甲乙丙\n\n丁戊\n"), ("a.tsv", "title\ttext\nA\tB\nO\tB-1\nC\tD\n"),
                          ("b.txt", "A B\nC O\nD O\nE O\n"),
                          ("b.tsv", "id\ttext\tcode\n" + "1\t甲乙。\tS-1\n2\t丙\tE-5\n" * 6)):  # fmt: skip
        found = recognised(Path(name), content.encode())
        assert found is None or found.name != "iob2"
