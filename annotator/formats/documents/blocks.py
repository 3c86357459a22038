"""Pages of a book (XHTML, or HTML as it comes) reduced to their text, block by block; nothing is judged or cut."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.formats.documents.flow import Flow

LARGEST_PAGE = 16 * 1024 * 1024
MOST_PIECES = 300_000
"""No page of a book has more characters, nor more tags and texts between them."""
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
        "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
    )
)  # fmt: skip
_UNREAD = frozenset(("head", "math", "noscript", "rp", "rt", "script", "style", "svg", "template"))
_HEADINGS = ("h1", "h2", "h3", "title")
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9:_-]*)(?=[\s/>])(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_LONGEST_TAG = 1024
"""Characters in which a tag has to end; so what never ends is not sought through the page again and again."""
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Table:
    """What is open of a table. The end tags of rows and cells may be left out."""

    has_row: bool = False
    has_cell: bool = False


class Blocks:
    """Takes the tags and the text of one page."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.seen: Counter[str] = Counter()
        self._headings: dict[str, list[str]] = {}
        self._heading = ""
        self._unread: list[str] = []
        self._tables = [_Table()]

    @property
    def heading(self) -> str:
        """The highest heading, as one line; of several the first."""
        return next((" ".join("".join(self._headings[one]).split()) for one in _HEADINGS if one in self._headings), "")

    def start(self, tag: str) -> None:
        """An element begins."""
        if tag == "rt" and not self._unread:
            self.seen["readings"] += 1
        if tag in _HEADINGS and tag not in self._headings:
            self._heading = tag
            self._headings[tag] = []
        if tag in _UNREAD:
            self._unread.append(tag)
        elif not self._unread:
            self._begin(tag)

    def end(self, tag: str) -> None:
        """An element ends; what was never begun is passed over."""
        if tag == self._heading:
            self._heading = ""
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif not self._unread:
            self._end(tag)

    def data(self, words: str) -> None:
        """Text."""
        if self._heading:
            self._headings[self._heading].append(words)
        if self._unread:
            return
        words = _SPACES.sub(" ", words)
        if not self.flow.is_open:
            if words in {"", " "}:
                return
            self.flow.begin()
        self.flow.write(words[1:] if words.startswith(" ") and self.flow.last in {"", " ", "\n"} else words)

    def _begin(self, tag: str) -> None:
        if tag == "br":
            if not self.flow.is_open:
                self.flow.begin()
            self.flow.write("\n")
        elif tag in {"td", "th"}:
            self._close_cell()
            if not self._tables[-1].has_row:
                self._open_row()
            self.flow.begin_cell()
            self._tables[-1].has_cell = True
        elif tag in _BLOCKS:
            self.flow.end()
            if tag == "tr":
                self._close_row()
                self._open_row()
            elif tag == "table":
                self._tables.append(_Table())

    def _end(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._close_cell()
        elif tag in _BLOCKS:
            self.flow.end()
            if tag in {"tr", "table"}:
                self._close_row()
            if tag == "table" and len(self._tables) > 1:
                self._tables.pop()

    def close(self) -> None:
        """The page ends: rows of tables that never did end with it."""
        while self._tables:
            self._close_row()
            self._tables.pop()

    def _open_row(self) -> None:
        self.flow.begin_row()
        self._tables[-1].has_row = True

    def _close_row(self) -> None:
        self._close_cell()
        if self._tables[-1].has_row:
            self.flow.end_row()
        self._tables[-1].has_row = False

    def _close_cell(self) -> None:
        self.flow.end()
        if self._tables[-1].has_cell:
            self.flow.end_cell()
        self._tables[-1].has_cell = False


def read(page: str) -> Blocks:
    """The blocks of a page. Raises ``ImportRefused`` for a page that is too long."""
    if len(page) > LARGEST_PAGE:
        raise _too_long()
    blocks = Blocks()
    for count, (kind, words) in enumerate(_pieces(page)):
        if count > MOST_PIECES:
            raise _too_long()
        if kind == "text":
            blocks.data(words)
        elif kind == "end":
            blocks.end(words)
        else:
            blocks.start(words)
            if kind == "empty":
                blocks.end(words)
    blocks.close()
    return blocks


def _too_long() -> ImportRefused:
    return ImportRefused(
        _("A page of the book is too long: more than {count} characters or {pieces} tags.").format(
            count=f"{LARGEST_PAGE:,}", pieces=f"{MOST_PIECES:,}"
        ),
        _("Save it as text (.txt) in the program that shows it."),
    )


def _pieces(page: str) -> Iterator[tuple[str, str]]:
    """Tags as ``start``, ``end`` or ``empty`` with their names, and the ``text`` between them.

    In one pass: Python's own parser needs time by the square of a page with many tags that never end.
    """
    at = 0
    while at < len(page):
        sign = page.find("<", at)
        if sign != at:
            yield "text", unescaped(page[at : sign if sign > 0 else len(page)])
            at = sign if sign > 0 else len(page)
        elif page.startswith(("<!", "<?"), at):
            words, at = _marked_off(page, at)
            yield "text", words
        elif (tag := _TAG.match(page, at, at + _LONGEST_TAG)) is not None:
            name = tag[2].lower().rpartition(":")[2]
            yield "end" if tag[1] else "empty" if tag[0].endswith("/>") else "start", name
            at = tag.end()
            if name in _RAW and not tag[1] and not tag[0].endswith("/>"):
                close = _RAW[name].search(page, at)
                at = close.start() if close else len(page)
        else:
            yield "text", "<"
            at += 1


def _marked_off(page: str, at: int) -> tuple[str, int]:
    """What is text of a comment, a marked section or a declaration, and where it ends: nothing but of CDATA."""
    for begin, end in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<", ">")):
        if page.startswith(begin, at):
            found = page.find(end, at + len(begin))
            close = found if found >= 0 else len(page)
            return page[at + len(begin) : close] if begin == "<![CDATA[" else "", close + len(end)
    return "", len(page)


def unescaped(words: str) -> str:
    """Words with the characters that their references name."""
    try:
        return unescape(words)
    except ValueError:  # a number of more digits than Python takes
        return words
