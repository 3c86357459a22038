"""The tables of ``resources/tables/``, each read when it is first needed and kept."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from annotator.domain.resources import resource

_WEIGHTS = {digit: weight for weight, digit in enumerate("0123456789abcdefghijklmnopqrstuvwxyz")}


@cache
def dictionary(name: str) -> Mapping[str, str]:
    """One dictionary of OpenCC: a piece of text and what stands in its place."""
    lines = resource("tables", "opencc", f"{name}.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def readings() -> Mapping[str, tuple[str, ...]]:
    """The pinyin readings of each basic Han character, with tone marks."""
    lines = resource("tables", "readings.tsv").read_text("utf-8").splitlines()
    return {line[0]: tuple(line[2:].split(",")) for line in lines}


@cache
def _followers() -> Mapping[str, str]:
    lines = resource("tables", "pairs.txt").read_text("utf-8").splitlines()
    return {line[0]: line[1:] for line in lines}


def pair_weight(first: str, second: str) -> int:
    """How often ``second`` follows ``first`` within a Traditional word: a rounded base-2 logarithm, 0 for never."""
    return weight_of_pairs(first + second)


def weight_of_pairs(words: str) -> int:
    """The same for all neighbours in some words, added up."""
    followers = _followers()
    weight = 0
    for first, second in pairwise(words):
        behind = followers.get(first, "")
        at = behind.find(second)
        if at >= 0:
            weight += _WEIGHTS[behind[at + 1]]
    return weight
