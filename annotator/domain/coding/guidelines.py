"""Guidelines of tags: Markdown, with examples that were taken from real marks."""

import re
from enum import StrEnum

from annotator.domain.spans import Span

_AROUND = 30
"""Characters on each side of a mark, at most, that an example shows."""
_ENDS = "。！？!?\n"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


class Sample(StrEnum):
    """What an example shows; its sign stands in front."""

    MARK = "✓"
    """This is to be marked."""
    NOT = "✕"
    """This is not to be marked, though it may look so."""


def with_sample(guideline: str, text: str, span: Span, sample: Sample) -> str:
    """``guideline`` with the words at ``span`` of ``text`` as a further example; one that it has already stays one."""
    line = f"- {sample.value} {_shown(text, span)}"
    lines = guideline.rstrip().split("\n") if guideline.strip() else []
    if line in lines:
        return guideline
    space = [""] if lines and not lines[-1].startswith("- ") else []
    return "\n".join([*lines, *space, line])


def _shown(text: str, span: Span) -> str:
    """The words of a span in bold, with the rest of their sentence as far as there is room."""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    cut_before = max((before.rfind(end) for end in _ENDS), default=-1)
    lead = "…" if cut_before < 0 and span.start > _AROUND else ""
    ends = [at for end in _ENDS if (at := after.find(end)) >= 0]
    tail = "…" if not ends and span.end + _AROUND < len(text) else ""
    rest = after[: min(ends) + 1] if ends else after
    return f"{lead}{_plain(before[cut_before + 1 :])}**{_plain(span.of(text))}**{_plain(rest)}{tail}".rstrip()


def _plain(words: str) -> str:
    """Words as Markdown that reads as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split("\n")))
