"""Tags of tokens that say where a mark begins and ends: IOB1, IOB2, BIOES, BILOU BMES, known by their letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

OUTSIDE = "O"
_TAG = re.compile(r"([BIESLUM])[-_](.+)")
_ALONE, _LAST = "SU", "EL"
_WIDEST = 40
_PHRASES = frozenset({
    "ADJP", "ADVP", "CONJP", "INTJ", "LST", "NP", "PP", "PRT", "QP", "SBAR", "UCP", "VP", "PC", "NC", "VC", "PNP",
})  # fmt: skip
"""What a column of chunks says (CoNLL-2000), which are no marks of anybody's."""
_SHARE = 0.9
"""Of the words of a column; so many must be tags."""


class Scheme(StrEnum):
    """How tags are written."""

    IOB2 = "iob2"
    BIOES = "bioes"


def is_tag(word: str) -> bool:
    """Whether a word is a tag of one of these schemes."""
    return word == OUTSIDE or _TAG.fullmatch(word) is not None


def tags(label: str, count: int, scheme: Scheme) -> Iterator[str]:
    """The tags of the tokens of one mark."""
    if scheme is Scheme.IOB2:
        yield f"B-{label}"
        yield from (f"I-{label}" for _token in range(count - 1))
    elif count == 1:
        yield f"S-{label}"
    else:
        yield f"B-{label}"
        yield from (f"I-{label}" for _token in range(count - 2))
        yield f"E-{label}"


def runs_of_tags(words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The marks that a row of tags says: first token, the one behind the last, label.

    A tag that goes on where nothing of its label began begins it, as in IOB1 and in what models write.
    """
    start, label, at = 0, "", -1
    for at, word in enumerate(words):
        found = _TAG.fullmatch(word)
        letter, name = (found[1], found[2]) if found else ("", "")
        if label and (letter == "B" or letter in _ALONE or name != label):
            yield start, at, label
            label = ""
        if found and not label:
            start, label = at, name
        if found and letter in _ALONE + _LAST:
            yield start, at + 1, label
            label = ""
    if label:
        yield start, at + 1, label


def columns_of_tags(rows: Sequence[Sequence[str]], first: int, *, marking: bool = False) -> list[int]:
    """The columns from ``first`` on that hold tags: those that mark anything; unless told otherwise, else the last.

    A few of their words may be something else, as in a damaged file. Phrases of a grammar are none where there are
    other tags.
    """
    width = max(map(len, rows), default=0)
    found: dict[int, set[str]] = {}
    for at in range(first, min(width, _WIDEST)):
        words = [row[at] for row in rows if at < len(row)]
        if sum(map(is_tag, words)) >= _SHARE * len(rows):
            found[at] = {label[2] for word in words if (label := _TAG.fullmatch(word))}
    marks = [at for at, labels in found.items() if labels]
    named = [at for at in marks if not found[at] <= _PHRASES]
    return named or marks or ([] if marking else list(found)[-1:])
