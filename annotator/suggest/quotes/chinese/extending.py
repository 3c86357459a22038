"""How far indirect speech goes: to the end of its sentence, or of its paragraph where its speaker opens it alone."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.spans import Span
from annotator.suggest.quotes.chinese.filler import opening
from annotator.suggest.quotes.chinese.meaning import Meaning
from annotator.suggest.quotes.pairs import Pairs
from annotator.suggest.quotes.statements import How, Kind, Statement
from annotator.suggest.quotes.stops import Layout

_ANNOUNCING = re.compile(':[“「『"]')
"""Somebody else takes the word there."""
_LEADING = 16
"""Code points before a source with which it still opens its paragraph: 對此,據."""
_TELLING = (
    "据悉",
    "据了解",
    "据介绍",
    "记者",
    "本报",
    "随后",
    "当天",
    "当日",
    "图为",
    "目前,警方",
    "案件",
    "(",
    "会议",
    "会上",
    "活动",
    "编辑",
    "责编",
)
"""How a sentence begins in which the report itself goes on."""


def extended(found: Sequence[Statement], layout: Layout, pairs: Pairs, meaning: Meaning) -> list[Statement]:
    """The statements, those that open their paragraph extended over what follows in it."""
    grown: list[Statement] = []
    for index, said in enumerate(found):
        behind = found[index + 1] if index + 1 < len(found) else None
        end = _end(said, behind, layout, pairs, meaning) if _opens_paragraph(said, layout) else said.content.end
        grown.append(replace(said, content=Span(said.content.start, end)))
    return grown


def _opens_paragraph(said: Statement, layout: Layout) -> bool:
    if said.how is not How.INDIRECT or not said.voices:
        return False
    paragraph = layout.paragraph(said.start)
    before = layout.text[paragraph.start : said.voices[0].span.start]
    is_short = len(before) <= _LEADING and not set(before) & set("。!?")
    return is_short or opening(before) == len(before)


def _end(said: Statement, behind: Statement | None, layout: Layout, pairs: Pairs, meaning: Meaning) -> int:
    """Where it ends: before the same speaker is named anew, before the report goes on, or with the paragraph."""
    paragraph, end = layout.paragraph(said.start), said.content.end
    limit = paragraph.end
    if behind is not None and behind.start < limit:
        if not _is_same_speaker(said, behind, layout.text):
            return end
        limit = min(limit, behind.start)
    stops = layout.stops
    for stop in stops[bisect_right(stops, end) :]:
        start = end
        while start < limit and layout.text[start].isspace():
            start += 1
        sentence_end = min(stop, limit) if not layout.text[min(stop, limit) - 1].isspace() else min(stop, limit) - 1
        if start >= limit or stop > limit or _tells(start, sentence_end, layout, pairs, meaning):
            break
        end = sentence_end
    return end


def _tells(start: int, end: int, layout: Layout, pairs: Pairs, meaning: Meaning) -> bool:
    """Whether a sentence is no longer what somebody said."""
    if (
        _ANNOUNCING.search(layout.text, start, end)
        or layout.text.startswith(_TELLING, start)
        or pairs.opening(start) is not None
    ):
        return True
    opener = meaning.sources.opener(Span(start, end), end)
    return opener is not None and opener.kind in (Kind.NAME, Kind.PRONOUN)


def _is_same_speaker(said: Statement, behind: Statement, text: str) -> bool:
    one, other = said.voices[0], behind.voices[0] if behind.voices else None
    if other is None:
        return False
    return other.kind is Kind.PRONOUN or other.span.of(text) == one.span.of(text)
