"""Reasons of suggestions, which are kept for long and read in the language of whoever reads them.

What is kept is a sentence of the program as it stands in the code, with what fills it: ``because`` makes it, and
``reason_in_words`` says it in the current language. Several of them may follow each other. Words that somebody else
wrote, such as the reasons of a file, are kept and read as they are.
"""

from annotator.domain.language import _

_BEGIN, _PART = "\x1e", "\x1f"
"""The separators of records and of units (ECMA-48); no text that people read holds them."""


def because(sentence: str, **parts: str) -> str:
    """A marked sentence with what fills its ``{places}``, as it is kept."""
    pieces = (_clean(piece) for part in parts.items() for piece in part)
    return _BEGIN + _PART.join((sentence, *pieces))


def reason_in_words(kept: str) -> str:
    """What is kept as people read it, in the current language."""
    if not kept.startswith(_BEGIN):
        return kept
    return "; ".join(map(_said, kept[1:].split(_BEGIN)))


def _said(one: str) -> str:
    sentence, *pieces = one.split(_PART)
    words = _(sentence)
    for name, value in zip(pieces[::2], pieces[1::2], strict=False):
        words = words.replace(f"{{{name}}}", value)
    return words


def _clean(piece: str) -> str:
    return piece.replace(_BEGIN, " ").replace(_PART, " ")
