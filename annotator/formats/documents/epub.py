"""Electronic books (.epub, EPUB 2 and 3): one article a chapter of the spine, described by the package document."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from annotator.domain.articles import Metadata
from annotator.domain.errors import ImportRefused
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.documents import blocks
from annotator.formats.documents.container import Container, damaged, refuse_without_text
from annotator.formats.documents.docx import told
from annotator.formats.documents.properties import Said, line
from annotator.formats.documents.properties import date as date_in
from annotator.text.decoding import decode

MOST_CHAPTERS = 5_000
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def documents(raw: bytes, _name: str, _encoding: str | None) -> Sequence[Document]:
    """The chapters of a book that hold text. Raises ``ImportRefused``."""
    container = Container(raw)
    package = _package(container)
    pages = package.pages()
    if len(pages) > MOST_CHAPTERS:
        raise ImportRefused(
            _("The book has more than {count} chapters.").format(count=f"{MOST_CHAPTERS:,}"),
            _("Import its chapters in several files."),
        )
    _refuse_encrypted(container, pages)
    found = [_chapter(container, page, number, package) for number, page in enumerate(pages, 1)]
    kept = [one for one in found if one.decoded.text]
    refuse_without_text("".join(one.decoded.text[:1] for one in kept))
    return [_with_empty_told(kept[0], len(found) - len(kept)), *kept[1:]]


@dataclass(slots=True)
class _Package:
    """Takes the package document (OPF): what the book says about itself, and its spine."""

    folder: str
    said: Said = field(default_factory=Said)
    _files: dict[str, str] = field(default_factory=dict[str, str])
    _spine: list[str] = field(default_factory=list[str])

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "item":
            is_contents = "nav" in attributes.get("properties", "").split()
            if attributes.get("media-type", "") in _CHAPTERS and not is_contents:
                self._files[attributes.get("id", "")] = attributes.get("href", "")
        elif name == "itemref":
            self._spine.append(attributes.get("idref", ""))
        self.said.start(tag, attributes)

    def data(self, words: str) -> None:
        self.said.data(words)

    def end(self, tag: str) -> None:
        self.said.end(tag)

    def pages(self) -> list[str]:
        """The names of the parts that are read one after the other."""
        names = (self._files[one] for one in self._spine if one in self._files)
        return [posixpath.normpath(posixpath.join(self.folder, unquote(one))) for one in dict.fromkeys(names)]

    def metadata(self, chapter: str) -> Metadata:
        """What is known of a chapter: of the book, all but its title, which is the source."""
        words = self.said.words
        return Metadata(
            title=chapter,
            byline=line(words.get("creator", "")),
            source=line(words.get("title", "")),
            published=date_in(words.get("date", "")),
            note=line(words.get("publisher", "")),
        )


class _Root:
    """Takes ``META-INF/container.xml`` and keeps where the package document is."""

    def __init__(self) -> None:
        self.path = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition("}")[2] == "rootfile":
            self.path = self.path or attributes.get("full-path", "")

    def data(self, words: str) -> None:
        """No words stand there."""

    def end(self, tag: str) -> None:
        """Nothing ends."""


def _package(container: Container) -> _Package:
    root = _Root()
    container.hear("META-INF/container.xml", root)
    package = _Package(posixpath.dirname(root.path))
    container.hear(root.path, package)
    return package


def _refuse_encrypted(container: Container, pages: Sequence[str]) -> None:
    """Fonts may be scrambled; a book whose chapters are cannot be read."""
    listed = "META-INF/encryption.xml"
    if listed in container:
        words = unquote(container.read(listed).decode("utf-8", "replace"))
        if any(f'URI="{page}"' in words for page in pages):
            raise ImportRefused(
                _("The book is protected against copying; its text is encrypted."),
                _("Ask its publisher for a copy that is not."),
            )


def _chapter(container: Container, page: str, number: int, package: _Package) -> Document:
    if page not in container:
        raise damaged(page)
    read = blocks.read(_decoded(container.read(page)))
    text = read.flow.text()
    part = f"{number} {read.heading[:80]}".strip()
    return Document(Decoded(text, "utf-8", doubts=told(read.seen, 0)), package.metadata(read.heading[:200]), part=part)


def _decoded(raw: bytes) -> str:
    """A page as text: by its mark, else as it declares, else UTF-8, and else by what it looks like."""
    if not raw:
        return ""
    declared = _DECLARED.match(raw)
    if not raw.startswith(_MARKS) and declared is not None:
        try:
            return raw.decode(declared[1].decode())
        except (LookupError, UnicodeError):
            return decode(raw).text
    return decode(raw).text


def _with_empty_told(first: Document, empty: int) -> Document:
    if not empty:
        return first
    words = ngettext(
        "{count} page of the book holds no text and is left out.",
        "{count} pages of the book hold no text and are left out.",
        empty,
    )
    doubts = (*first.decoded.doubts, words.format(count=empty))
    return Document(Decoded(first.decoded.text, "utf-8", doubts=doubts), first.metadata, part=first.part)
