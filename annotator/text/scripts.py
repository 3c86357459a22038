"""Simplified and Traditional: which script a text is in, and a converted view of it with an exact offset map.

OpenCC converts but tells no offsets. So its own dictionaries are replayed piece by piece where lengths
change, and the joined pieces are compared with what OpenCC itself says, every time; where they ever
differ (another version of OpenCC), a difference of the two texts gives an approximate map instead.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any, cast

from annotator.domain.spans import Span
from annotator.text.folding import fold
from annotator.text.offset_map import OffsetMap, Piece
from annotator.text.opencc_replay import Configuration, Group, Pieces, replay
from annotator.text.tables import dictionary

_PHRASES = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
_CLAUSE = re.compile("[^\n，。！？；]+|[\n，。！？；]+")
_NOTHING = "(?!)"
_TO_TRADITIONAL: Group = (_PHRASES, ("STCharacters",))
_TO_SIMPLIFIED: Group = (("TSPhrases",), ("TSCharactersExt",), ("TSCharacters",))


_CONFIGURATIONS: Mapping[str, Configuration] = {
    "s2t": Configuration((_PHRASES,), (_TO_TRADITIONAL,)),
    "s2tw": Configuration((_PHRASES,), (_TO_TRADITIONAL, (("TWVariantsPhrases",), ("TWVariants",)))),
    "s2twp": Configuration((_PHRASES,), (_TO_TRADITIONAL, (("TWPhrases",), ("TWVariantsPhrases",), ("TWVariants",)))),
    "t2s": Configuration((), (_TO_SIMPLIFIED,)),
    "tw2s": Configuration((("TSPhrases",),), ((("TWVariantsRevPhrases",), ("TWVariantsRev",)), _TO_SIMPLIFIED)),
}
CONFIGURATIONS = tuple(_CONFIGURATIONS)


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in another script. ``map`` leads from the original (source) to it (view); ``exact`` tells how."""

    text: str
    map: OffsetMap
    exact: bool = True


def convert(text: str, configuration: str) -> Converted:
    """``text`` in another script by one of ``CONFIGURATIONS``, with the map between the two.

    Only clauses that hold an entry which changes its length are replayed; in all others characters
    stand one to one. No entry reaches over the end of a clause.
    """
    wanted = _converter(configuration)(text)
    clauses, converted = _CLAUSE.findall(text), _CLAUSE.findall(wanted)
    if len(clauses) != len(converted):
        return Converted(wanted, _difference(text, wanted), exact=False)
    growing = _growing(text, configuration)
    found: list[Piece] = []
    exact, at, shown, next_one = True, 0, 0, 0
    for before, after in zip(clauses, converted, strict=True):
        end = at + len(before)
        holds = next_one < len(growing) and growing[next_one] < end
        while next_one < len(growing) and growing[next_one] < end:
            next_one += 1
        if holds or len(before) != len(after):
            pieces, true = _clause_map(before, after, configuration)
            found += (_moved(piece, at, shown) for piece in pieces)
            exact &= true
        at, shown = end, shown + len(after)
    return Converted(wanted, OffsetMap(found), exact)


def _clause_map(before: str, after: str, configuration: str) -> tuple[Sequence[Piece], bool]:
    """The map of one clause, and whether it is exact."""
    pieces = replay(before, _CONFIGURATIONS[configuration])
    if "".join(words for _span, words in pieces) == after:
        return _map_of(pieces).pieces, True
    return _difference(before, after).pieces, False


def _moved(piece: Piece, at: int, shown: int) -> Piece:
    source, view = piece.source, piece.view
    return Piece(Span(source.start + at, source.end + at), Span(view.start + shown, view.end + shown))


def _growing(text: str, configuration: str) -> list[int]:
    """Where an entry may stand that changes its length, in order; some of them may not be used in the end."""
    firsts, keys = _growing_keys(configuration)
    folded = fold(text)
    return [
        hit.start()
        for hit in firsts.finditer(folded)
        if any(folded.startswith(key, hit.start()) for key in keys[hit.group()])
    ]


@cache
def _growing_keys(configuration: str) -> tuple[re.Pattern[str], Mapping[str, Sequence[str]]]:
    """The folded entries that change their length, by their first characters, and a pattern of these."""
    stages = _CONFIGURATIONS[configuration]
    names = {name for group in (stages.cut, *stages.stages) for part in group for name in part}
    keys: dict[str, set[str]] = {}
    for name in names:
        for key, value in dictionary(name).items():
            if len(key) != len(value):
                keys.setdefault(fold(key)[0], set()).add(fold(key))
    firsts = "|".join(map(re.escape, keys)) or _NOTHING
    return re.compile(firsts), {first: sorted(found) for first, found in keys.items()}


def detect_script(text: str) -> str:
    """The script that most letters of ``text`` are in, as an ISO 15924 code; ``Zyyy`` where there are none.

    ``Hant`` or ``Hans`` by the characters that only one of the two uses; Han text without any of them
    is ``Hani``.
    """
    counts = _letters(text[:20_000])
    if not counts:
        return "Zyyy"
    script = max(counts, key=lambda name: counts[name])
    if counts.get("Kana", 0) * 10 > counts.get("Hani", 0):
        return "Jpan"
    return _kind_of_han(text) if script == "Hani" else script


def _kind_of_han(text: str) -> str:
    found = set(text)
    traditional = sum(map(text.count, found & _only_traditional()))
    simplified = sum(map(text.count, found & _only_simplified()))
    if traditional == simplified:
        return "Hani"
    return "Hant" if traditional > simplified else "Hans"


_SCRIPTS = (
    (0x0041, 0x024F, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"), (0x0900, 0x097F, "Deva"), (0x0E00, 0x0E7F, "Thai"), (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0x20000, 0x323AF, "Hani"),
)  # fmt: skip


def _letters(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for character, count in Counter(text).items():
        if script := _script_of(character):
            counts[script] = counts.get(script, 0) + count
    return counts


@cache
def _script_of(character: str) -> str:
    """The script of a letter; empty for what is none."""
    if not character.isalpha():
        return ""
    return next((name for low, high, name in _SCRIPTS if low <= ord(character) <= high), "Zzzz")


@cache
def _only_traditional() -> frozenset[str]:
    simplified = dictionary("STCharacters")
    return frozenset(key for key, value in dictionary("TSCharacters").items() if key != value and key not in simplified)


@cache
def _only_simplified() -> frozenset[str]:
    traditional = dictionary("TSCharacters")
    return frozenset(
        key for key, value in dictionary("STCharacters").items() if key != value and key not in traditional
    )


@cache
def _converter(configuration: str) -> Callable[[str], str]:
    import opencc  # takes a while to load, and most runs never convert

    return cast("Any", opencc).OpenCC(configuration).convert  # it declares no types


def _map_of(pieces: Pieces) -> OffsetMap:
    found: list[Piece] = []
    at = 0
    for span, words in pieces:
        if len(words) != len(span):
            found.append(Piece(span, Span(at, at + len(words))))
        at += len(words)
    return OffsetMap(found)


def _difference(text: str, wanted: str) -> OffsetMap:
    changes = SequenceMatcher(None, text, wanted, autojunk=False).get_opcodes()
    unequal = ((a, b, c, d) for kind, a, b, c, d in changes if kind != "equal" and b - a != d - c)
    return OffsetMap(Piece(Span(a, b), Span(c, d)) for a, b, c, d in unequal)
