"""Reads projects of REFI-QDA: codes become tags, codings marks, cases people, sources articles.

Topmost codes of other programs become themes, but for those that are called like a kind. A coding of a whole source
is a theme of the article, and so is a case to which it belongs. Transcripts of sounds and films are articles. Pictures,
sounds, films, sets, graphs and notes of nothing are told as left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from annotator.domain.codebook import PERSON
from annotator.domain.errors import ImportRefused
from annotator.domain.ids import MarkId, PersonId
from annotator.domain.language import _, ngettext
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.codebooks.refi import as_key, of_codes, tags_of
from annotator.formats.codebooks.refi_xml import Node, parsed
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.layers import features_of
from annotator.formats.foreign.loose import Times, times
from annotator.formats.foreign.refi.files import Files
from annotator.formats.foreign.refi.places import PlainText, decoded, places
from annotator.formats.foreign.refi.writing import FEATURES

_SOURCES = "Sources"
"""What holds the sources of a project."""
_REMARK = "annotation"
"""What a selection is called that has no code, but a note."""
_CASE = "case"
_Placed: TypeAlias = tuple[Gathered, MarkId, str]
"""The marks of a selection, each with its article and who made it."""
_SELECTIONS = ("PlainTextSelection", "TranscriptSelection")


def read(path: Path) -> Exchange:
    """The articles of an archive, or of a ``project.qde`` with its texts beside it.

    Raises ``ImportRefused`` for what is none, is damaged or unpacks to too much.
    """
    files = Files(path)
    raw = files.project()
    root = parsed(raw, path.name, _SOURCES, lambda _source: None)
    if root.name != "Project":
        raise ImportRefused(_("There is no project of REFI-QDA in the archive."), _("Nothing was imported."))
    created, _changed = _when(root)
    building = Building("refi", root.attributes.get("name", "").strip() or path.stem, created)
    _Project(building, root, files).put(raw, path.name)
    return building.exchange()


@dataclass(slots=True)
class _Project:
    """A project while its sources are put."""

    building: Building
    root: Node
    files: Files
    labels: dict[str, str] = field(default_factory=dict[str, str])
    users: dict[str, str] = field(default_factory=dict[str, str])
    people: dict[str, PersonId] = field(default_factory=dict[str, PersonId])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    featured: dict[str, str] = field(default_factory=dict[str, str])
    """The features of marks of ours, by the keys of the notes that hold them."""
    taken: set[str] = field(default_factory=set[str])
    """The keys of the notes that something refers to."""
    cases: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """The names of the cases to which a source as a whole belongs, by its key."""
    called: dict[str, PersonId] = field(default_factory=dict[str, PersonId])
    """Whom codes mean that stand for cases."""
    variables: dict[str, str] = field(default_factory=dict[str, str])
    marks: dict[str, list[_Placed]] = field(default_factory=dict[str, list[_Placed]])
    left: Counter[str] = field(default_factory=Counter[str])

    def put(self, raw: bytes, name: str) -> None:
        """Everything that comes in, and sentences on the rest; sources are read one by one."""
        for one in self._all("Notes", "Note"):
            plain = self._plain(one)
            told = (plain.text if plain else "") or _words(one, "Description") or one.attributes.get("name", "")
            is_featured = one.attributes.get("name") == FEATURES and told.startswith("{")
            (self.featured if is_featured else self.notes)[_key(one)] = told
        self._codes()
        self.users = {_key(one): one.attributes.get("name", "") for one in self._all("Users", "User")}
        self.variables = {_key(one): one.attributes.get("name", "") for one in self._all("Variables", "Variable")}
        for case in self._all("Cases", "Case"):
            self._case(case)
        parsed(raw, name, _SOURCES, self._source)
        for link in self._all("Links", "Link"):
            self._link(link)
        if memo := "\n".join(filter(None, (_words(self.root, "Description").strip(), self._remarks(self.root)))):
            told = _("The memo of the project was left out: {words}").format(words=memo[:200])
            self.building.leave_out(None, told)
        self.left["Note"] += sum(1 for key, told in self.notes.items() if told and key not in self.taken)
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
            for code in codes:
                self._describe(code)

    def _describe(self, code: Node) -> None:
        """The notes of a code are part of its description."""
        if (remarks := self._remarks(code)) and (label := self.labels.get(_key(code))):
            self.building.describe(label, "\n".join(filter(None, (_words(code, "Description").strip(), remarks))))
        for one in code.named("Code"):
            self._describe(one)

    def _remarks(self, *nodes: Node) -> str:
        """The notes to which some elements refer."""
        keys = [_target(reference) for node in nodes for reference in node.named("NoteRef")]
        self.taken.update(keys)
        return "\n".join(filter(None, (self.notes.get(key, "") for key in dict.fromkeys(keys))))

    def _case(self, case: Node) -> None:
        """A case is a person; the codes that stand for it mean that person, its sources have it as a theme."""
        name = case.attributes.get("name", "").strip() or "?"
        told = [
            _words(case, "Description").strip(),
            *(f"{what}: {words}" for what, words in self._values(case).items()),
        ]
        note = "\n".join(filter(None, (*told, self._remarks(case))))
        person = self.building.person(name, _key(case), note=note)
        self.people |= {_target(one): person for one in case.named("SelectionRef")}
        self.called |= {_target(one): person for one in case.named("CodeRef")}
        for one in case.named("SourceRef"):
            self.cases.setdefault(_target(one), []).append(name)

    def _values(self, node: Node) -> dict[str, str]:
        """What the variables of a source or a case say."""
        return {
            self.variables.get(_target(*value.named("VariableRef")), ""): words
            for value in node.named("VariableValue")
            if (words := "".join(words for one in value.below for words in one.text).strip())
        }

    def _all(self, outer: str, inner: str) -> Iterator[Node]:
        return (one for group in self.root.named(outer) for one in group.named(inner))

    def _source(self, source: Node) -> None:
        if source.name == "TextSource":
            self._text_source(source, source)
        elif source.name == "PDFSource" and (found := source.named("Representation")):
            self.left["PDFSelection"] += len(source.named("PDFSelection"))
            self._text_source(found[0], source)
        elif transcripts := source.named("Transcript"):
            self.left[f"{source.name.removesuffix('Source')}Selection"] += sum("Selection" in one.name
                                                                               for one in source.below)  # fmt: skip
            for one in transcripts:
                self._text_source(one, source)
        else:
            self.left[source.name] += 1

    def _text_source(self, source: Node, named: Node) -> None:
        name = named.attributes.get("name", "").strip()
        plain = self._plain(source)
        if plain is None or not plain.text:
            self.building.leave_out(None, _("{name}: there is no text.").format(name=name))
        elif not self.building.refuses(None, plain.text):
            nodes = [named] if source is named else [named, source]
            remarks = [*(_words(one, "Description") for one in nodes), self._remarks(*nodes)]
            note = "\n".join(one for one in remarks if one.strip())
            told: dict[str, Any] = {"title": name, "note": note, **self._values(named)}
            article = self.building.article(plain.text, described(told, name or _("Article")))
            for case in self.cases.get(_key(named), []):
                article.theme(f"{_CASE}/{case.replace('/', '／')}", self._user(named))
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
        raw = self.files.text(path)
        if raw is None:
            self.building.leave_out(None, _("The text “{path}” is not in the archive.").format(path=path[:200]))
            return None
        try:
            return decoded(raw)
        except UnicodeError:
            self.building.leave_out(None, _("The text “{path}” is not in Unicode.").format(path=path[:200]))
            return None

    def _selections(self, article: Gathered, source: Node, plain: PlainText) -> None:
        points = {_key(one): _number(one, "position") for one in source.named("SyncPoint")}
        every = [(one, *_ends(one, points)) for name in _SELECTIONS for one in source.named(name)]
        found = [(one, start, end) for one, start, end in every if start is not None and end is not None]
        self.left["PlainTextSelection"] += len(every) - len(found)
        place = places(plain, [(start, end, one.attributes.get("name", "")) for one, start, end in found])
        for one, start, end in found:
            self._selection(article, one, *place(start, end))

    def _selection(self, article: Gathered, one: Node, start: int, end: int) -> None:
        name, told = one.attributes.get("name", ""), _words(one, "Description")
        span = article.places.anchor(name) if name and not 0 <= start < end <= len(article.text) else None
        span = span or article.place(start, end, name[:60])
        codings = [*one.named("Coding"), *(Node("Coding", {}, below=[code]) for code in one.named("CodeRef"))]
        noted = [_target(reference) for coding in codings for reference in coding.named("NoteRef")]
        apart = next((self.featured[key] for key in noted if key in self.featured), None)
        features = features_of(told if apart is None else apart)
        labels = [(coding, label) for coding in codings if (label := self._label(coding))]
        if span is None:
            return
        said = told if apart is not None or (told.strip() and not features) else ""
        if not labels and not one.named("Coding") and (words := "\n".join(filter(None, (said, self._remarks(one))))):
            article.mark(_REMARK, span, self._user(one), note=words, when=_when(one))
        else:
            self.left[_("selection without a code")] += not (labels or one.named("Coding"))
        for coding, label in labels:
            words = "\n".join(filter(None, (self._remarks(coding, one), said)))
            person = self.people.get(_key(one)) or self.called.get(_target(*coding.named("CodeRef")))
            person = person if self.building.tag(label).kind == PERSON else None
            by = self._user(coding, one)
            when = _when(coding, one)
            mark = article.mark(label, span, by, person=person, note=words, features=features, when=when)
            self.marks.setdefault(_key(one), []).append((article, mark, by))

    def _label(self, coding: Node) -> str:
        """The path of the code of a coding; one that is not in the codebook is counted as left out."""
        label = self.labels.get(_target(*coding.named("CodeRef")), "")
        self.left["Coding"] += not label
        return label

    def _user(self, *nodes: Node) -> str:
        """The name of who made the first of some elements that says who did."""
        keys = (as_key(one.attributes.get("creatingUser", "")) for one in nodes)
        return next((self.users[key] for key in keys if key in self.users), "")

    def _link(self, link: Node) -> None:
        ends = [self.marks.get(as_key(link.attributes.get(one, "")), []) for one in ("originGUID", "targetGUID")]
        if not all(ends) or ends[0][0][0] is not ends[1][0][0]:
            self.left["Link"] += 1
            return
        (article, first, by), (_same, second, _other) = ends[0][0], ends[1][0]
        article.link(link.attributes.get("name", ""), first, second, by)  # no link says who made it


def _ends(one: Node, points: Mapping[str, int | None]) -> tuple[int | None, int | None]:
    """Where a selection begins and ends; one of a transcript says so by points of it."""
    if one.name == _SELECTIONS[0]:
        return _number(one, "startPosition"), _number(one, "endPosition")
    first, last = (points.get(as_key(one.attributes.get(name, ""))) for name in ("fromSyncPoint", "toSyncPoint"))
    return first, last


def _when(*nodes: Node) -> Times:
    """What the first of some elements that says when it was made says of it and of the last change of any."""
    made, changed = (
        [one.attributes.get(name, "") for one in nodes] for name in ("creationDateTime", "modifiedDateTime")
    )
    return times(next(filter(None, made), None), max(changed))


def _words(node: Node, name: str) -> str:
    return "".join(words for one in node.named(name) for words in one.text)


def _key(node: Node) -> str:
    return as_key(node.attributes.get("guid", ""))


def _target(*nodes: Node) -> str:
    return as_key(nodes[0].attributes.get("targetGUID", "")) if nodes else ""


def _number(node: Node, name: str) -> int | None:
    words = node.attributes.get(name, "").strip()
    return int(words) if words.isdecimal() and len(words) < 10 else None
