"""Word documents (.docx, ECMA-376 part 1): paragraphs, tables, notes; what was deleted under tracking is left out."""

import posixpath
from collections import Counter
from collections.abc import Callable, Mapping

from annotator.domain.language import _, ngettext
from annotator.domain.transfer.plans import Decoded, Document
from annotator.formats.documents.container import Container, damaged, refuse_without_text
from annotator.formats.documents.flow import Flow
from annotator.formats.documents.properties import Said

_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pict", "object"})
"""Elements whose text is not read. ``Fallback`` repeats what its neighbour says."""
_COUNTED = {
    "del": "deleted", "moveFrom": "deleted", "ins": "inserted", "moveTo": "inserted", "rt": "readings",
    "commentReference": "comments", "numPr": "numbered",
}  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def documents(raw: bytes, _name: str, _encoding: str | None) -> tuple[Document]:
    """The one article in a Word document. Raises ``ImportRefused``."""
    container = Container(raw)
    main = _related(container, "", "officeDocument") or "word/document.xml"
    reading = _Reading()
    container.hear(main, reading)
    if not reading.has_body:
        raise damaged(main)
    for kind, letter in (("footnotes", "f"), ("endnotes", "e")):
        if (part := _related(container, main, kind)) and part in container:
            reading.notes_of = letter
            container.hear(part, reading)
    text = reading.flow.text()
    refuse_without_text(text)
    said = Said()
    if (part := _related(container, "", "core-properties")) and part in container:
        container.hear(part, said)
    around = any(_related(container, main, one) for one in ("header", "footer"))
    doubts = (*told(reading.seen, reading.flow.notes), *([_around()] if around else []))
    metadata = said.metadata(("creator", "lastModifiedBy"), ("created", "modified"))
    return (Document(Decoded(text, "utf-8", doubts=doubts), metadata),)


class _Related:
    """Takes a part of relationships (ECMA-376 part 2, 9.3) and keeps the first target of each type."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") != "External":
            self.targets.setdefault(kind, attributes.get("Target", ""))

    def data(self, words: str) -> None:
        """No words stand there."""

    def end(self, tag: str) -> None:
        """Nothing ends."""


def _related(container: Container, part: str, kind: str) -> str:
    """The name of the part to which another one refers by a type; an empty one of the whole document."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in container:
        return ""
    related = _Related()
    container.hear(listed, related)
    target = related.targets.get(kind, "")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if target else ""


class _Reading:
    """Takes the elements of the document and its notes."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.seen: Counter[str] = Counter()
        self.notes_of = ""
        self.has_body = False
        self._above: list[str] = []
        self._skipping = 0
        self._in_text = False
        self._begins: dict[str, Callable[[Mapping[str, str]], object]] = {
            "p": lambda _said: self.flow.begin(),
            "tr": lambda _said: self.flow.begin_row(),
            "tc": lambda _said: self.flow.begin_cell(),
            "footnoteReference": lambda said: self.flow.refer(f"f{_own(said, 'id')}"),
            "endnoteReference": lambda said: self.flow.refer(f"e{_own(said, 'id')}"),
            "footnote": self._note,
            "endnote": self._note,
            "sym": self._sign,
        }
        self._ends: dict[str, Callable[[], object]] = {
            "p": self.flow.end,
            "tr": self.flow.end_row,
            "tc": self.flow.end_cell,
            "footnote": self.flow.end_note,
            "endnote": self.flow.end_note,
        }

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        in_properties = self._above[-1:] == ["rPr"]
        if in_properties and self._above[-2:-1] == ["pPr"] and name == "del":
            self.flow.join_next()
        if name in _COUNTED and not in_properties and not self._skipping:
            self.seen[_COUNTED[name]] += 1
        self._above.append(name)
        self.has_body |= name == "body"
        if self._skipping or (name in _SKIPPED and not in_properties):
            self._skipping += 1
            return
        self._in_text = name == "t"
        if name in _SIGNS and "tabs" not in self._above:
            self.flow.write(_SIGNS[name])
        elif name in self._begins:
            self._begins[name](attributes)

    def data(self, words: str) -> None:
        if self._in_text and not self._skipping:
            self.flow.write(words)

    def end(self, tag: str) -> None:
        self._above.pop()
        name = _local(tag)
        self._in_text = False
        if self._skipping:
            self._skipping -= 1
        elif name in self._ends:
            self._ends[name]()

    def _note(self, said: Mapping[str, str]) -> None:
        self.flow.begin_note(f"{self.notes_of}{_own(said, 'id')}")

    def _sign(self, said: Mapping[str, str]) -> None:
        """A character of a font of signs; those of the private use area are not the same in any other font."""
        code = _own(said, "char")
        sign = chr(int(code, 16)) if len(code) == 4 and all(one in "0123456789abcdefABCDEF" for one in code) else ""
        if sign and not "\ue000" <= sign <= "\uf8ff" and not "\ud800" <= sign <= "\udfff" and sign.isprintable():
            self.flow.write(sign)
        else:
            self.seen["signs"] += 1


def _local(tag: str) -> str:
    """The name of an element of the text; one of drawings and charts is told by its namespace."""
    space, _brace, name = tag.rpartition("}")
    return f"drawing:{name}" if "drawingml" in space and name in {"t", "p", "br", "tab", "tc", "tr"} else name


def _own(said: Mapping[str, str], name: str) -> str:
    """An attribute, whichever of the two namespaces of the format it is in."""
    return next((value for key, value in said.items() if key.rpartition("}")[2] == name), "")


def _around() -> str:
    return _("What stands in the headers and footers of the pages is left out.")


def told(seen: Mapping[str, int], notes: int) -> tuple[str, ...]:
    """What was done with what is more than text, as sentences."""
    sentences = {
        "deleted": ngettext(
            "{count} tracked deletion is left out.", "{count} tracked deletions are left out.", seen.get("deleted", 0)
        ),
        "inserted": ngettext(
            "{count} tracked insertion is kept.", "{count} tracked insertions are kept.", seen.get("inserted", 0)
        ),
        "comments": ngettext("{count} comment is left out.", "{count} comments are left out.", seen.get("comments", 0)),
        "readings": ngettext(
            "{count} reading above characters is left out.",
            "{count} readings above characters are left out.",
            seen.get("readings", 0),
        ),
        "numbered": ngettext(
            "The number or bullet of {count} paragraph is none of its text and left out.",
            "The numbers or bullets of {count} paragraphs are none of their text and left out.",
            seen.get("numbered", 0),
        ),
        "signs": ngettext(
            "{count} sign of a special font is left out.",
            "{count} signs of special fonts are left out.",
            seen.get("signs", 0),
        ),
    }
    found = [words.format(count=seen[name]) for name, words in sentences.items() if seen.get(name)]
    if notes:
        words = ngettext(
            "{count} note stands at the end, with its number in brackets at its place.",
            "{count} notes stand at the end, with their numbers in brackets at their places.",
            notes,
        )
        found.append(words.format(count=notes))
    return tuple(found)
