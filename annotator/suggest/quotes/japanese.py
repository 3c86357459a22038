"""Direct speech in Japanese news: 田中市長は「…」と述べた; 「…」と田中さんは話す."""

import re

from annotator.domain.spans import Span
from annotator.suggest.quotes.pairs import Pair, Pairs
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice

_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")
_OFTEN = 0.08
"""The share of kana in a text that is Japanese; Chinese news may hold a name in kana."""
_CUES = (
    "述べ|語っ|語る|話し|話す|言っ|言う|説明し|強調し|指摘し|答え|叫ん|叫び|尋ね|つぶや|コメントし|明らかにし|訴え|主張し|批判し|呼びかけ|"
    "発表し|認め|否定し|振り返|付け加え|反論し|謝罪し|表明し|書い"
)
_CUE = re.compile(f"と、?(?:[^。「」\n]{{0,24}}?)(?P<cue>{_CUES})(?:[たてるいし]{{0,3}})")
_SUBJECT = re.compile("(?P<who>[\u4e00-\u9fff\u30a1-\u30fa々ー・A-Za-z]{2,20})(?:は|が|も)")
_BEFORE = 40
_PRONOUNS = ("彼", "彼女")


def is_japanese(text: str) -> bool:
    """Whether a text holds as many kana as Japanese does."""
    begun = text[:3000]
    return len(_KANA.findall(begun)) > _OFTEN * len(begun)


def statements(text: str, pairs: Pairs) -> list[Statement]:
    """What is said in corner brackets before と and a verb of speech, with its subject before or behind."""
    return [said for pair in pairs.all if (said := _statement(text, pair)) is not None]


def _statement(text: str, pair: Pair) -> Statement | None:
    behind = _CUE.match(text, pair.outer.end, min(len(text), pair.outer.end + 48))
    if behind is None:
        return None
    cue = Span(behind.start("cue"), behind.end())
    start = max(0, pair.outer.start - _BEFORE, *(text.rfind(end, 0, pair.outer.start) + 1 for end in "。\n」"))
    found = [*_SUBJECT.finditer(text, start, pair.outer.start)]
    inner = _SUBJECT.search(text, pair.outer.end, cue.start)
    subject = inner or (found[-1] if found else None)
    if subject is None:
        return None
    span = Span(*subject.span("who"))
    kind = Kind.PRONOUN if span.of(text) in _PRONOUNS else Kind.NAME
    how = How.BEHIND if inner else How.DIRECT
    return Statement(pair.inner, cue, (Voice(span, kind),), how, 0.8, start=min(span.start, pair.outer.start))
