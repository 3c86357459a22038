"""What follows a cue: a pause, a colon, an opening mark, the words themselves, or the end of the sentence."""

import re
from dataclasses import dataclass
from functools import cache

from annotator.suggest.quotes.chinese.cues import Cue, Needs, of_somebody
from annotator.suggest.quotes.pairs import Pair, Pairs
from annotator.text.folding import fold

OPENING = '“「『"‘'
_HEARER = re.compile(
    fold(
        r"(?:[^,。;:!?“”「」『』\"\n]{0,6}记者|媒体|民警|警方|警察|法庭|法官|大家|他们|她们|他|她|我们|我|自己|家人|网友|父母|医生|老师|"
        r"对方|[^,。;:!?“”「」『』\"\n]{1,8}(?=[,:“「『\"]))"
    )
)
_HEARER_BEHIND = re.compile(fold(r"[^,。;:!?“”「」『』\"\n]{0,6}记者(?=[,:。“「『\"])"))
_SOMEBODY = re.compile(fold(r"[^,。;:!?“”「」『』\"\n]{1,12}(?=:?[“「『\"])"))
"""Of whom something is said, right before it."""
_WHEN_SAID = re.compile(fold("(?:這(?:番|句|些)?話(?:時|的時候|後|的)|罷|完)"))
_GROUP = re.compile(
    fold(
        r"(?:(?:廣大|各位|全體)[^,。;:!?“”「」『』\"\n\d]{1,10}|(?:在|所有|有關|相關|當地|本地)?[^,。;:!?“”「」『』\"\n\d]{0,12}?(?:公民|市民|居民|村民|旅客|乘客|遊客|消費者|用戶|"
        r"家長|考生|司機|駕駛員|駕駛人|民眾|群眾|網友|讀者|者|人員|企業|商家|單位|部門|各方|雙方|各國|各地|同胞|朋友|們)),"
    )
)
"""Who is told something, between a cue and a comma: 提醒|在当地的中国公民,|近期避免前往."""
_TO_SOMEBODY = "提醒 呼籲 警告 敦促 告誡 奉勸 勸告 促請"
_ENDING = ".。;!?\n”」』"
_PERFORMED = re.compile(
    fold(
        r"(?:热烈|衷心|诚挚|深切|强烈|由衷|高度|完全|坚决|严重|十分|非常|深表|深感|最|崇高|亲切|不)*"
        r"(?:欢迎|感谢|谢意|祝贺|慰问|哀悼|支持|同意|赞同|赞成|遗憾|歉意|满意|关切|关注|敬意|反对|不满|愤慨|理解|认可|肯定|担忧|忧虑|惊讶|"
        r"赞赏|抗议|谴责|道歉|怀念|钦佩|期待|高兴|欣慰|震惊|尊重|信心|希望)(?=[,。;、!?\n”」和与及的对之]|$)"
        r"|(?:欢迎|感谢|祝贺|慰问|哀悼|赞同|哀思|谢意|敬意|歉意)"
    )
)
"""What one does by saying it; nothing is reported: 表示歡迎."""
_NO_CONTENT = re.compile(fold(r"(?:如下|以下|什么|怎么|的|得|着|过|了|这话|这番话|此话|完|到这里|起)"))
_GOING_ON = tuple(fold("并 并且 且 以及").split())
"""What goes on with the same subject: the verb before it had its object before it, too."""
_OF_ONESELF = "承認 坦承 坦白 供認 招認 否認 證實 回憶 解釋 抱怨 重申 澄清 保證 承諾"
"""Verbs behind which a clause about whoever speaks may stand at once: 承認自己開局太緊張."""
_ONESELF = fold("自己")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Following:
    """Where what was said begins. ``mark`` is the sign between it and the cue, empty for none."""

    start: int
    mark: str
    pair: Pair | None = None
    ends: bool = False
    tells_when: bool = False
    """Whether more is told of the moment when something was said before: 說這話時."""


def following(folded: str, cue: Cue, pairs: Pairs) -> Following | None:
    """What follows a cue, ``None`` where it cannot announce anything."""
    at = cue.span.end
    hearer = (_HEARER if cue.needs is Needs.HEARER else _HEARER_BEHIND).match(folded, at)
    if hearer is None and cue.needs is Needs.HEARER:
        return None
    at = hearer.end() if hearer else at
    if (told := _told(folded, at, cue, pairs)) is not None:
        return told
    if cue.words in of_somebody() and (somebody := _SOMEBODY.match(folded, at)):
        at = somebody.end()
    mark = folded[at : at + 1] if folded[at : at + 1] in (",", ":") else ""
    start = at + len(mark)
    while start < len(folded) and folded[start].isspace() and (mark == ":" or folded[start] != "\n"):
        start += 1
    if not mark and (start >= len(folded) or folded[start] in _ENDING):
        return Following(start, "", ends=True)
    if mark == "," and folded.startswith(_GOING_ON, start):
        return None
    pair = pairs.opening(start)
    if cue.needs is Needs.HEARER and not mark and pair and not is_direct(folded, Following(start, mark, pair)):
        return None
    if not mark and pair and cue.needs is Needs.PAUSE and not is_direct(folded, Following(start, mark, pair)):
        return None
    return Following(start, mark, pair) if mark or pair or _may_follow_at_once(folded, start, cue) else None


def _told(folded: str, at: int, cue: Cue, pairs: Pairs) -> Following | None:
    """What follows where more is told of the moment of speech, or of the people who are warned."""
    if _WHEN_SAID.match(folded, at):
        return Following(at, "", ends=True, tells_when=True)
    group = _GROUP.match(folded, at) if cue.words in _to_somebody() else None
    return Following(group.end(), ",", pairs.opening(group.end())) if group else None


def _may_follow_at_once(folded: str, start: int, cue: Cue) -> bool:
    if cue.words in _of_oneself() and folded.startswith(_ONESELF, start):
        return True
    if cue.needs not in (Needs.NOTHING, Needs.HEARER):
        return False
    return not _PERFORMED.match(folded, start) and not _NO_CONTENT.match(folded, start)


@cache
def _to_somebody() -> frozenset[str]:
    return frozenset(fold(_TO_SOMEBODY).split())


@cache
def _of_oneself() -> frozenset[str]:
    return frozenset(fold(_OF_ONESELF).split())


def is_speech(folded: str, pair: Pair) -> bool:
    """Whether what stands in quotation marks has the shape of speech and not of a name."""
    if folded[pair.inner.end - 1] in ",。!?…~—;":
        return True
    before = folded[: pair.outer.start][-1:]
    return len(pair.inner) >= _SHORTEST and (not before or before in "\n。!?:,;”」』 \u3000")


def is_direct(folded: str, found: Following) -> bool:
    """Whether the marks right behind a cue hold what was said, and are no name that the sentence begins with."""
    if found.pair is None:
        return False
    inner, behind = found.pair.inner, folded[found.pair.outer.end : found.pair.outer.end + 1]
    if folded[inner.end - 1] in "。!?…~—;":
        return True
    ends = not behind or behind in ",。;!?\n" or behind in OPENING
    if found.mark == ":":
        return ends or len(inner) >= 2 * _SHORTEST
    return ends and (len(inner) >= _SHORTEST or (not found.mark and behind != ","))
