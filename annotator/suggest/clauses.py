"""Where the sentence around a place begins and ends, and which verb of speech announces or follows it.

Everything works on folded text (``text/folding``), whose offsets are those of the reading text.
"""

import re
from functools import cache

from annotator.domain.spans import Span
from annotator.suggest.words import cues

_SENTENCE_ENDS = "。!?\n"
_CLOSING = "」』”’\"'》)]"
_BETWEEN = "「『“‘\"'《:, 、\t\u3000\u00a0" + "」』”’》"
"""What may stand between a quote and the words that announce it, folded or not."""
_REACH = 14
"""Code points between a verb of speech and its quote, or a speaker and the verb: studies on news allow up to 14."""
_LETTER = re.compile(r"[a-z]")


def sentence_start(folded: str, offset: int) -> int:
    """Where the sentence that ``offset`` stands in begins, white space and opening marks skipped."""
    start = max(folded.rfind(end, 0, offset) for end in _SENTENCE_ENDS) + 1
    english = max(folded.rfind(f"{end} ", 0, offset) + 1 for end in ".!?")
    start = max(start, english)
    while start < offset and folded[start] in _CLOSING + _BETWEEN:
        start += 1
    return start


def paragraph_start(folded: str, offset: int) -> int:
    """Where the paragraph that ``offset`` stands in begins."""
    return folded.rfind("\n", 0, offset) + 1


def clause_end(folded: str, offset: int) -> int:
    """Where the clause or sentence that follows ``offset`` ends."""
    found = re.compile(r"[。!?;:,.\n“「『\"]").search(folded, offset)
    return found.start() if found else len(folded)


def cue_before(folded: str, offset: int) -> Span | None:
    """The verb of speech that announces what begins at ``offset``: 張三在致辭中〔強調〕,… ."""
    end = offset
    while end > 0 and folded[end - 1] in _BETWEEN:
        end -= 1
    start = max(sentence_start(folded, end), end - 2 * _REACH)
    found = _cues_in(folded, start, end)
    near = [cue for cue in found if end - cue.end <= (_REACH if _LETTER.match(folded[cue.start]) else 4)]
    return near[-1] if near else None


def cue_after(folded: str, offset: int) -> Span | None:
    """The verb of speech that follows what ends at ``offset``: “…”,張三〔說〕。."""
    start = offset
    while start < len(folded) and folded[start] in _BETWEEN + "。!?.":
        start += 1
    if start == offset or "\n" in folded[offset:start]:
        return None
    found = _cues_in(folded, start, min(clause_end(folded, start), start + 2 * _REACH))
    return found[0] if found else None


def announces(folded: str, offset: int) -> bool:
    """Whether a verb of speech follows within the clause that begins at ``offset``, the end of a name."""
    return bool(_cues_in(folded, offset, min(clause_end(folded, offset), offset + 2 * _REACH)))


def _cues_in(folded: str, start: int, end: int) -> list[Span]:
    found = (Span(*one.span()) for one in _pattern().finditer(folded, start, end))
    return [span for span in found if not (span.end == end and _goes_on(folded, end))]


def _goes_on(folded: str, end: int) -> bool:
    """Whether an English word goes on behind the place where a search ended."""
    return bool(_LETTER.match(folded[end - 1 : end]) and _LETTER.match(folded[end : end + 1]))


@cache
def _pattern() -> re.Pattern[str]:
    """All verbs of speech, the longest first; an English one must be a whole word, Chinese has no such borders."""
    return re.compile("|".join(rf"(?<![a-z]){cue}(?![a-z])" if _LETTER.match(cue) else cue for cue in cues()))
