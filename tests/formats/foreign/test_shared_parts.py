"""What several formats share: units proved by quotes, articles in turn, one layer of marks, words of a text."""

from dataclasses import replace

import pytest

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.spans import Span
from annotator.domain.transfer.options import Overlaps
from annotator.formats.foreign import building as building_module
from annotator.formats.foreign import doccano
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described
from annotator.formats.foreign.in_turn import InTurn, file_names
from annotator.formats.foreign.one_layer import one_layer
from annotator.formats.foreign.proof import proven
from annotator.text.words import Segmenter

TEXT = "𠮷田😀說e\u0301：「👨‍👩‍👧 好」ا"


@pytest.mark.parametrize(("unit", "size"), [("utf-32-le", 4), ("utf-16-le", 2), ("utf-8", 1)])
def test_the_unit_is_the_one_in_which_most_quotes_fit(unit, size):
    def count(offset):
        return len(TEXT[:offset].encode(unit)) // size

    quotes = [(count(at), count(at + 1), TEXT[at]) for at in range(len(TEXT))]
    to_ours = proven(TEXT, [*quotes, (0, 1, "nothing")])
    assert [to_ours(start) for start, _end, _words in quotes] == list(range(len(TEXT)))


def test_words_at_the_end_of_a_text_do_not_fit_beyond_it():
    assert proven("國😀", [(1, 3, "😀")])(3) == 2


def articles(*titles):
    building = Building("test", "a")
    for title in titles:
        building.article(f"{title}。", Metadata(title=title))
    return building.exchange()


def test_articles_in_turn_are_read_once_and_again_only_for_an_earlier_one():
    passes = []
    exchange = articles("甲", "乙", "丙")

    def counted():
        passes.append(1)
        return exchange.articles()

    turn = InTurn(replace(exchange, articles=counted))
    assert [turn.article(at).text for at in (0, 0, 1, 2)] == ["甲。", "甲。", "乙。", "丙。"]
    assert len(passes) == 1
    assert turn.article(0).text == "甲。"
    assert len(passes) == 2
    with pytest.raises(IndexError):
        turn.article(3)


def test_names_of_files_hold_nothing_that_a_system_refuses():
    assert file_names(articles("國會 討論/預算: 100%", "../..", "a" * 99)) == [
        "0001-國會_討論_預算_100", "0002", f"0003-{'a' * 40}",
    ]  # fmt: skip


def test_blanks_at_the_ends_of_marks_do_not_count_and_a_mark_of_blanks_is_left():
    article = (building := Building("test", "a")).article("甲 \n乙丙", Metadata())
    for start, end in ((0, 3), (1, 3), (2, 5)):
        article.mark("theme", Span(start, end))
    (one,) = building.exchange().articles()
    layer = one_layer(one.marks, Overlaps.LONGEST)
    assert [span for span, _mark in layer.kept] == [Span(0, 1), Span(3, 5)]
    assert [mark.span for mark in layer.left] == [Span(1, 3)]


def test_words_cover_everything_but_blanks():
    words = [span.of(TEXT) for span in Segmenter().cut(TEXT)]
    assert "".join(words) == TEXT.replace(" ", "")
    assert "e\u0301" in words


def test_half_characters_in_names_notes_and_features_are_replaced():
    article = (building := Building("test", "a")).article("甲乙", described({"title": "\ud800", "n": "\udfff"}, "x"))
    half = "x\ud800"
    person = building.person(half, half, note=half)
    marks = [
        article.mark("person", Span(at, at + 1), half, person=person, note=half, features={half: half}) for at in (0, 1)
    ]
    article.link(half, *marks)
    article.theme(half)
    exchange = building.exchange()
    (one,) = exchange.articles()
    everything = repr((exchange.codebook, exchange.annotators, exchange.people, one))
    assert "\ufffd" in everything
    assert "ud800" not in everything
    assert "udfff" not in everything


def test_values_of_a_list_on_one_line_are_told_apart_by_their_numbers(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(
        '[{"text": "一", "label": [1]}, {"text": "二", "label": [2]},\n{"text": "三", "label": [3]}]', "utf-8"
    )
    told = [str(one) for one in doccano.read(path).left_out]
    assert told == [
        "Line 1: This is no label: 1", "Line 1: entry 2: This is no label: 2", "Line 2: This is no label: 3"
    ]  # fmt: skip


@pytest.mark.parametrize("more", ["nothing", "notes", "features", "links", "suggestions"])
def test_what_is_on_marks_counts_in_what_a_file_may_take(more, monkeypatch):
    monkeypatch.setattr(building_module, "MOST_MB", 1)
    building = Building("tool", "a")

    def fill():
        for number in range(200):
            article = building.article(f"{number}王小明說好", Metadata())
            before = article.mark("person", Span(0, 1))
            for at in range(20):
                said = {"note": "n" * 200} if more == "notes" else {}
                said = {"features": {"manner": f"{number}{at}" * 40}} if more == "features" else said
                key = article.mark(f"kind{at}", Span(1, 4), **said)
                if more == "links":
                    article.link("says", before, key)
                elif more == "suggestions":
                    article.suggest("role", Span(1, 3), "tool", 0.5)
            article.set_aside()

    if more == "nothing":
        fill()
    else:
        with pytest.raises(ImportRefused, match="take more than 1 MB of memory"):
            fill()
