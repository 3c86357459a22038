"""Names of other peoples that begin at a place: with points, in a row of transcribing characters, Japanese, Tibetan."""

import re

from annotator.domain.spans import Span
from annotator.suggest.naming.abroad import (
    POINTS,
    foreign_run,
    japanese_surname,
    may_join_a_point,
    name_of_parts_at,
    run_beside_a_point,
    sounds_foreign,
)
from annotator.suggest.roles.closing import closes, closing_word, never_given
from annotator.suggest.roles.heads import heads
from annotator.suggest.roles.word_kinds import is_a_word, kind_of, word_follows
from annotator.text.folding import fold

_HAN = r"[\u3400-\u9fff\U00020000-\U000323af]"
_FIRST = re.compile(rf"({_HAN}{{1,7}})([{POINTS}-])(?={_HAN})")
_HYPHEN = "-"
"""Joins parts of a name, too, and places and many things besides: 本-古里安, 北京-上海."""
_LONGEST, _LONGEST_TAIL, _PAIR = 12, 3, 2
_LONGEST_UNHEARD = 4
"""Code points of a part of a name that is written with other characters than those of most foreign names."""
_SCORED_TWICE = fold("梅開二度")
_IN_A_ROW = fold("連")
_ALSO_ADVERBS = frozenset(fold("都不"))
_WORDS_ACROSS, _TIME, _WORDS = ("v", "d", "t", "p", "c"), "t", "vndtpc"


def foreign_name_at(folded: str, offset: int) -> Span | None:
    """The name with points, of two Tibetan parts, or with a Japanese family name that begins at ``offset``."""
    return _with_points(folded, offset) or name_of_parts_at(folded, offset) or _japanese_at(folded, offset)


def transcribed_at(folded: str, offset: int) -> Span | None:
    """The row of two or more characters of foreign names, up to what closes a name."""
    at = foreign_run(folded, offset, _LONGEST)
    while at - offset > 1 and not is_phrase(folded, at) and (not closes(folded, at) or _ends_in_a_word(folded, at - 1)):
        at -= 1
    words = folded[offset:at]
    is_closed = closes(folded, at) or is_phrase(folded, at)
    return Span(offset, at) if len(words) > 1 and is_closed and not is_a_word(words) else None


def is_phrase(folded: str, offset: int) -> bool:
    """Whether a phrase of four characters begins at ``offset``: 梅开二度."""
    if folded.startswith(_SCORED_TWICE, offset):
        return True
    return len(folded) >= offset + 4 and kind_of(folded[offset : offset + 4]).startswith(("i", "l"))


def goes_on_behind(folded: str, offset: int) -> bool:
    """Whether a closing word, another word that no name holds, or a title begins at ``offset``."""
    return (
        closes(folded, offset)
        or word_follows(folded, offset)
        or any(folded[offset : offset + n] in heads() for n in (2, 3, 4))
    )


def last_part(folded: str, start: int) -> int:
    """Where the last part of a name with points ends, which begins at ``start``; ``start`` where none does."""
    end = _last_part(folded, start)
    verbs = (cut for cut in (end - 2, end - 1) if cut - start > 1 and closing_word(folded, cut))
    return next((cut for cut in verbs if closes(folded, cut + 2)), end)  # 买买提|介绍


def _last_part(folded: str, start: int) -> int:
    end = run_beside_a_point(folded, start)
    if end - start > 1 and folded[end - 1] in _ALSO_ADVERBS and goes_on_behind(folded, end):
        return end - 1
    if (
        end - start > 2
        and _is_word_across(folded, end - 1)
        and (_is_time_across(folded, end - 1) or not word_follows(folded, end))
    ):
        return end - 1
    if end - start > 1 and goes_on_behind(folded, end):
        return end
    if end - start > 1 and kind_of(folded[end]).startswith(_WORDS_ACROSS):
        return end
    if end > start and closing_word(folded, end):
        return end
    longest = _LONGEST_TAIL if end > start else _LONGEST_UNHEARD
    for more in range(1, longest + 1):
        if not re.fullmatch(f"{_HAN}{{{more}}}", folded[end : end + more]):
            break
        if (closes(folded, end + more) or _word_begins(folded, end + more)) and end + more - start > 1:
            return end + more
    return end


def _with_points(folded: str, offset: int) -> Span | None:
    first = _FIRST.match(folded, offset)
    if first is None or not (may_join_a_point(first.group(1)) or _may_be_unheard(first.group(1))):
        return None
    at = first.end()
    if first.group(2) == _HYPHEN and not (
        sounds_foreign(first.group(1)) and foreign_run(folded, at, _PAIR) == at + _PAIR
    ):
        return None
    while (end := run_beside_a_point(folded, at)) > at and folded[end : end + 1] and folded[end] in POINTS:
        at = end + 1
    end = last_part(folded, at)
    return Span(offset, end if end > at else at - 1)


def _may_be_unheard(words: str) -> bool:
    is_noun = kind_of(words[:2]).startswith("n") and not kind_of(words[:2]).startswith("nr")
    return len(words) <= _LONGEST_UNHEARD and never_given().isdisjoint(words) and not (len(words) > 2 and is_noun)


def _is_word_across(folded: str, offset: int) -> bool:
    """Whether the last sign of a name begins a word that goes on behind it: 赛后 in 科恩赛后."""
    return kind_of(folded[offset : offset + 2]).startswith(_WORDS_ACROSS)


def _is_time_across(folded: str, offset: int) -> bool:
    return kind_of(folded[offset : offset + 2]) == _TIME


def _word_begins(folded: str, offset: int) -> bool:
    kind = kind_of(folded[offset : offset + 2])
    return bool(kind) and kind[0] in _WORDS


def _japanese_at(folded: str, offset: int) -> Span | None:
    surname = japanese_surname(folded[offset : offset + 3])
    if not surname:
        return None
    start = offset + len(surname)
    for given in (2, 1, 3, 0):
        is_han = re.fullmatch(f"{_HAN}{{{given}}}", folded[start : start + given]) is not None
        if not is_han or not never_given().isdisjoint(folded[start : start + given]):
            continue
        if goes_on_behind(folded, start + given) or (given and _word_begins(folded, start + given)):
            return Span(offset, start + given)
    return None


def _ends_in_a_word(folded: str, offset: int) -> bool:
    """Whether the last sign of a foreign name, at ``offset``, begins a word: 梅开二度, 提出, 连入."""
    if folded[offset] == _IN_A_ROW or is_phrase(folded, offset):
        return True
    return kind_of(folded[offset : offset + 2]).startswith("v") and closes(folded, offset)
