"""What somebody types to find something: how long it may be, and what no text can hold.

A database takes no pattern of any length, and words that are parts of no text need not be looked for at all.
"""

import re

from annotator.domain.errors import FilterRefused, QueryRefused
from annotator.domain.language import _
from annotator.domain.spans import Span

LONGEST, MOST_WORDS = 200, 20
"""Characters and words of a filter: more than any title, name or role has that somebody would type."""
LONGEST_LINE, MOST_TERMS = 2_000, 50
"""Characters and parts of the line of a search, which may hold a whole sentence in quotation marks."""
_IN_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""NUL, which no server keeps, and halves of surrogate pairs, which UTF-8 cannot write."""


def typed(words: str) -> str:
    """What is typed into a filter, without white space around it.

    Raises ``FilterRefused`` where it is longer than ``LONGEST`` characters or ``MOST_WORDS`` words, and where it holds
    what no text can hold; nothing is ever cut off.
    """
    kept = words.strip()
    if len(kept) > LONGEST:
        raise FilterRefused(
            _("A filter takes {most} characters; this has {count}.").format(most=LONGEST, count=f"{len(kept):,}"),
            _("Write a few characters of what you look for."),
        )
    if (count := len(kept.split())) > MOST_WORDS:
        raise FilterRefused(
            _("A filter takes {most} words; this has {count}.").format(most=MOST_WORDS, count=count),
            _("Write a few characters of what you look for."),
        )
    if wrong := _IN_NO_TEXT.search(kept):
        raise FilterRefused(*_in_no_text(wrong))
    return kept


def is_typed(words: str) -> bool:
    """Whether a filter takes these words."""
    try:
        typed(words)
    except FilterRefused:
        return False
    return True


def refuse_long_line(line: str) -> None:
    """Refuse a line that is too long to be a search, or holds what no text can hold. Raises ``QueryRefused``."""
    if len(line) > LONGEST_LINE:
        raise QueryRefused(
            _("A search takes {most} characters; this has {count}.").format(
                most=f"{LONGEST_LINE:,}", count=f"{len(line):,}"
            ),
            _("Write a few words, or a sentence in quotation marks."),
            Span(LONGEST_LINE, len(line)),
        )
    if wrong := _IN_NO_TEXT.search(line):
        raise QueryRefused(*_in_no_text(wrong), Span(*wrong.span()))


def refuse_many_terms(count: int, line: str) -> None:
    """Refuse a search for more than ``MOST_TERMS`` things at once. Raises ``QueryRefused``."""
    if count > MOST_TERMS:
        raise QueryRefused(
            _("A search takes {most} words and filters; this has {count}.").format(most=MOST_TERMS, count=f"{count:,}"),
            _("Write a few words, or a sentence in quotation marks."),
            Span(0, len(line)),
        )


def _in_no_text(wrong: re.Match[str]) -> tuple[str, str]:
    return (
        _("Character {place} (U+{code}) can stand in no text.").format(
            place=wrong.start() + 1, code=f"{ord(wrong.group()):04X}"
        ),
        _("Take it out: it is a piece of a character that was cut in two, or a control sign."),
    )
