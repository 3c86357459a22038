"""Files of columns as sentences and articles, before their tags are understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.foreign.columns.tags import is_tag
from annotator.formats.streams.lines import text_lines

DOCUMENT = "-DOCSTART-"
_MARKUP = re.compile(r"\s*(<[^\t<>]*>\s*)+")
"""Lines of elements between the rows, as older treebanks have them."""
_NAMED = re.compile(r"# \S[^\t=]* = ")


Row = tuple[int, list[str]]


@dataclass(slots=True)
class Sentence:
    """One sentence: the rows of its tokens with their lines, its comments of ``name = value``, where it begins."""

    line: int
    rows: list[Row] = field(default_factory=list[Row])
    comments: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Part:
    """The sentences of one article."""

    sentences: list[Sentence] = field(default_factory=list[Sentence])
    begun: bool = False
    """Whether the file says that an article begins here."""


def parts(path: Path) -> Iterator[Part]:
    """The articles of a file. Raises ``ImportRefused`` for one that is no text in UTF-8."""
    part = Part()
    for sentence in _sentences(path):
        begins = _is_start(sentence) or any(map(_begins_document, sentence.comments))
        if begins and (part.sentences or part.begun):
            yield part
            part = Part()
        part.begun |= begins
        if _is_start(sentence):
            sentence.rows.pop(0)
        if sentence.rows or "text" in sentence.comments:
            part.sentences.append(sentence)
    yield part


def _begins_document(name: str) -> bool:
    return name in ("newdoc", "newdoc id") or name.startswith("begin document") or name.endswith("document_id")


def _is_start(sentence: Sentence) -> bool:
    return bool(sentence.rows) and sentence.rows[0][1][0] == DOCUMENT


def _sentences(path: Path) -> Iterator[Sentence]:
    sentence: Sentence | None = None
    for number, raw in text_lines(path, keep_empty=True):
        line = raw.rstrip("\r\n")
        tagged = _whole_sentence(line)
        if sentence is not None and (tagged or not line.strip() or _begins_another(line, sentence)):
            yield sentence
            sentence = None
        if tagged:
            yield Sentence(number, [(number, row) for row in tagged])
        elif line.strip():
            sentence = sentence or Sentence(number)
            _take(line, number, sentence)
    if sentence is not None:
        yield sentence


def _begins_another(line: str, sentence: Sentence) -> bool:
    """Whether a line begins an article in the middle of what no empty line has ended."""
    if not sentence.rows:
        return False
    if _is_comment(line, sentence):
        return _begins_document(line.lstrip("#").partition("=")[0].strip())
    return _MARKUP.fullmatch(line) is None and _row(line)[:1] == [DOCUMENT]


def _take(line: str, number: int, sentence: Sentence) -> None:
    if _MARKUP.fullmatch(line):
        return
    if _is_comment(line, sentence):
        name, _equals, value = line.lstrip("#").partition("=")
        sentence.comments.setdefault(name.strip(), value.strip(" "))
    elif row := _row(line):
        sentence.rows.append((number, row))


def _is_comment(line: str, sentence: Sentence) -> bool:
    """Whether a line at the beginning of a sentence is no token: ``#`` alone may be one.

    Among rows parted by tabs a line without one is a comment, too.
    """
    if not line.startswith("#"):
        return False
    if sentence.rows:
        return _NAMED.match(line) is not None and len(sentence.rows[-1][1]) > 1 and "\t" not in line
    if "\t" in line:
        cells = line.split("\t")  # ``# id …`` as in MultiCoNER, the source of a sentence as in GermEval
        return line.startswith("# ") or (len(cells) == 2 and "://" in cells[1])
    if "=" in line:
        return True
    words = line.split()
    return not (words[0] == "#" and len(words) > 1 and is_tag(words[-1]))


def _whole_sentence(line: str) -> list[list[str]]:
    """The rows of a sentence that stands on one line, its tokens with upright strokes before tags; else none."""
    words = line.split() if "|" in line and "\t" not in line else []
    rows = [one.rsplit("|", 2) for one in words]
    return rows if rows and all(len(row) > 1 and row[0] and is_tag(row[-1]) for row in rows) else []


def _row(line: str) -> list[str]:
    """The columns, parted by tabs where there is any, otherwise by blanks."""
    return line.split("\t") if "\t" in line else line.split()
