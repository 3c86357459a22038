"""Reads projects of REFI-QDA: codes become tags, codings marks, cases people, sources articles.

Topmost codes of other programs become themes, but for those that are called like a kind. A coding of a whole source
is a theme of the article. Pictures, sounds, films, sets and graphs are told as left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.codebook import PERSON
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.codebooks.refi import Node, of_codes, parsed, tags_of
from annotator.formats.documents.container import Container
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.layers import features_of
from annotator.formats.foreign.refi.places import PlainText, decoded, places
from annotator.formats.foreign.refi.writing import NAMESPACE
from annotator.text.anchoring import anchor

_LARGEST_BYTES = 512 * 1024 * 1024
_PROJECT = "project.qde"
_INTERNAL = "internal://"


def read(path: Path) -> Exchange:
    """The articles of an archive. Raises ``ImportRefused`` for what is none, is damaged or unpacks to too much."""
    if path.stat().st_size > _LARGEST_BYTES:
        raise _too_large(path.name)
    container = Container(path.read_bytes())
    names = {name.lower(): name for name in container.names}
    if _PROJECT not in names:
        raise ImportRefused(_("There is no project of REFI-QDA in the archive."), _("Nothing was imported."))
    root = parsed(container.read(names[_PROJECT]), NAMESPACE)
    if root.name != "Project":
        raise ImportRefused(_("There is no project of REFI-QDA in the archive."), _("Nothing was imported."))
    building = Building("refi", root.attributes.get("name", "").strip() or path.stem)
    _Project(building, root, container, names).put()
    return building.exchange()


@dataclass(slots=True)
class _Project:
    """A project while its sources are put."""

    building: Building
    root: Node
    container: Container
    files: Mapping[str, str]
    labels: dict[str, str] = field(default_factory=dict[str, str])
    users: dict[str, str] = field(default_factory=dict[str, str])
    people: dict[str, PersonId] = field(default_factory=dict[str, PersonId])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    variables: dict[str, str] = field(default_factory=dict[str, str])
    marks: dict[str, list[tuple[Gathered, MarkId]]] = field(default_factory=dict[str, list[tuple[Gathered, MarkId]]])
    left: Counter[str] = field(default_factory=Counter[str])
    unpacked: int = 0

    def put(self) -> None:
        """Everything that comes in, and sentences on the rest."""
        self._codes()
        self.users = {_key(one): one.attributes.get("name", "") for one in self._all("Users", "User")}
        self.variables = {_key(one): one.attributes.get("name", "") for one in self._all("Variables", "Variable")}
        for one in self._all("Notes", "Note"):
            plain = self._plain(one)
            self.notes[_key(one)] = plain.text if plain else ""
        for case in self._all("Cases", "Case"):
            person = self.building.person(case.attributes.get("name", ""), _key(case))
            self.people |= {_target(one): person for one in case.named("SelectionRef")}
        for source in (one for sources in self.root.named("Sources") for one in sources.below):
            self._source(source)
        for link in self._all("Links", "Link"):
            self._link(link)
        for name in ("Set", "Graph"):
            self.left[name] += sum(1 for _one in self._all(f"{name}s", name))
        for what, count in (+self.left).items():
            told = ngettext("{count} “{what}” has no place here and was left out.",
                            "{count} “{what}” have no place here and were left out.", count)  # fmt: skip
            self.building.leave_out(None, told.format(count=count, what=what))

    def _codes(self) -> None:
        codes = [code for book in self._all("CodeBook", "Codes") for code in book.named("Code")]
        if codes:
            book = of_codes(codes, self.root).codebook
            self.building.adopt(book)
            self.labels = {key: book.path(tag) for key, tag in tags_of(codes, book).items()}

    def _all(self, outer: str, inner: str) -> Iterator[Node]:
        return (one for group in self.root.named(outer) for one in group.named(inner))

    def _source(self, source: Node) -> None:
        if source.name == "TextSource":
            self._text_source(source, source)
        elif source.name == "PDFSource" and (found := source.named("Representation")):
            self.left["PDFSelection"] += len(source.named("PDFSelection"))
            self._text_source(found[0], source)
        else:
            self.left[source.name] += 1

    def _text_source(self, source: Node, named: Node) -> None:
        name = named.attributes.get("name", "").strip()
        plain = self._plain(source)
        if plain is None or not plain.text:
            self.building.leave_out(None, _("{name}: there is no text.").format(name=name))
        elif not self.building.refuses(None, plain.text):
            told: dict[str, Any] = {"title": name, "note": _words(named, "Description")}
            for value in named.named("VariableValue"):
                called = self.variables.get(_target(*value.named("VariableRef")), "")
                told[called] = "".join(words for one in value.below for words in one.text).strip()
            article = self.building.article(plain.text, described(told, name or _("Article")))
            self._selections(article, source, plain)
            for coding in named.named("Coding"):
                if label := self._label(coding):
                    article.theme(label, self._user(coding, named))

    def _plain(self, source: Node) -> PlainText | None:
        """The text of a source: within the project or in a file of the archive; ``None`` where it has none."""
        path = source.attributes.get("plainTextPath", "")
        if not path:
            words = _words(source, "PlainTextContent")
            return PlainText(words) if words else None
        inside = path.removeprefix(_INTERNAL).lstrip("/").lower()
        name = self.files.get(f"sources/{inside}") or self.files.get(inside)
        if not path.startswith(_INTERNAL) or name is None:
            self.building.leave_out(None, _("The text “{path}” is not in the archive.").format(path=path[:200]))
            return None
        raw = self.container.read(name)
        self.unpacked += len(raw)
        if self.unpacked > _LARGEST_BYTES:
            raise _too_large(name)
        try:
            return decoded(raw)
        except UnicodeError:
            self.building.leave_out(None, _("The text “{path}” is not in Unicode.").format(path=path[:200]))
            return None

    def _selections(self, article: Gathered, source: Node, plain: PlainText) -> None:
        found = [
            (one, start, end)
            for one in source.named("PlainTextSelection")
            if (start := _number(one, "startPosition")) is not None and (end := _number(one, "endPosition")) is not None
        ]
        self.left["PlainTextSelection"] += len(source.named("PlainTextSelection")) - len(found)
        place = places(plain, [(start, end, one.attributes.get("name", "")) for one, start, end in found])
        for one, start, end in found:
            self._selection(article, one, *place(start, end))

    def _selection(self, article: Gathered, one: Node, start: int, end: int) -> None:
        name, told = one.attributes.get("name", ""), _words(one, "Description")
        span = anchor(article.text, name) if name and not 0 <= start < end <= len(article.text) else None
        span = span or article.place(start, end, name[:60])
        features = features_of(told)
        labels = [(coding, label) for coding in one.named("Coding") if (label := self._label(coding))]
        if span is None:
            return
        self.left[_("selection without a code")] += not one.named("Coding")
        for coding, label in labels:
            notes = [self.notes.get(_target(ref), "") for ref in (*coding.named("NoteRef"), *one.named("NoteRef"))]
            words = "\n".join(filter(None, (*notes, "" if features else told)))
            person = self.people.get(_key(one)) if self.building.tag(label).kind == PERSON else None
            by = self._user(coding, one)
            mark = article.mark(label, span, by, person=person, note=words, features=features)
            self.marks.setdefault(_key(one), []).append((article, mark))

    def _label(self, coding: Node) -> str:
        """The path of the code of a coding; one that is not in the codebook is counted as left out."""
        label = self.labels.get(_target(*coding.named("CodeRef")), "")
        self.left["Coding"] += not label
        return label

    def _user(self, *nodes: Node) -> str:
        """The name of who made the first of some elements that says who did."""
        keys = (_tidy(one.attributes.get("creatingUser", "")) for one in nodes)
        return next((self.users[key] for key in keys if key in self.users), "")

    def _link(self, link: Node) -> None:
        ends = [self.marks.get(_tidy(link.attributes.get(one, "")), []) for one in ("originGUID", "targetGUID")]
        if not all(ends) or ends[0][0][0] is not ends[1][0][0]:
            self.left["Link"] += 1
            return
        (article, first), (_same, second) = ends[0][0], ends[1][0]
        article.link(link.attributes.get("name", ""), first, second)


def _words(node: Node, name: str) -> str:
    return "".join(words for one in node.named(name) for words in one.text)


def _key(node: Node) -> str:
    return _tidy(node.attributes.get("guid", ""))


def _target(*nodes: Node) -> str:
    return _tidy(nodes[0].attributes.get("targetGUID", "")) if nodes else ""


def _tidy(key: str) -> str:
    """A key as ours are written; some programs put it into braces or capitals."""
    return key.strip().strip("{}").lower()


def _number(node: Node, name: str) -> int | None:
    words = node.attributes.get(name, "").strip()
    return int(words) if words.isdecimal() and len(words) < 10 else None


def _too_large(name: str) -> ImportRefused:
    return ImportRefused(
        _("“{name}” has more than {limit} MB.").format(name=name, limit=_LARGEST_BYTES >> 20),
        _("Nothing was imported; cut it into several files."),
    )
