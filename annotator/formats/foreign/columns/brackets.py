"""Columns in which brackets say where a mark begins and ends, and columns whose words are labels by themselves.

``(PERSON*`` begins, ``*)`` ends, ``(PERSON)`` and ``(PERSON*)`` stand on one token; in chains ``(12`` begins a mention
of the thing 12, ``12)`` ends it, several parted by ``|`` (CoNLL-2012 shared task, *format*). CorefUD writes the same
into ``Entity`` of ``MISC``, with what is known of the mention behind its number (``(e1-person-1-new`` … ``e1)``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

NOTHING = frozenset({"-", "_", "*", "O", ""})
_NAMED = re.compile(r"((?:\([^()*\s]+)*)\*?(\)*)")
_OPENED = re.compile(r"\(([^()*\s]+)")
_CHAINED = re.compile(r"\(([^()|]+)(\))?|([^()|]+)\)")
_PIECE = re.compile(r"\[\d+/\d+\]$")
_KEYS, _TYPES = frozenset({"eid", "GRP"}), frozenset({"etype", "entity"})
_USUAL = ("eid", "etype", "head", "other")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens, the last of which is the one before ``behind``; ``key`` is of the thing that is meant."""

    first: int
    behind: int
    key: str
    label: str = ""
    told: Mapping[str, str] = field(default_factory=dict[str, str])


def is_bracketed(word: str) -> bool:
    """Whether a word is one of a column of such brackets."""
    return word == "*" or (word[:1] in ("(", "*") and word[-1:] in (")", "*") and _NAMED.fullmatch(word) is not None)


def bracketed(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The marks that such a column says, those inside others first: first token, the one behind the last, label."""
    opened: list[tuple[int, str]] = []
    for at, word in enumerate(words):
        found = _NAMED.fullmatch(word)
        if found is None:
            continue
        opened += ((at, label) for label in _OPENED.findall(found[1]))
        for _end in found[2]:
            if opened:
                first, label = opened.pop()
                yield first, at + 1, label


def plain(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The marks of a column whose words are labels: tokens of one label side by side are one mark."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at] != words[start]:
            if words[start] not in NOTHING:
                yield start, at, words[start]
            start = at


def is_chained(word: str) -> bool:
    """Whether a word is one of a column of chains."""
    return word in NOTHING or all(_CHAINED.fullmatch(one) is not None for one in word.split("|"))


def mentions(words: Sequence[str], names: Sequence[str] = ("eid",)) -> Iterator[Mention]:
    """The mentions that a column of chains says; ``names`` are those of what is told of each, parted by ``-``."""
    opened: dict[str, list[tuple[int, str, Mapping[str, str]]]] = {}
    for at, word in enumerate(words):
        for begins, ends_too, ends in _CHAINED.findall("" if word in NOTHING else word):
            if begins:
                key, label, told = _told(begins, names)
                opened.setdefault(key, []).append((at, label, told))
            else:
                key = _PIECE.sub("", ends)
            if (ends_too or ends) and opened.get(key):
                first, label, told = opened[key].pop()
                yield Mention(first, at + 1, key, label, told)


def names_of(declared: str) -> tuple[str, ...]:
    """The names of what stands in ``Entity``, by ``global.Entity``; CorefUD's usual ones where nothing is declared."""
    return tuple(declared.split("-")) if declared else _USUAL


def _told(words: str, names: Sequence[str]) -> tuple[str, str, Mapping[str, str]]:
    parts = dict(zip(names, words.split("-", len(names) - 1), strict=False))
    key = next((value for name, value in parts.items() if name in _KEYS), words)
    label = next((value for name, value in parts.items() if name in _TYPES), "")
    rest = {name: value for name, value in parts.items() if name not in _KEYS | _TYPES and value not in NOTHING}
    return _PIECE.sub("", key), label, rest
