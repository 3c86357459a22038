"""Documents of word processors, made by their libraries and by hand, whole and hostile."""

import time
from pathlib import Path

import pytest

from annotator.domain.errors import ImportRefused
from annotator.formats.documents import docx, odt, plain
from annotator.formats.registry import recognised
from tests.conftest import TRICKY
from tests.formats.documents import made


def read(raw, reader=docx):
    """The one document."""
    [document] = reader.documents(raw, "a", None)
    return document


def test_paragraphs_and_tables_of_word_become_lines_and_its_properties_are_kept():
    document = read(made.word())
    assert document.decoded.text == f"雲嶺鎮的圖書館\n{TRICKY}\t又說\n\n人\t次\n甲 乙"
    assert (document.metadata.title, document.metadata.byline) == ("雲嶺鎮的圖書館", "林小姐")
    assert any("headers" in one for one in document.decoded.doubts)


def test_tracked_deletions_are_left_out_insertions_kept_and_both_are_told():
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>舊</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>段</w:t></w:r></w:p>"
    )
    document = read(made.word_of(body))
    assert document.decoded.text == "甲新\n一段"
    assert [one.split()[0:3] for one in document.decoded.doubts] == [
        ["1", "tracked", "deletion"],
        ["1", "tracked", "insertion"],
    ]


def test_notes_of_word_stand_at_the_end_with_their_numbers():
    body = (
        '<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t>'
        '<w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = '<w:footnote w:id="-1"><w:p><w:r><w:t>線</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>註</w:t></w:r></w:p></w:footnote>'
    ends = '<w:endnote w:id="2"><w:p><w:r><w:t>尾</w:t></w:r></w:p></w:endnote>'
    document = read(made.word_of(body, footnotes=notes, endnotes=ends))
    assert document.decoded.text == "甲[1]。[2]\n\n[1] 註\n[2] 尾"


def test_a_text_box_is_read_once_and_stands_below_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>後</w:t></w:r></w:p>"
    )
    assert read(made.word_of(body)).decoded.text == "前後\n框"


def test_open_document_keeps_its_spaces_notes_and_properties():
    document = read(made.open_document(), odt)
    assert document.decoded.text == f"雲嶺鎮的圖書館\n{TRICKY}  又[1]說\n人\t次\n甲\t乙\n\n[1] 見第二頁。"
    said = document.metadata
    assert (said.title, said.byline, said.published) == ("雲嶺鎮的圖書館", "林小姐", "2024-11-15")


def test_deletions_of_open_document_are_left_out_and_told():
    xml = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:tracked-changes>'
        "<text:changed-region><text:deletion><text:p>舊</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>新  的\n 段<text:s/><text:s text:c='99999999'/></text:p></office:text>"
        "</office:body></office:document-content>"
    )
    document = read(made.zipped({"content.xml": xml}), odt)
    assert document.decoded.text == "新 的 段"
    assert "1 tracked deletion" in document.decoded.doubts[0]


def test_a_title_that_a_program_made_up_is_none():
    for words in ("Microsoft Word - 新聞稿.doc", "稿件三.docx"):
        assert docx.Said().metadata((), ()).title == ""
        said = docx.Said()
        said.words["title"] = words
        assert said.metadata((), ()).title == ""


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (made.zipped({"a.txt": "b"}), "document.xml"),
        (made.word_of(""), "no text"),
        (made.word_of("<w:p>"), "damaged"),
    ],
)
def test_what_is_no_word_document_is_refused_with_a_sentence(raw, told):
    with pytest.raises(ImportRefused, match=told):
        docx.documents(raw, "a.docx", None)


def test_entities_are_refused_and_never_made_into_text():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><office:document>&b;</office:document>'
    with pytest.raises(ImportRefused, match=r"content\.xml"):
        odt.documents(made.zipped({"content.xml": bomb}), "a.odt", None)


def test_a_document_that_unpacks_to_very_much_is_refused_soon():
    begun = time.thread_time()
    with pytest.raises(ImportRefused, match="64 MB"):
        odt.documents(made.zipped({"content.xml": bytes(90 * 1024 * 1024)}), "a.odt", None)
    with pytest.raises(ImportRefused, match="elements"):
        docx.documents(made.word_of("<w:r/>" * 1_000_010), "a.docx", None)
    assert time.thread_time() - begun < 10


def test_an_encrypted_open_document_is_refused():
    raw = made.zipped({"META-INF/manifest.xml": "<x><manifest:encryption-data/></x>", "content.xml": "<a/>"})
    with pytest.raises(ImportRefused, match="password"):
        odt.documents(raw, "a.odt", None)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"{\\rtf1\\ansi a}", "rtf"), (b"<html><body><p>a</p></body></html>", "web"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "saved-page"), (b"PK\x03\x04", "word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word"),
    ],
)  # fmt: skip
def test_what_is_called_doc_is_read_as_what_it_is(head, name):
    assert recognised(Path("a.doc"), head).name == name


def test_the_old_format_of_word_is_refused_with_what_to_do():
    with pytest.raises(ImportRefused, match=r"old format of Word") as refused:
        docx.documents(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", None)
    assert "save it" in str(refused.value.hint)


@pytest.mark.parametrize("raw", [b" \n\t\n", b"\xef\xbb\xbf", "　\n".encode()])
def test_a_text_of_blanks_is_no_article(raw):
    with pytest.raises(ImportRefused, match="no text"):
        plain.documents(raw, "a.txt", None)
