"""Characters that nobody sees and that break words: soft hyphens, zero-width blanks, unpaired marks of direction.

What a script needs stays: the joiners of emoji and of Arabic, Indic and Mongolian letters, the blanks
without width between the words of Thai, Lao, Khmer and Burmese, and controls of direction that come in pairs
(Unicode Standard Annex 9, which ends every pair with its paragraph).
"""

import re
import unicodedata
from collections.abc import Iterator

from annotator.domain.articles import RepairKind
from annotator.domain.language import _, marked
from annotator.domain.spans import Span
from annotator.domain.transfer.plans import Proposal, Stance

_SPACE, _NON_JOINER, _JOINER = "\u200b", "\u200c", "\u200d"
_EMBEDDING, _ISOLATE = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_UNSEEN = re.compile(f"[\u00ad{_SPACE}{_NON_JOINER}{_JOINER}\u2060\ufeff]")
_CONTROL = re.compile(f"[{_EMBEDDING}{_ISOLATE}{_POP_EMBEDDING}{_POP_ISOLATE}\n]")
_JOINED = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc\U0001e900-\U0001e95f]"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f]")
_NAMES = {
    "\u00ad": marked("A soft hyphen: where a word may be broken at a line's end."),
    _SPACE: marked("A blank without width, which cuts a word in two unseen."),
    _NON_JOINER: marked("A sign against joining letters, where no letters would join."),
    _JOINER: marked("A sign for joining letters, where no letters would join."),
    "\u2060": marked("A sign without width that forbids a line's end."),
    "\ufeff": marked("A byte order mark within the text."),
}
_UNPAIRED = marked("A control of the direction of writing whose partner is missing.")


def propose(text: str) -> list[Proposal]:
    """One proposal, which is certain, for each character to take out."""
    if text.isascii():
        return []
    found = [(at.start(), _(_NAMES[at[0]])) for at in _UNSEEN.finditer(text) if not _is_needed(text, at.start())]
    found += [(at, _(_UNPAIRED)) for at in _without_partner(text)]
    return [
        Proposal(RepairKind.INVISIBLE, Span(at, at + 1), "", reason, Stance.CERTAIN, f"U+{ord(text[at]):04X}")
        for at, reason in sorted(found)
    ]


def _is_needed(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] == _SPACE:
        return any(map(_UNSPACED.match, (before, after)))
    if text[at] in (_NON_JOINER, _JOINER) and any(map(_JOINED.match, (before, after))):
        return True
    return text[at] == _JOINER and _is_pictured(before) and _is_pictured(after)


def _is_pictured(character: str) -> bool:
    """Whether a character is a part of an emoji: a symbol, a skin colour, a selector or a tag."""
    return bool(character) and (
        unicodedata.category(character) in ("So", "Sk") or character in "\ufe0f\u20e3↔↕" or character > "\U000e0020"
    )


def _without_partner(text: str) -> Iterator[int]:
    """The controls that nothing closes in their paragraph, and those that close nothing."""
    opened: list[int] = []
    for found in _CONTROL.finditer(text):
        at, one = found.start(), found[0]
        if one == "\n":
            yield from opened
            opened = []
        elif one in _EMBEDDING or one in _ISOLATE:
            opened.append(at)
        elif one == _POP_EMBEDDING:
            if opened and text[opened[-1]] in _EMBEDDING:
                opened.pop()
            else:
                yield at
        else:
            isolates = [depth for depth, start in enumerate(opened) if text[start] in _ISOLATE]
            if isolates:
                yield from opened[isolates[-1] + 1 :]
                del opened[isolates[-1] :]
            else:
                yield at
    yield from opened
