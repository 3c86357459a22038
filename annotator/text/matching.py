"""Finds words in texts as they stand, without folding them: each character is sought in all its shapes.

To fold a text takes ten times as long as to look through it, so what is folded is the question alone: its
characters become sets of those that fold to the same. What is found is what folding both would find.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import methodcaller
from typing import NamedTuple, TypeAlias

import regex

from annotator.domain.search.query import Way
from annotator.text.blocks import Block, Places
from annotator.text.folding import fold, that_fold

NOWHERE: Places = (array("I"), array("I"))
_LATIN = "0-9A-Za-z_ªµºÀ-ÖØ-öø-ʯ\u0300-\u036fͰ-ͽͿ-ҁҊ-ԯḀ-ῼ０-９Ａ-Ｚａ-ｚ"
"""Letters of scripts that are written with spaces between words; a word ends where none of these follows."""
_BEFORE, _BEHIND = f"(?<![{_LATIN}])", f"(?![{_LATIN}])"
_IS_LATIN = re.compile(f"[{_LATIN}]")
_WHOLE = re.compile(
    r"\\(?:[pP]\{[^}]*\}|[gkL]<[^>]*>|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|N\{[^}]*\}|\d+|.)"
    r"|\(\?(?:P?<\w+>|P=\w+\)|(?:\d+|R|&\w+|P>\w+)\)|#[^)]*\)|\(\w+\)|<?[=!]|>|[aiLmsux-]*[:)])"
    r"|\{\d*,?\d*\}"
    r"|\(\*\w+\)"
    r"|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]",
    re.DOTALL,
)
"""What of a regular expression stays as it is, or is a set."""
_OF_SET = re.compile(r"\[:\^?\w+:\]|\\[pP]\{[^}]*\}|\\.|[^\\]-(?:\\.|[^\]\\])|.", re.DOTALL)


_START = methodcaller("start")
LONGEST_SECONDS = 2.0
"""A regular expression that takes longer for one text is given up: some would take years."""


class Words(NamedTuple):
    """Words made ready to be found; every place is ``length`` long.

    ``shapes`` are what may stand for each character, where nothing else decides whether they stand there.
    """

    pattern: re.Pattern[str]
    length: int
    shapes: tuple[tuple[int, ...], ...] = ()

    def stand_in(self, text: str) -> bool:
        """Whether they stand in a text."""
        return self.pattern.search(text) is not None

    def places(self, text: str) -> Places:
        """Where they stand, from the left, none overlapping another."""
        # Numbers alone: pairs of them would keep the garbage collector busy for longer than the search takes.
        starts = array("I", map(_START, self.pattern.finditer(text)))
        return starts, array("I", map(self.length.__add__, starts))


class Expression(NamedTuple):
    """A regular expression made ready; other threads go on while it is looked for.

    Both raise ``TimeoutError`` where that takes longer than ``LONGEST_SECONDS``.
    """

    pattern: "regex.Pattern[str]"

    def stand_in(self, text: str) -> bool:
        """Whether something in a text is as it says."""
        return self.pattern.search(text, concurrent=True, timeout=LONGEST_SECONDS) is not None

    def places(self, text: str) -> Places:
        """What is as it says, from the left, none overlapping another, none empty."""
        every = self.pattern.finditer(text, concurrent=True, timeout=LONGEST_SECONDS)
        return of_spans([found.span() for found in every if found.end() > found.start()])


Sought: TypeAlias = Words | Expression


@lru_cache(64)
def sought(words: str, ways: frozenset[Way] = frozenset()) -> Sought:
    """What finds ``words`` in a text as it stands, from the left, none overlapping another.

    Raises ``regex.error`` where they are no regular expression and shall be one.
    """
    if Way.REGEX in ways:
        return Expression(_compiled(words, ways))
    expression = re.escape(words) if Way.EXACT in ways else "".join(map(_any_shape, words))
    if Way.WORD in ways:
        first, last = _IS_LATIN.match(words[:1]), _IS_LATIN.match(words[-1:])
        expression = f"{_BEFORE if first else ''}{expression}{_BEHIND if last else ''}"
        return Words(re.compile(expression), len(words))
    shapes = words if Way.EXACT in ways else map(shapes_of, words)
    return Words(re.compile(expression), len(words), tuple(tuple(map(ord, one)) for one in shapes))


def places(text: str, terms: Sequence[Sought]) -> Places:
    """Every place of any of the terms, in order; none where one of them is not there at all."""
    if len(terms) == 1:
        return terms[0].places(text)
    everywhere: set[tuple[int, int]] = set()
    for term in terms:
        starts, ends = term.places(text)
        if not starts:
            return NOWHERE
        everywhere.update(zip(starts, ends, strict=True))
    return of_spans(sorted(everywhere))


def places_in(block: Block, terms: Sequence[Sought], without: Sequence[Sought]) -> Mapping[int, Places] | None:
    """What ``places`` gives of each text of a block in which no word of ``without`` stands.

    ``None`` where something other than the characters decides, so that each text must be looked at by itself.
    """
    shapes = [one.shapes for one in (*terms, *without) if isinstance(one, Words) and one.shapes]
    if not terms or len(shapes) < len(terms) + len(without):
        return None
    found = [block.places(one) for one in shapes[: len(terms)]]
    forbidden = {number for one in shapes[len(terms) :] for number in block.places(one)}
    if len(found) == 1 and not forbidden:
        return found[0]
    everywhere = [number for number in found[0] if number not in forbidden and all(number in one for one in found)]
    if len(found) == 1:
        return {number: found[0][number] for number in everywhere}
    return {number: _together([one[number] for one in found]) for number in everywhere}


def _together(found: Sequence[Places]) -> Places:
    return of_spans(sorted({span for starts, ends in found for span in zip(starts, ends, strict=True)}))


def of_spans(spans: Sequence[tuple[int, int]]) -> Places:
    """These places."""
    return array("I", [start for start, _end in spans]), array("I", [end for _start, end in spans])


def _compiled(words: str, ways: frozenset[Way]) -> "regex.Pattern[str]":
    if Way.EXACT in ways:
        return regex.compile(_as_word(words, ways))
    plain = regex.compile(_as_word(words, ways), regex.IGNORECASE)
    try:
        return regex.compile(_as_word(_widened(words), ways), regex.IGNORECASE)
    except regex.error:  # something that is rarely written, which finds only what is written so
        return plain


def _as_word(expression: str, ways: frozenset[Way]) -> str:
    return f"{_BEFORE}(?:{expression}){_BEHIND}" if Way.WORD in ways else expression


def _any_shape(character: str) -> str:
    shapes = shapes_of(character)
    return re.escape(shapes) if len(shapes) == 1 else f"[{''.join(map(re.escape, shapes))}]"


def shapes_of(character: str) -> str:
    """All characters that fold to what this one folds to."""
    folded = fold(character)
    return _shapes().get(folded, folded)


@cache
def _shapes() -> Mapping[str, str]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for character in that_fold():
        for one in (character, fold(character)):
            found[fold(one)].add(one)
    return {folded: "".join(sorted(shapes)) for folded, shapes in found.items()}


def _widened(expression: str) -> str:
    """A regular expression whose characters are found in all their shapes; what is no character stays."""
    parts: list[str] = []
    at = 0
    while at < len(expression):
        whole = _WHOLE.match(expression, at)
        if whole is None:
            character = expression[at]
            parts.append(character if _is_sign(character) else _any_shape(character))
            at += 1
            continue
        found = whole.group()
        parts.append(_widened_set(found) if found.startswith("[") else found)
        at = whole.end()
    return "".join(parts)


def _widened_set(found: str) -> str:
    """A set with all shapes of its characters; its ranges stay."""
    head = re.match(r"\[\^?\]?", found)
    inside = found[head.end() if head else 1 : -1]
    more = "".join(
        "".join(map(re.escape, shapes_of(part))) if len(part) == 1 and not _is_sign(part) else part
        for part in _OF_SET.findall(inside)
    )
    return f"{found[: head.end() if head else 1]}{more}]"


def _is_sign(character: str) -> bool:
    """Whether a character means something in regular expressions, or has no other shape."""
    return character in ".^$*+?{}[]\\|()-&~#" or len(shapes_of(character)) == 1
