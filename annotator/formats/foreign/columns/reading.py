"""Reads files of columns: which column is what is seen from the whole file, and what is not read is told.

Known are tokens with tags in any number of columns (CoNLL-2002 and 2003, Universal NER), and CoNLL-U, whose tags stand
in ``MISC`` (``ner=B-PER``, as Stanza writes them). The text is the one of ``# text`` where that is given and fits.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.articles import Metadata
from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.domain.transfer.exchange import Exchange
from annotator.formats.foreign.building import Building
from annotator.formats.foreign.columns.blocks import Part, Sentence, parts
from annotator.formats.foreign.columns.tags import OUTSIDE, column_of_tags, is_tag, marked
from annotator.formats.foreign.columns.texts import aligned, put_together, unescaped
from annotator.formats.foreign.described import described
from annotator.formats.foreign.gathered import Gathered

_WIDTH_OF_CONLLU, _MISC = 10, 9
_WIDTH_OF_UNER, _BY = 5, 4
_NOTHING = ("", "_", "-")
_NEARLY_ALL = 0.9
_WIDEST = 40
_METADATA = frozenset(Metadata.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of a file hold what; ``tag`` and ``by`` are ``None`` where none does."""

    token: int
    tag: int | None = None
    misc: int | None = None
    by: int | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """``after`` is what stands behind it, ``None`` where nothing is said; ``told`` whether that is said in full."""

    words: str
    tag: str = OUTSIDE
    by: str = ""
    after: str | None = None
    before: str = ""
    told: bool = False


def read(path: Path) -> Exchange:
    """The articles of a file; what does not fit is among the problems. Raises ``ImportRefused``."""
    building = Building("conll", path.stem)
    found = list(parts(path))
    rows = [row for part in found for sentence in part.sentences for _line, row in sentence.rows]
    columns = _columns(rows)
    _tell_unread(building, columns, rows)
    for number, part in enumerate(found, 1):
        if part.sentences:
            _read_part(building, part, columns, path.stem if len(found) == 1 else f"{path.stem} {number}")
    return building.exchange()


def _columns(rows: Sequence[Sequence[str]]) -> _Columns:
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    numbers = sum(row[0].replace("-", "").replace(".", "").isdecimal() for row in rows)
    numbered = width > 1 and numbers >= _NEARLY_ALL * len(rows)
    first = 1 if numbered else 0
    tag = column_of_tags(rows, first + 1)
    if numbered and width == _WIDTH_OF_CONLLU and tag is None:
        return _Columns(1, None, _MISC, None, numbered=True)
    return _Columns(first, tag, None, _BY if numbered and width == _WIDTH_OF_UNER else None, numbered=numbered)


def _tell_unread(building: Building, columns: _Columns, rows: Sequence[Sequence[str]]) -> None:
    read_ones = {columns.token, columns.tag, columns.misc, columns.by, 0 if columns.numbered else None}
    held = {at for row in rows for at, word in enumerate(row[:_WIDEST]) if word not in _NOTHING}
    if unread := sorted(at + 1 for at in held if at not in read_ones):
        building.leave_out(None, _("These columns are no tags of marks, and were not read: {columns}.").format(
            columns=", ".join(map(str, unread))
        ))  # fmt: skip


def _read_part(building: Building, part: Part, columns: _Columns, title: str) -> None:
    text, placed = "", list[tuple[Sequence[_Token], Sequence[Span]]]()
    for sentence in part.sentences:
        tokens = _tokens(building, sentence, columns)
        words, spans = _text_of(building, sentence, tokens)
        if text and not text[-1].isspace() and not _goes_on(placed):
            text += "\n"
        placed.append((tokens, [Span(one.start + len(text), one.end + len(text)) for one in spans]))
        text += words
    if not text:
        building.leave_out(part.sentences[0].line, _("There is no text."))
        return
    if not building.refuses(part.sentences[0].line, text):
        article = building.article(text, _metadata(part.sentences[0], title))
        for tokens, spans in placed:
            _mark(article, tokens, spans)


def _goes_on(placed: Sequence[tuple[Sequence[_Token], Sequence[Span]]]) -> bool:
    """Whether the last sentence says that nothing stands behind it."""
    return bool(placed) and bool(placed[-1][0]) and placed[-1][0][-1].after == ""


def _metadata(sentence: Sentence, title: str) -> Metadata:
    told = {name: unescaped(value) for name, value in sentence.comments.items() if name in _METADATA}
    return described(told, sentence.comments.get("newdoc id") or title)


def _tokens(building: Building, sentence: Sentence, columns: _Columns) -> list[_Token]:
    found: list[_Token] = []
    covered_to = 0
    for line, row in sentence.rows:
        if len(row) <= max(columns.token, columns.tag or 0, columns.misc or 0):
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
            if found and found[-1].tag == OUTSIDE:
                found[-1] = replace(found[-1], tag=token.tag)
            continue
        if token.words:
            found.append(token)
    return found


def _token(building: Building, line: int, row: Sequence[str], columns: _Columns) -> _Token:
    tag, by = OUTSIDE, ""
    if columns.tag is not None:
        tag = row[columns.tag].strip()
        if not is_tag(tag):
            building.leave_out(line, _("This is no tag: {tag}").format(tag=tag[:40]))
    if columns.by is not None and columns.by < len(row) and row[columns.by] not in _NOTHING:
        by = row[columns.by].strip()
    said = _said(row[-1])
    if columns.misc is not None:
        tag = next((value for value in said.values() if value != OUTSIDE and is_tag(value)), OUTSIDE)
    spaces = said.get("SpacesAfter")
    after = unescaped(spaces) if spaces is not None else "" if said.get("SpaceAfter") == "No" else None
    before = unescaped(said.get("SpacesBefore", ""))
    return _Token(row[columns.token].strip(), tag, by, after, before, spaces is not None or bool(before))


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


def _mark(article: Gathered, tokens: Sequence[_Token], spans: Sequence[Span]) -> None:
    for first, behind, label in marked(one.tag for one in tokens):
        article.mark(label, Span(spans[first].start, spans[behind - 1].end), tokens[first].by)
