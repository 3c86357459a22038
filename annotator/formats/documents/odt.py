"""OpenDocument texts (.odt, ODF 1.3 part 3): paragraphs, tables, notes; what was deleted under tracking is left out."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from annotator.domain.errors import ImportRefused
from annotator.domain.language import _
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.documents.container import Container, damaged, refuse_without_text
from annotator.formats.documents.docx import told
from annotator.formats.documents.flow import Flow
from annotator.formats.documents.properties import Said

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_SKIPPED = frozenset(
    {
        f"{_TEXT}tracked-changes", f"{_TEXT}ruby-text", f"{_TEXT}note-citation", f"{_OFFICE}annotation",
        f"{_OFFICE}forms", f"{_SVG}title", f"{_SVG}desc",
    }
)  # fmt: skip
_COUNTED = {
    f"{_TEXT}deletion": "deleted", f"{_TEXT}insertion": "inserted", f"{_OFFICE}annotation": "comments",
    f"{_TEXT}ruby-text": "readings", f"{_TEXT}list-item": "numbered",
}  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
"""So many spaces are taken of one element that repeats them."""


def documents(raw: bytes, _name: str, _encoding: str | None) -> tuple[Document]:
    """The one article in an OpenDocument text. Raises ``ImportRefused``."""
    container = Container(raw)
    if "META-INF/manifest.xml" in container and b"encryption-data" in container.read("META-INF/manifest.xml"):
        raise ImportRefused(
            _("The document is protected by a password."),
            _("Open it in the program that it comes from and save it without a password."),
        )
    reading = _Reading()
    container.hear("content.xml", reading)
    if not reading.has_body:
        raise damaged("content.xml")
    text = reading.flow.text()
    refuse_without_text(text)
    said = Said()
    if "meta.xml" in container:
        container.hear("meta.xml", said)
    metadata = said.metadata(("initial-creator", "creator"), ("creation-date", "date"))
    return (Document(Decoded(text, "utf-8", doubts=told(reading.seen, reading.flow.notes)), metadata),)


class _Reading:
    """Takes the elements of the content. White space is one space, and none begins a paragraph (ODF 6.1.2)."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.seen: Counter[str] = Counter()
        self.has_body = False
        self._skipping = 0
        self._number = 0
        self._begins: dict[str, Callable[[Mapping[str, str]], object]] = {
            f"{_TEXT}p": lambda _said: self.flow.begin(),
            f"{_TEXT}h": lambda _said: self.flow.begin(),
            f"{_TABLE}table-row": lambda _said: self.flow.begin_row(),
            f"{_TABLE}table-cell": lambda _said: self.flow.begin_cell(),
            f"{_TEXT}note": self._refer,
            f"{_TEXT}note-body": lambda _said: self.flow.begin_note(str(self._number)),
            f"{_TEXT}s": lambda said: self.flow.write(" " * _count(said.get(f"{_TEXT}c", "1"))),
            f"{_TEXT}tab": lambda _said: self.flow.write("\t"),
            f"{_TEXT}line-break": lambda _said: self.flow.write("\n"),
        }
        self._ends: dict[str, Callable[[], object]] = {
            f"{_TEXT}p": self.flow.end,
            f"{_TEXT}h": self.flow.end,
            f"{_TABLE}table-row": self.flow.end_row,
            f"{_TABLE}table-cell": self.flow.end_cell,
            f"{_TEXT}note-body": self.flow.end_note,
        }

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _COUNTED:
            self.seen[_COUNTED[tag]] += 1
        self.has_body |= tag == f"{_OFFICE}body"
        if self._skipping or tag in _SKIPPED:
            self._skipping += 1
        elif tag in self._begins:
            self._begins[tag](attributes)

    def data(self, words: str) -> None:
        if self._skipping or not self.flow.is_open:
            return
        plain = _SPACES.sub(" ", words)
        self.flow.write(plain[1:] if plain.startswith(" ") and self.flow.last in {"", " ", "\t", "\n"} else plain)

    def end(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif tag in self._ends:
            self._ends[tag]()

    def _refer(self, _said: Mapping[str, str]) -> None:
        self._number += 1
        self.flow.refer(str(self._number))


def _count(words: str) -> int:
    return min(int(words), _MOST_SPACES) if words.isascii() and words.isdigit() and len(words) < 6 else 1
