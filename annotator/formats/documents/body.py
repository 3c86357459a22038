"""Which lines of a page are its article: those that the body as another program extracted it holds, in its order.

The lines that the body holds whole are chained so that the most characters fit (a heaviest increasing sequence:
no two share a place of the body, and both go on in the same order). So a word of the navigation that the article
happens to hold as well is not taken for it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

_NOT_WORDS = re.compile(r"[\W_]+")
_MOST_PLACES = 20
"""A line that the body holds more often is too short to tell anything."""
_SHINGLE = 8
_LIKELY = 0.6
"""A line of which the body holds this share, in pieces, belongs to it: words were left out or put in between."""
_ENOUGH = 0.6
"""Where less of the body is found in the page, nothing is said about it."""


def lines_of(body: str, lines: Sequence[str]) -> list[bool] | None:
    """For each line of a page whether it is of the body; ``None`` where the two do not fit."""
    whole = _plain(body)
    plain = [_plain(line) for line in lines]
    chosen = _chain(whole, plain)
    if not whole:
        return None
    pieces = set(_unclaimed(whole, chosen, plain))
    kept = [at in chosen or _mostly(words, pieces) for at, words in enumerate(plain)]
    if sum(len(words) for words, keep in zip(plain, kept, strict=True) if keep) < _ENOUGH * len(whole):
        return None
    _join(kept, plain)
    return kept


def _plain(words: str) -> str:
    return _NOT_WORDS.sub("", words).casefold()


def _unclaimed(whole: str, chosen: Mapping[int, int], plain: Sequence[str]) -> Iterator[str]:
    """Pieces of what no chosen line stands for; so neither a headline nor a teaser counts that repeats the article."""
    at = 0
    for start, end in [*((start, start + len(plain[line])) for line, start in chosen.items()), (len(whole), 0)]:
        yield from (whole[place : place + _SHINGLE] for place in range(at, start - _SHINGLE + 1))
        at = end


def _mostly(words: str, pieces: set[str]) -> bool:
    """Whether a line is in the body, though not word by word."""
    count = len(words) - _SHINGLE + 1
    if count < _SHINGLE:
        return False
    return sum(words[at : at + _SHINGLE] in pieces for at in range(count)) >= _LIKELY * count


def _chain(whole: str, plain: Sequence[str]) -> dict[int, int]:
    """The lines of the heaviest chain, in order, with where each begins in the body.

    ``ends`` and ``weights`` rise together: the best chain up to each place.
    """
    ends, weights, links = [0], [0], [-1]
    steps: list[tuple[int, int, int]] = []  # a line, where it begins, and the step before it
    for at, words in enumerate(plain):
        fresh: list[tuple[int, int, int]] = []
        for start in _places(whole, words):
            before = bisect_right(ends, start) - 1
            steps.append((at, start, links[before]))
            fresh.append((start + len(words), weights[before] + len(words), len(steps) - 1))
        for end, weight, step in fresh:
            _enter(ends, weights, links, (end, weight, step))
    chosen: list[tuple[int, int]] = []
    step = links[-1]
    while step >= 0:
        at, start, step = steps[step]
        chosen.append((at, start))
    return dict(reversed(chosen))


def _enter(ends: list[int], weights: list[int], links: list[int], found: tuple[int, int, int]) -> None:
    end, weight, step = found
    at = bisect_right(ends, end)
    if weights[at - 1] >= weight:
        return
    last = at
    while last < len(ends) and weights[last] <= weight:
        last += 1
    first = at - 1 if ends[at - 1] == end else at
    ends[first:last], weights[first:last], links[first:last] = [end], [weight], [step]


def _places(whole: str, words: str) -> list[int]:
    places: list[int] = []
    at = whole.find(words) if words else -1
    while at >= 0:
        places.append(at)
        if len(places) > _MOST_PLACES:
            return []
        at = whole.find(words, at + 1)
    return places


def _join(kept: list[bool], plain: Sequence[str]) -> None:
    """Lines without words between lines of the article stay."""
    before = False
    for at, words in enumerate(plain):
        if words:
            before = kept[at]
        else:
            following = next((kept[to] for to in range(at + 1, min(at + 50, len(plain))) if plain[to]), False)
            kept[at] = before and following
