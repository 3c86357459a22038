"""Terms that people list at a tag, and where they stand in a text."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.spans import Span
from annotator.text.folding import fold
from annotator.text.segments import occurrences

_OPENING = re.compile(r"\s*(?:terms|词语)\s*:\s*")
_SEPARATORS = re.compile(r"[、,，;；]")
_LETTER = re.compile(r"[^\W\d_\u3400-\u9fff]|\d")
"""A letter or digit of a script that writes words apart."""


def terms_in(description: str) -> tuple[str, ...]:
    """The terms that a description or guideline of a tag lists, as written, each once.

    They stand on lines that begin with ``Terms:``, ``词语：`` or ``詞語：`` and are parted by one of ``、,，;；``. Two
    that differ by script, width or case only are one.
    """
    found: dict[str, str] = {}
    for line in description.splitlines():
        if opening := _OPENING.match(fold(line)):
            for term in map(str.strip, _SEPARATORS.split(line[opening.end() :])):
                if term:
                    found.setdefault(fold(term), term)
    return tuple(found.values())


def places(folded: str, terms: Iterable[str]) -> Iterator[Span]:
    """Where folded terms stand in a folded text; those written in letters only as whole words."""
    for term in terms:
        yield from (span for span in occurrences(folded, term) if _is_whole(folded, span))


def _is_whole(folded: str, span: Span) -> bool:
    before, after = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    cut_before = _LETTER.match(before) and _LETTER.match(folded[span.start])
    cut_after = _LETTER.match(after) and _LETTER.match(folded[span.end - 1])
    return not cut_before and not cut_after
