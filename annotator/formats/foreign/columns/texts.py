"""The text of a sentence, out of its tokens and what a file says about the blanks between them."""

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from annotator.domain.spans import Span

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(r"\\(?:([\\ntrs])|u([0-9a-f]{4}))")
_PLAIN = {"\\": "\\", "n": "\n", "t": "\t", "r": "\r", "s": " "}
_UNSAFE = re.compile("[\\\\\n\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_EDGES = re.compile(r"^\s+|\s+$")


def escaped(text: str) -> str:
    r"""A text on one line, as UDPipe writes ``SpacesAfter``: ``\n``, ``\t``, ``\s`` for a blank at an end, ``\\``."""
    safe = _UNSAFE.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}", text)
    return _EDGES.sub(lambda found: "".join("\\s" if one == " " else f"\\u{ord(one):04x}" for one in found[0]), safe)


def unescaped(words: str) -> str:
    """The text that ``escaped`` wrote."""
    return _ESCAPED.sub(lambda found: _PLAIN[found[1]] if found[1] else chr(int(found[2], 16)), words)


def aligned(text: str, tokens: Sequence[str]) -> list[Span] | None:
    """Where the tokens stand in a text that has nothing but blanks between them; ``None`` where it is another text."""
    found: list[Span] = []
    at = 0
    for token in tokens:
        while not text.startswith(token, at):
            if at >= len(text) or not text[at].isspace():
                return None
            at += 1
        found.append(Span(at, at + len(token)))
        at += len(token)
    return None if text[at:].strip() else found


def put_together(tokens: Sequence[str], after: Sequence[str | None], before: str = "") -> tuple[str, list[Span]]:
    """A text of tokens with the blanks behind each, and ``before`` the first.

    Where nothing is said of any token, a blank is put between those of scripts that part words; where something is
    said of some, the others have one blank behind them.
    """
    silent = all(blank is None for blank in after)
    pieces = [before]
    found: list[Span] = []
    at = len(before)
    for number, token in enumerate(tokens):
        found.append(Span(at, at + len(token)))
        blank = after[number]
        if blank is None:
            following = tokens[number + 1] if number + 1 < len(tokens) else ""
            joined = silent and (is_wide(token[-1:]) or is_wide(following[:1]))
            blank = "" if joined or not following else " "
        pieces += (token, blank)
        at += len(token) + len(blank)
    return "".join(pieces), found


def is_wide(character: str) -> bool:
    """Whether no blanks stand beside a character: Chinese, Japanese and their punctuation; Korean parts words."""
    return east_asian_width(character or " ") in "WF" and not "가" <= character <= "힣"
