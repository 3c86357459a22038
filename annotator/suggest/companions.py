"""Names that others on the page show: those in a row with them, and short forms of full ones: 志强, 老牛, 杜邦.

Everything works on folded text; the names that are known come in order.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.domain.spans import Span
from annotator.suggest import clauses
from annotator.suggest.naming.abroad import POINTS, japanese_surname, sounds_foreign
from annotator.suggest.naming.forms import has_surname, is_surname, surname
from annotator.suggest.roles.closing import closes, never_given, opens
from annotator.suggest.roles.word_kinds import is_a_word
from annotator.text.folding import fold
from annotator.text.segments import occurrences

_ROW, _ROW_ENDS = fold("、"), frozenset("、,。;!?)\n\u3000 ")
_FURTHER_ENDS = tuple(fold("和 與 及 等 以及 兩人 三人 四人").split())
_LENGTHS = (3, 2, 4)
_FULL, _GIVEN = 3, 2
_FAMILIAR = "老小"
_SHORTEST_PART = 2


def in_a_row(folded: str, known: Sequence[Span]) -> list[Span]:
    """The names that follow a known one by 、 and look like one: 苏秉琦、宿白."""
    found: list[Span] = []
    starts = {span.start for span in known}
    for span in known:
        end = span.end
        while folded[end : end + 1] == _ROW and end + 1 not in starts and (name := _shaped(folded, end + 1)):
            found.append(name)
            end = name.end
    return found


def short_forms(folded: str, known: Sequence[Span]) -> list[Span]:
    """The places where somebody of a full name on the page is called by a part of it, outside of known names."""
    full = sorted({span.of(folded) for span in known})
    taken = {at for span in known for at in range(span.start, span.end)}
    found: set[Span] = set()
    for name in full:
        for short in _short(name):
            for span in occurrences(folded, short):
                if span.start not in taken and span.end - 1 not in taken and _stands_alone(folded, span):
                    found.add(span)
    return sorted(found)


def apart(known: Sequence[Span], further: Sequence[Span]) -> list[Span]:
    """Both in order; of the further ones those that overlap nothing."""
    taken = bytearray(max((span.end for span in (*known, *further)), default=0))
    kept = list(known)
    for span in known:
        taken[span.start : span.end] = b"1" * len(span)
    for span in further:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"1" * len(span)
            kept.append(span)
    return sorted(kept)


def _shaped(folded: str, start: int) -> Span | None:
    for length in _LENGTHS:
        words = folded[start : start + length]
        ends = folded[start + length : start + length + 1]
        is_ended = not ends or ends in _ROW_ENDS or folded.startswith(_FURTHER_ENDS, start + length)
        if len(words) == length and is_ended and has_surname(words) and not is_a_word(words) and words.isalpha():
            return Span(start, start + length)
    return None


def _short(name: str) -> Iterator[str]:
    parts = re.split(f"[{POINTS}]", name)
    if len(parts) > 1:
        yield from (part for part in (parts[0], parts[-1]) if len(part) >= _SHORTEST_PART)
    elif (family := japanese_surname(name)) and len(family) < len(name):
        yield family
    elif has_surname(name):
        own = surname(name)
        if len(name) - len(own) == _GIVEN:
            yield name[len(own) :]
        if len(own) == 1 and len(name) >= _GIVEN:
            yield from (familiar + own for familiar in _FAMILIAR)


def _stands_alone(folded: str, span: Span) -> bool:
    """Whether a short form stands where a name may begin and end; a word of the language only before speech."""
    words = span.of(folded)
    before, behind = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    if (before and before in POINTS) or (behind and behind in POINTS) or not opens(folded, span.start):
        return False
    if not closes(folded, span.end) or (sounds_foreign(words) and (sounds_foreign(before) and before)):
        return False
    if not is_a_word(words) and never_given().isdisjoint(words):
        return True
    is_at_a_sign = span.start == 0 or not folded[span.start - 1].isalnum()
    if words[0] in _FAMILIAR and is_surname(words[1:]):
        return is_at_a_sign
    return is_at_a_sign and clauses.announces(folded, span.end) and folded[span.end].isalnum()
