"""PDF: its text layer, what printing did to it, and what is no text."""

import time

import pytest

from annotator.domain.articles import RepairKind
from annotator.domain.errors import ImportRefused
from annotator.domain.transfer.plans import Stance
from annotator.formats.documents import pdf
from annotator.text.mending import repairs
from tests.formats.documents.printed_pages import CHINESE, PDF, column, latin, locked, printed

LEFT = [
    "左欄第一行寫的是雲嶺鎮的圖書館",
    "左欄第二行說鎮長出席了典禮並致",
    "左欄第三行是鎮上居民最大的客廳",
    "左欄第四行提到社會工作者的努力",
    "左欄第五行還有別的許多事情要說",
]
RIGHT = ["右欄第一行", "右欄第二行", "右欄第三行", "右欄第四行", "右欄第五行"]


def read(raw):
    """The document, and its text after what is done without asking."""
    [document] = pdf.documents(raw, "a.pdf", None)
    chosen = repairs.default_choices(document.proposals)
    return document, repairs.apply(document.decoded.text, document.proposals, chosen).text


def test_the_text_layer_is_read_line_by_line_with_the_title():
    document, _text = read(PDF)
    assert document.decoded.text == "雲嶺鎮圖書館新館啟用\n鎮長出席典禮。\na line\nanother"
    assert document.metadata.title == "雲嶺鎮"


def test_chinese_line_ends_within_a_paragraph_are_joined_and_can_be_undone():
    lines = [
        "雲嶺鎮圖書館新館昨日啟用，鎮",
        "長出席典禮並致詞，他說圖書館",
        "是鎮上的客廳。",
        "第二段從這裡起，與上一段不同",
        "。",
    ]
    document, text = read(printed(column(lines)))
    assert (
        text == "雲嶺鎮圖書館新館昨日啟用，鎮長出席典禮並致詞，他說圖書館是鎮上的客廳。\n第二段從這裡起，與上一段不同。"
    )
    assert {one.kind for one in document.proposals} == {RepairKind.LINE}
    assert repairs.apply(document.decoded.text, document.proposals, {}).text == "\n".join(lines)


def test_a_full_line_that_ends_a_sentence_is_joined_only_when_asked_for():
    document, _text = read(printed(column(["雲嶺鎮圖書館新館昨日啟用了。", "鎮長出席典禮並致詞，很高興。"])))
    assert [one.stance for one in document.proposals] == [Stance.OFFERED]


def test_a_broken_word_is_joined_only_where_it_stands_whole_elsewhere():
    _document, text = read(
        printed(latin("One example of an exam-", "ple and a well-", "known one: re-", "cover, re-cover, recover"))
    )
    assert text == "One example of an example and a well-\nknown one: re-\ncover, re-cover, recover"


def test_heads_and_page_numbers_are_cut_and_other_repeated_lines_stay():
    pages = [
        [
            (72, 800, CHINESE, 9, "雲嶺鎮報 2024"),
            *latin(f"Body {word}", "the same", word),
            (300, 30, "Helvetica", 9, f"- {at} -"),
        ]
        for at, word in enumerate(("one", "two", "three", "four"), 7)
    ]
    document, text = read(printed(*pages))
    assert text.splitlines() == [
        line for word in ("one", "two", "three", "four") for line in (f"Body {word}", "the same", word)
    ]
    assert {one.kind for one in document.proposals} == {RepairKind.BOILERPLATE}


def test_two_columns_in_the_order_of_the_file_stay_and_row_by_row_are_parted_and_told():
    left, right = column(LEFT, 72), column(RIGHT, 320)
    document, _text = read(printed([*left, *right]))
    assert document.decoded.text.split("\n") == LEFT + RIGHT
    assert document.decoded.doubts == ()
    rows = [one for pair in zip(left, right, strict=True) for one in pair]
    document, _text = read(printed(rows))
    assert document.decoded.text.split("\n") == LEFT + RIGHT
    assert "Page 1 was read as two columns" in document.decoded.doubts[0]


def test_a_table_is_no_pair_of_columns():
    rows = [one for pair in zip(column(RIGHT, 72), column(RIGHT, 400), strict=True) for one in pair]
    document, _text = read(printed(rows))
    assert not any("columns" in one for one in document.decoded.doubts)


def test_pages_without_text_are_told_and_a_file_of_them_is_refused():
    document, _text = read(printed(latin("a"), [], latin("b"), []))
    assert document.decoded.doubts == ("Pages 2, 4 hold no text; they may be scanned.",)
    with pytest.raises(ImportRefused, match="no text layer"):
        pdf.documents(printed([]), "a.pdf", None)


def test_a_pdf_that_opens_with_a_password_is_refused_and_one_that_only_forbids_printing_is_read():
    with pytest.raises(ImportRefused, match="encrypted"):
        pdf.documents(printed(latin("a"), encrypt=locked("secret")), "a.pdf", None)
    assert read(printed(latin("a"), encrypt=locked("")))[1] == "a"


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\n", PDF[:200], b"no pdf at all" * 50])
def test_what_is_no_pdf_is_refused(raw):
    with pytest.raises(ImportRefused, match="damaged"):
        pdf.documents(raw, "a.pdf", None)


def test_sixty_pages_take_seconds():
    raw = printed(
        *[column([f"第{page}頁第{at}行雲嶺鎮圖書館新館啟用鎮長出席典禮" for at in range(30)]) for page in range(60)]
    )
    begun = time.thread_time()
    document, _text = read(raw)
    assert document.decoded.text.count("\n") == 60 * 30 - 1
    assert time.thread_time() - begun < 20
