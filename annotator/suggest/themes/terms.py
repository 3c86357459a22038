"""Where the terms that people list at a tag stand in a text."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.spans import Span
from annotator.text.segments import occurrences

_LETTER = re.compile(r"[^\W\d_\u3400-\u9fff]|\d")
"""A letter or digit of a script that writes words apart."""


def places(folded: str, terms: Iterable[str]) -> Iterator[Span]:
    """Where folded terms stand in a folded text; those written in letters only as whole words."""
    for term in terms:
        yield from (span for span in occurrences(folded, term) if _is_whole(folded, span))


def _is_whole(folded: str, span: Span) -> bool:
    before, after = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    cut_before = _LETTER.match(before) and _LETTER.match(folded[span.start])
    cut_after = _LETTER.match(after) and _LETTER.match(folded[span.end - 1])
    return not cut_before and not cut_after
