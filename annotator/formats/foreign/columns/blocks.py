"""Files of columns as sentences and articles, before their tags are understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.foreign.columns.tags import is_tag
from annotator.formats.foreign.lines import text_lines

DOCUMENT = "-DOCSTART-"
_MARKUP = re.compile(r"\s*(<[^\t<>]*>\s*)+")
"""Lines of elements between the rows, as older treebanks have them."""


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
        begins = "newdoc" in sentence.comments or "newdoc id" in sentence.comments or _is_start(sentence)
        if begins and (part.sentences or part.begun):
            yield part
            part = Part()
        part.begun |= begins
        if _is_start(sentence):
            sentence.rows.pop(0)
        if sentence.rows or "text" in sentence.comments:
            part.sentences.append(sentence)
    yield part


def _is_start(sentence: Sentence) -> bool:
    return bool(sentence.rows) and sentence.rows[0][1][0] == DOCUMENT


def _sentences(path: Path) -> Iterator[Sentence]:
    sentence: Sentence | None = None
    for number, raw in text_lines(path, keep_empty=True):
        line = raw.rstrip("\r\n")
        if not line.strip():
            if sentence is not None:
                yield sentence
            sentence = None
            continue
        if sentence is None:
            sentence = Sentence(number)
        if _MARKUP.fullmatch(line):
            continue
        if _is_comment(line, sentence):
            name, _equals, value = line.lstrip("#").partition("=")
            sentence.comments.setdefault(name.strip(), value.strip(" "))
        elif row := _row(line):
            if row[0] == DOCUMENT and sentence.rows:
                yield sentence
                sentence = Sentence(number)
            sentence.rows.append((number, row))
    if sentence is not None:
        yield sentence


def _is_comment(line: str, sentence: Sentence) -> bool:
    """Whether a line at the beginning of a sentence is no token: ``#`` alone may be one."""
    if not line.startswith("#") or "\t" in line or sentence.rows:
        return False
    if "=" in line:
        return True
    words = line.split()
    return not (words[0] == "#" and len(words) > 1 and is_tag(words[-1]))


def _row(line: str) -> list[str]:
    """The columns, parted by tabs where there is any, otherwise by blanks."""
    return line.split("\t") if "\t" in line else line.split()
