"""Documents made by the libraries of their formats, or part by part."""

from base64 import b64encode, encodebytes
from hashlib import sha256
from io import BytesIO
from quopri import encodestring
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from odf import dc, meta, table, text
from odf.opendocument import OpenDocumentText

from tests.conftest import TRICKY
from tests.formats.documents.printed_pages import PDF


def zipped(parts) -> bytes:
    """An archive of parts by name."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word() -> bytes:
    """A Word document with properties, a line end in a paragraph, a table."""
    made = docx.Document()
    made.core_properties.title = "雲嶺鎮的圖書館"
    made.core_properties.author = "林小姐"
    made.add_heading("雲嶺鎮的圖書館", 1)
    made.add_paragraph(TRICKY).add_run("\t又說").add_break()
    made.add_paragraph("")
    rows = made.add_table(2, 2)
    for cell, words in zip((one for row in rows.rows for one in row.cells), ("人", "次", "甲", ""), strict=True):
        cell.text = words
    rows.cell(1, 0).add_paragraph("乙")
    made.sections[0].header.paragraphs[0].text = "頁首"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def word_of(body: str, **parts: str) -> bytes:
    """A Word document around some XML of its body; further parts are related to it by their names."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    space += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationship Id="{0}" Type="' + office + '/{0}" Target="{1}"/>'
    related = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    files = {
        "_rels/.rels": related.format(relation.format("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": related.format("".join(relation.format(name, f"{name}.xml") for name in parts)),
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    return zipped(files | {f"word/{name}.xml": f"<w:{name} {space}>{xml}</w:{name}>" for name, xml in parts.items()})


def open_document() -> bytes:
    """An OpenDocument text with properties, spaces, a note and a table."""
    made = OpenDocumentText()
    made.meta.addElement(dc.Title(text="雲嶺鎮的圖書館"))
    made.meta.addElement(meta.InitialCreator(text="林小姐"))
    made.meta.addElement(meta.CreationDate(text="2024-11-15T08:00:00"))
    made.text.addElement(text.H(outlinelevel=1, text="雲嶺鎮的圖書館"))
    paragraph = text.P(text=TRICKY)
    paragraph.addElement(text.S(c=2))
    paragraph.addText("又")
    note = text.Note(noteclass="footnote", id="one")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="見第二頁。"))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText("說")
    made.text.addElement(paragraph)
    grid = table.Table(name="a")
    for words in (("人", "次"), ("甲", "乙")):
        row = table.TableRow()
        for word_in_cell in words:
            cell = table.TableCell()
            cell.addElement(text.P(text=word_in_cell))
            row.addElement(cell)
        grid.addElement(row)
    made.text.addElement(grid)
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def book(*pages: str, more: dict[str, str] | None = None) -> bytes:
    """A book of these pages, the last of them first in the list of files."""
    items = "".join(
        f'<item id="c{at}" href="text/page%20{at}.xhtml" media-type="application/xhtml+xml"/>'
        for at in reversed(range(len(pages)))
    )
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        "<metadata><dc:title>山中的書</dc:title><dc:creator>林小姐</dc:creator><dc:date>2024-11-15</dc:date>"
        f"</metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f'</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/book.opf": package}
    files |= {f"OPS/text/page {at}.xhtml": page for at, page in enumerate(pages)}
    return zipped(files | (more or {}))


PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>'
    "<title>頁</title><style>p > a {{}}</style></head><body><h1>{}</h1>\n<p>{}</p></body></html>"
)
RICH = rb"""{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset136 Ming;}
{\f2\fcharset0 Arial;}}{\*\generator x;}{\info{\title \'b1\'ea\'cc\'e2}{\author Lin}{\creatim\yr2024\mo11\dy5}}
\pard\f0 \'d6\'d0\'ce\'c4{\f1 \'a4\'a4\'a4@}\uc2\u20013\'d6\'d0\uc1\u-10187?\u-9080?{\f2 caf\'e9}\par
a\deleted gone\deleted0 b{\super\chftn{\footnote\pard {\super\chftn} note\par more}}c\tab\{x\}\par
\trowd\intbl A\par B\cell C\cell\row\pard end{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box\par two\par}}}\par}"""
CUES = (
    "1\n00:00:01,000 --> 00:00:02,000\n<i>雲嶺鎮</i>\n第二行\n\n2\n00:01:03,000 --> 00:01:05,000\n再見 1 < 2\n".encode()
)


def word_of_header(words: str, charset: str) -> str:
    """An encoded word of a header (RFC 2047)."""
    return f"=?{charset}?B?{b64encode(words.encode(charset)).decode()}?="


GB_HEAD = {
    "From": f'"{word_of_header("林小姐", "GB2312")}" <lin@example.org>',
    "Subject": f"{word_of_header('圖書館的', 'GBK')}\r\n {word_of_header('新館', 'GBK')}",
    "Date": "Fri, 15 Nov 2024 23:30:00 +0800",
}


def part(kind: str, body: bytes, encoding: str = "8bit", **more: str) -> bytes:
    """A part of a message in one of the encodings of transfer."""
    sent = {"base64": encodebytes, "quoted-printable": encodestring, "8bit": bytes}[encoding](body)
    head = {"Content-Type": kind, "Content-Transfer-Encoding": encoding}
    head |= {name.replace("_", "-"): value for name, value in more.items()}
    return _lines(head) + b"\r\n" + sent


def several(kind: str, *parts: bytes) -> bytes:
    """A part that holds parts."""
    edge = "edge" + sha256(b"".join(parts)).hexdigest()[:12]
    body = b"".join(f"--{edge}\r\n".encode() + one + b"\r\n" for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="{edge}"\r\n\r\n'.encode() + body + f"--{edge}--\r\n".encode()


def letter(head, body: bytes) -> bytes:
    """A message of e-mail."""
    return _lines(head) + b"MIME-Version: 1.0\r\n" + body


def _lines(head) -> bytes:
    values = {name: value if isinstance(value, bytes) else value.encode() for name, value in head.items()}
    return b"".join(name.encode() + b": " + value + b"\r\n" for name, value in values.items())


def saved_page(page: bytes, kind: str = "text/html", *more: bytes) -> bytes:
    """A page as browsers save it in one file."""
    address = "https://news.example.org/2024/1.html"
    head = {"From": "<Saved by Blink>", "Snapshot-Content-Location": address, "Subject": "=?utf-8?Q?=E9=A0=81?="}
    root = part(kind, page, "quoted-printable", Content_Location=address, Content_ID="<root@example.org>")
    picture = part("image/png", bytes(40), "base64", Content_Location="https://news.example.org/a.png")
    return letter(head | {"Date": "Fri, 1 Nov 2024 08:00:00 -0000"}, several("related", *more, root, picture))


SAMPLES = {
    "word": word(),
    "odt": open_document(),
    "epub": book(PAGE.format("一", "甲"), PAGE.format("二", "乙")),
    "rtf": RICH,
    "pdf-text": PDF,
    "subtitles": CUES,
    "mail": letter(GB_HEAD, part("text/plain; charset=gb2312", "雲中的信。\n甲乙".encode("gb18030"), "base64")),
    "saved-page": saved_page(PAGE.format("一", "甲乙丙丁。" * 40).encode()),
    "web": PAGE.format("一", "甲乙丙丁。" * 40).encode(),
}
