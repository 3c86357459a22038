"""Kinds and borders of Chinese words by jieba's list (``rjieba``); all on folded text."""

from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

_FOLLOWING = ("v", "d", "p", "t", "c")


@cache
def cutter() -> ModuleType:
    """The module that cuts text into words, loaded when it is first asked for."""
    return import_module("rjieba")


@lru_cache(maxsize=4096)
def kind_of(words: str) -> str:
    """The kind that jieba's list gives a word; empty for what it does not hold as one word."""
    tagged = cutter().tag(words, hmm=False)
    return str(tagged[0][1]) if len(tagged) == 1 else ""


def is_a_word(words: str) -> bool:
    """Whether jieba's list has it as a word that is no name; what it does not know it takes for one."""
    kind = kind_of(words)
    return bool(kind) and not kind.startswith(("nr", "x", "eng"))


def last_kind(words: str) -> str:
    """The kind that jieba's list gives the last word of folded text; empty for no text."""
    tagged = cutter().tag(words, hmm=False)
    return str(tagged[-1][1]) if tagged else ""


def first_word(words: str) -> str:
    """The first word of folded text, names that no list holds among them; empty where it is no name."""
    tagged = cutter().tag(words)
    return str(tagged[0][0]) if tagged and str(tagged[0][1]).startswith("nr") else ""


def word_follows(folded: str, offset: int) -> bool:
    """Whether a verb, an adverb, a preposition or a time of two characters or more begins at ``offset``."""
    tagged = cutter().tag(folded[offset : offset + 6], hmm=False)
    return bool(tagged) and len(tagged[0][0]) > 1 and str(tagged[0][1]).startswith(_FOLLOWING)


def word_borders(folded: str, start: int, end: int) -> frozenset[int]:
    """Where words begin and end in a stretch, by jieba's list alone."""
    at = max(start, 0)
    borders = {at}
    for word in cutter().cut(folded[at : max(end, 0)], hmm=False):
        at += len(word)
        borders.add(at)
    return frozenset(borders)
