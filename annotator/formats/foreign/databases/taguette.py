"""Taguette's projects, exported as a database of SQLite.

Documents are HTML. Highlights count bytes of UTF-8 in the words of the document without its tags (Taguette's
``extract.find_pos``), so the words are put together with a map from there to the reading text, in which paragraphs
are lines. Who made a highlight stands in the log of commands. Tables are those of Taguette 1.4.
"""

import json
from collections import defaultdict

from annotator.domain.language import _
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.databases.rows import Row, Rows, by_key, may_hold, offset, text
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.hypertext import Hypertext
from annotator.formats.foreign.learning.quoted import placed
from annotator.formats.foreign.loose import mapping, whole, words
from annotator.text.offsets import Utf8Index

TABLES = ("projects", "documents", "highlights", "tags", "highlight_tags", "commands")
_UNTAGGED = "highlight"
"""What a highlight without tags is called."""


def fits(head: bytes) -> bool:
    """Whether a file may begin as such a database."""
    return may_hold(head, b"highlight_tags")


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
    plain = Hypertext(text(row, "contents"))
    if not plain.text:
        building.leave_out(None, _("{name}: there is no text.").format(name=name))
        return None
    if building.refuses(None, plain.text):
        return None
    told = {"title": name, "note": text(row, "description")}
    return _Document(building.article(plain.text, described(told, name)), plain)


class _Document:
    """One document on its way in."""

    def __init__(self, gathered: Gathered, plain: Hypertext) -> None:
        self.gathered, self._plain = gathered, plain
        self._index = Utf8Index(plain.words)

    def put(self, row: Row, labels: list[str], by: str) -> None:
        """Put a highlight under each of its tags; the snippet beside it proves its place."""
        quoted = Hypertext(text(row, "snippet")).text
        ends = (offset(row, name) for name in ("start_offset", "end_offset"))
        first, last = (self._index.to_code_points(one) if one >= 0 else None for one in ends)
        span = None if first is None or last is None else self._plain.span(first, last)
        start, end = (span.start, span.end) if span else (-1, -1)
        for label in labels:
            place = placed(self.gathered, start, end, quoted, label, None)
            if place is not None:
                self.gathered.mark(label, place, by)
