"""Finds the words of an answer in the text: by the words themselves and what stands around them, never by a number."""

from collections.abc import Iterable

from annotator.domain.spans import Span


def anchored(text: str, piece: Span, words: str, before: str, after: str, taken: Iterable[Span]) -> Span | None:
    """Where ``words`` stand within a piece, of several places the one whose surroundings are most like those told.

    Where they tell nothing, the first place that is not ``taken``. ``None`` where the words do not stand there
    character by character.
    """
    found = _places(text, piece, words)
    if not found:
        return None
    used = set(taken)
    return min(found, key=lambda span: (-_likeness(text, piece, span, before, after), span in used, span.start))


def nearest(text: str, piece: Span, words: str, to: Span, outside: Span) -> Span | None:
    """The place of ``words`` in a piece that is nearest ``to`` a span and not within a mark; ``None`` without any."""
    found = [span for span in _places(text, piece, words) if not span.overlaps(outside) and not span.overlaps(to)]
    return min(found, key=lambda span: (_distance(span, to), span.start), default=None)


def _places(text: str, piece: Span, words: str) -> list[Span]:
    """Every place, those that overlap each other too."""
    found: list[Span] = []
    at = text.find(words, piece.start, piece.end) if words.strip() else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1, piece.end)
    return found


def _likeness(text: str, piece: Span, span: Span, before: str, after: str) -> int:
    """How many characters around a place are those told, white space apart."""
    left = "".join(text[piece.start : span.start].split())[::-1]
    right = "".join(text[span.end : piece.end].split())
    return _common(left, "".join(before.split())[::-1]) + _common(right, "".join(after.split()))


def _common(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _distance(one: Span, other: Span) -> int:
    return one.start - other.end if one.start >= other.end else other.start - one.end
