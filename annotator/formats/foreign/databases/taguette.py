"""Taguette's projects, exported as a database of SQLite.

Documents are HTML. Highlights count bytes of UTF-8 in the words of the document without its tags (Taguette's
``extract.find_pos``), so the words are put together with a map from there to the reading text, in which paragraphs
are lines. Who made a highlight stands in the log of commands. Tables are those of Taguette 1.4.
"""

import json
from collections import defaultdict
from html.parser import HTMLParser

from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.databases.rows import Row, Rows, by_key, offset, text
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.learning.quoted import placed
from annotator.formats.foreign.loose import mapping, whole, words
from annotator.text.offsets import Utf8Index

TABLES = ("projects", "documents", "highlights", "tags", "highlight_tags", "commands")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNTAGGED = "highlight"
"""What a highlight without tags is called."""
_BLANKS = " \t\n\r\f"


def fits(head: bytes) -> bool:
    """Whether a file begins as such a database; its tables are made first."""
    return head.startswith(b"SQLite format 3\0") and b"highlight_tags" in head


def shape(tables: Rows, title: str) -> Exchange:
    """The articles of the projects; what does not fit is among the problems. Raises ``ImportRefused``."""
    names = [text(row, "name") for row in tables["projects"]]
    building = Building("Taguette", names[0] if len(names) == 1 and names[0] else title)
    labels = {key: text(row, "path").strip() or "?" for key, row in by_key(tables["tags"], "id").items()}
    for key, row in by_key(tables["tags"], "id").items():
        building.describe(labels[key], text(row, "description"))
    called: dict[int | None, list[str]] = defaultdict(list)
    for row in tables["highlight_tags"]:
        called[whole(row.get("highlight_id"))].append(labels.get(whole(row.get("tag_id")) or 0, "?"))
    makers = _makers(tables)
    on_document: dict[int | None, list[Row]] = defaultdict(list)
    for row in tables["highlights"]:
        on_document[whole(row.get("document_id"))].append(row)
    for key, row in by_key(tables["documents"], "id").items():
        if article := _document(building, row):
            for one in on_document[key]:
                number = whole(one.get("id"))
                article.put(one, called[number] or [_UNTAGGED], makers.get(number, ""))
            article.gathered.set_aside()
    return building.exchange()


def _makers(tables: Rows) -> dict[int | None, str]:
    """Who has made which highlight, by the log."""
    found: dict[int | None, str] = {}
    for row in tables["commands"]:
        try:
            payload = mapping(json.loads(text(row, "payload")))
        except (ValueError, RecursionError):
            continue
        if payload.get("type") == "highlight_add":
            found[whole(payload.get("highlight_id"))] = words(row.get("user_login"))
    return found


def _document(building: Building, row: Row) -> "_Document | None":
    name = text(row, "name") or text(row, "filename")
    plain = Plain(text(row, "contents"))
    if not plain.text:
        building.leave_out(None, _("{name}: there is no text.").format(name=name))
        return None
    if building.refuses(None, plain.text):
        return None
    told = {"title": name, "note": text(row, "description")}
    return _Document(building.article(plain.text, described(told, name)), plain)


class _Document:
    """One document on its way in."""

    def __init__(self, gathered: Gathered, plain: "Plain") -> None:
        self.gathered, self._plain = gathered, plain

    def put(self, row: Row, labels: list[str], by: str) -> None:
        """Put a highlight under each of its tags; the snippet beside it proves its place."""
        quoted = Plain(text(row, "snippet")).text
        span = self._plain.span(offset(row, "start_offset"), offset(row, "end_offset"))
        start, end = (span.start, span.end) if span else (-1, -1)
        for label in labels:
            place = placed(self.gathered, start, end, quoted, label, None)
            if place is not None:
                self.gathered.mark(label, place, by)


class Plain(HTMLParser):
    """The words of HTML as a reading text, and where each byte of its words stands in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._raw: list[str] = []
        self._length = 0
        self._breaks: set[int] = set()
        self.feed(html)
        self.close()
        self._whole = "".join(self._raw)
        self._index = Utf8Index(self._whole)
        self._pieces, self._starts, self._ends = list[str](), list[int](), list[int]()
        self._lay_out()
        self.text = "".join(self._pieces).rstrip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """An element begins; those that are blocks begin a line."""
        if tag in _BLOCKS:
            self._breaks.add(self._length)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in _BLOCKS:
            self._breaks.add(self._length)

    def handle_data(self, data: str) -> None:
        """Words, entities among them."""
        self._raw.append(data)
        self._length += len(data)

    def span(self, start: int, end: int) -> Span | None:
        """The place in ``text`` of bytes of the words; ``None`` where they are none, or blanks only."""
        first, last = (self._index.to_code_points(one) if one >= 0 else None for one in (start, end))
        if first is None or last is None or not first < last <= len(self._whole):
            return None
        begin, stop = self._starts[first], min(self._ends[last - 1], len(self.text))
        shown = self.text[begin:stop]
        begin, stop = begin + len(shown) - len(shown.lstrip()), stop - len(shown) + len(shown.rstrip())
        return Span(begin, stop) if begin < stop else None

    def _lay_out(self) -> None:
        """Blanks become one, blocks lines; for each character where it begins and ends in the text."""
        at, last = 0, "\n"
        for number, character in enumerate(self._whole):
            if number in self._breaks and last != "\n":
                self._pieces.append("\n")
                at, last = at + 1, "\n"
            self._starts.append(at)
            shown = character if character not in _BLANKS else "" if last in " \n" else " "
            self._pieces.append(shown)
            at, last = at + len(shown), shown or last
            self._ends.append(at)
