"""Rich Text Format (.rtf, Microsoft's specification 1.9.1): its text, in whichever code pages it is written."""

import codecs
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.documents import properties
from annotator.formats.documents.container import damaged, refuse_without_text
from annotator.formats.documents.docx import told
from annotator.formats.documents.flow import Flow

MOST_TOKENS = 1_500_000
DEEPEST = 1_000
"""No file has more words of control and pieces of text, nor groups that lie deeper in each other."""
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)", re.DOTALL
)
_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
"""The encodings of the character sets of fonts, by ``\\fcharsetN``; others are in that of the file."""
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 10000: "mac_roman", 65001: "utf-8"}
_SKIPPED = frozenset(
    (
        "colortbl", "stylesheet", "pict", "objdata", "objclass", "objname", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "fldinst", "listtext", "pntext", "nonshppict", "xe", "tc", "rxe",
        "sp", "keywords", "subject", "operator", "doccomm", "annotation", "atnid", "atnauthor", "ftnsep", "ftnsepc",
        "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "themedata", "datastore", "company",
    )
)  # fmt: skip
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "cell": "\t",
    "nestcell": "\t", "~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_ENDS = frozenset(("par", "sect", "page", "row", "nestrow", "column", "\n", "\r"))


def fits(head: bytes) -> bool:
    """Whether a file begins as Rich Text, whatever it is called."""
    return head.lstrip()[:6].startswith(b"{\\rtf")


def documents(raw: bytes, _name: str, _encoding: str | None) -> tuple[Document]:
    """The one article in a file of Rich Text. Raises ``ImportRefused``."""
    if not fits(raw):
        raise damaged()
    reading = _Reading()
    reading.take(raw)
    text = reading.text()
    refuse_without_text(text)
    return (Document(Decoded(text, "utf-8", doubts=told(reading.seen, reading.flow.notes)), reading.metadata()),)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces."""

    into: str = "text"
    """Where its words go: ``text``, ``title``, ``author``, ``fonts``, ``created``, or nowhere."""
    page: str = "cp1252"
    replaced: int = 1
    """So many characters behind a ``\\uN`` stand for it in programs that do not know it."""
    deleted: bool = False
    in_table: bool = False
    inner: str = ""
    """Whether it is in a ``note`` or in the ``box`` of a shape."""


class _Reading:
    """Takes the tokens of a file."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.seen: Counter[str] = Counter()
        self._words: dict[str, list[str]] = {"title": [], "author": []}
        self._created: dict[str, int] = {}
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._page = "cp1252"
        self._group = _Group()
        self._above: list[_Group] = []
        self._starred = False
        self._skip = 0
        self._units: list[int] = []
        self._decoding = "cp1252"
        self._decoder = codecs.getincrementaldecoder("cp1252")("replace")
        self._controls: dict[str, Callable[[int], object]] = {
            "ansicpg": self._code_page,
            "mac": lambda _number: self._code_page(10000),
            "uc": lambda number: self._change(replaced=max(0, number)),
            "u": self._unit,
            "f": self._use_font,
            "fcharset": self._font_page,
            "deleted": self._delete,
            "plain": lambda _number: self._change(deleted=False, page=self._page),
            "pard": lambda _number: self._change(in_table=False),
            "intbl": lambda _number: self._change(in_table=True),
            "revised": lambda number: self.seen.update(inserted=int(number != 0)),
            "footnote": self._note,
            "shptxt": self._box,
            "fonttbl": lambda _number: self._change(into="fonts"),
            "info": lambda _number: self._change(into=""),
            "title": lambda _number: self._change(into="title"),
            "author": lambda _number: self._change(into="author"),
            "creatim": lambda _number: self._change(into="created"),
        }
        self.flow.begin()

    def take(self, raw: bytes) -> None:
        """Read all of it. Raises ``ImportRefused`` for a file that is too large."""
        at = count = 0
        while (found := _TOKEN.search(raw, at)) is not None:
            at = found.end()
            count += 1
            if count > MOST_TOKENS or len(self._above) > DEEPEST:
                raise ImportRefused(
                    _("The file is too large, or its groups lie too deep in each other."),
                    _("Open it in the program that it comes from and save it in several parts, or as text (.txt)."),
                )
            word, number, byte, sign, brace, plain = found.groups()
            if word == b"bin":
                at += max(0, int(number or 0))
            elif word is not None:
                self._control(word.decode(), None if number is None else int(number))
            elif byte is not None:
                self._bytes(bytes.fromhex(byte.decode()))
            elif brace is not None:
                self._brace(brace)
            elif sign is not None:
                self._sign(sign.decode("latin-1"))
            else:
                self._bytes(plain)
        self._flush()

    def text(self) -> str:
        """The text with its notes."""
        return self.flow.text()

    def metadata(self) -> Metadata:
        """What the file says about itself."""
        year, month, day = (self._created.get(one, 0) for one in ("yr", "mo", "dy"))
        made = f"{year:04d}-{month:02d}-{day:02d}" if year else ""
        title, author = ("".join(self._words[one]) for one in ("title", "author"))
        return Metadata(title=properties.title(title), byline=properties.line(author), published=properties.date(made))

    def _control(self, word: str, number: int | None) -> None:
        self._flush_bytes()
        starred, self._starred = self._starred, False
        if word != "u" and self._skip:
            self._skip -= 1
        elif starred and word != "shpinst":
            self.seen["comments"] += word == "annotation"
            self._change(into="")
        elif word in _SKIPPED:
            self.seen["numbered"] += word in {"listtext", "pntext"}
            self._change(into="")
        elif word in _ENDS:
            self._paragraph(word)
        elif word in _SIGNS:
            self._emit(" " if word == "line" and self._group.in_table else _SIGNS[word])
        elif word in self._controls:
            self._controls[word](1 if number is None else number)
        elif self._group.into == "created" and word in {"yr", "mo", "dy"}:
            self._created[word] = number or 0

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "{}\\":
            self._bytes(sign.encode())
        elif self._skip:
            self._skip -= 1
        elif sign in _ENDS:
            self._flush()
            self._paragraph("par")
        elif sign in _SIGNS:
            self._flush_bytes()
            self._emit(_SIGNS[sign])

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            self._above.append(self._group)
        elif self._above:
            ended, self._group = self._group, self._above.pop()
            if ended.inner and not self._group.inner:
                self.flow.end()
                if ended.inner == "note":
                    self.flow.end_note()
        self._use_page()

    def _bytes(self, data: bytes) -> None:
        """Bytes of the code page, also ASCII: what is written plainly may be the second byte of a character."""
        left = data[self._skip :]
        self._skip = max(0, self._skip - len(data))
        if left and self._group.into != "fonts":
            self._emit(self._decoder.decode(left))

    def _emit(self, words: str) -> None:
        if not words:
            return
        units, self._units = self._units, []
        if units:
            words = b"".join(one.to_bytes(2, "little") for one in units).decode("utf-16-le", "replace") + words
        if self._group.into in self._words:
            self._words[self._group.into].append(words)
        elif self._group.into == "text" and not self._group.deleted:
            self.flow.write(words)

    def _flush_bytes(self) -> None:
        if words := self._decoder.decode(b"", True):  # noqa: FBT003  (the argument of the library: what is open ends)
            self._emit(words)
        self._decoder.reset()

    def _flush(self) -> None:
        self._flush_bytes()
        if self._units:
            units, self._units = self._units, []
            self._emit(b"".join(one.to_bytes(2, "little") for one in units).decode("utf-16-le", "replace"))

    def _paragraph(self, word: str) -> None:
        self._flush()
        if self._group.into != "text":
            return
        if word == "par" and self._group.in_table:
            self.flow.write(" ")
        else:
            self.flow.end()
            self.flow.begin()

    def _change(self, **values: object) -> None:
        self._flush()
        self._group = replace(self._group, **cast("Any", values))
        self._use_page()

    def _use_page(self) -> None:
        if self._decoding != self._group.page:
            self._decoding = self._group.page
            self._decoding = "cp1252"
        self._decoder = codecs.getincrementaldecoder(self._group.page)("replace")

    def _code_page(self, number: int) -> None:
        self._page = _CODE_PAGES.get(number, f"cp{number}")
        try:
            codecs.getincrementaldecoder(self._page)
        except LookupError:
            self._page = "cp1252"
        self._change(page=self._page)

    def _use_font(self, number: int) -> None:
        if self._group.into == "fonts":
            self._font = number
        else:
            self._change(page=self._fonts.get(number, self._page))

    def _font_page(self, number: int) -> None:
        if self._group.into == "fonts":
            self._fonts[self._font] = _PAGES.get(number, self._page)

    def _unit(self, number: int) -> None:
        """A code unit of UTF-16 as a signed number."""
        self._units.append(number & 0xFFFF)
        self._skip = self._group.replaced

    def _delete(self, number: int) -> None:
        if number and not self._group.deleted and self._group.into == "text":
            self.seen["deleted"] += 1
        self._change(deleted=number != 0)

    def _note(self, _number: int) -> None:
        if self._group.into == "text" and not self._group.inner:
            self._flush()
            key = str(self.flow.notes + 1)
            self.flow.refer(key)
            self.flow.begin_note(key)
            self.flow.begin()
            self._change(inner="note")

    def _box(self, _number: int) -> None:
        """The text of a shape: paragraphs of their own, below the one that it hangs on."""
        if self._group.into == "text" and not self._group.inner:
            self._flush()
            self.flow.begin()
            self._change(inner="box")
