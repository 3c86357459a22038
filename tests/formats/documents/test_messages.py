"""Letters and pages that a browser saved as one file, made as programs make them, whole and broken."""

import pytest

from annotator.domain.errors import ImportRefused
from annotator.formats.documents.messages import mail, saved_page
from tests.formats.documents import made

WORDS = "國會討論預算,議員出席,會議到晚上才結束。記者在場。"
PLAIN = made.part("text/plain; charset=utf-8", WORDS.encode(), "base64")
PAGE = f"<html><body><p>{WORDS}</p><p>第二段也在說預算的事情。</p></body></html>"


def read(head, body):
    [found] = mail.documents(made.letter(made.GB_HEAD | head, body), "a.eml", None)
    return found


def test_headers_in_the_encodings_of_china_are_read():
    about = read({}, PLAIN).metadata
    assert (about.title, about.byline, about.published) == ("圖書館的新館", "林小姐", "2024-11-15")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_headers_that_are_not_encoded_are_read_where_their_bytes_tell_it(encoding):
    head = {"Subject": "圖書館".encode(encoding), "From": "林小姐 <lin@example.org>".encode(encoding)}
    about = read(head, PLAIN).metadata
    assert (about.title, about.byline) == ("圖書館", "林小姐")


def test_a_character_cut_between_two_words_of_a_header_is_whole():
    raw = "雲嶺鎮".encode()
    halves = [made.b64encode(one).decode() for one in (raw[:4], raw[4:])]
    assert read({"Subject": " ".join(f"=?utf-8?b?{one}?=" for one in halves)}, PLAIN).metadata.title == "雲嶺鎮"


@pytest.mark.parametrize(
    "broken", ["=?utf-8?b?5?=", "=?nowhere?q?=E9?=", "=?utf-8?q?=E9=?=", "=?gb2312?b?//8=?=", "=?\0?q?x?="]
)
def test_a_header_that_is_broken_stops_nothing(broken):
    found = read({"Subject": broken, "From": broken, "Date": broken}, PLAIN)
    assert found.decoded.text == WORDS
    assert found.metadata.published == ""


@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize(("label", "codec"), [("gb2312", "gb18030"), ("big5", "big5"), ("utf-8", "utf-8")])
def test_the_words_come_in_every_encoding_of_transfer(encoding, label, codec):
    found = read({}, made.part(f"text/plain; charset={label}", WORDS.encode(codec), encoding))
    assert found.decoded.text.strip() == WORDS
    assert found.decoded.doubts == ()


@pytest.mark.parametrize(("label", "told"), [("us-ascii", ["cp1252"]), ("gb2312", ["gb18030"]), ("x-nonsense", [])])
def test_a_charset_that_is_wrong_is_proved_and_told(label, told):
    found = read({}, made.part(f"text/plain; charset={label}", WORDS.encode(), "base64"))
    assert found.decoded.text == WORDS
    assert found.decoded.doubts == tuple(f"The file says that it is {one}, but its bytes are utf-8." for one in told)


def test_another_encoding_can_be_chosen_for_the_words():
    raw = made.letter(made.GB_HEAD, made.part("text/plain", WORDS.encode("big5"), "base64"))
    assert mail.documents(raw, "a.eml", "big5")[0].decoded.text == WORDS
    assert mail.documents(raw, "a.eml", "gb18030")[0].decoded.text != WORDS


def test_of_alternatives_the_plain_one_is_read_unless_it_is_empty():
    page = made.part("text/html; charset=utf-8", PAGE.encode(), "base64")
    assert read({}, made.several("alternative", PLAIN, page)).decoded.text == WORDS
    empty = made.part("text/plain", b" \r\n")
    assert read({}, made.several("alternative", empty, page)).decoded.text.endswith("預算的事情。")


def test_a_letter_that_is_a_page_is_read_as_one_with_what_its_head_says():
    found = read({}, made.part("text/html; charset=gb2312", PAGE.encode("gb18030"), "quoted-printable"))
    assert found.decoded.text == f"{WORDS}\n第二段也在說預算的事情。"
    assert found.metadata.title == "圖書館的新館"


def test_what_is_attached_is_named_and_not_read():
    name = "=?utf-8?b?6KiY6YyELmRvYw==?="
    attached = made.part("application/msword", b"x", "base64", Content_Disposition=f'attachment; filename="{name}"')
    note = made.part("text/plain", b"not read", Content_Disposition="attachment; filename*=utf-8''%E7%AD%86.txt")
    inner = b"Content-Type: message/rfc822\r\n\r\n" + made.letter({"Subject": "=?utf-8?b?6L2J5a+E?="}, PLAIN)
    found = read({}, made.several("mixed", PLAIN, attached, note, inner))
    assert found.decoded.text == WORDS
    [doubt] = found.decoded.doubts
    assert "記錄.doc, 筆.txt" in doubt
    assert "轉寄" in doubt


def test_several_parts_of_text_follow_each_other():
    footer = made.part("text/html; charset=utf-8", "<p>名單的附註。</p>".encode(), "base64")
    assert read({}, made.several("mixed", PLAIN, footer)).decoded.text == f"{WORDS}\n\n名單的附註。"


@pytest.mark.parametrize("raw", [b"", b"no head at all", made.letter(made.GB_HEAD, made.part("image/png", b"x"))])
def test_what_is_no_letter_or_has_no_words_is_refused(raw):
    with pytest.raises(ImportRefused):
        mail.documents(raw, "a.eml", None)


def test_parts_inside_each_other_without_end_are_refused_at_once():
    body = PLAIN
    for _time in range(300):
        body = made.several("mixed", body)
    with pytest.raises(ImportRefused, match="200"):
        mail.documents(made.letter(made.GB_HEAD, body), "a.eml", None)


@pytest.mark.parametrize(("kind", "codec"), [("text/html", "utf-8"), ("text/html; charset=gb2312", "gb18030")])
def test_a_saved_page_is_read_at_its_root_with_its_address(kind, codec):
    [found] = saved_page.documents(made.saved_page(PAGE.encode(codec), kind), "a.mht", None)
    assert found.decoded.text == f"{WORDS}\n第二段也在說預算的事情。"
    assert found.decoded.encoding == codec
    about = found.metadata
    assert (about.url, about.title, about.byline) == ("https://news.example.org/2024/1.html", "頁", "")
    assert about.published != "2024-11-01"


def test_a_frame_of_a_saved_page_is_told_also_where_it_stands_first():
    frame = made.part("text/html", b"<p>buy now</p>", Content_Location="cid:frame@mhtml.blink")
    [found] = saved_page.documents(made.saved_page(PAGE.encode(), "text/html", frame), "a.mht", None)
    assert found.decoded.text.startswith(WORDS)
    assert any("1 frame" in one for one in found.decoded.doubts)


def test_a_saved_page_without_a_page_is_refused():
    with pytest.raises(ImportRefused):
        saved_page.documents(made.letter(made.GB_HEAD, PLAIN), "a.mht", None)
