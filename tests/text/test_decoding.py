"""Bytes to text."""

import codecs

import pytest

from annotator.domain.errors import ImportRefused
from annotator.text.decoding import ENCODINGS, decode

TRADITIONAL = "雲嶺鎮圖書館新館啟用,鎮長出席典禮並致詞。圖書館是鎮上最大的客廳。\n" * 4
SIMPLIFIED = "海桐市从本月起试行错峰收垃圾。局长在发布会上表示,三个月后再决定是否推广。\n" * 4


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        (TRADITIONAL.encode(), "utf-8", TRADITIONAL),
        (codecs.BOM_UTF8 + TRADITIONAL.encode(), "utf-8-sig", TRADITIONAL),
        (TRADITIONAL.encode("utf-16"), "utf-16", TRADITIONAL),
        (codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), "utf-16", SIMPLIFIED),
        (("News\n" * 9).encode("utf-16-le"), "utf-16-le", "News\n" * 9),
        (TRADITIONAL.replace("\n", "").encode("utf-16-le"), "utf-16-le", TRADITIONAL.replace("\n", "")),
        (SIMPLIFIED.encode("utf-16-be"), "utf-16-be", SIMPLIFIED),
        (TRADITIONAL.encode("big5"), "big5", TRADITIONAL),
        (SIMPLIFIED.encode("gb18030"), "gb18030", SIMPLIFIED),
    ],
)
def test_encodings_are_recognised(raw, encoding, text):
    decoded = decode(raw)
    assert (decoded.encoding, decoded.text) == (encoding, text)


def test_line_ends_become_lf_and_nothing_else_changes():
    assert decode(b"a\r\nb\rc\nd\x0be").text == "a\nb\nc\nd\x0be"


def test_an_empty_file_is_refused():
    with pytest.raises(ImportRefused, match="empty"):
        decode(b"")


def test_a_binary_file_is_refused_as_no_text():
    with pytest.raises(ImportRefused, match="not text"):
        decode(bytes(range(256)) * 40)


def test_a_forced_encoding_that_does_not_fit_is_refused_with_the_line():
    with pytest.raises(ImportRefused, match=r"byte 2 \(line 2\)"):
        decode(b"a\n\xff\xfe", "utf-8")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "undefined"])
def test_an_encoding_that_there_is_not_or_that_is_none_of_text_is_refused_with_those_there_are(encoding):
    with pytest.raises(ImportRefused, match="gb18030"):
        decode(b"YWJj", encoding)


def test_a_cut_off_last_character_is_told_with_its_line():
    decoded = decode(TRADITIONAL.encode()[:-2])
    assert decoded.text.endswith("\ufffd")
    assert "Line 4" in decoded.doubts[0]


def test_lines_in_another_encoding_are_told_not_guessed():
    raw = TRADITIONAL.encode() + SIMPLIFIED.split("\n")[0].encode("gb18030") + b"\n" + TRADITIONAL.encode()
    decoded = decode(raw)
    assert decoded.encoding == "utf-8"
    assert "Line 5" in decoded.doubts[0]


def test_every_offered_encoding_is_one_that_python_knows():
    assert all(codecs.lookup(name) for name in ENCODINGS)
