"""brat's tutorial, hard cases of its standoff, and what its own rules say of our files."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.spans import Span
from annotator.formats.foreign.brat import reading
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.values import in_words, one_line, out_of_words, several_lines
from annotator.formats.registry import named, of_folder
from tests.formats.exchanges import exchanges, tame
from tests.formats.foreign.told import shared, told
from tests.formats.samples import written

TEXT = "𠮷田😀說：「今天\n很好。」李四走了。"


def pair(folder, annotations, text=TEXT):
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_text(annotations, encoding="utf-8")
    return told(reading.read(folder / "a.ann"))


def test_its_tutorial_comes_in_whole():
    folder = shared("brat-tutorial-news")
    assert of_folder(folder).name == "brat"
    found = told(reading.read(folder))
    lines = [line for one in folder.glob("*.ann") for line in one.read_text("utf-8").splitlines()]
    assert len(found.articles) == 7
    assert found.left_out == []
    assert len(found.marks) == sum(line.startswith("T") for line in lines) == 68
    arguments = sum(len(line.split()) - 2 for line in lines if line.startswith("E"))
    assert len(found.links) == sum(line.startswith("R") for line in lines) + arguments + 2


def test_notes_attributes_normalizations_and_events_of_its_tutorial_keep_their_places():
    found = told(reading.read(shared("brat-tutorial-news")))
    first = found.articles[0]
    assert ("moving", "Transaction/Transfer-money") in first["marks"]
    assert ("Giver-Arg", "moving", "Citibank") in first["links"]
    assert ("Family", "Raul Salinas de Gortari", "former Mexican president") in first["links"]
    assert first["notes"] == {"$100 million": "100000000 USD"}
    assert first["features"]["moving"] == {"Confidence": "High"}
    assert first["features"]["Raul Salinas de Gortari"] == {"Mention": "Name", "Individual": True}
    (person,) = first["people"].values()
    assert (person.name, person.identifiers) == ("Carlos Salinas de Gortari", {"Wikipedia": "64488"})
    aliases = [link for link in found.links if link[0] == "Alias"]
    assert aliases == [("Alias", "Joanne Rowling", "Jo Rowling"), ("Alias", "Jo Rowling", "J. K. Rowling")]
    events = [link for link in found.links if link[0] == "Event-Arg"]
    assert ("Event-Arg", "reports", "merged") in events


def test_a_normalization_of_what_is_no_person_is_a_feature(tmp_path):
    found = pair(tmp_path, "T1\tPlace 0 2\t𠮷田\nN1\tReference T1 Wikidata:Q5\t京都\nT2\tPerson 16 18\t李四\n"
                           "N2\tReference T2 Wikidata:Q6\t李四\n")  # fmt: skip
    assert found.articles[0]["features"] == {"𠮷田": {"Wikidata": "Q5"}}
    assert found.articles[0]["notes"] == {"𠮷田": "Wikidata: 京都"}
    assert {words: one.identifiers for words, one in found.articles[0]["people"].items()} == {
        "李四": {"Wikidata": "Q6"}
    }


def test_definitions_of_the_folder_above_hold_where_a_folder_has_none(tmp_path):
    (tmp_path / "annotation.conf").write_text("[entities]\nLiving|Life\n\tAnimal|Beast\n", encoding="utf-8")
    (tmp_path / "visual.conf").write_text("[labels]\nAnimal | 動物\n", encoding="utf-8")
    below = tmp_path / "one" / "two"
    below.mkdir(parents=True)
    assert pair(below, "T1\tAnimal 0 2\t𠮷田\n").marks == [("𠮷田", "Living/動物")]
    assert told(reading.read(tmp_path)).marks == [("𠮷田", "Living/動物")]


def test_files_of_the_shared_tasks_are_read_together(tmp_path):
    (tmp_path / "a.txt").write_text("甲促進乙", encoding="utf-8")
    (tmp_path / "a.a1").write_text("T1\tProtein 0 1\t甲\nT2\tProtein 3 4\t乙\n", encoding="utf-8")
    (tmp_path / "a.a2").write_text("T3\tPromote 1 3\t促進\nE1\tPromote:T3 Theme:T2 Cause:T1\n", encoding="utf-8")
    assert of_folder(tmp_path).name == "brat"
    for path in (tmp_path, tmp_path / "a.a1"):
        found = told(reading.read(path))
        assert found.left_out == []
        assert found.links == [("Theme", "促進", "乙"), ("Cause", "促進", "甲")]


def test_its_tutorial_comes_back_from_our_own_files(tmp_path):
    exchange = reading.read(shared("brat-tutorial-news"))
    again = told(reading.read(written(named("brat"), exchange, tmp_path)))
    before = told(exchange)
    assert again.left_out == []
    assert [sorted(one["marks"]) for one in again.articles] == [sorted(one["marks"]) for one in before.articles]
    assert [sorted(one["links"]) for one in again.articles] == [sorted(one["links"]) for one in before.articles]
    assert [one["features"] for one in again.articles] == [one["features"] for one in before.articles]


def test_pieces_of_a_quote_continue_each_other_and_other_pieces_are_fragments(tmp_path):
    found = pair(
        tmp_path, "T1\tquote 6 8;9 11\t今天 很好\nT2\tquote 0 2;13 15\t𠮷田 李四\nT3\tPlace 0 1;14 15\t𠮷 四\n"
    )
    assert found.left_out == []
    assert ("今天\n很好", "quote") in found.marks
    assert found.links == [("continues", "李四", "𠮷田"), ("fragment", "四", "𠮷")]


@pytest.mark.parametrize("unit", ["utf-16-le", "utf-8"])
def test_other_units_are_known_by_the_words(tmp_path, unit):
    size = 2 if unit == "utf-16-le" else 1
    start = len(TEXT[: TEXT.index("李")].encode(unit)) // size
    end = start + len("李四".encode(unit)) // size
    assert pair(tmp_path, f"T1\tPerson {start} {end}\t李四\n").marks == [("李四", "person")]


def test_line_ends_of_two_characters_count_as_two(tmp_path):
    found = pair(tmp_path, "T1\tPerson 14 16\t李四\n", TEXT.replace("\n", "\r\n"))
    assert found.marks == [("李四", "person")]


def test_words_that_stand_elsewhere_and_only_once_are_found_there(tmp_path):
    found = pair(tmp_path, "T1\tPerson 3 5\t李四\nT2\tPerson 0 2\t張三\n")
    assert found.marks == [("李四", "person")]
    assert found.left_out == ["Line 2: a.ann: “張三” is not at 0–2."]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("T2\tPerson 0\t𠮷", "This is no annotation"),
        ("T2\tPerson 90 91\t", "is no place"),
        ("R1\tsays Arg1:T1 Arg2:T9", "says leads to T9, which is not there."),
        ("A1\tCertain R1", "What is said of R1 has no place."),
        ("T1\tPerson 0 2\t𠮷田", "There are two of T1."),
        ("nothing", "This is no annotation: nothing"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(tmp_path, line, sentence):
    found = pair(tmp_path, f"T1\tPerson 0 2\t𠮷田\n{line}\n")
    assert ("𠮷田", "person") in found.marks
    assert found.left_out[0].startswith("Line 2: ")
    assert "a.ann" in found.left_out[0]
    assert sentence in found.left_out[0]


def test_annotations_without_their_text_are_refused_or_told(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tPerson 0 2\t𠮷田\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="no article"):
        reading.read(tmp_path / "a.ann")
    (tmp_path / "b.txt").write_text("李四", encoding="utf-8")
    assert told(reading.read(tmp_path)).left_out == ["a.ann: the text is not beside it."]


@given(exchange=exchanges(tame))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_its_own_rules_hold_for_our_files(exchange, tmp_path):
    """Those of ``annotation.py``: unique numbers, names in ASCII, and words that are those of the joined pieces."""
    folder = written(named("brat"), exchange, tmp_path)
    defined = set(re.findall(r"^\t*([A-Za-z0-9_-]+)", (folder / "annotation.conf").read_text("utf-8"), re.MULTILINE))
    for one in folder.glob("*.ann"):
        text, numbers = one.with_suffix(".txt").read_bytes().decode(), set()
        lines = one.read_bytes().decode().splitlines()
        assert lines == [line for line in one.read_bytes().decode().split("\n") if line]
        for line in lines:
            number, _tab, rest = line.partition("\t")
            assert re.fullmatch(r"[TRAN#]\d+", number)
            assert number not in numbers
            numbers.add(number)
            assert rest.split(" ", 1)[0] in defined | {"Reference", "AnnotatorNotes"}
            if number[0] == "T":
                data, _tab, words = rest.partition("\t")
                spans = [tuple(map(int, place.split())) for place in data.split(" ", 1)[1].split(";")]
                assert " ".join(text[start:end] for start, end in spans) == words
                assert all(start < end for start, end in spans[1:-1])


def test_a_mark_over_a_blank_line_has_a_piece_for_each_line_with_words(tmp_path):
    """Readers such as ``pybrat`` and ``bioc`` know no empty pieces, and brat itself draws none."""
    text = "「今天\n\n很好。」\n"
    made = Building("x", "x")
    article = made.article(text, Metadata(title="a"))
    article.mark("quote", Span(0, 9))
    article.mark("theme", Span(0, 10))
    folder = written(named("brat"), made.exchange(), tmp_path)
    lines = (folder / "0001-a.ann").read_text("utf-8").splitlines()
    assert [line.split("\t")[1:] for line in lines if line.startswith("T")] == [
        ["quote 0 3;5 9", "「今天 很好。」"], ["theme 0 3;5 9;10 10", "「今天 很好。」 "]
    ]  # fmt: skip
    assert sorted(told(reading.read(folder)).marks) == [(text[:9], "quote"), (text, "theme")]


@given(
    st.text()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
)
def test_values_and_notes_come_back_from_one_line(value):
    words = in_words(value)
    assert words == words.strip()
    assert len(words.splitlines()) == 1
    back = out_of_words(words)
    assert (type(back), back) == (type(value), value)
    if isinstance(value, str):
        assert several_lines(one_line(value)) == value


def test_quotations_of_litbank_come_in_with_who_speaks():
    exchange = reading.read(shared("quotes-litbank"))
    marks = [mark for one in exchange.articles() for mark in one.marks]
    assert (exchange.count, len(marks), sum("who" in mark.features for mark in marks)) == (20, 704, 704)
    assert len(exchange.people) == len({mark.features["who"] for mark in marks}) == 80
    assert [str(one) for one in exchange.left_out] == ["UPSTREAM-README.md: this is no file of brat."]


def test_quotations_that_do_not_fit_are_told(tmp_path):
    lines = ("QUOTE\tQ1\t0\t2\t1\t0\t「 好 。」 他", "QUOTE\tQ2\t0\t0\t0\t9\t王", "QUOTE\tQ3\t0\t0\t0\t0\t李", "x",
             "ATTRIB\tQ1\tWang__Yi-3", "ATTRIB\tQ9\tx-1")  # fmt: skip
    found = pair(tmp_path, "\n".join(lines), "王 說 「 好 。」\n他 走 了")
    assert found.marks == [("「 好 。」\n他", "quote")]
    assert found.articles[0]["features"] == {"「 好 。」\n他": {"who": "Wang Yi"}}
    assert found.left_out == [
        "Line 2: a.ann: “王” is not there.", "Line 3: a.ann: “李” is not there.", "Line 4: a.ann: This is no annotation: x",
        "a.ann: What is said of Q9 has no place.",
    ]  # fmt: skip
