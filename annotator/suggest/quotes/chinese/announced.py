"""Direct speech that no verb of speech announces: somebody, what they do, a colon; or speech, then what somebody does.

老牛竖起大拇指:“…” · “…”老牛笑得合不拢嘴。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.domain.spans import Span
from annotator.suggest.quotes.chinese import heads
from annotator.suggest.quotes.chinese.meaning import Meaning
from annotator.suggest.quotes.pairs import Pair, Pairs
from annotator.suggest.quotes.statements import How, Kind, Statement, Voice
from annotator.suggest.quotes.stops import Layout
from annotator.text.folding import fold

_CLAUSE = re.compile('[^。;!?\n“”「」『』"…]*$')
_ENDED = re.compile("[。;!?\n]")
_REACH, _LONGEST_GESTURE = 60, 30
_SHORTEST = 6
_GESTURE = re.compile(
    fold(
        r"笑|乐|樂|喜|泪|淚|哭|叹|竖|點头|点头|摇头|拍着|拍了|摸着|望着|看着|指着|握着|拉着|满脸|一脸|合不拢|哽咽|红了眼|激动|"
        r"兴奋|高兴|自豪|骄傲|感激|感慨|欣慰|憨厚|腼腆|竖起|信心满满|充满信心|充满期待|深有感触|打开了话匣子|赞不绝口|连连|心有余悸"
    )
)
"""What people do while they speak, from general knowledge of reports."""
_NO_SPEECH = re.compile(
    fold(r"(?:写着|印着|刻着|贴着|挂着|显示|标语|口号|横幅|题词|牌匾|题为|名为|叫做|叫作|主题)[^,。]{0,6}$")
)
_BEFORE_A_COLON, _BEHIND = 0.72, 0.62


def announced(found: Sequence[Statement], layout: Layout, pairs: Pairs, meaning: Meaning) -> list[Statement]:
    """The statements with those of pairs that nobody has claimed, in order."""
    spoken = bytearray(len(layout.text))
    for said in found:
        for span in (said.content, *([said.cue] if said.cue else [])):
            spoken[span.start : span.end] = b"1" * len(span)
    further = list(_interrupted(pairs, layout, meaning, spoken))
    for said in further:
        spoken[said.content.start : said.content.end] = b"1" * len(said.content)
    for pair in pairs.all:
        if any(spoken[pair.inner.start : pair.inner.end]):
            continue
        said = _before(pair, layout, meaning) or _behind(pair, layout, meaning, spoken)
        if said is not None:
            further.append(said)
    return sorted([*found, *further], key=lambda said: said.content.start)


def _interrupted(pairs: Pairs, layout: Layout, meaning: Meaning, spoken: bytearray) -> Iterator[Statement]:
    """Both halves of speech that tells in between what somebody does: “…。”邢醫生摘下口罩,“…。”."""
    text, other_half = layout.text, None
    for first, second in pairwise(pairs.all):
        start, end = first.outer.end, second.outer.start
        if not 0 < end - start <= _LONGEST_GESTURE or text[end - 1] not in ",:" or _ENDED.search(text, start, end):
            continue
        goes_on = first is other_half  # who said it is known: somebody else may do something behind it
        if not (_is_whole(text, first) and _is_whole(text, second)) or any(
            spoken[start if goes_on else first.outer.start : second.outer.end]
        ):
            continue
        voice = meaning.sources.opener(Span(start, end - 1), end - 1)
        one = _statement(first, voice, meaning, How.GESTURE, _BEHIND, first.outer.start)
        other = _statement(second, voice, meaning, How.ANNOUNCED, _BEFORE_A_COLON, start)
        if one is not None and other is not None:
            yield from (other,) if goes_on else (one, other)
            other_half = second


def _before(pair: Pair, layout: Layout, meaning: Meaning) -> Statement | None:
    """Somebody, what they do, and a colon before what they say."""
    text, colon = layout.text, pair.outer.start - 1
    while colon > 0 and text[colon].isspace() and text[colon] != "\n":
        colon -= 1
    if colon <= 0 or text[colon] != ":" or not _is_whole(text, pair):
        return None
    begun = _CLAUSE.search(text, max(0, colon - _REACH), colon)
    if begun is None or _NO_SPEECH.search(text, begun.start(), colon):
        return None
    voice = meaning.sources.opener(Span(_without_blanks(text, begun.start(), colon), colon), colon)
    return _statement(pair, voice, meaning, How.ANNOUNCED, _BEFORE_A_COLON, begun.start())


def _behind(pair: Pair, layout: Layout, meaning: Meaning, spoken: bytearray) -> Statement | None:
    """Speech, and a short sentence about somebody who makes a face or a gesture."""
    text, start = layout.text, pair.outer.end
    if text[pair.inner.end - 1] not in "。!?…" or not _is_whole(text, pair) or text[start : start + 1] == "\n":
        return None
    sentence = layout.sentence(start)
    end = sentence.end
    if end - start > _LONGEST_GESTURE or not _GESTURE.search(text, start, end):
        return None
    if any(spoken[start:end]):
        return None
    voice = meaning.sources.opener(Span(start, end), end)
    return _statement(pair, voice, meaning, How.GESTURE, _BEHIND, pair.outer.start)


def _statement(
    pair: Pair, voice: Voice | None, meaning: Meaning, how: How, score: float, start: int
) -> Statement | None:
    if voice is None or voice.kind is Kind.ORGANISATION or heads.is_nobody(voice.span.of(meaning.layout.text)):
        return None
    named = meaning.named(voice)
    return Statement(pair.inner, None, (named,), how, score, start=start)


def _is_whole(text: str, pair: Pair) -> bool:
    return len(pair.inner) >= _SHORTEST and (text[pair.inner.end - 1] in "。!?…~—" or "," in pair.inner.of(text))


def _without_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
