"""Books, rich text and subtitles."""

import time

import pytest

from annotator.domain.errors import ImportRefused
from annotator.formats.documents import blocks, epub, rtf, subtitles
from tests.conftest import TRICKY
from tests.formats.documents import made


def test_a_book_gives_one_article_a_chapter_in_the_order_of_its_spine():
    first, second = epub.documents(
        made.book(made.PAGE.format("第一章", TRICKY), made.PAGE.format("第二章", "乙&nbsp;丙")), "", None
    )
    assert (first.part, first.decoded.text) == ("1 第一章", f"第一章\n{TRICKY}")
    assert second.decoded.text == "第二章\n乙\u00a0丙"
    said = second.metadata
    assert (said.title, said.byline, said.source, said.published) == ("第二章", "林小姐", "山中的書", "2024-11-15")


def test_pages_of_a_book_without_text_are_left_out_and_told():
    [only] = epub.documents(
        made.book("<html><body><img src='a'/></body></html>", made.PAGE.format("一", "甲")), "", None
    )
    assert "1 page of the book" in only.decoded.doubts[-1]


def test_a_book_whose_text_is_encrypted_is_refused_and_one_whose_fonts_are_is_read():
    scrambled = '<encryption><CipherReference URI="{}"/></encryption>'
    page = made.PAGE.format("一", "甲")
    with pytest.raises(ImportRefused, match="encrypted"):
        epub.documents(
            made.book(page, more={"META-INF/encryption.xml": scrambled.format("OPS/text/page%200.xhtml")}), "", None
        )
    assert (
        len(epub.documents(made.book(page, more={"META-INF/encryption.xml": scrambled.format("OPS/a.otf")}), "", None))
        == 1
    )


def test_a_page_is_read_block_by_block_and_readings_above_characters_are_told():
    page = blocks.read(
        "<title>題</title>直接<p>甲\n <b>乙</b> 丙<br/>丁<ruby>漢<rp>(</rp><rt>かん</rt></ruby><!-- p -->&mdash;"
        "<table><tr><td>a<p>b</td><td title='x>y'>c</td></tr><tr><th>d<td>e</table><script>if (a < b) c()</script>尾"
    )
    assert page.flow.text() == "題\n直接\n甲 乙 丙\n丁漢—\na b\tc\nd\te\n尾"
    assert (page.heading, page.seen["readings"]) == ("題", 1)


@pytest.mark.parametrize(
    "piece", ["<!--", "<", "<a ", "</", "<a b='", "&#", "<![CDATA[", "<p>", "<table><tr><td>", "&#9" + "9" * 5000]
)
def test_pages_of_tags_that_never_end_take_no_long_time(piece):
    begun = time.thread_time()
    blocks.read((piece * 20_000)[:400_000])
    assert time.thread_time() - begun < 5


def test_rich_text_is_read_by_the_code_pages_of_its_fonts_with_notes_tables_and_boxes():
    [document] = rtf.documents(made.RICH, "", None)
    assert document.decoded.text == "中文中一中𝒈café\nab[1]c\t{x}\nA B\tC\nend\nbox\ntwo\n\n[1] note more"
    assert (document.metadata.title, document.metadata.published) == ("标题", "2024-11-05")
    assert "1 tracked deletion" in document.decoded.doubts[0]


@pytest.mark.parametrize(
    "page", [("gb18030", 936), ("big5hkscs", 950), ("cp932", 932), ("cp949", 949), ("cp1251", 1251)]
)
def test_rich_text_in_a_code_page_reads_as_it_was_written(page):
    encoding, number = page
    words = {"cp949": "국회에서 예산을", "cp1251": "Новости дня", "cp932": "東京で会議が開かれた能"}.get(
        encoding, "功能許可的文件"
    )
    escaped = "".join(
        f"\\'{byte:02x}" if byte > 127 or chr(byte) in "\\{}" else chr(byte) for byte in words.encode(encoding)
    )
    [document] = rtf.documents(b"{\\rtf1\\ansi\\ansicpg%d %s}" % (number, escaped.encode()), "", None)
    assert document.decoded.text == words


@pytest.mark.parametrize(
    ("raw", "told"), [(b"x", "damaged"), (b"{\\rtf1 }", "no text"), (b"{\\rtf1" + b"{" * 2000, "deep")]
)
def test_what_is_no_rich_text_is_refused(raw, told):
    with pytest.raises(ImportRefused, match=told):
        rtf.documents(raw, "", None)


def test_a_cue_is_a_line_and_its_times_are_told():
    [document] = subtitles.documents(made.CUES, "", None)
    assert document.decoded.text == "雲嶺鎮 第二行\n再見 1 < 2"
    assert "2 cues, from 00:00:01,000 to 00:01:05,000" in document.decoded.doubts[0]


def test_voices_of_web_subtitles_stand_before_their_words_and_asides_are_left_out():
    raw = (
        "WEBVTT 題\n\nNOTE 註\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:left\n<v.loud 林小姐>你好，<i>世界</i>\n"
        "<v B>好 &amp; 好\n\n00:03.000 --> 00:04.000\n- 誰？\n\n後一段\n7\n00:05.000 --> 00:06.000\n<ruby>漢<rt>かん</rt></ruby>\n"
    )
    [document] = subtitles.documents(raw.encode(), "", None)
    assert document.decoded.text == "林小姐: 你好，世界\nB: 好 & 好\n- 誰？ 後一段\n漢"


def test_a_file_without_cues_is_refused():
    with pytest.raises(ImportRefused, match="no subtitles"):
        subtitles.documents(b"hello", "", None)
