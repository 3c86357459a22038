"""Mark one, get the rest: other places of words that are marked already, in whatever script they are written."""

from collections.abc import Callable, Iterable, Sequence

from annotator.domain.codebook import PERSON, ROLE, THEME
from annotator.domain.spans import Span
from annotator.suggest.words import is_pronoun
from annotator.text.folding import fold
from annotator.text.segments import occurrences

SOURCE = "repeats"
KINDS = (PERSON, ROLE, THEME)
"""Kinds whose words mean the same elsewhere; what was said once is not said again."""
SHORTEST, LONGEST = 2, 40
"""Code points of words that are worth looking for."""


def is_worth(words: str) -> bool:
    """Whether other places of these words are likely to deserve the same mark."""
    return SHORTEST <= len(words) <= LONGEST and "\n" not in words and not is_pronoun(words)


def repeats(folded: str, words: str, longer: Iterable[str], is_taken: Callable[[Span], bool]) -> list[Span]:
    """The places of ``words`` in a ``folded`` text that nothing takes.

    ``longer`` are other known words that hold these: where one of them stands, it is meant and not a
    part of it. ``is_taken`` tells whether a mark stands on a span.
    """
    sought = fold(words)
    around = [(whole, whole.find(sought)) for whole in map(fold, longer) if whole != sought and sought in whole]
    return [span for span in occurrences(folded, sought) if not _is_part(folded, span, around) and not is_taken(span)]


def _is_part(folded: str, span: Span, around: Sequence[tuple[str, int]]) -> bool:
    return any(folded.startswith(whole, span.start - at) for whole, at in around if span.start >= at)
