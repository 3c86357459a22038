"""Marks that another tool gives by offsets and words: the words prove the offsets and find the place."""

from collections.abc import Sequence

from annotator.domain.language import _
from annotator.domain.spans import Span
from annotator.formats.foreign.gathered import Gathered
from annotator.formats.foreign.proof import ToCodePoints, proven


def units(text: str, original: str, quotes: Sequence[tuple[int, int, str]]) -> ToCodePoints:
    """How offsets are to be read; ``original`` is the text as the file holds it."""
    if original == text and all(not words or text[start:end] == words for start, end, words in quotes):
        return _as_it_is
    return proven(text, [one for one in quotes if one[2]], original)


def placed(article: Gathered, start: int, end: int, words: str, label: str, line: int | None) -> Span | None:
    """The span of a mark that counts code points; ``words`` are those that the other tool quotes, if any.

    Where they stand elsewhere only, once, that is its span. What has no place is told and left out.
    """
    if not words or (start >= 0 and article.text[start:end] == words):
        return article.place(start, end, label, line)
    found = article.places.anchor(words) if words.strip() else None
    if found is None:
        article.building.leave_out(
            line, _("“{words}” is not at {start}–{end}.").format(words=words[:40], start=start, end=end)
        )
    return found


def _as_it_is(offset: int) -> int:
    return offset
