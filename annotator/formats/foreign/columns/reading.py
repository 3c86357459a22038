"""Reads files of columns: which column is what is seen from the whole file, and what is not read is told.

Known are tokens with tags in any number of columns (CoNLL-2002 and 2003, Universal NER, GermEval), the names and chains
of OntoNotes (CoNLL-2012), and CoNLL-U, whose tags stand in ``MISC`` (``ner=B-PER``, as Stanza writes them, ``Entity``
as CorefUD does). The text is the one of ``# text`` where that is given and fits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.articles import Metadata
from annotator.domain.ids import MarkId
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.columns.blocks import DOCUMENT, Part, Sentence, parts
from annotator.formats.foreign.columns.brackets import mentions, names_of
from annotator.formats.foreign.columns.layout import Layout, is_heading, layout, unread
from annotator.formats.foreign.columns.tags import OUTSIDE, columns_of_tags, is_tag, runs_of_tags
from annotator.formats.foreign.columns.texts import aligned, put_together, unescaped
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered

_NOTHING = ("", "_", "-")
_METADATA = frozenset(Metadata.__dataclass_fields__)
_PREFIXED = re.compile(r"(?:meta::|hipe\d*:)(\w+)")
_OPENS_DOCUMENT = re.compile(r"begin document \(?(.*?)\)?(?:;\s*(.*))?")
_ENTITIES = "global.Entity"
_CHAIN = "coreference"
"""What joins a mention of something to the one before, and what a mention is called that has no label."""
_FITTING_ROWS, _WIDEST_FITTING = 4, 14


@dataclass(frozen=True, slots=True)
class _Token:
    """``after`` is what stands behind it, ``None`` where nothing is said; ``told`` whether that is said in full."""

    words: str
    tags: tuple[str, ...] = ()
    by: str = ""
    after: str | None = None
    before: str = ""
    told: bool = False
    chain: str = ""


def fits(head: bytes) -> bool:
    """Whether a file begins as one of columns with tags of which some mark something, and some nothing.

    A table of articles may number them like tags: S-1, E-5.
    """
    lines = head.decode("utf-8", "ignore").split("\n")[:-1][:400]
    rows = [line.split("\t") if "\t" in line else line.split() for line in lines if line.strip() and line[0] != "#"]
    widths = {len(row) for row in rows if row[0] != DOCUMENT and not is_heading(row)}
    if len(rows) < _FITTING_ROWS or len(widths) > 2 or not widths or not 1 < min(widths) <= _WIDEST_FITTING:
        return False
    rows = [row for row in rows if row[0] != DOCUMENT and not is_heading(row)]
    tags = columns_of_tags(rows, 1, marking=True)
    return any(row[at : at + 1] == [OUTSIDE] for row in rows for at in tags)


def read(path: Path) -> Exchange:
    """The articles of a file; what does not fit is among the problems. Raises ``ImportRefused``."""
    building = Building("conll", path.stem)
    found = list(parts(path))
    _without_heading(found)
    rows = [row for part in found for sentence in part.sentences for _line, row in sentence.rows]
    columns = layout(rows)
    if others := unread(columns, rows):
        building.leave_out(None, _("These columns are no tags of marks, and were not read: {columns}.").format(
            columns=", ".join(map(str, others))
        ))  # fmt: skip
    names = next((one.comments[_ENTITIES] for part in found for one in part.sentences if _ENTITIES in one.comments), "")
    for number, part in enumerate(found, 1):
        if part.sentences:
            title = path.stem if len(found) == 1 else f"{path.stem} {number}"
            _Reader(building, columns, names_of(names)).read(part, title)
    return building.exchange()


def _without_heading(found: Sequence[Part]) -> None:
    first = next((one for part in found for one in part.sentences if one.rows), None)
    if first is not None and is_heading(first.rows[0][1]):
        first.rows.pop(0)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reads one article after the other; ``names`` are those of what CorefUD says of entities."""

    building: Building
    columns: Layout
    names: Sequence[str]

    def read(self, part: Part, title: str) -> None:
        building = self.building
        text, placed = "", list[tuple[Sequence[_Token], Sequence[Span]]]()
        for sentence in part.sentences:
            tokens = _tokens(building, sentence, self.columns)
            words, spans = _text_of(building, sentence, tokens)
            if text and not text[-1].isspace() and not _goes_on(placed):
                text += "\n"
            placed.append((tokens, [Span(one.start + len(text), one.end + len(text)) for one in spans]))
            text += words
        if not text:
            building.leave_out(part.sentences[0].line, _("There is no text."))
        elif not building.refuses(part.sentences[0].line, text):
            article = building.article(text, _metadata(part.sentences[0], title))
            for tokens, spans in placed:
                self._mark(article, tokens, spans)
            self._chains(article, placed)

    def _mark(self, article: Gathered, tokens: Sequence[_Token], spans: Sequence[Span]) -> None:
        readers = [reader for _at, reader in self.columns.marks] or [runs_of_tags]
        for at, reader in enumerate(readers):
            words = [one.tags[at] if at < len(one.tags) else OUTSIDE for one in tokens]
            for first, behind, label in reader(words):
                article.mark(label, Span(spans[first].start, spans[behind - 1].end), tokens[first].by)

    def _chains(self, article: Gathered, placed: Sequence[tuple[Sequence[_Token], Sequence[Span]]]) -> None:
        """Mentions of one thing: each is joined to the one before."""
        tokens = [token for sentence, _spans in placed for token in sentence]
        spans = [span for _tokens, sentence in placed for span in sentence]
        before: dict[str, MarkId] = {}
        names = self.names if self.columns.misc is not None else ("eid",)
        found = sorted(mentions([one.chain for one in tokens], names), key=lambda one: (one.first, -one.behind))
        for one in found:
            span = Span(spans[one.first].start, spans[one.behind - 1].end)
            mark = article.mark(one.label or _CHAIN, span, features=one.told)
            if one.key in before and before[one.key] != mark:
                article.link(_CHAIN, before[one.key], mark)
            before[one.key] = mark


def _goes_on(placed: Sequence[tuple[Sequence[_Token], Sequence[Span]]]) -> bool:
    """Whether the last sentence says that nothing stands behind it."""
    return bool(placed) and bool(placed[-1][0]) and placed[-1][0][-1].after == ""


def _metadata(sentence: Sentence, title: str) -> Metadata:
    told: dict[str, str] = {}
    for name, value in sentence.comments.items():
        if name in _METADATA:
            told[name] = unescaped(value)
        elif prefixed := _PREFIXED.fullmatch(name):
            if prefixed[1] == "document_id":
                title = value
            else:
                told[prefixed[1]] = value
        elif opens := _OPENS_DOCUMENT.fullmatch(name):
            title = " ".join(filter(None, opens.groups()))
    return described(told, sentence.comments.get("newdoc id") or title)


def _tokens(building: Building, sentence: Sentence, columns: Layout) -> list[_Token]:
    found: list[_Token] = []
    covered_to, least = 0, columns.least
    for line, row in sentence.rows:
        if len(row) < least:
            building.leave_out(line, _("There are too few columns: {line}").format(line=" ".join(row)[:60]))
            continue
        number = row[0] if columns.misc is not None else ""
        if "." in number:
            continue  # a word that is understood, and no part of the text
        token = _token(building, line, row, columns)
        first, _dash, last = number.partition("-")
        if last.isdecimal():
            covered_to = int(last)
        elif first.isdecimal() and int(first) <= covered_to:
            if found:
                found[-1] = _with_inner(found[-1], token)
            continue
        if token.words:
            found.append(token)
    return found


def _with_inner(whole: _Token, inner: _Token) -> _Token:
    """A token with what is said of a word within it, where nothing is said of itself."""
    tags = inner.tags if all(tag == OUTSIDE for tag in whole.tags) else whole.tags
    return replace(whole, tags=tags, chain=whole.chain + inner.chain)


def _token(building: Building, line: int, row: Sequence[str], columns: Layout) -> _Token:
    by = ""
    tags = tuple([row[at].strip() for at, _reader in columns.marks])
    for (_at, reader), tag in zip(columns.marks, tags, strict=True):
        if tag != OUTSIDE and reader is runs_of_tags and not is_tag(tag):
            building.leave_out(line, _("This is no tag: {tag}").format(tag=tag[:40]))
    if columns.by is not None and columns.by < len(row) and row[columns.by] not in _NOTHING:
        by = row[columns.by].strip()
    said = _said(row[-1])
    chain = row[columns.chains].strip() if columns.chains is not None else ""
    if columns.misc is not None:
        tags = (next((value for value in said.values() if value != OUTSIDE and is_tag(value)), OUTSIDE),)
        chain = said.get("Entity", "")
    spaces = said.get("SpacesAfter")
    joined = said.get("SpaceAfter") == "No" or "NoSpaceAfter" in row[-1].split("|")
    after = unescaped(spaces) if spaces is not None else "" if joined else None
    before = unescaped(said.get("SpacesBefore", ""))
    return _Token(row[columns.token].strip(), tags, by, after, before, spaces is not None or bool(before), chain)


def _said(cell: str) -> dict[str, str]:
    """What a cell of ``name=value`` says, parted by upright strokes."""
    found: dict[str, str] = {}
    if "=" not in cell:
        return found
    for one in cell.split("|"):
        name, _equals, value = one.strip().partition("=")
        found.setdefault(name, value)
    return found


def _text_of(building: Building, sentence: Sentence, tokens: Sequence[_Token]) -> tuple[str, Sequence[Span]]:
    words = [one.words for one in tokens]
    if "text" in sentence.comments and not any(one.told for one in tokens):
        as_is = sentence.comments["text"]
        for text in (as_is, unescaped(as_is)):
            if (spans := aligned(text, words)) is not None:
                return text, spans
        building.leave_out(
            sentence.line, _("The text above the tokens is another one; it was put together from the tokens.")
        )
    return put_together(words, [one.after for one in tokens], tokens[0].before if tokens else "")
